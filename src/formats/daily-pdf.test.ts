import { expect, test } from 'vitest'

import { dailyPdf } from '#formats/daily-pdf'
import { languages, say, type Lang } from '#words'

import { busyDay, correctedDay, paperOf, quietDay } from '../../test/daily-sample.ts'
import { paperText } from '../../test/paper-text.ts'

const LANGS: readonly Lang[] = languages.map(({ lang }) => lang)

function read(paper: ReturnType<typeof paperOf>, lang: Lang): ReturnType<typeof paperText> {
  return paperText(dailyPdf(paper, lang))
}

/** A hash in groups of four, which a line may break anywhere between two. */
const HASH = /(?:\b[0-9a-f]{4}\s+){7,15}[0-9a-f]{4}\b/g

/** Numbers of a text whatever its language writes between their digits, in order of size; words and places fall away. */
function numbersIn(text: string, lang: Lang): readonly string[] {
  const group = {
    en: /(?<=\d),(?=\d{3})/g,
    az: /(?<=\d)\.(?=\d{3})/g,
    hy: /(?<=\d)[ \u00a0](?=\d{3}(?!\d))/g,
    ru: /(?<=\d)[ \u00a0](?=\d{3}(?!\d))/g,
  }[lang]
  // A hash in groups of four is no number, whichever digits stand beside one another in it.
  const plain = text
    .replaceAll(HASH, '')
    .replaceAll(group, '')
    .replaceAll(/(?<=\d),(?=\d)/g, '.')
  return (plain.match(/\d+(?:\.\d+)?/g) ?? []).toSorted()
}

/** A text without its spaces, which a reader of PDFs guesses from the gaps. */
function bare(text: string): string {
  return text.replaceAll(/\s/g, '')
}

test('[R-RPT-30] the four papers of a day say the same numbers', () => {
  const [first, ...others] = LANGS.map((lang) => numbersIn(read(paperOf(quietDay()), lang).text, lang))
  expect(first?.length).toBeGreaterThan(60)
  for (const other of others) expect(other).toEqual(first)
})

test('[R-RPT-30] a day of several pages has every number in every language', () => {
  const sets = LANGS.map((lang) => [...new Set(numbersIn(read(paperOf(correctedDay()), lang).text, lang))])
  const [first] = sets
  for (const other of sets) expect(other).toEqual(first)
})

test('[R-REP-1] the same paper is the same bytes, whatever was set between; one changed count is another', () => {
  const once = dailyPdf(paperOf(busyDay()), 'hy')
  dailyPdf(paperOf(quietDay()), 'ru')
  expect(Buffer.from(dailyPdf(paperOf(busyDay()), 'hy')).equals(once)).toBe(true)
  const busy = busyDay()
  const changed = {
    ...busy,
    annex: busy.annex.map((row, i) => (i === 8 ? { ...row, count: { kind: 'exact', n: 10 } as const } : row)),
  }
  expect(Buffer.from(dailyPdf(paperOf(changed), 'hy')).equals(once)).toBe(false)
})

test('[R-REP-2] every page names its number among all, its status and an exercise', () => {
  for (const lang of LANGS) {
    const { text, pages } = read(paperOf(busyDay()), lang)
    expect(pages).toBeGreaterThan(1)
    const [, ...later] = text.split('\f').slice(0, pages)
    for (const [i, page] of text.split('\f').slice(0, pages).entries())
      expect(bare(page)).toContain(bare(say(lang, 'report.pageOf', { n: i + 1, m: pages })))
    for (const page of later) expect(page).toContain(say(lang, 'report.status', { status: 'preliminary' }))
    expect(text.split(/(?:Exercise|Վարժանք|Təlim|Учение)[:.․]/).length - 1).toBe(pages)
  }
})

test('a quiet day is one page in every language, and says of every section how it stands', () => {
  for (const lang of LANGS) {
    const { text, pages } = read(paperOf(quietDay()), lang)
    expect([lang, pages]).toEqual([lang, 1])
    expect(text).toContain(say(lang, 'report.wordNotObserved'))
    expect(text).toContain(say(lang, 'report.wordNotInThisData'))
    expect(text.split(say(lang, 'report.wordNotYet')).length).toBeGreaterThan(8)
  }
})

