import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { inEnglish } from '../../../test/mechanism.ts'
import { reportDesks } from '../../../test/report-desks.ts'
import { FOUNDING, runningNode, type TestNode } from '../../../test/running-node.ts'

const DAY = '2020-10-10'

/** Whether the public page has a text; false while there is no page. */
function pageHas(node: TestNode, text: string): boolean {
  const page = join(node.home, 'public/en/index.html')
  return existsSync(page) && readFileSync(page, 'utf8').includes(text)
}

test(
  '[R-PUB-2] files that are not as they were signed are not written, and the node’s log says so',
  { timeout: 60_000 },
  async () => {
    const node = await runningNode()
    const desks = reportDesks(node)
    const duty = await desks.desk('M.duty')
    await duty.post('/api/demo/clock', { to: '2020-10-11T15:00:00.000Z', speed: 0 })
    const { rid } = await desks.issues(await desks.assembles('M.head', DAY))
    const files = [{ name: `${DAY}.r1.json`, sha256: 'a'.repeat(64), bytes: 10 }]
    const body = { publicAt: '2020-10-11T15:30:00.000Z', files }
    const first = await desks.signs('M.head', 'publication.released', { rel: 'releases', rid, body })
    await desks.signs('M.investigator', 'publication.released', { rel: 'releases', rid, first, body })
    await duty.post('/api/demo/clock', { to: '2020-10-11T15:30:00.000Z' })
    await expect
      .poll(() => node.faults.map(({ route, code }) => [route, code]), { timeout: 30_000 })
      .toEqual([['publishing', 'REP_HASH']])
    expect(existsSync(join(node.home, `public/${DAY}.r1.json`))).toBe(false)
    expect(pageHas(node, DAY)).toBe(false)
  },
)

test(
  '[R-REP-14] a public note is on the page as soon as two offices issued it',
  { timeout: 30_000 },
  async () => {
    const node = await runningNode({ founding: FOUNDING })
    const { desk } = reportDesks(node)
    const texts = inEnglish('The mission has heard from both sides about fire in the zone.')
    const first = await (await desk('M.head')).record('report.note-issued', { texts })
    const { notes } = await (await (await desk('M.protection')).get('/api/reports')).json()
    expect(notes).toMatchObject([{ n: 1, rid: first, state: 'proposed', may: ['report.publicNote.issue'] }])
    expect((await (await (await desk('A.liaison')).get('/api/reports')).json()).notes).toEqual([])
    expect(pageHas(node, 'heard from both sides')).toBe(false)
    await (
      await desk('M.protection')
    ).record('report.note-issued', { texts }, { ref: [{ rel: 'seconds', rid: first }] })
    await expect.poll(() => pageHas(node, 'heard from both sides'), { timeout: 20_000 }).toBe(true)
    expect((await (await (await desk('A.liaison')).get('/api/reports')).json()).notes).toMatchObject([
      { state: 'issued' },
    ])
    expect(node.faults).toEqual([])
  },
)
