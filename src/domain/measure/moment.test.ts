import fc from 'fast-check'
import { expect, test } from 'vitest'

import { addS, isUtc, momentFromText, msOfUtc, utcFromMs, wallTime, zoneFromText } from './index.ts'

const refusal = (text: string, zone: string | undefined, help = {}): unknown => {
  const read = momentFromText(text, zone, help)
  return read.ok ? read.value.utc : { code: read.code, ...read.detail }
}

test('[R-MEA-1] the same text is another instant in another zone, and text and zone are kept', () => {
  expect(momentFromText('12:00 10 Oct 2020', 'Asia/Tbilisi')).toEqual({
    ok: true,
    value: {
      utc: '2020-10-10T08:00:00.000Z',
      text: '12:00 10 Oct 2020',
      zone: 'Asia/Tbilisi',
      resolutionS: 60,
    },
  })
  expect(refusal('12:00 10 Oct 2020', 'Europe/Moscow')).toBe('2020-10-10T09:00:00.000Z')
})

test('[R-MEA-1] a time without a zone, or with one nobody knows, is refused with the text', () => {
  expect(refusal('2020-10-10 12:00', undefined)).toEqual({
    code: 'MEA_ZONE_MISSING',
    text: '2020-10-10 12:00',
    zone: '',
  })
  expect(refusal('2020-10-10 12:00', 'Asia/Nowhere')).toMatchObject({
    code: 'MEA_ZONE_MISSING',
    zone: 'Asia/Nowhere',
  })
  for (const zone of ['AMT', 'EST', 'local', '+25', '+04:60', '04:00', 'Asia/', '../etc'])
    expect([zone, zoneFromText(zone).ok]).toEqual([zone, false])
})

test('[R-MEA-1] offsets are read as they are written, with or without UTC', () => {
  for (const [text, name] of [
    ['+04:00', '+04:00'],
    ['UTC+4', '+04:00'],
    ['utc+04:00', '+04:00'],
    ['GMT-3', '-03:00'],
    ['−02:30', '-02:30'],
    ['+0545', '+05:45'],
    ['UTC+14', '+14:00'],
    ['Z', 'UTC'],
  ] as const) {
    const zone = zoneFromText(text)
    expect([text, zone.ok && zone.value.name]).toEqual([text, name])
  }
})

test('[R-MEA-1] an offset in the text is the zone, and one that the zone denies is impossible', () => {
  expect(refusal('2020-10-10T12:05:30+04:00', undefined)).toBe('2020-10-10T08:05:30.000Z')
  expect(refusal('2020-10-10T12:05Z', '')).toBe('2020-10-10T12:05:00.000Z')
  expect(refusal('2020-10-10T12:05+04:00', 'Asia/Tbilisi')).toBe('2020-10-10T08:05:00.000Z')
  expect(refusal('2020-10-10T12:05+03:00', 'Asia/Tbilisi')).toMatchObject({ code: 'MEA_TIME_IMPOSSIBLE' })
})

test('[R-MEA-2] a local time that occurs twice names both instants and takes the one that is chosen', () => {
  const candidates = ['2020-10-25T00:30:00.000Z', '2020-10-25T01:30:00.000Z']
  expect(refusal('2020-10-25 03:30', 'Europe/Kyiv')).toEqual({
    code: 'MEA_TIME_AMBIGUOUS',
    text: '2020-10-25 03:30',
    candidates,
  })
  for (const chosen of candidates) expect(refusal('2020-10-25 03:30', 'Europe/Kyiv', { chosen })).toBe(chosen)
  expect(refusal('2020-10-25 03:30', 'Europe/Kyiv', { chosen: '2020-10-25T02:30:00.000Z' })).toMatchObject({
    code: 'MEA_TIME_AMBIGUOUS',
  })
  expect(refusal('2020-10-25T03:30+02:00', 'Europe/Kyiv')).toBe(candidates[1])
})

