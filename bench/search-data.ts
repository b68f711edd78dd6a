import { createHash } from 'node:crypto'

import { known, notStated, OBSERVATION_CLASSES, type Toponym } from '#domain/measure'
import type { Observation, ObservationMission, ObservedClass, SubClass } from '#domain/observation'
import { kindOf, learnsFrom, projections, type Fact } from '#server/projections'
import type { Database } from '#server/storage'

import { drawOf, type Draw } from '../test/crash/killing.ts'
import { missionPart, observed, watchOf } from '../test/observations.ts'
import { inDatabase, keptHome } from './homes.ts'
import { foundMission, sectorIds } from './observing.ts'

/** Days, sectors, places and words of the made-up record. */
export const DAYS = 90
const SECTORS = sectorIds.length
const PLACES = 500
const WORDS = 4_000
/** Observations of a record, records of a transaction. */
const TOGETHER = 100
const AT_ONCE = 20
const SHIFTS = 3
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
export const FIRST_MS: number = Date.parse('2031-03-01T00:00:00.000Z')
const NOW: string = new Date(FIRST_MS + DAYS * 24 * HOUR_MS).toISOString()

export const placeIds: readonly string[] = Array.from({ length: PLACES }, (_, at) => `place-${at + 1}`)
const SYLLABLES = ['ka', 'ro', 'min', 'tel', 'us', 'vo', 'shi', 'na', 'dar', 'el', 'po', 'gri'] as const
export const words: readonly string[] = Array.from({ length: WORDS }, (_, at) => wordOf(at))

function wordOf(at: number): string {
  const digits = [at % 12, Math.floor(at / 12) % 12, Math.floor(at / 144) % 12, Math.floor(at / 1728)]
  return digits.map((digit) => SYLLABLES[digit] ?? '').join('')
}

/** A home whose database has so many observations. */
export function searchHome(observations: number): Promise<string> {
  return keptHome(`search-${observations}`, async (home) => {
    await foundMission(home, NOW, { firstDay: '2031-03-01', speed: 0 })
    await inDatabase(home, (database) => fill(database, observations))
  })
}

/** Rows as the projections make them of facts. The facts are in no log: what is measured here is reading. */
async function fill(database: Database, observations: number): Promise<void> {
  const draw = drawOf(17)
  const index = { next: 1_000 }
  const watches = Array.from({ length: DAYS * SHIFTS * SECTORS }, (_, at) => watchFact(index, at))
  for (let from = 0; from < watches.length; from += 500)
    await learn(database, watches.slice(from, from + 500))
  const began = performance.now()
  for (let made = 0; made < observations;) {
    const facts: Fact[] = []
    while (facts.length < AT_ONCE && made < observations) {
      const told = submitted(index, draw, watches)
      facts.push(told, ...afterwards(index, draw, told))
      made += TOGETHER
    }
    await learn(database, facts)
    if (made % 50_000 === 0)
      console.error(
        `  ${made} of ${observations}, ${Math.round((made * 1000) / (performance.now() - began))}/s`,
      )
  }
}

async function learn(database: Database, facts: readonly Fact[]): Promise<void> {
  await database.transaction(async (tx) => {
    for (const projection of projections) {
      const own = facts.filter((fact) => learnsFrom(projection, kindOf(fact)))
      if (own.length > 0 && projection.types !== 'every') await projection.apply(tx, own)
    }
  })
}

type Index = { next: number }

function factOf(index: Index, fact: Partial<Fact> & Pick<Fact, 'type'>): Fact {
  const at = index.next++
  return {
    epoch: 1,
    index: at,
    rid: createHash('sha256').update(String(at)).digest('hex'),
    at: NOW,
    vis: 'J',
    author: { key: 'bench', office: 'M.duty' },
    seq: at,
    after: { epoch: 1, size: 0, root: '' },
    made: NOW,
    ref: [],
    body: undefined,
    keys: [],
    ...fact,
  }
}

function watchFact(index: Index, at: number): Fact {
  const fromMs = FIRST_MS + Math.floor(at / SECTORS) * (24 / SHIFTS) * HOUR_MS
  const watch = watchOf({
    sector: sectorIds[at % SECTORS] ?? '',
    from: isoOf(fromMs),
    to: isoOf(fromMs + (24 / SHIFTS) * HOUR_MS),
    team: `Patrol ${(at % SECTORS) + 1}`,
    callSign: `P${(at % SECTORS) + 1}`,
  })
  return factOf(index, {
    type: 'record.sealed',
    inner: { class: 'M', type: 'observation.watch.opened', body: { watch } },
  })
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}

