import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { startDemo, type Demo } from './demo.ts'
import { askedFrom, cardOf, openAs, openBrowser, openDevice, openPage, t, tabTo, soon } from './kit.ts'

let demo: Demo
let browser: Browser
beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await demo.end()
})

const PEOPLE = [
  ['M.duty', 'DO', 'Duty officer'],
  ['A.liaison', 'L', 'Liaison officer, Armenia'],
  ['B.liaison', 'L', 'Liaison officer, Azerbaijan'],
  ['M.mediator', 'ME', 'Mediator'],
  ['M.head', 'HM', 'Head of mission'],
] as const

test('[R-UI-1] the first screen asks one question, in two doors of the same size', async () => {
  const { page, trouble } = await openPage(await openDevice(browser), demo)
  await page.getByRole('heading', { level: 1, name: t('start.question') }).waitFor()
  const doors = await page.locator('article > div').first().locator('> *').all()
  expect(doors).toHaveLength(2)
  // Until the article has come its door says other words.
  await page.locator('a[href="/article"]').waitFor()
  const [one, other] = await Promise.all(doors.map((door) => door.boundingBox()))
  expect(one?.width).toBeGreaterThan(200)
  expect([one?.width, one?.height, one?.y]).toEqual([other?.width, other?.height, other?.y])
  expect(await page.locator('main').innerText()).not.toMatch(/welcome|tour|get started/i)
  expect(trouble).toEqual([])
  await page.context().close()
})

test('[R-UI-1] the first door of a newcomer leads to the day itself, as the duty officer', async () => {
  const { page } = await openPage(await openDevice(browser), demo)
  await page.getByRole('button', { name: t('start.doorFirstText') }).click()
  await page.locator('[data-says]').first().waitFor()
  expect(new URL(page.url()).pathname).toBe('/situation')
  expect(JSON.parse((await askedFrom(page, '/api/session')).text).office).toBe('M.duty')
  await page.context().close()
})

test.each(PEOPLE)(
  '[R-UI-12] one click becomes %s, with a key that cannot be read out',
  async (office, role, name) => {
    const { page, trouble } = await openPage(await openDevice(browser), demo)
    await (await cardOf(page, office)).click()
    await page.waitForURL(role === 'DO' || role === 'HM' ? '**/situation' : '**/accounts')
    await page.locator('summary', { hasText: name }).waitFor()
    const session = JSON.parse((await askedFrom(page, '/api/session')).text)
    expect([session.office, session.role]).toEqual([office, role])
    await soon(() => page.getByRole('dialog').count()).toBe(0)
    // The private part is a key that the page can use and not read.
    const key = await page.evaluate(async (of) => {
      const open = indexedDB.open('truceline-keys')
      const database = await new Promise<IDBDatabase>((resolve) => {
        open.addEventListener('success', () => resolve(open.result))
      })
      const asked = database.transaction('offices').objectStore('offices').get(of)
      await new Promise((resolve) => asked.addEventListener('success', resolve))
      const kept: unknown = asked.result
      return typeof kept === 'object' &&
        kept !== null &&
        'privateKey' in kept &&
        kept.privateKey instanceof CryptoKey
        ? kept.privateKey.extractable
        : undefined
    }, office)
    expect(key).toBe(false)
    expect(trouble).toEqual([])
    await page.context().close()
  },
)

/** The mark on every page of the demo. */
const MARK = t('frame.replayOf', { date: '10 October 2020' })

test.each([undefined, 'M.duty', 'B.liaison'])(
  '[R-UI-8] the mark of the demo stands on every page of %s, and no setting takes it off',
  async (office) => {
    const device = await openDevice(browser)
    const { page } = await openPage(device, demo, { path: '/start' })
    if (office !== undefined) {
      await (await cardOf(page, office)).click()
      await page.locator('[data-matter], [data-says]').first().waitFor()
    }
    for (const path of [
      '/',
      '/start',
      '/situation',
      '/accounts',
      '/accounts?day=all',
      '/record',
      '/nowhere',
    ]) {
      await page.goto(demo.address + path)
      const tag = page.locator('header').getByText(MARK)
      await tag.waitFor()
      const hatching = await tag.evaluate((element) => getComputedStyle(element).backgroundImage)
      expect(hatching, `${path} for ${office}`).toContain('repeating-linear-gradient')
      const inBar = page.getByRole('region', { name: t('frame.replayBar') }).getByText(MARK)
      await soon(() => inBar.count()).toBe(1)
    }
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 800 })
      const shown = await page
        .getByText(MARK)
        .evaluateAll(
          (all) =>
            all.filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
              .length,
        )
      expect(shown, `${width} px`).toBeGreaterThan(0)
    }
    await device.close()
  },
)

test('[R-UI-14] the public reads what is public and nothing else: what is not theirs is as if it were not there', async () => {
  const device = await openDevice(browser)
  const { page } = await openPage(device, demo)
  await (await cardOf(page)).click()
  await page.getByRole('heading', { level: 1, name: t('accounts.publicTitle') }).waitFor()
  const main = await page.locator('main').innerText()
  expect(main).toContain(t('accounts.publicEmpty'))
  const { text } = await askedFrom(page, '/api/record/entries?limit=1')
  const [hidden, absent] = await Promise.all([
    askedFrom(page, '/api/accounts'),
    askedFrom(page, '/api/nothing-of-that-name'),
  ])
  expect(hidden).toEqual(absent)
  expect(text).not.toContain('"body"')
  // A copied address of a matter opens nothing for a reader without the right, as one that never was.
  const own = await openAs(await openDevice(browser), demo, 'M.duty')
  const matter = await own.page.locator('[data-matter]').first().getAttribute('href')
  await page.goto(demo.address + (matter ?? ''))
  await page.getByRole('heading', { level: 1 }).waitFor()
  const shown = await page.locator('main').innerText()
  await page.goto(`${demo.address}/accounts/${'0'.repeat(64)}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await soon(() => page.locator('main').innerText()).toBe(shown)
  await device.close()
  await own.page.context().close()
})

test('[R-UI-50] by keyboard alone: skip link, become a liaison, change theme, read the keys of the screen', async () => {
  const device = await openDevice(browser)
  const { page, trouble } = await openPage(device, demo)
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(t('frame.skip'))
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('page')
  await tabTo(page, await cardOf(page, 'A.liaison'))
  const ring = await page.evaluate(() => {
    const focused = document.activeElement
    return focused === null ? '' : getComputedStyle(focused).outlineStyle
  })
  expect(ring).toBe('solid')
  await page.keyboard.press('Enter')
  await page.locator('[data-matter]').first().waitFor()
  await page.keyboard.press('Shift+N')
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('night')
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText(t('frame.keyNext')).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: 3000 })
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await page.waitForURL('**/record')
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  await page.getByRole('heading', { level: 1, name: t('start.question') }).waitFor()
  expect(trouble).toEqual([])
  await device.close()
})
