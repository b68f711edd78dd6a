import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { startDemo, type Demo } from './demo.ts'
import { fill, openBrowser, plain, soon, t, tabTo } from './kit.ts'
import { openAt } from './open-at.ts'
import { axeOn, widerThanPage } from './whole.ts'

vi.setConfig({ testTimeout: 120_000 })

/** The second truce is announced and recorded; its moment is an hour and a half away. */
const ANNOUNCED = '2020-10-17T18:40:00.000Z'

let demo: Demo
let browser: Browser
let mediator: Page
let a: Page
let b: Page
const trouble: (readonly string[])[] = []
beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(ANNOUNCED), openBrowser()])
  const pageOf = async (office: string): Promise<Page> => {
    const seen = await openAt(browser, demo, { office, path: '/agreement', width: 1440, height: 900 })
    trouble.push(seen.trouble)
    return seen.page
  }
  ;[mediator, a, b] = [await pageOf('M.mediator'), await pageOf('A.rep'), await pageOf('B.rep')]
}, 240_000)
afterAll(async () => {
  await browser.close()
  await demo.end()
})

const lead = async (page: Page): Promise<string> =>
  plain(
    await page
      .locator('main article header p')
      .filter({ hasText: /\.$/ })
      .first()
      .innerText({ timeout: 15_000 }),
  )

/** Opens an agreement by what its title begins with. */
async function openText(page: Page, title: string): Promise<void> {
  await page.locator('main aside ol a', { hasText: title }).click()
  await page.locator('main article h1', { hasText: title }).waitFor()
}

/** The row of a term by its clause, opened. */
async function openTerm(page: Page, clause: string): Promise<Locator> {
  const row = page.locator('main table tr', {
    has: page.locator(`th[scope="row"] > span:text-is("${clause}")`),
  })
  await row.waitFor()
  const more = row.getByRole('button', { name: t('agreement.more') })
  if (await more.isVisible()) {
    await tabTo(page, more)
    await page.keyboard.press('Enter')
  }
  return row
}

/** Does an act by keyboard alone and comes back. */
async function act(page: Page, name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: t('agreement.act', { act: name }), exact: true }))
  await page.keyboard.press('Enter')
  await page.locator('main form').waitFor()
  for (const [id, text] of Object.entries(fields)) await fill(page, id, text)
  await page.keyboard.press('Control+Enter')
  const back = page.locator('main form').getByRole('button', { name: t('states.back') })
  await back.waitFor()
  await page.keyboard.press('Escape')
  await page.locator('main article table').first().waitFor()
}

const cells = async (row: Locator): Promise<readonly string[]> =>
  (await row.locator('td').allInnerTexts()).map((text) => plain(text).replaceAll(/\s+/g, ' ').trim())

test('[R-UI-1] [R-UI-50] the first line counts terms and signed positions before any table', async () => {
  await openText(mediator, 'Statement of the three foreign ministers')
  expect(await lead(mediator)).toBe(
    '4 terms: 4 agreed, of which 1 leaves its parameters to be agreed. No side has signed a position on them here.',
  )
  expect(await axeOn(mediator)).toEqual([])
  expect(await widerThanPage(mediator)).toEqual([])
})

test('[R-AGR-16] a truce’s history says each step with its minutes, and where there is none, why', async () => {
  const history = (
    await mediator.locator('main article section table').last().locator('tr').allInnerTexts()
  ).map((text) => plain(text).replaceAll(/\s+/g, ' ').trim())
  expect(history).toContain(
    'Takes effect 10 October 2020, 12:00 +0408:00Z 0 min Ceasefire from 12:00 on 10 October 2020 for humanitarian purposes',
  )
  expect(history.find((line) => line.startsWith('First said publicly by Armenia'))).toContain('5 min')
  expect(history.find((line) => line.startsWith('First said publicly by Azerbaijan'))).toContain(
    'after 12:00',
  )
  expect(history).toContain('First lodged by Armenia not in this data')
  expect(history).toContain('First finding not part of this mechanism yet')
})

test('[R-AGR-2] [R-AGR-3] [R-AGR-8] words, both positions and the state stand side by side as the sides sign them', async () => {
  for (const page of [a, b]) await openText(page, 'Statement of the three foreign ministers')
  await openTerm(a, '2')
  await act(a, 'accept')
  await openTerm(b, '2')
  await act(b, 'acceptIf', { condition: 'Both name them by the end of the month.' })
  const own = await openTerm(a, '2')
  await soon(async () => (await cells(own))[3]).toContain('accepts, if')
  expect(await cells(own)).toEqual([
    'not stated',
    expect.stringContaining('agreed'),
    'accepts',
    'accepts, if Both name them by the end of the month.',
    expect.any(String),
  ])
  const heads = (await a.locator('main table th[scope="col"]').allInnerTexts()).map((text) => text.trim())
  expect(heads).toEqual(['Term', 'Value', 'State', 'Armenia', 'Azerbaijan', 'Since'])
  const theirs = (await b.locator('main table th[scope="col"]').allInnerTexts()).map((text) => text.trim())
  expect(theirs).toEqual(['Term', 'Value', 'State', 'Azerbaijan', 'Armenia', 'Since'])
  expect(await axeOn(a)).toEqual([])
})

