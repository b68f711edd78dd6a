/**
 * The other half of the words that are read aloud, in order: lines 513 to 1,024 of `words-en-v1.txt` (record.md section
 * 9.2; its licence stands beside it in `fixtures/vectors/record`). A test holds them to that file.
 */
export const READBACK_WORDS: readonly string[] = `
joke journey juice jungle junior junk keen ketchup kingdom kiss kitchen kite kiwi knee knock know
label ladder lake laptop large later laugh laundry lava lazy leave lecture legend leisure lemon
length leopard lesson level library life limit link lion little lizard loan lobster local lonely
long loop lottery lounge lucky luggage lumber lunar luxury lyrics machine magic magnet major mammal
manage mandate mango manual maple marble margin market mass math matrix matter maze meadow measure
meat media member memory mention menu merry mesh metal method milk mimic minimum minor miracle
mirror mixed mixture mobile model moment month moon more morning mouse movie much muffin mule museum
music mutual myself naive napkin narrow nature near nephew nerve nest network neutral news noble
noise noodle notable note nothing notice novel object oblige obscure obtain obvious odor often okay
olive omit onion online only opera option orange orbit orchard organ ostrich other outer output oval
oven owner oxygen oyster pact paddle pair palace panda panther paper parade parent parrot party
patient pattern payment pelican pencil people pepper perfect photo phrase piano picnic picture
pigeon pioneer pipe pitch planet plastic plate play please pluck plug poem point polar popular
portion post potato praise prefer prepare price primary produce profit program project promote
prosper proud provide public pull pulse pumpkin pupil puppy push puzzle pyramid quality quantum
quick quit quote rabbit radio rally ranch rapid rare razor reason rebuild receive recipe reflect
reform region regret relax relief remain remind render rent reopen repair replace require retire
review reward rhythm rich ride rigid ring ripple river robot robust romance rookie rough rubber
runway rural salad salmon salt salute sample satoshi sauce sausage scale scan scene scheme school
science screen script scrub search secret seek segment select sell seminar sense series service
session setup shadow shaft shallow share sheriff shine shiver shoe short shrug shuffle sibling sick
sight sign silly silver similar situate size skate sketch skill skirt slab sleep slender slim slogan
small smart smile snack snake snap sniff soccer soda soft solid solve sorry soul source space
spatial speak special speed sphere spider spirit split spoil sponsor spoon spray spread spring
square stable stadium staff stage stairs steel step stereo sting stock stone stool story street
student stumble style subject subway sudden sugar suggest summer sunset supply supreme sure surface
sustain swarm sweet swift switch symptom syrup system tackle talent tape taste tattoo taxi tennis
term text thank theme theory thing this thought thrive thumb thunder tiger tilt time tiny tired
title tobacco token tomato tongue tooth topic torch tornado total tourist trade traffic trash travel
tray trend trial trim trophy truly tuition tuna tunnel turkey turtle twice twin twist typical uncle
uncover under undo unfair unique until unusual unveil upgrade uphold upon upper urban usage used
useful useless usual vacuum vague valid valve vapor various vast vault velvet venture venue verb
version vessel vibrant video view vintage visit visual vivid voice volume wagon walnut want weasel
weather weekend weird welcome whale wheel where whip whisper width window winter wisdom wise wolf
word worth wrap write
`
  .trim()
  .split(/\s+/)
