import { queryText } from '#client'

import type { Look } from './look.ts'
import { questionOf } from './use-observations.ts'

/** Files a list may be taken out as, at the reader's class, by their names in every language. */
export const FORMATS = [
  { format: 'csv', name: 'CSV' },
  { format: 'xlsx', name: 'XLSX' },
  { format: 'geojson', name: 'GeoJSON' },
] as const

/** Address of the list as a file: the same filters. Its headings are the same words in every language, so that programs read them. */
export function exportPath(
  format: (typeof FORMATS)[number]['format'],
  { look, today }: { readonly look: Look; readonly today: string },
): string {
  return `/api/files/observations.${format}${queryText(questionOf(look, today))}`
}
