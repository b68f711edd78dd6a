import type { Holder, HolderKind } from '#domain/party'
import { writeVkey, type Vkey } from '#tlog'

import type { Grade } from './grade.ts'

/** A held seat as far as grades go: whose it is, and the key with which its node countersigns. */
export type Cosigning = { readonly code: Holder; readonly kind: HolderKind; readonly cosigner: Vkey }

/** The policies of a founding, one for each grade that its held seats can reach; the other fields are absent. */
export type SeatPolicies = { readonly policyWitnessed?: string; readonly policyJoint?: string }

/** The best grade that policies can give; it takes a genesis's body as it is. Source: record.md 7.1. */
export function bestGradeOf(policies: {
  readonly policyWitnessed?: unknown
  readonly policyJoint?: unknown
}): Grade {
  if (policies.policyJoint !== undefined) return 'joint'
  return policies.policyWitnessed === undefined ? 'recorded' : 'witnessed'
}

type Group = { readonly name: string; readonly of: string; readonly members: readonly string[] }

/**
 * The policy texts that the held seats allow. `witnessed` takes two who are not the sequencing mission; where a side
 * sequences, the other side and one more, its own node among them. `joint` takes both sides and a neutral. Swapping A and
 * B swaps them in the answer. Source: record.md 7.1, R-REC-54.
 */
export function seatPolicies(log: Vkey, seats: readonly Cosigning[], sequencer: Holder): SeatPolicies {
  const parties = seats.filter(({ kind }) => kind === 'party').map(({ code }) => code)
  const neutrals = seats
    .filter(({ kind }) => kind === 'guarantor' || kind === 'neutral')
    .map(({ code }) => code)
  const text = policyText(log, seats)
  const witnessed = witnessedGroups({ parties, neutrals, sequencer })
  const joint = jointGroups(parties, neutrals)
  return {
    ...(witnessed === undefined ? {} : { policyWitnessed: text(witnessed) }),
    ...(joint === undefined ? {} : { policyJoint: text(joint) }),
  }
}

type Held = {
  readonly parties: readonly Holder[]
  readonly neutrals: readonly Holder[]
  readonly sequencer: Holder
}

function witnessedGroups({ parties, neutrals, sequencer }: Held): readonly Group[] | undefined {
  const other = parties.find((party) => party !== sequencer)
  const isBySide = parties.includes(sequencer)
  if (isBySide && other !== undefined)
    return [
      { name: 'others', of: 'any', members: [sequencer, ...neutrals] },
      { name: 'witnessed', of: 'all', members: [other, 'others'] },
    ]
  const [only, ...more] = isBySide ? [] : parties
  if (only === undefined)
    return neutrals.length < 2 ? undefined : [{ name: 'witnessed', of: '2', members: neutrals }]
  if (more.length > 0) return [{ name: 'witnessed', of: '2', members: [only, ...more, ...neutrals] }]
  if (neutrals.length === 0) return undefined
  return [
    { name: 'neutrals', of: 'any', members: neutrals },
    { name: 'witnessed', of: 'all', members: [only, 'neutrals'] },
  ]
}

function jointGroups(parties: readonly Holder[], neutrals: readonly Holder[]): readonly Group[] | undefined {
  if (parties.length < 2 || neutrals.length === 0) return undefined
  return [
    { name: 'parties', of: 'all', members: parties },
    { name: 'neutrals', of: 'any', members: neutrals },
    { name: 'joint', of: 'all', members: ['parties', 'neutrals'] },
  ]
}

function policyText(log: Vkey, seats: readonly Cosigning[]): (groups: readonly Group[]) => string {
  return (groups) => {
    const named = new Set(groups.flatMap(({ members }) => members))
    return [
      `log ${writeVkey(log)}`,
      ...seats
        .filter(({ code }) => named.has(code))
        .map(({ code, cosigner }) => `witness ${code} ${writeVkey(cosigner)}`),
      ...groups.map(({ name, of, members }) => `group ${name} ${of} ${members.join(' ')}`),
      `quorum ${groups.at(-1)?.name}`,
      '',
    ].join('\n')
  }
}
