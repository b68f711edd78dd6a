import { createContext, use, useSyncExternalStore, type JSX, type ReactNode } from 'react'

import type { Client } from '#client'
import type { Side } from '#domain/measure'
import type { Outbox } from '#web/outbox'
import type { Device } from '#web/tokens'
import type { MechanismAnswer, SessionAnswer } from '#wire/party'
import type { Problem } from '#wire/record'
import { isLang, refusal } from '#words'

import type { Keeper } from './keeper.ts'
import type { Live, LiveState } from './live.ts'

/** What every screen stands on: the node's door, who reads, news, this device, and what is signed and kept here. */
export type Desk = {
  readonly client: Client
  readonly keeper: Keeper
  readonly mechanism: MechanismAnswer
  readonly session: SessionAnswer
  readonly live: Live
  readonly outbox: Outbox
  readonly device: Device
  readonly setDevice: (change: Partial<Device>) => void
  /** Asks the node anew who reads, after signing in or out. */
  readonly renew: () => Promise<void>
}

const DeskContext = createContext<Desk | undefined>(undefined)

/** Gives the screens their desk. */
export function DeskProvider({
  desk,
  children,
}: {
  readonly desk: Desk
  readonly children: ReactNode
}): JSX.Element {
  return <DeskContext value={desk}>{children}</DeskContext>
}

/** The desk of this page. */
export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (desk === undefined) throw new Error('no DeskProvider above this screen')
  return desk
}

/** What the feed last said; a part that uses it is drawn again at each piece of news. */
export function useLive(): LiveState {
  const { live } = useDesk()
  return useSyncExternalStore(live.subscribe, live.state)
}

/** The sides in the order they are shown (R-PTY-8, from the node). An open page keeps its order until reload (R-UI-2). */
export function useSides(): readonly Side[] {
  return useDesk().mechanism.sides.map((each) => each.side)
}

/** A problem of the node in one sentence of the reader's language. */
export function problemSentence(lang: string, problem: Problem): string {
  const told = refusal(isLang(lang) ? lang : 'en', problem)
  return `${told.what} ${told.next}`
}
