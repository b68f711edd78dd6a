import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { isLang, type Lang } from '#words'

import { startDemo, type Demo } from './demo.ts'
import { openAs, openBrowser, openDevice, openPage } from './kit.ts'
import { pairsOf } from './pairs.ts'

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
  screen: ['start', 'situation', 'list', 'matter', 'record', 'entry', 'form'],
  reader: ['public', 'M.duty', 'A.liaison', 'B.liaison', 'M.mediator'],
} as const

const LOOKS = pairsOf(FACTORS, ({ reader, screen }) => reader !== 'public' || screen !== 'form')

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

/** What axe finds against WCAG 2.0 to 2.2, A and AA: rule and element. */
async function axeOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe: run } = window
    const found = await run.run(document, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] },
      resultTypes: ['violations'],
    })
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${id} ${target.join(' ')} ${any[0]?.message ?? ''}`),
    )
  })
}

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}

/** What makes the page scroll sideways, if it does. */
function widerThanPage(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const scrolls = [document.documentElement, document.querySelector('main')].some(
      (each) => each !== null && each.scrollWidth > each.clientWidth + 1,
    )
    if (!scrolls) return []
    return [...document.querySelectorAll('body *')]
      .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
      .map(
        (each) =>
          `${each.tagName} ${each.getAttribute('class') ?? ''} ${(each.textContent ?? '').slice(0, 40)}`,
      )
      .slice(0, 4)
  })
}

/** Words that stand in every language as they are, and the languages' own names. */
const NAMES =
  /^(Truceline.*|Azərbaycanca|English|UTC|Z|Ctrl|Enter|Esc|Space|Shift|Facebook|Twitter|YYYY-MM-DD|M|A|B|G\d|[A-Z]\d?(-[A-Z]\d+)?)$/i

/** Name of an imported file, name of a log, beginning of a hash: as they are. */
const FILE = /\S+\.(?:json|example)\S*|[0-9a-f]{8}…/g

/** What of the page is said in English to a reader of another language: whole sentences, or in another script any word. */
async function englishLeft(page: Page, lang: Lang): Promise<readonly string[]> {
  const texts = await ownTexts(page, lang)
  const sentences = texts.filter((text) => ENGLISH.has(text) && !OWN[lang].has(text))
  if (lang === 'az') return sentences
  const words = texts.flatMap((text) =>
    (text.replaceAll(FILE, '').match(/[\p{Script=Latin}'’-]{3,}/gu) ?? []).filter(
      (word) => !NAMES.test(word),
    ),
  )
  return [...new Set([...sentences, ...words])]
}

/**
 * Texts and names of the page that the product itself says: without others' words, which stand in their own language, and
 * without code, hashes, keys and the names of fields as they were signed.
 */
function ownTexts(page: Page, lang: Lang): Promise<readonly string[]> {
  return page.evaluate((own) => {
    const isOther = (element: Element | null): boolean =>
      element === null ||
      element.closest(
        'bdi, pre, textarea, kbd, script, style, noscript, section[aria-labelledby="bytes-title"], [class*="_code_"], [class*="_stackId_"]',
      ) !== null ||
      (element.closest('[lang]')?.getAttribute('lang') ?? own) !== own
    const texts: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const text = (node.textContent ?? '').trim()
      if (text !== '' && !isOther(node.parentElement)) texts.push(text)
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      if (!isOther(element))
        for (const name of ['aria-label', 'title', 'placeholder'])
          texts.push(element.getAttribute(name) ?? '')
    return texts.filter((text) => text !== '')
  }, lang)
}

function catalogue(lang: Lang): ReadonlySet<string> {
  const folder = join(root, 'src/words', lang)
  return new Set(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => Object.values(JSON.parse(readFileSync(join(folder, name), 'utf8'))).map(String)),
  )
}

const ENGLISH = catalogue('en')
const OWN: Readonly<Record<Lang, ReadonlySet<string>>> = {
  en: ENGLISH,
  hy: catalogue('hy'),
  az: catalogue('az'),
  ru: catalogue('ru'),
}
