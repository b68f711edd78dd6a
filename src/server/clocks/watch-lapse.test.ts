import { expect, test } from 'vitest'

import type { JsonObject } from '#domain/record'

import { jsonOf } from '../../../test/founding.ts'
import { watchOf } from '../../../test/observations.ts'
import { deskOf, publicAt, runningNode } from '../../../test/running-node.ts'

test('[R-CLK-6] a watch of which nothing is heard for twelve hours is closed by the node, as of its last sign of life', async () => {
  const node = await runningNode()
  const [patrol, duty] = [await deskOf(node, 'M.patrol'), await deskOf(node, 'M.duty')]
  const body: JsonObject = {
    class: 'M',
    type: 'observation.watch.opened',
    watch: jsonOf(watchOf({ from: '2020-10-10T06:30:00.000Z' })),
  }
  const rid = await patrol.recordWhole('observation.watch.opened', {
    vis: 'C',
    sealed: { body, sealing: { kind: 'observed', by: 'M.patrol' } },
  })
  const seen = async () => (await (await duty.get('/api/watches')).json()).watches
  const [opened] = await seen()
  expect(opened).toMatchObject({ id: rid, state: 'open' })
  const recordedAt = (await (await duty.get('/api/record/entries?limit=1')).json()).entries[0].at
  await publicAt(node).post('/api/demo/clock', { to: '2020-10-10T18:30:00.000Z', speed: 0 })
  expect(await seen()).toMatchObject([{ state: 'open' }])
  await publicAt(node).post('/api/demo/clock', { to: '2020-10-10T19:30:00.000Z', speed: 0 })
  await expect.poll(seen).toMatchObject([{ id: rid, state: 'closed', to: recordedAt }])
  const [newest] = (await (await duty.get('/api/record/entries?limit=1')).json()).entries
  expect(newest).toMatchObject({ type: 'record.sealed', vis: 'C', office: 'M.node' })
  expect(node.faults).toEqual([])
})
