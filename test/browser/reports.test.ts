import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'

import { startDemo, type Demo } from './demo.ts'
import { deskAt } from './desk-at.ts'
import { fill, openBrowser, plain, soon, t, tabTo } from './kit.ts'
import { openAt } from './open-at.ts'
import { axeOn, widerThanPage } from './whole.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Ten minutes after the first day closed. */
const CLOSED = '2020-10-10T15:40:00.000Z'
const DAY = '/reports/2020-10-10'

let demo: Demo
let browser: Browser
let head: Page
let duty: Page
let mediator: Page
let liaison: Page
const trouble: (readonly string[])[] = []
beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(CLOSED), openBrowser()])
  const pageOf = async (office: string): Promise<Page> => {
    const seen = await openAt(browser, demo, { office, path: DAY, width: 1440, height: 900 })
    trouble.push(seen.trouble)
    return seen.page
  }
  ;[head, duty] = [await pageOf('M.head'), await pageOf('M.duty')]
  ;[mediator, liaison] = [await pageOf('M.mediator'), await pageOf('A.liaison')]
}, 240_000)
afterAll(async () => {
  await browser.close()
  await demo.end()
})

/** The sentence below the title. */
const lead = async (page: Page): Promise<string> =>
  plain(await page.locator('main article h1 + p').innerText({ timeout: 15_000 }))

const actButton = (page: Page, act: string) =>
  page.getByRole('button', { name: new RegExp(`^${t('reports.act', { act })}`) }).first()

/** Presses an act's button by keyboard alone. */
async function press(page: Page, act: string): Promise<void> {
  await tabTo(page, actButton(page, act))
  await page.keyboard.press('Enter')
}

const openForm = async (page: Page, act: string): Promise<void> => {
  await tabTo(page, page.getByRole('link', { name: t('reports.act', { act }), exact: true }))
  await page.keyboard.press('Enter')
}

