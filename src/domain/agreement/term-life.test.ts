import fc from 'fast-check'
import { expect, test } from 'vitest'

import { otherSide, SIDES, type Side, type Text, type Utc } from '#domain/measure'

import {
  deedsOpen,
  mayDo,
  mayReplaceTerm,
  mayReviseTerm,
  openConditions,
  shownState,
  termLife,
  type TermFact,
  type TermGround,
  type TermLife,
} from './index.ts'

const words: Text = [{ lang: 'en', text: 'mortars count', original: true }]
const BOTH: TermGround = { needs: 'both', published: 'notStated' }
const LATER = '2020-12-01T00:00:00.000Z'

function at(minute: number): Utc {
  return `2020-10-10T08:${String(minute).padStart(2, '0')}:00.000Z`
}

type Unplaced<T> = T extends unknown ? Omit<T, 'at' | 'index' | 'rid' | 'office'> : never
type Told = Unplaced<TermFact> & { readonly rid?: string }

/** Facts a minute apart, each with an id of its own unless it names one. */
function factsOf(...told: readonly Told[]): readonly TermFact[] {
  return told.map((fact, i) => placed(fact, i))
}

function placed(fact: Told, index: number, minute = index): TermFact {
  return { ...fact, at: at(minute), index, rid: fact.rid ?? `r${index}`, office: 'A.rep' }
}

function lifeOf(...told: readonly Told[]): TermLife {
  return termLife(BOTH, factsOf(...told), LATER)
}

const propose = (rid: string) => ({ kind: 'propose', rid, from: undefined }) as const
const accept = (by: Side, version: string) => ({ kind: 'accept', by, version }) as const
const acceptIf = (by: Side, version: string) => ({ kind: 'acceptIf', by, version, condition: words }) as const
const object = (by: Side, version: string) => ({ kind: 'object', by, version, reason: words }) as const
const block = (by: Side, version: string) =>
  ({ kind: 'refuse', by, version, reason: words, mustChange: words }) as const
const lift = (by: Side) => ({ kind: 'lift', by }) as const

test('[R-AGR-1] A accepts version 1, B accepts version 2: still proposed; both accept one: in force', () => {
  expect(lifeOf(propose('v1'), accept('A', 'v1'), propose('v2'), accept('B', 'v2')).state).toBe('proposed')
  const agreed = lifeOf(propose('v1'), accept('A', 'v1'), accept('B', 'v1'))
  expect(agreed.steps.map(({ event, state }) => [event, state])).toEqual([
    ['propose', 'proposed'],
    ['accept', 'proposed'],
    ['accept', 'agreed'],
    ['enterForce', 'inForce'],
  ])
  expect(agreed.inForce).toEqual([{ version: 'v1', from: at(2) }])
})

test('[R-AGR-1] it was agreed when the last one needed accepted, whatever had been published before', () => {
  const asPublished: TermGround = { needs: 'both', published: 'agreed' }
  const agreedAt = (...told: readonly Told[]) => termLife(asPublished, factsOf(...told), LATER).agreedAt
  expect(agreedAt(propose('v1'), accept('A', 'v1'))).toBe(undefined)
  expect(agreedAt(propose('v1'), accept('A', 'v1'), object('B', 'v1'))).toBe(undefined)
  expect(agreedAt(propose('v1'), accept('B', 'v1'), accept('A', 'v1'))).toBe(at(2))
  expect(agreedAt(propose('v1'), accept('A', 'v1'), object('B', 'v1'), accept('B', 'v1'))).toBe(at(3))
  expect(lifeOf(propose('v1'), accept('A', 'v1'), accept('B', 'v1'), object('A', 'v1')).agreedAt).toBe(at(2))
  expect(lifeOf(propose('v1'), accept('A', 'v1'), propose('v2'), accept('B', 'v2')).agreedAt).toBe(undefined)
})

