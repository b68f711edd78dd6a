import { readFileSync, writeFileSync } from 'node:fs'

import { test } from 'vitest'

import { readClaims } from '#formats/claims'
import { readPlaces } from '#formats/places'
import { readStatements } from '#formats/statements'
test('baseline', () => {
  const gaz = (p: string) => {
    const r = readPlaces(readFileSync(p))
    return r.ok ? r.value.rows.flatMap(({ draft }) => (draft.ok ? [draft.value] : [])) : []
  }
  const e = (code: any, kind: any, side?: any) =>
    ({ code, kind, name: [{ lang: 'en', text: code, original: true }], ...(side ? { side } : {}) }) as any
  const asked = {
    now: '2020-11-11T00:00:00.000Z',
    zone: '+04:00',
    entities: [e('AM', 'side', 'A'), e('NK', 'side', 'A'), e('AZ', 'side', 'B'), e('RU', 'thirdState')],
    places: gaz('fixtures/mechanisms/nk2020/places.json'),
  }
  const asked2 = {
    now: '2031-03-08T00:00:00.000Z',
    entities: [e('VR', 'side', 'A'), e('OZ', 'side', 'B'), e('NU', 'organisation')],
    places: gaz('fixtures/mechanisms/second-constructed.json'),
  }
  const out = [
    readStatements(readFileSync('fixtures/mechanisms/nk2020/statements.json'), asked),
    readStatements(readFileSync('fixtures/mechanisms/second-constructed.json'), asked2),
    readClaims(readFileSync('fixtures/imports/lodged-constructed.json'), asked),
  ]
  writeFileSync(process.env['OUT'] ?? '/tmp/t/b/now.json', JSON.stringify(out, null, 1))
})
