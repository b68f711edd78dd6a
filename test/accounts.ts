import type { Claim, CounterClaim, Rendering, Statement } from '#domain/claim'
import {
  addS,
  known,
  notStated,
  otherSide,
  type GazetteerEntry,
  type Place,
  type Side,
  type StatedTime,
  type Utc,
} from '#domain/measure'

import { inEnglish } from './mechanism.ts'

/** One minute of a day, as somebody told it in the mechanism's zone. */
export function minute(from: Utc): StatedTime {
  const text = from.slice(11, 16)
  return { text, zone: known('+00:00'), precision: 'minute', from: known(from), to: known(addS(from, 60)) }
}

/** A place that no gazetteer resolves, in a sector that was told. */
export function inSector(sector: string): Place {
  return { asWritten: 'a trench', status: 'unresolved', candidates: [], parts: [], sector: known(sector) }
}

const EVENT_AT: Utc = '2020-10-10T06:30:00.000Z'
const SAID_AT: Utc = '2020-10-10T06:40:00.000Z'

/** A claim of a side as its desk would lodge it at the founding's hour, with what a test tells otherwise. */
export function claimBy(side: Side, otherwise: Partial<Claim> = {}): Claim {
  return {
    by: side,
    entity: `E${side}`,
    dutyName: 'Lima-2',
    kind: 'violation',
    statedAt: { utc: SAID_AT, text: '06:40', zone: '+00:00', resolutionS: 60 },
    at: minute(EVENT_AT),
    place: inSector('N-2'),
    what: inEnglish('Shells fell by the trench, about six.'),
    class: known('explosion'),
    count: known({ kind: 'about', n: 6 }),
    allegedActor: otherSide(side),
    ...otherwise,
  }
}

/** An answer of a side to a claim of the other, denying all it can. */
export function answerBy(side: Side, otherwise: Partial<CounterClaim> = {}): CounterClaim {
  return {
    by: side,
    entity: `E${side}`,
    dutyName: 'Kilo-1',
    statedAt: { utc: SAID_AT, text: '06:40', zone: '+00:00', resolutionS: 60 },
    kind: 'denial',
    what: inEnglish('No fire from our side.'),
    stance: { time: 'silent', place: 'agrees', class: 'denies', count: 'silent', allegedActor: 'denies' },
    ...otherwise,
  }
}

/** One publisher's form of a statement. */
export const rendering: Rendering = {
  lang: 'en',
  text: 'Says fire was opened on the trench at 06:30.',
  publisher: 'A newspaper',
  title: 'What was said this morning',
  date: '2020-10-10',
  kind: 'paraphrase',
}

/** A statement of a side's entity as the mission would transcribe it, with what a test tells otherwise. */
export function statementBy(side: Side, otherwise: Partial<Statement> = {}): Statement {
  return {
    speaker: {
      kind: 'side',
      side: known(side),
      entity: `E${side}`,
      office: 'Ministry of Defence',
      channel: notStated,
    },
    venue: 'public',
    saidAt: minute(SAID_AT),
    kind: 'violation',
    at: minute(EVENT_AT),
    place: inSector('N-2'),
    what: inEnglish('Fire was opened on the trench.'),
    class: notStated,
    count: notStated,
    allegedActor: otherSide(side),
    asWritten: known('shelling'),
    renderings: [rendering],
    about: [],
    links: [],
    sourcing: 'read',
    note: notStated,
    ...otherwise,
  }
}

/** An entry of the gazetteer. */
export function town(id: string): GazetteerEntry {
  const names = [{ lang: 'en', text: id }]
  return {
    id,
    kind: 'town',
    contested: false,
    forms: [{ side: 'A', names }],
    alsoKnownAs: [],
    at: notStated,
    within: notStated,
  }
}
