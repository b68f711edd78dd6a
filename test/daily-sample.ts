import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import {
  known,
  OBSERVATION_CLASSES,
  sumOfCounts,
  type Count,
  type Maybe,
  type ObservationClass,
  type Utc,
} from '#domain/measure'
import type {
  AccountLine,
  AnnexRow,
  Change,
  Compared,
  Daily,
  DailyForm,
  Figure,
  SectorRow,
} from '#domain/report'
import type { DailyPaper } from '#formats/daily-paper'
import { readPlaces } from '#formats/places'
import { readStatements, type StatementDraft } from '#formats/statements'
import { mechanism as mechanismShape } from '#wire/party'

const FOLDER = join(import.meta.dirname, '../fixtures/mechanisms/nk2020')
const founding: unknown = JSON.parse(readFileSync(join(FOLDER, 'founding.json'), 'utf8'))
const { mech, mechanism } = z.object({ mech: z.string(), mechanism: mechanismShape }).parse(founding)

const places = taken(readPlaces(readFileSync(join(FOLDER, 'places.json')))).rows.map(({ draft }) =>
  taken(draft),
)

/** What was read. Throws where it was refused: the fixtures are ours. */
function taken<T>(
  read: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: string },
): T {
  if (!read.ok) throw new Error(read.code)
  return read.value
}

function statements(): readonly { readonly id: string; readonly draft: StatementDraft }[] {
  const asked = {
    now: '2020-11-11T00:00:00.000Z',
    zone: mechanism.zone,
    entities: mechanism.entities,
    places,
  }
  return taken(readStatements(readFileSync(join(FOLDER, 'statements.json')), asked)).map(({ id, draft }) => ({
    id,
    draft: taken(draft),
  }))
}

const absent = { kind: 'absent' } as const
const DAY_MIN = 1_440

/** A figure that counts. */
function counted(...counts: readonly Count[]): Figure {
  return { kind: 'count', sum: sumOfCounts(counts), items: counts.length }
}

const exactly = (n: number): Figure => counted({ kind: 'exact', n })
const notObserved: Figure = { kind: 'notObserved' }
const more: Change = { word: 'more', ratio: { median: '10.9', low: '6.1', high: '22.1' }, atLeast: false }
const same: Change = {
  word: 'noClearChange',
  ratio: { median: '1.5', low: '0.93', high: '2.40' },
  atLeast: false,
}

function compared(now: Figure, prior: Figure, change: Change): Compared {
  const isSeen = now.kind === 'count'
  return {
    now,
    prior,
    effortMin: isSeen ? 14_400 : 0,
    priorEffortMin: prior.kind === 'count' ? 14_385 : 0,
    rate: isSeen ? known({ median: '46.3', low: '38.2', high: '55.5' }) : absent,
    change,
  }
}

const unseen: Compared = compared(notObserved, notObserved, { word: 'noPriorPeriod' })

function head(n: number, day: string, spans: { readonly from: Utc; readonly to: Utc }): Daily['head'] {
  return {
    n,
    year: 2020,
    day,
    ...spans,
    asOf: { epoch: 1, size: 1_284, root: '9f2c41d78be05a63e1c477f902ad6b18c35e90f42d81a6b74e09f3c258d61b7a' },
    revision: 1,
    sides: ['A', 'B'],
    vacantSeats: [],
    exercise: absent,
  }
}

const others: Daily['others'] = {
  disengagement: 'notYet',
  weapons: 'notYet',
  incidents: 'notYet',
  civilians: 'notYet',
  windows: 'notYet',
  patrols: 'notYet',
  devices: 'notYet',
  hotline: 'notYet',
  contingents: 'notYet',
}

