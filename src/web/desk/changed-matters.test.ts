import { expect, test } from 'vitest'

import { changedAccounts } from './changed-matters.ts'

type Part = {
  readonly id: string
  readonly accounts: readonly { readonly id: string; readonly state?: string }[]
  readonly state?: string
}

/** An answer as far as its matters and their accounts are concerned. */
const answer = (...matters: readonly Part[]) => ({ matters })
const accounts = (n: number) => Array.from({ length: n }, (_, at) => ({ id: `a${at}` }))

test('[R-UI-7] the row that waits says how many accounts it stands for', () => {
  const before = answer({ id: 'm', accounts: accounts(1) })
  expect(changedAccounts(before, answer({ id: 'm', accounts: accounts(12) }))).toBe(11)
  const more = answer({ id: 'm', accounts: accounts(1) }, { id: 'n', accounts: accounts(2) })
  expect(changedAccounts(before, more)).toBe(2)
  expect(changedAccounts(before, answer({ id: 'm', accounts: [{ id: 'a0', state: 'withdrawn' }] }))).toBe(1)
  expect(changedAccounts(before, answer({ id: 'm', accounts: accounts(1), state: 'disputed' }))).toBe(1)
  expect(changedAccounts(before, answer())).toBe(1)
})
