import type { JSX } from 'react'

import { useReader } from '#web/controls'
import { isLang, numberText } from '#words'

import { situationCss as c } from './styles.ts'

const WIDEST_PX = 90
const ROUND = [1, 2, 5] as const
const KM_M = 1000

/** How long a length on the ground is on this map: the longest round one that fits. */
export function Scale({ metresPerPx }: { readonly metresPerPx: number }): JSX.Element {
  const { t, lang } = useReader()
  const metres = roundBelow(metresPerPx * WIDEST_PX)
  const isKm = metres >= KM_M
  const n = numberText(isLang(lang) ? lang : 'en', isKm ? metres / KM_M : metres)
  return (
    <p className={c('scaleBar')} style={{ width: `${(metres / metresPerPx).toFixed(1)}px` }}>
      {t(isKm ? 'map.km' : 'map.metres', { n })}
    </p>
  )
}

/** The greatest of 1, 2 and 5 times a power of ten that is not above a length. */
function roundBelow(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, metres)))
  return power * (ROUND.findLast((each) => each * power <= metres) ?? 1)
}
