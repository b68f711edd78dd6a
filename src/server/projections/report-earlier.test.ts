import { expect, test } from 'vitest'

import { MECHANISM } from '../../../test/mechanism.ts'
import { carriedSpans } from './report-earlier.ts'

/** A version issued by two approvals at an index, of a head. */
function issued(day: string, revision: number, [after_size, index]: readonly [number, number]) {
  const sign = (rid: string, at: number, seconds?: string) => ({
    rid,
    act: 'approve' as const,
    index: at,
    at: '2020-10-20T00:00:00.000Z',
    ...(seconds === undefined ? {} : { seconds }),
  })
  const [first, second] = [`${day}.${revision}.1`, `${day}.${revision}.2`]
  return {
    rid: `${day}.${revision}`,
    index: index - 2,
    revision,
    row: { day, after_size },
    signatures: [sign(first, index - 1), sign(second, index, first)],
  }
}

test('[R-MEA-5] what an earlier day’s newest issued version holds was carried there: by the day an instant is in', () => {
  const versions = [
    issued('2020-10-11', 1, [30, 33]),
    issued('2020-10-10', 1, [20, 23]),
    issued('2020-10-10', 2, [40, 43]),
    issued('2020-10-13', 1, [60, 63]),
    issued('2020-10-14', 1, [70, 73]), // not yet, when the day that asks was put together
  ]
  const sizeAt = carriedSpans(versions, { below: 70, mechanism: MECHANISM })
  // Days close at 15:30Z of their date.
  expect(
    [
      '2020-10-09T15:29:59.999Z',
      '2020-10-09T15:30:00.000Z',
      '2020-10-10T15:29:59.999Z',
      '2020-10-10T15:30:00.000Z',
      '2020-10-11T15:30:00.000Z',
      '2020-10-12T15:30:00.000Z',
      '2020-10-13T15:30:00.000Z',
    ].map(sizeAt),
  ).toEqual([undefined, 40, 40, 30, undefined, 60, undefined])
})
