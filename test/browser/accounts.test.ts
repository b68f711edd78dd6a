import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'

import { startDemo, type Demo } from './demo.ts'
import {
  askedFrom,
  choose,
  fill,
  like,
  openAs,
  openBrowser,
  openDevice,
  plain,
  read,
  select,
  sign,
  t,
  tabTo,
  soon,
} from './kit.ts'

vi.setConfig({ testTimeout: 90_000 })

let demo: Demo
let browser: Browser
/** One device per desk: each has its own keys, drafts and outbox, as desks apart from one another have. */
const devices = new Map<string, BrowserContext>()
const pages = new Map<string, Page>()
const bodies = new Map<string, string[]>()

beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(), openBrowser()])
  for (const office of ['M.duty', 'A.liaison', 'B.liaison']) {
    const device = await openDevice(browser)
    const heard: string[] = []
    device.on('response', (response) => {
      if (!response.url().endsWith('/api/feed'))
        void response.text().then(
          (text) => heard.push(text),
          () => undefined,
        )
    })
    devices.set(office, device)
    bodies.set(office, heard)
    pages.set(office, (await openAs(device, demo, office)).page)
  }
})
afterAll(async () => {
  await browser.close()
  await demo.end()
})

function pageOf(office: string): Page {
  const page = pages.get(office)
  if (page === undefined) throw new Error(`no desk of ${office}`)
  return page
}

/** Opens the matters of the day at a desk, as a fresh page would. */
async function day(office: string, query = ''): Promise<Page> {
  const page = pageOf(office)
  await page.goto(`${demo.address}/accounts${query}`)
  await page.locator('[data-matter]').or(page.locator('aside').getByRole('status')).first().waitFor()
  return page
}

/** Texts of the matters in the list, in their order. */
function names(page: Page): Promise<readonly string[]> {
  return page.locator('[data-matter] b').allTextContents()
}

/** Opens the matter whose list entry holds a text, by keyboard alone. */
async function openMatter(page: Page, text: string): Promise<void> {
  await tabTo(page, page.locator('[data-matter]', { hasText: text }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1 }).filter({ hasText: text }).waitFor()
}

/** Every word that a reader finds in a part of the page, text by text. */
function wordsIn(page: Page, selector: string): Promise<readonly string[]> {
  return page.locator(selector).evaluateAll((parts) =>
    parts.flatMap((part) => {
      const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
      const texts: string[] = []
      for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
        const text = (node.textContent ?? '').trim()
        if (text !== '') texts.push(text)
      }
      return texts
    }),
  )
}

