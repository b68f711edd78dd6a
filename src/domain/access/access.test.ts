import { describe, expect, test } from 'vitest'

import type { Maybe } from '#domain/measure'
import type { Role } from '#domain/party'

import {
  actNames,
  acts,
  actsFor,
  allow,
  publicCorrection,
  publicForm,
  publicReader,
  reading,
  readingRows,
  rowsFor,
  type ActName,
  type PublicForm,
  type ReadingRow,
  type Subject,
  type Who,
} from './index.ts'

/** Rows of access.md section 3 as they stand there, typed off by hand: the table in the code is held against this. */
const READING = `
| Context | L | R | PL | DO | IN | HM | CC | ME | HU | PO | GU | AU | PU | OP |
| measure (geography) | j | j | f | f | f | f | f | j | j | f | j | j | c | - |
| party | o | o | j | f | f | f | j | j | j | f | j | f | c | - |
| record (log, heads, proofs) | j | j | j | f | f | f | j | j | j | f | j | f | c | - |
| statement (said publicly) | j | j | j | f | f | f | j | j | j | f | j | j | c | - |
| claim | o | o | j | f | f | f | j | j | j | f | j | j | c | - |
| agreement | j | j | j | j | j | j | j | j | j | j | j | j | c | - |
| watch, effort | s | s | f | f | f | f | s | t | s | f | s | s | c | - |
| observation | s | s | f | f | f | f | s | t | s | f | s | s | c | - |
| report | j | j | j | f | f | f | j | j | j | f | j | j | c | - |`

/** Rows of section 4 as they stand there, but for acts that come later; those of docs/decisions/0005 are the last five. */
const ACTING = `
| Act | L | R | PL | DO | IN | HM | CC | ME | HU | PO | GU | AU |
| claim.lodge / acknowledge / answer / correct / withdraw (own side) | a | a | | | | | | | | | | |
| claim.link | | | | a | a | | | | | | | |
| statement.transcribe / render / correct / retract | | | | a | a | | | a | | a | | |
| party.key.enrol (own offices) | | 2 | | | | 2 | 2 | 2 | 2 | | 2 | |
| record.office (own holder) | | 2 | | | | 2 | | | | | 2 | |
| agreement.propose | | a | | | | | | a | | | | |
| agreement.accept / object / refuse / lift | | a | | | | | | | | | | |
| agreement.suspend / resume / end / denounce (own side) | | 2 | | | | | | | | | | |
| agreement.declareBroken | | | | | | 2o | | | | | | |
| agreement.geography.sign | | a | | | | | | | | | | |
| agreement.reading.hold (own side) | | a | | | | | | | | | | |
| agreement.reading.note | | | | a | | a | | a | | | | |
| observation.submit / revise / withdraw (own; by radio DO with \`relayedFrom\`) | | | a | a | | | | | | | | |
| observation.accept / question / quarantine / group / ungroup | | | | a | a | | | | | | | |
| observation.watch.open / visibility / close / correct | | | a | a | | | | | | | | |
| observation.log.write (ops log, own desk or team) | | | a | a | | | | | | | | |
| observation.import (own office) | | | a | a | a | | | | | | | |
| report.assemble | | | | a | a | a | | | | | | |
| report.approve / confirm / correct / retract | | | | 2 | | 2 | | | | | | |
| report.publicNote.issue | | | | p | | 2o | | | | | | |
| report.remark | | | | | | a | | | | | | |
| publication.release | | | | | | 2o | | | | | | |
| claim.claim.lapse / observation.watch.lapse | node | node | | node | | | | | | | node | |
| agreement.record | | | | a | | a | | a | | | | |
| measure.place.record | | | | a | | a | | | | | | |
| record.import | a | a | | a | a | a | | a | | | | |
| demo.become / demo.clock.set (demo home) | a | a | a | a | a | a | a | a | a | a | a | a |`

type Line = { readonly name: string; readonly cells: Readonly<Record<string, string>> }

