import { expect, test } from 'vitest'

import { foreign, type Approach } from './guard.ts'

const ours: Approach = {
  host: '127.0.0.1:4700',
  origin: undefined,
  site: undefined,
  mode: undefined,
  port: 4700,
}
const code = (approach: Partial<Approach>) => foreign({ ...ours, ...approach })?.code

test.each(['127.0.0.1:4700', 'localhost:4700', 'LOCALHOST:4700', '[::1]:4700'])(
  '[R-NET-10] the host %s is this machine',
  (host) => {
    expect(code({ host })).toBeUndefined()
  },
)

test.each([
  undefined,
  '',
  '127.0.0.1',
  '127.0.0.1:80',
  'truceline.example:4700',
  '127.0.0.1.evil.example:4700',
  '127.0.0.1:4700.evil.example',
  '10.0.0.5:4700',
  '0.0.0.0:4700',
  '127.0.0.1:4700@evil.example',
])('[R-NET-10] the host %s is another’s', (host) => {
  expect(code({ host })).toBe('NET_FOREIGN_HOST')
})

test.each(['http://127.0.0.1:4700', 'http://localhost:4700', 'http://[::1]:4700'])(
  '[R-NET-10] the origin %s is ours',
  (origin) => {
    expect(code({ origin })).toBeUndefined()
  },
)

test.each([
  'null',
  'https://127.0.0.1:4700',
  'http://127.0.0.1:4701',
  'http://evil.example',
  'http://127.0.0.1:4700/',
  '',
])('[R-NET-10] the origin %s is another page’s', (origin) => {
  expect(code({ origin })).toBe('NET_FOREIGN_ORIGIN')
})

test('[R-NET-10] a link from elsewhere opens the console; a script, image or form from elsewhere asks for nothing', () => {
  expect(code({ site: 'cross-site', mode: 'navigate' })).toBeUndefined()
  expect(code({ site: 'same-origin', mode: 'cors' })).toBeUndefined()
  expect(code({ site: 'none', mode: 'navigate' })).toBeUndefined()
  expect(code({ site: 'same-site', mode: 'no-cors' })).toBe('NET_FOREIGN_ORIGIN')
  expect(code({ site: 'cross-site', mode: 'cors' })).toBe('NET_FOREIGN_ORIGIN')
  expect(code({ site: 'cross-site', mode: 'navigate', origin: 'http://evil.example' })).toBe(
    'NET_FOREIGN_ORIGIN',
  )
})
