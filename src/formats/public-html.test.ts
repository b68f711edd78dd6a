import { expect, test } from 'vitest'

import { addDays } from '#domain/measure'
import { publicDaily, type Daily } from '#domain/report'
import { dailyJson } from '#formats/daily-json'
import type { DailyPaper } from '#formats/daily-paper'
import { publicPages, type PublicPages } from '#formats/public-html'
import { languages } from '#words'

import { busyDay, correctedDay, paperOf, quietDay } from '../../test/daily-sample.ts'

/** A day as the public form has it: no item, no words, no minute. */
function published(daily: Daily, day: string): DailyPaper {
  const bare = { kind: 'rows', lines: [] } as const
  return paperOf(
    { ...daily, head: { ...daily.head, day }, annex: [], terms: [], lodged: bare, saidPublicly: bare },
    'public',
  )
}

function pages(papers: readonly DailyPaper[], notes: PublicPages['notes'] = []): ReadonlyMap<string, string> {
  const { mechanism } = paperOf(quietDay())
  return new Map(
    publicPages({ mechanism, papers, notes }).map(({ name, bytes }) => [
      name,
      new TextDecoder().decode(bytes),
    ]),
  )
}

const month = Array.from({ length: 28 }, (_, i) =>
  published(i % 3 === 1 ? quietDay() : i === 0 ? correctedDay() : busyDay(), addDays('2020-11-02', -i)),
)

test('[R-DNH-13] no page tells a time of day', () => {
  for (const [name, text] of pages(month)) expect([name, /\d{1,2}:\d{2}/.exec(text)]).toEqual([name, null])
})

test('a page for each language, whose address bears it, at most 60 kB with a month of days', () => {
  const made = pages(month)
  expect([...made.keys()]).toEqual(['index.html', ...languages.map(({ lang }) => `${lang}/index.html`)])
  for (const [name, text] of made) {
    expect([name, new TextEncoder().encode(text).length < 60_000]).toEqual([name, true])
    expect(text).toContain(`<html lang="${name === 'index.html' ? 'en' : name.slice(0, 2)}">`)
  }
})

