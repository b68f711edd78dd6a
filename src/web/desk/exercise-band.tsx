import type { JSX } from 'react'

import { dayRule, isIntersecting, reportingDay } from '#domain/measure'
import { partsCss, TextFor } from '#web/controls'

import { useDesk } from './desk.tsx'

/**
 * The hatched band of a screen whose day, or a part of it, is made up for an exercise (R-UI-8); of all days where none is
 * named. Nothing takes it off.
 */
export function ExerciseBand({ day }: { readonly day: string | undefined }): JSX.Element | undefined {
  const { mechanism } = useDesk()
  const rule = dayRule(mechanism)
  const within = day === undefined || !rule.ok ? undefined : reportingDay(day, rule.value)
  const touching = mechanism.exercises.filter((each) => within === undefined || isIntersecting(each, within))
  if (touching.length === 0) return undefined
  return (
    <div className={partsCss['exerciseBand']} data-band="exercise">
      {touching.map(({ from, name }) => (
        <p key={from}>
          <TextFor text={name} />
        </p>
      ))}
    </div>
  )
}
