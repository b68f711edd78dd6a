import { expect, onTestFinished, test } from 'vitest'

import type { JsonObject } from '#domain/record'
import { views } from '#server/views'

import { claimBy } from '../accounts.ts'
import { jsonOf } from '../founding.ts'
import { watchOf } from '../observations.ts'
import { claimSealed, FOUNDING, publicAt, type Asker, type Desk } from '../running-node.ts'
import { must, stageOf, type Stage } from '../stories/stage.ts'

/** Views that show the record itself, which grows for everybody: that an entry is there, and not what is in it. */
const OF_THE_RECORD: ReadonlySet<string> = new Set(['entries', 'raw', 'head', 'author'])

const READERS = ['A.liaison', 'A.rep/1', 'B.liaison', 'B.rep/1', 'M.mediator', 'public'] as const

/** What can be asked beside a view's plain path. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  observations: ['', '?sector=N-2', '?text=tower', '?day=2020-10-10'],
  watches: ['', '?from=2020-10-10T06:00:00.000Z&to=2020-10-10T06:30:00.000Z', '?sector=N-2'],
  situation: ['', '?at=2020-10-10T06:30:00.000Z'],
  daily: ['?day=2020-10-10'],
}

async function answersTo(asker: Asker, claim: string): Promise<ReadonlyMap<string, string>> {
  const paths = views.flatMap(({ name, path }) => {
    if (OF_THE_RECORD.has(name)) return []
    if (path.includes(':')) return [path.replace(/:\w+/, name === 'observation' ? `${claim}.0` : claim)]
    return (ASKED[name] ?? ['']).map((question) => `${path}${question}`)
  })
  const files = ['observations.csv', 'observations.geojson', 'accounts.csv'].map(
    (name) => `/api/files/${name}`,
  )
  const answers = new Map<string, string>()
  for (const path of [...paths, ...files]) {
    const answer = await asker.get(path)
    answers.set(path, `${answer.status} ${withoutSizes(await answer.text())}`)
  }
  return answers
}

/** How long the record is, what proves it at that length, and by how many it is seen, are told to everybody. */
function withoutSizes(text: string): string {
  return text
    .replaceAll(/"(size|epoch)":\d+/g, '"$1":0')
    .replaceAll(/"(?:root|checkpoint|proof)":(?:"[^"]*"|\[[^\]]*\])/g, '')
}

type Inner = { readonly type: string; readonly body: JsonObject }

async function whole(desk: Desk, by: string, { type, body }: Inner): Promise<string> {
  return desk.recordWhole(type, {
    vis: 'C',
    sealed: { body: { class: 'M', type, ...body }, sealing: { kind: 'observed', by } },
  })
}

/** All that is of class M as a whole: watches, how far one could see, a correction, a line of the log. */
async function watchAndWrite(stage: Stage): Promise<void> {
  const [patrol, duty] = [await stage.desk('M.patrol'), await stage.desk('M.duty')]
  const opened = 'observation.watch.opened'
  const one = await whole(patrol, 'M.patrol', { type: opened, body: { watch: jsonOf(watchOf()) } })
  const far = jsonOf(watchOf({ sector: 'N-3', callSign: 'TWR', team: 'Tower' }))
  const other = await whole(duty, 'M.duty', { type: opened, body: { watch: far } })
  const at = '2020-10-10T06:45:00.000Z'
  const seen = { type: 'observation.watch.visibility', body: { of: one, at, visibility: 'poor' } }
  await whole(patrol, 'M.patrol', seen)
  await whole(duty, 'M.duty', { type: 'observation.watch.closed', body: { of: other, at } })
  const entry = { at, zone: '+04:00', words: 'tower sees nothing', team: { kind: 'absent' } }
  await whole(duty, 'M.duty', { type: 'observation.log.written', body: { entry: jsonOf(entry) } })
}

test('[R-DNH-7, R-ACC-5] that the mission watches, for how long, how well, and what it logs changes no byte that anybody else is answered', async () => {
  const stage = await stageOf(FOUNDING)
  onTestFinished(stage.end)
  const A = await stage.desk('A.liaison')
  const claim = await A.record('claim.lodged', { claim: claimBy('A') }, { sealed: claimSealed('A') })
  must(await stage.moveTo('2020-10-10T07:00:00.000Z'))
  const askers = await Promise.all(
    READERS.map(async (label) => (label === 'public' ? publicAt(stage.node) : stage.desk(label))),
  )
  const duty = await stage.desk('M.duty')
  const before = await Promise.all(askers.map((asker) => answersTo(asker, claim)))
  const own = await answersTo(duty, claim)
  await watchAndWrite(stage)
  const after = await Promise.all(askers.map((asker) => answersTo(asker, claim)))
  for (const [at, label] of READERS.entries())
    for (const [path, text] of before[at] ?? [])
      expect(`${label} ${path}: ${after[at]?.get(path)}`).toBe(`${label} ${path}: ${text}`)
  const changed = [...(await answersTo(duty, claim))].filter(([path, text]) => own.get(path) !== text)
  expect(changed.map(([path]) => path.replace(/\?.*/, ''))).toEqual(
    expect.arrayContaining(['/api/watches', '/api/ops-log', '/api/situation']),
  )
  const { entries } = await (await A.get('/api/record/entries?limit=5')).json()
  expect(entries.map(({ type }: { readonly type: string }) => type)).toEqual(
    Array.from({ length: 5 }, () => 'record.sealed'),
  )
  expect(stage.node.faults).toEqual([])
}, 90_000)
