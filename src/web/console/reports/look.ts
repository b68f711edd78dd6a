/** How the screen is looked at; all of it stands in the address (R-UI-14). */
export type Look = {
  /** The version that is read; empty: the newest, or what one would sign where there is none. */
  readonly rid: string
  /** The daily as the record makes it now, whatever was signed. */
  readonly now: boolean
  readonly form: FormName | ''
}

const FORMS = ['remark', 'note', 'correct', 'retract'] as const
/** Forms of this screen. */
export type FormName = (typeof FORMS)[number]

/** Reads the look from the address. */
export function lookOf(query: URLSearchParams): Look {
  return {
    rid: /^[0-9a-f]{64}$/.exec(query.get('rid') ?? '')?.[0] ?? '',
    now: query.get('now') === '1',
    form: FORMS.find((each) => each === query.get('form')) ?? '',
  }
}

/** The address of a day in a look. */
export function addressOf(day: string | undefined, look: Partial<Look>): string {
  const query = new URLSearchParams(
    Object.entries(look).flatMap(([name, value]) =>
      value === '' || value === false ? [] : [[name, value === true ? '1' : value]],
    ),
  ).toString()
  return `/reports${day === undefined ? '' : `/${day}`}${query === '' ? '' : `?${query}`}`
}
