import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { expect, onTestFinished, test } from 'vitest'

import { readAgreements } from '#formats/agreements'
import { beginAgreements, planAgreements, readTimes, together, type Replay, type Source } from '#simulation'
import type { AgreementAnswer } from '#wire/agreement'
import type { TruceAnswer } from '#wire/situation'

import { fixture } from '../nk2020.ts'
import { FILES } from './files.ts'
import { must, replayDesk, stageOf, type Stage } from './stage.ts'
import { playOf, prepared } from './whole.ts'

const PLAY = playOf(FILES)
const AGREEMENT_FILES = ['parameters.json', 'positions.json', 'truces.json']

/** A side's representative at the desk. A deed that is refused where it should be done ends the story. */
type Side = {
  /** Signs how its side reads the moment of a truce. */
  readonly holds: (truce: string, utc: string) => Promise<void>
  readonly mayNotHold: (truce: string, utc: string, code: string) => Promise<void>
  /** Accepts the newest version of a term, `<agreement> <key>`. */
  readonly accepts: (term: string) => Promise<void>
  readonly mayNotAccept: (term: string, code: string) => Promise<void>
}

/** Whoever is in a story of a truce. */
type TruceCast = {
  /** The mediator and the duty officer do what the replay's plans have, each at its time, up to an instant. */
  readonly until: (time: string) => Promise<void>
  readonly A: Side
  readonly B: Side
  /** A truce reads at a desk just so: its state, its moment, its readings, and the lines of its history. */
  readonly reads: (desk: string, truce: string, lines: readonly string[]) => Promise<void>
  /** Among what it reads, this. */
  readonly finds: (desk: string, truce: string, lines: readonly string[]) => Promise<void>
  /** The truce that Situation shows in its headline at a desk. */
  readonly headline: (desk: string, line: string) => Promise<void>
  /** A term, `<agreement> <key>`, by state, basis, and both sides' stances as that desk shows them. */
  readonly term: (desk: string, term: string, line: string) => Promise<void>
}

/** A story of the truces of autumn 2020, at a real node whose clock the story moves. */
export function truceStory(title: string, tell: (cast: TruceCast) => Promise<void>): void {
  // oxlint-disable-next-line vitest/valid-title -- each story gives its own
  test(title, { timeout: 120_000 }, async () => {
    const stage = await stageOf(PLAY.founding)
    onTestFinished(stage.end)
    const replay = together([await mediation(stage), await prepared(stage, PLAY)])
    await tell({
      until: async (time) => {
        must(await replay.walkTo(instant(time), stage.moveTo))
        must(await stage.moveTo(instant(time)))
      },
      A: sideAt(stage, 'A'),
      B: sideAt(stage, 'B'),
      reads: async (desk, id, lines) => {
        expect(linesOfTruce(await truceAt(stage, desk, id))).toEqual(lines)
      },
      finds: async (desk, id, lines) => {
        expect(linesOfTruce(await truceAt(stage, desk, id))).toEqual(expect.arrayContaining([...lines]))
      },
      headline: async (desk, line) => {
        const { views } = await stage.client(desk)
        const { truce } = must(asAnswer(await views.situation({})))
        expect(`${truce?.id} ${truce?.state} ${clock(truce?.effectiveFrom)}`).toBe(line)
      },
      term: async (desk, term, line) => {
        const [agreement = '', key = ''] = term.split(' ')
        expect(termLine(await agreementAt(stage, desk, agreement), key)).toBe(line)
      },
    })
    expect(stage.node.faults).toEqual([])
  })
}

/** `2020-10-10T08:00Z` as the record has it. */
function instant(time: string): string {
  return new Date(time).toISOString()
}

async function mediation(stage: Stage): Promise<Replay> {
  const { zone, entities } = PLAY.founding.mechanism
  const bytes = AGREEMENT_FILES.map((name) => readFileSync(`fixtures/mechanisms/nk2020/${name}`))
  const read = must(readAgreements(bytes, { now: '2020-11-12T00:00:00.000Z', zone, entities, places: [] }))
  const sources = bytes.map((file, at): Source => {
    const taken = read.rows.filter((row) => row.file === at).length
    const hash = createHash('sha256').update(file).digest('hex')
    return { file: hash, name: AGREEMENT_FILES[at] ?? '', rows: read.sizes[at] ?? 0, taken, refused: [] }
  })
  const rows = read.rows.map(({ file, row, draft }) => {
    const agreement = must(draft)
    return { file: sources[file]?.file ?? '', row, id: agreement.id, agreement }
  })
  const times = must(readTimes(fixture('agreements-replay.json')))
  const steps = must(planAgreements({ rows, times, zone }))
  const desk = replayDesk(await stage.desk('M.mediator'))
  const { views } = await stage.client('M.mediator')
  return must(await beginAgreements({ desk, views, sources, steps }))
}

