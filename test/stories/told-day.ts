import { known, type Utc } from '#domain/measure'
import type { Watch } from '#domain/observation'
import type { JsonObject } from '#domain/record'

import { claimBy, inSector, minute, statementBy } from '../accounts.ts'
import { jsonOf } from '../founding.ts'
import { inEnglish } from '../mechanism.ts'
import { missionPart, observed, underWatch, watchOf } from '../observations.ts'
import { reportDesks, type Assembled, type ReportDesks } from '../report-desks.ts'
import { claimSealed, statementSealed, type Desk, type DoorOptions } from '../running-node.ts'
import type { Stage } from './stage.ts'

/** Where and when a day is told: the reporting day, an instant of it with a clock time, and two of its sectors. */
export type DayGround = {
  readonly day: string
  /** Ten hours of the day follow it, and it is over when the day is told. */
  readonly from: Utc
  readonly sectors: readonly [string, string]
  /** When the truce begins by one side's reading; two hours later by the other's. Still to come when the day is told. */
  readonly truce: Utc
  /** Entities of the two sides, in the founding. */
  readonly entities: { readonly A: string; readonly B: string }
  readonly zone: string
  /** Where the observer stood, on another ground than the one of `MISSION_FIGURES`. */
  readonly post?: { readonly latDeg: string; readonly lonDeg: string }
}

/** Somebody's way of naming sides, in labels and bodies: as they are, or exchanged. */
export type Image = (value: unknown) => unknown

/** What the mission alone knows of a told day, each text in one place: found anywhere else, it leaked. */
export const MISSION_WORDS = {
  observer: 'Post Juniper',
  team: 'Patrol Cobalt',
  callSign: 'COBALT-7',
  note: 'behind the quarry wall',
  log: 'radio check from the mill',
  group: 'the same four bangs',
  relayed: 'four bangs NNE of the mill',
  weapon: 'mortar by its sound',
} as const
/** Where an observer stood, how far away and in which direction it heard something (hundredths of a degree): class M. */
export const MISSION_FIGURES = {
  latDeg: '40.17393',
  lonDeg: '46.83131',
  rangeLowM: 2_713,
  rangeHighM: 6_917,
  bearing: 2_267,
} as const

/** What stands in the record of a told day. */
export type ToldDay = {
  readonly desks: ReportDesks
  readonly agreement: string
  readonly watches: readonly string[]
  readonly observations: readonly string[]
  readonly claims: readonly string[]
}

type Telling = {
  readonly ground: DayGround
  readonly image: Image
  readonly desk: (label: string) => Promise<Desk>
}

const HOUR_MS = 3_600_000

/** Everything that a day of this part can hold but its report: accounts, an agreement with signed positions, watches. */
export async function tellDay(
  stage: Pick<Stage, 'node'>,
  ground: DayGround,
  image: Image = (same) => same,
): Promise<ToldDay> {
  const desks = reportDesks(stage.node)
  const telling = { ground, image, desk: (label: string) => desks.desk(String(image(label))) }
  const agreement = await agree(telling)
  const claims = await account(telling)
  const watches = await watch(telling)
  const observations = await observe(telling, watches)
  return { desks, agreement, claims, watches, observations }
}

/** An instant of the day, so many hours after its beginning here. */
function hour({ from }: DayGround, hours: number): Utc {
  return hoursAfter(from, hours)
}

function hoursAfter(utc: Utc, hours: number): Utc {
  return new Date(Date.parse(utc) + hours * HOUR_MS).toISOString()
}

function clockTime(utc: Utc, zone: string): { readonly text: string; readonly zone: string } {
  return { text: utc.slice(11, 16), zone }
}

const notStated = { kind: 'notStated' } as const

