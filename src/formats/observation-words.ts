import type { Means, ObservedClass, SubClass } from '#domain/observation'

/** A field of an observation that a column may hold; the wire's `tableField` has the same words. */
export type TableField =
  | 'observer'
  | 'event'
  | 'bearing'
  | 'range'
  | 'means'
  | 'count'
  | 'qualifier'
  | 'class'
  | 'sub'
  | 'description'
  | 'weapon'
  | 'dateTime'
  | 'date'
  | 'time'
  | 'fromTime'
  | 'toTime'
  | 'fromUtc'
  | 'toUtc'
  | 'sector'
  | 'zone'
  | 'day'
  | 'id'
  | 'revises'
  | 'group'
  | 'counted'

/** A text as words are looked up: without difference of case, composition, marks between words, or a point at its end. */
export function wordKey(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('İ', 'i')
    .toLowerCase()
    .replaceAll(/[\s\u00a0_,;:.()/\\'"«»“”‐–-]+/gu, ' ')
    .trim()
}

/** Headings by field, in English, Ukrainian, Russian, Armenian and Azerbaijani. */
export const HEADINGS: Readonly<Record<TableField, readonly string[]>> = {
  observer: [
    'SMM position',
    'observer position',
    'observation position',
    'position',
    'observer',
    'позиція СММ',
    'позиція',
    'місце спостереження',
    'позиция СММ',
    'позиция',
    'место наблюдения',
    'դիրք',
    'դիտակետ',
    'դիտարկման վայր',
    'mövqe',
    'müşahidə yeri',
    'müşahidəçi',
  ],
  event: [
    'event location',
    'location',
    'event',
    'місце події',
    'место события',
    'место',
    'դեպքի վայր',
    'իրադարձության վայր',
    'hadisə yeri',
    'hadisənin yeri',
  ],
  bearing: ['bearing', 'direction', 'azimuth', 'напрямок', 'азимут', 'направление', 'пеленг', 'ուղղություն', 'ազիմուտ', 'istiqamət', 'azimut'],
  range: ['range', 'distance', 'відстань', 'дальність', 'расстояние', 'дальность', 'дистанция', 'հեռավորություն', 'məsafə'],
  means: ['means', 'спосіб', 'засіб', 'способ', 'средство', 'միջոց', 'եղանակ', 'vasitə', 'üsul'],
  count: ['no', 'n', 'number', 'count', 'к-сть', 'кількість', 'число', 'кол-во', 'количество', '№', 'քանակ', 'թիվ', 'say', 'sayı', 'miqdar'],
  qualifier: ['qualifier', 'точність', 'точность', 'ճշտություն', 'dəqiqlik'],
  class: ['observation', 'class', 'спостереження', 'клас', 'наблюдение', 'класс', 'դիտարկում', 'դաս', 'müşahidə', 'sinif'],
  sub: ['sub class', 'subclass', 'підклас', 'подкласс', 'ենթադաս', 'alt sinif'],
  description: ['description', 'notes', 'опис', 'описание', 'примечание', 'նկարագրություն', 'təsvir', 'qeyd'],
  weapon: ['weapon', 'зброя', 'озброєння', 'оружие', 'вооружение', 'զենք', 'silah'],
  dateTime: [
    'date time',
    'date and time',
    'time and date',
    'дата час',
    'дата та час',
    'дата время',
    'дата и время',
    'ամսաթիվ ժամ',
    'ամսաթիվ և ժամ',
    'tarix vaxt',
    'tarix saat',
    'tarix və vaxt',
  ],
  date: ['date', 'дата', 'ամսաթիվ', 'tarix'],
  time: ['time', 'час', 'время', 'ժամ', 'ժամանակ', 'vaxt', 'saat'],
  fromTime: ['from', 'start', 'від', 'початок', 'начало', 'с', 'սկիզբ', 'başlanğıc'],
  toTime: ['to', 'end', 'кінець', 'до', 'конец', 'ավարտ', 'son'],
  fromUtc: ['from utc'],
  toUtc: ['to utc'],
  sector: ['sector', 'сектор', 'հատված', 'sektor'],
  zone: ['zone', 'зона', 'գոտի', 'zona'],
  day: ['day', 'день', 'օր', 'gün'],
  id: ['id'],
  revises: ['revises'],
  group: ['group', 'група', 'группа', 'խումբ', 'qrup'],
  counted: ['counted in group', 'counted'],
}

type Words<K extends string> = Readonly<Record<K, readonly string[]>>

/** How it was perceived. */
export const MEANS_WORDS: Words<Means> = {
  heard: ['heard', 'hear', 'чули', 'чув', 'почули', 'слышали', 'слышал', 'услышали', 'լսել', 'լսել են', 'լսվել է', 'eşidib', 'eşidilib', 'eşitdi', 'eşidildi'],
  saw: ['saw', 'seen', 'observed', 'бачили', 'бачив', 'побачили', 'видели', 'видел', 'увидели', 'տեսել', 'տեսել են', 'տեսնվել է', 'görüb', 'görülüb', 'gördü'],
  recorded: ['recorded', 'record', 'зафіксували', 'записали', 'зафиксировали', 'записала', 'зафиксировано', 'зафіксовано', 'արձանագրել', 'արձանագրվել է', 'տեսագրվել է', 'qeydə alıb', 'qeydə alınıb', 'lentə alınıb'],
  imagery: ['imagery', 'aerial imagery', 'знімки', 'снимки', 'պատկեր', 'պատկերներ', 'təsvirlər', 'peyk təsviri'],
}

/** A class, with the sub-class where the word says one. */
export type ClassWord = { readonly class: ObservedClass; readonly sub?: SubClass }

/** What was perceived. The second of the two words of bursts and shots says the sub-class. */
export const CLASS_WORDS: readonly { readonly is: ClassWord; readonly words: readonly string[] }[] = [
  { is: { class: 'explosion' }, words: ['explosion', 'explosions', 'вибух', 'вибухи', 'взрыв', 'взрывы', 'պայթյուն', 'պայթյուններ', 'partlayış', 'partlayışlar'] },
  { is: { class: 'projectile' }, words: ['projectile', 'projectiles', 'снаряд', 'снаряди', 'снаряды', 'արկ', 'արկեր', 'mərmi', 'mərmilər'] },
  { is: { class: 'muzzleFlash' }, words: ['muzzleFlash', 'muzzle flash', 'muzzle flashes', 'дуловий спалах', 'дульная вспышка', 'փողային բռնկում', 'lülə alovu'] },
  {
    is: { class: 'illuminationFlare' },
    words: ['illuminationFlare', 'illumination flare', 'illumination flares', 'flare', 'освітлювальна ракета', 'осветительная ракета', 'լուսավորող հրթիռ', 'լուսարձակող հրթիռ', 'işıqlandırıcı raket', 'işıq raketi'],
  },
  { is: { class: 'burstShot', sub: 'burst' }, words: ['burst', 'bursts', 'черга', 'черги', 'очередь', 'очереди', 'կրակահերթ', 'կրակահերթեր', 'atəş növbəsi', 'növbə'] },
  { is: { class: 'burstShot', sub: 'shot' }, words: ['shot', 'shots', 'постріл', 'постріли', 'выстрел', 'выстрелы', 'կրակոց', 'կրակոցներ', 'atəş', 'tək atəş'] },
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
  airburst: ['airburst', 'air burst', 'розрив у повітрі', 'повітряний розрив', 'воздушный разрыв', 'разрыв в воздухе', 'օդային պայթյուն', 'havada partlayış'],
  outgoing: ['outgoing', 'вихідний', 'исходящий', 'исходящая', 'ելքային', 'արձակված', 'çıxan', 'atılan'],
  undetermined: ['undetermined', 'невизначений', 'не визначено', 'неопределённый', 'неопределенный', 'не определено', 'չորոշված', 'անորոշ', 'müəyyən edilməyib'],
  burst: ['burst', 'черга', 'очередь', 'կրակահերթ', 'növbə'],
  shot: ['shot', 'постріл', 'выстрел', 'կրակոց', 'atəş'],
}

/** Not known, as tables write it: looked, and cannot say. */
export const NOT_KNOWN: readonly string[] = ['n k', 'nk', 'unknown', 'н и', 'н в', 'неизвестно', 'невідомо', 'անհայտ', 'ա հ', 'naməlum', 'n m', '?']

/** Words before a number that qualify it. */
export const COUNT_WORDS: Words<'about' | 'atLeast' | 'atMost'> = {
  about: ['about', 'around', 'approximately', 'approx', 'circa', '~', 'близько', 'приблизно', 'около', 'примерно', 'մոտ', 'մոտավորապես', 'շուրջ', 'təxminən', 'təqribən'],
  atLeast: ['at least', '>=', '≥', 'не менше', 'щонайменше', 'не менее', 'առնվազն', 'ոչ պակաս', 'ən azı', 'azı'],
  atMost: ['at most', 'up to', '<=', '≤', 'не більше', 'не более', 'առավելագույնը', 'ոչ ավելի', 'ən çoxu'],
}

/** A row that states a total. */
export const TOTAL_WORDS: readonly string[] = ['total', 'sum', 'всього', 'разом', 'всего', 'итого', 'ընդամենը', 'cəmi', 'cəm', 'yekun']

/** What a description says of live-fire training: that it was assessed to be it, or announced. */
export const LIVE_FIRE: Words<'assessed' | 'declared' | 'mentioned'> = {
  assessed: ['assessed as', 'assessed to be', 'оцінен', 'оценен', 'расценен', 'գնահատվ', 'qiymətləndiril'],
  declared: ['declared', 'notified', 'announced', 'заявлен', 'оголошен', 'объявлен', 'հայտարարված', 'elan edil'],
  mentioned: ['live fire', 'навчальн', 'бойові стрільби', 'учебн', 'боевые стрельбы', 'զորավարժ', 'կրակային վարժ', 'döyüş atış', 'təlim'],
}

/** What a description says of the zone. */
export const ZONE_WORDS: Words<'outside' | 'inside'> = {
  outside: ['outside the security zone', 'outside the zone', 'поза зоною', 'вне зоны', 'գոտուց դուրս', 'zonadan kənar', 'zonasından kənar'],
  inside: ['inside the security zone', 'inside the zone', 'within the security zone', 'у межах зони', 'в зоне безопасности', 'գոտու ներսում', 'zona daxilində', 'zonası daxilində'],
}

/** Words that join two means or two winds. */
export const AND: RegExp = /\s*(?:[,+/&]|(?<!\p{L})(?:and|və|и|й|і|та|և|եւ|ու)(?!\p{L}))\s*/giu

/** What a word of a list stands for, looked up by its key. */
export function wordIn<K extends string>(text: string, words: Words<K>): K | undefined {
  const key = wordKey(text)
  return keysOf(words).find((name) => words[name].some((word) => wordKey(word) === key))
}

/** Whether a text holds one of the words of a list. */
export function holds(text: string, words: readonly string[]): boolean {
  const key = wordKey(text)
  return words.some((word) => key.includes(wordKey(word)))
}

/** The names of a list of words, as its type has them. */
function keysOf<K extends string>(words: Words<K>): readonly K[]
function keysOf(words: Words<string>): readonly string[] {
  return Object.keys(words)
}

/** Whether a text says that a thing is not known. */
export function isNotKnown(text: string): boolean {
  const key = wordKey(text)
  return NOT_KNOWN.some((word) => wordKey(word) === key)
}

/** The class a word stands for. */
export function classIn(text: string): ClassWord | undefined {
  const key = wordKey(text)
  return CLASS_WORDS.find(({ words }) => words.some((word) => wordKey(word) === key))?.is
}

/** The means of a cell, each once; `undefined` where one of its words is none. */
export function meansIn(text: string): readonly Means[] | undefined {
  const found = text.split(AND).map((word) => wordIn(word, MEANS_WORDS))
  const known = found.flatMap((means) => means ?? [])
  return known.length === found.length ? [...new Set(known)] : undefined
}
