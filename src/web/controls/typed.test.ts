import { describe, expect, test } from 'vitest'

import { countTyped, placeTyped, timeTyped, type TimeDraft } from './typed.ts'

const frame = { zone: '+04:00', now: '2020-10-10T08:19:30.000Z' }
const time = (text: string, precision: TimeDraft['precision'] = 'minute') =>
  timeTyped({ day: '2020-10-10', text, precision }, frame)

describe('counts as people write them', () => {
  test.each([
    ['5', { kind: 'exact', n: 5 }],
    ['~5', { kind: 'about', n: 5 }],
    ['5+', { kind: 'atLeast', n: 5 }],
    ['>5', { kind: 'atLeast', n: 6 }],
    ['>=5', { kind: 'atLeast', n: 5 }],
    ['<=5', { kind: 'atMost', n: 5 }],
    ['5-8', { kind: 'between', low: 5, high: 8 }],
    ['0', { kind: 'exact', n: 0 }],
    ['?', { kind: 'unknown' }],
  ])('[R-UI-41] %s is understood', (text, value) => {
    expect(countTyped(text)).toEqual({ ok: true, value: { kind: 'known', value } })
  })

  test('[R-UI-41] nothing typed is not stated, never zero', () => {
    expect(countTyped('  ')).toEqual({ ok: true, value: { kind: 'notStated' } })
  })

  test.each(['five', '8-5', '~5+', '5.5', '99999999'])('[R-UI-41] %s is not guessed at', (text) => {
    expect(countTyped(text).ok).toBe(false)
  })
})

describe('times as people write them', () => {
  test.each(['12:05', '1205', '12.05', '08:05z'])('[R-UI-41] %s is a cell of a minute', (text) => {
    expect(time(text)).toMatchObject({
      ok: true,
      value: {
        from: { value: '2020-10-10T08:05:00.000Z' },
        to: { value: '2020-10-10T08:06:00.000Z' },
        precision: 'minute',
        text,
      },
    })
  })

  test('[R-UI-41] minutes ago count from the clock of the mechanism', () => {
    expect(time('-5')).toMatchObject({ value: { from: { value: '2020-10-10T08:14:00.000Z' } } })
  })

  test('[R-MEA-1] from then on has no end made up', () => {
    expect(time('12:05', 'startOnly')).toMatchObject({
      value: { from: { value: '2020-10-10T08:05:00.000Z' }, to: { kind: 'notStated' } },
    })
  })

  test('[R-MEA-1] a time that is not known has neither end', () => {
    expect(time('', 'unknown')).toMatchObject({
      value: { from: { kind: 'notStated' }, to: { kind: 'notStated' } },
    })
  })

  test.each(['25:00', '12:61', 'noon', '12:20-12:00', ''])('[R-UI-41] %s is not guessed at', (text) => {
    expect(time(text).ok).toBe(false)
  })
})

describe('places as a side names them', () => {
  const find = (name: string): readonly string[] =>
    ({ Tartar: ['tartar'], Aghdam: ['aghdam'], Martuni: ['martuni-nk', 'martuni-am'] })[name] ?? []
  const place = (text: string, wholeLine = false) => placeTyped(text, { find, wholeLine, sector: '' })

  test('[R-MEA-12] one name that several entries bear stays undecided', () => {
    expect(place('Martuni')).toMatchObject({
      value: { status: 'candidates', candidates: ['martuni-nk', 'martuni-am'] },
    })
  })

  test('[R-MEA-12] a name without an entry stays not resolved', () => {
    expect(place('Karakhambeyli')).toMatchObject({ value: { status: 'unresolved', candidates: [] } })
  })

  test('[R-MEA-12] several names are all meant, each a part', () => {
    expect(place('Tartar; Aghdam')).toMatchObject({
      value: {
        status: 'several',
        candidates: ['tartar', 'aghdam'],
        parts: [{ asWritten: 'Tartar' }, { asWritten: 'Aghdam' }],
      },
    })
  })

  test('[R-MEA-12] the whole line is no place', () => {
    expect(place('', true)).toMatchObject({ value: { status: 'notAPlace', candidates: [] } })
  })
})
