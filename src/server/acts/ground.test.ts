import { expect, test } from 'vitest'

import { known, notStated, type Sector } from '#domain/measure'
import { dailyAsOf } from '#server/projections'

import { foundedLog, type FoundedLog } from '../../../test/kit.ts'
import { inEnglish, MECHANISM } from '../../../test/mechanism.ts'
import { observed, underWatch, watchOf } from '../../../test/observations.ts'

const SIGNED = '2020-10-10T08:00:00.000Z'
const AT_NINE = '2020-10-10T09:00:00.000Z'

function sector(id: string, adjoins: readonly string[]): Sector {
  const plain = { side: 'none', securityZone: false, disengagementArea: notStated, area: [] } as const
  return { id, name: inEnglish(id), adjoins, ...plain }
}

/** N-3 is given up, and N-4 is new beside N-2. */
const NEWER = {
  version: 'test-2',
  lines: [],
  sectors: [sector('N-1', ['N-2']), sector('N-2', ['N-1', 'N-4']), sector('N-4', ['N-2'])],
}

function sign({ signAs }: FoundedLog, by: 'A' | 'B'): Promise<string> {
  return signAs(`${by}.rep/1`).record('agreement.geography-signed', { by, geography: NEWER })
}

function sectorsOf({ log, reading }: FoundedLog, day: string, size = log.head().size) {
  const { epoch, root } = log.head()
  return reading(async (rows) => {
    const { sectors } = await dailyAsOf(rows, { day, asOf: { epoch, size, root }, mechanism: MECHANISM })
    return sectors.map((row) => [row.sector, row.doneMin, row.total.now.kind])
  })
}

test('[R-AGR-9, R-OBS-7] a ground that both sides signed is what watches and observations of its time are held against', async () => {
  const founded = await foundedLog()
  const { clock, signAs } = founded
  const patrol = signAs('M.patrol')
  const open = (of: string) =>
    patrol.enterWhole('observation.watch.opened', {
      watch: watchOf({ sector: of, from: SIGNED, callSign: of }),
    })
  const watch = await patrol.recordWhole('observation.watch.opened', { watch: watchOf() })
  clock.set(SIGNED)
  await sign(founded, 'A')
  expect(await open('N-4')).toMatchObject({ code: 'OBS_SECTOR_UNKNOWN' })
  await sign(founded, 'B')
  expect(await open('N-4')).toMatchObject({ ok: true })
  expect(await open('N-3')).toMatchObject({ code: 'OBS_SECTOR_UNKNOWN' })

  clock.set('2020-10-10T10:00:00.000Z')
  const submit = (of: string, from: string) =>
    patrol.enter(
      'observation.submitted',
      { observations: [observed(from, { sector: known(of) })] },
      { sealed: underWatch(watch) },
    )
  const unknown = { code: 'OBS_SECTOR_UNKNOWN', detail: { row: 1 } }
  expect(await submit('N-4', AT_NINE)).toMatchObject({ ok: true })
  expect(await submit('N-3', AT_NINE)).toMatchObject(unknown)
  expect(await submit('N-3', '2020-10-10T07:00:00.000Z')).toMatchObject({ ok: true })
  expect(await submit('N-4', '2020-10-10T07:00:00.000Z')).toMatchObject(unknown)
})

test('[R-AGR-9, R-RPT-4] a daily has the sectors in force on its day, by the record below its head', async () => {
  const founded = await foundedLog()
  const { clock, log, signAs } = founded
  clock.set(SIGNED)
  await sign(founded, 'A')
  const { size } = log.head()
  await sign(founded, 'B')
  const patrol = signAs('M.patrol')
  const watch = await patrol.recordWhole('observation.watch.opened', {
    watch: watchOf({ sector: 'N-4', from: SIGNED }),
  })
  clock.set('2020-10-10T12:00:00.000Z')
  await patrol.record(
    'observation.submitted',
    { observations: [observed(AT_NINE, { sector: known('N-4') })] },
    { sealed: underWatch(watch) },
  )
  expect(await sectorsOf(founded, '2020-10-10')).toEqual([
    ['N-1', 0, 'notObserved'],
    ['N-2', 0, 'notObserved'],
    ['N-3', 0, 'notObserved'],
    ['N-4', 240, 'count'],
  ])
  expect((await sectorsOf(founded, '2020-10-11')).map(([id]) => id)).toEqual(['N-1', 'N-2', 'N-4'])
  expect((await sectorsOf(founded, '2020-10-10', size)).map(([id]) => id)).toEqual(['N-1', 'N-2', 'N-3'])
})
