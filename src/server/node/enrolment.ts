import { accept, refuse, type Answer } from '#domain/life'
import type { Utc } from '#domain/measure'
import {
  canonicalJson,
  signatureInput,
  submissionText,
  type Envelope,
  type Head,
  type JsonObject,
} from '#domain/record'
import { utf8 } from '#tlog'
import type { EnrolmentAnswer, EnrolmentCompletion, EnrolmentQuestion, EnrolmentReceipt } from '#wire/session'

import type { DemoKeys, DemoOfficer } from './demo-keys.ts'
import type { TestKey } from './test-keys.ts'

/** Where an author stands in its stream: what the next record of it has to say. */
export type Stream = { readonly seq: number; readonly prev: string | null }

/** What enrolments stand on. */
export type EnrolmentParts = {
  readonly keys: DemoKeys
  readonly mech: string
  readonly now: () => Utc
  readonly head: () => Head
  readonly streamOf: (key: string) => Promise<Stream>
  readonly enter: (submission: Uint8Array) => Promise<Answer<unknown, string>>
}

/** Becoming one of a demo's people: an envelope to sign, then its entry with the signatures of two representatives. */
export type Enrolments = {
  readonly begin: (question: EnrolmentQuestion) => Promise<Answer<EnrolmentAnswer, string>>
  readonly complete: (completion: EnrolmentCompletion) => Promise<Answer<EnrolmentReceipt, string>>
}

/** A browser signs at once; who does not within this time lets the next one go first. */
const TURN_MS = 5_000
const KEY_LIFE_DAYS = 365 // record.md 11.1: at most 400 days

/**
 * Enrolments of a demo, one at a time: a representative's records have one order, so the next envelope is made when the
 * one before is in the log, or its turn is over.
 */
export function openEnrolments(parts: EnrolmentParts): Enrolments {
  const turns = takeTurns()
  return {
    async begin({ person, key }) {
      const officer = officerOf(parts.keys, person)
      const signers = officer && representativesOf(parts.keys, officer.office)
      if (!officer || !signers) return refuse('ACC_ABSENT', 'nothing')
      const made = await turns.begin(async () => {
        const stream = await parts.streamOf(signers[0].key)
        const env = envelopeOf(parts, { officer, key, author: signers[0], stream })
        return { env, key, office: officer.office }
      })
      return accept({ env: canonicalJson(made.env) })
    },
    async complete({ env: text, sig }) {
      const taken = turns.take(text)
      if (!taken) return refuse('NET_ENROLMENT_LATE', 'nothing')
      try {
        return await enter(parts, taken, sig)
      } finally {
        turns.end()
      }
    },
  }
}

/** A person whom anyone at this machine may become. */
function officerOf({ founding, officersOf }: DemoKeys, person: string): DemoOfficer | undefined {
  return founding.become.flatMap(officersOf).find((officer) => officer.person === person)
}

/** The two representatives of an office's holder: two people, who enrol keys of its offices (record.md 11.1). */
function representativesOf(keys: DemoKeys, office: string) {
  const holder = office.slice(0, office.indexOf('.'))
  const [first, second] = keys.officersOf(`${holder}.rep`).map((officer) => keys.key(officer.label))
  return first && second ? ([first, second] as const) : undefined
}

/** Representatives themselves are named by their holder's root alone, so its key signs beside theirs (record.md 11.1). */
function rootFor(keys: DemoKeys, office: string): readonly TestKey[] {
  const [holder = '', name] = office.split('.')
  return name === 'rep' ? [keys.key(`${holder}.root`)] : []
}

type Enrolling = {
  readonly officer: DemoOfficer
  readonly key: string
  readonly author: { readonly key: string }
  readonly stream: Stream
}

function envelopeOf(parts: EnrolmentParts, { officer, key, author, stream }: Enrolling): Envelope {
  const now = parts.now()
  const until = new Date(Date.parse(now) + KEY_LIFE_DAYS * 86_400_000).toISOString()
  const { office, person } = officer
  const body: JsonObject = { op: 'enrol', use: 'sign', key, office, person, until }
  return {
    v: 1,
    mech: parts.mech,
    author: { key: author.key, office: `${office.slice(0, office.indexOf('.'))}.rep` },
    seq: stream.seq + 1,
    prev: stream.prev,
    after: parts.head(),
    made: { t: now, src: 'ntp', unc: 250 },
    type: 'record.key',
    vis: 'J',
    body,
  }
}

/** An enrolment that waits for its new key's signature. */
type Enrolment = { readonly env: Envelope; readonly key: string; readonly office: string }

/** Enters an enrolment with the signatures of two representatives and of the key that comes in. */
async function enter(
  { keys, ...parts }: EnrolmentParts,
  { env, key, office }: Enrolment,
  sig: string,
): Promise<Answer<EnrolmentReceipt, string>> {
  const message = signatureInput(env)
  const signers = [...(representativesOf(keys, office) ?? []), ...rootFor(keys, office)]
  const sigs = [...signers.map((signer) => ({ key: signer.key, sig: signer.sign(message) })), { key, sig }]
  const entered = await parts.enter(utf8(submissionText({ env, sigs })))
  return entered.ok ? accept({ office, sealIdentity: keys.sealOf(office) }) : entered
}

type Turns = {
  /** Waits for its turn, then makes what the turn is for. */
  readonly begin: (make: () => Promise<Enrolment>) => Promise<Enrolment>
  /** Takes the open turn if it is this one; it then lasts until it is ended. */
  readonly take: (text: string) => Enrolment | undefined
  /** Ends the turn that was taken: the next may begin. */
  readonly end: () => void
}

type Turn = {
  readonly text: string
  readonly enrolment: Enrolment
  readonly over: () => void
  readonly timer: NodeJS.Timeout
}

function takeTurns(): Turns {
  let before: Promise<void> = Promise.resolve()
  let open: Turn | undefined
  let taken: Turn | undefined
  function opened(enrolment: Enrolment): Promise<void> {
    return new Promise((over) => {
      const giveUp = () => {
        open = undefined
        over()
      }
      const timer = setTimeout(giveUp, TURN_MS).unref()
      open = { text: canonicalJson(enrolment.env), enrolment, over, timer }
    })
  }
  return {
    async begin(make) {
      const turn = before.then(async () => {
        const enrolment = await make()
        return { enrolment, over: opened(enrolment) }
      })
      before = turn.then(
        ({ over }) => over,
        () => {},
      )
      return (await turn).enrolment
    },
    take(text) {
      if (open?.text !== text) return undefined
      clearTimeout(open.timer)
      taken = open
      open = undefined
      return taken.enrolment
    },
    end() {
      taken?.over()
      taken = undefined
    },
  }
}
