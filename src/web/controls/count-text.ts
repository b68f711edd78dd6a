import type { Count } from '#domain/measure'

import type { Reader, Values } from './reader.tsx'

/** A count with its qualifier: `about 6`. Never without it (R-UI-4). */
export function countText(reader: Reader, count: Count): string {
  return reader.t('states.count', valuesOf(count))
}

function valuesOf(count: Count): Values {
  switch (count.kind) {
    case 'exact':
    case 'about':
    case 'atLeast':
    case 'atMost':
      return { kind: count.kind, n: count.n, low: 0, high: 0 }
    case 'between':
      return { kind: count.kind, n: 0, low: count.low, high: count.high }
    case 'unknown':
      return { kind: count.kind, n: 0, low: 0, high: 0 }
  }
}
