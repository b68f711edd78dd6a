import { describe, expect, test } from 'vitest'

import type { ClaimOwn } from '#domain/claim'
import { known } from '#domain/measure'
import { saidElsewhere } from '#web/desk'

import { fieldsOf, NO_FIELDS, type Fields } from './fields.ts'
import { MAKERS } from './made.ts'
import type { Making } from './making.ts'
import { sealedFields } from './sealed-before.ts'

const making: Making = {
  zone: '+04:00',
  now: '2020-10-10T08:19:30.000Z',
  lang: 'en',
  find: (name) => (name === 'Hadrut' ? ['hadrut'] : []),
  places: [],
  side: 'A',
  about: undefined,
  entityOf: (code) => (code === 'RU' ? { kind: 'thirdState' } : { kind: 'side', side: 'A' }),
}

const claim: Fields = {
  ...NO_FIELDS,
  kind: 'violation',
  actor: 'B',
  what: 'Shells fell by the town, about six.',
  textLang: 'en',
  day: '2020-10-10',
  clock: '12:05',
  where: 'Hadrut',
  count: '~6',
  dutyName: 'Lima-2',
  entity: 'AM',
}

function faultsOf(
  form: keyof typeof MAKERS,
  fields: Fields,
  change: Partial<Making> = {},
): readonly string[] {
  const read = MAKERS[form](fields, { ...making, ...change })
  return read.ok ? [] : read.faults.map(({ field }) => field)
}

describe('a claim', () => {
  test('[R-CLM-9] count unknown and no evidence is enough to speak', () => {
    expect(faultsOf('lodge', { ...claim, count: '?' })).toEqual([])
  })

  test('[R-UI-44] an empty form names every fault at once, in the order of the form', () => {
    expect(faultsOf('lodge', { ...NO_FIELDS, day: '2020-10-10' })).toEqual([
      'kind',
      'what',
      'actor',
      'where',
      'clock',
      'dutyName',
    ])
  })

  test('[R-CLM-13] the clear body holds what is told, the sealed part the weapon and the position', () => {
    const read = MAKERS.lodge({ ...claim, weapon: 'artillery', position: '39.512, 46.339, 500' }, making)
    expect(read).toMatchObject({
      ok: true,
      value: {
        type: 'claim.lodged',
        body: {
          claim: {
            by: 'A',
            place: { status: 'resolved', candidates: ['hadrut'] },
            count: { kind: 'known', value: { kind: 'about', n: 6 } },
            statedAt: { utc: '2020-10-10T08:19:00.000Z', text: '12:19', resolutionS: 60 },
          },
        },
        sealed: {
          to: { kind: 'own', side: 'A' },
          body: {
            weapon: { kind: 'known', value: { category: 'artillery' } },
            position: { kind: 'known', value: { latDeg: '39.512', lonDeg: '46.339', radiusM: 500 } },
          },
        },
      },
    })
    expect(JSON.stringify(read.ok && read.value.body)).not.toMatch(/artillery|39\.512/)
  })

  test('[R-CLM-3] a time far ahead is refused before anything is signed, one a little ahead is kept', () => {
    expect(faultsOf('lodge', { ...claim, clock: '13:30' })).toEqual(['clock'])
    expect(faultsOf('lodge', { ...claim, clock: '12:25' })).toEqual([])
  })

  test.each(['north', '99, 46, 10', '39.5, 46.3, 90000'])(
    '[R-UI-41] position %s is not guessed at',
    (position) => {
      expect(faultsOf('lodge', { ...claim, position })).toEqual(['position'])
    },
  )

  test('[R-CLM-7] a withdrawal needs its reason', () => {
    expect(faultsOf('withdraw', claim)).toEqual(['reason'])
    expect(faultsOf('withdraw', { ...claim, reason: 'wrong sector' })).toEqual([])
  })

  test('[R-CLM-13] an office of no side lodges nothing', () => {
    expect(MAKERS.lodge(claim, { ...making, side: 'none' }).ok).toBe(false)
  })
})

