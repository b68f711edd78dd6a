import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { languages } from '#words'

import { startDemo, type Demo } from './demo.ts'
import { openBrowser, openDevice, openPage, plain, soon, t } from './kit.ts'
import { openAt } from './open-at.ts'
import { axeOn, englishLeft, widerThanPage } from './whole.ts'

vi.setConfig({ testTimeout: 90_000 })

/** The morning by which everything that the article names is in the record. */
const AFTER_ALL = '2020-11-06T04:00:00.000Z'

let demo: Demo
let browser: Browser
beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(AFTER_ALL), openBrowser()])
}, 400_000)
afterAll(async () => {
  await browser.close()
  await demo.end()
})

type Row = { readonly says: string; readonly unsaid: readonly string[] }

/** Which of the three rows each item shows, and the ids beside which nothing is said. */
function rowsOf(page: Page): Promise<readonly Row[]> {
  return page.locator('[data-item]').evaluateAll((items) =>
    items.map((item) => {
      const shown = ['records', 'none', 'gap'].filter((each) => item.querySelector(`[data-row="${each}"]`))
      const unsaid = [...item.querySelectorAll('[data-record]')].filter(
        (record) => record.querySelector('a, [data-missing]') === null,
      )
      return { says: shown.join(), unsaid: unsaid.map((each) => each.textContent) }
    }),
  )
}

for (const { lang } of languages)
  test(`[R-UI-1] [R-UI-50] [R-UI-59] [R-UI-88] every item says one of three things, and every id opens or says why not: ${lang}`, async () => {
    const { page, trouble } = await openAt(browser, demo, { office: 'M.duty', path: '/article', lang })
    await page.locator('[data-item]').first().waitFor()
    const rows = await rowsOf(page)
    expect(rows).toHaveLength(26)
    expect(rows.flatMap(({ unsaid }) => unsaid)).toEqual([])
    const counted = (says: string): number => rows.filter((row) => row.says === says).length
    expect([counted('records'), counted('none'), counted('gap')]).toEqual([20, 4, 2])
    expect(await axeOn(page)).toEqual([])
    expect(lang === 'en' ? [] : await englishLeft(page, lang)).toEqual([])
    expect(await widerThanPage(page)).toEqual([])
    expect(trouble).toEqual([])
  })

test('[R-UI-88] the first line counts from the file, and only what no part of this mechanism keeps stays closed', async () => {
  const { page } = await openAt(browser, demo, { office: 'M.duty', path: '/article' })
  const lead = page.locator('main h1 + p')
  await lead.waitFor()
  expect(plain(await lead.innerText())).toBe(
    '26 items: 15 lead to records, 5 wait for a part that this mechanism does not have yet, 4 cannot have one, 2 are not in this data.',
  )
  const closed = await page
    .locator('[data-missing]')
    .evaluateAll((all) => all.map((each) => each.closest('[data-record]')?.getAttribute('data-record') ?? ''))
  expect(closed.filter((id) => !/^(HL|TOT|TT|MT|FMT|IR)-/.test(id))).toEqual([])
  expect(await page.locator('[data-missing="notRecordedYet"]').count()).toBe(0)
})

test('[R-UI-88] a statement opens by keyboard alone, and its sources lead back to the item that names it', async () => {
  const { page } = await openAt(browser, demo, { office: 'M.duty', path: '/article' })
  await page.locator('[data-item="AR-05"]').waitFor()
  for (let row = 0; row < 5; row++) await page.keyboard.press('j')
  await soon(() => page.locator('[data-item][aria-current]').getAttribute('data-item')).toBe('AR-05')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/accounts\//)
  await page
    .getByRole('button', { name: t('accounts.sourcesCount', { n: 1 }) })
    .first()
    .click()
  await page.getByRole('link', { name: t('article.namedIn', { paragraph: '3' }) }).click()
  await soon(() => page.locator('[data-item][aria-current]').getAttribute('data-item')).toBe('AR-05')
})

test('[R-UI-88] a proposed parameter opens at its own term', async () => {
  const { page } = await openAt(browser, demo, { office: 'M.mediator', path: '/article' })
  const link = page.locator('[data-record="RU-2020-11-03/observers"] a')
  await link.click()
  await page.waitForURL(/\/agreement\/[0-9a-f]{64}\?term=/)
  await soon(() => page.locator('main button[aria-expanded="true"]').count()).toBe(1)
})

test('[R-UI-88] the public reads every item, and is told who opens its records', async () => {
  const device = await openDevice(browser)
  const { page, trouble } = await openPage(device, demo, { path: '/article', width: 390, height: 844 })
  await page.locator('[data-item]').first().waitFor()
  await soon(() => page.locator('[data-item]').count()).toBe(26)
  expect(await page.locator('[data-record] a').count()).toBe(0)
  await page.getByText(t('article.closed')).waitFor()
  expect(await axeOn(page)).toEqual([])
  expect(await widerThanPage(page)).toEqual([])
  expect(trouble).toEqual([])
})

test('[R-UI-14] a link that the public cannot open leads to the choice of an office, and back to its address', async () => {
  const device = await openDevice(browser)
  const { page } = await openPage(device, demo, { path: '/observations/none?day=all' })
  await page.getByRole('link', { name: t('states.absentChoose') }).click()
  await page.waitForURL(/\/start\?next=/)
  await page.locator('main li button', { hasText: t('start.canDo', { role: 'DO' }) }).click()
  await page.waitForURL(/\/observations\/none\?day=all$/)
  expect(await page.getByRole('link', { name: t('states.absentChoose') }).count()).toBe(0)
})
