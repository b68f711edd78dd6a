import fc from 'fast-check'
import { expect, test } from 'vitest'

import { bearingFromText, bearingStands, rangeFromText, rangeStands } from './index.ts'

const codeOf = (answer: { readonly ok: boolean; readonly code?: string }): string => answer.code ?? 'accepted'

/** The 16 winds clockwise from north, as each language writes them by letters and by words. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  en: 'N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW'.split(' '),
  ru: 'С ССВ СВ ВСВ В ВЮВ ЮВ ЮЮВ Ю ЮЮЗ ЮЗ ЗЮЗ З ЗСЗ СЗ ССЗ'.split(' '),
  hy: 'Հս ՀսՀսԱրլ ՀսԱրլ ԱրլՀսԱրլ Արլ ԱրլՀվԱրլ ՀվԱրլ ՀվՀվԱրլ Հվ ՀվՀվԱրմ ՀվԱրմ ԱրմՀվԱրմ Արմ ԱրմՀսԱրմ ՀսԱրմ ՀսՀսԱրմ'.split(
    ' ',
  ),
  az: 'Şm ŞmŞmŞ ŞmŞ ŞŞmŞ Ş ŞCŞ CŞ CCŞ C CCQ CQ QCQ Q QŞmQ ŞmQ ŞmŞmQ'.split(' '),
  enWords:
    'north north-north-east northeast east-northeast east east-south-east south-east south-south-east south south-southwest southwest west-southwest west west-north-west North-West north-northwest'.split(
      ' ',
    ),
  ruWords:
    'север северо-северо-восток северо-восток востоко-северо-восток восток востоко-юго-восток юго-восток юго-юго-восток юг юго-юго-запад юго-запад западо-юго-запад запад западо-северо-запад северо-запад северо-северо-запад'.split(
      ' ',
    ),
}

test('[R-MEA-8] each of the 16 winds is read in four languages, point k at k times 22.5 degrees, eleven and a quarter wide', () => {
  for (const winds of Object.values(WRITTEN))
    expect(winds.map((wind) => bearingFromText(wind))).toEqual(
      winds.map((given, point) => ({
        ok: true,
        value: { centiDeg: point * 2250, halfWidthCentiDeg: 1125, given },
      })),
    )
})

test('[R-MEA-8] winds are read in any case and in composed or parted letters, single letters as they stand', () => {
  const point = (text: string): number | string => {
    const read = bearingFromText(text)
    return read.ok ? read.value.centiDeg : read.code
  }
  expect(['nne', 'ссв', 'ՀՀԱ', 'հյուսիս-արևելք', 'հարավ-արևմուտք', 'şimal-şərq'].map(point)).toEqual([
    2250, 2250, 2250, 4500, 22_500, 4500,
  ])
  expect(['şimal-şərq'.normalize('NFD'), 'ŞİMAL-ŞƏRQ', 'հյուսիս-արեւելք', 'qərb'].map(point)).toEqual([
    4500, 4500, 4500, 27_000,
  ])
  // `s` is "saw" and Russian `с` and `в` are words: no small letter is a wind.
  expect(['s', 'с', 'в', 'n'].map(point)).toEqual(Array.from({ length: 4 }, () => 'MEA_BEARING_RANGE'))
})

test('[R-MEA-8] degrees are true unless said to be magnetic, and a magnetic bearing needs its declination', () => {
  const compass = { halfWidthCentiDeg: 500 }
  expect(bearingFromText('022')).toEqual({ ok: true, value: { centiDeg: 2200, ...compass, given: '022' } })
  expect(bearingFromText('22,5°')).toMatchObject({ value: { centiDeg: 2250 } })
  expect(bearingFromText('360')).toMatchObject({ value: { centiDeg: 0 } })
  expect(bearingFromText('022m')).toMatchObject({ code: 'MEA_DECLINATION_MISSING', kept: 'draft' })
  expect(bearingFromText('022m', { declinationCentiDeg: 620 })).toEqual({
    ok: true,
    value: { centiDeg: 2820, ...compass, given: '022m' },
  })
  expect(bearingFromText('358m', { declinationCentiDeg: 620, halfWidthCentiDeg: 200 })).toMatchObject({
    value: { centiDeg: 420, halfWidthCentiDeg: 200 },
  })
  expect(bearingFromText('003m', { declinationCentiDeg: -620 })).toMatchObject({
    value: { centiDeg: 35_680 },
  })
})

test('[R-MEA-8] no direction is made of what is none', () => {
  const texts = ['400', '361', '-5', '', 'NNNE', 'somewhere', '12.345', '٤٥']
  expect(texts.map((text) => codeOf(bearingFromText(text)))).toEqual(texts.map(() => 'MEA_BEARING_RANGE'))
  const stands = (centiDeg: number, halfWidthCentiDeg: number): string =>
    codeOf(bearingStands({ centiDeg, halfWidthCentiDeg, given: 'x' }))
  expect([
    stands(36_000, 0),
    stands(-1, 0),
    stands(0.5, 0),
    stands(0, 18_001),
    stands(Number.NaN, 0),
  ]).toEqual(Array.from({ length: 5 }, () => 'MEA_BEARING_RANGE'))
  expect([stands(0, 0), stands(35_999, 18_000)]).toEqual(['accepted', 'accepted'])
})

test('[R-MEA-8] any declination leaves a bearing on the circle', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 359 }), fc.integer({ min: -18_000, max: 18_000 }), (deg, turn) => {
      const read = bearingFromText(`${String(deg).padStart(3, '0')}m`, { declinationCentiDeg: turn })
      expect(read.ok && bearingStands(read.value).ok).toBe(true)
    }),
  )
})

test('[R-MEA-15] a written distance is metres, kilometres unless metres are said, one value a fifth less to a fifth more', () => {
  const read = (text: string): readonly number[] | string => {
    const answer = rangeFromText(text)
    return answer.ok ? [answer.value.lowM, answer.value.highM] : answer.code
  }
  expect(['2-7km', '1.5-2km', '1,5-2', '200-300m', '2–7 км', '3 կմ', '800m'].map(read)).toEqual([
    [2000, 7000],
    [1500, 2000],
    [1500, 2000],
    [200, 300],
    [2000, 7000],
    [2400, 3600],
    [640, 960],
  ])
  expect(['4km', '0-1', '0', '50km'].map(read)).toEqual([
    [3200, 4800],
    [0, 1000],
    [0, 0],
    'MEA_DISTANCE_RANGE',
  ])
  const none = ['7-2km', '60', '', 'km', 'far', '2-7 miles', '-3']
  expect(none.map(read)).toEqual(none.map(() => 'MEA_DISTANCE_RANGE'))
  expect(codeOf(rangeStands({ lowM: 0.5, highM: 2 }))).toBe('MEA_DISTANCE_RANGE')
  expect(codeOf(rangeStands({ lowM: 0, highM: 50_000 }))).toBe('accepted')
})
