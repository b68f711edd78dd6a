import { useState, type JSX } from 'react'

import { Segment, Segments, useReader } from '#web/controls'
import { DENSITIES, THEMES } from '#web/tokens'
import { languages, loadLang, type Lang } from '#words'

import { useDesk } from './desk.tsx'

/** Language, theme and row height of this device. */
export function DeviceChoices(): JSX.Element {
  const { t } = useReader()
  const { device, setDevice } = useDesk()
  return (
    <>
      <LanguageChoice />
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

/** The language; its words are fetched before the page speaks it, so that no page is half one and half another. */
function LanguageChoice(): JSX.Element {
  const { t } = useReader()
  const { device, setDevice } = useDesk()
  const [failed, setFailed] = useState(false)
  const choose = (lang: Lang): void =>
    void loadLang(lang).then(
      () => (setFailed(false), setDevice({ lang })),
      () => setFailed(true),
    )
  return (
    <>
      <Segments label={t('frame.language')}>
        {languages.map(({ lang, name }) => (
          <Segment
            key={lang}
            on={device.lang === lang}
            choose={() => choose(lang)}
            lang={lang}
            label={name}
          />
        ))}
      </Segments>
      {failed && <p role="alert">{t('frame.languageFailed')}</p>}
    </>
  )
}
