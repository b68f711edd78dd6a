import { sha256 } from '@noble/hashes/sha2.js'

import type { Text, Utc } from '#domain/measure'
import { dateText, dayText, languages, say, type Key, type Lang } from '#words'

import { correctedFigure, correctedText } from './daily-corrected.ts'
import { whyWords } from './daily-lay-rest.ts'
import { layDaily } from './daily-lay.ts'
import type { LaidDaily, Section, ShortSections, Table } from './daily-layout.ts'
import { brandFigure } from './daily-marks.ts'
import {
  ON_PAGE,
  paperNumber,
  paperStem,
  type DailyPaper,
  type PaperFile,
  type PaperMechanism,
} from './daily-paper.ts'
import { nameFor, plain, textFor } from './daily-said.ts'
import { mapPart, sectionPart, tablePart } from './public-blocks.ts'
import { daysPart } from './public-days.ts'
import { el, pageText, type Part } from './public-markup.ts'
import { PUBLIC_STYLE } from './public-style.ts'

/** What the public page is made of: published dailies in their public form, newest first, and public notes. */
export type PublicPages = {
  readonly mechanism: PaperMechanism
  readonly papers: readonly DailyPaper[]
  readonly notes: readonly { readonly n: number; readonly at: Utc; readonly texts: Text }[]
}

/** Days whose files the page lists. */
const LISTED = 28
const LICENCE = 'CC BY 4.0'
const DELAY_H = 24

/**
 * The public page: a plain page for each language, whose address bears it, and one to choose a language by. One column, no
 * script, nothing fetched, days and never times of day (R-DNH-13).
 */
export function publicPages(input: PublicPages): readonly PaperFile[] {
  return [
    { name: 'index.html', bytes: bytesOf(choosing(input)) },
    ...languages.map(({ lang }) => ({ name: `${lang}/index.html`, bytes: bytesOf(page(input, lang)) })),
    ...input.papers.flatMap(supersededNote),
  ]
}

