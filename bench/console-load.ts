import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import type { Browser } from 'playwright-core'

import { startNode } from '#server/node'

import { openBrowser } from '../test/browser/chromium.ts'
import { homesFolder } from '../test/crash/killed-home.ts'
import { NK2020 } from '../test/nk2020.ts'
import { type Figure } from './figure.ts'

const CONSOLE = join(import.meta.dirname, '../dist/console')
const LANGUAGES = ['en', 'ru', 'az', 'hy'] as const

/** Bytes of the first load from the built console, fonts by language, and how long a browser takes to the first text. */
export async function measure(): Promise<readonly Figure[]> {
  const html = readFileSync(join(CONSOLE, 'index.html'), 'utf8')
  const files = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, path = '']) => path)
  const bytes = files.reduce((sum, path) => sum + gzipSync(readFileSync(join(CONSOLE, path))).length, 0)
  const folder = homesFolder()
  const node = await startNode({ home: join(folder, 'home'), port: 0, founding: NK2020 })
  const browser = await openBrowser()
  try {
    const seen: Seen[] = []
    for (const language of LANGUAGES) seen.push(await seenIn(browser, node.address, language))
    const fonts = seen.map(({ language, fontBytes }) => `${language} ${kB(fontBytes)}`).join(', ')
    const all = seen.map(({ language, allFontBytes }) => `${language} ${kB(allFontBytes)}`).join(', ')
    const texts = seen
      .map(({ language, firstTextMs }) => `${language} ${Math.round(firstTextMs)} ms`)
      .join(', ')
    return [
      { what: 'script and style of the first page, gzip', is: kB(bytes), wanted: '≤ 300 kB (R-UI-60)' },
      {
        what: 'the map’s chunk, and its worker, gzip',
        is: mapChunks(),
        wanted: '≤ 450 kB the chunk (R-UI-60)',
      },
      { what: 'fonts of the whole start page, cold', is: all, wanted: '≤ 140 kB (R-UI-60)' },
      {
        what: 'fonts asked for before the first text, cold',
        is: fonts,
        wanted: 'en 60, ru 90, az 86, hy 107 kB (R-UI-89)',
      },
      {
        what: 'first text in Chromium, cold, loopback, no throttling',
        is: texts,
        wanted: '≤ 1.0 s (R-UI-60)',
      },
    ]
  } finally {
    await browser.close()
    await node.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What a reader of the map fetches after the first text. */
function mapChunks(): string {
  const assets = readdirSync(join(CONSOLE, 'assets'))
  const zipped = (form: RegExp): number =>
    assets
      .filter((name) => form.test(name))
      .reduce((sum, name) => sum + gzipSync(readFileSync(join(CONSOLE, 'assets', name))).length, 0)
  return `${kB(zipped(/^map-.*\.(js|css)$/))}, ${kB(zipped(/^maplibre-gl-worker.*\.js$/))}`
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`
}

type Seen = {
  readonly language: string
  readonly fontBytes: number
  readonly allFontBytes: number
  readonly firstTextMs: number
}

async function seenIn(browser: Browser, address: string, language: string): Promise<Seen> {
  const context = await browser.newContext({ locale: language })
  const page = await context.newPage()
  await page.goto(address, { waitUntil: 'load' })
  // The console holds its feed open, so the net is never idle: it is there when it has said something of its own.
  await page.waitForFunction(
    () =>
      document.body.innerText.trim().length > 40 &&
      performance.getEntriesByName('first-contentful-paint').length > 0,
  )
  await page.evaluate(async () => {
    await document.fonts.ready
  })
  const { firstTextMs, fonts } = await page.evaluate(() => ({
    firstTextMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    fonts: performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => name.endsWith('.woff2'))
      .map(({ startTime, encodedBodySize }) => ({ startTime, encodedBodySize })),
  }))
  const bytesOf = (some: typeof fonts) => some.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
  const fontBytes = bytesOf(fonts.filter(({ startTime }) => startTime <= firstTextMs))
  const allFontBytes = bytesOf(fonts)
  await context.close()
  return { language, fontBytes, allFontBytes, firstTextMs }
}
