import { accept, refuse, type Answer } from '#domain/life'
import { mechanismFault } from '#domain/party'
import type { Judged } from '#server/log'
import { mechanism } from '#wire/party'

import type { Rows } from './act.ts'

/** The fact that founds a mechanism's settings. It belongs to the founding and has no door, hence no row of the access table. */
export const MECHANISM_TYPE = 'party.mechanism'

/** Its body's schema. */
export const mechanismBody: typeof mechanism = mechanism

/** Whether a mechanism is founded so: once, joint, and signed by the root of every held seat, as the genesis is. */
export async function judgeMechanism({
  agreed,
  submission,
  body,
  rows,
}: Judged): Promise<Answer<undefined, string>> {
  const { env, sigs } = submission
  const founded = await agreed.mechanism()
  const signed = new Set(sigs.map((each) => each.key))
  const lacking = (await heldRoots(await rows()))
    .filter(({ key }) => !signed.has(key))
    .map(({ holder }) => holder)
  if (lacking.length > 0) return refuse('REC_GENESIS', 'draft', { lacking })
  if (founded) return refuse('LIFE_NOT_ALLOWED', 'nothing', { state: 'founded', event: 'found', allowed: [] })
  if (env.vis !== 'J' || env.commit !== undefined || env.ref !== undefined)
    return refuse('REC_BODY', 'draft', { field: env.vis === 'J' ? 'env' : 'vis' })
  const field = mechanismFault(mechanism.parse(body))
  return field === undefined ? accept(undefined) : refuse('REC_BODY', 'draft', { field })
}

async function heldRoots(rows: Rows): Promise<readonly { readonly key: string; readonly holder: string }[]> {
  return rows
    .selectFrom('keys')
    .select(['key', 'holder'])
    .where('use', '=', 'root')
    .orderBy('holder')
    .execute()
}
