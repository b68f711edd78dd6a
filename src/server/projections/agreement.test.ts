import { expect, test } from 'vitest'

import { acts, bodiesOf } from '#server/acts'
import { rebuild } from '#server/log'
import { projections, termsAsOf, trucesAsOf, type Projection } from '#server/projections'

import { MECH } from '../../../test/founding.ts'
import { foundedLog, type FoundedLog } from '../../../test/kit.ts'
import { reportTermsAsOf } from './report-terms.ts'

const NOT_STATED = { kind: 'notStated' }

function text(words: string) {
  return [{ lang: 'en', text: words, original: true }]
}

const TERM = {
  key: 'ceasefire',
  clause: '1',
  topic: 'ceasefire',
  type: 'procedure',
  appliesTo: 'both',
  needs: 'both',
  words: text('cease fire'),
  value: NOT_STATED,
}

const RECORDED = {
  ...TERM,
  actor: NOT_STATED,
  published: 'proposed',
  publishedAs: NOT_STATED,
  leftOpen: false,
  open: [],
  said: [],
  inTexts: [],
  verification: 'read',
  note: NOT_STATED,
}

const AGREEMENT = {
  id: 'AG',
  kind: 'agreement',
  title: text('Agreement'),
  day: NOT_STATED,
  class: NOT_STATED,
  parties: [],
  brokers: [],
  proposedBy: NOT_STATED,
  under: NOT_STATED,
  signed: [],
  published: 'proposed',
  publishedAs: NOT_STATED,
  inForceFrom: NOT_STATED,
  languages: [],
  sources: [{ publisher: 'p', title: 't' }],
  texts: [],
  terms: [RECORDED],
  truces: [
    {
      id: 'TR',
      name: text('Truce'),
      term: { kind: 'known', value: 'ceasefire' },
      terms: text('from noon'),
      purpose: NOT_STATED,
      brokers: [],
      announced: { text: 'in the night', utc: NOT_STATED },
      effective: {
        text: 'noon',
        utc: { kind: 'known', value: '2020-10-10T08:00:00.000Z' },
        zone: NOT_STATED,
      },
      expires: NOT_STATED,
      notes: [],
    },
  ],
  note: NOT_STATED,
}

const MOMENT = { utc: '2020-10-10T08:00:00.000Z', text: '12:00', zone: '+04:00', resolutionS: 60 }

/** A day on which every kind of fact about an agreement happens. Answers the size of the log after each. */
async function day({ signAs, log }: FoundedLog): Promise<readonly number[]> {
  const [mediator, a, b] = [signAs('M.mediator'), signAs('A.rep/1'), signAs('B.rep/1')]
  const sizes: number[] = []
  const done = async (rid: Promise<string>): Promise<string> => {
    const made = await rid
    sizes.push(log.head().size)
    return made
  }
  const agreement = await done(mediator.record('agreement.recorded', { agreement: AGREEMENT }))
  const of = { ref: [{ rel: 'of', rid: agreement }] }
  const on = (rid: string) => ({ ref: [{ rel: 'version', rid }] })
  const words = { reason: text('why'), mustChange: text('what') }
  await done(a.record('agreement.refused', { key: TERM.key, by: 'A', ...words }, on(agreement)))
  await done(a.record('agreement.lifted', { key: TERM.key, by: 'A' }, on(agreement)))
  await done(b.record('agreement.objected', { key: TERM.key, by: 'B', reason: text('why') }, on(agreement)))
  const follows = { ref: [...of.ref, { rel: 'follows', rid: agreement }] }
  const second = await done(mediator.record('agreement.proposed', { term: TERM, conditions: [] }, follows))
  await done(a.record('agreement.accepted', { key: TERM.key, by: 'A' }, on(second)))
  await done(b.record('agreement.accepted', { key: TERM.key, by: 'B' }, on(second)))
  await done(a.record('agreement.reading-held', { truce: 'TR', by: 'A', reading: MOMENT }, of))
  const leak = { id: 'L', label: 'l', kind: 'leaked', languages: [], source: { publisher: 'p', title: 't' } }
  const further = { text: leak, terms: [{ key: TERM.key, words: 'w', value: NOT_STATED, wordings: [] }] }
  await done(mediator.record('agreement.recorded', { further }, { ref: [{ rel: 'adds', rid: agreement }] }))
  const note = { utc: NOT_STATED, text: 'noon', source: 's', day: NOT_STATED, remark: NOT_STATED }
  await done(mediator.record('agreement.reading-noted', { truce: 'TR', note }, of))
  const suspended = { of: { kind: 'truce', truce: 'TR' }, by: 'A', reason: text('why') }
  const first = await done(a.record('agreement.suspended', suspended, of))
  const seconds = { ref: [...of.ref, { rel: 'seconds', rid: first }] }
  await done(signAs('A.rep/2').record('agreement.suspended', suspended, seconds))
  const ending = { of: { kind: 'term', key: TERM.key }, by: 'B', reason: text('why') }
  const ended = await done(b.record('agreement.ended', ending, { ref: [{ rel: 'of', rid: second }] }))
  const both = {
    ref: [
      { rel: 'of', rid: second },
      { rel: 'seconds', rid: ended },
    ],
  }
  await done(signAs('B.rep/2').record('agreement.ended', ending, both))
  await done(
    a.record('agreement.geography-signed', { by: 'A', geography: { version: 'g2', sectors: [], lines: [] } }),
  )
  return sizes
}

