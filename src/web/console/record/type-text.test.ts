import { expect, test } from 'vitest'

import { factBodies } from '#wire/facts'
import { languages, say } from '#words'

import { typeText } from './type-text.ts'

test('[R-UI-59] every type of record with a clear body, and the sealed one, has its words in every language', () => {
  const types = [...Object.keys(factBodies), 'record.sealed']
  const bare = languages.flatMap(({ lang }) =>
    types
      .map((type) => [lang, type, typeText({ t: (key, values) => say(lang, key, values) }, type)])
      .filter(([, type, words]) => words === type?.replaceAll(/[.-]/g, '_')),
  )
  expect(types.length).toBeGreaterThan(40)
  expect(bare).toEqual([])
})
