import { expect, test } from 'vitest'

import { demoClock, watchDeadlines } from '#server/clocks'
import { claimById, nextDeadlines } from '#server/projections'

import { answerBy, claimBy } from '../../../test/accounts.ts'
import { FOUNDED_AT } from '../../../test/founding.ts'
import { foundedLog, type FoundedLog } from '../../../test/kit.ts'

const DUE = '2020-10-10T13:00:00.000Z'

function watching({ signAs, log, reading, clock }: FoundedLog) {
  const faults: unknown[] = []
  const demo = demoClock({ elapsedMs: () => 0, start: FOUNDED_AT, keep: () => Promise.resolve() })
  const watch = watchDeadlines({
    clock: demo,
    size: () => log.head().size,
    beyond: (size, signal) => log.beyond(size, signal),
    next: (limit) => reading((rows) => nextDeadlines(rows, limit)),
    act: (deed) =>
      deed.kind === 'clear'
        ? signAs('M.node').enter(deed.type, deed.body, { ref: deed.ref })
        : signAs('M.node').enterWhole(deed.type, deed.body),
    fault: (error) => faults.push(error),
  })
  const jump = async (to: string): Promise<void> => {
    clock.set(to)
    await demo.set({ speed: 0, to })
  }
  return { watch, jump, faults }
}

test('[R-CLM-8] at its time the node states that an account did not come, once; the answer is then a late one', async () => {
  const founded = await foundedLog()
  const { signAs, reading, log } = founded
  const [one, two, withdrawn] = [
    await signAs('A.liaison').record('claim.lodged', { claim: claimBy('A') }),
    await signAs('B.liaison').record('claim.lodged', { claim: claimBy('B') }),
    await signAs('B.liaison').record('claim.lodged', { claim: claimBy('B') }),
  ]
  await signAs('B.liaison').record(
    'claim.withdrawn',
    { by: 'B', reason: 'said twice' },
    {
      ref: [
        { rel: 'withdraws', rid: withdrawn },
        { rel: 'follows', rid: withdrawn },
      ],
    },
  )
  const { watch, jump, faults } = watching(founded)
  const size = log.head().size
  await jump('2020-10-10T12:59:59.999Z')
  expect(log.head().size).toBe(size)
  await jump('2020-10-10T14:00:00.000Z')
  await expect.poll(() => log.head().size).toBe(size + 2)
  await watch.stop()
  expect(faults).toEqual([])
  for (const rid of [one, two])
    expect(await reading((rows) => claimById(rows, rid))).toMatchObject({ state: 'unanswered', due_at: DUE })
  expect(await reading((rows) => nextDeadlines(rows, 9))).toEqual([])
  const said = { answer: answerBy('B') }
  await signAs('B.liaison').record('claim.answered', said, { ref: [{ rel: 'answers', rid: one }] })
  expect(await reading((rows) => claimById(rows, one))).toMatchObject({ state: 'answeredLate' })
})

test('[R-CLM-8] a time-out is recorded by the node alone, when it is due, and only once', async () => {
  const { signAs, clock } = await foundedLog()
  const rid = await signAs('A.liaison').record('claim.lodged', { claim: claimBy('A') })
  const ref = [{ rel: 'unanswered', rid }]
  const lapse = (label: string, dueAt = DUE) => signAs(label).enter('claim.unanswered', { dueAt }, { ref })
  expect(await lapse('M.node')).toMatchObject({ code: 'LIFE_NOT_ALLOWED' })
  clock.set(DUE)
  expect(await lapse('M.duty')).toMatchObject({ code: 'ACC_DENIED' })
  expect(await lapse('B.liaison')).toMatchObject({ code: 'ACC_DENIED' })
  expect(await lapse('M.node', '2020-10-10T12:00:00.000Z')).toMatchObject({ code: 'REC_BODY' })
  expect(await lapse('M.node')).toMatchObject({ ok: true })
  expect(await lapse('M.node')).toMatchObject({ code: 'LIFE_NOT_ALLOWED' })
})