test('[R-AGR-1] a term needing one side is agreed by that side, and a guarantor’s acceptance by no side', () => {
  const facts = factsOf(propose('v1'), accept('A', 'v1'), accept('B', 'v1'))
  expect(termLife({ needs: 'A', published: 'notStated' }, facts.slice(0, 2), LATER).state).toBe('inForce')
  expect(termLife({ needs: 'B', published: 'notStated' }, facts.slice(0, 2), LATER).state).toBe('proposed')
  expect(termLife({ needs: 'allAndGuarantor', published: 'notStated' }, facts, LATER).state).toBe('proposed')
})

test('[R-AGR-2] a condition is an open item; a version that takes it up and both accept is agreed at that version', () => {
  const waiting = lifeOf(propose('v1'), acceptIf('A', 'v1'), accept('B', 'v1'))
  expect([waiting.state, openConditions(waiting)]).toEqual(['proposed', [{ by: 'A', condition: words }]])
  const atSecond = lifeOf(
    propose('v1'),
    acceptIf('A', 'v1'),
    propose('v2'),
    accept('A', 'v2'),
    accept('B', 'v2'),
  )
  expect([atSecond.state, atSecond.inForce[0]?.version, openConditions(atSecond)]).toEqual([
    'inForce',
    'v2',
    [],
  ])
})

test('[R-AGR-3] a new version resets positions to no position, and the steps keep the earlier ones', () => {
  const life = lifeOf(propose('v1'), accept('A', 'v1'), propose('v2'))
  expect(life.stances).toEqual({ A: { stance: 'noPosition' }, B: { stance: 'notStated' } })
  expect(life.steps.map(({ event, version }) => [event, version])).toEqual([
    ['propose', 1],
    ['accept', 1],
    ['propose', 2],
  ])
  const stale = mayDo(accept('B', 'v1'), { life, needs: 'both', vacant: [] })
  expect(stale).toMatchObject({ code: 'LIFE_STALE', detail: { yours: 'v1', current: 'v2' } })
})

test('[R-AGR-4] a block is lifted by the side that made it, and by both where both did', () => {
  const life = lifeOf(propose('v1'), accept('B', 'v1'), block('A', 'v1'))
  const standing = { life, needs: 'both', vacant: [] } as const
  expect(life.state).toBe('blocked')
  expect(mayDo(lift('B'), standing)).toMatchObject({ code: 'AGR_NOT_BLOCKER', detail: { blockers: ['A'] } })
  expect(mayDo(lift('A'), standing)).toEqual({ ok: true, value: 'proposed' })
  expect(mayDo(accept('B', 'v1'), standing)).toMatchObject({ code: 'LIFE_NOT_ALLOWED' })
  expect(lifeOf(propose('v1'), block('A', 'v1'), lift('B')).state).toBe('blocked')
  expect(lifeOf(propose('v1'), block('A', 'v1'), lift('A')).state).toBe('proposed')
  const two = [propose('v1'), block('A', 'v1'), block('B', 'v1'), lift('A')]
  expect(lifeOf(...two).state).toBe('blocked')
  expect(lifeOf(...two, lift('B')).state).toBe('proposed')
})

test('[R-AGR-8] what was published stands until signatures move it; a confirmation of both makes it signed', () => {
  const ground: TermGround = { needs: 'both', published: 'agreed' }
  const day = { kind: 'known', value: '2020-10-10' } as const
  const published = { state: 'agreed', day, basis: 'recorded' } as const
  const shownAfter = (...told: readonly Told[]) =>
    shownState(termLife(ground, factsOf(...told), LATER), published)
  expect(shownAfter(propose('v1'))).toEqual({
    state: 'agreed',
    basis: 'published',
    since: { day: '2020-10-10' },
  })
  expect(shownAfter(propose('v1'), accept('A', 'v1'))).toMatchObject({ state: 'agreed', basis: 'published' })
  expect(shownAfter(propose('v1'), accept('A', 'v1'), accept('B', 'v1'))).toEqual({
    state: 'inForce',
    basis: 'signed',
    since: { utc: at(2) },
  })
  expect(shownAfter(propose('v1'), object('B', 'v1'))).toEqual({
    state: 'disputed',
    basis: 'signed',
    since: { utc: at(1) },
  })
})

