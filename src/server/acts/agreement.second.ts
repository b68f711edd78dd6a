import type { Subject } from '#domain/access'
import { accept, refuse, type Answer } from '#domain/life'
import { canonicalJson, parseJson } from '#domain/record'
import { agreementFirst, keysKnown, officeByCode, type AgreementFirstsTable } from '#server/projections'

import type { Deed, Ground } from './act.ts'
import { whoIs } from './role.ts'

/**
 * What the gate has to know of a deed that two persons sign: that it is the first record, which waits, or who signed the
 * one that it seconds, and when (R-ACC-3).
 */
export async function subjectOfTwo(deed: Deed<unknown>, ground: Ground, subject: Subject): Promise<Subject> {
  if (deed.refs('seconds').length === 0) return { ...subject, isFirst: true }
  const first = await firstOf(deed, ground)
  if (first === undefined) return subject
  const rows = await ground.rows()
  const [key] = await keysKnown(rows, [first.key])
  const office = await officeByCode(rows, first.office)
  const who =
    key === undefined || office === undefined
      ? undefined
      : whoIs({
          office: office.office,
          role: office.role,
          side: office.side,
          ...(key.person === null ? {} : { person: key.person }),
        })
  return who === undefined ? subject : { ...subject, second: { who, at: first.at } }
}

/** What the record holds of the first signature, for a deed that seconds one. */
export type FoundFirst = { readonly first: AgreementFirstsTable | undefined }

/** Reads the first signature that a deed seconds. */
export async function readFirst(ground: Ground, deed: Deed<unknown>): Promise<FoundFirst> {
  return { first: await firstOf(deed, ground) }
}

/** Whether a second signature is under the very deed of the first, and nobody has seconded it; a first one always stands. */
export function secondStands({ first }: FoundFirst, deed: Deed<unknown>): Answer<undefined, 'REC_REF'> {
  if (deed.refs('seconds').length === 0) return accept(undefined)
  const isSame =
    first !== undefined &&
    first.seconded === null &&
    first.type === deed.type &&
    first.names === deed.names('of') &&
    textOf(first.body) === textOf(deed.body)
  return isSame ? accept(undefined) : refuse('REC_REF', 'draft', { rel: 'seconds' })
}

/** A body in its one text, whatever the order of names that the database gives it back in. */
function textOf(body: unknown): string {
  return canonicalJson(parseJson(JSON.stringify(body)) ?? {})
}

async function firstOf(deed: Deed<unknown>, ground: Ground): Promise<AgreementFirstsTable | undefined> {
  const [named] = deed.refs('seconds')
  return named === undefined ? undefined : agreementFirst(await ground.rows(), named)
}
