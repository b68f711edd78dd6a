import type { Observation, ObservationId, ObservationMission } from '#domain/observation'
import { observationBodies, observationSealed } from '#wire/observation'

import type { Fact } from './projection.ts'

/** An observation as a fact tells it; `mission` and `watch` where this node opened the sealed part. */
export type ObservationTold = {
  readonly id: ObservationId
  readonly observed: Observation
  readonly mission: ObservationMission | undefined
  readonly watch: string | undefined
}

/** Observations that a fact brings in, each with its number for people. */
export function begunIn(fact: Fact): readonly (ObservationTold & { readonly number: string })[] {
  const body =
    fact.type === 'observation.imported'
      ? observationBodies['observation.imported'].parse(fact.body)
      : observationBodies['observation.submitted'].parse(fact.body)
  const told = sealedIn(fact)
  return body.observations.map((observed, n) => ({
    id: `${fact.rid}.${n}`,
    number: body.observations.length === 1 ? String(fact.index) : `${fact.index}.${n + 1}`,
    observed,
    mission: told?.missions[n],
    watch: told?.watch,
  }))
}

/** The version that a revision brings in, and why. */
export function revisionIn(fact: Fact): ObservationTold & { readonly reason: string } {
  const { of, observation, reason } = observationBodies['observation.revised'].parse(fact.body)
  const told = sealedIn(fact)
  return { id: of, observed: observation, mission: told?.missions[0], watch: told?.watch, reason }
}

function sealedIn({
  sealed,
}: Fact):
  | { readonly missions: readonly ObservationMission[]; readonly watch: string | undefined }
  | undefined {
  if (sealed === undefined) return undefined
  const { watch, observations } = observationSealed.parse(sealed)
  return { missions: observations, watch: watch.kind === 'known' ? watch.value : undefined }
}
