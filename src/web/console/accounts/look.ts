/** How the screen is looked at; all of it stands in the address, so that a copied address opens the same (R-UI-14). */
export type Look = {
  /** Local day YYYY-MM-DD, `all`, or empty for the day the clock stands in. */
  readonly day: string
  readonly standing: 'saidPublicly' | 'lodged' | ''
  readonly state: 'disputed' | 'oneAccount' | ''
  readonly third: boolean
  readonly find: string
  /** Earlier versions are shown. */
  readonly versions: boolean
  /** Original wordings are shown beside translations. */
  readonly original: boolean
  /** The form that is open, and the account it is about. */
  readonly form: FormName | ''
  readonly about: string
}

/** Forms of this screen. */
const FORMS = ['lodge', 'transcribe', 'answer', 'acknowledge', 'correct', 'withdraw', 'link'] as const
/** Name of a form. */
export type FormName = (typeof FORMS)[number]

/** Reads the look from the address; what is not understood counts as not said. */
export function lookOf(query: URLSearchParams): Look {
  return {
    day: /^(\d{4}-\d{2}-\d{2}|all)$/.exec(query.get('day') ?? '')?.[0] ?? '',
    standing: oneOf(['saidPublicly', 'lodged'], query.get('standing')),
    state: oneOf(['disputed', 'oneAccount'], query.get('state')),
    third: query.get('third') === '1',
    find: query.get('find') ?? '',
    versions: query.get('versions') === '1',
    original: query.get('original') === '1',
    form: oneOf(FORMS, query.get('form')),
    about: /^[0-9a-f]{64}$/.exec(query.get('about') ?? '')?.[0] ?? '',
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

function oneOf<T extends string>(allowed: readonly T[], value: string | null): T | '' {
  return allowed.find((each) => each === value) ?? ''
}
