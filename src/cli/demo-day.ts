import { createClient, type Client, type Following } from '#client'
import { accept, refuse, type Answer, type Refused } from '#domain/life'
import type { Utc } from '#domain/measure'
import type { RunningNode } from '#server/node'
import { beginAgreements, beginDay, beginReplay, seedPlaces, together, type Replay } from '#simulation'
import type { Clock } from '#wire/party'
import { dateTimeText, say } from '#words'

import { carryTo } from './carry.ts'
import type { DemoFiles } from './demo-files.ts'
import { openDesk, refusedBy, type Desk, type DeskAsked } from './desk.ts'
import { patiently } from './patience.ts'
import { progressOf, type Progress } from './progress.ts'
import { demoKeyOf } from './reader.ts'
import { toldLine } from './run.ts'
import type { Call } from './verb.ts'

/** A day being replayed: it goes on as the mechanism's clock goes, until it is stopped. */
export type Day = {
  readonly stop: () => Promise<void>
  /** Plays on to an instant, each deed at its own time, before somebody sets the clock there. */
  readonly leap: (to: Utc, move: (to: Utc) => Promise<Answer<unknown, string>>) => Promise<void>
}

/** What a day is played with. */
export type DayParts = {
  readonly home: string
  readonly node: RunningNode
  readonly files: DemoFiles
  /** Up to here it is played at once. */
  readonly at: Utc | undefined
}

/**
 * Enters the places that are not there yet, plays the day up to the instant asked for or to where the clock stands, and
 * from then on as the clock goes. All of it through the doors, signed by the duty officer of the demo.
 */
export async function playDay(call: Call, { home, node, files, at }: DayParts): Promise<Answer<Day, string>> {
  const carry = carryTo(node.address)
  // A log that stays closed answers "not now" for ever: that is told at once.
  const client = createClient({ carry: node.standing.kind === 'open' ? patiently(carry, call) : carry })
  const key = demoKeyOf(home, undefined)
  if (key === undefined) return refuse('CLI_KEY', 'nothing', { office: 'M.duty' })
  const host = new URL(node.address).host
  const desk = await openedDesk({ client, host, mech: node.mech, key, wait: call.shell.wait })
  if (!desk.ok) return desk
  const seeded = await seed(call, { client, desk: desk.value, files })
  if (!seeded.ok) return seeded
  const shown = shownProgress(call, 'cli.replayDoing')
  const { source, steps } = files.statements
  const replay = await beginReplay({ desk: desk.value, views: client.views, source, steps, tell: shown.tell })
  if (!replay.ok) return replay
  const mediating = await mediation(call, { home, node, files, client })
  if (!mediating.ok) return mediating
  const exercise = await exerciseOf(call, { home, node, files, client }, desk.value)
  if (!exercise.ok) return exercise
  const all = together([mediating.value, replay.value, exercise.value])
  const caught = await playUpTo(call, { client, replay: all, at, zone: files.zone })
  shown.end()
  return caught.ok ? accept(new GoingOn(call, node.address, all)) : caught
}

type Mediating = Pick<DayParts, 'home' | 'node' | 'files'> & { readonly client: Client }

/** The agreements, recorded by the demo's mediator at a desk of its own: what reads is the client of the duty officer. */
async function mediation(
  call: Call,
  { home, node, files, client }: Mediating,
): Promise<Answer<Replay, string>> {
  const office = files.founding.offices.find(({ functions }) => functions.includes('ME'))?.office
  const key = office === undefined ? undefined : demoKeyOf(home, office)
  if (key === undefined) return refuse('CLI_KEY', 'nothing', { office: 'M.mediator' })
  const carry = carryTo(node.address)
  const own = createClient({ carry: node.standing.kind === 'open' ? patiently(carry, call) : carry })
  const { host } = new URL(node.address)
  const desk = await openedDesk({ client: own, host, mech: node.mech, key, wait: call.shell.wait })
  if (!desk.ok) return desk
  const { sources, steps } = files.agreements
  return beginAgreements({ desk: desk.value, views: client.views, sources, steps })
}

/** The made-up watches and observations of the exercise: the patrol's at a desk of its own, the cameras' at the duty officer's. */
async function exerciseOf(
  call: Call,
  { home, node, files, client }: Mediating,
  duty: Desk,
): Promise<Answer<Replay, string>> {
  const office = files.founding.offices.find(({ functions }) => functions.includes('PL'))?.office
  const key = office === undefined ? undefined : demoKeyOf(home, office)
  if (key === undefined) return refuse('CLI_KEY', 'nothing', { office: 'M.patrol' })
  const carry = carryTo(node.address)
  const own = createClient({ carry: node.standing.kind === 'open' ? patiently(carry, call) : carry })
  const { host } = new URL(node.address)
  const patrol = await openedDesk({ client: own, host, mech: node.mech, key, wait: call.shell.wait })
  if (!patrol.ok) return patrol
  const desks = {
    duty: { office: duty.office, desk: duty },
    patrol: { office: key.office, desk: patrol.value },
  }
  return beginDay({ desks, views: client.views, steps: files.exercise })
}

const SIGN_INS = 3

/** Signs in, with a new challenge where the node did not answer for the last one. */
async function openedDesk(asked: DeskAsked): Promise<Answer<Desk, string>> {
  let desk = await openDesk(asked)
  for (let tries = 1; tries < SIGN_INS && !desk.ok && UNHEARD.has(desk.code); tries++)
    desk = await openDesk(asked)
  return desk
}

