import { expect, test } from 'vitest'

import { fieldsOf, NO_FIELDS } from './fields.ts'

test('[R-UI-13] a draft comes back as it was kept', () => {
  const fields = { ...NO_FIELDS, what: 'Shells fell ՝ “here”', count: '~6' }
  expect(fieldsOf(JSON.stringify(fields), NO_FIELDS)).toEqual(fields)
})

test('[R-UI-13] a draft that cannot be read begins as the form does, and never breaks it', () => {
  for (const text of ['', 'null', '[]', '{"what":7}', '{"__proto__":"x"}'])
    expect(fieldsOf(text, NO_FIELDS)).toEqual(NO_FIELDS)
})
