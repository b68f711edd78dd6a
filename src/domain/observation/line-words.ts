import { wordKey } from '#domain/measure'

import type { Means, ObservedClass, SubClass } from './observation.ts'

/** What a class word says: the class, and the sub-class where it names one. */
export type ClassWord = { readonly class: ObservedClass; readonly sub: SubClass }

/** Words for a class as they stand in a notebook, a line for each language: English, Russian, Armenian, Azerbaijani. */
const CLASS_WORDS: readonly (ClassWord & { readonly words: readonly string[] })[] = [
  {
    class: 'explosion',
    sub: 'undetermined',
    words: [
      'expl, explosion, explosions, blast, blasts, undetermined explosion, undetermined explosions',
      'взр, взрыв, взрыва, взрывов, взрывы',
      'պթ, պայթ, պայթյուն, պայթյուններ, պայթյունի',
      'part, partlayış, partlayışlar, partlayışı',
    ],
  },
  {
    class: 'explosion',
    sub: 'impact',
    words: [
      'imp, impact, impacts',
      'разрыв, разрыва, разрывов, разрывы, попадание, попадания, попаданий, прилёт, прилёта, прилётов',
      'հարված, հարվածներ, ընկնող',
      'dəymə, düşmə, düşmələr',
    ],
  },
  {
    class: 'explosion',
    sub: 'airburst',
    words: [
      'air, airburst, airbursts, air burst, air bursts',
      'воздушный разрыв, воздушных разрыва, воздушных разрывов, воздушный, воздушных',
      'օդային պայթյուն, օդային պայթյուններ, օդային',
      'havada partlayış, hava partlayışı, hava',
    ],
  },
  {
    class: 'explosion',
    sub: 'outgoing',
    words: [
      'out, outgoing, outgoing explosion, outgoing explosions',
      'исх, исходящий, исходящих, исходящие, исходящий взрыв, исходящих взрыва, исходящих взрывов',
      'ելնող, ելնող պայթյուն, ելնող պայթյուններ',
      'çıxan, çıxan partlayış, çıxan atəş',
    ],
  },
  {
    class: 'projectile',
    sub: 'none',
    words: [
      'proj, projectile, projectiles, projectile in flight, projectiles in flight',
      'снаряд, снаряда, снарядов, снаряды, боеприпас, боеприпаса, боеприпасов',
      'արկ, արկեր, թռչող արկ, թռչող արկեր',
      'mərmi, mərmilər, uçan mərmi, uçan mərmilər',
    ],
  },
  {
    class: 'muzzleFlash',
    sub: 'none',
    words: [
      'flash, flashes, muzzle flash, muzzle flashes',
      'вспышка, вспышки, вспышек, дульная вспышка, дульных вспышки, дульных вспышек',
      'բռնկում, բռնկումներ, փողաբերանի բռնկում, կրակոցի բռնկում',
      'parıltı, parıltılar, atəş parıltısı, lülə alovu',
    ],
  },
  {
    class: 'illuminationFlare',
    sub: 'none',
    words: [
      'flare, flares, illumination flare, illumination flares',
      'осветительная ракета, осветительные ракеты, осветительных ракеты, осветительных ракет',
      'լուսավորող հրթիռ, լուսարձակող հրթիռ',
      'işıqlandırıcı raket, işıqlandırıcı raketlər',
    ],
  },
  {
    class: 'burstShot',
    sub: 'burst',
    words: [
      'burst, bursts',
      'очередь, очереди, очередей',
      'կրակահերթ, կրակահերթեր',
      'növbə, növbələr, atəş növbəsi, seriya, seriyalar, atəş seriyası',
    ],
  },
  {
    class: 'burstShot',
    sub: 'shot',
    words: [
      'shot, shots',
      'выстрел, выстрела, выстрелов, выстрелы',
      'կրակոց, կրակոցներ',
      'atış, atışlar, tək atəş, tək atış',
    ],
  },
]

/** Words for how something was perceived. */
const MEANS_WORDS: Readonly<Record<Exclude<Means, 'imagery'>, readonly string[]>> = {
  heard: [
    'heard, h, H',
    'слышал, слышала, слышали, слышно, услышал, услышали, слышны, сл',
    'լսել են, լսել է, լսել, լսեց, լսեցի, լսեցինք, լսվեց, լսվել է',
    'eşitdi, eşitdim, eşitdik, eşidilib, eşidildi',
  ],
  saw: [
    'saw, seen, s',
    'видел, видела, видели, видно, увидел, увидели',
    'տեսել են, տեսել է, տեսել, տեսավ, տեսա, տեսանք, տեսանելի',
    'gördü, gördüm, gördük, görülüb, göründü',
  ],
  recorded: [
    'rec, recorded, r, R',
    'записано, записал, записали',
    'ձայնագրվել է, ձայնագրվել, ձայնագրվեց, գրանցվել է, գրանցվեց',
    'yazılıb, yazıldı, qeydə alındı, qeydə alınıb',
  ],
}

/** Words that say there was nothing at all. */
const ZERO_WORDS: readonly string[] = [
  'nothing, nothing to report, nil, nil report',
  'ничего, ничего не замечено, тихо',
  'ոչինչ, ոչինչ չկա, հանգիստ',
  'heç nə, heç nə yoxdur, sakit',
]

/** Words that turn what was told into its opposite: a line with one of them is kept as words (R-UI-78). */
const NEGATIONS: readonly string[] = [
  "no, not, none, never, without, neither, didn't, don't, can't, couldn't, wasn't",
  'не, нет, ни, без',
  'ոչ, չի, չեն, չենք, չկա, չկար, չլսվեց, չլսեց, չլսեցինք, չտեսավ, չտեսանք, առանց',
  'yox, yoxdur, deyil, heç, olmadı, eşitmədi, eşitmədik, eşidilmədi, görmədi, görmədik',
]

/** Class words that are everyday words as well: they say a class only beside another token of an observation. */
const EVERYDAY: readonly string[] = [
  'air, out, part, hava, seriya, növbə, çıxan',
  'очередь, очереди, воздушный, воздушных, օդային, ընկնող, ելնող',
]

/** A class, by the key of its words. */
export const classByWords: ReadonlyMap<string, ClassWord> = new Map(
  CLASS_WORDS.flatMap(({ class: told, sub, words }) =>
    keysOf(words).map((key): [string, ClassWord] => [key, { class: told, sub }]),
  ),
)

/** A means, by its words. One letter is read as it stands: `S` is south. */
export const meansByWords: ReadonlyMap<string, Means> = new Map(
  (['heard', 'saw', 'recorded'] as const).flatMap((means) =>
    keysOf(MEANS_WORDS[means]).map((key): [string, Means] => [key, means]),
  ),
)

/** Words for nothing at all. */
export const zeroWords: ReadonlySet<string> = new Set(keysOf(ZERO_WORDS))

const everyday: ReadonlySet<string> = new Set(keysOf(EVERYDAY))
const negations: ReadonlySet<string> = new Set(keysOf(NEGATIONS))

/** Whether a class word means something else in most sentences: `lights out in village`. */
export function isEveryday(words: string): boolean {
  return everyday.has(lineKey(words))
}

/** Whether some word of a text says that it was not so. */
export function isNegated(text: string): boolean {
  return wordKey(text)
    .replaceAll('’', "'")
    .split(/[^\p{L}']+/u)
    .some((word) => negations.has(word))
}

/** The key under which words stand here. */
export function lineKey(words: string): string {
  return words.length === 1 ? words : wordKey(words)
}

function keysOf(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(', ')).map(lineKey)
}
