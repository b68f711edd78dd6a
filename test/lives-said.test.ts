import { expect, test } from 'vitest'

import { parameterLife, truceLife } from '#domain/agreement'
import { claimLife, statementLife } from '#domain/claim'
import { observationLife, watchLife } from '#domain/observation'
import { isKey, languages, say } from '#words'

const LIVES: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  parameterLife,
  truceLife,
  claimLife,
  statementLife,
  observationLife,
  watchLife,
}

test.each(Object.keys(LIVES))(
  '[R-UI-44] a refusal names every state and event of the %s in words of each language',
  (name) => {
    const life = LIVES[name] ?? {}
    const events = new Set(Object.values(life).flatMap((row) => Object.keys(row)))
    const keys = [
      ...Object.keys(life).map((state) => `refusals.state.${state}`),
      ...[...events].map((event) => `refusals.event.${event}`),
    ]
    expect(keys.length).toBeGreaterThan(1)
    expect(keys.filter((key) => !isKey(key))).toEqual([])
    const inEnglish = languages
      .filter(({ lang }) => lang !== 'en')
      .flatMap(({ lang }) => keys.filter((key) => isKey(key) && say(lang, key) === say('en', key)))
    expect(inEnglish).toEqual([])
  },
)
