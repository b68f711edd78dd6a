import { expect, test } from 'vitest'

import { rebuild } from '#server/log'
import { claimById, nextDeadlines, projections } from '#server/projections'
import { sql } from '#server/storage'

import { answerBy, claimBy, statementBy, town } from '../../../test/accounts.ts'
import { foundedLog, type FoundedLog } from '../../../test/kit.ts'
import { bodiesOf, acts } from './acts.ts'

type Made = Awaited<ReturnType<ReturnType<FoundedLog['signAs']>['make']>>

/**
 * Enters records so that all are judged in one batch: while the log's row is held, one more goes in before them and waits
 * for it alone, and the answer to one that is none says that all before it are in the queue.
 */
async function together(founded: FoundedLog, made: readonly Made[]): Promise<readonly string[]> {
  const { database, log, signAs } = founded
  const before = await signAs('A.rep/1').make('claim.lodged', { claim: claimBy('A') })
  const entered = await database.transaction(async (tx) => {
    await sql`select from record.log_state for update`.execute(tx)
    const answers = [before, ...made].map((each) => log.enter(each))
    expect(await log.enter({ submission: new Uint8Array(0) })).toMatchObject({ code: 'REC_JSON' })
    return { answers }
  })
  const [, ...answers] = await Promise.all(entered.answers)
  const sizes = answers.flatMap((answer) => (answer.ok ? [answer.value.size] : []))
  expect(new Set(sizes).size).toBe(1)
  return answers.map((answer) => (answer.ok ? 'in' : answer.code))
}

const on = (rel: string, rid: string, newest?: string) => ({
  ref: [{ rel, rid }, ...(newest === undefined ? [] : [{ rel: 'follows', rid: newest }])],
})

test('[R-ACT-7] claim, acknowledgement, answer, link and withdrawal sent at once are each judged by those before', async () => {
  const founded = await foundedLog()
  const { signAs, reading, log, database, mech } = founded
  const claim = await signAs('A.liaison').make('claim.lodged', { claim: claimBy('A') })
  const other = await signAs('B.liaison').make('claim.lodged', { claim: claimBy('B') })
  const accounts = [claim.rid, other.rid]
  const made = [
    claim,
    other,
    await signAs('B.rep/1').make('claim.acknowledged', { by: 'B' }, on('acknowledges', claim.rid)),
    await signAs('B.rep/2').make('claim.answered', { answer: answerBy('B') }, on('answers', claim.rid)),
    await signAs('M.investigator').make(
      'claim.linked',
      { link: { relation: 'sameEvent', accounts } },
      { ref: accounts.map((rid) => ({ rel: 'links', rid })) },
    ),
    await signAs('A.rep/2').make(
      'claim.withdrawn',
      { by: 'A', reason: 'twice' },
      on('withdraws', claim.rid, claim.rid),
    ),
  ]
  expect(await together(founded, made)).toEqual(['in', 'in', 'in', 'in', 'in', 'in'])
  expect(await reading((rows) => claimById(rows, claim.rid))).toMatchObject({ state: 'withdrawn' })
  expect((await reading((rows) => nextDeadlines(rows, 9))).map(({ subject }) => subject)).not.toContain(
    claim.rid,
  )
  const types = [...Object.keys(bodiesOf(acts)), 'record.sealed']
  expect(await rebuild({ database, mech, types, projections })).toMatchObject({
    kind: 'replaced',
    differences: [],
    entries: log.head().size,
  })
})

test('[R-ACT-7] a place may be named from the next record on, and an id that came just before is given', async () => {
  const founded = await foundedLog()
  const { signAs } = founded
  const [duty, other] = [signAs('M.duty'), signAs('M.investigator')]
  const place = { ...statementBy('A').place, status: 'resolved', candidates: ['high-town'] } as const
  const told = { statement: statementBy('A', { place }) }
  const made = [
    await signAs('M.mediator').make('statement.transcribed', told),
    await duty.make('measure.place', { place: town('high-town') }),
    await other.make('statement.transcribed', told),
    await signAs('M.head').make('measure.place', { place: town('high-town') }),
  ]
  expect(await together(founded, made)).toEqual(['MEA_PLACE_UNKNOWN', 'in', 'in', 'IMP_AMENDED'])
})

test('[R-ACT-7] an office closed just before is no recipient of the next record, and acts no more', async () => {
  const founded = await foundedLog()
  const { signAs } = founded
  const closed = { op: 'close', office: 'M.investigator' }
  const made = [
    await signAs('M.duty').make('statement.transcribed', { statement: statementBy('A') }),
    await signAs('M.root').make('record.office', closed),
    await signAs('M.mediator').make('statement.transcribed', { statement: statementBy('A') }),
    await signAs('M.investigator').make('statement.transcribed', { statement: statementBy('A') }),
  ]
  expect(await together(founded, made)).toEqual(['in', 'in', 'REC_BODY', 'PTY_NOT_APPOINTED'])
})
