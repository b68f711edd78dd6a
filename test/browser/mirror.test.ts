import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'

import { startDemo, type Demo } from './demo.ts'
import { openAs, openBrowser, openDevice, openPage } from './kit.ts'

vi.setConfig({ testTimeout: 90_000 })

let demo: Demo
let browser: Browser
beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await demo.end()
})

/** A code of one side as that of the other: `A`, `A.liaison`, `A/1`; all else stays. */
function otherCode(text: string): string {
  const [, side, rest] = /^([AB])((?:[./].*)?)$/.exec(text) ?? []
  return side === undefined ? text : `${side === 'A' ? 'B' : 'A'}${rest ?? ''}`
}

/** An answer of the node with the sides' codes swapped, however deep; names and words stay where they are. */
function mirrored(value: unknown): unknown {
  if (typeof value === 'string') return otherCode(value)
  if (Array.isArray(value)) return value.map(mirrored)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, mirrored(part)]))
}

/** Swaps the sides in every answer that a device gets from now on. */
async function throughMirror(device: BrowserContext): Promise<void> {
  await device.route(/\/api\/(?!feed|act|session\/challenge|demo)/, async (route) => {
    const answer = await route.fetch()
    const text = await answer.text()
    await route.fulfill({ response: answer, body: JSON.stringify(mirrored(JSON.parse(text))) })
  })
}

/**
 * The page as a list of elements and texts, in order, with what names a side named neutrally: its class, its half of the
 * mark, the value and the id of a choice. What is left may not differ between a page and its mirror image.
 */
function outline(page: Page, swap: boolean): Promise<readonly string[]> {
  return page.locator('main').evaluate((main, isMirror) => {
    const SIDE = /^_[ab]_[\w-]+$/
    const sideOf = (element: Element): string => {
      const own = [...element.classList].find((name) => SIDE.test(name))
      const side = own?.[1]
      return side === undefined ? '' : isMirror === (side === 'a') ? 'second' : 'first'
    }
    const code = (text: string): string =>
      text.replace(
        /(^|-)([AB])$/,
        (_, before: string, side: string) => `${before}${isMirror === (side === 'A') ? 2 : 1}`,
      )
    const lines: string[] = []
    const walk = (node: Node): void => {
      if (node instanceof Text && (node.textContent ?? '').trim() !== '')
        lines.push((node.textContent ?? '').trim())
      if (!(node instanceof Element)) return
      const classes = [...node.classList].filter((name) => !SIDE.test(name)).toSorted()
      const isMark = node instanceof SVGPathElement && sideOf(node.closest('svg') ?? node) !== ''
      const attributes = [...node.attributes]
        .filter(({ name }) => name !== 'class' && name !== 'style' && !(isMark && name === 'd'))
        .map(({ name, value }) => `${name}=${code(value)}`)
        .toSorted()
      lines.push([node.tagName, sideOf(node), ...classes, ...attributes].join(' '))
      for (const child of node.childNodes) walk(child)
    }
    walk(main)
    return lines
  }, swap)
}

/** The outline once nothing is still arriving: the same twice, half a second apart. */
async function settledOutline(page: Page, swap: boolean): Promise<readonly string[]> {
  let last = await outline(page, swap)
  await expect
    .poll(
      async () => {
        const before = last
        last = await outline(page, swap)
        return JSON.stringify(before) === JSON.stringify(last)
      },
      { interval: 500, timeout: 20_000 },
    )
    .toBe(true)
  return last
}

/** Both outlines of an address, as one reader sees it: from the node, and through the mirror. */
async function bothOf(
  office: string,
  path: (page: Page) => Promise<string>,
): Promise<readonly (readonly string[])[]> {
  const device = await openDevice(browser)
  onTestFinished(async () => {
    // An answer may still be on its way through the mirror when the page has been read.
    await device.unrouteAll({ behavior: 'ignoreErrors' })
    await device.close()
  })
  const { page } = await openAs(device, demo, office)
  const address = demo.address + (await path(page))
  const seen: (readonly string[])[] = []
  const sides: string[] = []
  for (const swap of [false, true]) {
    if (swap) await throughMirror(device)
    await page.goto(address)
    await page.locator('main h1').first().waitFor({ state: 'attached' })
    await page.waitForLoadState('load')
    const line = await settledOutline(page, swap)
    const first = page
      .locator(
        'main :is(thead th, section button, aside ol, form) svg[class*=" _a_"], main :is(thead th, section button, aside ol, form) svg[class*=" _b_"]',
      )
      .first()
    sides.push((await first.getAttribute('class'))?.match(/(?:^| )_([ab])_/)?.[1] ?? '')
    seen.push(line)
  }
  // The mirror is one: what stood as one side's stands as the other's.
  expect(sides.toSorted()).toEqual(['a', 'b'])
  return seen
}

