import { reportBodies } from '#wire/report'

import { actOf, type Act } from './act.ts'
import { readVersion, SECONDS, signingStands, signingSubject } from './report-version.ts'

/** Two persons take a daily back, with the reason; it stays readable, and its number is never used again (R-REP-11). */
export const reportRetract: Act = actOf({
  name: 'report.retract',
  type: 'report.retracted',
  body: reportBodies['report.retracted'],
  must: ['retracts'],
  may: [SECONDS],
  subject: signingSubject,
  read: (ground, deed) => readVersion(ground, deed, 'retracts'),
  decide: (found, deed) => (found.ok ? signingStands(found.value, 'retract', deed) : found),
})