async function moveClock(to: string): Promise<void> {
  const answer = await fetch(`${demo.address}/api/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to }),
  })
  expect(answer.status).toBe(200)
}

test('[R-UI-1] [R-UI-50] the first line says where the report stands; a side reads nothing that nobody signed', async () => {
  expect(await lead(head)).toBe(
    'Nobody has put this report together. What you read is what the record makes of the day now. 2 checks do not pass.',
  )
  await liaison.getByText(t('reports.notIssuedTitle')).waitFor()
  for (const page of [head, liaison]) {
    expect(await axeOn(page)).toEqual([])
    expect(await widerThanPage(page)).toEqual([])
  }
})

test('[R-REP-13] the head of mission’s remark is signed by keyboard and stands under its heading on the paper', async () => {
  await openForm(head, 'remark')
  await head.locator('#remark').waitFor()
  await head.keyboard.press('Control+Enter')
  await head.getByText(t('reports.errEmpty')).first().waitFor()
  expect(await axeOn(head)).toEqual([])
  await fill(head, 'remark', 'Nobody of the mission was on the ground this day.')
  await head.getByText(t('reports.words', { n: 10 })).waitFor()
  await head.keyboard.press('Control+Enter')
  const back = head.getByRole('button', { name: t('states.back') })
  await back.waitFor()
  await back.click()
  await head.locator('main section[lang="en"]').getByText('Nobody of the mission was on the ground').waitFor()
})

test('[R-RPT-34] the screen is the paper: every language of it, none of another’s words left', async () => {
  for (const lang of ['ru', 'hy', 'az', 'en'] as const) {
    await head.locator(`main fieldset button[lang="${lang}"]`).click()
    await head.locator(`main section[lang="${lang}"] h3`).first().waitFor()
    const sheet = await head.locator(`main section[lang="${lang}"]`).innerText()
    expect(sheet).not.toMatch(/\breport\.\w+/)
  }
})

const GROWS_MS = 200

/** Has the record grow by an entry of another office every fifth of a second; answers how many came, once it stops. */
async function growing(): Promise<() => Promise<number>> {
  const desk = await deskAt(demo, 'M.investigator')
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
  const end = new AbortController()
  let n = 0
  const run = (async (): Promise<void> => {
    while (!end.signal.aborted) {
      const body = { file: 'ab'.repeat(32), name: `job ${n}`, what: 'places', rows: 1, taken: 1, refused: [] }
      const entered = await desk.enter({ act: 'record.import', type: 'record.import', body })
      if (!entered.ok) throw new Error(entered.code)
      n += 1
      await wait(GROWS_MS)
    }
  })()
  const stop = async (): Promise<number> => {
    end.abort()
    await run
    return n
  }
  onTestFinished(async () => void (await stop()))
  return stop
}

/** What came of each time a page handed in an act, as the node answered. */
function answersTo(page: Page, act: string): readonly number[] {
  const statuses: number[] = []
  page.on('response', (response) => {
    if (response.url().endsWith(`/api/act/${act}`)) statuses.push(response.status())
  })
  return statuses
}

test('[R-REP-1] [R-UI-11] one puts it together while the record grows, two persons approve, and then both sides read it', async () => {
  const answers = answersTo(head, 'report.assemble')
  const stop = await growing()
  await press(head, 'assemble')
  await soon(() => lead(head)).toContain('Put together, and approved by nobody yet.')
  expect(await stop()).toBeGreaterThan(1)
  expect(answers).toEqual([201])
  await actButton(duty, 'approve').waitFor()
  await press(duty, 'approve')
  await soon(() => lead(duty)).toContain('One person has approved it; it waits for a second.')
  await soon(() => actButton(duty, 'approve').count()).toBe(0)
  await head.getByText(t('reports.actNote', { act: 'approveSecond' })).waitFor()
  await press(head, 'approve')
  await soon(() => lead(head)).toContain('Preliminary. Both sides read it; its public form is not released.')
  await soon(() => lead(liaison)).toBe('Preliminary. Both sides read it; its public form is not released.')
  expect(await axeOn(liaison)).toEqual([])
})

test('[R-UI-11] two offices release its public form, and the files that they signed are there in every language', async () => {
  await press(head, 'release')
  await mediator.getByText(t('reports.actNote', { act: 'releaseSecond' })).waitFor({ timeout: 60_000 })
  await press(mediator, 'release')
  await mediator.getByText(t('reports.publicFrom')).first().waitFor({ timeout: 60_000 })
  await soon(() => lead(head)).toContain('Both sides read it; the public reads it from ')
  const files = await head.locator('main aside a[href^="/api/files/daily/"]').evaluateAll((all) =>
    Promise.all(
      all.map(async (each) => {
        const answer = await fetch(each.getAttribute('href') ?? '')
        return `${answer.status} ${answer.headers.get('content-type')?.split(';')[0] ?? ''}`
      }),
    ),
  )
  expect(files).toEqual([
    ...Array.from({ length: 4 }, () => '200 application/pdf'),
    '200 application/json',
    '200 text/csv',
  ])
})

test('[R-REP-3] a correction is a version beside the old one, with its reason; the old one stays to be read', async () => {
  await moveClock('2020-10-11T16:00:00.000Z')
  await openForm(head, 'correct')
  await fill(head, 'reason', 'A statement of the evening came in after the report.')
  const answers = answersTo(head, 'report.correct')
  const stop = await growing()
  await head.keyboard.press('Control+Enter')
  await head.getByRole('button', { name: t('states.back') }).click()
  expect(await stop()).toBeGreaterThan(1)
  expect(answers).toEqual([201])
  await soon(() => lead(head)).toContain('Put together, and approved by nobody yet.')
  const aside = head.locator('main aside').last()
  await aside.getByText('A statement of the evening came in after the report.').waitFor()
  await aside.getByRole('link', { name: t('reports.version', { n: 1 }) }).click()
  await soon(() => lead(head)).toContain('Preliminary.')
})

test('[R-REP-14] a public note waits for a second office and is out at once with its signature', async () => {
  await head.goto(`${demo.address}/reports?form=note`)
  await fill(head, 'note', 'The mission is at work. It reports again tomorrow.')
  await head.keyboard.press('Control+Enter')
  await head
    .getByText(t('reports.noteState', { state: 'proposed' }))
    .first()
    .waitFor()
  await mediator.goto(`${demo.address}/reports?form=note`)
  await press(mediator, 'noteSecond')
  await mediator
    .locator('main article')
    .getByText(t('reports.noteState', { state: 'issued' }))
    .waitFor()
  expect(await axeOn(mediator)).toEqual([])
})

test('nothing went wrong on any of these pages', () => {
  // What is not a mediator's yet is answered as absent, which the browser notes as an error of ours; it is none.
  expect(trouble.flat().filter((each) => !each.includes('404'))).toEqual([])
})
