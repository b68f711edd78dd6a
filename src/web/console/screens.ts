import type { IconName } from '#web/controls'
import type { SessionAnswer } from '#wire/party'
import type { Key } from '#words'

/** A screen that is built: its address, its name, its group in the rail, and who sees it there. */
export type Screen = {
  readonly path: string
  readonly name: Key
  readonly icon: IconName
  readonly group: 'now' | 'terms' | 'output' | 'none'
  readonly isOpenTo: (session: SessionAnswer) => boolean
}

/** The screens, in the order of the rail. One that a reader may not read is absent there, not greyed. */
export const screens: readonly Screen[] = [
  {
    path: '/situation',
    name: 'frame.situation',
    icon: 'situation',
    group: 'now',
    isOpenTo: (session) => session.role !== 'PU' && session.role !== 'OP',
  },
  {
    path: '/accounts',
    name: 'frame.accounts',
    icon: 'accounts',
    group: 'now',
    isOpenTo: () => true,
  },
  {
    path: '/observations',
    name: 'frame.observations',
    icon: 'observations',
    group: 'now',
    isOpenTo: (session) => session.reads.includes('observation') && session.role !== 'PU',
  },
  {
    path: '/agreement',
    name: 'frame.agreement',
    icon: 'agreement',
    group: 'terms',
    isOpenTo: ({ role }) => role !== 'PU' && role !== 'OP',
  },
  {
    path: '/reports',
    name: 'frame.reports',
    icon: 'reports',
    group: 'output',
    isOpenTo: ({ role }) => role !== 'PU' && role !== 'OP',
  },
  {
    path: '/record',
    name: 'frame.record',
    icon: 'record',
    group: 'output',
    isOpenTo: (session) => session.role !== 'OP',
  },
]
