import { wallTime, zoneFromText, type Utc } from '#domain/measure'
import type { AnnexRow, CorrectionItem, PlainSection, TermLine } from '#domain/report'
import { offsetMinutes, offsetText, say, type Key, type Lang } from '#words'

import { correctedFigure, correctedText } from './daily-corrected.ts'
import { annexMissionBlocks } from './daily-lay-mission.ts'
import type { Cell, Row, Section, Table } from './daily-layout.ts'
import { ON_PAPER, paperStem, type DailyPaper } from './daily-paper.ts'
import { countWords, plain, shownNote, textFor } from './daily-said.ts'

/** What was changed, was, is now and why, before all else (R-REP-3, R-RPT-24). */
export function correctionsSection({ daily, form, reason }: DailyPaper, lang: Lang): Section | undefined {
  const { revision } = daily.head
  if (revision < 2) return undefined
  const isTold = reason !== undefined && form !== 'public'
  return {
    key: 'corrections',
    number: '',
    title: say(lang, 'report.correctionsTop', { n: revision }),
    blocks: [
      ...(daily.corrections.length === 0
        ? [{ kind: 'text', look: 'read', text: say(lang, 'report.correctionsNone') } as const]
        : [correctionsTable(daily.corrections, lang)]),
      ...(isTold
        ? [
            {
              kind: 'text',
              look: 'note',
              text: say(lang, 'report.correctionReason', { text: reason }),
            } as const,
          ]
        : []),
    ],
  }
}

/** What changed, a row each. */
export function correctionsTable(items: readonly CorrectionItem[], lang: Lang): Table {
  return {
    kind: 'table',
    id: 'corrections',
    columns: ['start', 'end', 'end', 'start'],
    widths: [62, 32, 32, 56],
    head: [
      plain(say(lang, 'report.colFigure')),
      plain(say(lang, 'report.colWas')),
      plain(say(lang, 'report.colNow')),
      plain(say(lang, 'report.colWhy')),
    ],
    rows: items.map(({ path, was, now, why }) => ({
      look: 'plain',
      cells: [
        plain(correctedFigure(lang, path)),
        plain(correctedText(lang, path, was)),
        { text: correctedText(lang, path, now), look: 'strong' },
        plain(whyWords(lang, why)),
      ],
    })),
  }
}

/** Kinds of correction in words, a kind each. */
export function whyWords(lang: Lang, why: string): string {
  return why
    .split(' ')
    .map((kind) => say(lang, 'report.correctionKind', { kind }))
    .join(' · ')
}

/** Words of a section that no part fills yet, or that has nothing to say. */
export function plainWords(lang: Lang, section: PlainSection): string {
  const keys: Readonly<Record<PlainSection, Key>> = {
    nothing: 'report.wordNothing',
    notObserved: 'report.wordNotObserved',
    notYet: 'report.wordNotYet',
  }
  return say(lang, keys[section])
}

/** Section 14: the terms with their state. */
export function termsSection({ daily }: DailyPaper, lang: Lang): Section | undefined {
  if (daily.terms.length === 0) return undefined
  const notes = daily.terms.map((term) => basisWords(lang, term))
  const [first] = notes
  const common = notes.every((note) => note === first) ? first : undefined
  return {
    key: 'terms',
    number: '14',
    title: say(lang, 'report.sectionTerms'),
    blocks: [
      {
        kind: 'table',
        id: 'terms',
        columns: ['start', 'start', 'start'],
        widths: [42, 98, 42],
        head: [
          plain(say(lang, 'report.colParameter')),
          plain(say(lang, 'report.colText')),
          plain(say(lang, 'report.colState')),
        ],
        rows: daily.terms.map(({ key, text, state }, at): Row => ({
          look: 'plain',
          cells: [
            termCell(lang, key),
            plain(textFor(lang, text)),
            {
              text: say(lang, 'report.termState', { state }),
              look: 'strong',
              ...noteOf(common === undefined ? notes[at] : undefined),
            },
          ],
        })),
      },
      ...(common === undefined ? [] : [{ kind: 'text', look: 'note', text: common } as const]),
    ],
  }
}

/** That a state is as published, and how many sides have signed a position on the term; of a signed state nothing. */
function basisWords(lang: Lang, { asPublished, signedBy = 0 }: TermLine): string | undefined {
  return asPublished ? say(lang, 'report.termPublished', { signed: signedBy }) : undefined
}

