import type { Observation } from '#domain/observation'
import { canonicalJson } from '#domain/record'

/** What an observation says of what happened, however its time was written and whatever watch it names. */
export function contentOf({ at, outsideEffort: _flag, ...said }: Observation): string {
  return canonicalJson({ ...said, from: at.from, to: at.to })
}
