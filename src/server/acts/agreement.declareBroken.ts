import { mayDeclareBroken, oneOriginal } from '#domain/agreement'
import { firstRefusal } from '#domain/life'
import { agreementBodies } from '#wire/agreement'

import { actOf, type Act } from './act.ts'
import { readFirst, secondStands, subjectOfTwo } from './agreement.second.ts'
import { readTruce } from './agreement.standing.ts'

/** Findings of the record: none, as no part of this mechanism makes findings yet. */
const FINDINGS: ReadonlySet<string> = new Set()

/** The head of mission and an investigator declare a truce broken, citing findings; claims alone are never enough. */
export const agreementDeclareBroken: Act = actOf({
  name: 'agreement.declareBroken',
  type: 'agreement.broken-declared',
  body: agreementBodies['agreement.broken-declared'],
  must: ['of'],
  may: ['seconds'],
  subject: (deed, ground) => subjectOfTwo(deed, ground, {}),
  read: async (ground, deed) => ({
    ...(await readFirst(ground, deed)),
    truce: await readTruce(ground, deed, deed.body.of.truce),
  }),
  decide: ({ truce, first }, deed) => {
    const { reason, findings } = deed.body
    const refused = firstRefusal<string>(oneOriginal(reason), secondStands({ first }, deed), truce)
    if (refused || !truce.ok) return refused ?? truce
    return mayDeclareBroken(truce.value.now, { ids: findings, findings: FINDINGS })
  },
})
