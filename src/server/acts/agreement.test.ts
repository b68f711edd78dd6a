import { expect, test } from 'vitest'

import { deskOf, runningNode, type Desk, type TestNode } from '../../../test/running-node.ts'

const NOT_STATED = { kind: 'notStated' }
const EIGHT = '2020-10-10T08:00:00.000Z'

function text(words: string) {
  return [{ lang: 'en', text: words, original: true }]
}

function known<T>(value: T) {
  return { kind: 'known', value }
}

const TERM = {
  key: 'control.observers',
  clause: '2',
  topic: 'control',
  type: 'procedure',
  appliesTo: 'both',
  needs: 'both',
  words: text('observers'),
  value: NOT_STATED,
}

const RECORDED_TERM = {
  ...TERM,
  actor: NOT_STATED,
  published: 'proposed',
  publishedAs: NOT_STATED,
  leftOpen: false,
  open: ['number'],
  said: [],
  inTexts: [],
  verification: 'read',
  note: NOT_STATED,
}

const TRUCE = {
  id: 'TR',
  name: text('Truce'),
  term: NOT_STATED,
  terms: text('from noon'),
  purpose: NOT_STATED,
  brokers: [],
  announced: { text: 'in the night', utc: NOT_STATED },
  effective: { text: '12:00', utc: known(EIGHT), zone: NOT_STATED },
  expires: NOT_STATED,
  notes: [],
}

const AGREEMENT = {
  id: 'AG-1',
  kind: 'agreement',
  title: text('Agreement'),
  day: known('2020-10-10'),
  class: NOT_STATED,
  parties: [],
  brokers: [],
  proposedBy: NOT_STATED,
  under: NOT_STATED,
  signed: [],
  published: 'agreed',
  publishedAs: NOT_STATED,
  inForceFrom: NOT_STATED,
  languages: ['en'],
  sources: [{ publisher: 'Publisher', title: 'Title', date: '2020-10-10' }],
  texts: [],
  terms: [RECORDED_TERM],
  truces: [TRUCE],
  note: NOT_STATED,
}

type Scene = {
  readonly node: TestNode
  readonly mediator: Desk
  readonly a: Desk
  readonly b: Desk
  readonly agreement: string
}

async function scene(): Promise<Scene> {
  const node = await runningNode()
  const mediator = await deskOf(node, 'M.mediator')
  const agreement = await mediator.record('agreement.recorded', { agreement: AGREEMENT })
  return { node, mediator, agreement, a: await deskOf(node, 'A.rep/1'), b: await deskOf(node, 'B.rep/1') }
}

type Draft = Parameters<Desk['act']>[1]

async function answerOf(desk: Desk, act: string, draft: Draft): Promise<string> {
  const answer = await desk.act(act, draft)
  const told = await answer.json()
  return answer.status === 201 ? 'done' : told.code
}

// oxlint-disable-next-line max-params -- who does what to which version, and what else it says
function position(desk: Desk, kind: 'accept' | 'object' | 'refuse' | 'lift', on: string, more = {}) {
  const types = { accept: 'accepted', object: 'objected', refuse: 'refused', lift: 'lifted' } as const
  const by = desk.label.slice(0, 1)
  return answerOf(desk, `agreement.${kind}`, {
    type: `agreement.${types[kind]}`,
    body: { key: TERM.key, by, ...more },
    ref: [{ rel: 'version', rid: on }],
  })
}

async function termOf(desk: Desk, agreement: string) {
  const { terms } = await (await desk.get(`/api/agreements/${agreement}`)).json()
  return terms.find((each: { readonly key: string }) => each.key === TERM.key)
}

