/** What can be wrong with the machine below the record: its folder, its database server, its schema. A closed list. */
export type TroubleCode =
  | 'HOME_IN_USE'
  | 'HOME_PATH_TOO_LONG'
  | 'HOME_UNREACHABLE'
  | 'DATABASE_START'
  | 'DATABASE_VERSION'
  | 'DATABASE_MIGRATION'
  | 'REC_UNSAFE_DB'

/** A broken machine's error (S-10): its code, and what a sentence about it needs: home, pid, version, setting, file. */
export type Trouble = Error & {
  readonly code: TroubleCode
  readonly detail: Readonly<Record<string, string | number>>
}

/** An error to throw for a broken machine. Its message is the code and the detail, for logs. */
export function trouble(code: TroubleCode, detail: Trouble['detail'], cause?: unknown): Trouble {
  const said = Object.entries(detail).map(([name, value]) => `${name}=${value}`)
  return Object.assign(new Error([code, ...said].join(' '), { cause }), { code, detail })
}
