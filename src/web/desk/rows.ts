import type { ReactNode } from 'react'

/** Names and values, one below the other. */
export type Rows = readonly (readonly [string, ReactNode])[]
