import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'

import { say, type Lang } from '#words'

import { startDemo, type Demo } from './demo.ts'
import { deskAt } from './desk-at.ts'
import { cardOf, openBrowser, openDevice, openPage, plain, soon, t, type Look } from './kit.ts'
import { englishLeft, widerThanPage } from './whole.ts'

vi.setConfig({ testTimeout: 90_000 })

/** Ten minutes after the first day closed: every one of these screens has something to show. */
const CLOSED = '2020-10-10T15:40:00.000Z'

/** A screen: where it is, the view without which it shows nothing, and what stands there once it is read. */
type Screen = {
  readonly path: string
  readonly view: RegExp
  readonly shown: string
  /** What the view answers where there is nothing yet, made of what it answers here; absent: it is never empty. */
  readonly emptied?: (answer: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
}

const SCREENS: readonly Screen[] = [
  {
    path: '/agreement',
    view: /\/api\/agreements(\?|$)/,
    shown: 'main aside ol a',
    emptied: (answer) => ({ ...answer, agreements: [] }),
  },
  {
    path: '/reports',
    view: /\/api\/reports(\?|$)/,
    shown: 'main aside ol a',
    emptied: (answer) => ({ ...answer, days: [], notes: [] }),
  },
  { path: '/article', view: /\/api\/article(\?|$)/, shown: 'main ol li' },
  { path: '/situation', view: /\/api\/situation(\?|$)/, shown: '[data-says]' },
  {
    path: '/observations',
    view: /\/api\/observations(\?|$)/,
    shown: 'main h1',
    emptied: (answer) => ({ ...answer, rows: [] }),
  },
]

/** Those that can be empty: a day is never without its picture, nor the article without its sentences. */
const EMPTY = SCREENS.flatMap(({ path, view, emptied }) =>
  emptied === undefined ? [] : [{ path, view, emptied }],
)

const LANGS: readonly Lang[] = ['en', 'hy', 'az', 'ru']

/** Words of English on a page of another language. */
const foreignTo = (page: Page, lang: Lang): Promise<readonly string[]> =>
  lang === 'en' ? Promise.resolve([]) : englishLeft(page, lang)

let demo: Demo
let browser: Browser
let isDown = false
let device: BrowserContext
beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(CLOSED), openBrowser()])
  device = await openDevice(browser)
  const { page } = await openPage(device, demo)
  await (await cardOf(page, 'M.head')).click()
  await page.waitForURL((url) => url.pathname !== '/')
  await page.close()
}, 240_000)
afterAll(async () => {
  await browser.close()
  await demo.end()
})

/** A page of the head of mission, whose requests to one view are dealt with as told. */
async function pageWith(look: Look, view: RegExp, deal: (route: Route) => Promise<void>): Promise<Page> {
  await device.route(view, deal)
  onTestFinished(() => device.unroute(view))
  const { page } = await openPage(device, demo, look)
  onTestFinished(() => page.close())
  return page
}

const FAULT = {
  type: 'about:blank',
  title: 'NET_FAULT',
  status: 500,
  code: 'NET_FAULT',
  kept: 'nothing',
  detail: {},
}

const killed = (route: Route): Promise<void> =>
  route.fulfill({
    status: 500,
    contentType: 'application/problem+json',
    body: JSON.stringify(FAULT),
  })

describe.each(SCREENS)('$path', ({ path, view, shown }) => {
  test.each(LANGS)(
    '[R-UI-10] [R-UI-59] killed, it says so in %s with a way to try again, which brings it back',
    async (lang) => {
      let isKilled = true
      const page = await pageWith({ lang, path }, view, (route) =>
        isKilled ? killed(route) : route.continue(),
      )
      const box = page.locator('main [role="alert"]').first()
      await box.waitFor()
      expect(await box.innerText()).toContain(say(lang, 'states.errorTitle'))
      expect(await foreignTo(page, lang)).toEqual([])
      isKilled = false
      await box.getByRole('button', { name: say(lang, 'states.again') }).click()
      await page.locator(shown).first().waitFor()
    },
  )

  test('[R-UI-10] on a slow line it shows the shape of what comes, then says what it waits for', async () => {
    const gate = Promise.withResolvers<void>()
    onTestFinished(() => gate.resolve())
    const page = await pageWith({ path, width: 390, height: 844, theme: 'dark' }, view, async (route) => {
      await gate.promise
      await route.continue()
    })
    await page.locator('main [aria-busy="true"]').first().waitFor()
    await page.getByText(t('states.loadingLong')).first().waitFor()
    expect(await widerThanPage(page)).toEqual([])
    gate.resolve()
    await page.locator(shown).first().waitFor()
  })
})

