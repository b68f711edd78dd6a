import { createHash } from 'node:crypto'

import { expect, onTestFinished, test } from 'vitest'

import { known } from '#domain/measure'
import { servePublic } from '#server/public'

import { claimBy, statementBy } from '../accounts.ts'
import { observed } from '../observations.ts'
import { reportDesks, type ReportDesks } from '../report-desks.ts'
import { claimSealed, FOUNDING, statementSealed } from '../running-node.ts'
import { must, stageOf, type Stage } from './stage.ts'

const DAY = '2020-10-10'
const exactly = (n: number) => ({ kind: 'exact', n }) as const

/** A stage with its desks and the public's own process beside it. */
async function opened(): Promise<{
  stage: Stage
  desks: ReportDesks
  at: (time: string) => Promise<void>
  page: Page
}> {
  const stage = await stageOf(FOUNDING)
  onTestFinished(stage.end)
  const server = await servePublic({ home: stage.node.home, port: 0 })
  onTestFinished(server.stop)
  return {
    stage,
    desks: reportDesks(stage.node),
    at: async (time) => void must(await stage.moveTo(new Date(time).toISOString())),
    page: async (path) => {
      const answer = await fetch(`${server.address}/${path}`)
      return {
        status: answer.status,
        bytes: Buffer.from(await answer.arrayBuffer()),
        headers: answer.headers,
      }
    },
  }
}

type Page = (
  path: string,
) => Promise<{ readonly status: number; readonly bytes: Buffer; readonly headers: Headers }>

/** What a desk reads of a day in the calendar: each version's revision and state. */
async function calendar(desks: ReportDesks, label: string): Promise<readonly string[]> {
  const { days } = await (await (await desks.desk(label)).get('/api/reports')).json()
  const versions: readonly { readonly revision: number; readonly state: string }[] =
    days.find((each: { readonly day: string }) => each.day === DAY)?.versions ?? []
  return versions.map(({ revision, state }) => `r${revision} ${state}`)
}

async function dailyAt(desks: ReportDesks, label: string, question: string) {
  const answer = await (await desks.desk(label)).get(`/api/daily?day=${DAY}${question}`)
  return { status: answer.status, ...(await answer.json()) }
}

/** Waits until the public page answers so. */
async function published(page: Page, path: string, status: number): Promise<void> {
  await expect.poll(async () => (await page(path)).status, { timeout: 40_000, interval: 100 }).toBe(status)
}

