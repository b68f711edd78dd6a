import { lazy, type LazyExoticComponent } from 'react'

import type { AgreementScreen as Agreement } from './agreement/screen.tsx'
import type { ArticleScreen as Article } from './article/screen.tsx'
import type { LineDialog as Line } from './line-dialog.tsx'
import type { ObservationsScreen as Observations } from './observations/screen.tsx'
import type { ReportsScreen as Reports } from './reports/screen.tsx'

const parts = {
  agreement: async () => ({ default: (await import('./agreement/screen.tsx')).AgreementScreen }),
  article: async () => ({ default: (await import('./article/screen.tsx')).ArticleScreen }),
  line: async () => ({ default: (await import('./line-dialog.tsx')).LineDialog }),
  observations: async () => ({ default: (await import('./observations/screen.tsx')).ObservationsScreen }),
  reports: async () => ({ default: (await import('./reports/screen.tsx')).ReportsScreen }),
}

/** Screens that are fetched after the first one is on the page (R-UI-60). */
export const AgreementScreen: LazyExoticComponent<typeof Agreement> = lazy(parts.agreement)
/** What a record holds of one article. */
export const ArticleScreen: LazyExoticComponent<typeof Article> = lazy(parts.article)
/** One line from any screen. */
export const LineDialog: LazyExoticComponent<typeof Line> = lazy(parts.line)
/** Observations. */
export const ObservationsScreen: LazyExoticComponent<typeof Observations> = lazy(parts.observations)
/** Reports. */
export const ReportsScreen: LazyExoticComponent<typeof Reports> = lazy(parts.reports)

const AFTER_MS = 1500

/** Fetches them all once the page stands, so that they open without a line as well (R-UI-27). A line that breaks meanwhile costs nothing: they are asked for again when they are opened. */
export function fetchLater(): () => void {
  const timer = setTimeout(() => {
    for (const part of Object.values(parts)) part().catch(() => undefined)
  }, AFTER_MS)
  return () => clearTimeout(timer)
}
