/** Letters end here: no letter, and no ending set off by a hyphen, goes on. */
const END = String.raw`(?!-?\p{L}|\d)`

const EN = [
  'jan(?:uary)?',
  'feb(?:ruary)?',
  'mar(?:ch)?',
  'apr(?:il)?',
  'may',
  'june?',
  'july?',
  'aug(?:ust)?',
  'sept?(?:ember)?',
  'oct(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?',
]

const RU = [
  'янв(?:ар[яь])?',
  'февр?(?:ал[яь])?',
  'мар(?:та?)?',
  'апр(?:ел[яь])?',
  'ма[яй]',
  'июн[яь]',
  'июл[яь]',
  'авг(?:уста?)?',
  'сент?(?:ябр[яь])?',
  'окт(?:ябр[яь])?',
  'нояб?(?:р[яь])?',
  'дек(?:абр[яь])?',
]

const UK = [
  'січ(?:ень|ня)?',
  'лют(?:ий|ого)?',
  'бер(?:езень|езня)?',
  'квіт?(?:ень|ня)?',
  'трав?(?:ень|ня)?',
  'черв?(?:ень|ня)?',
  'лип(?:ень|ня)?',
  'серп?(?:ень|ня)?',
  'вер(?:есень|есня)?',
  'жовт?(?:ень|ня)?',
  'лист(?:опада?)?',
  'груд?(?:ень|ня)?',
]

const HY = [
  'հունվար',
  'փետրվար',
  'մարտ',
  'ապրիլ',
  'մայիս',
  'հունիս',
  'հուլիս',
  'օգոստոս',
  'սեպտեմբեր',
  'հոկտեմբեր',
  'նոյեմբեր',
  'դեկտեմբեր',
]

const AZ = [
  'yanvar',
  'fevral',
  'mart',
  'aprel',
  'may',
  '[iİ]yun',
  '[iİ]yul',
  'avqust',
  'sentyabr',
  'oktyabr',
  'noyabr',
  'dekabr',
]

const MONTHS = [EN, RU, UK, HY, AZ].map((names) => names.map((name) => new RegExp(`^(?:${name})$`, 'iu')))

/** The month a name or a number means, from 1; 0 for what is none. */
export function monthOf(name: string): number {
  if (/^\d+$/.test(name)) return Number(name)
  const found = MONTHS.map((names) => names.findIndex((month) => month.test(name)))
  return Math.max(-1, ...found) + 1
}

const DASH = String.raw`(?:-|–|—|\/)`
/** No figure, and no clock, goes on. */
const ALONE = String.raw`(?![\d:]|\.\d)`
const DAY = String.raw`(?<![\d:./])(?<day>\d{1,2})`
const UNTIL = String.raw`(?<until>\d{1,2})`
const YEAR = String.raw`(?<year>\d{4})(?![\d:])`

function english(): readonly RegExp[] {
  const month = String.raw`(?<month>${EN.join('|')})\.?`
  const th = '(?:st|nd|rd|th)?'
  const range = String.raw`(?:\s*(?:${DASH}|and|to)\s*${UNTIL}${th}${ALONE})?`
  const year = String.raw`(?:,?\s+${YEAR})?`
  return [
    new RegExp(String.raw`${DAY}${th}${range}\s+(?:of\s+)?${month}(?!\p{L})${year}`, 'giu'),
    new RegExp(String.raw`(?<!\p{L})${month}\s+(?<day>\d{1,2})${th}${range}(?![\d:/]|\.\d)${year}`, 'giu'),
  ]
}

function russian(): readonly RegExp[] {
  const month = String.raw`(?<month>${RU.join('|')})(?!\p{L})\.?`
  const th = '(?:-?(?:го|ого|его|е|ое))?'
  const range = String.raw`(?:\s*(?:${DASH}|и|на|по|до)\s*${UNTIL}${th}${ALONE})?`
  const year = String.raw`(?:,?\s+${YEAR}(?:\s*г(?:ода?|\.)?(?!\p{L}))?)?`
  return [new RegExp(String.raw`${DAY}${th}${range}\s+${month}${year}`, 'giu')]
}

