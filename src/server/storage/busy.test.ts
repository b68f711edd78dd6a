import { expect, test } from 'vitest'

import { isBusy } from './busy.ts'

function failed(code: string, message = 'said'): Error {
  return Object.assign(new Error(message), { code })
}

test.each(['53100', '08006', '57014', '57P01', '40P01', '55P03', 'ECONNREFUSED', 'ENOSPC', 'EPIPE'])(
  '[R-REC-36] %s says not now',
  (code) => {
    expect(isBusy(failed(code))).toBe(true)
  },
)

test.each(['23505', '22P02', '42P01', '42501', 'ERR_ASSERTION'])(
  '[R-REC-32] %s is an error that nobody expected',
  (code) => {
    expect(isBusy(failed(code))).toBe(false)
  },
)

test('[R-REC-36] the driver’s own word for a lost connection has no code', () => {
  expect(isBusy(new Error('Connection terminated unexpectedly'))).toBe(true)
  expect(isBusy(new TypeError('cannot read properties of undefined'))).toBe(false)
  expect(isBusy('Connection terminated')).toBe(false)
})
