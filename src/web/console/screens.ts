import type { IconName } from '#web/controls'
import type { SessionAnswer } from '#wire/party'
import type { Key } from '#words'

/** A screen that is built: its address, its name, its group in the rail, and who sees it there. */
export type Screen = {
  readonly path: string
  readonly name: Key
  readonly icon: IconName
  readonly group: 'now' | 'output' | 'none'
  readonly isOpenTo: (session: SessionAnswer) => boolean
}

/** The screens, in the order of the rail. One that a reader may not read is absent there, not greyed. */
export const screens: readonly Screen[] = [
  {
    path: '/accounts',
    name: 'frame.accounts',
    icon: 'accounts',
    group: 'now',
    isOpenTo: () => true,
  },
  {
    path: '/record',
    name: 'frame.record',
    icon: 'record',
    group: 'output',
    isOpenTo: (session) => session.role !== 'OP',
  },
]
