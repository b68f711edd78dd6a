import type { Means, ObservedClass, SubClass } from '#domain/observation'

/** A text as words are looked up: without difference of case, composition, marks between words, or a point at its end. */
export function wordKey(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('İ', 'i')
    .toLowerCase()
    .replaceAll(/[\s\u00a0_,;:.()/\\'"«»“”‐–-]+/gu, ' ')
    .trim()
}

/** Lists of words by what they stand for. */
export type Words<K extends string> = Readonly<Record<K, readonly string[]>>

/** How it was perceived. */
const MEANS_WORDS: Words<Means> = {
  heard: [
    'heard',
    'hear',
    'чули',
    'чув',
    'почули',
    'слышали',
    'слышал',
    'услышали',
    'լսել',
    'լսել են',
    'լսվել է',
    'eşidib',
    'eşidilib',
    'eşitdi',
    'eşidildi',
  ],
  saw: [
    'saw',
    'seen',
    'observed',
    'бачили',
    'бачив',
    'побачили',
    'видели',
    'видел',
    'увидели',
    'տեսել',
    'տեսել են',
    'տեսնվել է',
    'görüb',
    'görülüb',
    'gördü',
  ],
  recorded: [
    'recorded',
    'record',
    'зафіксували',
    'записали',
    'зафиксировали',
    'записала',
    'зафиксировано',
    'зафіксовано',
    'արձանագրել',
    'արձանագրվել է',
    'տեսագրվել է',
    'qeydə alıb',
    'qeydə alınıb',
    'lentə alınıb',
  ],
  imagery: [
    'imagery',
    'aerial imagery',
    'знімки',
    'снимки',
    'պատկեր',
    'պատկերներ',
    'təsvirlər',
    'peyk təsviri',
  ],
}

/** A class, with the sub-class where the word says one. */
export type ClassWord = { readonly class: ObservedClass; readonly sub?: SubClass }

/** What was perceived. The second of the two words of bursts and shots says the sub-class. */
const CLASS_WORDS: readonly { readonly is: ClassWord; readonly words: readonly string[] }[] = [
  {
    is: { class: 'explosion' },
    words: [
      'explosion',
      'explosions',
      'вибух',
      'вибухи',
      'взрыв',
      'взрывы',
      'պայթյուն',
      'պայթյուններ',
      'partlayış',
      'partlayışlar',
    ],
  },
  {
    is: { class: 'projectile' },
    words: ['projectile', 'projectiles', 'снаряд', 'снаряди', 'снаряды', 'արկ', 'արկեր', 'mərmi', 'mərmilər'],
  },
  {
    is: { class: 'muzzleFlash' },
    words: [
      'muzzleFlash',
      'muzzle flash',
      'muzzle flashes',
      'дуловий спалах',
      'дульная вспышка',
      'փողային բռնկում',
      'lülə alovu',
    ],
  },
  {
    is: { class: 'illuminationFlare' },
    words: [
      'illuminationFlare',
      'illumination flare',
      'illumination flares',
      'flare',
      'освітлювальна ракета',
      'осветительная ракета',
      'լուսավորող հրթիռ',
      'լուսարձակող հրթիռ',
      'işıqlandırıcı raket',
      'işıq raketi',
    ],
  },
  {
    is: { class: 'burstShot', sub: 'burst' },
    words: [
      'burst',
      'bursts',
      'черга',
      'черги',
      'очередь',
      'очереди',
      'կրակահերթ',
      'կրակահերթեր',
      'atəş növbəsi',
      'növbə',
    ],
  },
  {
    is: { class: 'burstShot', sub: 'shot' },
    words: [
      'shot',
      'shots',
      'постріл',
      'постріли',
      'выстрел',
      'выстрелы',
      'կրակոց',
      'կրակոցներ',
      'atəş',
      'tək atəş',
    ],
  },
  { is: { class: 'burstShot' }, words: ['burstShot'] },
  { is: { class: 'weaponPresence' }, words: ['weaponPresence', 'weapon presence'] },
  { is: { class: 'movement' }, words: ['movement'] },
  { is: { class: 'fortification' }, words: ['fortification', 'trench'] },
  { is: { class: 'mine' }, words: ['mine', 'unexploded ordnance'] },
  { is: { class: 'aircraft' }, words: ['aircraft'] },
  { is: { class: 'damage' }, words: ['damage'] },
  { is: { class: 'persons' }, words: ['persons'] },
]

/** Sub-classes of explosions, and of bursts and shots. */
export const SUB_WORDS: Words<Exclude<SubClass, 'none'>> = {
  impact: ['impact', 'розрив', 'влучання', 'разрыв', 'попадание', 'հարված', 'düşmə', 'dəymə'],
  airburst: [
    'airburst',
    'air burst',
    'розрив у повітрі',
    'повітряний розрив',
    'воздушный разрыв',
    'разрыв в воздухе',
    'օդային պայթյուն',
    'havada partlayış',
  ],
  outgoing: ['outgoing', 'вихідний', 'исходящий', 'исходящая', 'ելքային', 'արձակված', 'çıxan', 'atılan'],
  undetermined: [
    'undetermined',
    'невизначений',
    'не визначено',
    'неопределённый',
    'неопределенный',
    'не определено',
    'չորոշված',
    'անորոշ',
    'müəyyən edilməyib',
  ],
  burst: ['burst', 'черга', 'очередь', 'կրակահերթ', 'növbə'],
  shot: ['shot', 'постріл', 'выстрел', 'կրակոց', 'atəş'],
}

/** Not known, as tables write it: looked, and cannot say. */
const NOT_KNOWN: readonly string[] = [
  'n k',
  'nk',
  'unknown',
  'н и',
  'н в',
  'неизвестно',
  'невідомо',
  'անհայտ',
  'ա հ',
  'naməlum',
  'n m',
  '?',
]

/** Words before a number that qualify it. */
export const COUNT_WORDS: Words<'about' | 'atLeast' | 'atMost'> = {
  about: [
    'about',
    'around',
    'approximately',
    'approx',
    'circa',
    '~',
    'близько',
    'приблизно',
    'около',
    'примерно',
    'մոտ',
    'մոտավորապես',
    'շուրջ',
    'təxminən',
    'təqribən',
  ],
  atLeast: [
    'at least',
    '>=',
    '≥',
    'не менше',
    'щонайменше',
    'не менее',
    'առնվազն',
    'ոչ պակաս',
    'ən azı',
    'azı',
  ],
  atMost: ['at most', 'up to', '<=', '≤', 'не більше', 'не более', 'առավելագույնը', 'ոչ ավելի', 'ən çoxu'],
}

/** A row that states a total. */
export const TOTAL_WORDS: readonly string[] = [
  'total',
  'sum',
  'всього',
  'разом',
  'всего',
  'итого',
  'ընդամենը',
  'cəmi',
  'cəm',
  'yekun',
]

/** Words that join two means or two winds. */
export const AND: RegExp = /\s*(?:[,+/&]|(?<!\p{L})(?:and|və|и|й|і|та|և|եւ|ու)(?!\p{L}))\s*/giu

/** Words of the lists are folded once, not at every cell of a table: that would be most of the time it takes to read one. */
const folded = new Map<string, string>()

function keyOf(word: string): string {
  const kept = folded.get(word)
  if (kept !== undefined) return kept
  const key = wordKey(word)
  folded.set(word, key)
  return key
}

/** What a word of a list stands for, looked up by its key. */
export function wordIn<K extends string>(text: string, words: Words<K>): K | undefined {
  const key = wordKey(text)
  return keysOf(words).find((name) => words[name].some((word) => keyOf(word) === key))
}

/** Whether a text holds one of the words of a list. */
export function holds(text: string, words: readonly string[]): boolean {
  const key = wordKey(text)
  return words.some((word) => key.includes(keyOf(word)))
}

/** The names of a list of words, as its type has them. */
function keysOf<K extends string>(words: Words<K>): readonly K[]
function keysOf(words: Words<string>): readonly string[] {
  return Object.keys(words)
}

/** Whether a text says that a thing is not known. */
export function isNotKnown(text: string): boolean {
  const key = wordKey(text)
  return NOT_KNOWN.some((word) => keyOf(word) === key)
}

/** The class a word stands for. */
export function classIn(text: string): ClassWord | undefined {
  const key = wordKey(text)
  return CLASS_WORDS.find(({ words }) => words.some((word) => keyOf(word) === key))?.is
}

/** The means of a cell, each once; `undefined` where one of its words is none. */
export function meansIn(text: string): readonly Means[] | undefined {
  const found = text.split(AND).map((word) => wordIn(word, MEANS_WORDS))
  const known = found.flatMap((means) => means ?? [])
  return known.length === found.length ? [...new Set(known)] : undefined
}
