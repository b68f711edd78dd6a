import { expect, test } from 'vitest'

import { dailyAsOf, hashOfDaily, reportVersionFacts } from '#server/projections'
import { versionStates } from '#domain/report'

import { foundedLog, type FoundedLog } from '../../../test/kit.ts'
import { MECHANISM } from '../../../test/mechanism.ts'
import { observed, underWatch, watchedOnce } from '../../../test/observations.ts'

const DAY = '2020-10-10'
const CLOSED = '2020-10-10T15:30:00.000Z'

/** The day is over, with a watch and an observation in it. */
async function closedDay(): Promise<FoundedLog & { readonly watch: string }> {
  const founded = await foundedLog()
  const { watch } = await watchedOnce(founded)
  founded.clock.set(CLOSED)
  return { ...founded, watch }
}

/** The hash of the daily as the record stands: what an assembler would sign. */
function hashNow({ log, reading }: FoundedLog, day = DAY): Promise<string> {
  const { epoch, size, root } = log.head()
  return reading(async (rows) =>
    hashOfDaily(await dailyAsOf(rows, { day, asOf: { epoch, size, root }, mechanism: MECHANISM })),
  )
}

async function assembled(founded: FoundedLog, label = 'M.head'): Promise<{ rid: string; sha256: string }> {
  const sha256 = await hashNow(founded)
  const rid = await founded.signAs(label).record('report.assembled', { kind: 'daily', day: DAY, revision: 1, sha256 })
  return { rid, sha256 }
}

const approves = (rid: string, first?: string) => ({
  ref: [{ rel: 'approves', rid }, ...(first === undefined ? [] : [{ rel: 'seconds', rid: first }])],
})

async function issued(founded: FoundedLog): Promise<{ rid: string; sha256: string }> {
  const { rid, sha256 } = await assembled(founded)
  const first = await founded.signAs('M.duty').record('report.approved', { sha256 }, approves(rid))
  await founded.signAs('M.head').record('report.approved', { sha256 }, approves(rid, first))
  return { rid, sha256 }
}

async function states({ reading, clock }: FoundedLog) {
  const versions = await reading((rows) => reportVersionFacts(rows, { from: DAY, to: DAY }))
  return versionStates(versions, clock.now()).map(({ state }) => state)
}

test('[R-REP-1] a daily is signed by the hash that anyone works out from the record below its head; another is refused', async () => {
  const founded = await closedDay()
  const { signAs } = founded
  const body = { kind: 'daily', day: DAY, revision: 1, sha256: 'a'.repeat(64) }
  expect(await signAs('M.head').enter('report.assembled', body)).toMatchObject({ code: 'REP_HASH' })
  const { rid } = await assembled(founded, 'M.investigator')
  expect(await states(founded)).toEqual(['drafting'])
  expect(rid).toMatch(/^[0-9a-f]{64}$/)
})

test('[R-REP-7] two persons approve; the same person, a stranger’s hash and a lapsed first are refused; the second issues it', async () => {
  const founded = await closedDay()
  const { signAs } = founded
  const { rid, sha256 } = await assembled(founded)
  const first = await signAs('M.duty').record('report.approved', { sha256 }, approves(rid))
  expect(await states(founded)).toEqual(['approvedOnce'])
  expect(await signAs('M.duty').enter('report.approved', { sha256 }, approves(rid, first))).toMatchObject({
    code: 'PTY_SAME_PERSON',
  })
  expect(await signAs('M.head').enter('report.approved', { sha256: 'b'.repeat(64) }, approves(rid, first))).toMatchObject(
    { code: 'REP_HASH' },
  )
  await signAs('M.head').record('report.approved', { sha256 }, approves(rid, first))
  expect(await states(founded)).toEqual(['preliminary'])
})
export { observed, underWatch, issued }