test(
  '[R-REP-1, R-REP-3, R-REP-9, R-ACC-11] a day from its watches to the public page, a late item, and its correction',
  { timeout: 180_000 },
  async () => {
    const { stage, desks, at, page } = await opened()
    await at('2020-10-10T07:00Z')
    const watch = await desks.watches('M.patrol')
    await at('2020-10-10T07:40Z')
    await desks.observes('M.patrol', watch, observed('2020-10-10T07:30:00.000Z', { count: exactly(30) }))
    const A = await desks.desk('A.liaison')
    await A.record('claim.lodged', { claim: claimBy('A') }, { sealed: claimSealed('A') })
    const duty = await desks.desk('M.duty')
    await duty.record('statement.transcribed', { statement: statementBy('B') }, { sealed: statementSealed() })

    await at('2020-10-10T15:45Z') // the day closed at 15:30Z
    await (
      await desks.desk('M.head')
    ).record('report.remarked', {
      day: DAY,
      texts: [{ lang: 'en', text: 'Half the day nobody could watch.', original: true }],
    })
    const first = await desks.assembles('M.head', DAY)
    expect(await calendar(desks, 'M.duty')).toEqual(['r1 drafting'])
    expect(await calendar(desks, 'B.liaison')).toEqual([])
    expect((await dailyAt(desks, 'B.liaison', '')).status).toBe(404)

    await desks.issues(first)
    expect(await calendar(desks, 'B.liaison')).toEqual(['r1 preliminary'])
    const joint = await dailyAt(desks, 'B.liaison', '')
    expect(joint).toMatchObject({
      form: 'joint',
      daily: { sectors: [], sectorsFrom: known('2020-10-11T15:30:00.000Z') },
    })
    expect(joint.daily.observed.total.now.sum.n).toBe(30)
    expect(joint.daily.remarks[0].office).toBe('M.head')
    expect(joint.daily.lodged.lines).toHaveLength(1)
    expect(joint.daily.saidPublicly.lines).toHaveLength(1)
    const mission = await dailyAt(desks, 'M.investigator', `&rid=${first.rid}`)
    expect(mission).toMatchObject({ form: 'mission', sha256: first.sha256, jointSha256: joint.sha256 })
    expect([joint.jointSha256, joint.annexMission]).toEqual([undefined, undefined])
    for (const [label, has] of [
      ['M.investigator', true],
      ['B.liaison', false],
      ['M.mediator', false],
    ] as const)
      for (const file of [`${DAY}.r1.json`, `${DAY}.r1.annex-a.csv`]) {
        const answer = await (await desks.desk(label)).get(`/api/files/daily/${first.rid}/${file}`)
        expect([label, file, answer.status]).toEqual([label, file, 200])
        expect([label, file, /Quiet Hill|NNE/.test(await answer.text())]).toEqual([label, file, has])
      }
    expect(mission.daily.coverage.unobserved).toHaveLength(3)

    const publicAt = await desks.releases(first)
    expect(publicAt).toBe('2020-10-11T15:30:00.000Z')
    await at('2020-10-11T15:29:59Z')
    await published(page, 'en/index.html', 200)
    expect((await page('2020-10-10.r1.en.pdf')).status).toBe(404)
    expect((await (await fetch(`${stage.node.address}/api/public/accounts`)).json()).accounts).toEqual([])
    await at('2020-10-11T15:30Z')
    await published(page, '2020-10-10.r1.en.pdf', 200)
    const pdf = await page('2020-10-10.r1.hy.pdf')
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const signed = (await calendarVersion(desks, 'M.head')).releases
    expect(signed).toHaveLength(2)
    const json = (await page('2020-10-10.r1.json')).bytes.toString()
    expect(json).toContain('"preliminary"')
    expect(json).not.toMatch(/trench|Lima|Patrol|Quiet Hill|07:30/)
    const html = await page('en/index.html')
    expect(html.headers.get('set-cookie')).toBeNull()
    expect(html.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(html.bytes.toString()).not.toMatch(/<script/)
    for (const odd of ['manifest.json', '../node.json', '%2e%2e/node.json', 'demo-keys.json', 'api/reports'])
      expect([odd, (await page(odd)).status]).toEqual([odd, 404])
    const accounts = (await (await fetch(`${stage.node.address}/api/public/accounts`)).json()).accounts
    expect(accounts).toHaveLength(2)

    await desks.observes('M.patrol', watch, observed('2020-10-10T07:35:00.000Z', { count: exactly(6) })) // late by a day
    const second = await desks.assembles('M.duty', DAY, {
      ...first,
      revision: 1,
      reason: 'a late item of Patrol 4',
    })
    await desks.issues(second)
    expect(await calendar(desks, 'A.liaison')).toEqual(['r1 preliminary', 'r2 preliminary'])
    const now = await dailyAt(desks, 'A.liaison', '')
    expect(now.daily.corrections).toContainEqual({
      path: 'observed.total',
      was: '30',
      now: '36',
      why: 'lateItem',
    })
    const old = await dailyAt(desks, 'A.liaison', `&rid=${first.rid}`)
    expect(old.daily.observed.total.now.sum.n).toBe(30)
    expect(old.version.supersededBy).toBe(second.rid)

    await desks.releases(second)
    await published(page, '2020-10-10.r2.en.pdf', 200)
    expect((await page('2020-10-10.r1.en.pdf')).status).toBe(200)
    expect((await page('en/index.html')).bytes.toString()).toContain('2020-10-10.r2.en.pdf')
    expect(stage.node.faults).toEqual([])
  },
)

async function calendarVersion(desks: ReportDesks, label: string) {
  const { days } = await (await (await desks.desk(label)).get('/api/reports')).json()
  return days.find((each: { readonly day: string }) => each.day === DAY).versions[0]
}

test(
  '[R-REP-7, R-REP-11, R-ACC-3] one person does not issue, one office does not release, and a retraction ends the report',
  { timeout: 120_000 },
  async () => {
    const { desks, at } = await opened()
    await at('2020-10-10T15:45Z')
    const version = await desks.assembles('M.investigator', DAY)
    const { rid, sha256 } = version
    const approve = { rel: 'approves', rid, body: { sha256 } }
    const first = await desks.signs('M.duty', 'report.approved', approve)
    await expect(desks.signs('M.duty', 'report.approved', { ...approve, first })).rejects.toThrow(
      'PTY_SAME_PERSON',
    )
    await expect(desks.signs('A.liaison', 'report.approved', { ...approve, first })).rejects.toThrow(
      'ACC_DENIED',
    )
    await desks.signs('M.head', 'report.approved', { ...approve, first })
    const body = await (await (await desks.desk('M.head')).get(`/api/publications/${rid}/files`)).json()
    const release = { rel: 'releases', rid, body }
    const begun = await desks.signs('M.head', 'publication.released', release)
    await expect(
      desks.signs('M.rep/1', 'publication.released', { ...release, first: begun }),
    ).rejects.toThrow('PTY_SAME_OFFICE')
    const retract = { rel: 'retracts', rid, body: { reason: 'assembled for the wrong mechanism' } }
    const taken = await desks.signs('M.duty', 'report.retracted', retract)
    await desks.signs('M.head', 'report.retracted', { ...retract, first: taken })
    expect(await calendar(desks, 'B.liaison')).toEqual(['r1 retracted'])
    await expect(
      desks.signs('M.investigator', 'publication.released', { ...release, first: begun }),
    ).rejects.toThrow('LIFE_NOT_ALLOWED')
    const papers = [`${DAY}.r1.en.pdf`, `${DAY}.r1.json`, `${DAY}.r1.csv`]
    for (const name of papers) {
      const file = await (await desks.desk('B.liaison')).get(`/api/files/daily/${rid}/${name}`)
      expect([name, file.status]).toEqual([name, 200])
      const again = await (await desks.desk('A.liaison')).get(`/api/files/daily/${rid}/${name}`)
      expect(hashOf(await again.arrayBuffer())).toBe(hashOf(await file.arrayBuffer()))
    }
    expect(
      (await (await desks.desk('B.liaison')).get(`/api/files/daily/${rid}/${DAY}.r1.en.exe`)).status,
    ).toBe(404)
  },
)

function hashOf(bytes: ArrayBuffer): string {
  return createHash('sha256').update(Buffer.from(bytes)).digest('hex')
}
