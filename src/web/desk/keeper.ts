import { createClient, type Carry, type Client, type Reply } from '#client'
import type { SessionAnswer } from '#wire/party'

import { signInAs } from './sign-in.ts'

const SESSION_ENDED = 401
const SIGN_IN = '/api/session'

/** `ended`: the session of this page is over and nobody signed in since. `turn` grows whenever the reader may be another. */
export type KeeperState = { readonly ended: boolean; readonly turn: number }

/** How a keeper signs in again: with the key of the office that is on this device, if there is one. */
export type SignAgain = (client: Client, office: string) => Promise<Reply<SessionAnswer> | undefined>

/**
 * Keeps the session of this page. When the node says that it has ended, it asks once who reads, signs in again with the key
 * on this device, and lets the request go again; where that cannot be, the page reads as the public. It owns the listeners.
 */
export class Keeper {
  /** The node's door, through which an ended session comes back by itself. */
  readonly client: Client
  readonly #plain: Client
  readonly #signAgain: SignAgain
  readonly #listeners = new Set<() => void>()
  #state: KeeperState = { ended: false, turn: 0 }
  #office: string | undefined
  #coming: Promise<void> | undefined

  constructor(carry: Carry, signAgain: SignAgain = signInAs) {
    this.#plain = createClient({ carry })
    this.#signAgain = signAgain
    this.client = createClient({
      carry: async (request) => {
        const answer = await carry(request)
        if (answer.status !== SESSION_ENDED || request.path.startsWith(SIGN_IN)) return answer
        answer.cancel()
        await this.#once(true)
        return carry(request)
      },
    })
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): KeeperState => this.#state

  /** Is told who reads by this page now. */
  reads(office: string | undefined): void {
    this.#office = office
    if (office === undefined || !this.#state.ended) return
    this.#state = { ...this.#state, ended: false }
    this.#tell()
  }

  /** Asks who reads: after a break of the line it may be nobody, or whoever signed in by another page of this device. */
  check(): Promise<void> {
    return this.#once(false)
  }

  #once(isTold: boolean): Promise<void> {
    this.#coming ??= this.#comeBack(isTold).finally(() => {
      this.#coming = undefined
    })
    return this.#coming
  }

  /** `isTold`: the node has said that the session ended, so nobody reading now is no sign-out by a person. */
  async #comeBack(isTold: boolean): Promise<void> {
    const asked = await this.#plain.views.session()
    const isNobody = asked.ok && asked.value.office === undefined
    if (asked.ok && !(isNobody && isTold)) {
      if (asked.value.office !== this.#office) this.#another(asked.value.office)
      return
    }
    if (!asked.ok && asked.problem.status !== SESSION_ENDED) return
    const again = this.#office === undefined ? undefined : await this.#signAgain(this.#plain, this.#office)
    if (again?.ok === true) return
    // The line broke on the way back: the next request comes here again.
    if (again !== undefined && again.problem.status !== SESSION_ENDED) return
    await this.#plain.signOut()
    this.#another(undefined)
  }

  #another(office: string | undefined): void {
    this.#office = office
    this.#state = { ended: office === undefined, turn: this.#state.turn + 1 }
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
