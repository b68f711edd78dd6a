/**
 * The 512 check-words of copied texts, in order: lines 1 to 512 of `words-en-v1.txt` (record.md section 8; made from the
 * BIP-39 list, see `fixtures/vectors/record/words-en-v1.LICENSE`). A test holds them to that file.
 */
export const CHECK_WORDS: readonly string[] = `
abandon ability able about above absorb absurd access account achieve acquire across action actor
actress adapt addict address adjust adult advice aerobic affair afford ahead airport aisle album
alcohol allow almost alpha already alter always amateur amazing among amused analyst anchor ancient
angle annual another antenna anxiety apology appear apple arch arctic argue around arrange arrive
artist aspect asset assist assume athlete atom attend attract audit author auto autumn average
avocado awake away awesome awful axis baby bacon badge balance ball bamboo banana banner barely
barrel base basic basket bean beauty because become beef behave behind believe below belt better
between beyond bicycle bind biology birth black blame bless blossom blouse blue blush boat body boil
bone book boost boring borrow boss bounce bracket brain brand brass bread breeze brick bridge bright
broken bronze broom brother bubble buddy budget buffalo build bundle burger burst busy buzz cabbage
cabin cactus cage camera camp canal candy canoe canyon capable capital carbon cargo carpet carry
cash castle catalog catch caught cause caution celery cement census century cereal chair chalk
change chapter chat cheap check cheese chef chest chicken child chimney choice chronic chuckle chunk
churn circle citizen city clap clarify clerk clever click client cliff clinic clog close cloth clown
club clump cluster clutch coast coconut code coffee coin color column combine comfort common company
concert connect cool coral cotton couple course cousin coyote crack cradle craft crane crawl crazy
credit creek cricket crisp critic crop crouch crucial cruise crumble crunch crystal cube culture
curious current cushion custom cycle dance daring deal debate debris decade define defy degree delay
demand depart depend deposit depth derive design desk detail develop devote diagram diamond diary
dice diet differ digital dignity dilemma direct dish display divert dizzy doctor doll dolphin domain
donkey donor dose dragon drama draw dream dress drift drip duck dumb dune dust dwarf dynamic eager
eagle early earth easily easy echo economy edge edit educate effort elbow elder elegant element
elite embark embody embrace emerge employ empower empty enable enact endorse energy engage enhance
enjoy enough enrich enroll ensure enter entry episode equal equip erosion essay essence estate
eternal evoke example excess excite exclude exhaust exhibit exist exotic expect express extend extra
eyebrow face faculty faint faith family fancy fantasy farm fashion feature feed fetch fiber fiction
film filter final fine finger flat flavor flight flip floor flower fluid foam focus follow foot
forest forget forum found fragile frame fresh fringe frog frost frozen fruit funny furnace fury
future gadget galaxy gallery game garage garlic garment gasp gather gauge genius genre gentle
genuine gesture gift giggle giraffe give glance glare glass glide glimpse gloom glory glow goose
gorilla gown grace gravity great grid grocery guess guitar habit hamster hand happy harbor harvest
hawk health heavy height high hill hint hire history hockey hole holiday honey hood horse hotel hour
huge humble humor hungry hurdle hurry hybrid icon idea illegal image immense impact improve impulse
include income index indoor inhale initial inject input inquiry inspire intact into involve isolate
item ivory jacket jaguar jazz jelly jewel
`
  .trim()
  .split(/\s+/)
