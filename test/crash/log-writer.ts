import { join } from 'node:path'

import { accept } from '#domain/life'
import { ridOf, type Envelope } from '#domain/record'
import { logKeyOfSeed, openLog } from '#server/log'
import { authorHeads, keysKnown, projections, type ProjectionTables } from '#server/projections'
import { migrate, openDatabase, startDatabase, type Reader } from '#server/storage'

import { sha256, signed } from '../founding.ts'
import { labelledKey } from '../keys.ts'
import { unhurried } from '../unhurried.ts'
import { submittedOf, VECTOR_MECH, vectorRecords } from '../vectors.ts'

// A node's log in a process of its own, to be killed: it enters notes of three authors as fast as it can, and writes
// the rid of each to stdout once it was acknowledged.
const [home = ''] = process.argv.slice(2)
const server = await startDatabase(home)
const database = openDatabase(server.url)
await migrate(database)
let now = '2020-10-10T09:00:00.000Z'
const types = ['record.genesis', 'record.key', 'test.note']
const log = await openLog({
  database,
  mech: VECTOR_MECH,
  clock: { now: () => now },
  logKey: logKeyOfSeed(labelledKey('log-e1').seed),
  projections,
  judges: { 'test.note': () => Promise.resolve(accept(undefined)) },
  bodies: Object.fromEntries(types.map((type) => [type, { safeParse: () => ({ success: true }) }])),
  mark: join(home, 'mark'),
  machineMs: unhurried(),
})
if (log.standing.kind === 'closed') throw new Error(`closed: ${log.standing.why}`)
// Each at the time the vectors have: the heads that the next ones name are over these bytes.
for (const record of vectorRecords.slice(0, 4)) {
  now = record.at
  const founded = await log.enter(submittedOf(record))
  if (!founded.ok) throw new Error(`the founding is refused: ${founded.code}`)
}
await Promise.all(['A.duty', 'B.duty', 'M.duty'].map(writeForEver))

async function writeForEver(label: string): Promise<never> {
  const key = labelledKey(label)
  const stream = await database.reading(async (rows: Reader<ProjectionTables>) => {
    const [head] = await authorHeads(rows, [key.key])
    const [known] = await keysKnown(rows, [key.key])
    return { seq: (head?.seq ?? 0) + 1, prev: head?.rid ?? known?.rid ?? '' }
  })
  for (let { seq, prev } = stream; ; seq++) {
    const { epoch, size, root } = log.head()
    const env: Envelope = {
      v: 1,
      mech: VECTOR_MECH,
      author: { key: key.key, office: key.office },
      seq,
      prev,
      after: { epoch, size, root },
      made: { t: '2020-10-10T08:30:00.000Z', src: 'ntp', unc: 250 },
      type: 'test.note',
      vis: 'J',
      body: { n: seq },
    }
    prev = ridOf(sha256, env)
    const answer = await log.enter({ submission: signed(env, [key]) })
    if (!answer.ok) throw new Error(`refused: ${answer.code} ${JSON.stringify(answer.detail)}`)
    process.stdout.write(`${answer.value.index} ${answer.value.rid}\n`)
  }
}