function lines(table: string): readonly Line[] {
  const [head = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  return rows.map(([name = '', ...cells]) => ({
    name,
    cells: Object.fromEntries(cells.map((cell, i) => [head[i + 1] ?? '', cell])),
  }))
}

/** One line names several acts: one without a dot takes the prefix of the first (access.md section 4). */
function namesOf(line: string): readonly string[] {
  const names = line.replace(/ \(.*\)$/, '').split(' / ')
  const prefix = (names[0] ?? '').replace(/\.[^.]+$/, '')
  return names.map((name) => (name.includes('.') ? name : `${prefix}.${name}`))
}

/** Acts of a row that is in use whose own part comes later: the quarantine of field phones (R-ACC-13). */
const LATER: ReadonlySet<string> = new Set(['observation.quarantine'])

/** The note on `2o`: the head of mission's second is of another office, never a duty officer; who says so is the rule named. */
const SECONDS: Readonly<Record<string, readonly Role[]>> = {
  'agreement.declareBroken': ['IN'], // head of mission and investigator: domain.md section 3, the truce's life
  'report.publicNote.issue': ['IN', 'PO', 'ME'],
  'publication.release': ['IN', 'PO', 'ME'],
}

const ROLES: readonly Role[] = [
  'L',
  'R',
  'PL',
  'DO',
  'IN',
  'HM',
  'CC',
  'ME',
  'HU',
  'PO',
  'GU',
  'AU',
  'PU',
  'OP',
]
const NOW = '2020-10-10T12:00:00.000Z'
const yes = { ok: true, value: { kind: 'act' } }
const no = { ok: false, code: 'ACC_DENIED', kept: 'nothing', detail: {} }

const SIDED: ReadonlySet<Role> = new Set<Role>(['L', 'R'])

function office(role: Role, side: 'A' | 'B' = 'A', person = 'p-0001'): Who {
  if (role === 'PU' || role === 'OP') return { role, side: 'none' }
  const code = role.toLowerCase()
  return SIDED.has(role)
    ? { role, side, office: `${side}.${code}`, person }
    : { role, side: 'none', office: `M.${code}`, person }
}

type Asked = Subject & { readonly now?: string }

function read(who: Who, row: ReadingRow, { now = NOW, ...subject }: Asked) {
  return allow(who, { kind: 'read', row }, subject, now)
}

function act(who: Who, name: ActName, { now = NOW, ...subject }: Asked) {
  return allow(who, { kind: 'act', act: name }, subject, now)
}

describe('the tables', () => {
  test('[R-ACC-1] every reading cell is the one of access.md', () => {
    const written = lines(READING)
    expect(written.map((line) => line.name)).toEqual(readingRows)
    for (const { name, cells } of written)
      expect(Object.entries(reading).find(([row]) => row === name)?.[1]).toEqual(cells)
    expect(Object.keys(reading).toSorted()).toEqual([...readingRows].toSorted())
  })

  test('[R-ACC-1] every acting cell is the one of access.md, and blank is blank', () => {
    const written = lines(ACTING).flatMap(({ name, cells }) =>
      namesOf(name)
        .filter((each) => !LATER.has(each))
        .map((each) => ({ name: each, cells })),
    )
    expect(written.map((line) => line.name).toSorted()).toEqual([...actNames].toSorted())
    for (const { name, cells } of written) {
      const row = Object.entries(acts).find(([known]) => known === name)?.[1]
      for (const role of ROLES) {
        const inTable = role === 'OP' || role === 'PU' ? '' : cells[role]
        const expected =
          role === 'PU' && name.startsWith('demo.') ? 'a' : SECONDS[name]?.includes(role) ? '2o' : inTable
        expect([name, role, row?.cells[role] ?? '']).toEqual([name, role, expected])
      }
    }
    expect(Object.keys(acts).toSorted()).toEqual([...actNames].toSorted())
  })

  test('[R-ACC-1] every second office that the note on `2o` adds is that of an act of the head of mission', () => {
    const ofTwoOffices = actNames.filter((name) => Object.values(acts[name].cells).includes('2o'))
    expect(ofTwoOffices.toSorted()).toEqual(Object.keys(SECONDS).toSorted())
    for (const name of ofTwoOffices) {
      expect([name, acts[name].cells.HM]).toEqual([name, '2o'])
      expect([name, acts[name].cells.DO === '2o']).toEqual([name, false])
    }
  })

  test('[R-ACC-1] an act or a view that names no row does not compile', () => {
    // @ts-expect-error no such row in section 4
    const name: ActName = 'claim.close'
    // @ts-expect-error no such row in section 3
    const row: ReadingRow = 'claims'
    expect([name, row]).toHaveLength(2)
  })
})

describe('reading', () => {
  test('[R-ACC-1] the public and the operator: coarse form in its time, nothing', () => {
    for (const row of readingRows) {
      expect(read(publicReader, row, { class: 'P' })).toEqual({
        ok: true,
        value: { kind: 'read', form: 'public' },
      })
      expect(read(publicReader, row, { class: 'J' })).toEqual(no)
      expect(read(office('OP'), row, { class: 'P' })).toEqual(no)
    }
    expect(rowsFor(office('OP'))).toEqual([])
    expect(rowsFor(publicReader)).toEqual(readingRows)
  })

  test('[R-ACC-20] a joint item is public at its public time and not a moment before', () => {
    const subject: Subject = { class: 'J', publicFrom: '2020-10-11T15:30:00.000Z' }
    expect(read(publicReader, 'claim', { ...subject, now: '2020-10-11T15:29:59.999Z' })).toEqual(no)
    expect(read(publicReader, 'claim', { ...subject, now: '2020-10-11T15:30:00.000Z' }).ok).toBe(true)
  })

  test('[R-ACC-1] a subject that does not say its class is refused to everybody', () => {
    for (const role of ROLES) expect(read(office(role), 'claim', {})).toEqual(no)
  })

  test('[R-ACC-4, R-ACC-5] class O: its own side and DO, IN, HM; to the other side as absent', () => {
    const readers = ROLES.filter((role) => read(office(role), 'claim', { class: 'O', side: 'A' }).ok)
    expect(readers).toEqual(['L', 'R', 'DO', 'IN', 'HM'])
    for (const role of ['L', 'R'] as const) {
      expect(read(office(role, 'B'), 'claim', { class: 'O', side: 'A' })).toEqual(no)
      expect(read(office(role, 'A'), 'claim', { class: 'J', side: 'A' })).toMatchObject({
        value: { form: 'full' },
      })
      expect(read(office(role, 'B'), 'claim', { class: 'J', side: 'A' })).toMatchObject({
        value: { form: 'joint' },
      })
    }
  })

  test('[R-ACC-4] class M: mission offices; the auditor learns that it is there; a statement elsewhere also the mediator', () => {
    const row = 'statement (said publicly)'
    const readers = (subject: Subject) => ROLES.filter((role) => read(office(role), row, subject).ok)
    expect(readers({ class: 'M' })).toEqual(['DO', 'IN', 'HM', 'PO', 'AU'])
    expect(read(office('AU'), row, { class: 'M' })).toMatchObject({ value: { form: 'exists' } })
    expect(readers({ class: 'M', elsewhere: true })).toEqual(['DO', 'IN', 'HM', 'ME', 'PO'])
  })

  test('[R-ACC-4] class M: a patrol lead reads what its own office made, and no other role by that', () => {
    const lead = office('PL')
    const own = { class: 'M', offices: [lead.office ?? ''] } as const
    expect(read(lead, 'observation', own)).toMatchObject({ value: { form: 'full' } })
    expect(read(lead, 'observation', { class: 'M', offices: ['M.other'] })).toEqual(no)
    expect(read(lead, 'observation', { class: 'M' })).toEqual(no)
    for (const role of ['L', 'R', 'ME', 'GU', 'CC', 'HU'] as const) {
      const who = office(role)
      expect(read(who, 'observation', { class: 'M', offices: [who.office ?? ''] })).toEqual(no)
    }
  })

  test('[R-ACC-6, R-ACC-8] class R and X: the named office until the end of its entry, one plain no to all others', () => {
    for (const content of ['R', 'X'] as const) {
      const subject: Subject = {
        class: content,
        named: [{ office: 'M.in', until: '2020-10-10T12:00:00.000Z' }],
      }
      expect(read(office('IN'), 'claim', { ...subject, now: '2020-10-10T11:59:59.999Z' }).ok).toBe(true)
      expect(read(office('IN'), 'claim', { ...subject, now: '2020-10-10T12:00:00.000Z' })).toEqual(no)
      for (const role of ROLES.filter((each) => each !== 'IN'))
        expect(read(office(role), 'claim', subject)).toEqual(no)
    }
  })

  test('[R-ACC-1] a node and a root hold no office and read nothing', () => {
    expect(read({ role: 'node', side: 'none', office: 'M.node' }, 'claim', { class: 'P' })).toEqual(no)
    expect(read({ role: 'root', side: 'A', office: 'A.root' }, 'claim', { class: 'P' })).toEqual(no)
  })
})

describe('acting', () => {
  const ownSide: readonly ActName[] = [
    'claim.lodge',
    'claim.acknowledge',
    'claim.answer',
    'claim.correct',
    'claim.withdraw',
  ]

  test('[R-ACC-1] a side acts on its own alone, and the two sides are alike', () => {
    for (const name of ownSide)
      for (const role of ['L', 'R'] as const) {
        expect(act(office(role, 'A'), name, { side: 'A' })).toEqual(yes)
        expect(act(office(role, 'B'), name, { side: 'B' })).toEqual(yes)
        expect(act(office(role, 'A'), name, { side: 'B' })).toEqual(no)
        expect(act(office(role, 'B'), name, { side: 'A' })).toEqual(no)
        expect(act(office(role, 'A'), name, {})).toEqual(no)
      }
  })

  test('[R-PTY-9] the mission, a mediator or a guarantor that acts as a side is told that it is none', () => {
    for (const role of ['DO', 'IN', 'HM', 'ME', 'GU', 'PO'] as const)
      expect(act(office(role), 'claim.lodge', { side: 'B' })).toMatchObject({ code: 'PTY_NOT_A_SIDE' })
    expect(act(publicReader, 'claim.lodge', { side: 'B' })).toEqual(no)
  })

  test('[R-ACC-1] acts without a condition follow the cell alone', () => {
    for (const name of [
      'claim.link',
      'statement.transcribe',
      'record.import',
      'measure.place.record',
    ] as const)
      for (const role of ROLES)
        expect([name, role, act(office(role), name, {}).ok]).toEqual([
          name,
          role,
          acts[name].cells[role] === 'a',
        ])
  })

  test('[R-ACC-1] a time-out is the node of a holder, never an office nor a person', () => {
    for (const name of ['claim.claim.lapse', 'observation.watch.lapse'] as const) {
      for (const code of ['A.node', 'M.node', 'G1.node'])
        expect(act({ role: 'node', side: code === 'A.node' ? 'A' : 'none', office: code }, name, {})).toEqual(
          yes,
        )
      for (const role of ROLES) expect(act(office(role), name, {})).toEqual(no)
    }
    expect(act({ role: 'node', side: 'none', office: 'M.node' }, 'claim.link', {})).toEqual(no)
  })

  test('[R-ACC-1] demo acts exist in a demo home and nowhere else', () => {
    for (const name of ['demo.become', 'demo.clock.set'] as const) {
      expect(act(publicReader, name, { demoHome: true })).toEqual(yes)
      expect(act(publicReader, name, { demoHome: false })).toEqual(no)
      expect(act(publicReader, name, {})).toEqual(no)
    }
    expect(actsFor(publicReader, false)).toEqual([])
    expect(actsFor(publicReader, true)).toEqual(['demo.become', 'demo.clock.set'])
    expect(actsFor(office('DO'), false)).toContain('statement.transcribe')
  })

  test('[R-ACC-3] a key is enrolled by two persons of the holder within 24 h', () => {
    const rep = office('R', 'A', 'p-0001')
    const other = office('R', 'A', 'p-0002')
    const at = '2020-10-09T12:00:00.000Z'
    const enrol = (second: Subject['second'], now = NOW) =>
      act(rep, 'party.key.enrol', { holder: 'A', now, ...(second ? { second } : {}) })
    expect(enrol({ who: other, at })).toEqual(yes)
    expect(enrol({ who: other, at }, '2020-10-10T12:00:00.001Z')).toMatchObject({
      code: 'ACC_TWO_NEEDED',
      kept: 'draft',
    })
    expect(enrol(undefined)).toMatchObject({ code: 'ACC_TWO_NEEDED' })
    expect(enrol({ who: office('R', 'A', 'p-0001'), at })).toMatchObject({ code: 'PTY_SAME_PERSON' })
    expect(enrol({ who: office('L', 'A', 'p-0002'), at })).toMatchObject({ code: 'ACC_TWO_NEEDED' })
    expect(enrol({ who: office('R', 'B', 'p-0002'), at })).toMatchObject({ code: 'ACC_TWO_NEEDED' })
    expect(act(rep, 'party.key.enrol', { holder: 'B', second: { who: other, at } })).toEqual(no)
  })

  test('[R-ACC-9] without a second person no role gets a yes where the table says two', () => {
    const two = actNames.flatMap((name) =>
      ROLES.filter((role) => ['2', '2o', 'p'].includes(acts[name].cells[role] ?? '')).map(
        (role) => [name, role] as const,
      ),
    )
    expect(two).toHaveLength(9 + 4 + 8 + 10 + 1) // keys and offices; a truce; dailies; two offices; who proposes
    for (const [name, role] of two) {
      const subject: Subject = SIDED.has(role)
        ? { side: 'A', holder: 'A', demoHome: true }
        : { holder: 'M', demoHome: true }
      const code = acts[name].cells[role] === 'p' ? 'ACC_DENIED' : 'ACC_TWO_NEEDED'
      expect([name, role, act(office(role), name, subject)]).toMatchObject([name, role, { code }])
    }
  })

  const AT = '2020-10-10T11:00:00.000Z'
  const of = (role: Role, person: string): Who => office(role, 'A', person)

  test('[R-ACC-3] the first of two signatures is taken and does nothing yet; whose cell is `p` signs first alone', () => {
    for (const name of actNames)
      for (const role of ROLES) {
        const cell = acts[name].cells[role]
        if (cell !== '2' && cell !== '2o' && cell !== 'p') continue
        const subject: Subject = SIDED.has(role) ? { side: 'A', holder: 'A' } : { holder: 'M' }
        expect([name, role, act(of(role, 'p-0001'), name, { ...subject, isFirst: true })]).toEqual([
          name,
          role,
          yes,
        ])
      }
    const seconded = { second: { who: of('HM', 'p-0002'), at: AT } }
    expect(act(of('DO', 'p-0001'), 'report.publicNote.issue', seconded)).toEqual(no)
  })

  test('[R-ACC-3] an act of two offices is one of the head of mission and of one other that may second it', () => {
    const ask = (name: ActName, first: Role, second: Role) =>
      act(of(second, 'p-0002'), name, { second: { who: of(first, 'p-0001'), at: AT } })
    for (const [name, seconds] of Object.entries(SECONDS)) {
      const known = actNames.find((each) => each === name) ?? 'claim.link'
      for (const role of ROLES.filter((each) => each !== 'HM')) {
        expect([name, role, ask(known, 'HM', role).ok]).toEqual([name, role, seconds.includes(role)])
        expect([name, role, ask(known, role, 'HM').ok]).toEqual([name, role, seconds.includes(role)])
      }
      expect(ask(known, 'HM', 'HM')).toMatchObject({ code: 'PTY_SAME_OFFICE' })
    }
    expect(ask('publication.release', 'IN', 'PO')).toMatchObject({ code: 'ACC_TWO_NEEDED' })
    const same = { second: { who: of('HM', 'p-0001'), at: AT } }
    expect(act(of('IN', 'p-0001'), 'publication.release', same)).toMatchObject({ code: 'PTY_SAME_PERSON' })
  })

  test('[R-ACC-3] a daily is approved by two persons of the duty officers and the head of mission, of one office or two', () => {
    for (const name of ['report.approve', 'report.confirm', 'report.correct', 'report.retract'] as const) {
      const ask = (first: Who, second: Who) => act(second, name, { second: { who: first, at: AT } })
      expect(ask(of('DO', 'p-0001'), of('DO', 'p-0002'))).toEqual(yes)
      expect(ask(of('DO', 'p-0001'), of('HM', 'p-0002'))).toEqual(yes)
      expect(ask(of('DO', 'p-0001'), of('DO', 'p-0001'))).toMatchObject({ code: 'PTY_SAME_PERSON' })
      expect(ask(of('IN', 'p-0001'), of('HM', 'p-0002'))).toMatchObject({ code: 'ACC_TWO_NEEDED' })
    }
  })

  test('[R-ACC-3] a holder’s root enrols its own keys and does nothing else', () => {
    const root: Who = { role: 'root', side: 'A', office: 'A.root' }
    expect(act(root, 'party.key.enrol', { holder: 'A' })).toEqual(yes)
    expect(act(root, 'record.office', { holder: 'A' })).toEqual(yes)
    expect(act(root, 'record.office', { holder: 'B' })).toEqual(no)
    for (const name of actNames.filter((each) => acts[each].limit !== 'ownHolder'))
      expect(act(root, name, { holder: 'A', side: 'A', demoHome: true })).toEqual(no)
  })
})

describe('the public form', () => {
  const account = {
    standing: 'saidPublicly',
    column: 'A',
    entity: 'AM',
    kind: 'violation',
    allegedActor: 'B',
    at: { text: '12:05', from: '2020-10-10T08:05:00.000Z' },
    what: [{ lang: 'en', text: 'Says units began an attack at 12:05.', original: true }],
    weapon: 'artillery',
    place: { asWritten: 'area called Karakhambeyli', sector: { kind: 'known', value: 'S3' } },
    count: { kind: 'known', value: { kind: 'about', n: 6 } },
    renderings: [
      { publisher: 'P', title: 'T', date: '2020-10-10', text: 'words', url: 'https://example.org' },
    ],
  } as const

  test('[R-DNH-13, R-CLM-11] it tells the day and the sector, and no text, weapon, place-name or minute', () => {
    const form = publicForm(account, '2020-10-10')
    expect(form).toEqual({
      standing: 'saidPublicly',
      column: 'A',
      entity: 'AM',
      kind: 'violation',
      allegedActor: 'B',
      day: '2020-10-10',
      sector: { kind: 'known', value: 'S3' },
      count: { kind: 'known', value: { kind: 'about', n: 6 } },
      sources: [{ publisher: 'P', title: 'T', date: '2020-10-10' }],
    })
    expect(JSON.stringify(form)).not.toMatch(/12:05|08:05|artillery|Karakhambeyli|words|example|Says/)
  })

  test('[R-ACC-24] a correction of what is public never adds detail', () => {
    const was = publicForm(account, '2020-10-10')
    const notStated: Maybe<never> = { kind: 'notStated' }
    const bare: PublicForm<'violation', 'B'> = { ...was, sector: notStated, count: notStated }
    expect(publicCorrection(bare, was)).toMatchObject({
      code: 'REP_TOO_FINE',
      detail: { fields: ['sector', 'count'] },
    })
    expect(publicCorrection(was, bare)).toEqual({ ok: true, value: bare })
    const exact: PublicForm<'violation', 'B'> = {
      ...was,
      count: { kind: 'known', value: { kind: 'exact', n: 6 } },
    }
    expect(publicCorrection(was, exact)).toMatchObject({
      code: 'REP_TOO_FINE',
      detail: { fields: ['count'] },
    })
    expect(publicCorrection(exact, was).ok).toBe(true)
  })
})
