import type { Client, Reply } from '#client'
import { canSeal, officeKey } from '#web/keys'
import type { Problem, Receipt } from '#wire/record'

import { keepDraft } from './drafts.ts'
import { signAct, type ActToSign } from './sign-act.ts'
import { outboxDatabase, type SealKeys, type Signed, type Stream } from './store.ts'

/** What is on this device and not yet in the record, and what the node has refused. */
export type OutboxState = { readonly waiting: readonly Signed[]; readonly refused: readonly Signed[] }

/** What became of an act that was just signed: in the record, or kept here until the node answers, or refused. */
export type Outcome =
  | { readonly kind: 'recorded'; readonly receipt: Receipt }
  | { readonly kind: 'waiting'; readonly rid: string }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'notSigned'; readonly why: 'noKey' | 'noStream' | 'noSeals' }

const TURN = 'truceline-outbox'

/** So many recorded acts of a key stay here: a node may have been restored from a backup and want them again. */
const KEPT_BEHIND = 100

/**
 * Signed acts of this device, kept until their receipt is here and sent in the order of their key with the same bytes.
 * One tab sends at a time. It owns the queue in IndexedDB and the listeners.
 */
export class Outbox {
  readonly #client: Client
  readonly #listeners = new Set<() => void>()
  readonly #receipts = new Map<string, Receipt>()
  #state: OutboxState = { waiting: [], refused: [] }

  constructor(client: Client) {
    this.#client = client
    void this.#read()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): OutboxState => this.#state

  /** Seal keys of the offices asked for, as the node or, without a line, this device knows them. */
  async sealKeys(isFor: (office: SealKeys['offices'][number]) => boolean): Promise<SealKeys['offices']> {
    const heard = await this.#client.views.recipients()
    const db = await outboxDatabase()
    if (heard.ok) await db.put('seals', { id: 'all', offices: heard.value.offices })
    return ((await db.get('seals', 'all'))?.offices ?? []).filter(isFor)
  }

  /** Learns what signing without a line needs: whom acts are sealed to, and where the office's key stands. */
  async learn(office: string): Promise<void> {
    const key = await officeKey(office)
    if (key === undefined) return
    await canSeal()
    await this.sealKeys(() => true)
    await navigator.locks.request(`${TURN}-sign`, async () => {
      const stream = await this.#stream(key.key)
      if (stream !== undefined) await (await outboxDatabase()).put('streams', stream)
    })
  }

  /** Signs, keeps, and tries to send. Once it is kept, nothing but its receipt or the person takes it away. */
  async sign(office: string, act: ActToSign): Promise<Outcome> {
    const key = await officeKey(office)
    if (key === undefined) return { kind: 'notSigned', why: 'noKey' }
    if (act.sealed !== undefined && (act.sealed.to.length === 0 || !(await canSeal())))
      return { kind: 'notSigned', why: 'noSeals' }
    const rid = await navigator.locks.request(`${TURN}-sign`, async () => {
      const stream = await this.#stream(key.key)
      if (stream === undefined) return undefined
      const signed = await signAct(act, key, stream)
      await this.#keep(signed, { ...stream, seq: signed.seq, prev: signed.rid })
      return signed.rid
    })
    if (rid === undefined) return { kind: 'notSigned', why: 'noStream' }
    await this.send()
    const receipt = this.#receipts.get(rid)
    if (receipt !== undefined) return { kind: 'recorded', receipt }
    const problem = this.#state.refused.find((each) => each.rid === rid)?.refused
    return problem === undefined ? { kind: 'waiting', rid } : { kind: 'refused', problem }
  }

  /** Sends what waits, in order. Stops at the first that the line or the node cannot take now. */
  async send(): Promise<void> {
    await navigator.locks.request(TURN, async () => {
      const refused = new Set<string>()
      for (const act of await this.#waiting()) {
        if (refused.has(act.key)) continue
        const reply = await this.#sendOne(act)
        if (reply.ok) await this.#recorded(act, reply.value)
        else if (isForLater(reply)) break
        else {
          refused.add(act.key)
          await this.#refuse(act, reply.problem)
        }
      }
    })
    await this.#read()
  }

  /** Takes a refused act off the list; its text has gone back to the drafts. */
  async dismiss(rid: string): Promise<void> {
    await (await outboxDatabase()).delete('queue', rid)
    await this.#read()
  }

  /** [R-REC-23] Sends an act; where the node lacks earlier ones of this key (`want`), those go first, the same bytes. */
  async #sendOne(act: Signed): Promise<Reply<Receipt>> {
    const reply = await this.#client.act(act.act, act.input)
    const want = reply.ok ? undefined : reply.problem.detail['want']
    if (reply.ok || reply.problem.code !== 'REC_SEQ_GAP' || typeof want !== 'number') return reply
    const all = await (await outboxDatabase()).getAllFromIndex('queue', 'order')
    const missing = all.filter((each) => each.key === act.key && each.seq >= want && each.seq < act.seq)
    if (missing[0]?.seq !== want) return reply
    for (const each of missing) await this.#client.act(each.act, each.input)
    return this.#client.act(act.act, act.input)
  }