test('[R-MEA-2] a local time that is skipped names the last valid minute before and the first after', () => {
  expect(refusal('2020-03-29 03:30', 'Europe/Kyiv')).toEqual({
    code: 'MEA_TIME_NOT_EXISTING',
    text: '2020-03-29 03:30',
    nearest: ['2020-03-29T00:59:00.000Z', '2020-03-29T01:00:00.000Z'],
  })
  expect(refusal('2011-12-30', 'Pacific/Apia')).toMatchObject({ code: 'MEA_TIME_NOT_EXISTING' })
})

test('[R-MEA-2] what no calendar or clock has is impossible', () => {
  for (const text of [
    '2020-02-31',
    '2021-02-29 10:00',
    '25:61 10 Oct 2020',
    '2020-10-10 24:00',
    '2020-13-01',
    '2020-00-10',
    '2020-10-00',
    '10 Octember 2020',
    '0099-10-10',
    '12:05',
    'noon',
    '',
  ])
    expect([text, refusal(text, '+04:00')]).toMatchObject([text, { code: 'MEA_TIME_IMPOSSIBLE' }])
  expect(refusal('2020-02-29', '+04:00')).toBe('2020-02-28T20:00:00.000Z')
})

test('[R-MEA-3] a time is a cell as long as it was written: minute, hour, second, or a day of its zone', () => {
  const cell = (text: string, zone: string, on?: string): unknown => {
    const read = momentFromText(text, zone, on === undefined ? {} : { on })
    return read.ok && [read.value.utc, read.value.resolutionS]
  }
  expect(cell('19:08', '+04:00', '2020-10-10')).toEqual(['2020-10-10T15:08:00.000Z', 60])
  expect(cell('2020-10-10T19', '+04:00')).toEqual(['2020-10-10T15:00:00.000Z', 3600])
  expect(cell('10 October 2020, 19:08:07.5', '+04:00')).toEqual(['2020-10-10T15:08:07.000Z', 1])
  expect(cell('2020-10-10', '+04:00')).toEqual(['2020-10-09T20:00:00.000Z', 86_400])
  expect(cell('2020-10-25', 'Europe/Kyiv')).toEqual(['2020-10-24T21:00:00.000Z', 90_000])
  expect(cell('2020-03-29', 'Europe/Kyiv')).toEqual(['2020-03-28T22:00:00.000Z', 82_800])
})

const zones = [
  '+04:00',
  '-02:30',
  'Europe/Kyiv',
  'Asia/Tbilisi',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Apia',
]
const instant = fc.integer({ min: Date.UTC(1990, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 })

test('[R-MEA-1] text and zone to instant and back again is the same text, to the minute', () => {
  fc.assert(
    fc.property(instant, fc.constantFrom(...zones), (minutes, name) => {
      const utc = utcFromMs(minutes * 60_000)
      const zone = zoneFromText(name)
      if (!zone.ok) throw new Error(name)
      const wall = wallTime(utc, zone.value)
      const text = `${wall.day} ${String(wall.hour).padStart(2, '0')}:${String(wall.minute).padStart(2, '0')}`
      const read = momentFromText(text, name, { chosen: utc })
      expect(read.ok && read.value.utc).toBe(utc)
      expect(addS(utc, wall.offsetMin * 60).slice(0, 16)).toBe(text.replace(' ', 'T'))
    }),
  )
})

test('[R-MEA-1] instants keep one form, so that text order is time order', () => {
  const ms = fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 })
  fc.assert(
    fc.property(ms, ms, (a, b) => {
      expect(msOfUtc(utcFromMs(a))).toBe(a)
      expect(utcFromMs(a) < utcFromMs(b)).toBe(a < b)
      expect(isUtc(utcFromMs(a))).toBe(true)
    }),
  )
  expect(addS('2020-10-10T08:19:00.000Z', 6 * 3600)).toBe('2020-10-10T14:19:00.000Z')
  for (const text of ['2020-10-10T08:19:00Z', '2020-02-31T00:00:00.000Z', '9999-12-31T99:00:00.000Z', ''])
    expect([text, isUtc(text)]).toEqual([text, false])
  expect(() => addS('9999-12-31T23:59:59.999Z', 1)).toThrow(RangeError)
})
