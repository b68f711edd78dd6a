import {
  adjoiningOf,
  mattersOf,
  matterDifference,
  matterState,
  standsInGap,
  type FieldOutcome,
  type Ground,
  type Matter,
  type MatterComparing,
  type MatterState,
} from '#domain/claim'
import type { PlaceId } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import { gazetteerEntry } from '#wire/measure'

import type { ToldAccount } from './told-account.ts'
import { linkFactOf, type Told } from './told-accounts.ts'
import type { Rows } from './view.ts'

/** A matter with what comparing its sides came to. */
export type ComparedMatter = {
  readonly matter: Matter<ToldAccount>
  readonly difference: readonly FieldOutcome[] | undefined
  readonly state: MatterState
}

/** The matters of these accounts in the order of the ground, each compared (R-UI-73, R-CLM-4). */
export async function comparedMatters(
  rows: Rows,
  told: Told,
  settings: Mechanism,
): Promise<readonly ComparedMatter[]> {
  const ground = await groundOf(rows, told.accounts, settings)
  const comparing = comparingOf(settings)
  return mattersOf(told.accounts, told.links.map(linkFactOf), ground).map((matter) => {
    const difference = matterDifference(matter, comparing)
    return { matter, difference, state: matterState(matter, difference) }
  })
}

/** What comparing needs of the founding: which sectors adjoin, and where the data are known to have gaps. */
export function comparingOf(settings: Mechanism): MatterComparing<ToldAccount> {
  return {
    adjoins: adjoiningOf(settings.sectors),
    isInGap: (account) => standsInGap(account, settings.dataGaps),
  }
}

async function groundOf(rows: Rows, accounts: readonly ToldAccount[], settings: Mechanism): Promise<Ground> {
  const ids = [...new Set(accounts.flatMap(({ place }) => place.candidates))]
  const entries = ids.length === 0 ? [] : await placesByIds(rows, ids)
  const centres = new Map(
    entries.flatMap(({ id, at }) => (at.kind === 'known' ? [[id, at.value] as const] : [])),
  )
  return { sectors: settings.sectors.map(({ id }) => id), centreOf: (id) => centres.get(id) }
}

async function placesByIds(rows: Rows, ids: readonly PlaceId[]) {
  const found = await rows.selectFrom('places').select('body').where('id', 'in', ids).execute()
  return found.map((row) => gazetteerEntry.parse(row.body))
}