test('[R-AGR-8] of a published text in force an objection disputes how it is read, and it stays in force', () => {
  const ground: TermGround = { needs: 'both', published: 'inForce', inForceFrom: at(0) }
  const life = termLife(ground, factsOf(propose('v1'), object('B', 'v1')), LATER)
  expect([life.state, life.readingDisputedBy, life.inForce]).toEqual([
    'inForce',
    ['B'],
    [{ version: 'v1', from: at(0) }],
  ])
})

test('[R-AGR-1] a term that holds from an instant enters into force then, and not while it is disputed', () => {
  const from = at(30)
  const told = [{ ...propose('v1'), from }, accept('A', 'v1'), accept('B', 'v1')]
  const facts = factsOf(...told)
  expect(termLife(BOTH, facts, at(29)).state).toBe('agreed')
  expect(termLife(BOTH, facts, from).state).toBe('inForce')
  expect(termLife(BOTH, factsOf(...told, object('A', 'v1')), from).state).toBe('disputed')
})

test('[R-AGR-1] what is in force is not revised but replaced, and ends when its successor comes into force', () => {
  const life = lifeOf(propose('v1'), accept('A', 'v1'), accept('B', 'v1'))
  const standing = { life, needs: 'both', vacant: [] } as const
  expect(mayReviseTerm(standing, 'v1')).toMatchObject({ code: 'LIFE_NOT_ALLOWED' })
  expect(mayReplaceTerm(standing, 'v1')).toEqual({ ok: true, value: 'ended' })
  const replaced = lifeOf(propose('v1'), accept('A', 'v1'), accept('B', 'v1'), { kind: 'replace' })
  expect([replaced.state, replaced.inForce]).toEqual(['ended', [{ version: 'v1', from: at(2), to: at(3) }]])
})

test('[R-AGR-4] what both suspended is back when both have resumed', () => {
  const suspended = [
    propose('v1'),
    accept('A', 'v1'),
    accept('B', 'v1'),
    { kind: 'suspend', by: 'A' } as const,
    { kind: 'suspend', by: 'B' } as const,
    { kind: 'resume', by: 'A' } as const,
  ]
  expect(lifeOf(...suspended).state).toBe('suspended')
  const back = lifeOf(...suspended, { kind: 'resume', by: 'B' })
  expect([back.state, back.inForce]).toEqual([
    'inForce',
    [
      { version: 'v1', from: at(2), to: at(3) },
      { version: 'v1', from: at(6) },
    ],
  ])
  const alone = { life: lifeOf(...suspended.slice(0, 4)), needs: 'both', vacant: [] } as const
  expect(mayDo({ kind: 'resume', by: 'B' }, alone)).toMatchObject({ code: 'AGR_NOT_BLOCKER' })
})

test('[R-AGR-1] nobody accepts for an empty seat what needs it', () => {
  const life = lifeOf(propose('v1'))
  expect(mayDo(accept('A', 'v1'), { life, needs: 'both', vacant: ['B'] })).toMatchObject({
    code: 'PTY_SEAT_VACANT',
    kept: 'draft',
    detail: { side: 'B' },
  })
  expect(mayDo(accept('A', 'v1'), { life, needs: 'A', vacant: ['B'] }).ok).toBe(true)
  expect(mayDo(object('A', 'v1'), { life, needs: 'both', vacant: ['B'] }).ok).toBe(true)
  expect(deedsOpen({ life, needs: 'both', vacant: ['B'] }, 'A')).toEqual(['object', 'refuse', 'end'])
})

test('[R-AGR-3] of two versions at one instant, as while a clock stands still, the one that follows the other is the newest', () => {
  for (const [first, second] of [
    ['a', 'z'],
    ['z', 'a'],
  ] as const) {
    const facts = [placed(propose(first), 0, 0), placed(propose(second), 1, 0)]
    expect(termLife(BOTH, facts, LATER).versions).toEqual([first, second])
  }
})

