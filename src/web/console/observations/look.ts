import {
  OBSERVED_CLASSES,
  OBSERVED_MEANS,
  type Means,
  type ObservedClass,
  type ZoneFlag,
} from '#domain/observation'
import type { ObservationRow } from '#wire/observation'

/** How the screen is looked at; all of it stands in the address, so that a copied address opens the same (R-UI-14). */
export type Look = {
  /** Reporting day YYYY-MM-DD, `all`, or empty for the day the clock stands in. */
  readonly day: string
  readonly sector: string
  readonly class: string
  readonly means: string
  readonly zone: string
  readonly state: string
  /** Gazetteer id of a place that the mission's part names. */
  readonly place: string
  readonly find: string
  /** The table behind the chart is shown. */
  readonly table: boolean
  /** The ops log stands in the place of the observations. */
  readonly log: boolean
  /** The form that is open, and what it is about: ids of observations, of a watch, a group or a log entry. */
  readonly form: FormName | ''
  readonly about: string
}

/** Forms of this screen. */
const FORMS = [
  'enter',
  'nothing',
  'revise',
  'withdraw',
  'question',
  'accept',
  'group',
  'ungroup',
  'watchOpen',
  'watchSee',
  'watchClose',
  'watchCorrect',
  'log',
  'import',
] as const
/** Name of a form. */
export type FormName = (typeof FORMS)[number]

/** Filters whose counts the node answers, in the order in which they stand. */
export const FACETS = ['day', 'sector', 'class', 'means', 'zone', 'state', 'place'] as const
/** Name of such a filter. */
export type Facet = (typeof FACETS)[number]

/** The values some filters may have; days and sectors are the mechanism's own. */
export const VALUES: {
  readonly class: readonly ObservedClass[]
  readonly means: readonly Means[]
  readonly zone: readonly ZoneFlag[]
  readonly state: readonly ObservationRow['state'][]
} = {
  class: OBSERVED_CLASSES,
  means: OBSERVED_MEANS,
  zone: ['inside', 'outside', 'cannotSay'],
  state: ['received', 'questioned', 'accepted', 'quarantined', 'withdrawn'],
}

const ABOUT = /^[0-9a-f]{64}(\.\d{1,2})?(,[0-9a-f]{64}\.\d{1,2}){0,49}$/

/** Reads the look from the address; what is not understood counts as not said. */
export function lookOf(query: URLSearchParams): Look {
  return {
    day: /^(\d{4}-\d{2}-\d{2}|all)$/.exec(query.get('day') ?? '')?.[0] ?? '',
    sector: (query.get('sector') ?? '').slice(0, 40),
    class: oneOf(VALUES.class, query.get('class')),
    means: oneOf(VALUES.means, query.get('means')),
    zone: oneOf(VALUES.zone, query.get('zone')),
    state: oneOf(VALUES.state, query.get('state')),
    place: /^[a-z0-9-]{1,64}$/.exec(query.get('place') ?? '')?.[0] ?? '',
    find: (query.get('find') ?? '').slice(0, 200),
    table: query.get('table') === '1',
    log: query.get('log') === '1',
    form: oneOf(FORMS, query.get('form')),
    about: ABOUT.exec(query.get('about') ?? '')?.[0] ?? '',
  }
}

/** The look as the query of an address, only what differs from the plain look. */
export function queryOf(look: Look): string {
  const said = Object.entries(look).flatMap(([name, value]) => {
    if (value === '' || value === false) return []
    return [[name, value === true ? '1' : value]]
  })
  return said.length === 0 ? '' : `?${new URLSearchParams(said).toString()}`
}

/** The ids a form is about. */
export function aboutOf({ about }: Look): readonly string[] {
  return about === '' ? [] : about.split(',')
}

/** The member of a list that a text is, or nothing. */
export function oneOf<T extends string>(allowed: readonly T[], value: string | null): T | '' {
  return allowed.find((each) => each === value) ?? ''
}
