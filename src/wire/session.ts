import { z } from 'zod'

import { hex32, utc, words } from './measure.ts'

const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/)

/** Answer of `GET /api/session/challenge`: 32 random bytes in hex, good once and for a minute. */
export const challengeAnswer = z.strictObject({ challenge: hex32 })
export type ChallengeAnswer = z.infer<typeof challengeAnswer>

/** What `POST /api/session` takes: the challenge signed by an enrolled key, for one office (R-ACC-10). */
export const signIn = z.strictObject({ key, office: words(40), challenge: hex32, sig: signature })
export type SignIn = z.infer<typeof signIn>

/** Demo only: which of its people a browser key shall be enrolled for. */
export const enrolmentQuestion = z.strictObject({ person: words(20), key })
export type EnrolmentQuestion = z.infer<typeof enrolmentQuestion>

/** Demo only: the enrolment's envelope as JCS text, for the new key to sign too (R-REC-81). */
export const enrolmentAnswer = z.strictObject({ env: words(61_440) })
export type EnrolmentAnswer = z.infer<typeof enrolmentAnswer>

/** Demo only: the envelope as it was given, with the new key's signature. */
export const enrolmentCompletion = z.strictObject({ env: words(61_440), sig: signature })
export type EnrolmentCompletion = z.infer<typeof enrolmentCompletion>

/** Demo only: the office the key is now enrolled for, and its seal identity, so that this desk opens what is sealed to it. */
export const enrolmentReceipt = z.strictObject({ office: words(40), sealIdentity: words(8_000) })
export type EnrolmentReceipt = z.infer<typeof enrolmentReceipt>

/** Demo only: a new speed of the mechanism's clock, an instant to jump forward to, or both. */
export const clockChange = z.strictObject({
  speed: z.number().min(0).max(600).exactOptional(),
  to: utc.exactOptional(),
})
export type ClockChange = z.infer<typeof clockChange>
