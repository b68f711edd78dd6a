import { mayReplaceTerm, mayReviseTerm, termStands } from '#domain/agreement'
import { accept, firstRefusal, refuse, type Answer } from '#domain/life'
import type { TermAsOf } from '#server/projections'
import { agreementBodies } from '#wire/agreement'

import { actOf, type Act, type Deed } from './act.ts'
import { readAgreement, readTerms, vacantSides } from './agreement.standing.ts'

type Proposed = ReturnType<(typeof agreementBodies)['agreement.proposed']['parse']>

/**
 * A representative or the mediator proposes a term: a new one, a new version of one that is on the table (`follows`), or
 * one in the place of what is agreed (`replaces`), which ends when the new one comes into force.
 */
export const agreementPropose: Act = actOf({
  name: 'agreement.propose',
  type: 'agreement.proposed',
  body: agreementBodies['agreement.proposed'],
  must: ['of'],
  may: ['follows', 'replaces'],
  subject: ({ author }) => (author.side === 'none' ? {} : { side: author.side }),
  read: async (ground, deed) => ({
    agreement: await readAgreement(ground, deed),
    terms: await readTerms(ground, deed),
    vacant: await vacantSides(ground),
  }),
  decide: ({ agreement, terms, vacant }, deed) => {
    const { term, conditions, from } = deed.body
    return (
      firstRefusal<string>(
        agreement,
        termStands(term, { conditions, ...(from === undefined ? {} : { from }) }),
      ) ?? placed(terms, deed, vacant)
    )
  },
})

/** Where in the agreement a proposal stands: nowhere its key is taken, or on the very term that it names. */
function placed(
  terms: readonly TermAsOf[],
  deed: Deed<Proposed>,
  vacant: Awaited<ReturnType<typeof vacantSides>>,
): Answer<unknown, string> {
  const { key } = deed.body.term
  const own = terms.filter(({ term, life }) => term.key === key && life.state !== 'ended')
  const [followed, replaced] = [deed.refs('follows')[0], deed.refs('replaces')[0]]
  if (followed !== undefined && replaced !== undefined) return refuse('REC_REF', 'draft', { rel: 'replaces' })
  const named = followed ?? replaced
  if (named === undefined)
    return own.length === 0 ? accept(undefined) : refuse('AGR_TAKEN', 'draft', { id: key })
  const found = own.find(({ life }) => life.versions.includes(named))
  if (found === undefined)
    return refuse('REC_REF', 'draft', { rel: followed === undefined ? 'replaces' : 'follows' })
  const standing = { life: found.life, needs: found.term.body.needs, vacant }
  return followed === undefined ? mayReplaceTerm(standing, named) : mayReviseTerm(standing, named)
}
