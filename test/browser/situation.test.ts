import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'

import { startDemo, type Demo } from './demo.ts'
import { cardOf, openBrowser, openDevice, openPage, plain, soon, t, tabTo, type Seen } from './kit.ts'

vi.setConfig({ testTimeout: 90_000 })

let demo: Demo
let browser: Browser
beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await demo.end()
})

/** A device of an office of its own, signed in. */
async function deskOf(office: string): Promise<BrowserContext> {
  const device = await openDevice(browser)
  onTestFinished(() => device.close())
  const { page } = await openPage(device, demo)
  await (await cardOf(page, office)).click()
  await page.locator('[data-says], [data-matter]').first().waitFor()
  await page.close()
  return device
}

/** The day's picture at a desk, its map drawn. */
async function situation(device: BrowserContext, query = ''): Promise<Seen> {
  const seen = await openPage(device, demo, { width: 1440, height: 900, path: `/situation${query}` })
  await seen.page.locator('[data-says]').first().waitFor()
  await seen.page.locator('html[data-map="drawn"]').waitFor({ timeout: 30_000 })
  return seen
}

const textsOf = async (page: Page, selector: string): Promise<readonly string[]> =>
  (await page.locator(selector).allInnerTexts()).map(plain)

const addressOf = (page: Page): URLSearchParams => new URL(page.url()).searchParams

test('[R-UI-1] in ten seconds a duty officer reads: is it holding, who says what, what could nobody see, what is due', async () => {
  const { page, trouble } = await situation(await deskOf('M.duty'))
  const [answer = ''] = await textsOf(page, 'main h1')
  expect(answer).toBe(
    'First truce has been in effect since 12:00 +04 · 08:00Z. Both sides accuse. Not observed: nobody could watch.',
  )
  const [figures = ''] = await textsOf(page, 'main section:first-of-type')
  expect(figures).toContain('Both sides accuse')
  expect(figures).toContain('0 of 43 sector-hours so far, since 12:00: no observer')
  expect(figures.replaceAll(/\s+/g, ' ')).toContain('19:30 +04 15:30Z day closes, in 18 min')
  expect(figures).not.toMatch(/Armenia|Azerbaijan/)
  const steps = (await textsOf(page, 'main ol[aria-label] li')).map((step) => step.replaceAll(/\s+/g, ' '))
  expect(steps[0]).toBe('12:00 Fire stops disputed')
  expect(steps[1]).toBe('19:30 Day closes in 18 min')
  expect(trouble).toEqual([])
})

test('[R-UI-5] the reading that nobody holds is in no heading and no figure, and is there as a note', async () => {
  const { page } = await situation(await deskOf('M.duty'))
  const shown = await textsOf(page, 'main :is(h1, h2, h3, time, ol[aria-label] li)')
  expect(shown.join(' ')).toContain('12:00')
  expect(shown.join(' ')).not.toMatch(/13:00|09:00|Moscow/)
  const [whole = ''] = await textsOf(page, 'main')
  expect(whole).toContain('Note: 13:00 +04 · 09:00Z in another reading, which no side holds: “Moscow, UTC+3”')
})

test('[R-UI-73] matters stand in the order of the ground, the same at both sides’ desks, each with its own side first', async () => {
  const heads: string[] = []
  const names: (readonly string[])[] = []
  for (const office of ['A.liaison', 'B.liaison']) {
    const { page } = await situation(await deskOf(office))
    names.push(await textsOf(page, 'main [data-says] h3'))
    const head = `section[aria-label="${t('situation.saysTitle')}"] header + div > span`
    heads.push((await textsOf(page, head))[0]?.split('\n')[0] ?? '')
  }
  expect(names[0]).toHaveLength(6)
  expect(names[1]).toEqual(names[0])
  expect(heads).toEqual(['Armenia', 'Azerbaijan'])
})