describe('the matters of the day', () => {
  test('[R-UI-53] a matter stands side by side: field, one side, outcome in words, the other side', async () => {
    const page = await day('M.duty')
    const heads = page.locator('thead th[scope="col"]')
    await heads.first().waitFor()
    const shown = await heads.allInnerTexts()
    expect(shown.map((text) => text.split('\n')[0])).toEqual([
      'Armenia',
      t('accounts.difference'),
      'Azerbaijan',
    ])
    expect(await page.locator('tbody').first().locator('th[scope="row"]').allInnerTexts()).toEqual(
      (['kind', 'allegedActor', 'place', 'time', 'count', 'class'] as const).map((field) =>
        t('accounts.field', { field }),
      ),
    )
    const outcomes = await page.locator('tbody').first().locator('tr td:nth-child(3)').allInnerTexts()
    expect(outcomes).toHaveLength(6)
    for (const outcome of outcomes) expect(outcome).toMatch(/\p{L}{4}/u)
  })

  test('[R-UI-1] the first line of a matter says in words what stands between the sides, before the table', async () => {
    const page = await day('M.duty')
    await openMatter(page, 'Kapan')
    const [line] = await page.locator('main article b').allInnerTexts()
    expect(line).toBe(t('accounts.sumDenied'))
    const order = await page.locator('main article').evaluate((pane) => {
      const table = pane.querySelector('table')
      const sentence = [...pane.querySelectorAll('p b')][0]
      return table !== null && sentence !== undefined
        ? sentence.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING
        : 0
    })
    expect(order).toBeGreaterThan(0)
  })

  test('[R-UI-50] J and K step through the matters, Enter opens the one in focus, Escape goes back', async () => {
    const page = await day('M.duty')
    const ids = await page
      .locator('[data-matter]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-matter')))
    const current = (): Promise<string | null> =>
      page.locator('[data-matter][aria-current="true"]').getAttribute('data-matter')
    expect(await current()).toBe(ids[0])
    await page.keyboard.press('j')
    await soon(current).toBe(ids[1])
    await page.keyboard.press('j')
    await soon(current).toBe(ids[2])
    await page.keyboard.press('k')
    await soon(current).toBe(ids[1])
    expect(new URL(page.url()).pathname).toBe(`/accounts/${ids[1]}`)
    await tabTo(page, page.locator('[data-matter]').nth(3))
    await page.keyboard.press('Enter')
    await soon(current).toBe(ids[3])
    await page.keyboard.press('Escape')
    await page.waitForURL('**/accounts')
  })

  test('[R-UI-14] filters stand in the address, and a copied address opens the same view', async () => {
    const page = await day('M.duty')
    const all = await names(page)
    await tabTo(page, page.getByRole('button', { name: t('accounts.filterDisputed') }))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/accounts?state=disputed')
    await soon(async () => (await names(page)).length).toBe(3)
    expect(all.length).toBeGreaterThan(3)
    await page.keyboard.press('/')
    await page.keyboard.type('Kapan')
    await soon(() => names(page)).toEqual(['Kapan'])
    const copied = await devices.get('M.duty')?.newPage()
    await copied?.goto(page.url())
    await copied?.locator('[data-matter]').first().waitFor()
    expect(await copied?.locator('[data-matter] b').allTextContents()).toEqual(['Kapan'])
    await copied?.close()
  })

  test('[R-UI-9] counts follow the filters, and an empty list says of how many and how to get them back', async () => {
    const page = await day('M.duty')
    const all = (await names(page)).length
    const counted = (await page.locator('aside').innerText()).split('\n')
    expect(counted).toContain(t('accounts.listSummary', { matters: all, disputed: 3, one: 3 }))
    await page.keyboard.press('/')
    await page.keyboard.type('no such place')
    await page.getByText(t('accounts.emptyFiltered', { all })).waitFor()
    await tabTo(
      page,
      page.getByRole('button', { name: t('accounts.filterRemove', { name: t('accounts.filterText') }) }),
    )
    await page.keyboard.press('Enter')
    await soon(async () => (await names(page)).length).toBe(all)
  })

  test('[R-UI-3] inside a gap of the data no cell, list or column says nothing said, not stated, none or 0', async () => {
    const forbidden = /^(nothing said.*|not stated|none|0)$/i
    const page = await day('M.duty', '?day=all')
    for (const state of [
      '?day=all',
      '',
      '?standing=lodged',
      '?third=1',
      '?day=2020-10-09',
      '?day=2020-10-14',
    ]) {
      await day('M.duty', state)
      const found = await wordsIn(
        page,
        'aside ol, aside section, aside output, aside [role="status"], aside p',
      )
      expect(
        found.filter((text) => forbidden.test(text)),
        `list of ${state}`,
      ).toEqual([])
      expect(
        found.filter((text) => /(^|[^\d.,:-])0 (matters|disputed)/.test(text)),
        `counts of ${state}`,
      ).toEqual([])
    }
    await day('M.duty')
    const all = await page.locator('[data-matter]').count()
    for (let place = 0; place < all; place++) {
      const found = await wordsIn(page, 'table th, table td')
      expect(found.length).toBeGreaterThan(10)
      expect(
        found.filter((text) => forbidden.test(text)),
        `matter ${place}`,
      ).toEqual([])
      const cells = page.locator('tbody').first().locator('td')
      const blank = (await cells.allInnerTexts()).filter((text) =>
        /^\s*(-|—|N\/A|null|undefined)?\s*$/.test(text),
      )
      expect(blank, `blank cells of matter ${place}`).toEqual([])
      await page.keyboard.press('j')
    }
  })

  test('[R-UI-3] what is not in this data has its dotted swatch before the words', async () => {
    const page = await day('M.duty')
    const empty = page
      .locator('tbody td', { hasText: t('states.notInThisData') })
      .locator('span:has(> i)')
      .first()
    await empty.waitFor()
    const first = await empty.evaluate((span) => {
      const swatch = span.firstElementChild
      return swatch === null
        ? undefined
        : {
            tag: swatch.tagName,
            hidden: swatch.getAttribute('aria-hidden'),
            dots: getComputedStyle(swatch).backgroundImage,
          }
    })
    expect(first?.tag).toBe('I')
    expect(first?.hidden).toBe('true')
    expect(first?.dots).toContain('radial-gradient')
  })

  test('[R-UI-74] what was said publicly says so in its head, its mark and its row, and lodged is not in this data', async () => {
    const page = await day('M.duty')
    const heads = page.locator('thead th[scope="col"]:has(svg)')
    for (const text of await heads.allInnerTexts()) {
      expect(text).toContain(t('states.standing', { standing: 'saidPublicly' }))
      expect(text).not.toContain(t('states.standing', { standing: 'lodged' }))
    }
    const ruled = heads.locator('svg path[d*="M8 1.5v13"]')
    await soon(() => ruled.count()).toBe(2)
    const standing = page.locator('tr', {
      has: page.getByRole('rowheader', { name: t('accounts.rowStanding') }),
    })
    await soon(() => standing.innerText()).toContain(t('states.standingLong', { standing: 'saidPublicly' }))
    const filter = page.getByRole('button', { name: t('accounts.filterLodged') })
    await soon(() => filter.locator('xpath=following-sibling::*[1]').innerText()).toBe(
      t('states.notInThisData'),
    )
  })

  test('[R-UI-5] each time stands in local time with its offset and in UTC', async () => {
    const page = await day('M.duty')
    const when = page.locator('tr', {
      has: page.getByRole('rowheader', { name: t('accounts.field', { field: 'time' }) }),
    })
    for (const cell of (await when.locator('td:not(:nth-child(3))').allInnerTexts()).map(plain)) {
      expect(cell).toMatch(/\d\d:\d\d \+04/)
      expect(cell).toMatch(/\d\d:\d\dZ/)
    }
  })
})

