import { expect, test } from 'vitest'

import { lonLatOf, positionPlausible, type Position, type Ring } from './index.ts'
import { metresAway } from './position.ts'

/** An area between 45° and 47° east, 39° and 41° north. */
const AREA: Ring = [
  [4_500_000, 3_900_000],
  [4_700_000, 3_900_000],
  [4_700_000, 4_100_000],
  [4_500_000, 4_100_000],
  [4_500_000, 3_900_000],
]

const at = (latDeg: string, lonDeg: string, radiusM = 0): Position => ({
  latDeg,
  lonDeg,
  radiusM,
  how: 'map',
})
const why = (position: Position, area: readonly Ring[] = [AREA]): string => {
  const answer = positionPlausible(position, area)
  return answer.ok ? 'accepted' : `${answer.kept}: ${String(answer.detail['why'])}`
}

test('[R-MEA-10] a position in the area or within 50 km of it stands', () => {
  expect(why(at('39.8153', '46.7528'))).toBe('accepted')
  // 47.5° is 43 km east of the area at this latitude, 47.7° is 60 km.
  expect(why(at('40', '47.5'))).toBe('accepted')
  expect(why(at('40', '47.7'))).toBe('quarantine: outsideArea')
  expect(why(at('41.44', '46'))).toBe('accepted')
  expect(why(at('41.46', '46'))).toBe('quarantine: outsideArea')
})

test('[R-MEA-10] exchanged, zero and impossible positions go to quarantine and say why', () => {
  expect(why(at('46.75', '39.82'))).toBe('quarantine: exchanged')
  expect(why(at('0', '0'))).toBe('quarantine: zero')
  expect(why(at('0', '0', 100))).toBe('quarantine: outsideArea')
  expect(why(at('91', '46'))).toBe('quarantine: exchanged')
  expect(why(at('39', '181'))).toBe('quarantine: outsideGlobe')
  expect(why(at('north', '46'))).toBe('quarantine: outsideGlobe')
  expect(why(at('1e1', '46'))).toBe('quarantine: outsideGlobe')
})

test('[R-MEA-10] where no area was drawn the globe alone decides', () => {
  expect(why(at('-33.9', '18.4'), [])).toBe('accepted')
  expect(why(at('0', '0'), [])).toBe('quarantine: zero')
})

test('[R-MEA-10] near 180 degrees the area does not end', () => {
  const pacific: Ring = [
    [17_900_000, 0],
    [-17_900_000, 0],
    [-17_900_000, 100_000],
    [17_900_000, 100_000],
    [17_900_000, 0],
  ]
  expect(why(at('0.5', '-179.5'), [pacific])).toBe('accepted')
  expect(why(at('0.5', '179.5'), [pacific])).toBe('accepted')
  expect(why(at('0.5', '0.5'), [pacific])).toBe('quarantine: outsideArea')
})

test('[R-MEA-9] a point so many metres away is where a degree of the ellipsoid says', () => {
  // One degree of latitude at 40° is 111,035 m, of longitude 85,394 m (WGS 84).
  expect(metresAway([0, 4_000_000], 11_103.5, 0)).toEqual([0, 4_010_000])
  const [lon] = metresAway([0, 4_000_000], 8539.4, Math.PI / 2)
  expect(Math.abs(lon - 10_000)).toBeLessThanOrEqual(1)
  expect(lonLatOf({ latDeg: '-39.81534', lonDeg: '-46.75281' })).toEqual([-4_675_281, -3_981_534])
})
