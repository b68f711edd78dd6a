import type { ClaimOwn } from '#domain/claim'
import { claimOwn } from '#wire/claim'

import type { Fields } from './fields.ts'

/** The sealed part that a correction began with, without what of its evidence was taken out; none if it was not opened. */
export function sealedBefore({ sealedBefore: kept }: Pick<Fields, 'sealedBefore'>): ClaimOwn | undefined {
  if (kept === '') return undefined
  try {
    const read = claimOwn.safeParse(JSON.parse(kept))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/** A sealed part as a draft keeps it. */
export function keptSealed(own: ClaimOwn): string {
  return JSON.stringify(own)
}

/** An opened sealed part as a form's fields show it; an id that a written name already stands for is not shown. */
export function sealedFields(own: ClaimOwn, find: (name: string) => readonly string[]): Partial<Fields> {
  const meant = new Set(own.originsAlleged.flatMap((name) => find(name).filter((id) => id !== name)))
  return {
    weapon: weaponText(own),
    position: positionText(own),
    origins: own.originsAlleged.filter((name) => !meant.has(name)).join('; '),
    sealedBefore: keptSealed(own),
  }
}

/** A weapon as it would be typed. */
export function weaponText({ weapon }: ClaimOwn): string {
  return weapon.kind === 'known' ? weapon.value.category : ''
}

/** A position as it would be typed. */
export function positionText({ position }: ClaimOwn): string {
  if (position.kind !== 'known') return ''
  const { latDeg, lonDeg, radiusM } = position.value
  return `${latDeg}, ${lonDeg}, ${radiusM}`
}