test('[R-AGR-4] a new term is proposed, refused with what must change, and the refusal lifted by who refused', async () => {
  await act(a, 'propose', {
    key: 'ceasefire.wounded',
    clause: '1a',
    words: 'The wounded are exchanged first.',
  })
  await openTerm(b, '1a')
  await act(b, 'refuse', { reason: 'Not at this table.', mustChange: 'The Red Cross names the order.' })
  const row = await openTerm(mediator, '1a')
  await soon(async () => (await cells(row))[1]).toContain('blocked')
  expect((await cells(row)).join(' ')).toContain('What must change: The Red Cross names the order.')
  expect(await lead(mediator)).toContain('1 blocked')
  await openTerm(b, '1a')
  await act(b, 'lift')
  await soon(async () => (await cells(row))[1]).toContain('proposed')
})

test('[R-AGR-11] each side holds another moment: a banner says so, and a mediator’s note moves nothing', async () => {
  for (const page of [a, b, mediator]) await openText(page, 'Humanitarian truce')
  await act(a, 'hold', { when: '18 October 2020 00:00' })
  await act(b, 'hold', { when: '18 October 2020 01:00' })
  await mediator.getByText(t('agreement.readingsDiffer')).waitFor()
  await act(mediator, 'note', { when: '18 October 2020 02:00', source: 'An agency, 17 October 2020' })
  await mediator.getByText('An agency, 17 October 2020').waitFor()
  const readings = (await mediator.locator('main article table').first().locator('tr').allInnerTexts()).map(
    (text) => plain(text).replaceAll(/\s+/g, ' ').trim(),
  )
  expect(readings[0]).toContain('18 October 2020, 00:00 +0420:00Z Armenia')
  expect(readings[1]).toContain('18 October 2020, 01:00 +0421:00Z Azerbaijan')
  expect(readings.at(-1)).toContain('a note: nobody held it')
  const heading = await mediator.locator('main article :is(h1, h2), main article section > p').allInnerTexts()
  expect(heading.join(' ')).not.toContain('02:00')
  expect(await axeOn(mediator)).toEqual([])
})

const textOf = async (page: Page, selector: string): Promise<string> =>
  plain(await page.locator(selector).first().innerText())
    .replaceAll(/\s+/g, ' ')
    .trim()

test('[R-AGR-8] [R-UI-14] the history slider shows the terms as they stood, by keys alone, and the address keeps it', async () => {
  for (const page of [a]) await openText(page, 'Statement of the three foreign ministers')
  await a.locator('main article h1').click()
  await a.keyboard.press('h')
  const slider = a.getByLabel(t('agreement.asOf'), { exact: true }).and(a.locator('input'))
  await soon(() => slider.evaluate((element) => element === document.activeElement)).toBe(true)
  await a.keyboard.press('Home')
  await a.getByText(t('agreement.asOfPast')).waitFor()
  expect(new URL(a.url()).searchParams.get('at')).toMatch(/^2020-10-1\dT/)
  await soon(() => lead(a)).toContain('No side has signed a position on them here.')
  expect(await a.getByRole('button', { name: t('agreement.act', { act: 'propose' }) }).count()).toBe(0)
  expect(await axeOn(a)).toEqual([])
  expect(await widerThanPage(a)).toEqual([])
  const { page: copied } = await openAt(browser, demo, {
    office: 'M.duty',
    path: new URL(a.url()).pathname + new URL(a.url()).search,
  })
  await copied.getByText(t('agreement.asOfPast')).waitFor()
  await copied.close()
  await a.keyboard.press('End')
  await soon(() => new URL(a.url()).searchParams.get('at')).toBe(null)
  await soon(() => lead(a)).toContain('a side has signed a position here')
})

test('[R-AGR-3] [R-AGR-8] V shows every version with what was signed on it, T its texts and languages side by side', async () => {
  await a.locator('main article h1').click()
  await a.keyboard.press('v')
  await a.getByText(t('agreement.versionsNote')).waitFor()
  expect(new URL(a.url()).searchParams.get('show')).toBe('versions')
  const term = a.locator('main article section', { hasText: t('agreement.clause', { clause: '2' }) }).last()
  expect(plain(await term.innerText())).toContain('accepted version 1')
  expect(await axeOn(a)).toEqual([])
  await a.keyboard.press('t')
  await a.getByText(t('agreement.textsNote')).waitFor()
  await soon(() => textOf(a, 'main article')).toContain(t('agreement.wordsKind', { kind: 'original' }))
  expect(await axeOn(a)).toEqual([])
  expect(await widerThanPage(a)).toEqual([])
  await a.keyboard.press('t')
  await a.locator('main article table th[scope="col"]').first().waitFor()
  expect(new URL(a.url()).search).toBe('')
})

test('nothing went wrong on any of these pages', () => {
  expect(trouble.flat()).toEqual([])
})
