import type { Who } from '#domain/access'
import { accept, refuse } from '#domain/life'
import { holderOf, keysKnown, officeByCode } from '#server/projections'
import { keyBody } from '#wire/facts'

import { actOf, type Act, type Deed, type Rows } from './act.ts'
import { whoIs } from './role.ts'

/** A holder's root, or two of its representatives, enrol a key of one of its open offices (record.md section 11). */
export const partyKeyEnrol: Act = actOf({
  name: 'party.key.enrol',
  type: 'record.key',
  body: keyBody,
  must: [],
  subject: async (deed, ground) => {
    const second = await secondSigner(deed, await ground.rows())
    return {
      holder: holderOf(deed.body.office),
      ...(second ? { second: { who: second, at: deed.now } } : {}),
    }
  },
  read: async (ground, { body }) => officeByCode(await ground.rows(), body.office),
  decide: (office, { body }) =>
    office?.open ? accept(undefined) : refuse('PTY_NOT_APPOINTED', 'draft', { office: body.office }),
})

/** The other person who signed, if one of the directory did. The key that comes in is none of them. */
async function secondSigner(deed: Deed<unknown>, rows: Rows): Promise<Who | undefined> {
  const others = await keysKnown(rows, deed.cosigners)
  const other = others.find((key) => key.use === 'sign' && key.person !== null)
  const office = other && (await officeByCode(rows, other.office))
  if (!other || !office) return undefined
  return whoIs({ ...office, ...(other.person === null ? {} : { person: other.person }) })
}
