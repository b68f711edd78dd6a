// Takes the pictures of the README from the product itself: `node scripts/pictures.ts`. It starts a demonstration in a
// home of its own, its day played to the evening, becomes the duty officer in a real browser, and writes PNG files.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Browser, Page } from 'playwright-core'

import { openBrowser } from '../test/browser/chromium.ts'

const ROOT = join(import.meta.dirname, '..')
const PICTURES = join(ROOT, 'assets/pictures')

/** Both sides have spoken, and the mission has joined what tells of one thing. */
const EVENING = '2020-10-10T15:12:00Z'

type Picture = {
  readonly name: string
  readonly theme: 'light' | 'dark'
  readonly width: number
  readonly height: number
  /** How many of the device's points make one of the page's. */
  readonly density: number
}

const pictures: readonly Picture[] = [
  { name: 'accounts-light', theme: 'light', width: 1440, height: 900, density: 1 },
  { name: 'accounts-dark', theme: 'dark', width: 1440, height: 900, density: 1 },
  { name: 'accounts-phone', theme: 'light', width: 390, height: 844, density: 2 },
]

await takeAll()

async function takeAll(): Promise<void> {
  const built = spawnSync(process.execPath, [join(ROOT, 'scripts/ready.mjs'), 'app'], { stdio: 'inherit' })
  if (built.status !== 0) throw new Error('the console was not built')
  const folder = mkdtempSync(join(tmpdir(), 'truceline-pictures-'))
  chmodSync(folder, 0o711) // as root, the database's user must get through
  const node = spawn(
    process.execPath,
    [join(ROOT, 'src/cli/main.ts'), 'demo', '--at', EVENING, '--port', '0'],
    { env: { ...process.env, TRUCELINE_HOME: join(folder, 'home') }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  try {
    const address = await addressOf(node)
    await paused(address)
    const browser = await openBrowser()
    mkdirSync(PICTURES, { recursive: true })
    for (const picture of pictures) await take(browser, address, picture)
    await browser.close()
  } finally {
    await ended(node)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The address that the node prints when it is ready. */
function addressOf(node: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    node.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /http:\/\/[\d.:]+/.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    })
    node.once('exit', (code) => reject(new Error(`the demonstration ended with ${code}`)))
  })
}

/** Stops the replay, so that every picture shows the same minute. */
async function paused(address: string): Promise<void> {
  const answer = await fetch(`${address}/api/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ speed: 0 }),
  })
  if (!answer.ok) throw new Error(`the clock was not stopped: ${await answer.text()}`)
}

async function take(browser: Browser, address: string, picture: Picture): Promise<void> {
  const { name, theme, width, height, density } = picture
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: density,
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Etc/GMT-4',
  })
  const page = await context.newPage()
  await page.goto(address)
  await becomeDutyOfficer(page)
  await openFirstMatter(page)
  const path = join(PICTURES, `${name}.png`)
  await page.screenshot({ path })
  await context.close()
  if (!existsSync(path)) throw new Error(`${path} was not written`)
  process.stdout.write(`${path}\n`)
}

async function becomeDutyOfficer(page: Page): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Duty officer/ })
    .click()
  await page.waitForURL(/\/situation/)
  await page.locator('nav a[href="/accounts"]').click()
}

/** On a desk the first matter stands open; on a phone it is opened from the list. */
async function openFirstMatter(page: Page): Promise<void> {
  const first = page.locator('[data-matter]').first()
  await first.waitFor()
  if (!(await page.getByRole('table').isVisible())) await first.click()
  await page.getByRole('table').waitFor()
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined) // the feed stays open
}

/** Ctrl-C, and no process left. */
function ended(node: ChildProcess): Promise<void> {
  if (node.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    node.removeAllListeners('exit')
    node.once('exit', () => resolve())
    node.kill('SIGINT')
  })
}
