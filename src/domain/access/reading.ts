import type { Role } from '#domain/party'

/** A cell of access.md section 3: in full, joint form, own in full and joint of the rest, public form, nothing. */
export type ReadingCell = 'f' | 'j' | 'o' | 'c' | '-'

/** Rows of access.md section 3 that views of this program read. A view that names another does not compile (R-ACC-1). */
export type ReadingRow =
  | 'measure (geography)'
  | 'party'
  | 'record (log, heads, proofs)'
  | 'statement (said publicly)'
  | 'claim'

/** Role × context: how much of it a role may read. Source: access.md section 3, letter for letter. */
export const reading: Readonly<Record<ReadingRow, Readonly<Record<Role, ReadingCell>>>> = {
  'measure (geography)': {
    L: 'j',
    R: 'j',
    PL: 'f',
    DO: 'f',
    IN: 'f',
    HM: 'f',
    CC: 'f',
    ME: 'j',
    HU: 'j',
    PO: 'f',
    GU: 'j',
    AU: 'j',
    PU: 'c',
    OP: '-',
  },
  party: {
    L: 'o',
    R: 'o',
    PL: 'j',
    DO: 'f',
    IN: 'f',
    HM: 'f',
    CC: 'j',
    ME: 'j',
    HU: 'j',
    PO: 'f',
    GU: 'j',
    AU: 'f',
    PU: 'c',
    OP: '-',
  },
  'record (log, heads, proofs)': {
    L: 'j',
    R: 'j',
    PL: 'j',
    DO: 'f',
    IN: 'f',
    HM: 'f',
    CC: 'j',
    ME: 'j',
    HU: 'j',
    PO: 'f',
    GU: 'j',
    AU: 'f',
    PU: 'c',
    OP: '-',
  },
  'statement (said publicly)': {
    L: 'j',
    R: 'j',
    PL: 'j',
    DO: 'f',
    IN: 'f',
    HM: 'f',
    CC: 'j',
    ME: 'j',
    HU: 'j',
    PO: 'f',
    GU: 'j',
    AU: 'j',
    PU: 'c',
    OP: '-',
  },
  claim: {
    L: 'o',
    R: 'o',
    PL: 'j',
    DO: 'f',
    IN: 'f',
    HM: 'f',
    CC: 'j',
    ME: 'j',
    HU: 'j',
    PO: 'f',
    GU: 'j',
    AU: 'j',
    PU: 'c',
    OP: '-',
  },
}

/** Every row in use, in the table's order. */
export const readingRows: readonly ReadingRow[] = [
  'measure (geography)',
  'party',
  'record (log, heads, proofs)',
  'statement (said publicly)',
  'claim',
]
