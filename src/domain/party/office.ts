import type { Side } from '#domain/measure'

/** Kinds of office, by the keys of access.md section 1; `L` and `R` stand for either side's own. */
export type Role =
  | 'L'
  | 'R'
  | 'PL'
  | 'DO'
  | 'IN'
  | 'HM'
  | 'CC'
  | 'ME'
  | 'HU'
  | 'PO'
  | 'GU'
  | 'AU'
  | 'PU'
  | 'OP'

/** An owner of keys: `M` the mission, `A` and `B` the sides, `G1` and on guarantors and other neutrals (record.md section 1). */
export type Holder = string

/** Code of an office, `<holder>.<name>`, as the envelope has it (record.md 2.1). */
export type OfficeCode = string

/** An office of a holder: what it may do follows from its role and, for `L` and `R`, from its side (R-PTY-2, R-PTY-9). */
export type Office = {
  readonly code: OfficeCode
  readonly holder: Holder
  readonly role: Role
  /** The holder's side; `none` for the mission, guarantors and mediators, which are never a side (R-PTY-9). */
  readonly side: Side | 'none'
}
