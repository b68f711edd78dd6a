import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'

import { observationsAnswer } from '#wire/observation'

import { wedgesOf } from '../../src/web/console/situation/wedge.ts'
import { startDemo, type Demo } from './demo.ts'
import { askedFrom, cardOf, openBrowser, openDevice, openPage, plain, soon, t, tabTo } from './kit.ts'

vi.setConfig({ testTimeout: 90_000 })

/** The second of the three days whose watches and observations are made up, half an hour before it closes. */
const EXERCISE = '2020-11-02T15:00:00.000Z'

let demo: Demo
let browser: Browser
beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(EXERCISE), openBrowser()])
  await fetch(`${demo.address}/api/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ speed: 0 }),
  })
}, 240_000)
afterAll(async () => {
  await browser.close()
  await demo.end()
})

async function deskOf(office: string): Promise<BrowserContext> {
  const device = await openDevice(browser)
  onTestFinished(() => device.close())
  const { page } = await openPage(device, demo)
  await (await cardOf(page, office)).click()
  await page.waitForURL((url) => url.pathname !== '/')
  await page.locator('nav a[href="/observations"]').first().waitFor()
  await page.close()
  return device
}

async function opened(device: BrowserContext, path: string): Promise<Page> {
  const { page } = await openPage(device, demo, { width: 1440, height: 900, path })
  await page.locator('main h1').first().waitFor()
  return page
}

const lane = (page: Page, name: 'saw' | 'could') => page.locator(`[data-lane="${name}"]`)

test('[R-UI-3] beside what the mission saw stands what it could have seen, hour by hour, each hour partly hatched', async () => {
  const page = await opened(await deskOf('M.duty'), '/situation')
  const hours = lane(page, 'could').locator('[data-share]')
  await hours.first().waitFor()
  const shares = await hours.evaluateAll((all) => all.map((each) => Number(each.getAttribute('data-share'))))
  expect(shares.length).toBeGreaterThan(20)
  // Six sectors, between one and four of them watched: never the whole ground, and never nothing.
  expect(Math.min(...shares)).toBeGreaterThan(0.1)
  expect(Math.max(...shares)).toBeLessThan(0.75)
  const hatched = await hours.evaluateAll((all) =>
    all.map((each) => (each.firstElementChild?.clientHeight ?? 0) / each.clientHeight),
  )
  for (const [n, share] of shares.entries()) expect(hatched[n]).toBeCloseTo(1 - share, 0)
})

test('[R-DNH-7] a side reads what was seen and no hour of what could have been, nor a rate, until it may', async () => {
  const page = await opened(await deskOf('B.liaison'), '/situation')
  await lane(page, 'could').getByText(t('situation.effortLater')).waitFor()
  expect(await lane(page, 'could').locator('[data-share]').count()).toBe(0)
  await soon(() => lane(page, 'saw').locator('small').count()).toBeGreaterThan(5)
  await page.getByText(t('situation.figRate')).waitFor()
  const figures = plain(await page.locator('main section').first().innerText())
  expect(figures).toContain(t('situation.shownLater'))
  expect(figures).not.toContain('sector-hours')
})

test('[R-UI-4] after the first hours a rate and a share stand with their effort and with the day before', async () => {
  const page = await opened(await deskOf('M.duty'), '/situation')
  await page.getByText(t('situation.figRate')).waitFor()
  const figures = plain(await page.locator('main section').first().innerText()).replaceAll(/\s+/g, ' ')
  expect(figures).toMatch(
    /per hour of effort about \d+\.\d about \d+ in \d+ h of effort · day before: about \d+\.\d/,
  )
  expect(figures).toMatch(
    /Sector-time watched \d+ % \d+ of \d+ sector-hours (so far, since 19:30|of the whole day) · day before: \d+ %/,
  )
  expect(figures).not.toContain('Cases')
})

test('[R-UI-8] each screen of a day that is made up bears the hatched band, and no other day does', async () => {
  const device = await deskOf('M.duty')
  for (const path of ['/situation', '/observations', '/observations?day=2020-11-01', '/reports/2020-11-01']) {
    const page = await opened(device, path)
    await page.locator('[data-band="exercise"]').waitFor()
    await soon(() => page.locator('[data-band="exercise"]').innerText()).toContain('Exercise')
    await page.close()
  }
  for (const path of ['/situation?day=2020-10-10', '/observations?day=2020-10-10']) {
    const page = await opened(device, path)
    await page.locator('main h1').filter({ hasText: /\S/ }).waitFor()
    expect(await page.locator('[data-band="exercise"]').count()).toBe(0)
    await page.close()
  }
})

test('[R-OBS-15] the mission’s map has an area for bearing and range; no answer to a side holds a bearing or a position', async () => {
  const day = 'from=2020-11-01T15:30:00.000Z&to=2020-11-02T15:30:00.000Z'
  const paths = [`/api/observations?${day}`, '/api/situation', `/api/watches?${day}`]
  const mission = await opened(await deskOf('M.duty'), '/situation')
  const { text } = await askedFrom(mission, paths[0] ?? '')
  const { rows } = observationsAnswer.parse(JSON.parse(text))
  expect(rows.flatMap((row) => wedgesOf(row, new Map())).length).toBeGreaterThan(5)
  for (const office of ['A.liaison', 'B.liaison', 'M.mediator']) {
    const page = await opened(await deskOf(office), '/situation')
    for (const path of paths) {
      const answer = await askedFrom(page, path)
      expect(answer.status).toBe(200)
      expect([office, path, /centiDeg|lonDeg|latDeg|bearing|observer|callSign/i.exec(answer.text)]).toEqual([
        office,
        path,
        null,
      ])
    }
  }
})

test('[R-UI-9] the mission filters by a place that its part names, with its count; a side is offered none', async () => {
  const page = await opened(await deskOf('M.duty'), '/observations')
  const places = page.locator('main div', {
    has: page.getByRole('heading', { name: t('observations.facetPlace') }),
  })
  const place = places.last().getByRole('button').first()
  const told = Number(/\d+$/.exec((await place.innerText()).trim())?.[0])
  await place.click()
  await soon(() => new URL(page.url()).searchParams.get('place')).not.toBeNull()
  await soon(() => page.locator('[data-observation]').count()).toBe(told)
  const side = await opened(await deskOf('A.liaison'), '/observations')
  expect(await side.getByRole('heading', { name: t('observations.facetPlace') }).count()).toBe(0)
})

test('[R-UI-7] what another desk enters stands on the day’s picture without a reload, and nothing jumps', async () => {
  const watching = await opened(await deskOf('M.head'), '/situation')
  const desk = await opened(await deskOf('M.duty'), '/observations')
  await lane(watching, 'saw').locator('small').first().waitFor()
  await watching.locator('html[data-map="drawn"]').waitFor({ timeout: 30_000 })
  const seen = async (): Promise<number> =>
    (await lane(watching, 'saw').locator('small').allInnerTexts()).reduce((sum, n) => sum + Number(n), 0)
  const before = await seen()
  await watching.evaluate(() => {
    document.documentElement.dataset['kept'] = 'yes'
    document.documentElement.dataset['shift'] = '0'
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const value = 'value' in entry ? Number(entry.value) : 0
        document.documentElement.dataset['shift'] = String(
          Number(document.documentElement.dataset['shift']) + value,
        )
      }
    }).observe({ type: 'layout-shift' })
  })
  await tabTo(desk, desk.locator('#one-line'))
  await desk.keyboard.type('-5 rec 1 proj SE 2-4')
  const preview = desk.getByRole('region', { name: t('observations.line') })
  await soon(() => preview.innerText()).toContain('projectile')
  await desk.keyboard.press('Enter')
  await preview.getByRole('link', { name: /entry \d+/ }).waitFor()
  await soon(seen).toBe(before + 1)
  const kept = await watching.evaluate(() => {
    const { kept: whole, shift } = document.documentElement.dataset
    return { whole, shift }
  })
  expect(kept.whole).toBe('yes')
  expect(Number(kept.shift)).toBe(0)
})