const PERSON = 'Vardan Qzxwyfortytwo'
const WEAPON = 'launcher-kxzq-seventeen'
const SPOKEN_WEAPON = 'howitzer-qpwz-eleven'

describe('acts by keyboard alone', () => {
  test('[R-UI-11] the duty officer transcribes a statement: the source first, the exact sentence before signing', async () => {
    const page = await day('M.duty')
    await page.keyboard.press('n')
    await page.getByRole('heading', { level: 1, name: t('forms.transcribeTitle') }).waitFor()
    expect(await page.locator('#office').count()).toBe(0)
    await fill(page, 'publisher', 'Test agency')
    await fill(page, 'sourceTitle', 'Evening briefing')
    await fill(page, 'sourceText', 'The ministry said that a village was struck at noon.')
    await fill(page, 'office', 'Ministry of Tests')
    await choose(page, 'kind', 'hit')
    await fill(page, 'what', 'Says a village was struck at noon.')
    await choose(page, 'actor', 'A')
    await fill(page, 'where', 'Nowhere-on-the-line')
    await fill(page, 'clock', '12.05')
    await page
      .getByText(like('forms.understood', ['text']))
      .first()
      .waitFor()
    await fill(page, 'count', '~5')
    await fill(page, 'person', PERSON)
    await fill(page, 'weapon', SPOKEN_WEAPON)
    const sentence = await read(page.locator(`section[aria-label="${t('forms.willRead')}"]`))
    for (const part of ['Ministry of Tests', 'Armenia', 'Nowhere-on-the-line', '12:05 +04', 'Test agency'])
      expect(sentence).toContain(part)
    expect(sentence).not.toContain(PERSON)
    expect(sentence).not.toContain(SPOKEN_WEAPON)
    await page.getByRole('button', { name: t('forms.signTranscribe', { office: 'Duty officer' }) }).waitFor()
    const index = await sign(page)
    expect(index).toBeGreaterThan(90)
    await day('M.duty')
    await openMatter(page, 'Nowhere-on-the-line')
    await soon(() => page.locator('main article').innerText()).toContain('Says a village was struck at noon.')
  })

  test('[R-UI-46] two accounts are linked, and then parted, each with a reason', async () => {
    const page = await day('M.duty')
    const before = (await names(page)).length
    for (const [relation, after] of [
      ['sameEvent', before - 1],
      ['different', before],
    ] as const) {
      await day('M.duty')
      await openMatter(page, relation === 'sameEvent' ? 'Nowhere-on-the-line' : 'Hadrut')
      await page.keyboard.press('l')
      await page.getByRole('heading', { level: 1, name: t('forms.linkTitle') }).waitFor()
      await page.locator('#other').waitFor()
      await page.keyboard.press('Control+Enter')
      await page.getByRole('heading', { name: t('states.problemTitle') }).waitFor()
      await select(page, 'other', relation === 'sameEvent' ? 'Hadrut' : 'struck at noon')
      await choose(page, 'relation', relation)
      await fill(page, 'why', `because of ${relation}`)
      await sign(page)
      await soon(async () => (await day('M.duty'), (await names(page)).length)).toBe(after)
    }
    expect(await page.content()).not.toContain('because of different')
  })

  test('[R-UI-13] a draft survives a closed tab and says when it was kept', async () => {
    const page = await day('A.liaison')
    await page.keyboard.press('n')
    await page.getByRole('heading', { level: 1, name: t('forms.lodgeTitle') }).waitFor()
    await choose(page, 'kind', 'violation')
    await fill(page, 'what', 'Shots near our post at noon.')
    await page.getByText(like('states.draftKept', ['time'])).waitFor()
    await soon(() => kept(page)).toContain('Shots near our post at noon.')
    await page.close()
    const again = await devices.get('A.liaison')?.newPage()
    if (again === undefined) throw new Error('no device')
    pages.set('A.liaison', again)
    await day('A.liaison')
    await again.keyboard.press('n')
    await soon(() => again.locator('#what').inputValue()).toBe('Shots near our post at noon.')
    expect(await again.locator('input[name="kind"][value="violation"]').isChecked()).toBe(true)
    expect(await again.locator('main').innerText()).toMatch(like('states.draftKept', ['time']))
  })

  test('[R-UI-44] what is missing is listed at the top with the focus, one link per error, same words at the field', async () => {
    const page = await day('A.liaison', '?form=lodge')
    await page.locator('#what').waitFor()
    await fill(page, 'clock', '25:99')
    await page.keyboard.press('Control+Enter')
    const summary = page.getByRole('alert').filter({ hasText: t('states.problemTitle') })
    await summary.waitFor()
    expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true)
    const links = await summary.getByRole('link').all()
    const sentences = await summary.getByRole('link').allInnerTexts()
    expect(sentences).toEqual([
      t('forms.errActor'),
      t('forms.errWhere'),
      t('forms.errTime'),
      t('forms.errDuty'),
    ])
    for (const [place, link] of links.entries()) {
      const target = (await link.getAttribute('href')) ?? ''
      const error = page.locator(`${target}-error`)
      expect(await error.innerText()).toBe(t('states.errorPrefix', { text: sentences[place] ?? '' }))
    }
    expect(await summary.innerText()).not.toMatch(/invalid/i)
    await tabTo(page, summary.getByRole('link').nth(1))
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('where')
  })

  test('[R-UI-44] the page says in its title that there is a problem', async () => {
    const page = await day('A.liaison', '?form=lodge')
    await page.locator('#what').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: t('states.problemTitle') }).waitFor()
    await soon(() => page.title()).toContain(t('states.errorPrefix', { text: '' }).trim())
  })

  test('[R-UI-50] a liaison lodges a claim; what was typed is said as it was understood', async () => {
    const page = await day('A.liaison', '?form=lodge')
    await page.locator('#what').waitFor()
    await choose(page, 'kind', 'violation')
    await fill(page, 'what', 'Shots near our post at noon.')
    await choose(page, 'actor', 'B')
    await fill(page, 'where', 'Goris')
    await fill(page, 'clock', '0805z')
    await page
      .getByText(/12:05\s\+04/)
      .first()
      .waitFor()
    await fill(page, 'count', '5-8')
    await fill(page, 'weapon', WEAPON)
    await fill(page, 'position', '39.512, 46.339, 500')
    await fill(page, 'dutyName', 'Lima-2')
    const sentence = await read(page.locator(`section[aria-label="${t('forms.willRead')}"]`))
    for (const part of ['Armenia claims', 'Azerbaijan', 'Goris', '12:05 +04', '5 to 8'])
      expect(sentence).toContain(part)
    expect(sentence).not.toContain(WEAPON)
    await sign(page)
    await day('A.liaison')
    await openMatter(page, 'Goris')
    const head = page.locator('thead th[scope="col"]:has(svg)').first()
    await soon(() => head.innerText()).toContain(t('states.standing', { standing: 'lodged' }))
    await soon(() => head.locator('svg path[d^="M8 1.5a6.5"]').count()).toBe(1)
    await soon(() => page.locator('main article').innerText()).toContain(
      t('states.standingLong', { standing: 'lodged' }),
    )
  })

  test('[R-UI-50] the other side answers it field by field from its own desk', async () => {
    const page = await day('B.liaison')
    await openMatter(page, 'Goris')
    await tabTo(page, page.getByRole('button', { name: t('accounts.answer'), exact: true }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: t('forms.answerTitle') }).waitFor()
    await page.locator('#what').waitFor()
    await soon(() => page.locator('main').innerText()).toContain(t('forms.theirs', { text: 'Goris' }))
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: t('states.problemTitle') }).waitFor()
    expect(
      await page
        .getByRole('alert')
        .getByRole('link', { name: t('forms.errStance') })
        .count(),
    ).toBe(5)
    await choose(page, 'stanceActor', 'denies')
    await choose(page, 'stancePlace', 'agrees')
    await choose(page, 'stanceTime', 'differs')
    await fill(page, 'clock', '12:40')
    await choose(page, 'stanceCount', 'silent')
    await choose(page, 'stanceClass', 'silent')
    await choose(page, 'kind', 'denial')
    await fill(page, 'what', 'Our posts did not fire.')
    await fill(page, 'dutyName', 'Bravo-1')
    const sentence = await read(page.locator(`section[aria-label="${t('forms.willRead')}"]`))
    expect(sentence).toContain('Azerbaijan answers')
    for (const stance of ['agrees', 'denies', 'differs', 'silent'] as const)
      expect(sentence).toContain(t('accounts.stance', { stance }))
    await sign(page)
    const reader = await day('A.liaison')
    await openMatter(reader, 'Goris')
    const answers = await reader
      .locator('tr', { has: reader.getByRole('rowheader', { name: t('accounts.rowAnswers') }) })
      .innerText()
    expect(answers).toContain('Our posts did not fire.')
    for (const stance of ['agrees', 'denies', 'differs', 'silent'] as const)
      expect(answers).toContain(t('accounts.stance', { stance }))
  })

  test('[R-UI-50] a claim is corrected, and its earlier version stays readable', async () => {
    const page = await day('A.liaison')
    await openMatter(page, 'Goris')
    await page.keyboard.press('e')
    await page.getByRole('heading', { level: 1, name: t('forms.correctTitle') }).waitFor()
    await soon(() => page.locator('#what').inputValue()).toBe('Shots near our post at noon.')
    await soon(() => page.locator('#count').inputValue()).toBe('5-8')
    await fill(page, 'what', 'Shots and one blast near our post at noon.')
    await fill(page, 'weapon', WEAPON)
    await fill(page, 'reason', 'the blast was left out')
    await sign(page)
    await day('A.liaison')
    await openMatter(page, 'Goris')
    await soon(() => page.locator('main article').innerText()).toContain(
      t('accounts.correctedWhy', { reason: 'the blast was left out' }),
    )
    await page.keyboard.press('v')
    await soon(() => page.locator('del').allInnerTexts()).toEqual(['Shots near our post at noon.'])
  })

  test('[R-UI-45] a refusal of the node is said in words with its code, and the draft is kept', async () => {
    const page = await day('A.liaison', '?form=lodge')
    await page.locator('#what').waitFor()
    await choose(page, 'kind', 'hit')
    await fill(page, 'what', 'A house was struck.')
    await choose(page, 'actor', 'B')
    await fill(page, 'where', 'Tegh')
    await fill(page, 'clock', '13:00')
    await fill(page, 'dutyName', 'Lima-2')
    await page.route('**/api/act/**', (route) =>
      route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: 'about:blank',
          title: 'x',
          status: 409,
          code: 'LIFE_STALE',
          kept: 'draft',
          detail: {},
        }),
      }),
    )
    await page.keyboard.press('Control+Enter')
    const alert = page.locator('main [role="alert"]', { hasText: 'LIFE_STALE' })
    await alert.waitFor()
    expect((await alert.innerText()).length).toBeGreaterThan(30)
    await page.unroute('**/api/act/**')
    await page.goto(`${demo.address}/accounts?form=lodge`)
    await soon(() => page.locator('#what').inputValue()).toBe('A house was struck.')
    await tabTo(page, page.getByRole('button', { name: t('forms.discard') }))
    await page.keyboard.press('Enter')
    await soon(() => page.locator('#what').inputValue()).toBe('')
    await tabTo(page, page.getByRole('button', { name: t('frame.refusedDismiss') }))
    await page.keyboard.press('Enter')
    await soon(() => page.getByText(t('frame.refusedTitle')).count()).toBe(0)
  })

  test('[R-UI-50] a claim is withdrawn with its reason, struck through and still readable', async () => {
    const page = await day('A.liaison')
    await openMatter(page, 'Goris')
    await tabTo(page, page.getByRole('button', { name: t('accounts.withdraw'), exact: true }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: t('forms.withdrawTitle') }).waitFor()
    await page.locator('#reason').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('link', { name: t('forms.errReason') }).waitFor()
    await fill(page, 'reason', 'counted twice')
    await sign(page)
    await day('A.liaison')
    await openMatter(page, 'Goris')
    const shown = await page.locator('main article').innerText()
    expect(shown).toContain('counted twice')
    expect(shown).toContain('Shots and one blast near our post at noon.')
    expect(shown).toContain(t('states.life', { state: 'withdrawn' }))
  })
})

