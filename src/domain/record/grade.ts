import { accept, refuse, type Answer } from '#domain/life'
import type { Maybe } from '#domain/measure'
import {
  cosignedMessage,
  hasQuorum,
  readCheckpoint,
  readCosignature,
  readNote,
  signaturesBy,
  utf8,
  type Checkpoint,
  type Note,
  type Policy,
  type Verify,
  type Vkey,
  type Witness,
} from '#tlog'

/** What the cosignatures of a head prove (record.md section 7). */
export type Grade = 'recorded' | 'witnessed' | 'joint'

/** Whose signatures count: the log's key, and the policies of the grades that the held seats can reach. */
export type Policies = {
  readonly log: Vkey
  readonly witnessed: Maybe<Policy>
  readonly joint: Maybe<Policy>
}

/** Signature checks, handed in. `mldsa` is asked only when a policy lists such a key. */
export type Verifying = { readonly verify: Verify; readonly mldsa?: Verify }

/** A head whose every known signature was checked. `cosigners` by their key's name, with the earliest time each signed at. */
export type GradedHead = {
  readonly grade: Grade
  readonly checkpoint: Checkpoint
  readonly cosigners: readonly { readonly name: string; readonly timeS: number }[]
}

/** Why a head proves nothing. */
export type HeadRefusal = 'REC_CP_FORMAT' | 'REC_CP_ORIGIN' | 'REC_CP_SIG' | 'REC_COSIG'

/**
 * [R-REC-50, R-REC-51] The grade of a head, worked out from its signatures by who reads it. Keys nobody knows are
 * ignored; one bad signature of a known key refuses the whole note; a cosigner counts once.
 */
export function gradeOf(
  noteText: string,
  policies: Policies,
  verifying: Verifying,
): Answer<GradedHead, HeadRefusal> {
  const note = readNote(noteText)
  const checkpoint = note.ok ? readCheckpoint(note.value.text) : note
  if (!note.ok || !checkpoint.ok) return refuse('REC_CP_FORMAT', 'nothing')
  if (checkpoint.value.origin !== policies.log.name) return refuse('REC_CP_ORIGIN', 'nothing')
  if (!isLogSigned(note.value, policies.log, verifying.verify)) return refuse('REC_CP_SIG', 'nothing')
  const times = new Map<string, number>()
  const cosigned = new Set<string>()
  for (const witness of witnessesOf(policies)) {
    const seen = timesOf(note.value, witness, { checkpoint: checkpoint.value, verifying })
    if (seen === undefined) return refuse('REC_COSIG', 'nothing', { name: witness.vkey.name })
    if (seen.length === 0) continue
    cosigned.add(keyText(witness))
    times.set(witness.vkey.name, Math.min(...seen, times.get(witness.vkey.name) ?? Number.POSITIVE_INFINITY))
  }
  const cosigners = [...times].map(([name, timeS]) => ({ name, timeS }))
  return accept({ grade: bestGrade(policies, cosigned), checkpoint: checkpoint.value, cosigners })
}

function isLogSigned(note: Note, log: Vkey, verify: Verify): boolean {
  const signatures = signaturesBy(note, log)
  const message = utf8(note.text)
  return signatures.length > 0 && signatures.every((signature) => verify(log.key, message, signature))
}

function policiesOf({ witnessed, joint }: Policies): readonly Policy[] {
  return [witnessed, joint].flatMap((policy) => (policy.kind === 'known' ? [policy.value] : []))
}

function witnessesOf(policies: Policies): readonly Witness[] {
  const all = policiesOf(policies).flatMap((policy) => policy.witnesses)
  return [...new Map(all.map((witness) => [keyText(witness), witness])).values()]
}

// Two policies may call one key by two names, and one name may stand for two keys of a cosigner.
function keyText({ vkey }: Witness): string {
  return `${vkey.name}+${vkey.id}`
}

type Seen = { readonly checkpoint: Checkpoint; readonly verifying: Verifying }

/** Times at which a witness signed this head; `undefined` when one of its lines is bad. */
function timesOf(
  note: Note,
  { vkey }: Witness,
  { checkpoint, verifying }: Seen,
): readonly number[] | undefined {
  const times: number[] = []
  const verify = vkey.kind === 'mldsa' ? verifying.mldsa : verifying.verify
  for (const bytes of signaturesBy(note, vkey)) {
    const line = readCosignature(vkey, bytes)
    if (line === undefined || verify === undefined) return undefined
    if (!verify(vkey.key, cosignedMessage(vkey, checkpoint, line.timeS), line.signature)) return undefined
    times.push(line.timeS)
  }
  return times
}

function bestGrade({ witnessed, joint }: Policies, cosigned: ReadonlySet<string>): Grade {
  if (isMet(joint, cosigned)) return 'joint'
  return isMet(witnessed, cosigned) ? 'witnessed' : 'recorded'
}

function isMet(policy: Maybe<Policy>, cosigned: ReadonlySet<string>): boolean {
  if (policy.kind !== 'known') return false
  const names = policy.value.witnesses
    .filter((witness) => cosigned.has(keyText(witness)))
    .map(({ name }) => name)
  return hasQuorum(policy.value, new Set(names))
}
