import { hex } from './bytes.ts'
import { bad, good, type Checked } from './checked.ts'
import { isCosigner, type Cosigner } from './cosignature.ts'
import type { Sha256 } from './tree.ts'
import { readVkey, type Vkey } from './vkey.ts'

/** A witness by the name that the policy's groups use. */
export type Witness = { readonly name: string; readonly vkey: Cosigner }

/** Members of which at least `threshold` must have cosigned; a member is a witness or a group above it. */
export type WitnessGroup = {
  readonly name: string
  readonly threshold: number
  readonly members: readonly string[]
}

/** When a head counts as cosigned: logs, witnesses, groups in the order they are defined, and the name that must be met. */
export type Policy = {
  readonly logs: readonly Vkey[]
  readonly witnesses: readonly Witness[]
  readonly groups: readonly WitnessGroup[]
  readonly quorum: string
}

const NO_QUORUM = 'none'

type Draft = Omit<Policy, 'quorum'> & { readonly quorums: readonly string[] }

/** [R-REC-53] Reads a policy text of C2SP tlog-policy. What its rules do not allow, in any line, is `REC_POLICY`. */
export function readPolicy(sha: Sha256, text: string): Checked<Policy, 'REC_POLICY'> {
  if (!text.endsWith('\n') || /[^\t\n\P{Cc}]/u.test(text)) return bad('REC_POLICY')
  let draft: Draft | undefined = { logs: [], witnesses: [], groups: [], quorums: [] }
  for (const line of text.split('\n')) {
    const [word, ...rest] = line.split(/[ \t]+/).filter((item) => item !== '')
    if (word === undefined || word.startsWith('#')) continue
    draft = withLine(sha, draft, [word, ...rest])
    if (draft === undefined) return bad('REC_POLICY')
  }
  const { quorums, ...policy } = draft
  const [quorum, second] = quorums
  return quorum === undefined || second !== undefined ? bad('REC_POLICY') : good({ ...policy, quorum })
}

/** Whether a head that these witnesses have cosigned, by their names in the policy, is cosigned enough. */
export function hasQuorum(policy: Policy, cosigned: ReadonlySet<string>): boolean {
  const met = new Set(cosigned)
  for (const group of policy.groups)
    if (group.members.filter((member) => met.has(member)).length >= group.threshold) met.add(group.name)
  return policy.quorum === NO_QUORUM || met.has(policy.quorum)
}

function withLine(sha: Sha256, draft: Draft, [word, ...rest]: readonly string[]): Draft | undefined {
  if (word === 'log') return withLog(sha, draft, rest)
  if (word === 'witness') return withWitness(sha, draft, rest)
  if (word === 'group') return withGroup(draft, rest)
  return word === 'quorum' ? withQuorum(draft, rest) : undefined
}

function withLog(sha: Sha256, draft: Draft, [text = '', , ...more]: readonly string[]): Draft | undefined {
  const log = readVkey(sha, text)
  if (!log.ok || log.value.kind !== 'ed25519' || more.length > 0) return undefined
  return isKeyIn(draft.logs, log.value) ? undefined : { ...draft, logs: [...draft.logs, log.value] }
}

function withWitness(sha: Sha256, draft: Draft, items: readonly string[]): Draft | undefined {
  const [name, text = '', , ...more] = items
  const vkey = readVkey(sha, text)
  if (name === undefined || !isFree(draft, name) || !vkey.ok || more.length > 0) return undefined
  if (!isCosigner(vkey.value)) return undefined
  const known = draft.witnesses.map((witness) => witness.vkey)
  if (isKeyIn(known, vkey.value)) return undefined
  return { ...draft, witnesses: [...draft.witnesses, { name, vkey: vkey.value }] }
}

function withGroup(draft: Draft, [name, count = '', ...members]: readonly string[]): Draft | undefined {
  const threshold = thresholdOf(count, members.length)
  if (name === undefined || !isFree(draft, name) || threshold === undefined) return undefined
  const taken = new Set(draft.groups.flatMap((group) => group.members))
  for (const member of members) {
    if (!isDefined(draft, member) || taken.has(member)) return undefined
    taken.add(member)
  }
  return { ...draft, groups: [...draft.groups, { name, threshold, members }] }
}

function withQuorum(draft: Draft, [name, ...more]: readonly string[]): Draft | undefined {
  if (name === undefined || more.length > 0) return undefined
  if (name !== NO_QUORUM && !isDefined(draft, name)) return undefined
  return { ...draft, quorums: [...draft.quorums, name] }
}

function thresholdOf(count: string, members: number): number | undefined {
  if (members === 0) return undefined
  if (count === 'all') return members
  if (count === 'any') return 1
  const threshold = /^[1-9]\d{0,5}$/.test(count) ? Number(count) : 0
  return threshold >= 1 && threshold <= members ? threshold : undefined
}

function isDefined(draft: Draft, name: string): boolean {
  return [...draft.witnesses, ...draft.groups].some((each) => each.name === name)
}

function isFree(draft: Draft, name: string): boolean {
  return name !== NO_QUORUM && !isDefined(draft, name)
}

function isKeyIn(known: readonly Vkey[], { key }: Vkey): boolean {
  return known.some((each) => hex(each.key) === hex(key))
}