const nthMatter =
  (place: number) =>
  async (page: Page): Promise<string> =>
    (await page.locator('[data-matter]').nth(place).getAttribute('href')) ?? ''

test.each([0, 1, 2, 3, 4, 5])(
  '[R-UI-2] matter %i with the sides swapped is the same page with two classes swapped',
  async (place) => {
    const [plain, swapped] = await bothOf('M.duty', nthMatter(place))
    expect(plain?.length).toBeGreaterThan(100)
    expect(plain?.some((line) => / first/.test(line))).toBe(true)
    expect(swapped).toEqual(plain)
  },
)

test.each(['?day=all', '?form=transcribe', '?state=disputed&versions=1&original=1'])(
  '[R-UI-2] /accounts%s with the sides swapped is the same page with two classes swapped',
  async (query) => {
    const [plain, swapped] = await bothOf('M.duty', () => Promise.resolve(`/accounts${query}`))
    expect(swapped).toEqual(plain)
  },
)

test('[R-UI-2] the day’s picture with the sides swapped is the same page with two classes swapped', async () => {
  const [plain, swapped] = await bothOf('M.duty', () => Promise.resolve('/situation?list=1'))
  expect(plain?.length).toBeGreaterThan(200)
  expect(swapped).toEqual(plain)
})

test('[R-UI-2] the first screen with the sides swapped is the same page with two classes swapped', async () => {
  const [plain, swapped] = await bothOf('M.head', () => Promise.resolve('/start'))
  expect(swapped).toEqual(plain)
})

test('[R-UI-17] the two desks of the sides are alike: one form, one layout, one weight', async () => {
  const shapes: (readonly string[])[] = []
  for (const office of ['A.liaison', 'B.liaison']) {
    const device = await openDevice(browser)
    onTestFinished(() => device.close())
    const { page } = await openAs(device, demo, office)
    await page.goto(`${demo.address}/accounts?form=lodge`)
    await page.locator('#what').waitFor()
    shapes.push(
      await page
        .locator('form :is(fieldset, legend, label, input, textarea, select, button, section, h2)')
        .evaluateAll((all) =>
          all
            .map((each) => {
              const { fontSize, fontWeight } = getComputedStyle(each)
              const { width, height } = each.getBoundingClientRect()
              // A side's name makes a choice or a button as wide as it is long; all else has one size.
              const isNamed = each.matches('label, legend, button, h2')
              return [
                each.tagName,
                fontSize,
                fontWeight,
                ...(isNamed ? [] : [Math.round(width), Math.round(height)]),
              ].join(' ')
            })
            .toSorted(),
        ),
    )
  }
  const [one, other] = shapes
  expect(one?.length).toBeGreaterThan(50)
  expect(other).toEqual(one)
})

test('[R-UI-2] the mirror test can fail: one word for one side only is told', async () => {
  const { page } = await openPage(await openDevice(browser), demo)
  const plain = await settledOutline(page, false)
  const marked = page.locator('main svg').first()
  await marked.evaluate((mark) => {
    mark.setAttribute(
      'class',
      (mark.getAttribute('class') ?? '').replace(/_([ab])_/, (_, side) => (side === 'a' ? '_b_' : '_a_')),
    )
  })
  const other = await outline(page, false)
  expect(other).not.toEqual(plain)
  expect(other).toHaveLength(plain.length)
  await page
    .locator('main p')
    .first()
    .evaluate((line) => line.append(' first'))
  expect((await outline(page, false)).length).toBeGreaterThan(plain.length)
  await page.context().close()
})