const truce: Daily['truce'] = known({
  id: 'T1',
  name: [
    { lang: 'en', text: 'Truce of 10 October 2020 (Moscow)', original: true },
    { lang: 'hy', text: '2020 թ. հոկտեմբերի 10-ի զինադադար (Մոսկվա)', original: false },
    { lang: 'az', text: '10 oktyabr 2020-ci il barışığı (Moskva)', original: false },
    { lang: 'ru', text: 'Перемирие 10 октября 2020 года (Москва)', original: false },
  ],
  state: 'inEffect',
  effective: '2020-10-10T08:00:00.000Z',
})

function unseenSector(sector: string): SectorRow {
  return {
    sector,
    byClass: OBSERVATION_CLASSES.map((each) => ({ class: each, figure: notObserved })),
    total: unseen,
    plannedMin: DAY_MIN,
    doneMin: 0,
    mark: 'none',
  }
}

/** The zone's edge: inside, outside, nobody can say; with what a side may hold of the last where all are numbers. */
function zonesOf([inside, outside, unplaced]: readonly [Figure, Figure, Figure]): Daily['observed']['zones'] {
  return [
    { zone: 'inside', figure: inside, possible: inside, liveFire: notObserved },
    { zone: 'outside', figure: outside, possible: outside, liveFire: notObserved },
    { zone: 'cannotSay', figure: unplaced, possible: unplaced, liveFire: notObserved },
  ]
}

/** A day on which nobody watched and nobody said anything. */
export function quietDay(): Daily {
  return {
    head: head(4, '2020-10-13', { from: '2020-10-12T15:30:00.000Z', to: '2020-10-13T15:30:00.000Z' }),
    remarks: [],
    truce,
    coverage: {
      sectors: 6,
      plannedMin: 6 * DAY_MIN,
      doneMin: 0,
      byMeans: [],
      prevented: [],
      unexplainedMin: 6 * DAY_MIN,
      unobserved: mechanism.sectors.map(({ id }) => ({ sector: id, min: DAY_MIN })),
      nightSharePct: absent,
      undetectable: [],
    },
    observed: {
      byClass: OBSERVATION_CLASSES.map((each) => ({ class: each, ...unseen })),
      total: unseen,
      sinceTruce: notObserved,
      explosionSubs: [],
      automatic: { kind: 'notYet' },
      liveFireOutside: notObserved,
      liveFireOutsideIs: 'countedApart',
      zones: zonesOf([notObserved, notObserved, notObserved]),
    },
    sectors: mechanism.sectors.map(({ id }) => unseenSector(id)),
    sectorsFrom: absent,
    lodged: { kind: 'notInThisData' },
    saidPublicly: { kind: 'notInThisData' },
    terms: [],
    late: [],
    lateOfEarlier: [],
    corrections: [],
    leading: [],
    annex: [],
    others,
  }
}

/** What was said on the first day of the first truce, as the fixtures tell it. */
function saidLines(): readonly AccountLine[] {
  return statements()
    .filter(({ id }) => /^T1-C(0[1-9]|1[0-2])/.test(id))
    .map(({ draft: { statement } }, i): AccountLine => {
      const { speaker, place, at } = statement
      return {
        id: String(i).padStart(32, '0'),
        column: speaker.side.kind === 'known' ? speaker.side.value : 'third',
        entity: speaker.entity,
        kind: statement.kind,
        class: statement.class,
        said: statement.saidAt.from,
        places: place.candidates,
        asWritten: place.asWritten,
        sector: place.sector,
        from: at.from.kind === 'known' ? known(at.from.value) : { kind: 'notStated' },
        to: at.to,
        timeText: at.text,
        count: statement.count,
        what: statement.what,
        state: absent,
        answeredInMin: absent,
        sources: statement.renderings.map(({ publisher, title, date }) => ({
          publisher,
          ...(title === undefined ? {} : { title }),
          date,
        })),
      }
    })
}

