import { expect, test } from 'vitest'

import type { Envelope, JsonObject } from '#domain/record'
import { watchById } from '#server/projections'

import { signed } from '../../../test/founding.ts'
import { labelledKey } from '../../../test/keys.ts'
import { foundedLog } from '../../../test/kit.ts'
import { observed, underWatch, watchOf } from '../../../test/observations.ts'
import { sealIdentities, sealTo } from '../../../test/sealing.ts'

const HALF_PAST = '2020-10-10T06:30:00.000Z'

test('[R-LOG-6] what is sealed to the node’s own office is opened as it comes in, judged and projected', async () => {
  const { signAs, reading } = await foundedLog()
  const watch = await signAs('M.patrol').recordWhole('observation.watch.opened', { watch: watchOf() })
  expect(await reading((rows) => watchById(rows, watch))).toMatchObject({ state: 'open', office: 'M.patrol' })
  const early = { watch: watchOf({ from: '2020-10-10T09:00:00.000Z' }) }
  expect(await signAs('M.patrol').enterWhole('observation.watch.opened', early)).toMatchObject({
    code: 'MEA_TIME_FUTURE',
  })
})

test('[R-LOG-6] what the node cannot open stays what it was: a commitment, of which nothing is projected', async () => {
  const { signAs, reading } = await foundedLog()
  const to = ['M.duty', 'M.investigator']
  const rid = await signAs('M.patrol').recordWhole('observation.watch.opened', { watch: watchOf() }, { to })
  expect(await reading((rows) => watchById(rows, rid))).toBeUndefined()
})

test('[R-LOG-7] content that is not what was committed to, or that the office named cannot open, is refused', async () => {
  const { signAs, log, reading } = await foundedLog()
  const patrol = signAs('M.patrol')
  const watch = await patrol.recordWhole('observation.watch.opened', { watch: watchOf() })
  const told = { observations: [observed(HALF_PAST)] }
  const made = await patrol.make('observation.submitted', told, { sealed: underWatch(watch) })
  const seals = sealIdentities()
  /** The record with the files of another content in place of its own; hashes are as the envelope names them. */
  async function withFilesOf(body: JsonObject, to: readonly string[]) {
    const { files, named } = await sealTo(body, 'J', { to, seals })
    const commit = named.commit && made.env.commit && { ...named.commit, root: made.env.commit.root }
    const env: Envelope = { ...made.env, ...named, keys: made.env.keys ?? [], ...(commit && { commit }) }
    return log.enter({ submission: signed(env, [labelledKey('M.patrol')]), ...files })
  }
  const keys = made.env.keys ?? []
  expect(keys).toContain('M.views')
  expect(await withFilesOf({ other: 'content' }, keys)).toMatchObject({ code: 'REC_SEAL_MISMATCH' })
  expect(await withFilesOf({ other: 'content' }, ['M.duty'])).toMatchObject({ code: 'REC_SEAL_MISMATCH' })
  expect(await reading((rows) => rows.selectFrom('observations').select('id').execute())).toEqual([])
  expect(await log.enter(made)).toMatchObject({ ok: true })
})

test('[R-LOG-8] a door for what is sealed whole takes what its node reads, and nothing else', async () => {
  const { signAs, log } = await foundedLog()
  const patrol = signAs('M.patrol')
  const inner = ['observation.watch.opened']
  const past = await patrol.makeWhole('observation.watch.opened', { watch: watchOf() }, { to: ['M.duty'] })
  expect(await log.enter({ ...past, inner })).toMatchObject({ code: 'REC_SEAL_MISMATCH' })
  const watch = await patrol.makeWhole('observation.watch.opened', { watch: watchOf() })
  expect(await log.enter({ ...watch, inner: ['observation.log.written'] })).toMatchObject({
    code: 'REC_TYPE',
  })
  expect(await log.enter({ ...watch, inner })).toMatchObject({ ok: true })
})

test('[R-LOG-9] what is sealed whole to the node’s office is class M of the mission’s acts and nothing else', async () => {
  const { signAs } = await foundedLog()
  const to = ['A.liaison', 'M.views']
  const own = { sealed: { class: 'O', type: 'claim.lodged', claim: 'x' }, to, vis: 'C' as const }
  expect(await signAs('A.liaison').enter('record.sealed', {}, own)).toMatchObject({ code: 'REC_KEY_USE' })
  const strange = { sealed: { class: 'M', type: 'claim.lodged', claim: 'x' }, to, vis: 'C' as const }
  expect(await signAs('M.duty').enter('record.sealed', {}, strange)).toMatchObject({ code: 'REC_KEY_USE' })
  const bare = await signAs('M.duty').enterWhole('observation.watch.opened', { watch: { sector: 'N-1' } })
  expect(bare).toMatchObject({ code: 'REC_BODY', detail: { field: 'watch.from' } })
})
