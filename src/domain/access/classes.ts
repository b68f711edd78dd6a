import type { Role } from '#domain/party'

/** Classes of access.md section 2: public, joint, mission, own, restricted, sealed. */
export type ContentClass = 'P' | 'J' | 'M' | 'O' | 'R' | 'X'

/**
 * Why a role reads a class: it always does; once its public time has come; as the side that made it; only that it
 * exists; because it is on the named list. `ownPlans`: a patrol lead, what its own office made.
 */
export type ClassCell = 'yes' | 'publicTime' | 'ownSide' | 'exists' | 'named' | 'ownPlans'

const joint: Readonly<Partial<Record<Role, ClassCell>>> = {
  L: 'yes',
  R: 'yes',
  PL: 'yes',
  DO: 'yes',
  IN: 'yes',
  HM: 'yes',
  CC: 'yes',
  ME: 'yes',
  HU: 'yes',
  PO: 'yes',
  GU: 'yes',
  AU: 'yes',
  PU: 'publicTime',
}

const byName: Readonly<Partial<Record<Role, ClassCell>>> = {
  L: 'named',
  R: 'named',
  PL: 'named',
  DO: 'named',
  IN: 'named',
  HM: 'named',
  CC: 'named',
  ME: 'named',
  HU: 'named',
  PO: 'named',
  GU: 'named',
  AU: 'named',
}

/** Who reads a class, whatever the row; absent is nobody. Source: access.md section 2. A row can lower, never raise it (R-ACC-4). */
export const classReaders: Readonly<Record<ContentClass, Readonly<Partial<Record<Role, ClassCell>>>>> = {
  P: joint,
  J: joint,
  M: { PL: 'ownPlans', DO: 'yes', IN: 'yes', HM: 'yes', PO: 'yes', AU: 'exists' },
  O: { L: 'ownSide', R: 'ownSide', DO: 'yes', IN: 'yes', HM: 'yes' },
  R: byName,
  X: byName,
}

/** Who reads a statement of venue `elsewhere`, which is of class M as a whole: mission offices and the mediator (section 3). */
export const elsewhereReaders: readonly Role[] = ['DO', 'IN', 'HM', 'PO', 'ME']
