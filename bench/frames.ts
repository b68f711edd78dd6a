import type { Browser, Locator, Page } from 'playwright-core'

import { say } from '#words'

import { openBrowser } from '../test/browser/chromium.ts'
import { served, stopped } from '../test/crash/killing.ts'
import { askerAt } from './asking.ts'
import { quantile, type Figure } from './figure.ts'
import { searchHome } from './search-data.ts'

const WHEEL_TURNS = 60
const WHEEL_PX = 240
const CHOICES = 6
/** A frame of 60 in a second, with room for the clock's grain. */
const FRAME_MS = 1000 / 60 + 1

/** How evenly the console draws while somebody scrolls and filters a million observations, and how little of them it loads. */
export async function measure(): Promise<readonly Figure[]> {
  const size = Number(process.env['SEARCH_MOST'] ?? 1_000_000)
  const home = await searchHome(size)
  const node = await served(home)
  const browser = await openBrowser()
  try {
    await (
      await askerAt(home, node)
    )('/api/observations')
    const page = await listAt(browser, node.address)
    const loaded = bytesOf(page)
    const scrolled = await framesWhile(page, () => scrolling(page))
    const chosen = await framesWhile(page, () => choosing(page))
    const rows = await page.locator('[data-observation]').count()
    const of = `${size.toLocaleString('en')} observations in Chromium without a graphics card`
    const wanted = '60 frames/s without loading them (issue 5)'
    return [
      { what: `${of}: scrolling through the list`, is: said(scrolled), wanted },
      {
        what: `${of}: choosing ${CHOICES} filters one after the other, each answered`,
        is: said(chosen),
        wanted,
      },
      {
        what: `${of}: rows in the page after that, and what was loaded for all of it`,
        is: `${rows} rows, ${(loaded() / 1_000_000).toFixed(1)} MB`,
        wanted,
      },
    ]
  } finally {
    await browser.close()
    await stopped(node)
  }
}

/** The list as its duty officer opens it: the first of the people who may be chosen. */
async function listAt(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(address)
  await page.locator('section[aria-labelledby="people-title"] button').first().click()
  await page.locator('nav a[href="/observations"]').first().click()
  await filtersOf(page).first().click() // all days
  await page.locator('[data-observation]').first().waitFor()
  return page
}

function filtersOf(page: Page): Locator {
  return page.getByRole('region', { name: say('en', 'observations.filters') }).getByRole('button')
}

/** Counts what the node answers from now on. */
function bytesOf(page: Page): () => number {
  let bytes = 0
  page.on('response', (response) => {
    if (response.url().includes('/api/') && !response.url().includes('/api/feed'))
      void response.body().then(
        (body) => (bytes += body.length),
        () => undefined,
      )
  })
  return () => bytes
}

/** Milliseconds between frames while something is done. */
async function framesWhile(page: Page, work: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const at: number[] = []
    Object.assign(window, { framesAt: at })
    const next = (ms: number): void => {
      if (Reflect.get(window, 'framesAt') !== at) return
      at.push(ms)
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
  await work()
  const at: readonly number[] = await page.evaluate(() => {
    const seen: readonly number[] = Reflect.get(window, 'framesAt')
    Reflect.deleteProperty(window, 'framesAt')
    return seen
  })
  return at.slice(1).map((ms, frame) => ms - (at[frame] ?? ms))
}

async function scrolling(page: Page): Promise<void> {
  await page.locator('[data-observation]').first().hover()
  for (let turn = 0; turn < WHEEL_TURNS; turn++) {
    await page.mouse.wheel(0, WHEEL_PX)
    await page.waitForTimeout(50)
  }
}

async function choosing(page: Page): Promise<void> {
  for (let choice = 0; choice < CHOICES; choice++) {
    const answered = page.waitForResponse((response) => response.url().includes('/api/observations'))
    await filtersOf(page)
      .nth(1 + 3 * choice)
      .click()
    await answered
  }
}

function said(frames: readonly number[]): string {
  const even = frames.filter((ms) => ms <= FRAME_MS).length / frames.length
  const of = (share: number): string => `${quantile(frames, share).toFixed(0)} ms`
  return `${frames.length} frames, p50 ${of(0.5)}, p95 ${of(0.95)}, slowest ${of(1)}; ${(100 * even).toFixed(0)} % within a 60th of a second`
}