test('[R-AGR-1, R-AGR-2, R-AGR-3, R-AGR-8] a condition becomes a version, both accept it, and it is in force', async () => {
  const { node, mediator, a, b, agreement } = await scene()
  expect(await position(a, 'accept', agreement, { condition: text('with their number') })).toBe('done')
  expect(await position(b, 'accept', agreement)).toBe('done')
  const waiting = await termOf(b, agreement)
  expect([waiting.state, waiting.basis]).toEqual(['proposed', 'published'])
  expect(waiting.stances.map(({ side, stance }: Record<string, string>) => [side, stance])).toEqual([
    ['B', 'accepts'],
    ['A', 'acceptsIf'],
  ])
  expect(waiting.open).toEqual([{ words: 'with their number', by: 'A' }, { words: 'number' }])
  const second = await mediator.record(
    'agreement.proposed',
    { term: { ...TERM, words: text('200 observers') }, conditions: [] },
    {
      ref: [
        { rel: 'of', rid: agreement },
        { rel: 'follows', rid: agreement },
      ],
    },
  )
  const revised = await termOf(a, agreement)
  expect([revised.state, revised.basis, revised.version, revised.words[0].text]).toEqual([
    'proposed',
    'signed',
    second,
    '200 observers',
  ])
  expect(revised.stances.map(({ stance }: Record<string, string>) => stance)).toEqual([
    'noPosition',
    'noPosition',
  ])
  expect(await position(b, 'accept', agreement)).toBe('LIFE_STALE')
  expect(await position(a, 'accept', second)).toBe('done')
  expect(await position(b, 'accept', second)).toBe('done')
  const agreed = await termOf(a, agreement)
  expect([agreed.state, agreed.basis, agreed.published]).toEqual(['inForce', 'signed', 'proposed'])
  expect(agreed.history.map(({ event, version }: Record<string, unknown>) => [event, version])).toEqual([
    ['record', 1],
    ['acceptIf', 1],
    ['accept', 1],
    ['propose', 2],
    ['accept', 2],
    ['accept', 2],
    ['enterForce', 2],
  ])
  expect(node.faults).toEqual([])
})

test('[R-AGR-4] a refusal blocks until its own side lifts it; the mission is never a side, a liaison signs no position', async () => {
  const { node, mediator, a, b, agreement } = await scene()
  const words = { reason: text('not here'), mustChange: text('their number') }
  expect(await position(a, 'refuse', agreement, words)).toBe('done')
  expect(await position(b, 'lift', agreement)).toBe('AGR_NOT_BLOCKER')
  expect(await position(b, 'accept', agreement)).toBe('LIFE_NOT_ALLOWED')
  const blocked = await termOf(b, agreement)
  expect(blocked.state).toBe('blocked')
  expect(blocked.stances.find(({ side }: Record<string, string>) => side === 'A')).toMatchObject({
    stance: 'refusesToDiscuss',
    mustChange: text('their number'),
  })
  expect(await position(a, 'lift', agreement)).toBe('done')
  expect((await termOf(b, agreement)).state).toBe('proposed')
  const asB = {
    type: 'agreement.accepted',
    body: { key: TERM.key, by: 'B' },
    ref: [{ rel: 'version', rid: agreement }],
  }
  expect(await answerOf(mediator, 'agreement.accept', asB)).toBe('PTY_NOT_A_SIDE')
  expect(await answerOf(a, 'agreement.accept', asB)).toBe('ACC_DENIED')
  expect(await answerOf(await deskOf(node, 'B.liaison'), 'agreement.accept', asB)).toBe('ACC_DENIED')
})

test('[R-AGR-8] a text is recorded once, from somebody who published it, never from tomorrow, and gives no position', async () => {
  const { mediator, a, agreement } = await scene()
  const recorded = (change: object) =>
    answerOf(mediator, 'agreement.record', {
      type: 'agreement.recorded',
      body: { agreement: { ...AGREEMENT, id: 'AG-2', truces: [], ...change } },
    })
  expect(await recorded({ id: 'AG-1' })).toBe('AGR_TAKEN')
  expect(await recorded({ truces: [TRUCE] })).toBe('AGR_TAKEN')
  expect(await recorded({ sources: [] })).toBe('AGR_TERMS')
  expect(await recorded({ terms: [RECORDED_TERM, RECORDED_TERM] })).toBe('AGR_TERMS')
  expect(await recorded({ day: known('2020-10-12') })).toBe('MEA_TIME_FUTURE')
  expect(await recorded({ title: [{ lang: 'en', text: 'x', original: false }] })).toBe('CLM_ONE_ORIGINAL')
  expect(await recorded({})).toBe('done')
  expect(
    await answerOf(a, 'agreement.record', { type: 'agreement.recorded', body: { agreement: AGREEMENT } }),
  ).toBe('ACC_DENIED')
  expect((await termOf(a, agreement)).stances.map(({ stance }: Record<string, string>) => stance)).toEqual([
    'notStated',
    'notStated',
  ])
})