/** An agreement of an invented shape: its truce, terms of both sides and of one, and what each side signs of them. */
async function agree({ ground, image, desk }: Telling): Promise<string> {
  const mediator = await desk('M.mediator')
  const agreement = await mediator.record('agreement.recorded', image({ agreement: agreementOf(ground) }))
  const version = { ref: [{ rel: 'version', rid: agreement }] }
  const of = { ref: [{ rel: 'of', rid: agreement }] }
  const [A, B] = [await desk('A.rep/1'), await desk('B.rep/1')]
  await A.record('agreement.accepted', image({ key: 'posts.count', by: 'A' }), version)
  const condition = inEnglish('with a road left open')
  await B.record('agreement.accepted', image({ key: 'posts.count', by: 'B', condition }), version)
  const reason = inEnglish('not before the road is open')
  await A.record('agreement.objected', image({ key: 'road.open', by: 'A', reason }), version)
  await B.record(
    'agreement.refused',
    image({ key: 'guns.back', by: 'B', reason, mustChange: reason }),
    version,
  )
  for (const [side, own, hours] of [
    ['A', A, 0],
    ['B', B, 2],
  ] as const) {
    const utc = hoursAfter(ground.truce, hours)
    const reading = { utc, ...clockTime(utc, ground.zone), resolutionS: 60 }
    await own.record('agreement.reading-held', image({ truce: 'TR-TOLD', by: side, reading }), of)
  }
  const note = {
    utc: known(hoursAfter(ground.truce, 1)),
    text: 'noon elsewhere',
    source: 'A newspaper',
    day: notStated,
    remark: notStated,
  }
  await mediator.record('agreement.reading-noted', image({ truce: 'TR-TOLD', note }), of)
  return agreement
}

function agreementOf(ground: DayGround): object {
  const term = (key: string, other: object) => ({
    key,
    clause: '1',
    topic: 'control',
    type: 'procedure',
    appliesTo: 'both',
    needs: 'both',
    words: inEnglish(`words of ${key}`),
    value: notStated,
    actor: notStated,
    published: 'proposed',
    publishedAs: notStated,
    leftOpen: false,
    open: [],
    said: [],
    inTexts: [],
    verification: 'read',
    note: notStated,
    ...other,
  })
  const begins = ground.truce
  return {
    id: 'AG-TOLD',
    kind: 'agreement',
    title: inEnglish('An agreement of this test'),
    day: known(ground.day),
    class: notStated,
    parties: [],
    brokers: [],
    proposedBy: notStated,
    under: notStated,
    signed: [],
    published: 'agreed',
    publishedAs: notStated,
    inForceFrom: notStated,
    languages: ['en'],
    sources: [{ publisher: 'Publisher', title: 'Title', date: ground.day }],
    texts: [],
    terms: [
      term('posts.count', { clause: '1' }),
      term('road.open', { clause: '2', appliesTo: 'A', needs: 'A' }),
      term('guns.back', { clause: '3', appliesTo: 'B' }),
    ],
    truces: [
      {
        id: 'TR-TOLD',
        name: inEnglish('Truce of this test'),
        term: notStated,
        terms: inEnglish('from an hour on'),
        purpose: notStated,
        brokers: [],
        announced: { text: 'in the night', utc: notStated },
        effective: { text: begins.slice(11, 16), utc: known(begins), zone: notStated },
        expires: notStated,
        notes: [],
      },
    ],
    note: notStated,
  }
}

/** What each side lodges and says in public of one hour of the day, each of a minute of its own. */
async function account({ ground, image, desk }: Telling): Promise<readonly string[]> {
  const duty = await desk('M.duty')
  const claims: string[] = []
  for (const [side, hours] of [
    ['A', 4],
    ['B', 4.25],
  ] as const) {
    const utc = hour(ground, hours)
    const entity = ground.entities[side]
    const told = { at: minute(utc), place: inSector(ground.sectors[0]) }
    const statedAt = { utc, ...clockTime(utc, ground.zone), resolutionS: 60 }
    const claim = claimBy(side, { ...told, entity, statedAt, what: inEnglish('Told of this day.') })
    const sealed = claimSealed(image(side) === 'A' ? 'A' : 'B')
    const own = await desk(`${side}.liaison`)
    claims.push(await own.record('claim.lodged', image({ claim: jsonOf(claim) }), { sealed }))
    const said = statementBy(side, { ...told, saidAt: minute(utc) })
    const statement = { ...said, speaker: { ...said.speaker, entity } }
    const body = image({ statement: jsonOf(statement) })
    claims.push(await duty.record('statement.transcribed', body, { sealed: statementSealed() }))
  }
  return claims
}

function wholeOf(by: string, body: JsonObject): DoorOptions {
  return { vis: 'C', sealed: { body: { class: 'M', ...body }, sealing: { kind: 'observed', by } } }
}