/** What happened, told of a side; a walk of it keeps to what the rules allow, minute by minute. */
const deed = fc.record({
  kind: fc.constantFrom(
    'accept',
    'acceptIf',
    'object',
    'refuse',
    'lift',
    'suspend',
    'resume',
    'end',
    'propose',
  ),
  by: fc.constantFrom<Side>('A', 'B'),
  minute: fc.integer({ min: 1, max: 4 }),
})
type Deed = { readonly kind: string; readonly by: Side; readonly minute: number }

function factOf({ kind, by, minute }: Deed, index: number, version: string): TermFact {
  const told: Told =
    kind === 'propose'
      ? propose(`v${index}`)
      : kind === 'lift' || kind === 'suspend' || kind === 'resume' || kind === 'end'
        ? { kind, by }
        : kind === 'accept'
          ? accept(by, version)
          : kind === 'acceptIf'
            ? acceptIf(by, version)
            : kind === 'object'
              ? object(by, version)
              : block(by, version)
  return placed(told, index, minute)
}

/** The facts of deeds that the rules took one after another. */
function taken(deeds: readonly Deed[]): readonly TermFact[] {
  const facts: TermFact[] = [placed(propose('v0'), 0, 0)]
  for (const each of deeds.toSorted((a, b) => a.minute - b.minute)) {
    const life = termLife(BOTH, facts, at(each.minute))
    const version = life.versions.at(-1) ?? ''
    const fact = factOf(each, facts.length, version)
    const standing = { life, needs: 'both', vacant: [] } as const
    const answer =
      fact.kind === 'propose'
        ? mayReviseTerm(standing, version)
        : fact.kind === 'replace'
          ? undefined
          : mayDo(fact, standing)
    if (answer?.ok === true) facts.push(fact)
  }
  return facts
}

test('[R-AGR-1] the fold does not depend on the order in which the sides’ facts of one instant came in', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 14 }), fc.infiniteStream(fc.nat()), (deeds, chance) => {
      const facts = taken(deeds)
      const life = termLife(BOTH, facts, LATER)
      const shuffled = interleaved(facts, () => chance.next().value ?? 0)
      const again = termLife(BOTH, shuffled, LATER)
      expect([again.state, stances(again), again.blockers, again.inForce]).toEqual([
        life.state,
        stances(life),
        life.blockers,
        life.inForce,
      ])
    }),
  )
})

/** The same facts as if others of their instant had come in first; each side's own stay in their order. */
function interleaved(facts: readonly TermFact[], chance: () => number): readonly TermFact[] {
  const queues = [...Map.groupBy(facts, (fact) => `${fact.at} ${'by' in fact ? fact.by : ''}`).values()]
  const order: TermFact[] = []
  const open = queues.map((queue) => [...queue])
  while (open.some((queue) => queue.length > 0)) {
    const left = open.filter((queue) => queue.length > 0)
    const next = left[chance() % left.length]?.shift()
    if (next !== undefined) order.push(next)
  }
  return order.map((fact, index) => ({ ...fact, index }))
}

function stances(life: TermLife): readonly string[] {
  return SIDES.map((side) => life.stances[side].stance)
}

test('[R-AGR-1] the life is mirrored when the sides are exchanged', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 14 }), (deeds) => {
      const facts = taken(deeds)
      const life = termLife(BOTH, facts, LATER)
      const other = termLife(
        BOTH,
        facts.map((fact) => ('by' in fact ? { ...fact, by: otherSide(fact.by) } : fact)),
        LATER,
      )
      expect([other.state, stances(other), other.blockers.map(otherSide).toSorted()]).toEqual([
        life.state,
        stances(life).toReversed(),
        [...life.blockers],
      ])
    }),
  )
})

test('[R-AGR-1] no facts lead to in force without both sides’ acceptance of the version in force', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 20 }), (deeds) => {
      const facts = taken(deeds)
      for (const { version } of termLife(BOTH, facts, LATER).inForce) {
        const by = new Set(
          facts.flatMap((fact) => (fact.kind === 'accept' && fact.version === version ? [fact.by] : [])),
        )
        expect([...by].toSorted()).toEqual([...SIDES])
      }
    }),
  )
})
