import { mayAddText, mayRecord, type Taken } from '#domain/agreement'
import { firstRefusal, refuse, type Answer } from '#domain/life'
import { agreementsBelow, agreementsBySource, trucesKnown, type AgreementRow } from '#server/projections'
import { agreementBodies } from '#wire/agreement'

import { actOf, type Act, type Deed, type Ground } from './act.ts'
import { importStands, readImport } from './imported.ts'

/**
 * The mission or the mediator records an agreement or a proposal as it was published, or a text found later of one that is
 * in the record, which it names (`adds`). It gives no side a position.
 */
export const agreementRecord: Act = actOf({
  name: 'agreement.record',
  type: 'agreement.recorded',
  body: agreementBodies['agreement.recorded'],
  must: [],
  may: ['adds'],
  subject: () => ({}),
  read: async (ground, deed) => ({
    taken: 'agreement' in deed.body ? await readTaken(ground, deed.body.agreement) : NOTHING_TAKEN,
    named: await readNamed(ground, deed),
    imported: await readImport(ground, deed),
  }),
  decide: ({ taken, named, imported }, deed) => {
    const { body, now } = deed
    if (!('agreement' in body))
      return named === undefined ? noneNamed : mayAddText(body.further, namedTexts(named), now)
    if (deed.refs('adds').length > 0) return noneNamed
    return firstRefusal<string>(importStands(imported, deed)) ?? mayRecord(body.agreement, taken, now)
  },
})

const NOTHING_TAKEN: Taken = { agreements: new Set(), truces: new Set() }

/** A further text is one of an agreement of the record; a whole agreement is one of none. */
const noneNamed: Answer<never, 'REC_REF'> = refuse('REC_REF', 'draft', { rel: 'adds' })

/** The agreement that a further text is one of, with every text it has by now. */
async function readNamed(ground: Ground, deed: Deed<unknown>): Promise<AgreementRow | undefined> {
  const [named] = deed.refs('adds')
  if (named === undefined) return undefined
  const all = await agreementsBelow(await ground.rows(), Number.MAX_SAFE_INTEGER)
  return all.find(({ id }) => id === named)
}

function namedTexts({ body }: AgreementRow): Parameters<typeof mayAddText>[1] {
  return { texts: body.texts, terms: body.terms }
}

async function readTaken(
  ground: Ground,
  { id, truces }: { readonly id: string; readonly truces: readonly { readonly id: string }[] },
): Promise<Taken> {
  const rows = await ground.rows()
  const agreements = await agreementsBySource(rows, [id])
  return {
    agreements: new Set(agreements.map(({ source_id }) => source_id)),
    truces: await trucesKnown(
      rows,
      truces.map((truce) => truce.id),
    ),
  }
}
