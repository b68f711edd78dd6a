import { claimHidesOrigins, type Claim, type ClaimOwn, type Weapon } from '#domain/claim'
import { known, notStated, type Maybe, type Position } from '#domain/measure'
import { localTime } from '#web/controls'

import type { Fault, Fields } from './fields.ts'
import { absent, sideOf, type Making } from './making.ts'
import { besideOrigins, originFault, originsIn } from './origins.ts'
import { positionText, sealedBefore, weaponText } from './sealed-before.ts'
import { toldOf, type Read, type Telling } from './told.ts'

const MINUTE_S = 60

/** Reads a claim and its sealed part. */
export function claimOf(
  fields: Fields,
  making: Making,
  more: readonly Fault[] = [],
): Read<{ readonly claim: Claim; readonly own: ClaimOwn }> {
  const originsAlleged = originsIn(fields.origins, making.find)
  const told = toldOf(fields, besideOrigins(making, originsAlleged))
  const before = sealedBefore(fields)
  const position = positionOf(fields.position, before)
  const evidence = fields.evidenceHash !== '' && fields.evidenceNote.trim() === ''
  const faults: readonly Fault[] = [
    ...(told.ok ? [] : told.faults),
    ...(position === undefined ? [{ field: 'position', key: 'forms.errPosition' } as const] : []),
    ...(evidence ? [{ field: 'evidenceNote', key: 'forms.errEvidence' } as const] : []),
    ...absent(fields, [['dutyName', 'forms.errDuty']]),
    ...more,
  ]
  const by = sideOf(making)
  if (!told.ok || position === undefined || !by.ok || faults.length > 0) return { ok: false, faults }
  const claim: Claim = {
    ...told.value,
    by: by.value,
    entity: fields.entity,
    dutyName: fields.dutyName.trim(),
    statedAt: statedNow(making),
    ...(fields.publicRef.trim() === '' ? {} : { publicRef: fields.publicRef.trim() }),
  }
  const own = ownOf(fields, { before, position, originsAlleged })
  const hidden = claimHidesOrigins(claim, own, making.places)
  return hidden.ok
    ? { ok: true, value: { claim, own } }
    : { ok: false, faults: [originFault(hidden.detail['field'])] }
}

/** The sealed part; what a correction left as it was stays whole, and the evidence of before stays beside the new. */
function ownOf(
  fields: Fields,
  {
    before,
    ...read
  }: Pick<ClaimOwn, 'position' | 'originsAlleged'> & { readonly before: ClaimOwn | undefined },
): ClaimOwn {
  const isKept = before !== undefined && fields.weapon === weaponText(before)
  return {
    ...read,
    weapon: isKept ? before.weapon : weaponOf(fields.weapon, 'statedByParty'),
    evidence: [...(before?.evidence ?? []), ...evidenceOf(fields)],
  }
}

/** The minute in which the claim is stated, at the mechanism's clock. */
export function statedNow({ now, zone }: Telling): Claim['statedAt'] {
  return { utc: `${now.slice(0, 16)}:00.000Z`, text: localTime(now, zone).time, zone, resolutionS: MINUTE_S }
}

/** A weapon as its author or its speaker names it. */
export function weaponOf(text: string, basis: Weapon['basis']): Maybe<Weapon> {
  return text.trim() === '' ? notStated : known({ category: text.trim(), basis })
}

function evidenceOf(fields: Fields): ClaimOwn['evidence'] {
  if (fields.evidenceHash === '') return []
  return [{ sha256: fields.evidenceHash, note: fields.evidenceNote.trim() }]
}

/**
 * `39.512, 46.339, 500`: latitude, longitude, radius in metres. Nothing typed is not stated; `undefined` is not understood.
 * A position that a correction left as it was stays whole, with how it was found.
 */
function positionOf(text: string, before: ClaimOwn | undefined): Maybe<Position> | undefined {
  if (before !== undefined && text === positionText(before)) return before.position
  if (text.trim() === '') return notStated
  const read =
    /^(-?\d{1,2}(?:\.\d{1,6})?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d{1,6})?)\s*[,; ]\s*(\d{1,5})\s*m?$/.exec(
      text.trim(),
    )
  if (read === null) return undefined
  const [latDeg, lonDeg, radius] = [read[1] ?? '', read[2] ?? '', Number(read[3])]
  if (Math.abs(Number(latDeg)) > 90 || Math.abs(Number(lonDeg)) > 180 || radius > 50_000) return undefined
  return known({ latDeg, lonDeg, radiusM: radius, how: 'map' })
}
