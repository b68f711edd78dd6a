import { expect, test } from 'vitest'

import { known, notStated, type GazetteerEntry } from '#domain/measure'

import { NO_FIELDS } from './fields.ts'
import { claimOf } from './made-claim.ts'
import { statementOf } from './made-statement.ts'
import type { Making } from './making.ts'

const entry = (id: string, text: string): GazetteerEntry => ({
  id,
  kind: 'town',
  contested: false,
  forms: [{ side: 'A', names: [{ lang: 'en', text }] }],
  alsoKnownAs: [],
  at: notStated,
  within: notStated,
})
const places = [entry('berd', 'Berd'), entry('tovuz', 'Tovuz')]
const making: Making = {
  zone: '+04:00',
  now: '2020-10-26T12:00:00.000Z',
  lang: 'en',
  // Tovuz is also an old name of Berd.
  find: (name) => ({ Berd: ['berd'], Tovuz: ['berd', 'tovuz'] })[name] ?? [],
  places,
  side: 'B',
  about: undefined,
  entityOf: () => ({ kind: 'side', side: 'B' }),
}
const fields = {
  ...NO_FIELDS,
  kind: 'violation',
  actor: 'A',
  what: 'Says Tovuz was fired on from near Berd.',
  day: '2020-10-26',
  clock: '10:00',
  where: 'Tovuz',
  entity: 'EB',
  office: 'Ministry',
  dutyName: 'Lima-2',
  saidDay: '2020-10-26',
  publisher: 'A news agency',
  sourceTitle: 'Tovuz under fire',
  sourceDate: '2020-10-26',
  sourceText: 'Fire from Berd on Tovuz.',
  origins: 'Berd',
}

test('[R-DNH-1] a statement that marks an origin is signed with its words sealed, and the origin is no candidate', () => {
  const read = statementOf(fields, making)
  if (!read.ok) throw new Error(JSON.stringify(read))
  const { statement, mission } = read.value
  expect(JSON.stringify(statement)).not.toMatch(/berd/i)
  expect(statement).toMatchObject({
    what: [],
    place: { status: 'resolved', candidates: ['tovuz'] },
    renderings: [{ title: 'Tovuz under fire' }],
  })
  expect(mission.originsAlleged).toEqual(['Berd', 'berd'])
  expect(mission.withheld).toMatchObject(
    known({ what: [{ text: fields.what }], renderings: [{ text: fields.sourceText }] }),
  )
})

test('[R-DNH-1] a field that both sides read and that names the origin is a fault of that field', () => {
  const fault = (field: string) => ({ ok: false, faults: [{ field, key: 'forms.errOrigin' }] })
  expect(statementOf({ ...fields, where: 'Tovuz, from near Berd' }, making)).toEqual(fault('where'))
  expect(statementOf({ ...fields, office: 'Berd watch' }, making)).toEqual(fault('office'))
  expect(claimOf(fields, making)).toEqual(fault('what'))
  expect(claimOf({ ...fields, what: 'Tovuz was fired on.' }, making)).toMatchObject({
    ok: true,
    value: { own: { originsAlleged: ['Berd', 'berd'] } },
  })
})
