import { accept, refuse, type Answer } from '#domain/life'
import { addSums, EMPTY_SUM, type Utc } from '#domain/measure'

import type { Daily } from './daily.ts'
import { sumIn } from './figure.ts'
import { publicAtOf } from './release.ts'
import { finerWords, remarkStands, type FineNames } from './text.ts'
import { finerThanAllowed } from './too-fine.ts'

/** What is looked at before a daily goes out. */
export type CheckName =
  | 'sums'
  | 'coverage'
  | 'languages'
  | 'delay'
  | 'smallCells'
  | 'remarks'
  | 'twoPersons'
  | 'cumulative'

/** One check: whether it holds, and where it does not. */
export type Check = { readonly check: CheckName; readonly ok: boolean; readonly place: string }

/** What the checks of a daily go by. */
export type CheckGround = {
  readonly daily: Daily
  /** Its public form. */
  readonly published: Daily
  readonly names: FineNames
  readonly cumulative: Answer<undefined, 'REP_SUM_MISMATCH'>
  /** Languages without a text, where the setting holds the report for them (R-REP-10). */
  readonly missingLanguages: readonly string[]
  readonly isApproved: boolean
  readonly now: Utc
}

/** Every check of a daily, in the order a releaser would ask them. */
export function checksOf(ground: CheckGround): readonly Check[] {
  const { daily, published, names, cumulative, missingLanguages, isApproved, now } = ground
  const publicAt = publicAtOf(daily.head.to)
  const sums = sumsOff(daily)
  const fine = finerThanAllowed({ ...published, remarks: [] }, names)
  const remarks = remarksOff(daily, names)
  return [
    { check: 'sums', ok: sums.length === 0, place: sums.join(', ') },
    { check: 'cumulative', ok: cumulative.ok, place: cumulative.ok ? '' : placeOf(cumulative.detail) },
    {
      check: 'coverage',
      ok: daily.coverage.sectors > 0,
      place: daily.coverage.sectors > 0 ? '' : 'coverage',
    },
    { check: 'remarks', ok: remarks.length === 0, place: remarks.join(', ') },
    { check: 'languages', ok: missingLanguages.length === 0, place: missingLanguages.join(', ') },
    { check: 'twoPersons', ok: isApproved, place: '' },
    { check: 'smallCells', ok: fine.length === 0, place: fine.join(', ').slice(0, PLACE_CHARS_MAX) },
    { check: 'delay', ok: publicAt <= now, place: publicAt <= now ? '' : publicAt },
  ]
}

const PLACE_CHARS_MAX = 200

/**
 * [R-REP-7] Whether a daily may be approved: its sums add up, and it says what could not be seen. A mechanism without
 * sectors has planned no watching, so its coverage says nothing and its report cannot go out.
 */
export function approvable(daily: Daily): Answer<undefined, 'REP_SUM_MISMATCH'> {
  const lines = [...sumsOff(daily), ...(daily.coverage.sectors > 0 ? [] : ['coverage'])]
  return lines.length === 0 ? accept(undefined) : refuse('REP_SUM_MISMATCH', 'draft', { lines })
}

/**
 * Lines of a daily that do not add up: the five classes, the sub-classes, the sectors, which with fire of no known sector
 * are the total, and the planned time (R-OBS-1, R-OBS-2, R-RPT-1).
 */
function sumsOff({ observed, coverage, sectors }: Daily): readonly string[] {
  const classes = observed.byClass.map(({ now }) => sumIn(now)).reduce(addSums, EMPTY_SUM)
  const subs = observed.explosionSubs.map(({ figure }) => sumIn(figure)).reduce(addSums, EMPTY_SUM)
  const explosions = observed.byClass.find((row) => row.class === 'explosion')
  const inSectors = sectors.map(({ total }) => sumIn(total.now)).reduce(addSums, EMPTY_SUM)
  const prevented = coverage.prevented.reduce((sum, { min }) => sum + min, 0)
  const planned = coverage.doneMin + prevented + coverage.unexplainedMin
  return [
    ...(classes.n === sumIn(observed.total.now).n ? [] : ['observed.total']),
    ...(subs.n === (explosions === undefined ? 0 : sumIn(explosions.now).n) ? [] : ['observed.explosion']),
    ...(inSectors.n > sumIn(observed.total.now).n ? ['sectors'] : []),
    ...(planned === coverage.plannedMin ? [] : ['coverage.plannedMin']),
  ]
}

/** Words of the remarks that are too fine for the public, or what else keeps a remark back: its length. */
function remarksOff({ remarks }: Daily, names: FineNames): readonly string[] {
  const words = remarks.flatMap(({ texts }) => finerWords(texts, names))
  if (words.length > 0) return [...new Set(words)]
  return remarks.every(({ texts }) => remarkStands(texts).ok) ? [] : ['length']
}

function placeOf(detail: Readonly<Record<string, string | number | readonly string[]>>): string {
  return `observed.sinceTruce ${String(detail['found'])} / ${String(detail['expected'])}`
}
