/** The tokens of one theme: custom property to value, `:root` underneath and the theme's own above it. */
export type Tokens = Readonly<Record<string, string>>

/** Reads the themes out of tokens.css, each complete. `desk-…` are the same with the hot-line desk's deeper text. */
export function themesOf(css: string): Readonly<Record<string, Tokens>> {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, '')
  const light = tokensAfter(plain, /:root\s*\{/)
  const theme = (name: string): Tokens => ({
    ...light,
    ...tokensAfter(plain, new RegExp(`\\[data-theme=["']${name}["']\\]\\s*\\{`)),
  })
  return { light, dark: theme('dark'), night: theme('night'), sun: theme('sun') }
}

/** Relative luminance of a `#rrggbb` colour, 0 to 1. Source: WCAG 2.2, relative luminance. */
export function luminance(hex: string): number {
  const [r, g, b] = linear(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast of two colours, 1 to 21. Source: WCAG 2.2, contrast ratio. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

/** Hue in OKLCH, degrees. Source: B. Ottosson, "A perceptual color space for image processing", 2020. */
export function hue(hex: string): number {
  const [, a, b] = oklab(linear(hex))
  return ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360
}

/** Distance of two colours in OKLab, times 100. */
export function deltaE(one: string, other: string): number {
  const [p, q] = [oklab(linear(one)), oklab(linear(other))]
  return 100 * Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])
}

/** The colour as a person with the named sight sees it. Source: Machado, Oliveira, Fernandes 2009, severity 1. */
export function seenAs(hex: string, sight: 'protan' | 'deutan' | 'tritan'): string {
  const rgb = linear(hex)
  const seen = SIGHT[sight].map((row) => row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2])
  return `#${seen.map((part) => byteOf(part).toString(16).padStart(2, '0')).join('')}`
}

type Three = readonly [number, number, number]

const SIGHT: Readonly<Record<'protan' | 'deutan' | 'tritan', readonly Three[]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

function tokensAfter(css: string, opening: RegExp): Tokens {
  const at = opening.exec(css)
  if (at === null) return {}
  const start = at.index + at[0].length
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries(
    [...block.matchAll(/(--[a-z0-9-]+)\s*:\s*([^;]+);/g)].map((found) => [
      found[1] ?? '',
      (found[2] ?? '').trim(),
    ]),
  )
}

function linear(hex: string): Three {
  const part = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

function byteOf(part: number): number {
  const value = Math.min(1, Math.max(0, part))
  return Math.round(255 * (value <= 0.003_130_8 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055))
}

function oklab([r, g, b]: Three): Three {
  const l = Math.cbrt(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b)
  const m = Math.cbrt(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b)
  const s = Math.cbrt(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b)
  return [
    0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
    1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s,
    0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s,
  ]
}