function sideAt(stage: Stage, side: 'A' | 'B'): Side {
  const label = `${side}.rep/1`
  const enter = async (draft: Parameters<ReturnType<typeof replayDesk>['enter']>[0]): Promise<string> => {
    const entered = await replayDesk(await stage.desk(label)).enter(draft)
    return entered.ok ? 'done' : entered.code
  }
  const hold = async (truce: string, utc: string): Promise<string> => {
    const { agreement } = await truceAt(stage, label, truce)
    const reading = { utc: instant(utc), text: utc, zone: '+04:00', resolutionS: 60 }
    return enter({
      act: 'agreement.reading.hold',
      type: 'agreement.reading-held',
      body: { truce, by: side, reading },
      ref: [{ rel: 'of', rid: agreement }],
    })
  }
  const accept = async (term: string): Promise<string> => {
    const [agreement = '', key = ''] = term.split(' ')
    const found = await agreementAt(stage, label, agreement)
    return enter({
      act: 'agreement.accept',
      type: 'agreement.accepted',
      body: { key, by: side },
      ref: [{ rel: 'version', rid: found.terms.find((each) => each.key === key)?.version ?? '' }],
    })
  }
  return {
    holds: async (truce, utc) => expect(await hold(truce, utc)).toBe('done'),
    mayNotHold: async (truce, utc, code) => expect(await hold(truce, utc)).toBe(code),
    accepts: async (term) => expect(await accept(term)).toBe('done'),
    mayNotAccept: async (term, code) => expect(await accept(term)).toBe(code),
  }
}

async function truceAt(stage: Stage, desk: string, id: string): Promise<TruceAnswer> {
  const { views } = await stage.client(desk)
  const { truces } = must(asAnswer(await views.truces({})))
  const truce = truces.find((each) => each.id === id)
  if (truce === undefined) throw new Error(`${desk} reads no truce ${id}`)
  return truce
}

async function agreementAt(stage: Stage, desk: string, sourceId: string): Promise<AgreementAnswer> {
  const { views } = await stage.client(desk)
  const { agreements } = must(asAnswer(await views.agreements({})))
  const row = agreements.find((each) => each.sourceId === sourceId)
  return must(asAnswer(await views.agreement(row?.id ?? '')))
}

type Heard<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: { readonly code: string } }

function asAnswer<T>(heard: Heard<T>) {
  if (heard.ok) return heard
  return { ok: false, code: heard.problem.code, kept: 'nothing', detail: {} } as const
}

/** `10 Oct 08:00Z`, without its date where a story is of one day. */
function clock(utc: string | undefined): string {
  return utc === undefined ? 'no time' : `${utc.slice(5, 10)} ${utc.slice(11, 16)}Z`
}

function linesOfTruce({
  state,
  effectiveFrom,
  effectiveTo,
  readings,
  history,
}: TruceAnswer): readonly string[] {
  const window =
    effectiveFrom === effectiveTo ? clock(effectiveFrom) : `${clock(effectiveFrom)} to ${clock(effectiveTo)}`
  return [
    `${state}, ${window}`,
    ...readings.map(({ basis, utc, heldBy }) =>
      [`reading ${basis}`, ...heldBy, clock(utc)].filter((part) => part !== '').join(' '),
    ),
    ...history.map(({ event, side, minutes, missing }) => {
      const told = minutes === undefined ? (missing ?? 'no time') : `${minutes >= 0 ? '+' : ''}${minutes} min`
      return [event, side, told].filter((part) => part !== undefined).join(' ')
    }),
  ]
}

function termLine(agreement: AgreementAnswer, key: string): string {
  const found = agreement.terms.find((each) => each.key === key)
  if (found === undefined) throw new Error(`no term ${key}`)
  const stances = found.stances.map(({ side, stance }) => `${side} ${stance}`)
  return `${found.state}, ${found.basis}: ${stances.join(', ')}`
}
