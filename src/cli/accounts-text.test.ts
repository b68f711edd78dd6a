import { expect, test } from 'vitest'

import { known, notStated, type Utc } from '#domain/measure'
import type { AccountAnswer, AccountsAnswer, MatterAnswer } from '#wire/claim'
import type { MechanismAnswer } from '#wire/party'

import { accountsText } from './accounts-text.ts'
import { heardShell } from './heard-shell.ts'
import type { Call } from './verb.ts'

const NOW: Utc = '2020-10-10T15:00:00.000Z'
const RID = 'a'.repeat(64)

const mechanism: MechanismAnswer = {
  mech: 'test-line',
  name: [{ lang: 'en', text: 'Test line', original: true }],
  zone: '+04:00',
  dayClose: '19:30',
  firstDay: '2020-10-10',
  languages: ['en'],
  preset: 'full',
  sides: [
    {
      side: 'A',
      name: [{ lang: 'en', text: 'Side A', original: true }],
      ownLanguages: [],
      entities: ['EA'],
      seat: 'held',
    },
    {
      side: 'B',
      name: [{ lang: 'en', text: 'Side B', original: true }],
      ownLanguages: [],
      entities: ['EB'],
      seat: 'held',
    },
  ],
  entities: [],
  geographyVersion: 'test-1',
  lines: [],
  exercises: [],
  settings: { minEffortH: 10, liveFireOutside: 'countedApart', missingLanguage: 'hold' },
  sectors: [],
  dataGaps: [],
  clock: { now: NOW, speed: 0, settable: false },
}

const untold = {
  text: 'that day',
  zone: notStated,
  precision: 'unknown',
  from: notStated,
  to: notStated,
} as const

function account(change: Partial<AccountAnswer> = {}): AccountAnswer {
  return {
    id: RID,
    standing: 'saidPublicly',
    state: 'transcribed',
    column: 'A',
    entity: 'EA',
    kind: 'violation',
    at: untold,
    place: { asWritten: 'there', status: 'unresolved', candidates: [], parts: [], sector: notStated },
    what: [{ lang: 'en', text: 'Fire was heard.', original: true }],
    class: notStated,
    count: notStated,
    allegedActor: 'B',
    said: untold,
    renderings: [],
    links: [],
    note: notStated,
    flags: [],
    versions: [],
    answers: [],
    rid: RID,
    index: 7,
    grade: 'recorded',
    mayOpen: false,
    may: [],
    ...change,
  }
}

function matter(change: Partial<MatterAnswer> = {}): MatterAnswer {
  return {
    id: RID,
    places: [],
    name: 'asWritten',
    asWritten: 'Hill',
    from: untold,
    state: 'oneAccount',
    accounts: [account()],
    difference: [],
    joins: [],
    within: [],
    ...change,
  }
}

const gap = (context: string): AccountsAnswer['gaps'][number] => ({
  context,
  from: '2020-09-27T00:00:00.000Z',
  to: '2020-11-10T20:00:00.000Z',
  source: [{ lang: 'en', text: 'a gap', original: true }],
})

function shown(answer: Partial<AccountsAnswer>, options: Call['options'] = new Map()): string {
  const matters = answer.matters ?? []
  const counts = {
    matters: matters.length,
    disputed: 0,
    oneAccount: 1,
    saidPublicly: 1,
    lodged: 0,
    thirdStates: 0,
  }
  const call: Call = { words: [], options, lang: 'en', shell: heardShell() }
  return accountsText(call, {
    mechanism,
    answer: { now: NOW, matters, counts, gaps: [], ...answer },
    places: [],
  })
}

test('[R-MEA-17] a matter that nobody gave a time says so in words, and in a gap that nobody can know', () => {
  expect(shown({ matters: [matter()] })).toMatch(
    /Hill +no clock time +Violation: Fire was heard\. +not stated/,
  )
  expect(shown({ matters: [matter()], gaps: [gap('statement')] })).toMatch(
    /Hill +not in this data +Violation: Fire was heard\. +not in this data/,
  )
  const told = { ...untold, precision: 'minute', from: known('2020-11-20T08:00:00.000Z') } as const
  expect(shown({ matters: [matter({ from: told })], gaps: [gap('statement')] })).toMatch(
    /Hill +12:00 +Violation: Fire was heard\. +not stated/,
  )
  expect(shown({ matters: [matter()] })).not.toMatch(/ – /)
})

test('[R-UI-74] where nothing of the standing asked for is shown, that is said and nothing else counted', () => {
  const lodged: Call['options'] = new Map([['standing', 'lodged']])
  expect(shown({}, lodged)).toBe('Nothing lodged and signed of this time is in the record.\n')
  expect(shown({ gaps: [gap('claim')] }, lodged)).toMatch(/^Lodged and signed: not in this data\.\n/)
  expect(shown({})).toBe('No account of this time is in the record.\n')
})
