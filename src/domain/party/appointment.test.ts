import { expect, test } from 'vitest'

import { known, notStated, type Utc } from '#domain/measure'

import { appointmentAt, judgeCapture, type Appointment, type Capture } from './index.ts'

const on = (day: number, clock = '10:00'): Utc => `2020-10-${String(day).padStart(2, '0')}T${clock}:00.000Z`

const appointment: Appointment = {
  office: 'B.liaison',
  person: 'p-1',
  key: 'k-1',
  from: on(1),
  until: notStated,
  ended: notStated,
}

const capture = (change: Partial<Capture>): Capture => ({
  office: 'B.liaison',
  key: 'k-1',
  capturedAt: on(2),
  arrivedAt: on(2),
  ...change,
})

const codeOf = (answer: ReturnType<typeof judgeCapture>): string => (answer.ok ? 'accepted' : answer.code)

test('[R-PTY-2] a term that ended at nine no longer holds at a minute past, and did at a minute before', () => {
  const held = [{ ...appointment, until: known(on(2, '09:00')) }]
  const asked = { office: 'B.liaison', key: 'k-1' }
  expect(appointmentAt(held, { ...asked, at: on(2, '09:01') })).toMatchObject({ code: 'PTY_NOT_APPOINTED' })
  expect(appointmentAt(held, { ...asked, at: on(2, '09:00') }).ok).toBe(false)
  expect(appointmentAt(held, { ...asked, at: on(2, '08:59') }).ok).toBe(true)
  expect(appointmentAt(held, { ...asked, at: '2020-09-30T10:00:00.000Z' }).ok).toBe(false)
})

test('[R-PTY-2] an act names one office: an appointment to another does not count', () => {
  expect(appointmentAt([appointment], { office: 'B.rep', key: 'k-1', at: on(2) }).ok).toBe(false)
  expect(appointmentAt([appointment], { office: 'B.liaison', key: 'k-2', at: on(2) }).ok).toBe(false)
})

test('[R-PTY-4] nine days late under the same key and appointment is accepted, and says how late', () => {
  const judged = judgeCapture([appointment], capture({ arrivedAt: on(11) }))
  expect(judged).toEqual({ ok: true, value: { appointment, lateS: 9 * 86_400 } })
})

test('[R-PTY-4] a term that ended on the way holds the act back; a term renewed on the way does not', () => {
  const ended = { ...appointment, until: known(on(6)) }
  const late = capture({ arrivedAt: on(11) })
  expect(judgeCapture([ended], late)).toMatchObject({ code: 'PTY_CAPTURE_TOO_OLD', kept: 'quarantine' })
  expect(judgeCapture([ended, { ...appointment, from: on(6) }], late).ok).toBe(true)
  expect(codeOf(judgeCapture([ended, { ...appointment, from: on(6), person: 'p-2' }], late))).toBe(
    'PTY_CAPTURE_TOO_OLD',
  )
})

test('[R-PTY-4] a clock that cannot be right is held back: ahead of arrival, or before what the act follows', () => {
  const ahead = (s: string): Capture => capture({ capturedAt: `2020-10-02T10:00:${s}Z` })
  expect(codeOf(judgeCapture([appointment], ahead('05.000')))).toBe('accepted')
  expect(codeOf(judgeCapture([appointment], ahead('05.001')))).toBe('PTY_CLOCK_IMPLAUSIBLE')
  expect(
    codeOf(judgeCapture([appointment], capture({ headAt: on(2, '12:00'), arrivedAt: on(2, '13:00') }))),
  ).toBe('PTY_CLOCK_IMPLAUSIBLE')
  expect(codeOf(judgeCapture([appointment], capture({ previousAt: on(2, '10:01'), arrivedAt: on(3) })))).toBe(
    'PTY_CLOCK_IMPLAUSIBLE',
  )
  expect(codeOf(judgeCapture([appointment], capture({ previousAt: on(2), headAt: on(2) })))).toBe('accepted')
})

test('[R-PTY-4] an act by a key that was never appointed is refused, not held', () => {
  expect(judgeCapture([], capture({}))).toMatchObject({ code: 'PTY_NOT_APPOINTED', kept: 'draft' })
})

test('[R-PTY-5] captured before and received after a revocation for compromise is held back', () => {
  const lost = { ...appointment, ended: known({ at: on(2, '12:00'), why: 'compromise' } as const) }
  const early = capture({ capturedAt: on(2, '09:50') })
  expect(judgeCapture([lost], { ...early, arrivedAt: on(2, '12:30') })).toMatchObject({
    code: 'PTY_KEY_REVOKED',
    kept: 'quarantine',
  })
  expect(codeOf(judgeCapture([lost], { ...early, arrivedAt: on(2, '11:59') }))).toBe('accepted')
  const after = capture({ capturedAt: on(2, '13:00'), arrivedAt: on(2, '13:00') })
  expect(codeOf(judgeCapture([lost], after))).toBe('PTY_KEY_REVOKED')
})

test('[R-PTY-5] a key that was only replaced on the way holds the act back for a person to admit', () => {
  const replaced = { ...appointment, ended: known({ at: on(2, '12:00'), why: 'replaced' } as const) }
  expect(codeOf(judgeCapture([replaced], capture({ arrivedAt: on(2, '12:30') })))).toBe('PTY_CAPTURE_TOO_OLD')
})
