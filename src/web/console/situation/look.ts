/** How the screen is looked at; all of it stands in the address, so that a copied address opens the same (R-UI-14). */
export type Look = {
  /** Reporting day YYYY-MM-DD, or empty for the one the clock stands in. */
  readonly day: string
  /** Range in view as UTC instants; both or neither. */
  readonly from: string
  readonly to: string
  /** The range of the truce's first hours instead of the day's. */
  readonly hours: boolean
  /** The matter that is picked, in all three panes. */
  readonly pick: string
  readonly sector: string
  /** Layers that are switched off. */
  readonly off: readonly LayerName[]
  /** What of the ground is in view: longitude, latitude, zoom. */
  readonly map: string
  /** The map as a list, and the map alone. */
  readonly list: boolean
  readonly full: boolean
  /** The pane that a narrow screen shows. */
  readonly tab: TabName
}

/** Kinds of content that the map's chips switch. */
const LAYERS = ['said', 'lodged', 'seen'] as const
/** Name of a kind of content. */
export type LayerName = (typeof LAYERS)[number]

/** Panes of a narrow screen. */
export const TABS = ['says', 'map', 'time'] as const
/** Name of a pane. */
export type TabName = (typeof TABS)[number]

const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Reads the look from the address; what is not understood counts as not said. */
export function lookOf(query: URLSearchParams): Look {
  const of = (name: string, form: RegExp): string => form.exec(query.get(name) ?? '')?.[0] ?? ''
  const [from, to] = [of('from', UTC), of('to', UTC)]
  const isRange = from !== '' && to !== '' && from < to
  return {
    day: of('day', /^\d{4}-\d{2}-\d{2}$/),
    from: isRange ? from : '',
    to: isRange ? to : '',
    hours: query.get('hours') === '1',
    pick: of('pick', /^[0-9a-f]{64}$/),
    sector: of('sector', /^\S{1,40}$/),
    off: LAYERS.filter((name) => (query.get('off') ?? '').split(',').includes(name)),
    map: of('map', /^-?\d{1,3}\.\d{1,4},-?\d{1,2}\.\d{1,4},\d{1,2}\.\d{1,2}$/),
    list: query.get('list') === '1',
    full: query.get('full') === '1',
    tab: TABS.find((name) => name === query.get('tab')) ?? 'says',
  }
}

/** The look as the query of an address, only what differs from the plain look. */
export function queryOf(look: Look): string {
  const said = Object.entries({
    ...look,
    off: look.off.join(','),
    tab: look.tab === 'says' ? '' : look.tab,
  }).flatMap(([name, value]) =>
    value === '' || value === false ? [] : [[name, value === true ? '1' : value]],
  )
  return said.length === 0 ? '' : `?${new URLSearchParams(said).toString()}`
}