const PER_SECTOR: readonly (readonly [string, readonly number[], number])[] = [
  ['S1', [2, 0, 0, 0, 4], 1_440],
  ['S2', [0, 0, 0, 0, 0], 1_320],
  ['S3', [9, 3, 1, 2, 31], 900],
  ['S4', [4, 0, 0, 0, 12], 600],
  ['S5', [1, 0, 0, 0, 7], 240],
]

function seenSector([sector, counts, doneMin]: (typeof PER_SECTOR)[number]): SectorRow {
  const total = counts.reduce((sum, n) => sum + n, 0)
  return {
    sector,
    byClass: OBSERVATION_CLASSES.map((each, i) => ({ class: each, figure: exactly(counts[i] ?? 0) })),
    total: {
      ...compared(exactly(total), exactly(Math.floor(total / 2)), total > 20 ? more : same),
      rate: known({
        median: (total * 3.1).toFixed(1),
        low: (total * 2.2).toFixed(1),
        high: (total * 4.4).toFixed(1),
      }),
    },
    plannedMin: DAY_MIN,
    doneMin,
    mark: doneMin >= 1_296 ? 'full' : doneMin >= 360 ? 'part' : 'little',
  }
}

const CLASS_TOTALS: Readonly<Record<ObservationClass, number>> = {
  explosion: 16,
  projectile: 3,
  muzzleFlash: 1,
  illuminationFlare: 2,
  burstShot: 54,
}

function annexRow(i: number): AnnexRow {
  const [sector, cls, sub] = (
    [
      ['S3', 'explosion', 'impact'],
      ['S3', 'burstShot', 'burst'],
      ['S4', 'explosion', 'undetermined'],
      ['S5', 'burstShot', 'shot'],
    ] as const
  )[i % 4] ?? ['S1', 'explosion', 'impact']
  const at = `2020-11-02T0${i % 9}:1${i % 6}:00.000Z`
  return {
    number: `${1289 + i}`,
    id: `${String(i).padStart(32, '0')}.0`,
    sector: i === 3 ? { kind: 'unknown' } : known(sector),
    means: i % 2 === 0 ? ['heard'] : ['saw', 'heard'],
    class: cls,
    sub,
    count: i % 3 === 0 ? { kind: 'about', n: 6 } : { kind: 'exact', n: i + 1 },
    weapon: i === 2 ? known('mortar') : { kind: 'unknown' },
    zone: 'inside',
    liveFire: 'no',
    from: at,
    to: at,
    revision: i === 5 ? 2 : 1,
    late: i === 4,
    outsideEffort: i === 6,
    groupedAway: i === 7,
  }
}

/** A day on which five of six sectors were watched and every class was counted; an exercise. */
export function busyDay(): Daily {
  const quiet = quietDay()
  const doneMin = PER_SECTOR.reduce((sum, [, , done]) => sum + done, 0)
  return {
    ...quiet,
    head: {
      ...head(24, '2020-11-02', { from: '2020-11-01T15:30:00.000Z', to: '2020-11-02T15:30:00.000Z' }),
      sides: ['B', 'A'],
      exercise: exerciseName(),
    },
    coverage: {
      ...quiet.coverage,
      doneMin,
      byMeans: [
        { means: 'saw', min: 2_700 },
        { means: 'heard', min: 4_100 },
      ],
      prevented: [
        { cause: 'weather', min: 640 },
        { cause: 'denial', min: 960 },
      ],
      unexplainedMin: 6 * DAY_MIN - doneMin - 1_600,
      unobserved: [{ sector: 'S6', min: DAY_MIN }],
      nightSharePct: known(31),
      undetectable: [{ class: 'muzzleFlash', sectors: ['S4', 'S5'] }],
    },
    observed: {
      byClass: OBSERVATION_CLASSES.map((each) => ({
        class: each,
        ...compared(
          exactly(CLASS_TOTALS[each]),
          exactly(Math.floor(CLASS_TOTALS[each] / 3)),
          each === 'burstShot' ? more : same,
        ),
      })),
      total: compared(counted({ kind: 'about', n: 60 }, { kind: 'exact', n: 16 }), exactly(26), more),
      sinceTruce: counted({ kind: 'atLeast', n: 1_204 }),
      explosionSubs: [
        { sub: 'impact', figure: exactly(9) },
        { sub: 'undetermined', figure: exactly(7) },
      ],
      automatic: { kind: 'notYet' },
      liveFireOutside: exactly(2),
      liveFireOutsideIs: 'countedApart',
      zones: zonesOf([exactly(58), exactly(10), exactly(8)]),
    },
    sectors: [...PER_SECTOR.map(seenSector), unseenSector('S6')],
    saidPublicly: { kind: 'rows', lines: saidLines() },
    lodged: { kind: 'rows', lines: [lodgedLine()] },
    terms: TERMS,
    annex: Array.from({ length: 9 }, (_, i) => annexRow(i)),
  }
}

