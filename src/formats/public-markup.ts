import { svg, svgText, type Svg } from '#charts'

/** A part of a page: the same plain data as a part of a figure, so that figures stand in pages as they are. */
export type Part = Svg | string

/** A part of a page. Values and texts are escaped when it is written; nothing here takes markup as text. */
export const el: typeof svg = svg

/** Elements that HTML closes by itself. */
const VOID: ReadonlySet<string> = new Set(['br', 'meta', 'link', 'hr'])

/** A page's part as HTML. */
function htmlText(part: Part): string {
  if (typeof part === 'string') return svgText(part)
  const { tag, at } = part
  const opened = svgText(svg(tag, at, '')).replace(/\/>$/, '>')
  return VOID.has(tag) ? opened : `${opened}${part.inner.map(htmlText).join('')}</${tag}>`
}

/** A whole document. `style` is ours and holds nothing from outside; the policy names it by its hash, and lets nothing else in. */
export function pageText(page: {
  readonly lang: string
  readonly title: string
  readonly style: string
  readonly styleHash: string
  readonly body: readonly Part[]
}): string {
  const policy = `default-src 'none'; style-src 'sha256-${page.styleHash}'; base-uri 'none'; form-action 'none'`
  const head = [
    el('meta', { charset: 'utf-8' }),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    el('meta', { name: 'referrer', content: 'no-referrer' }),
    el('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    el('title', {}, page.title),
  ]
  return [
    `<!doctype html>\n<html lang="${page.lang}">\n<head>\n`,
    head.map(htmlText).join('\n'),
    `\n<style>${page.style}</style>\n</head>\n`,
    htmlText(el('body', {}, ...page.body)),
    '\n</html>\n',
  ].join('')
}
