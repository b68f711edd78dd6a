import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'

import { isLang } from '#words'

import { NK2020, placeRows } from '../nk2020.ts'
import { reportDesks } from '../report-desks.ts'
import { observedIn, SECOND_DAY, SECOND_FILES } from '../stories/second.ts'
import { stageOf, type Stage } from '../stories/stage.ts'
import { issueDay, tellDay } from '../stories/told-day.ts'
import { playAll, playOf } from '../stories/whole.ts'
import { cardOf, openBrowser, openDevice, openPage } from './kit.ts'
import { pairsOf } from './pairs.ts'
import { axeOn, widerThanPage } from './whole.ts'

vi.setConfig({ testTimeout: 60_000 })

const READERS = ['M.duty', 'A.liaison', 'B.liaison'] as const
const SCREENS: Readonly<Record<string, string>> = {
  start: '/',
  situation: '/situation',
  list: '/situation?list=1',
  accounts: '/accounts?day=all',
  observations: '/observations?day=2031-03-07',
  agreement: '/agreement',
  reports: '/reports',
  record: '/record',
}
const LOOKS = pairsOf(
  {
    screen: Object.keys(SCREENS),
    reader: READERS,
    lang: ['en', 'hy', 'az', 'ru'],
    theme: ['light', 'dark'],
    width: ['1280', '390'],
  },
  () => true,
)

/** A mechanism of an invented conflict, with two days of it told, played at a node that serves the console as it is. */
let stage: Stage
let browser: Browser
const devices = new Map<string, BrowserContext>()
beforeAll(async () => {
  const play = playOf(SECOND_FILES)
  ;[stage, browser] = await Promise.all([stageOf(play.founding), openBrowser()])
  await playAll(stage, play)
  await observedIn(reportDesks(stage.node))
  await issueDay(await tellDay(stage, SECOND_DAY), SECOND_DAY.day)
  for (const reader of READERS) {
    const device = await openDevice(browser)
    devices.set(reader, device)
    const { page } = await openPage(device, served())
    await (await cardOf(page, reader)).click()
    await page.waitForURL(/\/(accounts|situation)/)
    await page.close()
  }
}, 200_000)
afterAll(async () => {
  await browser.close()
  await stage.end()
})

function served(): { readonly address: string } {
  return { address: stage.node.address }
}

/** Words of the program in the reader's language, among them what it calls the languages: test/mirror/source.test.ts. */
const OWN_WORDS: ReadonlySet<string> = new Set(['Azərbaycan'])

/** Names that only the first mechanism has: its sides, entities and places, in any of its languages. */
function firstNames(): readonly string[] {
  const { mechanism } = NK2020
  const told = [...mechanism.sides, ...mechanism.entities].flatMap(({ name }) => name.map(({ text }) => text))
  const towns = placeRows().flatMap(({ place }) =>
    place.forms.flatMap(({ names }) => names.map(({ text }) => text)),
  )
  return [...new Set([...told, ...towns])].filter((name) => name.length > 4 && !OWN_WORDS.has(name))
}

/** What a page says once nothing more arrives: the same twice, half a second apart. */
async function textOf(page: Page): Promise<string> {
  const said = async (): Promise<string> => (await page.locator('body').textContent()) ?? ''
  let last = await said()
  const isSame = async (): Promise<boolean> => {
    const before = last
    last = await said()
    return before === last
  }
  await expect.poll(isSame, { interval: 500, timeout: 20_000 }).toBe(true)
  return last
}

describe.each(LOOKS)('$screen for $reader: $lang, $theme, $width', (look) => {
  test('[R-PTY-7, R-UI-50, R-UI-56] another conflict’s screen is whole, within its width, and knows no other names', async () => {
    const { screen = '', reader = '', lang = '', theme, width } = look
    const device = devices.get(reader)
    if (device === undefined || !isLang(lang) || (theme !== 'light' && theme !== 'dark'))
      throw new Error('no such look')
    const asked = { lang, theme, width: Number(width), path: SCREENS[screen] ?? '/' } as const
    const { page, trouble } = await openPage(device, served(), asked)
    onTestFinished(() => page.close())
    await page.locator('main h1, main h2').first().waitFor({ state: 'attached' })
    const text = await textOf(page)
    const words = new Set(text.split(/[^\p{L}\p{M}'’]+/u))
    expect(firstNames().filter((name) => words.has(name))).toEqual([])
    expect(text).toContain('+02:30')
    expect(await page.locator('main [role=alert]').count()).toBe(0)
    expect(await widerThanPage(page)).toEqual([])
    expect(await axeOn(page)).toEqual([])
    expect(trouble).toEqual([])
  })
})