/** Beside the files of a replaced version, which stay as two offices signed them: that it is replaced, in every language. */
function supersededNote(paper: DailyPaper): readonly PaperFile[] {
  const { supersededBy: n } = paper
  if (n === undefined) return []
  const lines = languages.map(
    ({ lang }) => `${paperNumber(paper)}: ${say(lang, 'report.superseded', { n })}\n`,
  )
  return [{ name: `${paperStem(paper)}.superseded.txt`, bytes: bytesOf(lines.join('')) }]
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

const STYLE_HASH: string = Buffer.from(sha256(bytesOf(PUBLIC_STYLE))).toString('base64')

function framed(lang: Lang, title: string, body: readonly Part[]): string {
  return pageText({ lang, title, style: PUBLIC_STYLE, styleHash: STYLE_HASH, body })
}

function choosing({ mechanism }: PublicPages): string {
  const items = languages.map(({ lang, name }) =>
    el(
      'li',
      {},
      el('a', { href: `${lang}/index.html`, lang, hreflang: lang }, name),
      ' ',
      el('span', { class: 'quiet', lang }, nameFor(lang, mechanism.name)),
    ),
  )
  const body = el(
    'main',
    {},
    el('h1', {}, languages.map(({ name }) => name).join(' · ')),
    el('ul', { class: 'choose' }, ...items),
  )
  return framed('en', nameFor('en', mechanism.name), [body])
}

function page(input: PublicPages, lang: Lang): string {
  const { mechanism, papers } = input
  const [latest] = papers
  const name = nameFor(lang, mechanism.name)
  const parts =
    latest === undefined
      ? [el('p', { class: 'lead' }, say(lang, 'report.pageNone'))]
      : dayParts(latest, papers, lang)
  return framed(lang, say(lang, 'report.pageTitle', { mechanism: name }), [
    headPart(name, lang),
    el(
      'main',
      {},
      ...parts,
      notesPart(input, lang),
      ...(latest === undefined ? [] : [checkPart(layDaily(latest, lang), lang), downloadsPart(papers, lang)]),
      withheldPart(latest, lang),
    ),
    el('footer', { class: 'quiet' }, say(lang, 'report.pageLicence', { licence: LICENCE })),
  ])
}

function headPart(name: string, lang: Lang): Part {
  const brand = brandFigure('currentColor')
  const links = languages.map((each) =>
    el(
      'li',
      {},
      el(
        'a',
        {
          href: `../${each.lang}/index.html`,
          lang: each.lang,
          hreflang: each.lang,
          ...(each.lang === lang ? { 'aria-current': 'page' } : {}),
        },
        each.name,
      ),
    ),
  )
  return el(
    'header',
    {},
    el('p', { class: 'brand' }, { ...brand, at: { ...brand.at, 'aria-hidden': 'true' } }, name),
    el('nav', { 'aria-label': say(lang, 'report.pageLanguages') }, el('ul', {}, ...links)),
  )
}

/** The latest published day: what the paper says, in the paper's words and figures. */
function dayParts(latest: DailyPaper, papers: readonly DailyPaper[], lang: Lang): readonly Part[] {
  const laid = layDaily(latest, lang, ON_PAGE)
  const [coverage, violations] = laid.first
  return [
    ...noticeParts(laid),
    el('p', { class: 'eyebrow' }, say(lang, 'report.pageLatest')),
    el('h1', {}, laid.day),
    el('p', { class: 'stand' }, el('span', { class: 'status' }, laid.status), `${laid.title} ${laid.number}`),
    ...(laid.banners.length === 0
      ? []
      : [el('div', { class: 'banner' }, ...laid.banners.map((banner) => el('p', {}, banner)))]),
    ...sections([laid.leading]),
    el(
      'p',
      { class: 'lead' },
      ...laid.lead.flatMap(({ text, isStrong }) => [isStrong ? el('strong', {}, text) : text, ' ']),
    ),
    ...sections([laid.corrections, laid.remarks]),
    ...(laid.map === undefined ? [] : [mapPart(laid.map)]),
    ...sections([violations, coverage]),
    daysPart(papers, latest.daily.head.day, lang),
    ...laid.rest.map((part) => ('kind' in part ? shortPart(part) : sectionPart(part))),
    el(
      'section',
      {},
      el('h2', {}, say(lang, 'report.pageFindings')),
      el('p', {}, say(lang, 'report.wordNotYet')),
    ),
    correctionsLog(papers, lang),
  ]
}

/** That the translation is not confirmed, in the page's language and in English (R-RPT-33). */
function noticeParts({ notices: [own, english = ''] }: LaidDaily): readonly Part[] {
  if (own === undefined) return []
  return [el('p', { class: 'quiet' }, own, ' · ', el('span', { lang: 'en' }, english))]
}

/** Sections of one line each, as on paper. */
function shortPart({ lines }: ShortSections): Part {
  return el(
    'dl',
    { class: 'facts short' },
    ...lines.flatMap(({ title, text }) => [el('dt', {}, title), el('dd', {}, text)]),
  )
}

function sections(list: readonly (Section | undefined)[]): readonly Part[] {
  return list.flatMap((section) => (section === undefined ? [] : [sectionPart(section)]))
}

/** All corrections of the listed days, newest first (R-REP-3). */
function correctionsLog(papers: readonly DailyPaper[], lang: Lang): Part {
  const title = say(lang, 'report.sectionCorrections')
  const rows = papers.slice(0, LISTED).flatMap((paper) =>
    paper.daily.corrections.map(({ path, was, now, why }) => ({
      look: 'plain' as const,
      cells: [
        { text: dayText(lang, paper.daily.head.day), look: 'plain' as const, note: paperNumber(paper) },
        plain(correctedFigure(lang, path)),
        plain(correctedText(lang, path, was)),
        { text: correctedText(lang, path, now), look: 'strong' as const },
        plain(whyWords(lang, why)),
      ],
    })),
  )
  if (rows.length === 0)
    return el('section', {}, el('h2', {}, title), el('p', {}, say(lang, 'report.correctionsNone')))
  const keys: readonly Key[] = [
    'report.colDay',
    'report.colFigure',
    'report.colWas',
    'report.colNow',
    'report.colWhy',
  ]
  const table: Table = {
    kind: 'table',
    id: 'log',
    columns: ['start', 'start', 'end', 'end', 'start'],
    widths: [1, 1, 1, 1, 1],
    head: keys.map((key) => plain(say(lang, key))),
    rows,
  }
  return el('section', {}, el('h2', {}, title), tablePart(table, title))
}

function notesPart({ notes, mechanism }: PublicPages, lang: Lang): Part {
  const items = notes.flatMap(({ n, at, texts }) => [
    el('h3', {}, `${say(lang, 'report.titlePublicNote')} N-${n}, ${dateText(lang, at, mechanism.zone)}`),
    el('p', {}, el('bdi', {}, textFor(lang, texts))),
  ])
  const none = el('p', {}, say(lang, 'report.pageNotesNone'))
  return el(
    'section',
    {},
    el('h2', {}, say(lang, 'report.pageNotes')),
    ...(items.length === 0 ? [none] : items),
  )
}

function checkPart({ check }: LaidDaily, lang: Lang): Part {
  return el(
    'section',
    {},
    el('h2', {}, say(lang, 'report.pageCheck')),
    el('p', {}, say(lang, 'report.pageCheckText')),
    el(
      'dl',
      { class: 'check' },
      ...check.rows.flatMap(({ label, text, isCode }) => [
        el('dt', {}, label),
        el('dd', isCode ? { class: 'code' } : {}, text),
      ]),
    ),
  )
}

/** The files of each listed day: the paper in the page’s language, and the data. */
function downloadsPart(papers: readonly DailyPaper[], lang: Lang): Part {
  const title = say(lang, 'report.pageDownloads')
  const rows = papers.slice(0, LISTED).map((paper) => {
    const stem = paperStem(paper)
    const links = [
      [`${stem}.${lang}.pdf`, 'PDF'],
      [`${stem}.json`, 'JSON'],
      [`${stem}.cfv-daily.csv`, 'CSV'],
      [`${stem}.geojson`, 'GeoJSON'],
      [`${stem}.datapackage.json`, 'datapackage.json'],
      ...(paper.supersededBy === undefined ? [] : [[`${stem}.superseded.txt`, 'superseded.txt']]),
    ]
    return el(
      'li',
      {},
      `${dayText(lang, paper.daily.head.day)}, ${paperNumber(paper)}, ${standingWords(paper, lang)}: `,
      ...links.flatMap(([href = '', text = ''], i) => [
        i === 0 ? '' : ' · ',
        el('a', { href: `../${href}` }, text),
      ]),
    )
  })
  return el('section', {}, el('h2', {}, title), el('ul', { class: 'plain' }, ...rows))
}

/** How a listed version stands: its status, and that a newer one replaced it. Its files stay as they were signed (R-REP-3). */
function standingWords({ status, daily, supersededBy }: DailyPaper, lang: Lang): string {
  return [
    say(lang, 'report.version', { n: daily.head.revision }),
    say(lang, 'report.status', { status }),
    ...(supersededBy === undefined ? [] : [say(lang, 'report.pageSuperseded', { n: supersededBy })]),
  ].join(', ')
}

function withheldPart(latest: DailyPaper | undefined, lang: Lang): Part {
  const items = [
    say(lang, 'report.withheldDelay', { n: DELAY_H }),
    ...WITHHELD.map((key) => say(lang, key)),
    ...(latest === undefined
      ? []
      : [say(lang, 'report.pageColumnsWithheld', { file: `${paperStem(latest)}.datapackage.json` })]),
  ]
  return el(
    'section',
    {},
    el('h2', {}, say(lang, 'report.pageWithheld')),
    el('ul', { class: 'plain' }, ...items.map((item) => el('li', {}, item))),
  )
}

const WITHHELD: readonly Key[] = [
  'report.withheldPlace',
  'report.withheldTime',
  'report.withheldSmall',
  'report.withheldPeople',
  'report.withheldNever',
]