describe('without a line', () => {
  test('[R-UI-27] an act made offline is signed and shown waiting, and is sent once when the line is back', async () => {
    const device = await openDevice(browser)
    const { page } = await openAs(device, demo, 'B.liaison')
    const sent: number[] = []
    page.on('response', (response) => {
      if (response.url().includes('/api/act/')) sent.push(response.status())
    })
    // The desk has read its day; what it needs without a line it has fetched by then, though it never signed before.
    await page.waitForTimeout(1500)
    const size = async (): Promise<number> =>
      JSON.parse((await askedFrom(pageOf('M.duty'), '/api/record/head')).text).size
    const before = await size()
    await demo.halt()
    let isDown = true
    onTestFinished(async () => {
      if (isDown) await demo.resume()
    })
    await page
      .getByRole('status')
      .filter({ hasText: like('frame.offlineShort', ['time']) })
      .waitFor()
    await page.keyboard.press('n')
    await page.locator('#what').waitFor()
    await choose(page, 'kind', 'violation')
    await fill(page, 'what', 'Fire on our post while the line was down.')
    await choose(page, 'actor', 'A')
    await fill(page, 'where', 'Ganja')
    await fill(page, 'clock', '18:30')
    await fill(page, 'dutyName', 'Bravo-1')
    await page.keyboard.press('Control+Enter')
    await page.getByText(t('forms.signedWaits')).waitFor()
    await page
      .getByRole('status')
      .filter({ hasText: t('frame.offlineWait', { n: 1 }) })
      .waitFor()
    await demo.resume()
    isDown = false
    await soon(() => sent).toContain(201)
    await soon(() =>
      page
        .getByRole('status')
        .filter({ hasText: t('frame.offlineWait', { n: 1 }) })
        .count(),
    ).toBe(0)
    expect(sent.filter((status) => status === 201)).toHaveLength(1)
    expect(await size()).toBe(before + 1)
    await page.goto(`${demo.address}/accounts`)
    await openMatter(page, 'Ganja')
    await device.close()
  })
})