  async #recorded(act: Signed, receipt: Receipt): Promise<void> {
    this.#receipts.set(act.rid, receipt)
    const db = await outboxDatabase()
    await db.put('queue', { ...act, recorded: receipt.index })
    const old = (await db.getAllFromIndex('queue', 'order')).filter(
      (each) => each.key === act.key && each.recorded !== undefined && each.seq <= act.seq - KEPT_BEHIND,
    )
    for (const each of old) await db.delete('queue', each.rid)
  }

  async #keep(signed: Signed, stream: Stream): Promise<void> {
    const write = (await outboxDatabase()).transaction(['queue', 'streams'], 'readwrite', {
      durability: 'strict',
    })
    await write.objectStore('queue').put(signed)
    await write.objectStore('streams').put(stream)
    await write.done
    await this.#read()
  }

  /** Where the key stands: behind its own waiting acts if there are any, else as the node says, else as last known. */
  async #stream(key: string): Promise<Stream | undefined> {
    const db = await outboxDatabase()
    const kept = await db.get('streams', key)
    const waits = (await this.#waiting()).some((act) => act.key === key)
    if (waits && kept !== undefined) return kept
    const author = await this.#client.views.author()
    return author.ok && author.value.key === key ? author.value : kept
  }

  /** A refused act ends the run of its key: what was signed on top of it can no longer follow, and goes back with it. */
  async #refuse(act: Signed, problem: Problem): Promise<void> {
    const db = await outboxDatabase()
    const fallen = (await this.#waiting()).filter((each) => each.key === act.key && each.seq >= act.seq)
    for (const each of fallen) {
      await db.put('queue', { ...each, refused: problem })
      if (each.draft !== undefined) await keepDraft(each.draft)
    }
    await db.delete('streams', act.key)
  }

  async #waiting(): Promise<readonly Signed[]> {
    const all = await (await outboxDatabase()).getAllFromIndex('queue', 'order')
    return all.filter(isWaiting)
  }

  async #read(): Promise<void> {
    const all = await (await outboxDatabase()).getAllFromIndex('queue', 'order')
    this.#state = {
      waiting: all.filter(isWaiting),
      refused: all.filter((act) => act.refused !== undefined),
    }
    for (const listener of this.#listeners) listener()
  }
}

function isWaiting(act: Signed): boolean {
  return act.refused === undefined && act.recorded === undefined
}

const ERROR = 400
const SIGNED_OUT = 401
const TOO_MANY = 429
const MACHINE = 500

/**
 * The line is down, the session has ended, the node is busy or broken, or its answer broke on the way: the act stays as it
 * is and goes out later.
 */
export function isForLater({ problem }: Extract<Reply<Receipt>, { readonly ok: false }>): boolean {
  const { status } = problem
  return status < ERROR || status === SIGNED_OUT || status === TOO_MANY || status >= MACHINE
}
