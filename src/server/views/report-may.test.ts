import { expect, test } from 'vitest'

import { reportVersionFacts } from '#server/projections'

import { foundedLog } from '../../../test/kit.ts'
import { approved, closedDay, corrected, FIRST_DAY, issued } from '../../../test/report-days.ts'
import { versionsShown } from './report-versions.ts'

test('[R-REP-3] the newest draft of a correction may be put together anew; once it is issued it is corrected instead, and the old one no more', async () => {
  const founded = await closedDay(await foundedLog())
  const draft = await corrected(founded, await issued(founded))
  const offered = () =>
    founded.reading(async (rows) => {
      const versions = await reportVersionFacts(rows, { from: FIRST_DAY, to: FIRST_DAY })
      const who = { role: 'HM', side: 'none', office: 'M.head', person: 'HM' } as const
      const now = '2020-10-10T15:30:00.000Z'
      const shown = versionsShown(versions, { who, now, signers: new Map() })
      return shown.map(({ may, state }) => [state, may.includes('report.correct')])
    })
  expect(await offered()).toEqual([
    ['preliminary', true],
    ['drafting', true],
  ])
  await approved(founded, draft)
  expect(await offered()).toEqual([
    ['preliminary', false],
    ['preliminary', true],
  ])
})
