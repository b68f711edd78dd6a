/** A part of a figure as plain data: one description for paper, page and screen. Attributes bear their SVG names. */
export type Svg = {
  readonly tag: string
  readonly at: Readonly<Record<string, string | number>>
  readonly inner: readonly (Svg | string)[]
}

/** A part of a figure. */
export function svg(tag: string, at: Svg['at'], ...inner: readonly (Svg | string)[]): Svg {
  return { tag, at, inner }
}

/** A figure as text, every value escaped: what people wrote can never become markup. */
export function svgText(part: Svg | string): string {
  if (typeof part === 'string') return escaped(part)
  const attributes = Object.entries(part.at).map(([name, value]) => ` ${name}="${escaped(attribute(value))}"`)
  const inner = part.inner.map(svgText).join('')
  return inner === ''
    ? `<${part.tag}${attributes.join('')}/>`
    : `<${part.tag}${attributes.join('')}>${inner}</${part.tag}>`
}

/** The outermost part of a figure of a size in its own units; it scales to where it is put. */
export function figure(
  size: { readonly width: number; readonly height: number },
  parts: readonly Svg[],
): Svg {
  const { width, height } = size
  return svg(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${rounded(width)} ${rounded(height)}` },
    ...parts,
  )
}

/** A number with at most two decimals, the same on every host. */
function rounded(value: number): number {
  const hundredths = Math.round(value * 100)
  return hundredths === 0 ? 0 : hundredths / 100
}

function attribute(value: string | number): string {
  return typeof value === 'number' ? String(rounded(value)) : value
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}