function noteOf(note: string | undefined): Pick<Cell, 'note'> {
  return note === undefined ? {} : { note }
}

/** What a term is about, by the first part of its key, and the key below it; a key that is not ours stays as it is. */
function termCell(lang: Lang, key: string): Cell {
  const topic = (key.split('.')[0] ?? key).replaceAll(/-([a-z])/g, (_, letter: string) =>
    letter.toUpperCase(),
  )
  const text = /^[A-Za-z]+$/.test(topic) ? say(lang, 'report.termTopic', { topic }) : key
  return text === topic ? plain(key) : { text, look: 'plain', note: key }
}

/** Annex A: each observation, in the columns of reports.md section 2. */
export function annexSection(paper: DailyPaper, lang: Lang): Section | undefined {
  const { daily, mechanism } = paper
  if (daily.annex.length === 0) return undefined
  const note = zoneNote(mechanism.zone, daily.head.to, lang)
  const columns: readonly Key[] = [
    'report.colNo',
    'report.colEventSector',
    'report.colMeans',
    'report.colCount',
    'report.colObservation',
    'report.colDescription',
    'report.colWeapon',
    'report.colZone',
    'report.colTime',
    'report.colStatus',
  ]
  return {
    key: 'annexA',
    number: 'A',
    title: say(lang, 'report.sectionAnnexA'),
    blocks: [
      {
        kind: 'table',
        id: 'annex',
        columns: ['start', 'start', 'start', 'end', 'start', 'start', 'start', 'start', 'start', 'start'],
        widths: [12, 16, 17, 16, 22, 24, 17, 14, 28, 22],
        head: columns.map((key): Cell => {
          const text = say(lang, key)
          return key === 'report.colTime' ? { text, look: 'plain', note } : plain(text)
        }),
        rows: daily.annex.slice(0, ON_PAPER.most).map((row) => annexRow(row, lang, mechanism.zone)),
      },
      ...shownNote(lang, { n: daily.annex.length, most: ON_PAPER.most, file: `${paperStem(paper)}.json` }),
      ...annexMissionBlocks(paper, lang),
    ],
  }
}

function annexRow(row: AnnexRow, lang: Lang, zone: string): Row {
  const weapon = row.weapon.kind === 'known' ? row.weapon.value : say(lang, 'report.annexUnknownWeapon')
  const sector = row.sector.kind === 'known' ? row.sector.value : say(lang, 'states.unknown')
  const look = row.groupedAway ? 'quiet' : 'plain'
  const texts = [
    row.number,
    sector,
    row.means.map((means) => say(lang, 'report.means', { means })).join(' · '),
    countWords(lang, row.count),
    say(lang, 'states.class', { class: say(lang, 'report.classOther', { class: row.class }) }),
    describedAs(row, lang),
    weapon,
    say(lang, 'report.zone', { zone: row.zone }),
    localText(row.from, zone),
    statusOf(row, lang),
  ]
  return { look: 'plain', cells: texts.map((text): Cell => ({ text, look })) }
}

/** Day and minute by the mechanism’s clock, the same in every language; the offset stands in the head of the column. */
function localText(utc: Utc, zone: string): string {
  const read = zoneFromText(zone)
  if (!read.ok) return utc
  const { day, hour, minute } = wallTime(utc, read.value)
  return `${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function zoneNote(zone: string, utc: Utc, lang: Lang): string {
  return say(lang, 'report.subZone', { zone: offsetText(offsetMinutes(utc, zone)) })
}

function describedAs({ sub, liveFire }: AnnexRow, lang: Lang): string {
  const parts = [
    ...(sub === 'none' ? [] : [say(lang, 'report.sub', { sub })]),
    ...(liveFire === 'no' ? [] : [say(lang, 'report.liveFire', { liveFire })]),
  ]
  return parts.length === 0 ? '–' : parts.join(' · ')
}

/** What sets an item apart from one that came in time, within its watch, and is counted. */
function statusOf(row: AnnexRow, lang: Lang): string {
  const parts = [
    ...(row.revision > 1 ? [say(lang, 'report.version', { n: row.revision })] : []),
    ...(row.late ? [say(lang, 'report.annexLate')] : []),
    ...(row.outsideEffort ? [say(lang, 'report.annexOutside')] : []),
    ...(row.groupedAway ? [say(lang, 'report.annexGrouped')] : []),
  ]
  return parts.length === 0 ? '–' : parts.join(' · ')
}