describe('[R-UI-9] what is placed and what is not', () => {
  test('[R-UI-9] the box counts both, and names what is not placed as it was told', async () => {
    const { page } = await situation(await deskOf('M.duty'))
    const box = page.locator(`section[aria-label="${t('map.listNot')}"]`)
    expect(plain(await box.innerText())).toContain(t('map.placed', { placed: 7, not: 4 }))
    expect(plain(await box.innerText())).toContain('area called Karakhambeyli')
    await page.keyboard.press('u')
    await box.locator('li button').first().click()
    expect(addressOf(page).get('pick')).toMatch(/^[0-9a-f]{64}$/)
    await soon(() => page.locator('[data-says][aria-current]').count()).toBe(1)
  })

  test('[R-UI-3] what nobody lodged is not in this data, and what nobody watched is not observed', async () => {
    const { page } = await situation(await deskOf('M.duty'))
    const chips = (await textsOf(page, `fieldset[aria-label="${t('map.layers')}"] button`)).map((chip) =>
      chip.replaceAll(/\s+/g, ' ').trim(),
    )
    expect(chips).toEqual([
      'Said publicly 11',
      'Lodged and signed not in this data',
      'Observers not observed',
    ])
  })
})

test('[R-UI-52] the map has a list with the same content and picks', async () => {
  const { page, trouble } = await situation(await deskOf('M.duty'))
  await page.keyboard.press('Shift+T')
  const rows = page.locator('main ul button')
  await rows.first().waitFor()
  await soon(() => page.locator('canvas').count()).toBe(0)
  const texts = (await textsOf(page, 'main ul button')).map((row) => row.replaceAll(/\s+/g, ' '))
  expect(texts).toHaveLength(7 + 4 + 6)
  expect(texts.filter((row) => row.includes('said publicly'))).toHaveLength(11)
  expect(texts.filter((row) => /^S\d not observed in this range$/.test(row))).toHaveLength(6)
  await rows.nth(3).click()
  expect(await rows.nth(3).getAttribute('aria-pressed')).toBe('true')
  await soon(() => page.locator('[data-says][aria-current]').count()).toBe(1)
  expect(trouble).toEqual([])
})

