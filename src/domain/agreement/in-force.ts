import { accept, refuse, type Answer } from '#domain/life'
import type { Maybe, Utc } from '#domain/measure'

import type { TermValue } from './agreement.ts'
import type { InForce, TermLife } from './term-life.ts'

/**
 * The stretch in which a cited version of a clause was in force at an instant. Refuses another version or another time,
 * with the time it was in force. Source: R-AGR-6.
 */
export function clauseInForce(
  life: Pick<TermLife, 'inForce'>,
  cited: string,
  utc: Utc,
): Answer<InForce, 'AGR_CLAUSE_NOT_IN_FORCE'> {
  const stretches = life.inForce.filter(({ version }) => version === cited)
  const found = stretches.find(({ from, to }) => from <= utc && (to === undefined || utc < to))
  if (found !== undefined) return accept(found)
  const nearest = stretches.find(({ from }) => utc < from) ?? stretches.at(-1)
  return refuse('AGR_CLAUSE_NOT_IN_FORCE', 'draft', {
    inForceFrom: nearest?.from ?? 'none',
    inForceTo: nearest?.to ?? 'none',
  })
}

/** Whether a term obliges anybody now: one that is proposed, disputed or blocked does not, nor one that was ended. Source: R-AGR-7. */
export function obliges(life: Pick<TermLife, 'state'>): boolean {
  return life.state === 'inForce'
}

/** Choices that the rules read (R-AGR-17). */
export type ChoiceKey = 'patrolAccess' | 'deviceConsent' | 'transcriptUse' | 'liveFireOutside'

/** Zones for which access of patrols is set apart. */
export type ChoiceZone = 'securityZone' | 'disengagementArea' | 'elsewhere'

/** One choice as it holds now: of a term in force, else of the founding, which is printed as "setting, not agreed". */
export type Choice = {
  readonly key: ChoiceKey
  readonly zone?: ChoiceZone
  readonly value: string
  readonly basis: 'inForce' | 'settingNotAgreed'
  /** Id of the term in force. */
  readonly term?: string
}

/** A term as far as a choice is read from it. */
export type ChoiceTerm = {
  readonly id: string
  readonly key: string
  readonly state: TermLife['state']
  readonly value: Maybe<TermValue>
}

/** What holds until a term of that key is in force, per zone where it differs (domain.md section 3, its table). */
const SETTINGS: readonly Omit<Choice, 'basis'>[] = [
  { key: 'patrolAccess', zone: 'securityZone', value: 'guarantee' },
  { key: 'patrolAccess', zone: 'disengagementArea', value: 'guarantee' },
  { key: 'patrolAccess', zone: 'elsewhere', value: 'notice' },
  { key: 'deviceConsent', value: 'hostSide' },
  { key: 'transcriptUse', value: 'withoutPrejudice.never' },
  { key: 'liveFireOutside', value: 'countedApart' },
]

const VALUES: Readonly<Record<ChoiceKey, readonly string[]>> = {
  patrolAccess: ['guarantee', 'notice', 'free'],
  deviceConsent: ['hostSide', 'both'],
  transcriptUse: [
    'withoutPrejudice.never',
    'withoutPrejudice.both',
    'withPrejudice.never',
    'withPrejudice.both',
  ],
  liveFireOutside: ['countedApart', 'leftOut'],
}

/** Every choice as it holds now. One of the founding's own settings goes before the table's. Source: R-AGR-17. */
export function choicesNow(
  terms: readonly ChoiceTerm[],
  founding: Readonly<Partial<Record<ChoiceKey, string>>>,
): readonly Choice[] {
  return SETTINGS.map((setting) => choiceNow(setting, terms, founding[setting.key]))
}

function choiceNow(
  { key, zone, value }: Omit<Choice, 'basis'>,
  terms: readonly ChoiceTerm[],
  founded: string | undefined,
): Choice {
  const term = terms.findLast((each) => isOf(each, key, zone) && obliges(each))
  const chosen =
    term?.value.kind === 'known' && term.value.value.kind === 'choice' ? term.value.value.choice : undefined
  const base = { key, ...(zone === undefined ? {} : { zone }) }
  return term === undefined || chosen === undefined
    ? { ...base, value: founded ?? value, basis: 'settingNotAgreed' }
    : { ...base, value: chosen, basis: 'inForce', term: term.id }
}

/** A term that names no zone is for all of them. */
function isOf(term: ChoiceTerm, key: ChoiceKey, zone: ChoiceZone | undefined): boolean {
  if (term.key !== key || term.value.kind !== 'known' || term.value.value.kind !== 'choice') return false
  const { choice, zone: own } = term.value.value
  return VALUES[key].includes(choice) && (own.kind !== 'known' || own.value === zone)
}

/** Whether what a line's transcript holds may be published: by both sides, and only where the choice says so. Source: R-AGR-18. */
export function mayPublishTranscript(
  choices: readonly Choice[],
  signers: ReadonlySet<string>,
): Answer<undefined, 'ACC_DENIED' | 'ACC_TWO_NEEDED'> {
  const use = choices.find(({ key }) => key === 'transcriptUse')
  if (use?.value.endsWith('.both') !== true) return refuse('ACC_DENIED', 'nothing')
  return signers.has('A') && signers.has('B') ? accept(undefined) : refuse('ACC_TWO_NEEDED', 'draft')
}
