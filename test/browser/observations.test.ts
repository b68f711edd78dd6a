import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { startDemo, type Demo } from './demo.ts'
import {
  askedFrom,
  cardOf,
  fill,
  openBrowser,
  openDevice,
  openPage,
  read,
  select,
  sign,
  soon,
  t,
  tabTo,
} from './kit.ts'

vi.setConfig({ testTimeout: 90_000 })

let demo: Demo
let browser: Browser
const devices = new Map<string, BrowserContext>()
const pages = new Map<string, Page>()

beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(), openBrowser()])
  for (const office of ['M.duty', 'A.liaison']) {
    const { device, page } = await deskOf(office)
    devices.set(office, device)
    pages.set(office, page)
  }
}, 120_000)
afterAll(async () => {
  await browser.close()
  await demo.end()
})

/** A device of its own, whose reader has become one of an office's people. */
async function deskOf(office: string): Promise<{ readonly device: BrowserContext; readonly page: Page }> {
  const device = await openDevice(browser)
  await device.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { page } = await openPage(device, demo)
  await (await cardOf(page, office)).click()
  await page.locator('nav a[href="/observations"]').first().waitFor()
  return { device, page }
}

/** Opens the screen at a desk, as a fresh page would. */
async function open(office: string, query = ''): Promise<Page> {
  const page = pages.get(office)
  if (page === undefined) throw new Error(`no desk of ${office}`)
  await page.goto(`${demo.address}/observations${query}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** A watch of S4 by Patrol 4, opened by keyboard, and only once. */
async function watched(): Promise<Page> {
  const page = await open('M.duty')
  await page.locator('h2', { hasText: /watch/i }).first().waitFor()
  if ((await page.locator('[data-watch]').count()) > 0) return page
  await tabTo(page, page.getByRole('button', { name: t('observations.watchOpen') }).first())
  await page.keyboard.press('Enter')
  await select(page, 'watchSector', 'S4')
  await fill(page, 'team', 'Patrol 4')
  await fill(page, 'callSign', 'P4')
  await tabTo(page, page.locator('#visibility'))
  await page.keyboard.press('Space')
  await sign(page)
  return open('M.duty')
}

const rows = (page: Page): Promise<number> => page.locator('[data-observation]').count()

/** Rows that stand whole within the page and within every part that scrolls. */
function rowsOnScreen(page: Page): Promise<number> {
  return page.locator('[data-observation]').evaluateAll(
    (all) =>
      all.filter((row) => {
        const { top, bottom, left, height } = row.getBoundingClientRect()
        const at = [top + 2, bottom - 2].map((y) => document.elementFromPoint(left + 20, y))
        return height > 0 && top >= 0 && bottom <= innerHeight && at.every((each) => row.contains(each))
      }).length,
  )
}

describe('the duty officer', () => {
  test('[R-UI-1] that nobody watches is said before any table, and an empty day is not calm', async () => {
    const page = await open('M.duty')
    const first = await read(page.locator('main h1 + p'))
    expect(first).toContain(t('observations.firstUnseen'))
    await soon(() => read(page.locator('main'))).toContain(t('observations.unseenText'))
    await soon(() => read(page.locator('main h2').first())).toContain(t('observations.nobodyWatches'))
  })

  test('[R-UI-50] a watch is opened and an observation entered by keyboard in few keys', async () => {
    const page = await watched()
    await soon(() => read(page.locator('[data-watch] b'))).toBe('S4 · Patrol 4 (P4)')
    await page.keyboard.press('n')
    await page.locator('#count').waitFor()
    const keys = ['1', 'h', '~', '5', 'Tab', 'N', 'N', 'E', ' ', '2', '-', '7']
    for (const key of keys) await page.keyboard.press(key)
    await soon(() => read(page.locator('section', { hasText: t('forms.willRead') }).last())).toContain(
      'about 5 explosions (4 to 6), heard',
    )
    await sign(page)
    await page.goto(`${demo.address}/observations`)
    await soon(() => rows(page)).toBe(1)
    await soon(() => read(page.locator('[data-observation]').first())).toMatch(/NNE, 22° ± 11°; 2 to 7 km/)
  })

  test('[R-UI-77] a line is previewed with the words that are signed, and Enter signs it', async () => {
    const page = await watched()
    const before = await rows(page)
    await tabTo(page, page.locator('#one-line'))
    await page.keyboard.type('P4 heard ~3 expl SW 3km dogs')
    const preview = page.getByRole('region', { name: t('observations.line') })
    await soon(() => read(preview)).toContain('about 3 explosions (2 to 4), heard')
    await soon(() => read(preview)).toContain('relayed from Patrol 4')
    await page.keyboard.press('Enter')
    await preview.getByRole('link', { name: /entry \d+/ }).waitFor()
    await soon(() => page.locator('#one-line').inputValue()).toBe('')
    await page.goto(`${demo.address}/observations`)
    await soon(() => rows(page)).toBe(before + 1)
  })

  test('[R-UI-77] a line that lacks something is not signed, and what mends it is offered', async () => {
    const page = await watched()
    await tabTo(page, page.locator('#one-line'))
    await page.keyboard.type('P4 ~3 expl')
    const preview = page.getByRole('region', { name: t('observations.line') })
    await preview.getByText(t('observations.lineMissing', { missing: 'means' })).waitFor()
    await page.keyboard.press('Enter')
    expect(await page.locator('#one-line').inputValue()).toBe('P4 ~3 expl')
    await preview.getByRole('button', { name: t('observations.means', { means: 'heard' }) }).click()
    await soon(() => page.locator('#one-line').inputValue()).toBe('P4 ~3 expl heard')
    await tabTo(page, page.locator('#one-line'))
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
  })

  test('[R-UI-78] what is no observation is kept in the ops log as typed, and may become one', async () => {
    const page = await watched()
    await fill(page, 'one-line', 'P4 dog barking, lights out')
    await page.getByText(t('observations.lineLogWord')).waitFor()
    await page.keyboard.press('Enter')
    const line = page.getByRole('region', { name: t('observations.line') })
    await line.getByRole('link', { name: /entry \d+/ }).waitFor()
    await page.goto(`${demo.address}/observations?log=1`)
    const entry = page.locator('[data-log]', { hasText: 'P4 dog barking, lights out' })
    await entry.waitFor()
    await tabTo(page, entry.getByRole('button'))
    await page.keyboard.press('e')
    await page.locator('#count').waitFor()
    for (const key of ['1', 'h', '2']) await page.keyboard.press(key)
    await sign(page)
    await page.goto(`${demo.address}/observations?log=1`)
    await soon(() => read(entry)).toContain(t('observations.logBecame'))
  })

  test('[R-UI-13] a draft survives a reload at any key', async () => {
    const page = await watched()
    await page.goto(`${demo.address}/observations?form=enter`)
    await fill(page, 'count', '~17')
    await page.getByText(/^draft kept/).waitFor()
    await page.reload()
    await soon(() => page.locator('#count').inputValue()).toBe('~17')
    await page.getByRole('button', { name: t('forms.discard') }).click()
  })

  test('[R-UI-79] pasted rows are previewed with a verdict each, and what can be taken is signed', async () => {
    const page = await watched()
    const before = await rows(page)
    await page.keyboard.press('i')
    await tabTo(page, page.locator('#import-paste'))
    await page.keyboard.insertText(PASTED)
    await page.getByText(t('observations.importZoneNeeded')).waitFor()
    await fill(page, 'import-zone', '+04:00')
    await fill(page, 'import-year', '2020')
    await page
      .getByText(t('observations.verdict', { verdict: 'refused', n: 3 }))
      .first()
      .waitFor()
    await soon(() => read(page.getByRole('region', { name: t('observations.importPreview') }))).toContain(
      '=1+1',
    )
    await tabTo(page, page.getByRole('button', { name: /^Import as/ }))
    await page.keyboard.press('Enter')
    await page
      .getByText(t('observations.importProgress', { state: 'other', done: 2, all: 2, left: 1 }))
      .waitFor()
    await page.goto(`${demo.address}/observations`)
    await soon(() => rows(page)).toBe(before + 2)
  })

  test('[R-UI-80] [R-UI-81] a copied text is three lines, and the palette checks it as it was received', async () => {
    const page = await watched()
    await page.keyboard.press('j')
    await page.getByRole('region', { name: t('copy.title') }).waitFor()
    await page.keyboard.press('y')
    await soon(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^MISSION OBS /)
    const text = await page.evaluate(() => navigator.clipboard.readText())
    expect(text.split('\n')).toHaveLength(3)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('check')
    await page.keyboard.press('Enter')
    await page.locator('#check-text').fill(text.toLowerCase().replaceAll('\n', ' '))
    await page.getByText(/^Matches obs \d+/i).waitFor()
    await page.locator('#check-text').fill(text.replace(/about|\d+/, '77'))
    await page.getByText(t('copy.checkDiffers')).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: t('copy.checkTitle') }).click()
    await page.locator('#check-text').fill(text)
    await page.getByText(/^Matches OBS \d+/).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('F2')
    await page.locator('dialog textarea').fill(text)
    await page
      .locator('dialog')
      .getByText(/^Matches OBS \d+/)
      .waitFor()
    expect(await page.locator('dialog').getByRole('button', { name: /Sign/ }).count()).toBe(0)
    await page.locator('dialog textarea').fill('')
    await page.keyboard.press('Escape')
  })

  test('[R-EXP-3] each link of the list’s files gives a file with the filters that stand beside it', async () => {
    const page = await watched()
    await page.goto(`${demo.address}/observations?class=explosion&means=heard`)
    const links = page.locator('main a[href^="/api/files/"]')
    await links.first().waitFor()
    const files = await links.evaluateAll((all) =>
      Promise.all(
        all.map(async (link) => {
          const answer = await fetch(link.getAttribute('href') ?? '')
          return [answer.status, link.textContent]
        }),
      ),
    )
    expect(files).toEqual(['CSV', 'XLSX', 'GeoJSON'].map((name) => [200, name]))
  })

  test('[R-UI-14] the address of an observation opens the same again, with its filters', async () => {
    const page = await watched()
    await page.goto(`${demo.address}/observations?class=explosion`)
    await page.locator('[data-observation]').first().waitFor()
    await page.keyboard.press('j')
    const heading = page.getByRole('heading', { name: /^Observation \d/ })
    const name = await read(heading)
    await page.reload()
    expect(await read(heading)).toBe(name)
    expect(new URL(page.url()).searchParams.get('class')).toBe('explosion')
  })

  test('[R-UI-77] after a line is signed the list is reached on every screen, and what was signed goes by itself', async () => {
    const page = await watched()
    const signed = page
      .getByRole('region', { name: t('observations.line') })
      .getByRole('link', { name: /entry \d+/ })
    await tabTo(page, page.locator('#one-line'))
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    for (const n of [3, 4, 5, 6, 7, 8, 9]) {
      await page.keyboard.type(`P4 heard ${n} expl`)
      await page.keyboard.press('Enter')
      await soon(() => page.locator('#one-line').inputValue()).toBe('')
    }
    await signed.waitFor()
    const box = await signed.locator('xpath=ancestor::div[1]').boundingBox()
    expect(box?.height ?? 99).toBeLessThan(40)
    const seen: Record<string, number> = {}
    for (const [width, height] of [
      [1366, 768],
      [1280, 720],
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.locator('[data-observation]').first().waitFor()
      const held = page.getByRole('button', { name: t('frame.newShow') })
      if ((await held.count()) > 0) await held.click()
      await page.mouse.move(width / 2, height / 2)
      await page.mouse.wheel(0, width < 860 ? 900 : 5000)
      await page.waitForTimeout(300)
      seen[`${width}x${height}`] = await rowsOnScreen(page)
    }
    expect(seen['1366x768']).toBeGreaterThanOrEqual(5)
    expect(seen['1280x720']).toBeGreaterThanOrEqual(5)
    expect(seen['1440x900']).toBeGreaterThanOrEqual(5)
    expect(seen['390x844']).toBeGreaterThanOrEqual(1) // a card a row
    await page.setViewportSize({ width: 1440, height: 900 })
    await signed.waitFor({ state: 'detached', timeout: 12_000 })
  })

  test('[R-UI-79] pasted rows without a heading are told to name their columns', async () => {
    const page = await open('M.duty')
    await page.keyboard.press('i')
    await tabTo(page, page.locator('#import-paste'))
    await page.keyboard.insertText('Post 3\tNNE\t2\n')
    await page.getByText('The first row must name the columns').waitFor()
    expect(await page.getByText(t('states.errorTitle')).count()).toBe(0)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
  })

  test('[R-UI-44] a refused form names every fault with a link, and the focus is there', async () => {
    const page = await watched()
    await page.goto(`${demo.address}/observations?form=enter`)
    await page.locator('#count').waitFor()
    await fill(page, 'count', 'many')
    await page.keyboard.press('Control+Enter')
    const summary = page.getByRole('alert').filter({ hasText: t('states.problemTitle') })
    await soon(() => summary.getByRole('link').allInnerTexts()).toEqual([
      t('observations.errClass'),
      t('observations.errMeans'),
      t('observations.errCount'),
    ])
    expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true)
    await page.getByRole('button', { name: t('forms.discard') }).click()
  })
})

const PASTED = [
  'Position\tEvent location\tMeans\tNo.\tObservation\tDescription\tWeapon\tDate, time',
  'Post 3\t2-7km NNE\tHeard\t5\tExplosion\tUndetermined\tN/K\t10-Oct, 11:01',
  'Post 3\t4km W\tSaw\tabout 3\tProjectile\tFrom N to S\tN/K\t10-Oct, 11:02',
  'Post 3\t400km W\tHeard\tsome\tBurst\t=1+1\tSmall arms\t10-Oct, 27:02',
].join('\n')

test('[R-OBS-15] a party reads by sector: no team, no bearing, no note, no watch, on the page and in no answer', async () => {
  await watched()
  const page = await open('A.liaison')
  await page.locator('[data-observation]').first().waitFor()
  await page.keyboard.press('j')
  await page.getByRole('heading', { name: /^Observation \d/ }).waitFor()
  const shown = await read(page.locator('main'))
  expect(shown).toContain(t('observations.sectorForm'))
  const asked = await Promise.all(
    ['/api/observations?limit=200', '/api/watches', '/api/files/observations.csv'].map((path) =>
      askedFrom(page, path),
    ),
  )
  for (const text of [shown, ...asked.map((answer) => answer.text)])
    for (const hidden of ['Patrol 4', 'NNE', 'Post 3', 'dogs', 'dog barking'])
      expect([hidden, text.includes(hidden)]).toEqual([hidden, false])
  expect(await page.getByRole('button', { name: t('observations.enter') }).count()).toBe(0)
  expect((await askedFrom(page, '/api/ops-log')).status).toBeGreaterThanOrEqual(400)
})

test('[R-UI-51] the screen, its forms and its states are clean to axe in every theme and on a phone', async () => {
  await watched()
  const looks = [
    { theme: 'light', lang: 'en', width: 1440, height: 900 },
    { theme: 'dark', lang: 'hy', width: 1280, height: 720 },
    { theme: 'night', lang: 'ru', width: 1280, height: 720 },
    { theme: 'light', lang: 'az', width: 390, height: 844 },
  ] as const
  // A device of its own: what another test left in its outbox is sent, and may be refused, when a page opens.
  const { device } = await deskOf('M.duty')
  const faults: string[] = []
  for (const look of looks) {
    const { page, trouble } = await openPage(device, demo, { ...look, path: '/observations' })
    for (const query of ['', '?form=enter', '?form=watchOpen', '?form=import', '?log=1&day=all']) {
      await page.goto(`${demo.address}/observations${query}`)
      await page.locator('main h1').waitFor({ state: 'attached' })
      await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
      faults.push(...(await axeOn(page)).map((fault) => `${look.lang} ${query}: ${fault}`))
      if ((await page.evaluate(() => document.documentElement.scrollWidth)) > look.width)
        faults.push(`${look.lang} ${query}: scrolls sideways`)
    }
    expect(trouble).toEqual([])
    await page.close()
  }
  expect(faults).toEqual([])
})

/** What axe finds against WCAG 2.0 to 2.2, A and AA: rule and element. */
async function axeOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { axe: run } = window
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const { violations } = await run.run(document, { runOnly: { type: 'tag', values: tags } })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`))
  })
  return found
}

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}