test('[R-UI-50] the day is read and a matter opened by keyboard alone', async () => {
  const { page, trouble } = await situation(await deskOf('M.duty'))
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const second = await page.locator('[data-says]').nth(1).getAttribute('data-says')
  await soon(() => addressOf(page).get('pick')).toBe(second)
  await page.keyboard.press('k')
  await soon(() => addressOf(page).get('pick')).not.toBe(second)
  await page.keyboard.press('Shift+ArrowRight')
  await soon(() => addressOf(page).get('from')).toBe('2020-10-10T09:30:00.000Z')
  await page.keyboard.press('f')
  await soon(() => addressOf(page).get('hours')).toBe('1')
  await page.keyboard.press('Home')
  await soon(() => addressOf(page).has('hours')).toBe(false)
  await page.keyboard.press('l')
  await soon(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain(t('map.said'))
  await page.keyboard.press('Enter')
  await soon(() => addressOf(page).get('off')).toBe('said')
  await tabTo(page, page.getByRole('button', { name: t('map.list') }))
  await page.keyboard.press('Enter')
  await soon(() => addressOf(page).get('list')).toBe('1')
  await page.locator('main h1').focus()
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await page.keyboard.press('Enter')
  await page.waitForURL('**/accounts/*')
  await page.locator('main table').waitFor()
  expect(trouble).toEqual([])
})

test('[R-UI-14] a copied address opens the same day, range, pick and view of the ground', async () => {
  const device = await deskOf('M.duty')
  const { page } = await situation(device)
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByRole('button', { name: t('map.zoomIn') }).click()
  await soon(() => addressOf(page).get('map')).toMatch(/^\d/)
  const query = new URL(page.url()).search
  const again = await situation(device, query)
  expect(new URL(again.page.url()).search).toBe(query)
  await soon(() => again.page.locator('[data-says][aria-current]').count()).toBe(1)
  expect(await textsOf(again.page, 'main fieldset')).toEqual(await textsOf(page, 'main fieldset'))
})

describe('[R-UI-26] each part fails alone', () => {
  test('[R-UI-26] without its program the map says so, and figures, accounts and timeline go on', async () => {
    const device = await deskOf('M.duty')
    await device.route(/\/assets\/map-.*\.js/, (route) => route.abort())
    const { page } = await openPage(device, demo, { width: 1440, height: 900, path: '/situation' })
    await page.getByText(t('map.failedTitle')).waitFor()
    await soon(() => page.locator('[data-says]').count()).toBe(6)
    expect(plain(await page.locator('main h1').innerText())).toContain('Both sides accuse')
    await page.keyboard.press('Shift+T')
    await soon(() => page.locator('main ul button').count()).toBe(17)
  })

  test('[R-UI-26] without the accounts the figures and the ground stand, and it can be tried again', async () => {
    const device = await deskOf('M.duty')
    await device.route(/\/api\/accounts/, (route) => route.abort())
    const { page } = await openPage(device, demo, { width: 1440, height: 900, path: '/situation' })
    await page.locator('html[data-map="drawn"]').waitFor({ timeout: 30_000 })
    await page.locator(`section[aria-label="${t('situation.saysTitle')}"] [role="alert"]`).waitFor()
    expect(plain(await page.locator('main h1').innerText())).toContain('Both sides accuse')
    await device.unroute(/\/api\/accounts/)
    await page
      .getByRole('button', { name: t('states.again') })
      .first()
      .click()
    await soon(() => page.locator('[data-says]').count()).toBe(6)
  })

  test('[R-UI-26] without land the sectors and lines are drawn alone, and the source line says so', async () => {
    const device = await deskOf('M.duty')
    await device.route(/\/map\/basemap/, (route) => route.abort())
    const { page } = await openPage(device, demo, { width: 1440, height: 900, path: '/situation' })
    await page.locator('html[data-map="drawn"]').waitFor({ timeout: 30_000 })
    expect(plain(await page.locator('main').innerText())).toContain(t('map.noBasemap'))
  })
})

test('[R-UI-60] the map and its land are asked for after the figures came', async () => {
  const device = await deskOf('M.duty')
  const asked: string[] = []
  device.on('response', (response) => asked.push(new URL(response.url()).pathname))
  device.on('request', (request) => {
    if (/basemap|\/assets\/map-|maplibre/.test(request.url()))
      asked.push(`asks ${new URL(request.url()).pathname}`)
  })
  await situation(device)
  const figures = asked.indexOf('/api/situation')
  const map = asked.findIndex((each) => each.startsWith('asks '))
  expect(figures).toBeGreaterThanOrEqual(0)
  expect(map).toBeGreaterThan(figures)
})

test('[R-UI-60] the map’s chunk is within its budget', async () => {
  const device = await deskOf('M.duty')
  const { page } = await situation(device)
  const chunk = await page.evaluate(async () => {
    const entry = performance
      .getEntriesByType('resource')
      .find(({ name }) => /\/assets\/map-.*\.js$/.test(name))
    const bytes = await (await fetch(entry?.name ?? '')).arrayBuffer()
    const zipped = new Response(bytes).body?.pipeThrough(new CompressionStream('gzip'))
    return (await new Response(zipped).arrayBuffer()).byteLength
  })
  expect(chunk).toBeGreaterThan(100_000)
  expect(chunk).toBeLessThan(450_000)
})

test('[R-UI-55] on a phone the panes are tabs, and each is whole', async () => {
  const device = await deskOf('M.duty')
  const { page, trouble } = await openPage(device, demo, { width: 390, height: 844, path: '/situation' })
  await page.locator('[data-says]').first().waitFor()
  await page.getByRole('button', { name: t('situation.tabMap'), exact: true }).click()
  await page.locator('html[data-map="drawn"]').waitFor({ timeout: 30_000 })
  await soon(() => page.locator('[data-says]').first().isVisible()).toBe(false)
  await page.getByRole('button', { name: t('situation.tabTime'), exact: true }).click()
  await page.getByText(t('situation.laneSaw')).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  expect(trouble).toEqual([])
})

test('[R-UI-8] the situation of a demo bears its mark, and the public has no such screen', async () => {
  const device = await openDevice(browser)
  onTestFinished(() => device.close())
  const { page } = await openPage(device, demo, { path: '/situation' })
  await page.getByRole('heading', { level: 1, name: t('states.absentTitle') }).waitFor()
  expect(await page.locator('nav a[href="/situation"]').count()).toBe(0)
  expect(await page.locator('header').first().innerText()).toContain('Replay of')
})

test('[R-UI-4] [R-UI-7] after a leap of this desk past the close the figures name their new day, and no list waits', async () => {
  const { page } = await situation(await deskOf('M.duty'))
  await page.locator('#jump').fill('1931')
  await page.keyboard.press('Enter')
  await soon(async () => (await textsOf(page, 'main h1'))[0]).toContain(
    'Not observed since 19:30: nobody could watch.',
  )
  const [figures = ''] = await textsOf(page, 'main section:first-of-type')
  expect(figures).toContain('0 of 6 sector-minutes so far, since 19:30: no observer')
  expect(await page.getByRole('button', { name: t('frame.newShow') }).count()).toBe(0)
})