test('no script, nothing fetched, nothing kept: the page needs itself alone', () => {
  for (const [, text] of pages(month)) {
    expect(text).toContain('default-src &#39;none&#39;')
    expect(text).not.toMatch(
      /<script|<img|<link|<iframe|@import|url\((?!#)|\ssrc=|javascript:|\son[a-z]+=|cookie/i,
    )
    const addresses = text.replaceAll('http://www.w3.org/2000/svg', '').match(/https?:\/\//g)
    expect(addresses).toBe(null)
  }
})

test('what people wrote is text: no tag of theirs is one of ours', () => {
  const text = '<script>alert(1)</script>"\'&'
  const quiet = published(
    {
      ...quietDay(),
      remarks: [{ office: '<b>', at: quietDay().head.to, texts: [{ lang: 'en', text, original: true }] }],
    },
    '2020-11-02',
  )
  const page =
    pages(
      [quiet],
      [{ n: 1, at: '2020-10-26T04:00:00.000Z', texts: [{ lang: 'en', text, original: true }] }],
    ).get('en/index.html') ?? ''
  expect(page).not.toContain('<script')
  expect(page.split('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;').length - 1).toBe(2)
})

test('the 28 days are hatched where nobody observed and stand in a table too; days without a report are told', () => {
  const page = pages(month.slice(0, 5)).get('en/index.html') ?? ''
  expect(page).toContain(
    '6 October 2020 to 2 November 2020. Most on one day: 76. Days not observed: 2. Days without a published report: 23.',
  )
  expect(page.match(/fill="url\(#bars-full\)"/g)?.length).toBe(2)
  expect(page).toContain('<th scope="row"><bdi>29 October 2020</bdi></th>')
})

test('[R-REP-3] corrections of the listed days stand in one log, with was, now and why', () => {
  const page = pages(month).get('en/index.html') ?? ''
  expect(page).toContain(
    '<bdi>about 70</bdi></td><td class="strong e"><bdi>about 76</bdi></td><td><bdi>late item · recount</bdi>',
  )
})

test('before the first release the page says so, and still says what is withheld and why', () => {
  for (const { lang } of languages) {
    const page = pages([]).get(`${lang}/index.html`) ?? ''
    expect(page).not.toContain('<h1')
    expect(page.match(/<h2>/g)?.length).toBe(2)
  }
})

test('every file of a day is one that its release makes', () => {
  const page = pages(month.slice(0, 1)).get('ru/index.html') ?? ''
  expect([...page.matchAll(/href="\.\.\/(2020[^"]+)"/g)].map(([, name]) => name)).toEqual([
    '2020-11-02.r2.ru.pdf',
    '2020-11-02.r2.json',
    '2020-11-02.r2.cfv-daily.csv',
    '2020-11-02.r2.geojson',
    '2020-11-02.r2.datapackage.json',
  ])
})

test('a day on which two hundred things were said keeps the page within its size, and the page says where all are', () => {
  const busy = busyDay()
  const lines = busy.saidPublicly.kind === 'rows' ? busy.saidPublicly.lines : []
  const many = Array.from({ length: 200 }, (_, i) =>
    lines.slice(0, 1).map((line) => ({
      ...line,
      id: String(i),
      sources: [{ publisher: `Newspaper ${i}`, date: '2020-11-02' }],
    })),
  ).flat()
  const paper = paperOf(
    { ...busy, annex: [], terms: [], saidPublicly: { kind: 'rows', lines: many } },
    'public',
  )
  const page = pages([paper]).get('en/index.html') ?? ''
  expect(page).toContain('The first 40 of 200; all stand in 2020-11-02.r1.json.')
  expect(page).toContain('200 accounts')
  expect(new TextEncoder().encode(page).length).toBeLessThan(60_000)
})

test('[R-RPT-36] accounts stand by sector with how many, publisher and day: no side, no side’s colour or mark, no words, no title', () => {
  const released = publicDaily(busyDay(), { ofDay: [], ofPriorDay: [] })
  for (const { lang } of languages) {
    const page = pages([paperOf(released, 'public')]).get(`${lang}/index.html`) ?? ''
    const [, body = ''] = page.split('</style>')
    expect(body).not.toMatch(/class="(?:A|B|sides|mark)|side-[ab]|mortar|launches heavy attacks/)
  }
  const page = pages([paperOf(released, 'public')]).get('en/index.html') ?? ''
  expect(page).toContain('<bdi>1 account</bdi></td><td><bdi>Violation 1</bdi></td><td><bdi>–</bdi>')
  expect(page).toContain('Whose an account is stands in the monthly report alone')
  const json = new TextDecoder().decode(dailyJson(paperOf(released, 'public')))
  expect(json).not.toMatch(/"column": "[AB]"|"entity": "(?:AM|AZ)"/)
})

test('[R-REP-3] a version that a newer one replaced says so beside its files, which stay as they were signed', () => {
  const [day] = month
  if (day === undefined) throw new Error('no day')
  const old = paperOf({ ...day.daily, head: { ...day.daily.head, revision: 1 }, corrections: [] }, 'public')
  const made = pages([day, { ...old, supersededBy: 2 }])
  const page = made.get('en/index.html') ?? ''
  const note = made.get('2020-11-02.r1.superseded.txt') ?? ''
  expect(note).toContain('D-24/2020: Superseded by version 2. The figures here are the earlier ones.')
  expect(note.trim().split('\n')).toHaveLength(languages.length)
  expect(page).toContain('D-24/2020, Version 2, Corrected: ')
  expect(page).toContain('D-24/2020, Version 1, Preliminary, superseded by version 2: ')
  expect(page).toContain('href="../2020-11-02.r1.json"')
})

test('violations are drawn in ink and hatching alone: no colour of a side or of alarm is in the row of days or the map', () => {
  const page = pages(month).get('en/index.html') ?? ''
  const inks = [...page.matchAll(/(?:fill|stroke)="(?:var\()?(--[a-z0-9-]+|#[0-9a-f]{3,8}|[a-z]+)/g)].map(
    ([, ink]) => ink,
  )
  const plain = new Set([
    '--text',
    '--text-2',
    '--unseen',
    '--seen',
    '--line-strong',
    '--map-land',
    'none',
    'url',
    'current',
  ])
  expect(inks.filter((ink = '') => !plain.has(ink))).toEqual([])
  expect(inks).toContain('--text')
})
