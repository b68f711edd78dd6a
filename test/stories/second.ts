import { known, type Utc } from '#domain/measure'
import type { Observation, Watch } from '#domain/observation'
import { foundingDescription, type FoundingDescription } from '#server/node'

import { NK2020 } from '../nk2020.ts'
import { observed } from '../observations.ts'
import type { ReportDesks } from '../report-desks.ts'
import { fixtureFile } from './files.ts'
import type { DayGround } from './told-day.ts'
import type { Files } from './whole.ts'

/** The second mechanism's file, as the program's own import reads it. */
export const FILE = 'fixtures/mechanisms/second-constructed.json'
/** The same, read: an invented conflict with right-to-left names and a half-hour zone. */
export const SECOND: SecondFile = read(fixtureFile('mechanisms/second-constructed.json'))

type Names = Readonly<Record<string, string>>
export type SecondFile = {
  readonly mech: string
  readonly zone: string
  readonly dayClose: string
  readonly languages: readonly string[]
  readonly sides: readonly {
    readonly code: string
    readonly entity: string
    readonly ownLanguages: readonly string[]
    readonly name: Names
  }[]
  readonly otherSpeakers: readonly { readonly entity: string; readonly kind: string; readonly name: Names }[]
  readonly sectors: {
    readonly features: readonly {
      readonly id: string
      readonly properties: { readonly side: string; readonly securityZone: boolean }
      readonly geometry: { readonly coordinates: readonly (readonly (readonly [number, number])[])[] }
    }[]
  }
  readonly statements: readonly { readonly id: string }[]
  readonly truce: { readonly effective: { readonly utc: string } }
  readonly watches: readonly SecondWatch[]
  readonly observations: readonly (Pick<Observation, 'class' | 'means' | 'count' | 'zone' | 'liveFire'> & {
    readonly watch: string
    readonly sector: string
    readonly at: Observation['at']
    readonly sub?: Observation['sub']
    readonly flags?: readonly string[]
  })[]
  readonly expected: {
    readonly byDay: Readonly<
      Record<string, Readonly<Record<string, { readonly low: number; readonly high: number | 'open' }>>>
    >
  }
}
type SecondWatch = Pick<Watch, 'sector' | 'from' | 'to' | 'means' | 'visibility'> & { readonly id: string }

function read(file: unknown): SecondFile {
  const value: SecondFile = JSON.parse(JSON.stringify(file))
  return value
}

/** The founding that the file describes: its sides and languages, its days; offices as any mission has them. */
export function foundingOf({
  mech,
  zone,
  dayClose,
  languages,
  sides,
  otherSpeakers,
  sectors,
}: SecondFile): FoundingDescription {
  const textOf = (names: Names) =>
    Object.entries(names).map(([lang, text]) => ({ lang, text, original: lang === 'en' }))
  const ids = sectors.features.map(({ id }) => id)
  const e5 = (deg: number) => Math.round(deg * 100_000)
  return foundingDescription.parse({
    ...NK2020,
    mech,
    mechanism: {
      name: textOf({ en: 'Varenta and Ozmar', ar: 'فارنتا وأوزمار' }),
      zone,
      dayClose,
      firstDay: '2031-03-07',
      preset: 'full',
      languages,
      sides: sides.map(({ code, name, ownLanguages }) => ({ side: code, name: textOf(name), ownLanguages })),
      entities: [
        ...sides.map(({ code, entity, name }) => ({
          code: entity,
          kind: 'side',
          side: code,
          name: textOf(name),
        })),
        ...otherSpeakers.map(({ entity, kind, name }) => ({ code: entity, kind, name: textOf(name) })),
      ],
      dataGaps: [],
      geographyVersion: 'constructed-1',
      lines: [],
      exercises: [],
      settings: { minEffortH: 4, liveFireOutside: 'countedApart', missingLanguage: 'notice' },
      sectors: sectors.features.map(({ id, properties, geometry }, at) => ({
        id,
        name: textOf({ en: id }),
        adjoins: ids.filter((_, other) => Math.abs(other - at) === 1),
        side: properties.side,
        securityZone: properties.securityZone,
        disengagementArea: { kind: 'absent' },
        area: geometry.coordinates.map((ring) => ring.map(([lon, lat]) => [e5(lon), e5(lat)])),
      })),
      clock: { start: '2031-03-07T02:30:00.000Z' },
    },
  })
}

/** An instant of the file, as the record has it. */
function instant(text: string): Utc {
  return new Date(text).toISOString()
}

/** The file's watches and what was observed under them, by the desks of the patrol and the duty officer. */
export async function observedIn(desks: ReportDesks): Promise<void> {
  const watches = new Map<string, string>()
  for (const [at, { id, sector, from, to, means, visibility }] of SECOND.watches.entries()) {
    const own = { sector, means, visibility, team: `Team ${at + 1}`, callSign: `T${at + 1}` }
    const watch = await desks.watches('M.patrol', { ...own, from: instant(from), to: instant(to) })
    const closed = { type: 'observation.watch.closed', of: watch, at: instant(to) }
    const sealed = { body: { class: 'M', ...closed }, sealing: { kind: 'observed', by: 'M.patrol' } } as const
    await (await desks.desk('M.patrol')).recordWhole(closed.type, { vis: 'C', sealed })
    watches.set(id, watch)
  }
  for (const {
    watch,
    sector,
    at,
    sub,
    flags,
    means,
    count,
    zone,
    liveFire,
    ...told
  } of SECOND.observations) {
    const span = { ...at, from: instant(at.from), to: instant(at.to) }
    const outsideEffort = flags?.includes('outsideEffort') === true
    const all = {
      class: told.class,
      sub: sub ?? 'none',
      means,
      count,
      zone,
      liveFire,
      outsideEffort,
    } as const
    const observation = observed(span.from, { ...all, sector: known(sector), at: span })
    await desks.observes('M.patrol', watches.get(watch) ?? '', observation)
  }
}

/** Its second day, over before anything is told of it, on which an agreement, both sides' accounts and watches are told of. */
export const SECOND_DAY: DayGround = {
  day: '2031-03-08',
  from: '2031-03-07T16:00:00.000Z',
  truce: '2031-03-09T01:00:00.000Z',
  sectors: ['Q1', 'Q3'],
  entities: { A: 'VR', B: 'OZ' },
  zone: SECOND.zone,
  post: { latDeg: '-47.85123', lonDeg: '-122.61234' },
}

const WHOLE = fixtureFile('mechanisms/second-constructed.json')
const TRANSCRIBED: Utc = '2031-03-07T09:00:00.000Z'

/** All of it as one play: its statements are transcribed on the morning of its first day, and nobody lodges anything. */
export const SECOND_FILES: Files & { readonly founding: FoundingDescription } = {
  founding: foundingOf(SECOND),
  places: WHOLE,
  statements: WHOLE,
  times: { constructed: true, times: SECOND.statements.map(({ id }) => ({ id, at: TRANSCRIBED })) },
  links: { constructed: true, links: [] },
  until: '2031-03-08T16:00:00.000Z',
}
