import { sectorsWithin } from '#domain/agreement'
import { accept, refuse, type Answer } from '#domain/life'
import type { Watch } from '#domain/observation'
import { watchById, watchesOfTeam, type WatchSeen } from '#server/projections'

import type { Deed, Ground } from './act.ts'

/** The watch that a deed is about. */
export type Named = { readonly of: string }

/** What the rules of a watch are held against: the sectors agreed for its time (R-AGR-9), and the other watches of its team. */
export type Watched = { readonly sectors: readonly string[]; readonly standing: readonly WatchSeen[] }

/** Reads it, for a span of a team's. */
export async function readWatched(
  ground: Ground,
  span: Pick<Watch, 'callSign' | 'from' | 'to'>,
): Promise<Watched> {
  return {
    sectors: sectorsWithin(await ground.agreed.ground(), span).map(({ id }) => id),
    standing: await watchesOfTeam(await ground.rows(), span),
  }
}

/** The watch that a deed names. A patrol acts on its own office's alone; another's is not there for it (R-ACC-6). */
export async function readWatch(
  ground: Ground,
  { body, author }: Deed<Named>,
): Promise<Answer<WatchSeen, 'REC_REF'>> {
  const watch = await watchById(await ground.rows(), body.of)
  const isThere = watch !== undefined && (author.role !== 'PL' || watch.office === author.office)
  return isThere ? accept(watch) : refuse('REC_REF', 'draft', { rel: 'of' })
}