function exerciseName(): Daily['head']['exercise'] {
  const [first] = mechanism.exercises
  return first === undefined ? absent : known(first.name)
}

function lodgedLine(): AccountLine {
  return {
    id: 'f'.repeat(32),
    column: 'A',
    entity: 'AM',
    kind: 'violation',
    class: known('explosion'),
    said: known('2020-11-02T06:20:00.000Z'),
    places: [],
    asWritten: '=cmd|calc!A1 of the south',
    sector: known('S6'),
    from: known('2020-11-02T06:00:00.000Z'),
    to: known('2020-11-02T06:01:00.000Z'),
    timeText: '10:00',
    count: known({ kind: 'about', n: 6 }),
    state: known('answered'),
    answeredInMin: known(95),
    what: [
      {
        lang: 'en',
        text: 'About six mortar rounds fell near the line; ≥ 2 houses damaged → see photo 中.',
        original: true,
      },
    ],
    sources: [],
  }
}

const TERMS: Daily['terms'] = [
  {
    key: 'ceasefire.1',
    text: [
      { lang: 'en', text: '“from 12:00 on 10 October 2020”; the text names no time zone.', original: true },
    ],
    state: 'agreed',
    asPublished: true,
  },
  {
    key: 'exchange-of-orders.2',
    text: [
      {
        lang: 'en',
        text: 'Exchange of prisoners of war, other detained persons and bodies of the dead, through the ICRC.',
        original: true,
      },
    ],
    state: 'agreed',
    asPublished: true,
  },
  {
    key: 'parameters.3',
    text: [{ lang: 'en', text: 'To be agreed additionally.', original: true }],
    state: 'open',
    asPublished: true,
  },
  {
    key: 'Observers',
    text: [{ lang: 'en', text: 'Not in the text.', original: true }],
    state: 'absent',
    asPublished: true,
  },
]

/** The busy day corrected: a late item came. */
export function correctedDay(): Daily {
  const busy = busyDay()
  return {
    ...busy,
    head: { ...busy.head, revision: 2 },
    late: ['1293'],
    corrections: [
      { path: 'observed.total', was: '~70', now: '~76', why: 'lateItem recount' },
      { path: 'observed.explosion', was: '10', now: '16', why: 'lateItem' },
      { path: 'sectors.S3', was: 'not_observed', now: '46', why: 'lateItem' },
      { path: 'coverage.doneMin', was: '4200', now: '4500', why: 'effort' },
    ],
  }
}

/** A daily as the papers take it. */
export function paperOf(
  daily: Daily,
  form: DailyForm = 'joint',
  rid: Maybe<string> = known('a1'.repeat(16)),
): DailyPaper {
  return {
    daily,
    form,
    status: daily.head.revision > 1 ? 'corrected' : 'preliminary',
    issuedAt: known('2020-11-02T16:40:00.000Z'),
    publicAt: '2020-11-03T15:30:00.000Z',
    mechanism: { mech, ...mechanism },
    places,
    rid,
  }
}