describe.each(EMPTY)('$path', ({ path, view, emptied }) => {
  test.each(LANGS)('[R-UI-10] [R-UI-59] empty, it says why in %s, and nothing is blank', async (lang) => {
    const page = await pageWith(
      { lang, path, width: 390, height: 844, theme: 'dark' },
      view,
      async (route) => {
        const answer: unknown = await (await route.fetch()).json()
        const whole = typeof answer === 'object' && answer !== null ? { ...answer } : {}
        await route.fulfill({ json: emptied(whole) })
      },
    )
    const box = page.locator('main [role="status"]').first()
    await box.waitFor()
    expect((await box.innerText()).trim().length).toBeGreaterThan(20)
    expect(await page.locator('main :is(h1, h2)').first().innerText()).not.toBe('')
    expect(await foreignTo(page, lang)).toEqual([])
    expect(await widerThanPage(page)).toEqual([])
  })
})

test('[R-UI-10] [R-UI-20] with the node ended, each screen keeps what it showed under a band that says since when; then it comes back', async () => {
  const pages: { readonly path: string; readonly page: Page; readonly shown: string }[] = []
  for (const { path, shown } of SCREENS) {
    const { page } = await openPage(device, demo, { path })
    onTestFinished(() => page.close())
    await page.locator(shown).first().waitFor()
    pages.push({ path, page, shown })
  }
  await demo.halt()
  isDown = true
  onTestFinished(async () => {
    if (isDown) await demo.resume()
    isDown = false
  })
  const band = (page: Page) => page.getByText(/^No connection since/)
  for (const { path, page, shown } of pages) {
    await band(page).waitFor()
    expect([path, (await page.locator(shown).first().innerText()).length > 0]).toEqual([path, true])
    const said = plain(await page.locator('output', { hasText: 'No connection' }).innerText())
    expect(said).toMatch(/No connection since 10 October 2020, 19:\d\d \+04\./)
    expect(said).toMatch(/as of entry [\d,]+\./)
  }
  await demo.resume()
  isDown = false
  for (const { page } of pages) await band(page).waitFor({ state: 'detached', timeout: 45_000 })
})

test.each(LANGS)(
  '[R-UI-10] what cannot be read anew stays, and a band in %s says as of when it stands, until it is read again',
  async (lang) => {
    let isKilled = false
    const page = await pageWith({ lang, path: '/agreement' }, /\/api\/agreements\/[0-9a-f]{64}/, (route) =>
      isKilled ? killed(route) : route.continue(),
    )
    await page.locator('main article h1').waitFor()
    const title = await page.locator('main article h1').innerText()
    isKilled = true
    const agreement = await page.locator('main aside ol a[aria-current]').getAttribute('href')
    await addText(agreement?.split('/').at(-1) ?? '', `A draft found in ${lang}`)
    const band = page.locator('output', { hasText: 'NET_FAULT' })
    await band.waitFor({ timeout: 30_000 })
    expect(await page.locator('main article h1').innerText()).toBe(title)
    expect(await foreignTo(page, lang)).toEqual([])
    isKilled = false
    await band.getByRole('button', { name: say(lang, 'states.again') }).click()
    await soon(() => band.count()).toBe(0)
    await page.getByText(`A draft found in ${lang}`).first().waitFor()
  },
)

/** Has the mediator record a text of an agreement that is in the record. */
async function addText(agreement: string, label: string): Promise<void> {
  const source = { publisher: 'Constructed for a test', title: label }
  const text = { id: label, label, kind: 'leaked', languages: ['en'], source }
  const desk = await deskAt(demo, 'M.mediator')
  const entered = await desk.enter({
    act: 'agreement.record',
    type: 'agreement.recorded',
    body: { further: { text, terms: [] } },
    ref: [{ rel: 'adds', rid: agreement }],
  })
  expect(entered).toMatchObject({ ok: true })
}
