import { isSealedTo, type SealableOffice, type Sealing } from '#domain/access'
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
): Promise<Answer<undefined, 'REC_BODY' | 'REC_KEY_USE'>> {
  const { sealing, at } = asked
  const strange = await strangersIn(agreed, env, sealing)
  if (strange !== undefined) return refuse('REC_KEY_USE', 'draft', { office: strange })
  if ((env.commit !== undefined) !== (sealing !== undefined))
    return refuse('REC_BODY', 'draft', { field: 'commit' })
  if (sealing === undefined) return accept(undefined)
  const wanted = await recipientsOf(agreed, sealing, at)
  const named = env.keys ?? []
  const isExact = named.length === wanted.length && wanted.every((office) => named.includes(office))
  return isExact ? accept(undefined) : refuse('REC_BODY', 'draft', { field: 'keys', wanted })
}

/** An office whose key a node holds is opened for one purpose: nothing else is ever sealed to it (record.md 10.5). */
async function strangersIn(
  agreed: Agreed,
  env: Envelope,
  sealing: Sealing | undefined,
): Promise<string | undefined> {
  if (sealing?.kind === 'observed' || env.keys === undefined) return undefined
  const held = new Set((await agreed.sealKeys()).filter((key) => key.held !== null).map((key) => key.office))
  return env.keys.find((office) => held.has(office))
}

async function recipientsOf(agreed: Agreed, sealing: Sealing, at: Utc): Promise<readonly string[]> {
  const keys = await agreed.sealKeys()
  const held = new Map(
    keys.filter((key) => key.until !== null && key.until > at).map((key) => [key.office, key.held]),
  )
  const offices = await agreed.offices()
  return offices
    .filter(
      ({ office, role }) => held.has(office) && isSealedTo(sealable(office, role, held.get(office)), sealing),
    )
    .map((each) => each.office)
}

function sealable(office: string, role: string, held: 'node' | null | undefined): SealableOffice {
  return held === 'node' ? { office, role, held } : { office, role }
}