function armenian(): readonly RegExp[] {
  const month = String.raw`(?<!\p{L})(?<month>${HY.join('|')})(?:ի|ին)?`
  const of = '(?:-?(?:ին|ի|ը|ն))?'
  const range = String.raw`(?:(?:${of}\s*(?:${DASH}|և|եւ|լույս|մինչև|մինչեւ)|-?ից(?:\s+մինչև)?)\s*${UNTIL}${of}${ALONE})?`
  const ending = String.raw`(?:-?(?<since>ից)|${of})${END}`
  const before = String.raw`${YEAR}\s*(?:թ[.․]?|թվական(?:ի|ին)?)?,?\s*`
  const after = String.raw`(?:,?\s+${YEAR}(?:\s*թ[.․]?)?)?`
  const monthDay = String.raw`${month}\s+(?<day>\d{1,2})${range}${ending}`
  return [
    new RegExp(`${before}${monthDay}`, 'giu'),
    new RegExp(`${monthDay}${ALONE}${after}`, 'giu'),
    new RegExp(String.raw`${DAY}${range}\s+${month}(?<since>ից)?${END}${after}`, 'giu'),
  ]
}

function azerbaijani(): readonly RegExp[] {
  const month = String.raw`(?<!\p{L})(?<month>${AZ.join('|')})`
  const since = '(?<since>n?(?:dan|dən)|sından|sindən)'
  const until = String.raw`(?<by>(?:n?[aə])?(?:dək|dak)|n?[aə]\s+(?:qədər|kimi))`
  const on = '(?:nda|ndə|da|də|nın|nin|i|ı|u|ü|si|sı)?'
  const ending = String.raw`(?:(?:-?${since}|-?${until}|-?${on})${END}|(?=-?n[aə]\s+keçən\s+gecə))`
  const range = String.raw`(?:(?:\s*(?:${DASH}|və)\s*|-?(?:ndan|ndən|dan|dən)\s+)${UNTIL}(?:-?(?:na|nə|a|ə)(?!\p{L}))?${ALONE})?`
  const before = String.raw`${YEAR}(?:-?(?:ci|cü|cu|cı))?(?:\s+il(?:in)?)?\s+`
  const after = String.raw`(?:,?\s+${YEAR}(?:-?(?:ci|cü|cu|cı)(?:\s+il(?:in|də)?)?)?)?`
  const dayMonth = String.raw`${range}\s+${month}(?:${since}|${until}|(?:da|də|ında|ində|unda|ündə|ın|in|un|ün)?)${END}`
  const monthDay = String.raw`${month}(?:ın|in|un|ün)?(?:\s+ayının)?\s+(?<day>\d{1,2})${range}${ending}`
  return [
    new RegExp(String.raw`${DAY}${dayMonth}${after}`, 'giu'),
    new RegExp(String.raw`${before}(?<day>\d{1,2})${dayMonth}`, 'giu'),
    new RegExp(`${monthDay}${ALONE}${after}`, 'giu'),
    new RegExp(`${before}${monthDay}${ALONE}`, 'giu'),
  ]
}

/** The forms in which a day with its month's name is written in English, Russian, Armenian and Azerbaijani. */
export const NAMED_DAYS: readonly RegExp[] = [...english(), ...russian(), ...armenian(), ...azerbaijani()]

/** Days in figures: year first, or day first with points; what slashes leave no doubt of is written with points before. */
export const FIGURED_DAYS: readonly RegExp[] = [
  /(?<![\d.-])(?<year>\d{4})(?<mark>[-./])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d|[./-]\d{1,2}(?!\d))/g,
  /(?<![\d./])(?<day>\d{1,2})(?:\s*(?:-|–|—)\s*(?<until>\d{1,2}))?\.(?<month>\d{1,2})\.(?<year>\d{4})(?!\d|[./]\d)/g,
]
