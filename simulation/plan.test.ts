import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { planReplay, readLinks, readTimes, type ReplayStep } from '#simulation'

import { fixture, NK2020, statementRows } from '../test/nk2020.ts'

function steps(): readonly ReplayStep[] {
  const [times, links] = [readTimes(fixture('replay.json')), readLinks(fixture('links-constructed.json'))]
  if (!times.ok || !links.ok) throw new Error('the plan does not read')
  const plan = planReplay({
    rows: statementRows(),
    times: times.value,
    links: links.value,
    zone: NK2020.mechanism.zone,
  })
  if (!plan.ok) throw new Error(JSON.stringify(plan))
  return plan.value
}

function named(step: ReplayStep): string {
  return step.kind === 'transcribe' ? step.row.id : step.link.accounts.join('+')
}

describe('the founding', () => {
  test('[R-PTY-7] it names both sides, their entities and the brokers in four languages, and six sectors marked constructed', () => {
    const { mechanism } = NK2020
    expect(mechanism.entities.map(({ code, kind, side }) => [code, kind, side])).toEqual([
      ['AM', 'side', 'A'],
      ['NK', 'side', 'A'],
      ['AZ', 'side', 'B'],
      ['RU', 'thirdState', undefined],
      ['US', 'thirdState', undefined],
      ['FR', 'thirdState', undefined],
      ['MG', 'organisation', undefined],
    ])
    for (const text of [
      mechanism.name,
      ...mechanism.sides.map(({ name }) => name),
      ...mechanism.entities.map(({ name }) => name),
    ])
      expect(text.map(({ lang, original }) => [lang, original])).toEqual([
        ['en', true],
        ['hy', false],
        ['az', false],
        ['ru', false],
      ])
    // No agreement of that autumn named a sector: these are drawn for the demo, and their geography says so.
    expect(mechanism.sectors.map(({ id }) => id)).toEqual(['S1', 'S2', 'S3', 'S4', 'S5', 'S6'])
    expect(mechanism.geographyVersion).toBe('geo-constructed-1')
    expect(mechanism.clock).toEqual({ start: '2020-10-10T07:00:00.000Z' })
  })

  test('[R-MEA-17] its gaps are those the data names, but for one that is a missing text and no stretch of time', () => {
    const written: { context: string; from: string; to: string; what: string }[] = JSON.parse(
      readFileSync('fixtures/mechanisms/nk2020/statements.json', 'utf8'),
    ).notInThisData
    const stretches = written.filter(({ from, to }) => from < to)
    expect(written.length - stretches.length).toBe(1)
    expect(NK2020.mechanism.dataGaps.map(({ context, from, to }) => ({ context, from, to }))).toEqual(
      stretches.map(({ context, from, to }) => ({
        context,
        from: from.replace('Z', '.000Z'),
        to: to.replace('Z', '.000Z'),
      })),
    )
  })

  test('[R-PTY-1] the two sides have the same offices', () => {
    const of = (holder: string) =>
      NK2020.offices
        .filter(({ office }) => office.startsWith(`${holder}.`))
        .map(({ office, functions, people }) => [office.slice(2), functions, people])
    expect(of('A')).toEqual(of('B'))
  })
})

describe('the plan', () => {
  test('[R-SIM-1] by 15:12Z on 10 October eleven statements are transcribed and the day’s joins made', () => {
    const by = steps().filter(({ at }) => at <= '2020-10-10T15:12:00.000Z')
    expect(by.filter(({ kind }) => kind === 'transcribe').map(named)).toEqual(
      ['01', '11', '02', '04', '05', '08', '03', '06', '10', '09', '12'].map((n) => `T1-C${n}`),
    )
    expect(by.filter(({ kind }) => kind === 'link').map(named)).toEqual([
      'T1-C01+T1-C06',
      'T1-C04+T1-C05',
      'T1-C03+T1-C05',
      'T1-C08+T1-C10',
      'T1-C08+T1-C09',
    ])
  })

  test('[R-SIM-1] every statement is in it once, none before it can have been said, none after the end of its day', () => {
    const all = steps()
    const transcribed = all.flatMap((step) => (step.kind === 'transcribe' ? [step] : []))
    expect(transcribed.map(named).toSorted()).toEqual(
      statementRows()
        .map(({ id }) => id)
        .toSorted(),
    )
    for (const { at, row } of transcribed) {
      const { from, to } = row.statement.saidAt
      expect(from.kind === 'known' ? from.value <= at : true).toBe(true)
      expect(to.kind === 'known' ? at <= to.value : true).toBe(true)
      for (const { date } of row.statement.renderings)
        expect(Date.parse(`${date}T00:00:00+04:00`)).toBeLessThanOrEqual(Date.parse(at))
    }
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted())
    expect(transcribed.find(({ row }) => row.id === 'T3-C02')?.at).toBe('2020-10-26T04:03:00.000Z')
    expect(transcribed.find(({ row }) => row.id === 'T1-C14')?.at).toBe('2020-10-11T20:00:00.000Z')
  })

  test('[R-SIM-1] an answer comes after what it answers, a correction after what it corrects', () => {
    const order = steps().map(named)
    const all = new Set(order)
    for (const { id, statement } of statementRows())
      for (const link of statement.links.filter(
        ({ rel, id: other }) => rel !== 'differsFrom' && all.has(other),
      ))
        expect([id, link.id, order.indexOf(link.id) < order.indexOf(id) || sameInstant(link.id, id)]).toEqual(
          [id, link.id, true],
        )
  })

  test('[R-SIM-3] a plan that is not marked as made up, or does not read, is refused', () => {
    expect(readTimes({ times: [] })).toMatchObject({ code: 'IMP_SHAPE', detail: { field: 'constructed' } })
    expect(readTimes({ constructed: true, times: [{ id: 'x', at: 'noon' }] })).toMatchObject({
      detail: { field: 'times[0]' },
    })
    expect(
      readLinks({
        constructed: true,
        links: [{ at: '2020-10-10T10:31:00.000Z', relation: 'sameEvent', accounts: ['a'], why: 'w' }],
      }),
    ).toMatchObject({ detail: { field: 'links[0]' } })
    const rows = statementRows()
    expect(
      planReplay({ rows, times: [{ id: 'ZZ', at: '2020-10-10T10:00:00.000Z' }], links: [], zone: '+04:00' }),
    ).toMatchObject({ code: 'IMP_SHAPE', detail: { id: 'ZZ' } })
    const early = {
      at: '2020-10-10T09:00:00.000Z',
      relation: 'sameEvent',
      accounts: ['T1-C01', 'T1-C06'],
      why: 'w',
    } as const
    expect(planReplay({ rows, times: [], links: [early], zone: '+04:00' })).toMatchObject({
      code: 'IMP_SHAPE',
      detail: { field: 'at', id: 'T1-C01' },
    })
  })
})

function sameInstant(first: string, second: string): boolean {
  const at = (id: string) => steps().find((step) => named(step) === id)?.at
  return at(first) === at(second)
}
