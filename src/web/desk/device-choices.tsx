import type { JSX } from 'react'

import { Segment, Segments, useReader } from '#web/controls'
import { DENSITIES, THEMES } from '#web/tokens'
import { languages } from '#words'

import { useDesk } from './desk.tsx'

/** Language, theme and row height of this device. */
export function DeviceChoices(): JSX.Element {
  const { t } = useReader()
  const { device, setDevice } = useDesk()
  return (
    <>
      <Segments label={t('frame.language')}>
        {languages.map(({ lang, name }) => (
          <Segment
            key={lang}
            on={device.lang === lang}
            choose={() => setDevice({ lang })}
            lang={lang}
            label={name}
          />
        ))}
      </Segments>
      <Segments label={t('frame.theme')}>
        {THEMES.map((theme) => (
          <Segment
            key={theme}
            on={device.theme === theme}
            choose={() => setDevice({ theme })}
            label={t('frame.themeName', { theme })}
          />
        ))}
      </Segments>
      <Segments label={t('frame.density')}>
        {DENSITIES.map((density) => (
          <Segment
            key={density}
            on={device.density === density}
            choose={() => setDevice({ density })}
            label={t('frame.densityName', { density })}
          />
        ))}
      </Segments>
    </>
  )
}
