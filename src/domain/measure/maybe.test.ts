import { expect, test } from 'vitest'

import { known, notStated, withoutNull } from './index.ts'

test('[R-MEA-14] null anywhere is refused with its path; every other way of not knowing stands', () => {
  expect(withoutNull({ place: { parts: [{ asWritten: 'x' }, { asWritten: null }] } })).toEqual({
    ok: false,
    code: 'MEA_NULL',
    kept: 'draft',
    detail: { path: 'place.parts.1.asWritten' },
  })
  expect(withoutNull(null)).toMatchObject({ code: 'MEA_NULL', detail: { path: '' } })
  const told = { weapon: { kind: 'unknown' }, count: known(0), class: notStated, list: [], text: 'null' }
  expect(withoutNull(told)).toEqual({ ok: true, value: told })
})
