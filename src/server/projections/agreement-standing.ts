import {
  shownState,
  termLife,
  truceNow,
  type ReadingNote,
  type ShownState,
  type TermFact,
  type TermLife,
  type TruceFact,
  type TruceNow,
} from '#domain/agreement'
import type { Utc } from '#domain/measure'
import type { Reader } from '#server/storage'

import { agreementTextsBelow, type AgreementTextRow } from './agreement-texts.ts'
import { agreementsBelow, type AgreementRow, type AgreementsOwn } from './agreements.ts'
import { parameterEventsBelow, type ParameterEventsOwn } from './parameter-events.ts'
import {
  parameterVersionsBelow,
  type ParameterVersionRow,
  type ParameterVersionsOwn,
} from './parameter-versions.ts'
import { parametersBelow, type ParameterRow, type ParametersOwn } from './parameters.ts'
import { truceEventsBelow, type TruceEventsOwn } from './truce-events.ts'
import { trucesBelow, type TruceRow, type TrucesOwn } from './truces.ts'

/** A record looked at as it stood: how many records of it, and at what instant. */
export type AsOf = { readonly size: number; readonly at: Utc }

/** A term as it stood: its first record, its versions, its life, and the state it is shown in. */
export type TermAsOf = {
  readonly term: ParameterRow
  /** In order; the newest last, and never none. */
  readonly versions: readonly ParameterVersionRow[]
  readonly newest: ParameterVersionRow
  readonly life: TermLife
  readonly shown: ShownState
}

/** A truce as it stood. */
export type TruceAsOf = {
  readonly truce: TruceRow
  readonly now: TruceNow
  /** Notes of the recorded text, then those recorded since. */
  readonly notes: readonly ReadingNote[]
  readonly facts: readonly TruceFact[]
  readonly agreement: AgreementRow
  /** When both sides' acceptance of its term was complete. */
  readonly agreedAt?: Utc
}

/** Columns that the reads of terms touch. */
export type TermsOwn = AgreementsOwn & ParametersOwn & ParameterVersionsOwn & ParameterEventsOwn

/** Every term as it stood at a size of the log and an instant, in the order of the texts (reports.md section 2, item 14). */
export async function termsAsOf(rows: Reader<TermsOwn>, { size, at }: AsOf): Promise<readonly TermAsOf[]> {
  const [agreements, terms, versions, events] = [
    await agreementsBelow(rows, size),
    withFurther(await parametersBelow(rows, size), await agreementTextsBelow(rows, size)),
    await parameterVersionsBelow(rows, size),
    await parameterEventsBelow(rows, size),
  ]
  const byId = new Map(agreements.map((row) => [row.id, row]))
  const lives = new Map<string, TermAsOf>()
  // A term that replaces another came later: from the last to the first, what replaces is known before what it replaces.
  for (const term of terms.toReversed()) {
    const own = versions.filter(({ parameter }) => parameter === term.id)
    const standing = standingOf(
      { term, agreement: byId.get(term.agreement), versions: own },
      [...(events.get(term.id) ?? []), ...replacements(term, lives)],
      at,
    )
    if (standing !== undefined) lives.set(term.id, standing)
  }
  return terms.flatMap(({ id }) => lives.get(id) ?? [])
}

/** Terms with what the texts found since say of them. */
function withFurther(
  terms: readonly ParameterRow[],
  texts: readonly AgreementTextRow[],
): readonly ParameterRow[] {
  return texts.length === 0 ? terms : terms.map((term) => withTexts(term, texts))
}

function withTexts(term: ParameterRow, texts: readonly AgreementTextRow[]): ParameterRow {
  const own = texts.filter(({ agreement }) => agreement === term.agreement)
  const said = own.flatMap(({ body }) => {
    const told = body.terms.find(({ key }) => key === term.key)
    if (told === undefined) return []
    const { words, value, wordings } = told
    return [{ text: body.text.id, words, value, wordings }]
  })
  return { ...term, body: { ...term.body, inTexts: [...term.body.inTexts, ...said] } }
}

type Own = {
  readonly term: ParameterRow
  readonly agreement: AgreementRow | undefined
  readonly versions: readonly ParameterVersionRow[]
}

function standingOf(
  { term, agreement, versions }: Own,
  facts: readonly TermFact[],
  at: Utc,
): TermAsOf | undefined {
  const newest = versions.at(-1)
  if (newest === undefined || agreement === undefined) return undefined
  const { needs, published } = term.body
  const { inForceFrom, day } = agreement.body
  const from = inForceFrom.kind === 'known' ? { inForceFrom: inForceFrom.value } : {}
  const proposals = versions.map((version): TermFact => ({
    kind: 'propose',
    rid: version.rid,
    index: version.idx,
    at: version.at,
    office: version.office,
    from: version.body.from,
  }))
  const life = termLife({ needs, published, ...from }, [...proposals, ...facts], at)
  return {
    term,
    versions,
    newest,
    life,
    shown: shownState(life, { state: published, day, basis: term.basis }),
  }
}

/** What replaces a term ends it when it comes into force. */
function replacements(term: ParameterRow, lives: ReadonlyMap<string, TermAsOf>): readonly TermFact[] {
  return [...lives.values()].flatMap(({ term: other, newest, life }) => {
    const from = life.inForce[0]?.from
    if (other.replaces !== term.id || from === undefined) return []
    return [{ kind: 'replace', at: from, index: newest.idx, rid: newest.rid, office: newest.office }]
  })
}

/** Columns that the reads of truces touch. */
export type TrucesReadOwn = TermsOwn & TrucesOwn & TruceEventsOwn

/** Every truce as it stood at a size of the log and an instant, in the order they were recorded. */
export async function trucesAsOf(rows: Reader<TrucesReadOwn>, asOf: AsOf): Promise<readonly TruceAsOf[]> {
  const { size, at } = asOf
  const [found, told] = [await trucesBelow(rows, size), await truceEventsBelow(rows, size)]
  const terms = found.length === 0 ? [] : await termsAsOf(rows, asOf)
  const agreements = new Map((await agreementsBelow(rows, size)).map((row) => [row.id, row]))
  return found.flatMap((truce) => {
    const agreement = agreements.get(truce.agreement)
    if (agreement === undefined) return []
    const { facts, notes } = told.get(truce.id) ?? { facts: [], notes: [] }
    const agreedAt = agreedSince(truce, terms)
    const signed = agreedAt === undefined ? {} : { agreedAt }
    const { effective, expires, notes: published } = truce.body
    const ground = {
      published: agreement.body.published,
      effective: effective.utc.kind === 'known' ? effective.utc.value : undefined,
      expires: expires.kind === 'known' ? expires.value : undefined,
      ...signed,
    }
    const now = truceNow(ground, facts, at)
    return [{ truce, now, notes: [...published, ...notes], facts, agreement, ...signed }]
  })
}

/** When the acceptance of the term that carries a truce was complete, by the sides' own signatures. */
function agreedSince({ agreement, body }: TruceRow, terms: readonly TermAsOf[]): Utc | undefined {
  if (body.term.kind !== 'known') return undefined
  const { value: key } = body.term
  const carrier = terms.find(({ term }) => term.agreement === agreement && term.key === key)
  return carrier?.life.agreedAt
}
