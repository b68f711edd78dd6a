import fc from 'fast-check'
import { expect, test } from 'vitest'

import { allowedEvents, stateAfter, type Answer } from '#domain/life'

import { inEnglish } from '../../../test/mechanism.ts'
import {
  dayIsOver,
  isIssued,
  languagesStand,
  mayConfirm,
  noteStands,
  noteState,
  pairOf,
  publicTimeStands,
  remarkStands,
  reportLife,
  reportState,
  versionStates,
  waitingFirst,
  type ReportEvent,
  type ReportState,
  type ReportVersionFacts,
  type SignedAct,
  type VersionSignature,
} from './index.ts'
import { sentencesIn, wordsIn } from './text.ts'

const EVENTS: readonly ReportEvent[] = [
  'assemble',
  'approve1',
  'approve2',
  'issue',
  'confirm',
  'correct',
  'retract',
  'embargoEnds',
]

const at = (hour: number): string =>
  new Date(Date.parse('2020-10-11T00:00:00.000Z') + hour * 3_600_000).toISOString()

function sign(act: SignedAct, index: number, hour: number): VersionSignature {
  return { rid: `${act}-${index}`, act, index, at: at(hour) }
}

const both = (act: SignedAct, index: number, hour: number): readonly VersionSignature[] => [
  sign(act, index, hour),
  { ...sign(act, index + 1, hour + 1), seconds: `${act}-${index}` },
]

function version(revision: number, ...signatures: readonly VersionSignature[]): ReportVersionFacts {
  return { rid: `v${revision}`, index: revision * 100, revision, signatures }
}

test('[R-REP-11] a report’s life is the design’s table: a walk never leaves it, and nothing follows a retraction', () => {
  expect(allowedEvents(reportLife, 'retracted')).toEqual([])
  expect(allowedEvents(reportLife, 'none')).toEqual(['assemble'])
  expect(stateAfter(reportLife, 'approved', 'issue')).toMatchObject({ value: 'preliminary' })
  expect(stateAfter(reportLife, 'preliminary', 'assemble')).toMatchObject({ code: 'LIFE_NOT_ALLOWED' })
  expect(stateAfter(reportLife, 'confirmed', 'correct')).toMatchObject({ value: 'corrected' })
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...EVENTS)), (events) => {
      let state: ReportState | 'none' = 'none'
      for (const event of events) {
        const next: Answer<ReportState | 'none', string> = stateAfter(reportLife, state, event)
        expect(next.ok).toBe(allowedEvents(reportLife, state).includes(event))
        if (next.ok) state = next.value
        expect(Object.keys(reportLife)).toContain(state)
      }
    }),
  )
})

test('[R-REP-7] a version is a draft, waits for its second approval, lapses after a day, and is issued by the second', () => {
  const first = version(1, sign('approve', 1, 0))
  expect(reportState([version(1)], at(0))).toBe('drafting')
  expect(reportState([first], at(24))).toBe('approvedOnce')
  expect(reportState([first], at(24.01))).toBe('drafting')
  expect(waitingFirst(first, 'approve', at(1))?.rid).toBe('approve-1')
  const issued = version(1, ...both('approve', 1, 0))
  expect([isIssued(first), isIssued(issued)]).toEqual([false, true])
  expect(reportState([issued], at(40))).toBe('preliminary')
  expect(waitingFirst(issued, 'approve', at(1))).toBeUndefined()
  expect(pairOf(issued, 'release')).toBeUndefined()
  expect(reportState([], at(0))).toBe('none')
})

test('[R-REP-3, R-REP-11] corrected after confirmation is corrected, before it stays preliminary; the older one keeps its state', () => {
  const issued = version(1, ...both('approve', 1, 0))
  const confirmed = version(1, ...both('approve', 1, 0), ...both('confirm', 3, 80))
  const second = version(2, ...both('approve', 101, 90))
  expect(versionStates([issued, second], at(100))).toEqual([
    { rid: 'v1', state: 'preliminary', supersededBy: 'v2' },
    { rid: 'v2', state: 'preliminary' },
  ])
  expect(versionStates([confirmed, second], at(100)).map(({ state }) => state)).toEqual([
    'confirmed',
    'corrected',
  ])
  expect(versionStates([confirmed, version(2)], at(100))).toEqual([
    { rid: 'v1', state: 'confirmed' },
    { rid: 'v2', state: 'drafting' },
  ])
  expect(reportState([confirmed, version(2)], at(100))).toBe('confirmed')
  const retracted = version(1, ...both('approve', 1, 0), ...both('retract', 5, 90))
  expect(reportState([retracted], at(100))).toBe('retracted')
})

