import { accept, refuse } from '#domain/life'
import type { BodySchema, Judge } from '#server/log'
import { genesisBody } from '#wire/facts'

import type { Act } from './act.ts'
import { claimAcknowledge } from './claim.acknowledge.ts'
import { claimAnswer } from './claim.answer.ts'
import { claimLapse } from './claim.claim.lapse.ts'
import { claimCorrect } from './claim.correct.ts'
import { claimLink } from './claim.link.ts'
import { claimLodge } from './claim.lodge.ts'
import { claimWithdraw } from './claim.withdraw.ts'
import { measurePlaceRecord } from './measure.place.record.ts'
import { partyKeyEnrol } from './party.key.enrol.ts'
import { judgeMechanism, MECHANISM_TYPE, mechanismBody } from './party.mechanism.ts'
import { recordImport } from './record.import.ts'
import { recordOffice } from './record.office.ts'
import { statementCorrect } from './statement.correct.ts'
import { statementRender } from './statement.render.ts'
import { statementRetract } from './statement.retract.ts'
import { statementTranscribe } from './statement.transcribe.ts'

/** Every act of this program. */
export const acts: readonly Act[] = [
  claimLodge,
  claimAcknowledge,
  claimAnswer,
  claimCorrect,
  claimWithdraw,
  claimLink,
  claimLapse,
  statementTranscribe,
  statementRender,
  statementCorrect,
  statementRetract,
  measurePlaceRecord,
  partyKeyEnrol,
  recordOffice,
  recordImport,
]

/** The judge of each fact, by type: of the acts' facts, and of those few that no door takes by a name of their own. */
export function judgesOf(listed: readonly Act[]): Readonly<Record<string, Judge>> {
  return { ...Object.fromEntries(listed.map((act) => [act.type, act.judge])), ...nameless }
}

/** The body's schema of each fact that has a clear one, by type (check 13). */
export function bodiesOf(listed: readonly Act[]): Readonly<Record<string, BodySchema>> {
  const ofActs = Object.fromEntries(listed.map((act) => [act.type, act.body]))
  return { ...ofActs, 'record.genesis': genesisBody, [MECHANISM_TYPE]: mechanismBody }
}

/**
 * Facts behind no row of the access table: the founding's two, which the roots of every held seat sign, and content of
 * which nothing stands in clear; who reads that opens it and judges it then (check 14).
 */
const nameless: Readonly<Record<string, Judge>> = {
  'record.genesis': () => Promise.resolve(accept(undefined)),
  [MECHANISM_TYPE]: judgeMechanism,
  'record.sealed': ({ author }) =>
    Promise.resolve(
      author.role === 'root' || author.role === 'node' ? refuse('ACC_DENIED', 'nothing') : accept(undefined),
    ),
}
