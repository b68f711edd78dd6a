/** The five classes whose counts make the total of ceasefire violations (R-OBS-1). */
export type ObservationClass = 'explosion' | 'projectile' | 'muzzleFlash' | 'illuminationFlare' | 'burstShot'

/** The five classes in the order of every table. Source: OSCE SMM daily-report annex; R-OBS-1. */
export const OBSERVATION_CLASSES: readonly ObservationClass[] = [
  'explosion',
  'projectile',
  'muzzleFlash',
  'illuminationFlare',
  'burstShot',
]
