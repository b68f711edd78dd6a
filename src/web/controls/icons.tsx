import type { JSX } from 'react'

import { classNames } from './class-names.ts'

import css from './parts.module.css'

const c = classNames(css)

const PATHS = {
  situation: 'M2 4l4-2 4 2 4-2v10l-4 2-4-2-4 2zM6 2v10M10 4v10',
  accounts: 'M2 3h5v10H2zM9 3h5v10H9z',
  record:
    'M9.8 3.5a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0zM5.8 12a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0zM13.8 12a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0zM7.2 5.2L4.8 10.3M8.8 5.2l2.4 5.1M5.8 12h4.4',
  start: 'M2.5 7L8 2.5 13.5 7M4 6v7.5h8V6M6.8 13.5v-4h2.4v4',
  people: 'M10.5 5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM3 14c.5-3 2.5-4.5 5-4.5s4.5 1.5 5 4.5',
  agreement: 'M4 2h6l3 3v9H4zM10 2v3h3M6.5 8h4M6.5 11h4',
  observations:
    'M1.5 8c2-3.3 4-5 6.5-5s4.5 1.7 6.5 5c-2 3.3-4 5-6.5 5s-4.5-1.7-6.5-5zM10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0z',
  reports: 'M3 2h10v12H3zM5.5 5h5M5.5 8h5M5.5 11h3',
  add: 'M8 3v10M3 8h10',
  less: 'M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  back: 'M10 3L5 8l5 5',
  open: 'M6 3l5 5-5 5',
  play: 'M5 3.5v9l7-4.5z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  offline: 'M2 2l12 12M4.5 9.5a5 5 0 0 1 3-1.5M2 6.5a9 9 0 0 1 2.5-1.7M7 4.1A9 9 0 0 1 14 6.5M8 12.5v.2',
  sealed: 'M3.5 7h9v7h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  opened: 'M3.5 7h9v7h-9zM5.5 7V4.5a2.5 2.5 0 0 1 4.8-1',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  link: 'M6.5 9.5l3-3M7 4.5l1.2-1.2a3 3 0 0 1 4.3 4.3L11.3 8.8M9 11.5l-1.2 1.2a3 3 0 0 1-4.3-4.3L4.7 7.2',
  warn: 'M8 2l6.5 11.5h-13zM8 6.5v3M8 11.5v.2',
  menu: 'M2 4h12M2 8h12M2 12h12',
  same: 'M3.5 6h9M3.5 10h9',
  overlap: 'M3 6.5c2-2 3 2 5 0s3 2 5 0M3 10.5c2-2 3 2 5 0s3 2 5 0',
  mirrored: 'M2.5 5.8h10M9.7 3l2.8 2.8M13.5 10.2h-10M6.3 13l-2.8-2.8',
  contradict: 'M3.5 6h9M3.5 10h9M10.5 3l-5 10',
  silent: 'M11 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0z',
} as const

/** Names of the icons: one drawn path each on a 16 px grid. */
export type IconName = keyof typeof PATHS

/** An icon beside words; the words name it, so it is hidden from readers. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg className={c('i')} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
