import type { AgreementAnswer, TermAnswer } from '#wire/agreement'

/** What the sentence over an agreement counts. */
type Counted = {
  readonly agreement: Pick<AgreementAnswer['agreement'], 'terms'>
  readonly terms: readonly Pick<TermAnswer, 'leftOpen' | 'stances'>[]
}

/**
 * How many terms there are and stand where, and on how many of them a side signed a position here: by the positions, as a
 * state may rest on what was published while a side has signed (R-AGR-8).
 */
export function sentenceValues({ agreement, terms }: Counted): Readonly<Record<string, number>> {
  const countIn = (state: string): number => agreement.terms.find((each) => each.state === state)?.n ?? 0
  return {
    n: terms.length,
    agreed: countIn('agreed') + countIn('inForce'),
    inForce: countIn('inForce'),
    proposed: countIn('proposed'),
    disputed: countIn('disputed'),
    blocked: countIn('blocked'),
    over: countIn('suspended') + countIn('ended'),
    unstated: countIn('notStated'),
    left: terms.filter(({ leftOpen }) => leftOpen).length,
    signed: terms.filter(({ stances }) => stances.some(({ stance }) => stance !== 'notStated')).length,
  }
}
