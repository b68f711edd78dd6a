import type { SectorMap, SectorStrip } from '#charts'
import type { Side } from '#domain/measure'

/** How a cell or a text looks. `unseen` is hatched: nobody observed; `gap` is dotted: not in this data. */
export type Look = 'plain' | 'strong' | 'quiet' | 'unseen' | 'gap'

/** Whose words: a side's or a third's, lodged (half filled) or said publicly (half ruled). The mark differs in greyscale. */
export type SideMark = {
  readonly column: Side | 'third'
  readonly standing: 'lodged' | 'said'
}

/** A cell of a table: what it says, a smaller line below, numbers of sources. Texts of people are kept apart by `foreign`. */
export type Cell = {
  readonly text: string
  readonly look: Look
  readonly note?: string
  readonly mark?: SideMark
  readonly refs?: readonly number[]
  /** How many columns it stands in; one where it does not say. */
  readonly span?: number
  /** Several paragraphs in one cell, each by itself. */
  readonly parts?: readonly Cell[]
}

/** A row; `total` closes a table, `sub` stands under the row before it. */
export type Row = { readonly look: 'plain' | 'total' | 'sub'; readonly cells: readonly Cell[] }

/** A table. `widths` are shares of the line; `columns` say to which edge a column is set. */
export type Table = {
  readonly kind: 'table'
  readonly id: string
  readonly columns: readonly ('start' | 'end' | 'middle')[]
  readonly widths: readonly number[]
  readonly head: readonly Cell[]
  readonly rows: readonly Row[]
}

/** A part of a section. */
export type Block =
  | Table
  | { readonly kind: 'text'; readonly text: string; readonly look: 'read' | 'note' | 'strong' }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly text: string }[] }
  | { readonly kind: 'strip'; readonly strip: SectorStrip; readonly alt: string }
  | { readonly kind: 'sources'; readonly items: readonly string[] }

/** A section: its number in every language, its title, what stands in it. It never vanishes (reports.md section 2). */
export type Section = {
  readonly key: string
  readonly number: string
  readonly title: string
  readonly blocks: readonly Block[]
}

/** Sections that have one short answer each, set as lines. */
export type ShortSections = {
  readonly kind: 'short'
  readonly lines: readonly {
    readonly key: string
    readonly number: string
    readonly title: string
    readonly text: string
  }[]
}

/** A map with what stands under it. */
export type LaidMap = {
  readonly map: SectorMap
  readonly alt: string
  readonly scale: string
  readonly captions: readonly string[]
}

/** How to check the paper, and what the square code says. */
export type LaidCheck = {
  readonly title: string
  readonly code: string
  readonly rows: readonly { readonly label: string; readonly text: string; readonly isCode: boolean }[]
}

/** A daily in one language, laid out: what paper and page set, each in its own way, with the same words and figures. */
export type LaidDaily = {
  readonly lang: string
  readonly mechanism: string
  readonly title: string
  readonly day: string
  readonly number: string
  readonly form: string
  readonly covers: string
  readonly status: string
  readonly statusLines: readonly string[]
  /** What every page says: an exercise, an empty seat, that it is retracted or superseded. */
  readonly banners: readonly string[]
  /** Above all else: that the translation is not confirmed, in both languages. */
  readonly notices: readonly string[]
  readonly lead: readonly { readonly text: string; readonly isStrong: boolean }[]
  /** Corrections of earlier days that lead this one (R-RPT-24). */
  readonly leading: Section | undefined
  readonly corrections: Section | undefined
  readonly remarks: Section | undefined
  /** Sections beside the map. */
  readonly first: readonly Section[]
  readonly map: LaidMap | undefined
  readonly rest: readonly (Section | ShortSections)[]
  readonly check: LaidCheck
  readonly foot: string
  readonly pageOf: { readonly n: string; readonly m: string; readonly text: string }
}