describe('what a side never holds', () => {
  test('[R-UI-3] a desk holds no weapon of the other side and no name of a person, in no page and no answer', async () => {
    // What is searched for is there to be found: the mission and the claim's own side open it.
    for (const [office, place, secret] of [
      ['M.duty', 'Nowhere-on-the-line', PERSON],
      ['A.liaison', 'Goris', WEAPON],
    ] as const) {
      const page = await day(office)
      await openMatter(page, place)
      await tabTo(page, page.locator('table').getByRole('button', { name: t('states.sealedOpen') }))
      await page.keyboard.press('Enter')
      await page.getByText(secret).first().waitFor()
    }
    const page = await day('B.liaison')
    for (const place of ['Goris', 'Nowhere-on-the-line']) {
      await openMatter(page, place)
      expect(await page.getByRole('button', { name: t('states.sealedOpen') }).count()).toBe(0)
      for (const link of await page
        .locator('main a[href^="/record/"]')
        .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))) {
        await page.goto(demo.address + link)
        await page.locator('section[aria-labelledby="check-title"]').waitFor()
        expectNone(await page.content())
      }
      await day('B.liaison')
    }
    const { text } = await askedFrom(page, '/api/record/raw')
    expect(text.length).toBeGreaterThan(10_000)
    const held = [...(bodies.get('B.liaison') ?? []), text, await page.content(), await kept(page)]
    expect(held.length).toBeGreaterThan(20)
    for (const body of held) expectNone(body)
  })
})

function expectNone(text: string): void {
  for (const secret of [PERSON, WEAPON, SPOKEN_WEAPON]) expect(text.includes(secret), secret).toBe(false)
}

/** Everything that a desk's device keeps, as text. */
function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = (request: IDBRequest): Promise<unknown> =>
      new Promise((resolve) => request.addEventListener('success', () => resolve(request.result)))
    const all: unknown[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''))
      if (!(database instanceof IDBDatabase)) continue
      for (const store of database.objectStoreNames)
        all.push(await done(database.transaction(store).objectStore(store).getAll()))
    }
    return JSON.stringify(all)
  })
}
