-- A page of observations is read by their places in the order of receipt, each by itself: its record may hold a hundred.
create unique index observations_key on observations ((first_idx * 128 + split_part(id, '.', 2)::int8));