/** A number below `n`, low ones far more often: as sectors, places and words of a war are named. */
function skewed(draw: Draw, n: number): number {
  const share = draw(1_000_000) / 1_000_000
  return Math.floor(n * share ** 3)
}

/** A record of observations of one watch; by night and on some days there are many more. */
function submitted(index: Index, draw: Draw, watches: readonly Fact[]): Fact {
  const sector = skewed(draw, SECTORS)
  const [day, shift] = [draw(4) === 0 ? skewed(draw, DAYS) : draw(DAYS), draw(SHIFTS)]
  const watch = watches[(day * SHIFTS + shift) * SECTORS + sector]
  const fromMs = FIRST_MS + (day * 24 + shift * (24 / SHIFTS)) * HOUR_MS
  const observations = Array.from({ length: TOGETHER }, () => observationOf(draw, { fromMs, sector }))
  const missions = Array.from({ length: TOGETHER }, () => missionOf(draw))
  return factOf(index, {
    type: 'observation.submitted',
    body: { observations },
    sealed: { watch: known(watch?.rid ?? ''), observations: missions },
  })
}

function observationOf(
  draw: Draw,
  { fromMs, sector }: { readonly fromMs: number; readonly sector: number },
): Observation {
  const of = OBSERVATION_CLASSES[[0, 0, 0, 4, 4, 4, 4, 1, 1, 2, 3][draw(11)] ?? 0] ?? 'explosion'
  const isNothing = draw(25) === 0
  return observed(isoOf(fromMs + draw((24 / SHIFTS) * 60) * MINUTE_MS), {
    sector: draw(40) === 0 ? { kind: 'unknown' } : known(sectorIds[sector] ?? ''),
    class: of,
    sub: isNothing ? 'none' : subOf(draw, of),
    means: (['heard', 'saw', 'recorded'] as const).slice(draw(2), 2 + draw(2)),
    count: isNothing
      ? { kind: 'exact', n: 0 }
      : draw(8) === 0
        ? { kind: 'about', n: 5 + 5 * draw(10) }
        : { kind: 'exact', n: 1 + skewed(draw, 40) },
    zone: (['inside', 'inside', 'inside', 'outside', 'cannotSay'] as const)[draw(5)] ?? 'inside',
    liveFire: draw(30) === 0 ? 'declared' : 'no',
  })
}

function subOf(draw: Draw, of: ObservedClass): SubClass {
  if (of === 'explosion')
    return (['impact', 'airburst', 'outgoing', 'undetermined'] as const)[draw(4)] ?? 'none'
  return of === 'burstShot' ? ((['burst', 'shot'] as const)[draw(2)] ?? 'none') : 'none'
}

function missionOf(draw: Draw): ObservationMission {
  const note = Array.from({ length: 4 + draw(9) }, () => words[skewed(draw, WORDS)] ?? '').join(' ')
  return missionPart({
    observer: { place: placeOf(draw), position: notStated },
    event: {
      bearings: [{ centiDeg: draw(36_000), halfWidthCentiDeg: 1_125, given: 'NNE' }],
      range: known({ lowM: 2_000, highM: 7_000 }),
      place: draw(2) === 0 ? notStated : known(placeOf(draw)),
    },
    note: draw(3) === 0 ? notStated : known(note),
  })
}

function placeOf(draw: Draw): Toponym {
  const id = placeIds[skewed(draw, PLACES)] ?? ''
  return { asWritten: `Post ${id}`, status: 'resolved', candidates: [id] }
}

/** What happens to a record's observations later: many are accepted, some questioned, a few withdrawn or put together. */
function afterwards(index: Index, draw: Draw, { rid }: Fact): readonly Fact[] {
  const id = (): string => `${rid}.${draw(TOGETHER)}`
  const facts: Fact[] = []
  if (draw(3) === 0) {
    const of = Array.from({ length: TOGETHER }, (_, at) => `${rid}.${at}`)
    facts.push(factOf(index, { type: 'observation.accepted', body: { of } }))
  }
  facts.push(factOf(index, { type: 'observation.questioned', body: { of: id(), reason: 'which ridge?' } }))
  if (draw(2) === 0)
    facts.push(factOf(index, { type: 'observation.withdrawn', body: { of: id(), reason: 'thunder' } }))
  const members = [`${rid}.1`, `${rid}.2`, `${rid}.3`]
  const counted = [{ class: 'explosion', id: `${rid}.1` }]
  if (draw(2) === 0)
    facts.push(factOf(index, { type: 'observation.grouped', body: { group: { members, counted } } }))
  return facts
}
