import { expect, onTestFinished, test } from 'vitest'
import { FOUNDING } from './running-node.ts'
import { stageOf, must } from './stories/stage.ts'
import { tellDay, issueDay } from './stories/told-day.ts'
test('x', async () => {
  const stage = await stageOf(FOUNDING)
  onTestFinished(stage.end)
  must(await stage.moveTo('2020-10-11T00:00:00.000Z'))
  try {
  const t = await tellDay(stage, { day: '2020-10-10', from: '2020-10-10T04:00:00.000Z', truce: '2020-10-11T01:00:00.000Z', sectors: ['N-1','N-2'], entities: {A:'EA',B:'EB'}, zone: '+04:00' })
  await issueDay(t, '2020-10-10')
  } finally { console.log(JSON.stringify(stage.node.faults, (k,v)=> v instanceof Error ? {m:v.message,s:v.stack}: v, 1)) }
  expect(stage.node.faults).toEqual([])
}, 60000)
