// oxlint-disable react/no-children-prop -- vitest takes .ts files here, in which an element is made without JSX
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Router } from 'wouter'

import { known, notStated, otherSide, type Side } from '#domain/measure'
import type { Reader } from '#web/controls'
import { ReaderProvider } from '#web/controls'
import { DeskProvider, Keeper, Live, plainReader, type Desk } from '#web/desk'
import { columnsOf } from '#web/desk'
import { Outbox } from '#web/outbox'
import type { AccountAnswer, MatterAnswer } from '#wire/claim'

import { lookOf } from './look.ts'
import { summaryOf } from './summary.ts'
import { AccountsTable } from './table.tsx'

const RID = 'a'.repeat(64)
const gaps = [
  {
    context: 'statement',
    from: '2020-09-27T00:00:00.000Z',
    to: '2020-11-10T20:00:00.000Z',
    source: [{ lang: 'en', text: 'a gap', original: true }],
  },
]

function account(side: Side, change: Partial<AccountAnswer> = {}): AccountAnswer {
  return {
    id: RID.replaceAll('a', side === 'A' ? 'a' : 'b'),
    standing: 'saidPublicly',
    state: 'transcribed',
    column: side,
    entity: side === 'A' ? 'AM' : 'AZ',
    kind: 'violation',
    at: {
      text: 'after 12:00',
      zone: known('+04:00'),
      precision: 'startOnly',
      from: known('2020-10-10T08:00:00.000Z'),
      to: notStated,
    },
    place: {
      asWritten: 'Karakhambeyli',
      status: 'unresolved',
      candidates: [],
      parts: [],
      sector: notStated,
    },
    what: [{ lang: 'en', text: 'the same words of either', original: true }],
    class: notStated,
    count: notStated,
    allegedActor: otherSide(side),
    said: { text: '10 October', zone: notStated, precision: 'day', from: notStated, to: notStated },
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

const mirrored: MatterAnswer['difference'] = [
  { field: 'kind', outcome: 'mirrored' },
  { field: 'allegedActor', outcome: 'mirrored' },
  { field: 'place', outcome: 'overlap' },
  { field: 'time', outcome: 'overlap' },
  { field: 'count', outcome: 'notInThisData' },
  { field: 'class', outcome: 'notInThisData' },
]

function matter(
  accounts: readonly AccountAnswer[],
  difference: MatterAnswer['difference'] = [],
  state: MatterAnswer['state'] = 'disputed',
): MatterAnswer {
  return {
    id: RID,
    places: [],
    name: 'wholeLine',
    asWritten: '',
    from: account('A').at,
    state,
    accounts,
    difference,
    joins: [],
    within: [],
  }
}

const reader: Reader = {
  ...plainReader('en'),
  zone: '+04:00',
  sideNames: {
    A: [{ lang: 'en', text: 'Armenia', original: true }],
    B: [{ lang: 'en', text: 'Azerbaijan', original: true }],
  },
}

function drawn(shown: MatterAnswer, order: readonly Side[], names: Reader = reader): string {
  const { sides, third } = columnsOf(shown, order, gaps)
  const table = createElement(AccountsTable, {
    matter: shown,
    sides,
    third,
    gaps,
    look: lookOf(new URLSearchParams()),
    setLook: () => undefined,
  })
  const placed = createElement(Router, { ssrPath: '/accounts', children: table })
  const seated = createElement(DeskProvider, { desk, children: placed })
  return renderToStaticMarkup(createElement(ReaderProvider, { reader: names, children: seated }))
}

describe('a table of two accounts', () => {
  const both = matter([account('A'), account('B')], mirrored)

  test('[R-UI-2] swapping the sides swaps two classes, two halves and two names, and nothing else', () => {
    const swappedNames: Reader = {
      ...reader,
      sideNames: { A: reader.sideNames.B, B: reader.sideNames.A },
    }
    const one = drawn(both, ['A', 'B'])
    const other = drawn(both, ['B', 'A'], swappedNames)
    expect(mirror(one)).toBe(other)
    expect(one).not.toBe(other)
  })

  test('[R-UI-53] heads and rows are headed, and the spine has words', () => {
    const html = drawn(both, ['A', 'B'])
    expect(html.match(/<th scope="col"/g)).toHaveLength(3)
    expect(html).toContain('<th scope="row">What happened</th>')
    for (const words of ['mirrored', 'may overlap', 'not in this data']) expect(html).toContain(words)
  })

  test('[R-UI-3] in a gap no cell reads not stated, none or 0', () => {
    const text = drawn(both, ['A', 'B']).replaceAll(/<[^>]*>/g, '|')
    expect(text).not.toMatch(/\|(not stated|nothing said|none|0)\|/)
  })

  test('[R-CLM-8] a written account is due while it is awaited, and of a withdrawn claim no more', () => {
    const claimed = (state: AccountAnswer['state']): string =>
      drawn(matter([account('A', { standing: 'lodged', state, dueAt: '2020-10-10T14:00:00.000Z' })]), [
        'A',
        'B',
      ])
    expect(claimed('lodged')).toContain('written account due')
    expect(claimed('withdrawn')).not.toContain('written account due')
    expect(claimed('answeredLate')).not.toContain('written account due')
  })

  test('[R-CLM-16] a third State has a column of its own, never a side’s', () => {
    const withThird = matter(
      [account('A'), account('B'), account('A', { column: 'third', entity: 'RU' })],
      mirrored,
    )
    const { sides, third } = columnsOf(withThird, ['A', 'B'], gaps)
    expect(sides.map((side) => side.accounts.length)).toEqual([1, 1])
    expect(third?.accounts).toHaveLength(1)
  })

  test('[R-CLM-7] a withdrawn account is struck through and stays readable', () => {
    const html = drawn(matter([account('A', { state: 'withdrawn' }), account('B')], mirrored), ['A', 'B'])
    expect(html).toMatch(/class="[^"]*fallen[^"]*">Violation/)
    expect(html.split('the same words of either')).toHaveLength(3)
  })
})

describe('a side that both name and one denies', () => {
  const difference = mirrored.map((each) =>
    each.field === 'allegedActor' ? { ...each, outcome: 'same' as const } : each,
  )
  const named = { allegedActor: 'A' } as const
  const actorRow = (accounts: readonly AccountAnswer[]): string => {
    const row = /<th scope="row">Whose conduct<\/th>.*?<\/tr>/.exec(
      drawn(matter(accounts, difference), ['A', 'B']),
    )
    return (row?.[0] ?? '').replaceAll(/<[^>]*>/g, '|')
  }

  test('[R-CLM-4] the cell says who denies, and the spine has neither sign nor word of sameness', () => {
    const row = actorRow([account('A', { ...named, kind: 'denial' }), account('B', named)])
    expect(row).toContain('Armenia, denied by the speaker')
    expect(row).toContain('named by both, denied by one')
    expect(row).not.toContain('|same|')
  })

  test('[R-CLM-4] two accounts that both tell, or both deny, keep the word of the comparison', () => {
    for (const kind of ['violation', 'denial'] as const)
      expect(actorRow([account('A', { ...named, kind }), account('B', { ...named, kind })])).toContain(
        '|same|',
      )
  })
})

describe('the sentence that sums a matter up', () => {
  const lead = (shown: MatterAnswer): string =>
    summaryOf({ matter: shown, sides: columnsOf(shown, ['A', 'B'], gaps).sides }).lead.key

  test('[R-CLM-4] mirrored acts read as each side telling of the other', () => {
    expect(lead(matter([account('A'), account('B')], mirrored))).toBe('accounts.sumMirrored')
  })

  test('[R-CLM-4] an act and its denial', () => {
    const difference = [{ field: 'kind', outcome: 'contradict' }] as const
    expect(lead(matter([account('A', { kind: 'denial' }), account('B')], difference))).toBe(
      'accounts.sumDenied',
    )
  })

  test('[R-CLM-5] two accounts nobody has linked are not said to contradict', () => {
    expect(lead(matter([account('A'), account('B')], mirrored, 'notLinked'))).toBe('accounts.sumNotLinked')
  })

  test('[R-CLM-4] one account names its side and says what the gap hides', () => {
    const shown = matter([account('B')], [], 'oneAccount')
    const summary = summaryOf({ matter: shown, sides: columnsOf(shown, ['A', 'B'], gaps).sides })
    expect(summary.lead).toMatchObject({ key: 'accounts.sumOne', side: 'B' })
    expect(summary.rest.map(({ key }) => key)).toContain('accounts.sumOtherGap')
  })

  test('[R-CLM-4] no sentence says that anyone agrees', () => {
    for (const state of ['disputed', 'notDisputed', 'notLinked'] as const)
      for (const difference of [mirrored, [], [{ field: 'kind', outcome: 'same' }] as const]) {
        const shown = matter([account('A'), account('B')], difference, state)
        const { lead: first, rest } = summaryOf({
          matter: shown,
          sides: columnsOf(shown, ['A', 'B'], gaps).sides,
        })
        const said = [first, ...rest].map(({ key, values }) => reader.t(key, values)).join(' ')
        expect(said).not.toMatch(/\bagree(s|d)?\b/)
      }
  })
})

/** Swaps what belongs to a side and to nothing else: its class, its half of the mark, its name and entity. */
function mirror(html: string): string {
  const pairs: readonly (readonly [string, string])[] = [
    ['_a_', '_b_'],
    [
      'M8 1.5v13M4.6 4.2H8M2.6 6.8H8M2.6 9.3H8M4.6 11.9H8',
      'M8 1.5v13M11.4 4.2H8M13.4 6.8H8M13.4 9.3H8M11.4 11.9H8',
    ],
    ['AM', 'AZ'],
  ]
  return pairs.reduce(
    (text, [one, other]) => text.replaceAll(one, '\u0000').replaceAll(other, one).replaceAll('\u0000', other),
    html,
  )
}

const never = (): never => {
  throw new Error('a drawing asks nothing')
}

const client: Desk['client'] = {
  views: {
    article: never,
    mechanism: never,
    session: never,
    accounts: never,
    account: never,
    situation: never,
    publicAccounts: never,
    observations: never,
    observation: never,
    watches: never,
    opsLog: never,
    agreements: never,
    agreement: never,
    truces: never,
    places: never,
    reports: never,
    daily: never,
    publicationFiles: never,
    head: never,
    entries: never,
    entry: never,
    raw: never,
    sealed: never,
    author: never,
    recipients: never,
    imports: never,
  },
  act: never,
  challenge: never,
  signIn: never,
  signOut: never,
  beginEnrolment: never,
  completeEnrolment: never,
  previewTable: never,
  setClock: never,
  follow: never,
}

const desk: Desk = {
  client,
  keeper: new Keeper(never),
  mechanism: {
    mech: 'nk2020',
    name: [{ lang: 'en', text: 'test', original: true }],
    zone: '+04:00',
    dayClose: '19:30',
    firstDay: '2020-10-10',
    languages: ['en'],
    preset: 'smallMission',
    sides: [],
    entities: [],
    geographyVersion: 'test-1',
    lines: [],
    exercises: [],
    settings: { minEffortH: 10, liveFireOutside: 'countedApart', missingLanguage: 'hold' },
    sectors: [],
    dataGaps: [],
    clock: { now: '2020-10-10T13:00:00.000Z', speed: 0, settable: false },
  },
  session: { role: 'DO', side: 'none', office: 'M.duty', may: [], reads: [] },
  live: new Live({ now: '2020-10-10T13:00:00.000Z', speed: 0, settable: false }),
  outbox: Object.create(Outbox.prototype),
  device: { theme: 'light', density: 'comfortable', lang: 'en', keys: 'on' },
  setDevice: never,
  renew: never,
}
