import { expect, test } from 'vitest'

import { nextOf, startAddress } from './next.ts'

test('[R-UI-14] an address that a reader could not open comes back whole after the choice of an office', () => {
  const address = '/accounts/ab12?day=all&lodged=only'
  expect(nextOf(startAddress(address).replace('/start?', ''))).toBe(address)
})

test('[R-UI-14] an address of another host, or none, is not returned to', () => {
  expect(
    ['', 'next=', 'next=accounts', 'next=%2F%2Fother.example', 'next=%2F%5Cother.example'].map(nextOf),
  ).toEqual([undefined, undefined, undefined, undefined, undefined])
  expect(nextOf('next=https%3A%2F%2Fother.example%2F')).toBeUndefined()
})