const UNHEARD: ReadonlySet<string> = new Set(['NET_UNREACHABLE', 'NET_BUSY', 'NET_FAULT', 'REC_BUSY'])

type Played = {
  readonly client: Client
  readonly replay: Replay
  readonly at: Utc | undefined
  readonly zone: string
}

async function playUpTo(call: Call, { client, replay, at, zone }: Played): Promise<Answer<unknown, string>> {
  const standing = await clockOf(client)
  if (!standing.ok) return standing
  const { now } = standing.value
  if (at === undefined) return replay.catchUp(now)
  if (at <= now) {
    const time = dateTimeText(call.lang, now, zone)
    call.shell.err.write(`${say(call.lang, 'cli.laterAlready', { time })}\n`)
    return replay.catchUp(now)
  }
  const time = dateTimeText(call.lang, at, zone)
  call.shell.err.write(`${say(call.lang, 'cli.jumping', { time })}\n`)
  const moveClock = async (to: Utc): Promise<Answer<unknown, string>> => {
    const current = await clockOf(client)
    if (!current.ok || current.value.now >= to) return current
    const moved = await client.setClock({ to })
    // It is later already where an answer was lost and the same was asked again.
    return moved.ok || moved.problem.code === 'NET_CLOCK_BACK' ? accept(undefined) : refusedBy(moved)
  }
  const walked = await replay.walkTo(at, moveClock)
  return walked.ok ? moveClock(at) : walked
}

async function clockOf(client: Client): Promise<Answer<Clock, string>> {
  const mechanism = await client.views.mechanism()
  return mechanism.ok ? accept(mechanism.value.clock) : refusedBy(mechanism)
}

type Seeded = { readonly client: Client; readonly desk: Desk; readonly files: DemoFiles }

async function seed(call: Call, { client, desk, files }: Seeded): Promise<Answer<number, string>> {
  const shown = shownProgress(call, 'cli.placesDoing')
  const { source, rows } = files.places
  const seeded = await seedPlaces({ desk, views: client.views, source, rows, tell: shown.tell })
  shown.end()
  return seeded
}

type Shown = { readonly tell: (done: number, of: number) => void; readonly end: () => void }

/** Shows progress of work whose size is told as it goes. */
function shownProgress(call: Call, doing: 'cli.placesDoing' | 'cli.replayDoing'): Shown {
  let progress: Progress | undefined
  return {
    tell: (done, of) => {
      progress ??= progressOf({ ...call, doing, total: of })
      progress.at(done)
    },
    end: () => progress?.end(),
  }
}

/** A timer cannot be set further ahead; the clock is looked at again then. */
const LONGEST_WAIT_MS = 60_000

/** Replays what falls due as the clock goes: it sleeps until then, and wakes when somebody sets the clock. */
class GoingOn implements Day {
  readonly #call: Call
  readonly #client: Client
  readonly #replay: Replay
  readonly #following: Following
  #timer: NodeJS.Timeout | undefined
  #round: Promise<void> = Promise.resolve()
  #ended = false

  constructor(call: Call, address: string, replay: Replay) {
    const client = createClient({ carry: carryTo(address) })
    this.#call = call
    this.#client = client
    this.#replay = replay
    this.#following = client.follow({
      tell: (news) => {
        if (news.kind === 'event' && news.event.kind === 'clock') this.#wake()
      },
      wait: call.shell.wait,
    })
    this.#wake()
  }

  async stop(): Promise<void> {
    this.#end()
    await this.#round
  }

  async leap(to: Utc, move: (to: Utc) => Promise<Answer<unknown, string>>): Promise<void> {
    this.#round = this.#round.then(async () => {
      if (this.#ended) return
      const walked = await this.#replay.walkTo(to, move)
      if (!walked.ok) this.#halt(walked)
    })
    await this.#round
  }

  #wake(): void {
    clearTimeout(this.#timer)
    this.#round = this.#round.then(() => this.#catchUp())
  }

  async #catchUp(): Promise<void> {
    if (this.#ended) return
    const clock = await clockOf(this.#client)
    if (!clock.ok) return this.#halt(clock)
    const caught = await this.#replay.catchUp(clock.value.now)
    if (!caught.ok) return this.#halt(caught)
    const next = this.#replay.nextAt()
    if (next === undefined) return this.#end()
    const waitMs = untilMs(clock.value, next)
    if (waitMs === undefined || this.#ended) return
    clearTimeout(this.#timer) // a round that a set clock asked for may have set one meanwhile
    this.#timer = setTimeout(() => this.#wake(), Math.min(waitMs, LONGEST_WAIT_MS))
  }

  #halt(refused: Refused<string>): void {
    if (this.#ended) return
    this.#end()
    const { lang, shell } = this.#call
    shell.err.write(`${say(lang, 'cli.replayStopped', { why: toldLine(lang, refused) })}\n`)
  }

  #end(): void {
    this.#ended = true
    clearTimeout(this.#timer)
    this.#following.stop()
  }
}

/** Machine milliseconds until the mechanism's clock reaches an instant; `undefined` while it stands. */
function untilMs({ now, speed }: Clock, next: Utc): number | undefined {
  if (speed === 0) return undefined
  return Math.max(0, (Date.parse(next) - Date.parse(now)) / speed) + 1
}