test('[R-AGR-19] a text found later stands beside the others, once, about terms that are there, and gives no position', async () => {
  const { node, mediator, a, agreement } = await scene()
  const leaked = {
    text: {
      id: 'AG-1-leak',
      label: 'A draft that went round',
      kind: 'leaked',
      languages: ['ru'],
      source: { publisher: 'Publisher', title: 'Draft', date: '2020-10-10' },
    },
    terms: [{ key: TERM.key, words: 'наблюдатели', value: NOT_STATED, wordings: [] }],
  }
  const adds = [{ rel: 'adds', rid: agreement }]
  const added = (further: object, of: 'adds' | 'none' = 'adds', desk = mediator) =>
    answerOf(desk, 'agreement.record', {
      type: 'agreement.recorded',
      body: JSON.parse(JSON.stringify({ further })),
      ...(of === 'adds' ? { ref: adds } : {}),
    })
  const withText = (change: object) => ({ ...leaked, text: { ...leaked.text, ...change } })
  expect(await added(leaked, 'none')).toBe('REC_REF')
  expect(await added({ ...leaked, terms: [{ ...leaked.terms[0], key: 'control.devices' }] })).toBe(
    'AGR_TERMS',
  )
  expect(await added({ ...leaked, terms: [leaked.terms[0], leaked.terms[0]] })).toBe('AGR_TERMS')
  expect(await added(withText({ source: { ...leaked.text.source, date: '2020-10-12' } }))).toBe(
    'MEA_TIME_FUTURE',
  )
  expect(await added(leaked, 'adds', a)).toBe('ACC_DENIED')
  expect(await added(leaked)).toBe('done')
  expect(await added(leaked)).toBe('AGR_TAKEN')
  expect(
    await answerOf(mediator, 'agreement.record', {
      type: 'agreement.recorded',
      body: { agreement: { ...AGREEMENT, id: 'AG-3', truces: [] } },
      ref: adds,
    }),
  ).toBe('REC_REF')
  const answer = await (await a.get(`/api/agreements/${agreement}`)).json()
  expect(answer.texts.map(({ id }: Record<string, string>) => id)).toEqual(['AG-1-leak'])
  expect(answer.agreement.texts).toEqual({ published: 0, leaked: 1 })
  const term = answer.terms.find(({ key }: Record<string, string>) => key === TERM.key)
  expect(term.inTexts).toMatchObject([{ text: 'AG-1-leak', words: 'наблюдатели', kind: 'leaked' }])
  expect([term.state, term.basis, term.versions.length]).toEqual(['proposed', 'published', 1])
  expect(node.faults).toEqual([])
})

test('[R-AGR-8] an agreement is read as it stood at an earlier size of the record, and nothing is offered there', async () => {
  const { a, b, agreement } = await scene()
  expect(await position(a, 'accept', agreement)).toBe('done')
  expect(await position(b, 'object', agreement, { reason: text('their number') })).toBe('done')
  const at = async (query: string) => (await a.get(`/api/agreements/${agreement}${query}`)).json()
  const now = await at('')
  expect([now.isPast, now.terms[0].state]).toEqual([false, 'disputed'])
  const before = await at(`?size=${now.size - 1}`)
  expect([before.isPast, before.size, before.terms[0].state]).toEqual([true, now.size - 1, 'proposed'])
  expect(before.terms[0].stances.map(({ stance }: Record<string, string>) => stance)).toEqual([
    'accepts',
    'notStated',
  ])
  expect([before.may, before.terms[0].may]).toEqual([[], []])
  expect(before.moments).toEqual(now.moments)
  expect(now.moments[0]).toBe(now.agreement.at)
  expect(await at('?at=2019-01-01T00:00:00.000Z')).toMatchObject({ code: 'ACC_ABSENT' })
  expect(await at('?size=0')).toMatchObject({ code: 'NET_QUESTION' })
})

// oxlint-disable-next-line max-params -- the two who sign, and what
async function twoSign(first: Desk, second: Desk, act: string, draft: Draft): Promise<readonly string[]> {
  const answer = await first.act(act, draft)
  const told = await answer.json()
  if (answer.status !== 201) return [told.code]
  const ref = [...(draft.ref ?? []), { rel: 'seconds', rid: told.rid }]
  return ['done', await answerOf(second, act, { ...draft, ref })]
}

async function truceState(desk: Desk): Promise<string> {
  const { truces } = await (await desk.get('/api/truces')).json()
  return truces[0].state
}

