import { expect, test } from 'vitest'

import { importsBefore, rowsTakenAfter } from '#server/projections'

import { answerBy, claimBy, statementBy, town } from '../../../test/accounts.ts'
import { foundedLog } from '../../../test/kit.ts'
import { inEnglish } from '../../../test/mechanism.ts'

const FILE = 'ab'.repeat(32)
const OTHER = 'cd'.repeat(32)

function job(file: string, what: 'statements' | 'claims' | 'places', rows = 3) {
  return {
    file,
    name: 'a file.json',
    what,
    rows,
    taken: rows - 1,
    refused: [{ row: 2, id: 'x', code: 'IMP_SHAPE', field: 'kind' }],
  }
}

test('[R-ACT-4] an import is a named job whose rows enter once each, and it is complete when all it takes are in', async () => {
  const { signAs, reading } = await foundedLog()
  const desk = signAs('M.duty')
  const row = (number: number, id: string, { file = FILE, told = 'Fire was opened.' } = {}) =>
    desk.enter('statement.transcribed', {
      statement: statementBy('A', { what: inEnglish(told) }),
      importedFrom: { file, row: number, id },
    })
  expect(await row(1, 'T-1')).toMatchObject({ code: 'IMP_SHAPE' }) // nobody named the job
  const rid = await desk.record('record.import', job(FILE, 'statements'))
  expect(await row(4, 'T-4')).toMatchObject({ code: 'IMP_SHAPE' }) // the file has three rows
  expect(await row(1, 'T-1')).toMatchObject({ ok: true })
  const progress = () => reading((rows) => importsBefore(rows, undefined, 9))
  expect(await progress()).toMatchObject([{ rid, rows: 3, taken: 2, done: 1, office: 'M.duty' }])
  expect(await row(1, 'T-1')).toMatchObject({
    code: 'IMP_ROW_TAKEN',
    kept: 'nothing',
    detail: { row: 1, id: 'T-1' },
  })
  expect(await row(3, 'T-1', { told: 'Something else.' })).toMatchObject({
    code: 'IMP_AMENDED',
    kept: 'draft',
  })
  expect(await row(3, 'T-3')).toMatchObject({ ok: true })
  expect(await progress()).toMatchObject([{ taken: 2, done: 2 }])
  expect(await reading((rows) => rowsTakenAfter(rows, { file: FILE, what: 'statements' }, 1))).toEqual([3])

  await desk.record('record.import', job(OTHER, 'statements'))
  expect(await row(1, 'T-1', { file: OTHER })).toMatchObject({ code: 'IMP_ROW_TAKEN' }) // the same line in a newer file
  expect(await row(1, 'T-1', { file: OTHER, told: 'Amended.' })).toMatchObject({ code: 'IMP_AMENDED' })
})

test('[R-ACT-4] each side’s ids are its own, and rows enter under its own jobs alone', async () => {
  const { signAs } = await foundedLog()
  const lodge = (side: 'A' | 'B', file: string) =>
    signAs(`${side}.liaison`).enter('claim.lodged', {
      claim: claimBy(side),
      importedFrom: { file, row: 1, id: 'L-1' },
    })
  await signAs('A.liaison').record('record.import', job(FILE, 'claims'))
  expect(await lodge('B', FILE)).toMatchObject({ code: 'IMP_SHAPE' })
  const lodged = await lodge('A', FILE)
  expect(lodged).toMatchObject({ ok: true })
  await signAs('B.liaison').record('record.import', job(OTHER, 'claims'))
  expect(await lodge('B', OTHER)).toMatchObject({ ok: true })
  const answered = { answer: answerBy('B'), importedFrom: { file: OTHER, row: 3, id: 'L-1' } }
  const ref = [{ rel: 'answers', rid: lodged.ok ? lodged.value.rid : '' }]
  expect(await signAs('B.liaison').enter('claim.answered', answered, { ref })).toMatchObject({ ok: true })
})

test('[R-ACT-4] a gazetteer entry is given its id once, imported or not', async () => {
  const { signAs } = await foundedLog()
  const desk = signAs('M.duty')
  await desk.record('measure.place', { place: town('high-town') })
  expect(await desk.enter('measure.place', { place: town('high-town') })).toMatchObject({
    code: 'IMP_AMENDED',
  })
  await desk.record('record.import', job(FILE, 'places'))
  const importedFrom = { file: FILE, row: 1, id: 'low-town' }
  expect(await desk.enter('measure.place', { place: town('low-town'), importedFrom })).toMatchObject({
    ok: true,
  })
  expect(await signAs('M.mediator').enter('measure.place', { place: town('new-town') })).toMatchObject({
    code: 'ACC_DENIED',
  })
})

test('[R-ACT-4] a file of several lists has a row 1 in each, and each list is a job of its own', async () => {
  const { signAs, reading } = await foundedLog()
  const desk = signAs('M.duty')
  await desk.record('record.import', job(FILE, 'places'))
  await desk.record('measure.place', {
    place: town('low-town'),
    importedFrom: { file: FILE, row: 1, id: 'low-town' },
  })
  const said = { statement: statementBy('A'), importedFrom: { file: FILE, row: 1, id: 'T-1' } }
  expect(await desk.enter('statement.transcribed', said)).toMatchObject({ code: 'IMP_SHAPE' }) // no job of its list
  await desk.record('record.import', job(FILE, 'statements'))
  expect(await desk.enter('statement.transcribed', said)).toMatchObject({ ok: true })
  expect(await reading((rows) => importsBefore(rows, undefined, 9))).toMatchObject([
    { what: 'statements', done: 1 },
    { what: 'places', done: 1 },
  ])
})

test('[R-ACT-4] a job that takes more rows than its file has is no job', async () => {
  const { signAs } = await foundedLog()
  const many = { ...job(FILE, 'statements'), taken: 3 }
  expect(await signAs('M.duty').enter('record.import', many)).toMatchObject({ code: 'IMP_SHAPE' })
  expect(await signAs('M.protection').enter('record.import', job(FILE, 'statements'))).toMatchObject({
    code: 'ACC_DENIED',
  })
})