describe('a correction', () => {
  const before: ClaimOwn = {
    weapon: known({ category: 'artillery', basis: 'statedBySpeaker' }),
    position: known({ latDeg: '39.512', lonDeg: '46.339', radiusM: 500, how: 'gnss' }),
    originsAlleged: ['a hill', 'hill-1'],
    evidence: [
      { sha256: 'e'.repeat(64), note: 'a photograph' },
      { sha256: 'f'.repeat(64), note: 'a film' },
    ],
  }
  const find = (name: string): readonly string[] => (name === 'a hill' ? ['hill-1'] : making.find(name))
  const begun: Fields = { ...claim, reason: 'the count', ...sealedFields(before, find) }
  const sealed = (fields: Fields): unknown => {
    const read = MAKERS.correct(fields, { ...making, find })
    return read.ok ? read.value.sealed?.body : read.faults
  }

  test('[R-CLM-7] carries the earlier sealed part over whole: weapon, position, origins, all evidence', () => {
    expect(begun).toMatchObject({ weapon: 'artillery', position: '39.512, 46.339, 500', origins: 'a hill' })
    expect(sealed(begun)).toEqual(before)
  })

  test('[R-CLM-7] what is typed anew replaces it, and a new file stands beside the earlier ones', () => {
    const changed = { ...begun, weapon: 'mortar', evidenceHash: 'd'.repeat(64), evidenceNote: 'a note' }
    expect(sealed(changed)).toEqual({
      ...before,
      weapon: known({ category: 'mortar', basis: 'statedByParty' }),
      evidence: [...before.evidence, { sha256: 'd'.repeat(64), note: 'a note' }],
    })
    expect(sealed({ ...begun, position: '' })).toMatchObject({ position: { kind: 'notStated' } })
  })

  test('[R-UI-13] a draft of before it was opened is filled with it where it is empty, once', () => {
    const old = JSON.stringify({ ...claim, weapon: 'mortar' })
    const resumed = fieldsOf(old, begun)
    expect(resumed).toMatchObject({ weapon: 'mortar', position: begun.position, origins: 'a hill' })
    const emptied = fieldsOf(JSON.stringify({ ...resumed, position: '' }), begun)
    expect(emptied.position).toBe('')
  })
})

describe('a statement', () => {
  const statement: Fields = {
    ...claim,
    entity: 'RU',
    office: 'Ministry of Foreign Affairs',
    person: 'A. Person',
    saidDay: '2020-10-10',
    publisher: 'Agency',
    sourceTitle: 'Title',
    sourceDate: '2020-10-10',
    sourceText: 'Restated.',
  }

  test('[R-CLM-13] without its source it cannot be signed', () => {
    expect(faultsOf('transcribe', { ...statement, publisher: '', sourceDate: 'yesterday' })).toEqual([
      'publisher',
      'sourceDate',
    ])
  })

  test('[R-REC-8] a person’s name stands in the sealed part alone', () => {
    const read = MAKERS.transcribe(statement, making)
    expect(JSON.stringify(read.ok && read.value.body)).not.toContain('A. Person')
    expect(JSON.stringify(read.ok && read.value.sealed)).toContain('A. Person')
  })

  test('[R-CLM-13] what was said elsewhere is sealed whole, to the mission and the mediator, with nothing in clear', () => {
    const read = MAKERS.transcribe({ ...statement, venue: 'elsewhere' }, making)
    expect(read).toMatchObject({
      value: {
        act: 'statement.transcribe',
        type: 'record.sealed',
        body: undefined,
        ref: [],
        sealed: {
          to: { kind: 'elsewhere' },
          body: { class: 'M', type: 'statement.transcribed', statement: { venue: 'elsewhere' } },
        },
      },
    })
    const body = read.ok ? read.value.sealed?.body : undefined
    expect(body && saidElsewhere(body)).toMatchObject({ mission: { name: { value: 'A. Person' } } })
  })

  test('[R-DNH-1] what was said elsewhere names no place fire came from, since the mediator opens it too', () => {
    const named = { ...statement, venue: 'elsewhere', origins: 'a hill' }
    expect(faultsOf('transcribe', named)).toEqual(['origins'])
  })

  test('[R-PTY-7] a third State has no side', () => {
    expect(MAKERS.transcribe(statement, making)).toMatchObject({
      value: { body: { statement: { speaker: { kind: 'thirdState', side: { kind: 'absent' } } } } },
    })
  })
})

describe('an answer and a link', () => {
  test('[R-CLM-4] an answer takes a stance on each field', () => {
    expect(faultsOf('answer', claim).filter((field) => field.startsWith('stance'))).toEqual([
      'stanceActor',
      'stancePlace',
      'stanceTime',
      'stanceCount',
      'stanceClass',
    ])
  })

  test('[R-CLM-5] a link names both accounts, the relation and the reason', () => {
    expect(faultsOf('link', NO_FIELDS)).toEqual(['other', 'relation', 'why'])
  })
})
