import { accept, refuse } from '#domain/life'
import type { BodySchema, Judge } from '#server/log'
import { genesisBody } from '#wire/facts'

import type { Act } from './act.ts'
import { agreementAccept } from './agreement.accept.ts'
import { agreementDeclareBroken } from './agreement.declareBroken.ts'
import { agreementDenounce } from './agreement.denounce.ts'
import { agreementEnd } from './agreement.end.ts'
import { agreementGeographySign } from './agreement.geography.sign.ts'
import { agreementLift } from './agreement.lift.ts'
import { agreementObject } from './agreement.object.ts'
import { agreementPropose } from './agreement.propose.ts'
import { agreementReadingHold } from './agreement.reading.hold.ts'
import { agreementReadingNote } from './agreement.reading.note.ts'
import { agreementRecord } from './agreement.record.ts'
import { agreementRefuse } from './agreement.refuse.ts'
import { agreementResume } from './agreement.resume.ts'
import { agreementSuspend } from './agreement.suspend.ts'
import { claimAcknowledge } from './claim.acknowledge.ts'
import { claimAnswer } from './claim.answer.ts'
import { claimLapse } from './claim.claim.lapse.ts'
import { claimCorrect } from './claim.correct.ts'
import { claimLink } from './claim.link.ts'
import { claimLodge } from './claim.lodge.ts'
import { claimWithdraw } from './claim.withdraw.ts'
import { measurePlaceRecord } from './measure.place.record.ts'
import { observationAccept } from './observation.accept.ts'
import { observationGroup } from './observation.group.ts'
import { observationImport } from './observation.import.ts'
import { observationLogBecame, observationLogWrite } from './observation.log.write.ts'
import { observationQuestion } from './observation.question.ts'
import { observationRevise } from './observation.revise.ts'
import { observationSubmit } from './observation.submit.ts'
import { observationUngroup } from './observation.ungroup.ts'
import { observationWatchClose } from './observation.watch.close.ts'
import { observationWatchCorrect } from './observation.watch.correct.ts'
import { observationWatchLapse } from './observation.watch.lapse.ts'
import { observationWatchOpen } from './observation.watch.open.ts'
import { observationWatchVisibility } from './observation.watch.visibility.ts'
import { observationWithdraw } from './observation.withdraw.ts'
import { partyKeyEnrol } from './party.key.enrol.ts'
import { judgeMechanism, MECHANISM_TYPE, mechanismBody } from './party.mechanism.ts'
import { publicationRelease } from './publication.release.ts'
import { recordImport } from './record.import.ts'
import { recordOffice } from './record.office.ts'
import { reportApprove } from './report.approve.ts'
import { reportAssemble } from './report.assemble.ts'
import { reportConfirm } from './report.confirm.ts'
import { reportCorrect } from './report.correct.ts'
import { reportPublicNoteIssue } from './report.publicNote.issue.ts'
import { reportRemark } from './report.remark.ts'
import { reportRetract } from './report.retract.ts'
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
  agreementRecord,
  agreementPropose,
  agreementAccept,
  agreementObject,
  agreementRefuse,
  agreementLift,
  agreementSuspend,
  agreementResume,
  agreementEnd,
  agreementDenounce,
  agreementDeclareBroken,
  agreementGeographySign,
  agreementReadingHold,
  agreementReadingNote,
  observationSubmit,
  observationImport,
  observationRevise,
  observationWithdraw,
  observationAccept,
  observationQuestion,
  observationGroup,
  observationUngroup,
  observationWatchOpen,
  observationWatchVisibility,
  observationWatchClose,
  observationWatchCorrect,
  observationWatchLapse,
  observationLogWrite,
  observationLogBecame,
  partyKeyEnrol,
  recordOffice,
  recordImport,
  reportAssemble,
  reportApprove,
  reportConfirm,
  reportCorrect,
  reportRetract,
  reportRemark,
  reportPublicNoteIssue,
  publicationRelease,
]

/** The judge of each fact, by type: of the acts' facts, and of those few that no door takes by a name of their own. */
export function judgesOf(listed: readonly Act[]): Readonly<Record<string, Judge>> {
  const inClear = listed.filter((act) => !act.isWhole)
  return {
    ...Object.fromEntries(inClear.map((act) => [act.type, act.judge])),
    ...nameless,
    'record.sealed': judgeOfWhole(listed.filter((act) => act.isWhole)),
  }
}

/** The body's schema of each fact that has a clear one, by type (check 13). */
export function bodiesOf(listed: readonly Act[]): Readonly<Record<string, BodySchema>> {
  const inClear = listed.filter((act) => !act.isWhole)
  const ofActs = Object.fromEntries(inClear.map((act) => [act.type, act.body]))
  return { ...ofActs, 'record.genesis': genesisBody, [MECHANISM_TYPE]: mechanismBody }
}

/** Facts behind no row of the access table: the founding's two, which the roots of every held seat sign. */
const nameless: Readonly<Record<string, Judge>> = {
  'record.genesis': () => Promise.resolve(accept(undefined)),
  [MECHANISM_TYPE]: judgeMechanism,
}

/**
 * Content of which nothing stands in clear. What this node's own office opens is judged by the act it is of, and may be
 * nothing else than class M of those acts (record.md 10.5); the rest is judged by who reads it, when it is opened (check 14).
 */
function judgeOfWhole(listed: readonly Act[]): Judge {
  const byType = new Map(listed.map((act) => [act.type, act]))
  return (judged) => {
    const { opened, author } = judged
    if (opened === undefined)
      return Promise.resolve(
        author.role === 'root' || author.role === 'node'
          ? refuse('ACC_DENIED', 'nothing')
          : accept(undefined),
      )
    const { class: letter, type } = opened
    const act = letter === 'M' && typeof type === 'string' ? byType.get(type) : undefined
    return act?.judge(judged) ?? Promise.resolve(refuse('REC_KEY_USE', 'draft', { field: 'type' }))
  }
}
