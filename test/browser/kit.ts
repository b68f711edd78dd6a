import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

import { say, type Key, type Lang, type Values } from '#words'

import type { Demo } from './demo.ts'

export { openBrowser } from './chromium.ts'

/** A sentence of the console in English, so that a test names what a person sees by its key. */
export function t(key: Key, values: Values = {}): string {
  return say('en', key, values)
}

/** What is expected soon, however busy the machine is. */
export function soon<T>(ask: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> {
  return expect.poll(ask, { timeout: 15_000 })
}

/** How a page is looked at. */
export type Look = {
  readonly lang?: Lang
  readonly theme?: 'light' | 'dark' | 'night'
  readonly width?: number
  readonly height?: number
  /** Address below the node's. */
  readonly path?: string
}

/** A page, and what went wrong on it: errors of the console or of the page, and requests that left the node. */
export type Seen = { readonly page: Page; readonly trouble: readonly string[] }

/** A browser's own storage for one device. */
export function openDevice(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' })
}

/** Opens a page of a device as it is looked at. */
export async function openPage(
  device: BrowserContext,
  demo: Pick<Demo, 'address'>,
  look: Look = {},
): Promise<Seen> {
  const { lang = 'en', theme = 'light', width = 1280, height = 720, path = '/' } = look
  const page = await device.newPage()
  const trouble: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text())
  })
  page.on('pageerror', (error) => trouble.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(`${demo.address}/`) && !/^(blob|data):/.test(request.url()))
      trouble.push(`left the node: ${request.url()}`)
  })
  await page.setViewportSize({ width, height })
  await page.addInitScript(
    (kept) => localStorage.setItem('truceline.device', kept),
    JSON.stringify({ lang, theme, density: 'comfortable', keys: 'on' }),
  )
  await page.goto(demo.address + path)
  await page.locator('header').first().waitFor()
  return { page, trouble }
}

/** The card of one of the demo's people on the first screen; of the public where no office is named. */
export async function cardOf(page: Page, office?: string): Promise<Locator> {
  const cards = page.locator('section[aria-labelledby="people-title"] button')
  const offices: unknown = await page.evaluate(async () => {
    const { demo } = await (await fetch('/api/mechanism')).json()
    return demo.people.map((person: { readonly office: string }) => person.office)
  })
  const all: readonly unknown[] = Array.isArray(offices) ? offices : []
  const place = office === undefined ? all.length : all.indexOf(office)
  if (place < 0) throw new Error(`nobody here is ${office}`)
  return cards.nth(place)
}

/** Opens a page whose reader has become one of the demo's people by one click, and reads its accounts. */
export async function openAs(
  device: BrowserContext,
  demo: Pick<Demo, 'address'>,
  office: string,
): Promise<Seen> {
  const seen = await openPage(device, demo)
  await (await cardOf(seen.page, office)).click()
  await seen.page.waitForURL(/\/(accounts|situation)/)
  // Some roles begin at the day's picture; one click in the rail leads on.
  if (new URL(seen.page.url()).pathname !== '/accounts')
    await seen.page.locator('nav a[href="/accounts"]').click()
  await seen.page.locator('[data-matter]').first().waitFor()
  return seen
}

/** What a session reads at an address of the node. */
export function askedFrom(
  page: Page,
  path: string,
): Promise<{ readonly status: number; readonly text: string }> {
  return page.evaluate(async (at) => {
    const answer = await fetch(at)
    return { status: answer.status, text: await answer.text() }
  }, path)
}

const MOST_TABS = 400

/** Presses Tab until a control has the focus, as a person without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor()
  for (let pressed = 0; pressed < MOST_TABS; pressed++) {
    if (await hasFocus(target)) return
    const far = pressed === 0 ? await stopsBefore(target) : 1
    for (let stop = 0; stop < Math.max(1, far); stop++) await page.keyboard.press('Tab')
  }
  throw new Error(`${MOST_TABS} presses of Tab do not reach ${target.toString()}`)
}

/** How many stops surely lie between the focus and a control, so that it is not looked for at each of them. */
function stopsBefore(target: Locator): Promise<number> {
  return target.first().evaluate((element) => {
    const stops = [
      ...document.querySelectorAll('a[href], button, input:not([type=radio]), select, textarea, summary'),
    ]
    const [from, to] = [stops.indexOf(document.activeElement ?? element), stops.indexOf(element)]
    return stops.slice(Math.max(0, from), to).filter((each) => each.checkVisibility()).length - 1
  })
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.first().evaluate((element) => element === document.activeElement)
}

/** Types into a field by keyboard alone, in place of what stands there. */
export async function fill(page: Page, id: string, text: string): Promise<void> {
  await tabTo(page, page.locator(`#${id}`))
  await page.keyboard.press('ControlOrMeta+a')
  // A long text comes in at once, as pasting brings it (R-UI-47); a short one key by key.
  await (text.length > LONG_TEXT ? page.keyboard.insertText(text) : page.keyboard.type(text))
}

const LONG_TEXT = 12

/** Text with its unbreakable spaces as plain ones, as a person reads it. */
export function plain(text: string): string {
  return text.replaceAll('\u00A0', ' ')
}

/** What an element says, as a person reads it. */
export async function read(target: Locator): Promise<string> {
  return plain(await target.innerText())
}

const MOST_CHOICES = 40

/** Chooses one of a few by keyboard alone: Tab into the group, then the arrows. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  const group = page.locator(`input[name="${name}"]`)
  await group.first().waitFor()
  const isInside = (): Promise<boolean> =>
    page.evaluate((of) => document.activeElement?.getAttribute('name') === of, name)
  for (let pressed = 0; pressed < MOST_TABS && !(await isInside()); pressed++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  for (let pressed = 0; pressed < MOST_CHOICES; pressed++) {
    if (await page.locator(`input[name="${name}"][value="${value}"]`).isChecked()) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`${name} has no ${value}`)
}

/** Chooses an entry of a list by keyboard alone, by the text it begins with or holds. */
export async function select(page: Page, id: string, text: string): Promise<void> {
  const field = page.locator(`#${id}`)
  await tabTo(page, field)
  for (let pressed = 0; pressed < MOST_CHOICES; pressed++) {
    const shown = await field.evaluate((element) =>
      element instanceof HTMLSelectElement ? (element.selectedOptions[0]?.textContent ?? '') : '',
    )
    if (shown.includes(text)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`${id} has no ${text}`)
}

/** Signs the open form by its key, and waits for the sentence that names the entry; answers the entry's index. */
export async function sign(page: Page): Promise<number> {
  await page.keyboard.press('Control+Enter')
  const done = page.locator('main article a[href^="/record/"]', { hasText: /entry \d+\.$/ })
  await done.waitFor()
  return Number(/\d+/.exec((await done.textContent()) ?? '')?.[0])
}

/** What a sentence of the console with placeholders looks like: each placeholder may hold anything. */
export function like(key: Key, names: readonly string[]): RegExp {
  const mark = '\u0000'
  const text = t(key, Object.fromEntries(names.map((name) => [name, mark])))
  return new RegExp(
    text
      .split(mark)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
      .join('.*'),
  )
}
