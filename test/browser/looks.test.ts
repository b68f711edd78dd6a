import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { isLang } from '#words'

import { startDemo, type Demo } from './demo.ts'
import { openAs, openBrowser, openDevice, openPage } from './kit.ts'
import { pairsOf } from './pairs.ts'
import { axeOn, englishLeft, widerThanPage } from './whole.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = join(import.meta.dirname, '../..')
const SHOTS = join(root, '.cache/shots')

const SIZES: Readonly<Record<string, readonly [number, number]>> = {
  '1440x900': [1440, 900],
  '1280x720': [1280, 720],
  '390x844': [390, 844],
  '320x640': [320, 640],
}

/** What can be looked at; a reader without a form has none. */
const FACTORS = {
  lang: ['en', 'hy', 'az', 'ru'],
  theme: ['light', 'dark', 'night'],
  size: Object.keys(SIZES),
  screen: [
    'start',
    'situation',
    'list',
    'matter',
    'agreement',
    'reports',
    'article',
    'record',
    'entry',
    'form',
  ],
  reader: ['public', 'M.duty', 'A.liaison', 'B.liaison', 'M.mediator'],
} as const

/** Screens that the public has not. */
const OFFICES_OWN: ReadonlySet<string | undefined> = new Set(['form', 'agreement', 'reports'])

const LOOKS = pairsOf(FACTORS, ({ reader, screen }) => reader !== 'public' || !OFFICES_OWN.has(screen))

let demo: Demo
let browser: Browser
const devices = new Map<string, BrowserContext>()
let entry = ''
let matter = ''
beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true })
  ;[demo, browser] = await Promise.all([startDemo(), openBrowser()])
  for (const reader of FACTORS.reader) {
    const device = await openDevice(browser)
    devices.set(reader, device)
    if (reader === 'public') continue
    const { page } = await openAs(device, demo, reader)
    matter = (await page.locator('[data-matter]').first().getAttribute('href')) ?? ''
    await page.locator('main table a[href^="/record/"]').first().waitFor()
    entry = (await page.locator('main table a[href^="/record/"]').first().getAttribute('href')) ?? ''
    await page.close()
  }
}, 120_000)
afterAll(async () => {
  await browser.close()
  await demo.end()
})

function pathOf(screen: string, reader: string): string {
  const paths: Readonly<Record<string, string>> = {
    start: '/',
    situation: '/situation',
    list: '/accounts',
    agreement: '/agreement',
    reports: '/reports',
    article: '/article',
    matter,
    record: '/record',
    entry,
    form: `/accounts?form=${reader.endsWith('.liaison') ? 'lodge' : 'transcribe'}`,
  }
  return paths[screen] ?? '/'
}

type LookRow = Readonly<Record<string, string>>

async function looked({ lang = '', theme = '', size = '', screen = '', reader = '' }: LookRow) {
  const device = devices.get(reader)
  const [width, height] = SIZES[size] ?? [0, 0]
  if (device === undefined || !isLang(lang) || (theme !== 'light' && theme !== 'dark' && theme !== 'night'))
    throw new Error('no such look')
  const seen = await openPage(device, demo, { lang, theme, width, height, path: pathOf(screen, reader) })
  const { page } = seen
  await page.locator('main h1').first().waitFor({ state: 'attached' })
  if (screen === 'form') {
    await page.locator('main form').waitFor()
    // With its errors shown: these have colours and words of their own.
    await page.locator('main form > *').last().locator('button').first().click()
    await page.locator('main form').getByRole('alert').first().waitFor()
  }
  if (screen === 'entry' && reader !== 'public') {
    await page.keyboard.press('c')
    await page.locator('main section ol svg').first().waitFor()
  }
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  return { ...seen, lang }
}

describe.each(LOOKS)('$screen for $reader: $lang, $theme, $size', (look) => {
  test('[R-UI-50] [R-UI-51] [R-UI-55] [R-UI-56] [R-UI-59] it is whole, named, in one language and within its width', async () => {
    const { page, trouble, lang } = await looked(look)
    await page.screenshot({ path: join(SHOTS, `${Object.values(look).join('-')}.png`) })
    // What is not this reader's answers as absent, which the browser notes as an error of ours; it is none.
    const isHidden = look['reader'] === 'public' && look['screen'] === 'entry'
    const found = {
      axe: await axeOn(page),
      lang: await page.evaluate(() => document.documentElement.lang),
      theme: await page.evaluate(() => document.documentElement.dataset['theme']),
      headings: await page.getByRole('heading', { level: 1 }).count(),
      wider: await widerThanPage(page),
      english: lang === 'en' ? [] : await englishLeft(page, lang),
      trouble: trouble.filter((each) => !isHidden || !each.includes('404')),
    }
    expect(found).toEqual({
      axe: [],
      lang: look['lang'],
      theme: look['theme'],
      headings: 1,
      wider: [],
      english: [],
      trouble: [],
    })
    await page.close()
  })
})
