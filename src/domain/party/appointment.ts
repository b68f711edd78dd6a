import { accept, refuse, type Answer } from '#domain/life'
import { addS, msOfUtc, type Maybe, type Utc } from '#domain/measure'

import type { OfficeCode } from './office.ts'

/** A person's right to act for an office with one key, `[from, until)`, as the record's key facts tell it. */
export type Appointment = {
  readonly office: OfficeCode
  readonly person: string
  readonly key: string
  readonly from: Utc
  readonly until: Maybe<Utc>
  readonly ended: Maybe<Ending>
}

/** When a key was revoked or an appointment ended before its time: because others may hold the key, or for any other reason. */
type Ending = { readonly at: Utc; readonly why: 'compromise' | 'left' | 'replaced' }

/** An act as its author made it: when, by whom, and what it says it follows. */
export type Capture = {
  readonly office: OfficeCode
  readonly key: string
  readonly capturedAt: Utc
  readonly arrivedAt: Utc
  /** When the same author's record before it was made; absent for the first. */
  readonly previousAt?: Utc
  /** When the log head it cites was made; absent where it cites none. */
  readonly headAt?: Utc
}

/** An act judged to stand, and how long after its capture it came. Late is no fault: it is listed with its own day (R-MEA-5). */
export type Judged = { readonly appointment: Appointment; readonly lateS: number }

/** Why an act made away from the record is not taken as it is. All but the first are kept in quarantine. */
export type CaptureCode =
  | 'PTY_NOT_APPOINTED'
  | 'PTY_KEY_REVOKED'
  | 'PTY_CAPTURE_TOO_OLD'
  | 'PTY_CLOCK_IMPLAUSIBLE'

/** How far ahead of the log's clock an author's may stand (R-PTY-4). */
export const CLOCK_AHEAD_S = 5

/**
 * The appointment under which a key may act for an office at an instant. One act, one office: a key appointed to another
 * does not count. Source: R-PTY-2.
 */
export function appointmentAt(
  appointments: readonly Appointment[],
  asked: { readonly office: OfficeCode; readonly key: string; readonly at: Utc },
): Answer<Appointment, 'PTY_NOT_APPOINTED'> {
  const { office, key, at } = asked
  const held = appointments.find((each) => each.office === office && each.key === key && isInForce(each, at))
  return held ? accept(held) : refuse('PTY_NOT_APPOINTED', 'draft', { office, at })
}

/**
 * Judges an act by the key and appointment of its capture, however old: late is accepted. Held back are an implausible
 * clock; a key revoked for compromise before the act arrived; a key or appointment that changed on the way. What arrived
 * before its key was revoked stays valid. Source: R-PTY-4, R-PTY-5.
 */
export function judgeCapture(
  appointments: readonly Appointment[],
  capture: Capture,
): Answer<Judged, CaptureCode> {
  const implausible = clockFault(capture)
  if (implausible) return refuse('PTY_CLOCK_IMPLAUSIBLE', 'quarantine', implausible)
  const { office, key, capturedAt, arrivedAt } = capture
  const revoked = appointments.find((each) => each.key === key && isCompromised(each, arrivedAt))
  if (revoked) return refuse('PTY_KEY_REVOKED', 'quarantine', { office })
  const held = appointmentAt(appointments, { office, key, at: capturedAt })
  if (!held.ok) return held
  const still = appointmentAt(appointments, { office, key, at: arrivedAt })
  if (!still.ok || still.value.person !== held.value.person)
    return refuse('PTY_CAPTURE_TOO_OLD', 'quarantine', { office, capturedAt, arrivedAt })
  return accept({ appointment: held.value, lateS: secondsBetween(capturedAt, arrivedAt) })
}

function isInForce(appointment: Appointment, at: Utc): boolean {
  const { from, until, ended } = appointment
  const isOver =
    (until.kind === 'known' && until.value <= at) || (ended.kind === 'known' && ended.value.at <= at)
  return from <= at && !isOver
}

function isCompromised({ ended }: Appointment, by: Utc): boolean {
  return ended.kind === 'known' && ended.value.why === 'compromise' && ended.value.at <= by
}

/** What a plausible clock would not say, with the two instants that show it. */
function clockFault(capture: Capture): Readonly<Record<string, string>> | undefined {
  const { capturedAt, arrivedAt, previousAt, headAt } = capture
  if (capturedAt > addS(arrivedAt, CLOCK_AHEAD_S)) return { capturedAt, arrivedAt }
  if (previousAt !== undefined && capturedAt < previousAt) return { capturedAt, previousAt }
  if (headAt !== undefined && capturedAt < headAt) return { capturedAt, headAt }
  return undefined
}

function secondsBetween(from: Utc, to: Utc): number {
  return Math.max(0, Math.floor((msOfUtc(to) - msOfUtc(from)) / 1000))
}
