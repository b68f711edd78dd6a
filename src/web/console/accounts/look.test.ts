import { expect, test } from 'vitest'

import { lookOf, queryOf } from './look.ts'

const plain = lookOf(new URLSearchParams())

test('[R-UI-14] the plain look leaves the address bare', () => {
  expect(queryOf(plain)).toBe('')
})

test('[R-UI-14] a look comes back from its own address', () => {
  const look = {
    ...plain,
    day: '2020-10-11',
    state: 'disputed',
    third: true,
    find: 'Tartar',
    versions: true,
  } as const
  expect(lookOf(new URLSearchParams(queryOf(look)))).toEqual(look)
})

test('[R-UI-14] what an address should not say counts as not said', () => {
  const query = new URLSearchParams('day=yesterday&state=guilty&form=delete&about=1')
  expect(lookOf(query)).toEqual(plain)
})
