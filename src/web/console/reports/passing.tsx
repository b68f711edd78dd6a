import type { JSX } from 'react'

import { Icon, Instant, useReader } from '#web/controls'
import type { DailyAnswer } from '#wire/report'

import { checkPlace } from './check-place.ts'
import { reportsCss as c } from './styles.ts'

/** A place that is an instant: before it the report may not go out. */
const UTC = /^\d{4}-\d{2}-\d{2}T/

/** What must pass before the report may go out, each with the place of its failure. The mission's own list. */
export function Passing({
  checks,
  form,
}: {
  readonly checks: DailyAnswer['checks']
  readonly form: DailyAnswer['form']
}): JSX.Element | undefined {
  const { t } = useReader()
  if (form !== 'mission') return undefined
  return (
    <section>
      <h2>{t('reports.checks')}</h2>
      <ul className={c('plain')}>
        {checks.map(({ check, ok, place }) => (
          <li key={check} className={c('check')}>
            <Icon name={ok ? 'check' : 'cross'} />
            <span>
              {t('reports.check', { check })} <b>{t(ok ? 'reports.passes' : 'reports.fails')}</b>
              {!ok && place !== '' && (
                <span className={c('basis')}>
                  {UTC.test(place) ? (
                    <>
                      {t('reports.notBefore')} <Instant at={place} />
                    </>
                  ) : (
                    checkPlace(t, { check, place })
                  )}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
