import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

import { svgText, type Label, type SectorMap } from '#charts'
import type { Lang } from '#words'

import { parted } from './daily-breaks.ts'
import { qrFigure } from './daily-code.ts'
import { paperFonts, type PaperFonts } from './daily-fonts.ts'
import { layDaily } from './daily-lay.ts'
import type { Block, Cell, LaidDaily, LaidMap, Section } from './daily-layout.ts'
import { brandFigure, sideMarkFigure } from './daily-marks.ts'
import type { DailyPaper } from './daily-paper.ts'
import { DAILY_TEMPLATE } from './daily-typst.ts'

type Press = { readonly compiler: NodeCompiler; readonly fonts: PaperFonts }

const held: { press?: Press } = {}

/** The compiler with the paper's fonts, made once: fonts take longer to read than a report takes to set. */
function press(): Press {
  const fonts = held.press?.fonts ?? paperFonts()
  held.press ??= { fonts, compiler: NodeCompiler.create({ fontArgs: [{ fontBlobs: [...fonts.files] }] }) }
  return held.press
}

/** Every paper is PDF/UA-1: read aloud in order, figures with their sentence (ISO 14289-1). */
const STANDARD = 'ua-1'

/** How many past compilations the compiler may keep. */
const KEPT = 10

/**
 * A daily on paper: A4, one language, the same bytes each time and on every host (R-REP-1). Text of people comes in as
 * data; a character that no font of the paper has is written out by its number, never left blank.
 */
export function dailyPdf(paper: DailyPaper, lang: Lang): Uint8Array {
  const { compiler, fonts } = press()
  const input = JSON.stringify(inked(setting(layDaily(paper, lang)), fonts))
  const pdf = compiler.pdf(
    { mainFileContent: DAILY_TEMPLATE, inputs: { paper: input } },
    { pdfStandard: STANDARD },
  )
  compiler.evictCache(KEPT)
  return new Uint8Array(pdf)
}

/** What the template reads: the laid daily with its figures drawn. */
function setting(laid: LaidDaily): object {
  const { map, leading, corrections, remarks, check, ...rest } = laid
  return {
    ...rest,
    brand: svgText(brandFigure('#161e1d')),
    first: laid.first.map(drawnSection),
    rest: laid.rest.map((part) => ('kind' in part ? part : drawnSection(part))),
    check: { ...check, svg: svgText(qrFigure(check.code)) },
    ...(leading === undefined ? {} : { leading: drawnSection(leading) }),
    ...(corrections === undefined ? {} : { corrections: drawnSection(corrections) }),
    ...(remarks === undefined ? {} : { remarks: drawnSection(remarks) }),
    ...(map === undefined ? {} : { map: drawnMap(map) }),
  }
}

function drawnSection(section: Section): object {
  return { ...section, blocks: section.blocks.map(drawnBlock) }
}

function drawnBlock(block: Block): object {
  switch (block.kind) {
    case 'strip':
      return { kind: block.kind, ...drawnLabels(block.strip, block.strip.labels), alt: block.alt }
    case 'table':
      return {
        ...block,
        head: block.head.map((cell) => drawnCell(parted(cell))),
        rows: block.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => drawnCell(isOwnWord(cell) ? parted(cell) : cell)),
        })),
      }
    case 'text':
    case 'facts':
    case 'sources':
      return block
  }
}

function drawnCell({ mark, ...cell }: Cell): object {
  return mark === undefined
    ? cell
    : { ...cell, column: mark.column, mark: svgText(sideMarkFigure(mark, INKS[mark.column])) }
}

/** Cells of our own words, which may be parted; figures and texts of people never are. */
function isOwnWord({ look }: Cell): boolean {
  return look === 'unseen' || look === 'gap' || look === 'quiet'
}

const INKS = { A: '#615591', B: '#77580a', third: '#45504e' } as const

/** A map with the length of its scale written at its bar. */
function drawnMap({ map, alt, scale, captions }: LaidMap): object {
  const label = {
    text: scale,
    x: 12 + map.scale.length,
    y: map.height - 6,
    anchor: 'start',
    kind: 'town',
  } as const
  return { ...drawnLabels(map, [...map.labels, label]), alt, captions }
}

/** A figure with its labels placed by shares of its box, for the paper to set in its own type. */
function drawnLabels(
  { shapes, width, height }: Pick<SectorMap, 'shapes' | 'width' | 'height'>,
  labels: readonly Label[],
): object {
  return {
    svg: svgText(shapes),
    labels: labels.map(({ text, x, y, anchor, kind }) => ({
      text,
      x: x / width,
      y: y / height,
      anchor,
      kind,
    })),
  }
}

/** Everything that will be printed, in characters that the fonts have; figures are drawings and stay as they are. */
function inked(value: unknown, fonts: PaperFonts, key: string = ''): unknown {
  if (typeof value === 'string') return DRAWINGS.has(key) ? value : printable(value, fonts)
  if (Array.isArray(value)) return value.map((each: unknown) => inked(each, fonts, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inked(inner, fonts, name)]))
}

const DRAWINGS: ReadonlySet<string> = new Set(['svg', 'brand', 'mark', 'kind', 'look', 'lang'])

function printable(text: string, fonts: PaperFonts): string {
  return text
    .normalize('NFC')
    .replaceAll(/./gsu, (sign) => (isPrinted(sign, fonts) ? sign : writtenOut(sign)))
}

/** Spaces, line ends, marks of direction and joining print nothing and need no glyph; nor do the page's own two signs. */
const UNINKED = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]$/u

function isPrinted(sign: string, fonts: PaperFonts): boolean {
  return UNINKED.test(sign) || fonts.has(sign)
}

function writtenOut(sign: string): string {
  return `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
}
