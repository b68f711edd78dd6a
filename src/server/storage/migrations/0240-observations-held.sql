-- What memory holds of observations and watches is brought up to date by what changed since, in this order.
create index observations_changed on observations (changed, id);
create index event_groups_idx on event_groups (idx);
create index event_groups_undone on event_groups (undone_idx) where undone_idx is not null;
create index watches_changed on watches (changed);

-- Searches and filters look in memory, and no question is asked by these any more: each cost a write of every observation.
drop index observations_sector;
drop index observations_class;
drop index observations_state;
drop index observations_means;
drop index observations_places;
drop index observations_words;
