import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import axe from 'axe-core'
import type { Page } from 'playwright-core'

import type { Lang } from '#words'

const root = join(import.meta.dirname, '../..')

/** What axe finds against WCAG 2.0 to 2.2, A and AA: rule and element. */
export async function axeOn(page: Page): Promise<readonly string[]> {
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
export function widerThanPage(page: Page): Promise<readonly string[]> {
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
  /^(Truceline.*|Azərbaycanca|English|UTC|Z|Ctrl|Enter|Esc|Space|Shift|Facebook|Twitter|YYYY-MM-DD|CSV|XLSX|GeoJSON|M|A|B|G\d|[A-Z]\d?(-[A-Z]\d+)?)$/i

/** Name of an imported file, name of a log, beginning of a hash: as they are. */
const FILE = /\S+\.(?:json|example)\S*|[0-9a-f]{8}…/g

/** What of the page is said in English to a reader of another language: whole sentences, or in another script any word. */
export async function englishLeft(page: Page, lang: Lang): Promise<readonly string[]> {
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