/** A patrol's watch and a duty officer's, of which the other sector has a part of the day, and a line of the log. */
async function watch({ ground, desk }: Telling): Promise<readonly string[]> {
  const [patrol, duty] = [await desk('M.patrol'), await desk('M.duty')]
  const type = 'observation.watch.opened'
  const told = (by: string, other: Partial<Watch>) =>
    wholeOf(by, {
      type,
      watch: jsonOf(watchOf({ team: MISSION_WORDS.team, callSign: MISSION_WORDS.callSign, ...other })),
    })
  const [one, other] = ground.sectors
  const [first, last] = [hour(ground, 1), hour(ground, 7)]
  const watches = [
    await patrol.recordWhole(type, told('M.patrol', { sector: one, from: first, to: last })),
    await duty.recordWhole(
      type,
      told('M.duty', { sector: other, from: hour(ground, 1.25), to: hour(ground, 2), callSign: 'MILL' }),
    ),
  ]
  const visibility = 'observation.watch.visibility'
  await patrol.recordWhole(
    visibility,
    wholeOf('M.patrol', {
      type: visibility,
      of: watches[0] ?? '',
      at: hour(ground, 5),
      visibility: 'limited',
    }),
  )
  const entry = { at: first, zone: ground.zone, words: MISSION_WORDS.log, team: { kind: 'absent' } }
  const written = 'observation.log.written'
  await duty.recordWhole(written, wholeOf('M.duty', { type: written, entry }))
  return watches
}

/** Four of the patrol's, two of which are one event, one revised, one questioned, one withdrawn; one of the duty officer's. */
async function observe({ ground, desk }: Telling, watches: readonly string[]): Promise<readonly string[]> {
  const [patrol, duty, investigator] = [
    await desk('M.patrol'),
    await desk('M.duty'),
    await desk('M.investigator'),
  ]
  const [sector, other] = ground.sectors
  const told = (hours: number, n: number, of = sector) =>
    observed(hour(ground, hours), {
      sector: known(of),
      count: { kind: 'exact', n },
      at: { ...observed(hour(ground, hours)).at, ...clockTime(hour(ground, hours), ground.zone) },
    })
  const part = (by: string, watched: string) => ({
    sealed: {
      body: jsonOf(underWatch(watched, [sealedPart(ground, by)])),
      sealing: { kind: 'observed', by } as const,
    },
  })
  const submit = async (own: Desk, watched: string, observation: object) =>
    `${await own.record('observation.submitted', { observations: [observation] }, part(own.label, watched))}.0`
  const [ofPatrol = '', ofDuty = ''] = watches
  const ids = [
    await submit(patrol, ofPatrol, told(2, 4)),
    await submit(patrol, ofPatrol, told(2.01, 5)),
    await submit(patrol, ofPatrol, told(4, 17)),
    await submit(patrol, ofPatrol, told(6, 3)),
    await submit(duty, ofDuty, told(1.5, 8, other)),
  ]
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = ids
  await duty.record('observation.accepted', { of: [first, second, third] })
  const group = { members: [first, second], counted: [{ class: 'explosion', id: second }] }
  await investigator.record(
    'observation.grouped',
    { group },
    { sealed: { body: { why: MISSION_WORDS.group }, sealing: { kind: 'observed', by: 'M.investigator' } } },
  )
  await patrol.record(
    'observation.revised',
    { of: third, observation: told(4, 19), reason: 'counted again' },
    { ref: [{ rel: 'revises', rid: third.slice(0, 64) }], ...part('M.patrol', ofPatrol) },
  )
  await duty.record('observation.questioned', { of: fifth, reason: 'which way did it sound' })
  await patrol.record('observation.withdrawn', { of: fourth, reason: 'thunder' })
  return ids
}

function sealedPart(ground: DayGround, by: string) {
  const { rangeLowM, rangeHighM, bearing } = MISSION_FIGURES
  const { latDeg, lonDeg } = ground.post ?? MISSION_FIGURES
  return missionPart({
    observer: {
      place: { asWritten: MISSION_WORDS.observer, status: 'notAPlace', candidates: [] },
      position: known({ latDeg, lonDeg, radiusM: 40, how: 'gnss' }),
    },
    event: {
      bearings: [{ centiDeg: bearing, halfWidthCentiDeg: 1_125, given: 'NNE' }],
      range: known({ lowM: rangeLowM, highM: rangeHighM }),
      place: notStated,
    },
    weaponType: known({ text: MISSION_WORDS.weapon, basis: 'sound' }),
    note: known(MISSION_WORDS.note),
    ...(by === 'M.duty'
      ? {
          relayedFrom: known({
            team: MISSION_WORDS.team,
            words: MISSION_WORDS.relayed,
            heardAt: hour(ground, 1.5),
          }),
        }
      : {}),
  })
}

/** The day's report put together and approved by two, which issues it to both sides; its public time has not come. */
export async function issueDay({ desks }: ToldDay, day: string): Promise<Assembled> {
  return desks.issues(await desks.assembles('M.head', day))
}