test('[R-AGR-11] two representatives of a side denounce; the first record alone does nothing, one person is not two', async () => {
  const { node, a, b, agreement } = await scene()
  const other = await deskOf(node, 'A.rep/2')
  const draft = {
    type: 'agreement.suspended',
    body: { of: { kind: 'truce', truce: 'TR' }, by: 'A', reason: text('to bury the dead') },
    ref: [{ rel: 'of', rid: agreement }],
  }
  expect(await twoSign(a, a, 'agreement.suspend', draft)).toEqual(['done', 'PTY_SAME_PERSON'])
  expect(await truceState(b)).toBe('scheduled')
  const changed = await a.act('agreement.suspend', draft)
  const { rid } = await changed.json()
  const seconding = [...draft.ref, { rel: 'seconds', rid }]
  const otherwise = { ...draft.body, reason: text('for another reason') }
  expect(await answerOf(other, 'agreement.suspend', { ...draft, body: otherwise, ref: seconding })).toBe(
    'REC_REF',
  )
  expect(await answerOf(b, 'agreement.suspend', { ...draft, ref: seconding })).toBe('ACC_DENIED')
  expect(await answerOf(other, 'agreement.suspend', { ...draft, ref: seconding })).toBe('done')
  expect(await truceState(b)).toBe('suspended')
  expect(await answerOf(other, 'agreement.suspend', { ...draft, ref: seconding })).toBe('REC_REF')
  const resumed = { ...draft, type: 'agreement.resumed', body: { ...draft.body, by: 'B' } }
  expect(await twoSign(b, await deskOf(node, 'B.rep/2'), 'agreement.resume', resumed)).toEqual([
    'AGR_NOT_BLOCKER',
  ])
  const denounced = { ...draft, type: 'agreement.denounced' }
  expect(await twoSign(a, other, 'agreement.denounce', denounced)).toEqual(['done', 'done'])
  expect(await truceState(b)).toBe('broken')
})

test('[R-AGR-7] the mission declares no truce broken without a finding of the record', async () => {
  const { node, agreement } = await scene()
  const draft = {
    type: 'agreement.broken-declared',
    body: { of: { kind: 'truce', truce: 'TR' }, reason: text('broken'), findings: ['a'.repeat(64)] },
    ref: [{ rel: 'of', rid: agreement }],
  }
  expect(await answerOf(await deskOf(node, 'M.head'), 'agreement.declareBroken', draft)).toBe(
    'AGR_NO_FINDING',
  )
})

test('[R-AGR-9] the ground changes when both sides have signed the same outlines', async () => {
  const { node, mediator, a, b } = await scene()
  const sector = {
    id: 'N-1',
    name: text('N-1'),
    adjoins: [],
    side: 'none',
    securityZone: true,
    disengagementArea: NOT_STATED,
    area: [],
  }
  const sign = (desk: Desk, by: string, sectors: readonly object[] = [sector]) =>
    answerOf(desk, 'agreement.geography.sign', {
      type: 'agreement.geography-signed',
      body: { by, geography: { version: 'agreed-2', sectors, lines: [] } },
    })
  expect(await sign(mediator, 'A')).toBe('PTY_NOT_A_SIDE')
  expect(await sign(a, 'A', [{ ...sector, adjoins: ['N-9'] }])).toBe('REC_BODY')
  expect(await sign(a, 'A')).toBe('done')
  expect(await sign(b, 'B')).toBe('done')
  expect(await sign(b, 'B')).toBe('AGR_TAKEN')
  expect(node.faults).toEqual([])
})

test('[R-AGR-1] a key of an agreement is proposed once; over what stands it follows or replaces', async () => {
  const { a, b, agreement } = await scene()
  const of = { rel: 'of', rid: agreement }
  const proposed = (desk: Desk, ref: Draft['ref'], key = TERM.key) =>
    answerOf(desk, 'agreement.propose', {
      type: 'agreement.proposed',
      body: { term: { ...TERM, key }, conditions: [] },
      ...(ref ? { ref } : {}),
    })
  expect(await proposed(a, [of])).toBe('AGR_TAKEN')
  expect(await proposed(a, [of], 'control.devices')).toBe('done')
  expect(await proposed(a, [of, { rel: 'replaces', rid: agreement }])).toBe('LIFE_NOT_ALLOWED')
  expect(await position(a, 'accept', agreement)).toBe('done')
  expect(await position(b, 'accept', agreement)).toBe('done')
  expect(await proposed(b, [of, { rel: 'follows', rid: agreement }])).toBe('LIFE_NOT_ALLOWED')
  expect(await proposed(b, [of, { rel: 'replaces', rid: agreement }])).toBe('done')
})