test('[R-REP-3] a corrected day leads with what was, is now and why', () => {
  const { text } = read(paperOf(correctedDay()), 'en')
  const before = text.slice(0, text.indexOf('What could not be seen'))
  expect(before).toContain('Corrected: this is version 2')
  expect(before).toMatch(/Ceasefire violations, all\s+about 70\s+about 76\s+late item · recount/)
  expect(before).toMatch(/sector S3\s+not observed\s+46\s+late item/)
})

test('[R-RPT-33] a language that nobody signed off says so in its own words and in English; English says nothing', () => {
  for (const lang of LANGS) {
    const { text } = read(paperOf(quietDay()), lang)
    expect(text.includes('Translation not yet confirmed')).toBe(lang !== 'en')
    expect(text.includes(say(lang, 'report.draftTranslation'))).toBe(lang !== 'en')
  }
})

test('[R-RPT-38] an empty seat stands on every page by its side’s name', () => {
  const busy = busyDay()
  const { text, pages } = read(paperOf({ ...busy, head: { ...busy.head, vacantSeats: ['B'] } }), 'en')
  expect(text.split('seat of Azerbaijan: empty').length - 1).toBe(pages)
})

test('every sign is printed: relations and arrows as they are, what no font has by its number, in our fonts alone', () => {
  const { text, fonts } = read(paperOf(busyDay()), 'hy')
  expect(text).toContain('→')
  expect(text).toContain('≥ 2')
  expect(text).toContain('[U+4E2D]')
  expect(
    fonts.filter(
      (font) => !/^(?:NotoSans(?:Armenian)?-(?:Light|Regular|SemiBold)|NewCMMath-Regular)/.test(font),
    ),
  ).toEqual([])
})

test('text of people is never markup of the paper', () => {
  const busy = busyDay()
  const remark = '#read("/etc/passwd") *bold* $x$ ]#panic("no") \\ @cite'
  const daily = {
    ...busy,
    remarks: [{ office: 'M.rep', at: busy.head.to, texts: [{ lang: 'en', text: remark, original: true }] }],
  }
  expect(read(paperOf(daily), 'en').text.replaceAll(/\s+/g, ' ')).toContain(remark)
})

test('[R-RPT-37] remarks stand under their own heading with office and time; without them no other figure changes', () => {
  const quiet = quietDay()
  const remarks = [
    {
      office: 'M.rep',
      at: quiet.head.to,
      texts: [{ lang: 'en', text: 'The team was moved.', original: true }],
    },
  ]
  const withRemarks = read(paperOf({ ...quiet, remarks }), 'en').text
  expect(withRemarks).toMatch(
    /Remarks of the head of mission\s+The team was moved\.\s+Representative, Mission, 13 October 2020, 19:30 \+04/,
  )
  const [plain, remarked] = [read(paperOf(quiet), 'en').text, withRemarks].map((text) =>
    numbersIn(text, 'en'),
  )
  const added = (remarked ?? []).filter((number) => ['04', '13', '19', '2020', '30'].includes(number)).length
  const had = (plain ?? []).filter((number) => ['04', '13', '19', '2020', '30'].includes(number)).length
  expect((remarked?.length ?? 0) - (plain?.length ?? 0)).toBe(added - had)
})

test('every paper says it is PDF/UA-1, and its figures have a sentence for those who do not see them', () => {
  for (const lang of LANGS) {
    const pdf = Buffer.from(dailyPdf(paperOf(busyDay()), lang)).toString('latin1')
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf.match(/\/Alt/g)?.length).toBeGreaterThan(2)
  }
})

test('a day of twenty thousand observations is still a paper: it prints the first of them and names the file with all', () => {
  const busy = busyDay()
  const [row] = busy.annex
  if (row === undefined) throw new Error('the sample has no annex')
  const annex = Array.from({ length: 20_000 }, (_, i) => ({ ...row, number: `${i}.1` }))
  const { text, pages } = read(paperOf({ ...busy, annex }), 'en')
  expect(text).toContain('The first 300 of 20,000; all stand in 2020-11-02.r1.json.')
  expect(pages).toBeLessThan(12)
})
