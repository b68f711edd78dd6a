import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { runningNode } from '../../test/running-node.ts'
import { heardShell } from './heard-shell.ts'
import { runVerb } from './run.ts'
import { verbs } from './verbs.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/mechanisms/nk2020')
const described = JSON.parse(readFileSync(join(FOLDER, 'founding.json'), 'utf8'))
const FOUNDING = {
  ...described,
  mechanism: { ...described.mechanism, clock: { start: '2020-11-02T00:00:00.000Z' } },
}
const [TEXTS, TRUCES] = ['parameters.json', 'truces.json'].map((name) => join(FOLDER, name))

async function run(node: { readonly home: string }, ...args: readonly (string | undefined)[]) {
  const shell = heardShell({ env: { TRUCELINE_HOME: node.home }, columns: 110 })
  const code = await runVerb(
    verbs,
    args.flatMap((arg) => arg ?? []),
    shell,
  )
  return { code, ...shell.heard() }
}

test('[R-UI-70, R-AGR-8] texts are taken together with their truces, once, and what is still to come is refused by its row', async () => {
  const node = await runningNode({ founding: FOUNDING })
  const dry = await run(node, 'import', 'agreements', TEXTS, TRUCES, '--dry-run')
  expect([dry.code, dry.out]).toEqual([1, '  8 of 9 rows can be taken. Nothing was written.\n'])
  expect(dry.err).toContain('row 8')
  expect(dry.err).toContain('MEA_TIME_FUTURE')
  const held = await run(node, 'import', 'agreements', TEXTS, TRUCES)
  expect([held.code, held.out]).toEqual([1, '  8 of 9 rows can be taken. Nothing was written.\n'])
  const taken = await run(node, 'import', 'agreements', TEXTS, TRUCES, '--take-valid', '--json')
  expect(JSON.parse(taken.out)).toMatchObject({
    what: 'agreements',
    taken: 8,
    written: 8,
    before: 0,
    complete: true,
  })
  const again = await run(node, 'import', 'agreements', TEXTS, TRUCES, '--take-valid', '--json')
  expect(JSON.parse(again.out)).toMatchObject({ written: 0, before: 8, complete: true })

  const list = await run(node, 'agreement')
  expect([list.code, list.out]).toMatchObject([0, expect.stringContaining('NK-2020-10-17')])
  const one = await run(node, 'agreement', 'NK-2020-10-25')
  expect(one.out).toContain('agreed *')
  expect(one.out).toContain('Third truce: in effect')
  expect(one.out).toContain('26 October 2020, 08:00 +04  +0 min')
  expect(one.out).toContain('First lodged claim  Armenia  not in this data')
  const json = await run(node, 'agreement', 'NK-2020-10-25', '--json')
  expect(JSON.parse(json.out)).toMatchObject({ agreement: { sourceId: 'NK-2020-10-25' } })
  expect((await run(node, 'agreement', 'NK-2020')).code).toBe(1)
  expect((await run(node, 'import', 'places', TEXTS, TRUCES)).code).toBe(2)
  const side = await run(node, 'import', 'agreements', TEXTS, '--take-valid', '--as', 'A.liaison')
  expect([side.code, side.err.includes('ACC_DENIED')]).toEqual([1, true])
}, 60_000)
