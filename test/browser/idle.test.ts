import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'

import { startDemo, type Demo } from './demo.ts'
import { cardOf, like, openAs, openBrowser, openDevice, openPage, t, soon } from './kit.ts'

vi.setConfig({ testTimeout: 90_000 })

const IDLE_MS = 8000
/** A page that was just opened and has been still for so long has asked all that it asks. */
const SETTLED_MS = 1500
const LOADED_WITHIN_MS = 30_000

let demo: Demo
let browser: Browser
let isDown = false
beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo('2020-10-10T10:00:00.000Z'), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await demo.end()
})

/** Resolves when a page has sent no request for `SETTLED_MS`: what it loads ahead of being asked comes once, late on a slow machine. */
async function settled(page: Page): Promise<void> {
  let last = Date.now()
  const heard = () => (last = Date.now())
  page.on('request', heard)
  await expect.poll(() => Date.now() - last, { timeout: LOADED_WITHIN_MS }).toBeGreaterThan(SETTLED_MS)
  page.off('request', heard)
}

/** Requests of a page that have begun and not ended. */
function openRequests(page: Page): ReadonlySet<Request> {
  const open = new Set<Request>()
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  return open
}

function pathOf(request: Request): string {
  return new URL(request.url()).pathname
}

/** Ends the node; it is up again when the test ends, however it ends. */
async function halted(): Promise<void> {
  await demo.halt()
  isDown = true
  onTestFinished(resumed)
}

async function resumed(): Promise<void> {
  if (isDown) await demo.resume()
  isDown = false
}

/** Moves the mechanism's clock from elsewhere, so that the replay enters what falls due. */
async function moveClock(to: string): Promise<void> {
  const answer = await fetch(`${demo.address}/api/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to }),
  })
  expect(answer.status).toBe(200)
}

test('[R-UI-20] an idle console holds one open stream and sends no request', async () => {
  const device = await openDevice(browser)
  onTestFinished(() => device.close())
  const newcomer = await device.newPage()
  const held = openRequests(newcomer)
  await newcomer.goto(demo.address)
  await (await cardOf(newcomer, 'M.duty')).click()
  await newcomer.locator('[data-says]').first().waitFor()
  await settled(newcomer)
  expect([...held].map(pathOf), 'after becoming someone').toEqual(['/api/feed'])
  await newcomer.close()
  for (const path of ['/', '/accounts', '/record']) {
    const page =
      path === '/' ? (await openPage(device, demo)).page : (await openAs(device, demo, 'M.duty')).page
    const open = openRequests(page)
    await page.goto(demo.address + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await settled(page)
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.url()))
    await page.waitForTimeout(IDLE_MS / 2)
    expect(sent, path).toEqual([])
    expect([...open].map(pathOf), path).toEqual(['/api/feed'])
    await page.close()
  }
})

test('[R-UI-7] nothing on an idle screen moves, and what comes in waits until it is asked for', async () => {
  const device = await openDevice(browser)
  onTestFinished(() => device.close())
  const { page } = await openAs(device, demo, 'A.liaison')
  await settled(page)
  await page.evaluate(() => {
    document.documentElement.dataset['shift'] = '0'
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('value' in entry)
          document.documentElement.dataset['shift'] = String(
            Number(document.documentElement.dataset['shift']) + Number(entry.value),
          )
    }).observe({ type: 'layout-shift', buffered: false })
  })
  const before = await page.locator('[data-matter]').allTextContents()
  await page.waitForTimeout(IDLE_MS / 4)
  expect(await page.evaluate(() => document.documentElement.dataset['shift'])).toBe('0')
  await moveClock('2020-10-10T10:25:00.000Z')
  const waits = page.locator('aside button', { hasText: t('frame.newShow') })
  await waits.waitFor()
  expect(await page.locator('[data-matter]').allTextContents()).toEqual(before)
  await page.keyboard.press('.')
  await soon(() => page.locator('[data-matter]').allTextContents()).not.toEqual(before)
  await soon(async () => {
    await page.keyboard.press('.') // what fell due while the first was shown waits in its turn
    return waits.count()
  }).toBe(0)
})

/** Hides a page from its reader or shows it again, as choosing another tab does. */
function look(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  return page.evaluate((told) => {
    Object.defineProperty(document, 'visibilityState', { value: told, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
}

test('[R-UI-20] pages that nobody looks at hold no line, however many; looked at again each resumes where it was', async () => {
  const device = await openDevice(browser)
  onTestFinished(() => device.close())
  const { page: first } = await openAs(device, demo, 'A.liaison')
  await settled(first)
  await look(first, 'hidden')
  const hidden = [first]
  // A browser opens six connections to one node: with a line each, the seventh page would never be read.
  for (let more = 0; more < 7; more++) {
    const { page } = await openPage(device, demo, { path: '/accounts' })
    await page.locator('[data-matter]').first().waitFor()
    await look(page, 'hidden')
    hidden.push(page)
  }
  const asked: string[] = []
  first.on('request', (request) => {
    if (request.url().endsWith('/api/feed')) asked.push(request.headers()['last-event-id'] ?? 'none')
  })
  await moveClock('2020-10-10T10:45:00.000Z')
  await look(first, 'visible')
  await first.locator('aside button', { hasText: t('frame.newShow') }).waitFor()
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatch(/^\d+$/)
  expect(
    await first
      .getByRole('status')
      .filter({ hasText: like('frame.offlineShort', ['time']) })
      .count(),
  ).toBe(0)
})

test('[R-UI-20] after the node restarts the page comes back by itself and resumes where it was', async () => {
  const device = await openDevice(browser)
  onTestFinished(() => device.close())
  const { page } = await openAs(device, demo, 'M.mediator')
  await settled(page)
  const shown = await page.locator('[data-matter]').allTextContents()
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/api/feed')) asked.push(request.headers()['last-event-id'] ?? 'none')
  })
  await halted()
  const band = page.getByRole('status').filter({ hasText: like('frame.offlineShort', ['time']) })
  await band.waitFor()
  // Data stays on screen, with how far it goes.
  expect(await page.locator('[data-matter]').allTextContents()).toEqual(shown)
  expect(await band.innerText()).toMatch(like('frame.offlineAsOf', ['n']))
  await resumed()
  await band.waitFor({ state: 'hidden', timeout: 45_000 })
  expect(asked.at(-1)).toMatch(/^\d+$/)
  await moveClock('2020-10-10T12:45:00.000Z')
  await page.locator('aside button', { hasText: t('frame.newShow') }).waitFor()
})

test('[R-UI-20] a page that is looked at again asks at once, without waiting for its turn', async () => {
  const device = await openDevice(browser)
  onTestFinished(() => device.close())
  const { page } = await openAs(device, demo, 'M.mediator')
  await halted()
  const band = page.getByRole('status').filter({ hasText: like('frame.offlineShort', ['time']) })
  await band.waitFor()
  await page.waitForTimeout(4000)
  await resumed()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await band.waitFor({ state: 'hidden', timeout: 1500 })
})