function applyingTwice(projection: Projection): Projection {
  return {
    ...projection,
    apply: async (tx, facts) => {
      for (const fact of facts) {
        await projection.apply(tx, [fact])
        await projection.apply(tx, [fact])
      }
    },
  }
}

test('[R-PRJ-1, R-REC-34] the tables of agreements are rebuilt to the same rows, every fact applied alone and twice', async () => {
  const founded = await foundedLog()
  await day(founded)
  const types = [...Object.keys(bodiesOf(acts)), 'record.sealed']
  const made = projections.map(applyingTwice)
  const rebuilt = await rebuild({ database: founded.database, mech: MECH, types, projections: made })
  expect(rebuilt.differences).toEqual([])
})

test('[R-AGR-8] terms and truces are read as they stood at any size of the record, whatever came since', async () => {
  const founded = await foundedLog()
  const sizes = await day(founded)
  const at = '2020-10-10T12:00:00.000Z'
  const seen = []
  for (const size of sizes)
    seen.push(
      await founded.reading(async (rows) => {
        const [term] = await termsAsOf(rows, { size, at })
        const [truce] = await trucesAsOf(rows, { size, at })
        return [term?.shown.state, term?.versions.length, truce?.now.state].join(' ')
      }),
    )
  expect(seen).toEqual([
    'proposed 1 announced',
    'blocked 1 announced',
    'proposed 1 announced',
    'disputed 1 announced',
    'proposed 2 announced',
    'proposed 2 announced',
    'inForce 2 inEffect',
    'inForce 2 inEffect',
    'inForce 2 inEffect',
    'inForce 2 inEffect',
    'inForce 2 inEffect',
    'inForce 2 suspended',
    'inForce 2 suspended',
    'ended 2 suspended',
    'ended 2 suspended',
  ])
})

test('[R-AGR-1, R-AGR-16] a truce that was published as agreed was agreed when the second side accepted its term', async () => {
  const founded = await foundedLog()
  const { signAs, log } = founded
  const [a, b] = [signAs('A.rep/1'), signAs('B.rep/1')]
  const published = { ...AGREEMENT, published: 'agreed', terms: [{ ...RECORDED, published: 'agreed' }] }
  const rid = await signAs('M.mediator').record('agreement.recorded', { agreement: published })
  const accepts = (by: string) => ({ key: TERM.key, by })
  const ref = { ref: [{ rel: 'version', rid }] }
  const agreedAt = () =>
    founded.reading(async (rows) => {
      const asOf = { size: log.head().size, at: '2020-10-10T12:00:00.000Z' }
      const [truce] = await trucesAsOf(rows, asOf)
      const [term] = await termsAsOf(rows, asOf)
      const accepted = term?.life.steps.findLast(({ event }) => event === 'accept')?.at
      return { at: truce?.agreedAt, accepted }
    })
  await a.record('agreement.accepted', accepts('A'), ref)
  expect((await agreedAt()).at).toBe(undefined)
  founded.clock.set('2020-10-10T07:30:00.000Z')
  await b.record('agreement.accepted', accepts('B'), ref)
  const { at, accepted } = await agreedAt()
  expect(at).toBeDefined()
  expect(at).toBe(accepted)
})

test('[R-AGR-8] a daily’s line of a published term counts the sides that have signed a position on it', async () => {
  const founded = await foundedLog()
  const { signAs, log } = founded
  const terms = [{ ...RECORDED, published: 'agreed' }]
  const told = { kind: 'known', value: '2020-10-10' }
  const published = { ...AGREEMENT, published: 'agreed', day: told, terms }
  const rid = await signAs('M.mediator').record('agreement.recorded', { agreement: published })
  const span = { day: '2020-10-10', from: '2020-10-09T20:00:00.000Z', to: '2020-10-10T20:00:00.000Z' }
  const lines = () => founded.reading((rows) => reportTermsAsOf(rows, { size: log.head().size, day: span }))
  expect((await lines()).map((line) => [line.asPublished, 'signedBy' in line])).toEqual([[true, false]])
  await signAs('A.rep/1').record(
    'agreement.accepted',
    { key: TERM.key, by: 'A' },
    { ref: [{ rel: 'version', rid }] },
  )
  expect(await lines()).toMatchObject([{ asPublished: true, signedBy: 1 }])
})
