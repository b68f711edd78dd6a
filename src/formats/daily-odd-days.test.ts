import { expect, test } from 'vitest'

import { known, type Count } from '#domain/measure'
import { dailyOf, jointAtFirst, publicDaily, type Daily, type DailyInputs } from '#domain/report'
import { dailyPdf } from '#formats/daily-pdf'
import { languages, say, type Lang } from '#words'

import { effortIn, inputsOf, reported } from '../../test/daily-inputs.ts'
import { busyDay, paperOf, quietDay } from '../../test/daily-sample.ts'
import { inEnglish, MECHANISM } from '../../test/mechanism.ts'
import { paperText } from '../../test/paper-text.ts'

const LANGS: readonly Lang[] = languages.map(({ lang }) => lang)
const exactly = (n: number): Count => ({ kind: 'exact', n })

/** A daily worked out from inputs, read back from its paper in one language, with breaks as spaces. */
function readBack(inputs: DailyInputs, lang: Lang, form: (daily: Daily) => Daily = (daily) => daily) {
  const { mechanism } = inputs
  const paper = {
    ...paperOf(form(dailyOf(inputs))),
    mechanism: { mech: 'test-line', ...mechanism },
    places: [],
  }
  const { text, pages } = paperText(dailyPdf(paper, lang))
  return { text: text.replaceAll(/\s+/g, ' '), pages }
}

/** Words of a sentence that a paper's text lacks: lines of two columns are read across, so that words stand apart. */
function missing(sentence: string, text: string): readonly string[] {
  const plain = text.replaceAll(/[\s-]/g, '')
  return sentence.split(/\s+/).filter((word) => !plain.includes(word.replaceAll('-', '')))
}

const kyiv = { ...MECHANISM, zone: 'Europe/Kyiv', firstDay: '2020-01-01' }

/** Days that no fixture holds: what each is made of, and what its paper must say of it. */
const DAYS: readonly (readonly [string, DailyInputs, (lang: Lang) => readonly string[]])[] = [
  [
    'no watch, no truce',
    inputsOf(),
    (lang) => [say(lang, 'report.leadNotObserved'), say(lang, 'report.leadNoTruce')],
  ],
  [
    'watches alone',
    inputsOf({ effort: [effortIn('N-2', [0, 24])] }),
    (lang) => [say(lang, 'report.leadNotObserved'), '24'],
  ],
  [
    'unknown counts alone',
    inputsOf({ observations: [1, 2].map((at) => reported(`${at}`, at, { count: { kind: 'unknown' } })) }),
    (lang) => [
      say(lang, 'report.leadCount', { count: say(lang, 'report.wordAtLeast', { n: 0 }) }),
      say(lang, 'report.wordUnknownNumber'),
    ],
  ],
  [
    'a day of 25 hours',
    inputsOf({ mechanism: kyiv, day: '2020-10-25' }),
    (lang) => [say(lang, 'report.lasts', { n: 25 })],
  ],
  [
    'three thousand observations',
    inputsOf({
      observations: Array.from({ length: 3_000 }, (_, at) =>
        reported(`${at}`, at % 1_440, { count: exactly(2) }),
      ),
    }),
    (lang) => [say(lang, 'report.listShown', { shown: 300, n: 3_000, file: '2020-10-11.r1.json' })],
  ],
]

test.each(DAYS)(
  '[R-REP-4, R-RPT-30] %s: the four papers read back and say what the day was',
  { timeout: 60_000 },
  (_, inputs, must) => {
    for (const lang of LANGS) {
      const { text, pages } = readBack(inputs, lang)
      for (const words of must(lang)) expect([lang, missing(words, text)]).toEqual([lang, []])
      expect(pages).toBeLessThan(12)
    }
  },
)

/** Five sectors watched, a few items, one claim, no term moved. */
function usualDay(): Daily {
  const busy = busyDay()
  return { ...busy, annex: busy.annex.slice(0, 3), terms: [], saidPublicly: { kind: 'rows', lines: [] } }
}

test(
  '[R-REP-4] a day on which nothing was observed or said is one page, and a usual day two, in every language',
  { timeout: 60_000 },
  () => {
    for (const lang of LANGS) {
      expect([lang, paperText(dailyPdf(paperOf(quietDay()), lang)).pages]).toEqual([lang, 1])
      expect([lang, paperText(dailyPdf(paperOf(usualDay()), lang)).pages]).toEqual([lang, 2])
    }
  },
)

test(
  '[R-RPT-24] a correction of an earlier day stands above the day’s own headline; late items of earlier days are named',
  { timeout: 60_000 },
  () => {
    const before = dailyOf(inputsOf({ observations: [reported('a', 60, { count: exactly(100) })] }))
    const after = dailyOf(
      inputsOf({ revision: 2, observations: [reported('a', 60, { count: exactly(120) })] }),
    )
    const next = inputsOf({
      day: '2020-10-12',
      corrected: [{ before, after }],
      observations: [reported('1290', 1_400, { receivedAt: '2020-10-11T15:40:00.000Z' })],
    })
    for (const lang of LANGS) {
      const { text } = readBack(next, lang)
      const at = (words: string): number => text.indexOf(words)
      expect([lang, at('D-2/2020') > 0 && at('D-2/2020') < at(say(lang, 'report.leadNoTruce'))]).toEqual([
        lang,
        true,
      ])
      expect(text).toMatch(/100 120/)
      expect(
        missing(say(lang, 'report.lateEarlier', { list: '1290' }).replace(/[:՝]?\s*1290.$/, ''), text),
      ).toEqual([])
      expect(text).toContain('1290')
    }
  },
)

test(
  '[R-OBS-7, R-OBS-8] the paper tells inside, outside and cannot say apart, and live fire by where it was',
  { timeout: 60_000 },
  () => {
    const inputs = inputsOf({
      truce: known({
        id: 'T',
        name: inEnglish('The truce'),
        state: 'inEffect',
        effective: '2020-10-10T00:00:00.000Z',
      }),
      observations: [
        reported('1', 60, { count: exactly(5), zone: 'inside', liveFire: 'assessed' }),
        reported('2', 61, { count: exactly(7), zone: 'outside', liveFire: 'declared' }),
        reported('3', 62, { count: exactly(12), zone: 'cannotSay' }),
      ],
    })
    const { text } = readBack(inputs, 'en', jointAtFirst)
    expect(text).toContain(
      'By security zone inside 5 (with what nobody can place 5 to 17) · outside 7 (with what nobody can place 7 to 19) · cannot say 12',
    )
    for (const words of [
      'Inside the zone: 5. It is counted as violations.',
      'Outside the zone: 7. It is counted in the total',
    ])
      expect(missing(words, text)).toEqual([])
    const open = readBack(inputs, 'en', (daily) => publicDaily(daily, { ofDay: [], ofPriorDay: [] })).text
    expect(open).not.toContain('By security zone')
  },
)