test('[R-REP-2, R-ACC-20] what is too early is told with the instant from which it is not', () => {
  expect(dayIsOver(at(5), at(4))).toMatchObject({ code: 'REP_NOT_YET', detail: { at: at(5) } })
  expect(dayIsOver(at(5), at(5)).ok).toBe(true)
  const version1 = { issuedAt: at(0), changed: [] }
  expect(mayConfirm(version1, at(71.9))).toMatchObject({ code: 'REP_NOT_YET', detail: { at: at(72) } })
  expect(mayConfirm(version1, at(72)).ok).toBe(true)
  expect(mayConfirm({ issuedAt: at(0), changed: ['observed.total'] }, at(80))).toMatchObject({
    code: 'REP_SUM_MISMATCH',
    detail: { lines: ['observed.total'] },
  })
  expect(publicTimeStands(at(23), at(0))).toMatchObject({ code: 'ACC_DELAYED', detail: { at: at(24) } })
  expect(publicTimeStands(at(24), at(0)).ok).toBe(true)
})

test('[R-REP-10] a language without words holds the report or not, by setting', () => {
  const languages = ['en', 'hy', 'xx']
  expect(languagesStand({ languages, missingLanguage: 'hold' }, ['en', 'hy'])).toEqual(['xx'])
  expect(languagesStand({ languages, missingLanguage: 'notice' }, ['en', 'hy'])).toEqual([])
})

test('[R-REP-13] words are counted as readers count them, in each script', () => {
  expect(wordsIn('The mission heard nothing, and says so: 3 sectors.', 'en')).toBe(9)
  expect(wordsIn('Առաքելությունը ոչինչ չի լսել։', 'hy')).toBe(4)
  expect(wordsIn('Миссия ничего не слышала.', 'ru')).toBe(4)
  const long = Array.from({ length: 121 }, () => 'word').join(' ')
  expect(remarkStands(inEnglish(long))).toMatchObject({
    code: 'REP_TEXT_LONG',
    detail: { limit: 120, found: 121 },
  })
  expect(remarkStands(inEnglish(long.slice(5))).ok).toBe(true)
})

test('[R-REP-14] sentences are counted in each script, and dates in each language are no counts', () => {
  expect(sentencesIn('One thing. Another? A third!', 'en')).toBe(3)
  expect(sentencesIn('Առաքելությունը լսել է։ Նա հարցրել է կողմերին։ Հաջորդ հաղորդումը՝ վաղը։', 'hy')).toBe(3)
  const ground = { names: ['Longhill', 'N-2'], saidBySides: ['we will never again hold our fire there'] }
  const notes = {
    en: 'The mission has heard from both sides about fire in the zone. It has asked both what they know. It reports again on 27 October.',
    hy: 'Առաքելությունը երկու կողմից էլ լսել է գոտում կրակի մասին։ Նա հարցրել է երկուսին։ Հաջորդ հաղորդումը կլինի հոկտեմբերի 27-ին։',
    az: 'Missiya hər iki tərəfdən zonada atəş barədə eşidib. Hər ikisindən soruşub. Növbəti məlumat 27 oktyabr tarixində olacaq.',
    ru: 'Миссия получила от обеих сторон сообщения об огне в зоне. Она запросила обе. Следующее сообщение будет 27 октября 2020.',
  }
  for (const [lang, text] of Object.entries(notes))
    expect([lang, noteStands([{ lang, text, original: true }], ground)]).toEqual([
      lang,
      { ok: true, value: undefined },
    ])
  const refused = {
    'One. Two. Three. Four.': 'REP_TEXT_LONG',
    'Fire was heard near Longhill.': 'REP_TOO_FINE',
    'Fire was heard in N-2.': 'REP_TOO_FINE',
    'It heard 12 explosions.': 'REP_TOO_FINE',
    'Fire was heard at 14:07.': 'REP_TOO_FINE',
    'It says we will never again hold our fire.': 'REP_TOO_FINE',
  } as const
  for (const [text, code] of Object.entries(refused))
    expect([text, noteStands(inEnglish(text), ground)]).toEqual([text, expect.objectContaining({ code })])
})

test('[R-REP-14] a note waits a day for its second office, is issued by it, or lapses', () => {
  const note = { isIssued: false, lastAt: at(0) }
  expect([
    noteState(note, at(24)),
    noteState(note, at(24.1)),
    noteState({ ...note, isIssued: true }, at(99)),
  ]).toEqual(['proposed', 'lapsed', 'issued'])
})
