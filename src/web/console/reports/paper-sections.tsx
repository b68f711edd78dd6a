import { createElement, type JSX, type ReactNode } from 'react'

import { svg, type Label, type Svg } from '#charts'
import type { Block, Cell, LaidDaily, LaidMap, Section, ShortSections, Table } from '#formats/daily-layout'
import { keyed, SideMark } from '#web/controls'

import { reportsCss as c } from './styles.ts'

/** The sections of a laid-out daily, in their order: none ever vanishes. */
export function PaperSections({ laid }: { readonly laid: LaidDaily }): JSX.Element {
  const [opening, ...first] = laid.first
  return (
    <>
      {laid.leading !== undefined && <SectionPart section={laid.leading} />}
      {laid.corrections !== undefined && <SectionPart section={laid.corrections} />}
      {laid.remarks !== undefined && <SectionPart section={laid.remarks} />}
      <div className={c('beside')}>
        {opening !== undefined && <SectionPart section={opening} />}
        {laid.map !== undefined && <MapPart laid={laid.map} />}
      </div>
      {first.map((section) => (
        <SectionPart key={section.key} section={section} />
      ))}
      {laid.rest.map((part) =>
        'kind' in part ? (
          <ShortPart key={part.lines.map(({ key }) => key).join()} part={part} />
        ) : (
          <SectionPart key={part.key} section={part} />
        ),
      )}
      <section>
        <h3>{laid.check.title}</h3>
        <dl className={c('facts')}>
          {laid.check.rows.map(({ label, text, isCode }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className={c(isCode ? 'code' : '')}>{text}</dd>
            </div>
          ))}
        </dl>
      </section>
      <p className={c('note')}>{laid.foot}</p>
    </>
  )
}

function SectionPart({ section }: { readonly section: Section }): JSX.Element {
  return (
    <section>
      <h3>
        <span className={c('num')}>{section.number}</span> {section.title}
      </h3>
      {keyed(section.blocks).map(({ key, item: block }) => (
        <BlockPart key={key} block={block} title={section.title} />
      ))}
    </section>
  )
}

function ShortPart({ part }: { readonly part: ShortSections }): JSX.Element {
  return (
    <dl className={c('lines')}>
      {part.lines.map(({ key, number, title, text }) => (
        <div key={key}>
          <dt>
            <span className={c('num')}>{number}</span> {title}
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function BlockPart({ block, title }: { readonly block: Block; readonly title: string }): JSX.Element {
  switch (block.kind) {
    case 'table':
      return <TablePart table={block} title={title} />
    case 'text':
      return <p className={c(block.look === 'note' ? 'note' : '')}>{block.text}</p>
    case 'facts':
      return (
        <dl className={c('facts')}>
          {block.rows.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )
    case 'strip':
      return (
        <figure className={c('strip')}>
          <Figure figure={lettered(block.strip.shapes, block.strip.labels)} alt={block.alt} />
        </figure>
      )
    case 'sources':
      return (
        <ol className={c('sources')}>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      )
  }
}

/** A table in a frame of its own, which scrolls where the page is narrow and can be reached by key there. */
function TablePart({ table, title }: { readonly table: Table; readonly title: string }): JSX.Element {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached without a pointer
    <section className={c('scroll')} aria-label={title} tabIndex={0}>
      <table className={c('figures')}>
        {table.head.length > 0 && (
          <thead>
            <tr>
              {keyed(table.head).map(({ key, item: cell }, at) => (
                <th key={key} scope="col" data-edge={edgeOf(table, table.head, at)} colSpan={cell.span}>
                  <CellPart cell={cell} />
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {keyed(table.rows).map(({ key, item: row }) => (
            <tr key={key} data-look={row.look}>
              {keyed(row.cells).map(({ key: cellKey, item: cell }, at) =>
                at === 0 ? (
                  <th key={cellKey} scope="row" colSpan={cell.span}>
                    <CellPart cell={cell} />
                  </th>
                ) : (
                  <td key={cellKey} data-edge={edgeOf(table, row.cells, at)} colSpan={cell.span}>
                    <CellPart cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Where a cell's text stands: a cell over several columns in their middle, any other as the column it begins in. */
function edgeOf(
  { columns }: Table,
  cells: readonly Cell[],
  at: number,
): Table['columns'][number] | undefined {
  if ((cells[at]?.span ?? 1) > 1) return 'middle'
  return columns[cells.slice(0, at).reduce((sum, { span }) => sum + (span ?? 1), 0)]
}

function CellPart({ cell }: { readonly cell: Cell }): JSX.Element {
  const swatch = cell.look === 'unseen' ? 'swt unseen' : cell.look === 'gap' ? 'swt gap' : undefined
  return (
    <span className={c(`look ${cell.look}`)}>
      {cell.mark !== undefined && (
        <SideMark column={cell.mark.column} standing={cell.mark.standing === 'lodged' ? 'filled' : 'ruled'} />
      )}
      {swatch !== undefined && <i className={c(swatch)} aria-hidden="true" />}
      <bdi dir="auto">{cell.text}</bdi>
      {cell.refs !== undefined && cell.refs.length > 0 && <sup>{cell.refs.join(', ')}</sup>}
      {cell.note !== undefined && <span className={c('basis')}>{cell.note}</span>}
      {cell.parts !== undefined &&
        keyed(cell.parts).map(({ key, item: part }) => (
          <span key={key} className={c('partLine')}>
            <CellPart cell={part} />
          </span>
        ))}
    </span>
  )
}

/** The map with its scale and labels as text in it, and its captions below. */
function MapPart({ laid: { map, alt, scale, captions } }: { readonly laid: LaidMap }): JSX.Element {
  const scaleLabel = {
    text: scale,
    x: SCALE_GAP + map.scale.length,
    y: map.height - SCALE_RISE,
    anchor: 'start',
    kind: 'town',
  } as const
  return (
    <figure className={c('map')}>
      <Figure figure={lettered(map.shapes, [...map.labels, scaleLabel])} alt={alt} />
      <figcaption>
        {captions.map((caption) => (
          <span key={caption} className={c('basis')}>
            {caption}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

/** Where the words of the scale stand from its bar's end and from the map's foot, in the map's own units. */
const SCALE_GAP = 12
const SCALE_RISE = 6

/** A figure with its labels as text in it. */
function lettered(shapes: Svg, labels: readonly Label[]): Svg {
  const texts = labels.map(({ text, x, y, anchor, kind }) =>
    svg(
      'text',
      { x, y, 'text-anchor': anchor, ...(kind === 'sector' ? { class: c('sectorName') } : {}) },
      text,
    ),
  )
  return { ...shapes, inner: [...shapes.inner, ...texts] }
}

/** A figure of plain data as elements of the page, named in words. */
function Figure({ figure, alt }: { readonly figure: Svg; readonly alt: string }): JSX.Element {
  return <>{elementOf({ ...figure, at: { ...figure.at, role: 'img', 'aria-label': alt } }, 'figure')}</>
}

function elementOf(part: Svg | string, key: string): ReactNode {
  if (typeof part === 'string') return part
  const inner = part.inner.map((each, at) => elementOf(each, `${key}.${at}`))
  return createElement(part.tag, { key, ...attributesOf(part.at) }, ...inner)
}

/** React names the attributes of SVG its own way: `stroke-width` is `strokeWidth`. */
function attributesOf(at: Svg['at']): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(at).map(([name, value]) => [
      name === 'class'
        ? 'className'
        : name.startsWith('aria-')
          ? name
          : name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )
}
