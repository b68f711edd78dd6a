import fc from 'fast-check'
import { expect, test } from 'vitest'

import { AUTHOR_RATE, HOLDER_RATE } from '#domain/record'

import { openLedger } from '../../../test/ledger.ts'
import { newRates } from './rates.ts'

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, at) => at)

test('[R-REC-37] a flood of one key is put off with the wait it needs; nothing is dropped, and others go on', async () => {
  let ms = 0
  const { log, enterVectors, notes, note } = await openLedger({ machineMs: () => ms })
  await enterVectors(4)
  ms += 60_000
  const over = 5
  const flood = await notes(
    'A.duty',
    range(AUTHOR_RATE.burst + over).map((n) => ({ text: `note ${n}` })),
  )
  const answers = await Promise.all(flood.map((each) => log.enter(each)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(AUTHOR_RATE.burst)
  expect(answers.at(-1)).toMatchObject({
    ok: false,
    code: 'REC_RATE',
    kept: 'draft',
    detail: { retryAfterMs: 50, seconds: 1 },
  })
  expect(await log.enter(await note('B.duty', { text: 'not put off' }))).toMatchObject({ ok: true })
  for (const each of flood.slice(-over)) {
    ms += 50
    expect(await log.enter(each)).toMatchObject({ ok: true })
  }
  expect(log.head().size).toBe(4 + flood.length + 1)
})

test('[R-REC-37] records that strangers sign in a holder’s name use up nothing of the holder’s', () => {
  const rates = newRates(() => 0, undefined)
  for (const n of range(HOLDER_RATE.burst + 1)) {
    const stranger = { key: `stranger ${n}`, office: 'A.liaison' }
    expect(rates.ask(stranger).ok).toBe(true)
  }
  expect(rates.ask({ key: 'a', office: 'A.liaison' }).ok).toBe(true)
})

test('[R-REC-37] all keys of a holder together have its rate, and the node’s own key has none', () => {
  let ms = 0
  const rates = newRates(() => ms, 'own')
  const enter = (key: string, office: string): boolean => {
    const isFree = rates.ask({ key, office }).ok
    if (isFree) rates.entered({ key, office })
    return isFree
  }
  const keys = HOLDER_RATE.burst / AUTHOR_RATE.burst
  for (const n of range(HOLDER_RATE.burst)) expect(enter(`a${n % keys}`, `A.desk${n % 3}`)).toBe(true)
  expect(enter('another', 'A.liaison')).toBe(false)
  expect(enter('b', 'B.liaison')).toBe(true)
  expect(range(1_000).every(() => enter('own', 'M.node'))).toBe(true)
  ms += 1_000
  expect(range(HOLDER_RATE.perS).filter((n) => enter(`later${n}`, 'A.liaison'))).toHaveLength(
    HOLDER_RATE.perS,
  )
  expect(enter('one more', 'A.liaison')).toBe(false)
})

test('[R-REC-37] with the sides exchanged, the same are let through', () => {
  const tries = fc.array(fc.record({ side: fc.constantFrom('A', 'B'), key: fc.nat(3), stepMs: fc.nat(40) }), {
    maxLength: 600,
  })
  const swapped = { A: 'B', B: 'A' } as const
  fc.assert(
    fc.property(tries, (all) => {
      const through = (sideOf: (side: 'A' | 'B') => 'A' | 'B'): readonly boolean[] => {
        let ms = 0
        const rates = newRates(() => ms, undefined)
        return all.map(({ side, key, stepMs }) => {
          ms += stepMs
          const author = { key: `${side}${key}`, office: `${sideOf(side === 'A' ? 'A' : 'B')}.liaison` }
          const asked = rates.ask(author)
          if (asked.ok) rates.entered(author)
          return asked.ok
        })
      }
      expect(through((side) => swapped[side])).toEqual(through((side) => side))
    }),
  )
})
