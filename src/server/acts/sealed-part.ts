import { isSealedTo, type Sealing } from '#domain/claim'
import { accept, refuse, type Answer } from '#domain/life'
import type { Utc } from '#domain/measure'
import type { Envelope } from '#domain/record'
import type { Agreed } from '#server/log'

/**
 * Whether a record has the sealed part that its type always has, or none where it never has one, and whether it names
 * exactly the offices of the rule: those open, with a seal key in force, that the sealing goes to.
 */
export async function sealedStands(
  agreed: Agreed,
  env: Envelope,
  asked: { readonly sealing: Sealing | undefined; readonly at: Utc },
): Promise<Answer<undefined, 'REC_BODY'>> {
  const { sealing, at } = asked
  if ((env.commit !== undefined) !== (sealing !== undefined))
    return refuse('REC_BODY', 'draft', { field: 'commit' })
  if (sealing === undefined) return accept(undefined)
  const wanted = await recipientsOf(agreed, sealing, at)
  const named = env.keys ?? []
  const isExact = named.length === wanted.length && wanted.every((office) => named.includes(office))
  return isExact ? accept(undefined) : refuse('REC_BODY', 'draft', { field: 'keys', wanted })
}

async function recipientsOf(agreed: Agreed, sealing: Sealing, at: Utc): Promise<readonly string[]> {
  const keys = await agreed.sealKeys()
  const withKey = new Set(keys.filter((key) => key.until !== null && key.until > at).map((key) => key.office))
  const offices = await agreed.offices()
  return offices
    .filter((each) => withKey.has(each.office) && isSealedTo(each, sealing))
    .map((each) => each.office)
}
