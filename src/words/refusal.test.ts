import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { atHand } from './at-hand.ts'
import { languages, type Lang } from './languages.ts'
import { harmless, isRefusalCode, refusal, type RefusalGiven } from './refusal.ts'

const LANGS: readonly Lang[] = languages.map(({ lang }) => lang)
const CODES: readonly string[] = Object.keys(atHand.en.refusals).filter(isRefusalCode)

/** Record.md section 14: what this issue can produce of it; bundles, erasure, key cards and anchors come later. */
const REC =
  'SIZE JSON CANON SHAPE NUMBER STRING VERSION MECH TYPE BODY SIG SIGNER KEY_WEAK KEY_UNKNOWN KEY_USE ENROL GENESIS DENIED AUTH AUTHOR_FORK SEQ_GAP PREV AFTER_AHEAD AFTER_BACK FORK REF BLOB_MISSING BLOB_SIZE BLOB_HASH CP_FORMAT CP_ORIGIN CP_SIG CP_BACK COSIG POLICY TILE LEAF ROOT PROOF CONSISTENCY PATH DUPLICATE AT_BACK DOMAIN SEAL_MISMATCH DISCLOSE RATE BUSY UNSAFE_DB INTERNAL'

/** Domain.md section 15 and the contract of issue 3. */
const DOMAIN =
  'LIFE_NOT_ALLOWED LIFE_STALE MEA_ZONE_MISSING MEA_TIME_AMBIGUOUS MEA_TIME_NOT_EXISTING MEA_TIME_FUTURE MEA_TIME_IMPOSSIBLE MEA_INTERVAL_EMPTY MEA_COUNT_RANGE MEA_DECLINATION_MISSING MEA_POSITION_IMPLAUSIBLE MEA_NULL MEA_PLACE_UNKNOWN PTY_NOT_APPOINTED PTY_SAME_PERSON PTY_SAME_OFFICE PTY_CAPTURE_TOO_OLD PTY_CLOCK_IMPLAUSIBLE PTY_SEAT_VACANT PTY_KEY_REVOKED PTY_NOT_A_SIDE PTY_ENTITY_UNKNOWN CLM_NO_SOURCE CLM_NOT_OWN_STATEMENT ACC_DENIED ACC_TWO_NEEDED ACC_DELAYED IMP_SIZE IMP_ENCODING IMP_JSON IMP_DEPTH IMP_SHAPE IMP_DUPLICATE_ID IMP_AMENDED IMP_ROW_TAKEN IMP_DERIVED_DIFFERS'

function told(lang: Lang, code: string, detail: RefusalGiven['detail'] = {}): ReturnType<typeof refusal> {
  return refusal(lang, { code, kept: 'draft', detail })
}

test('[R-REC-110] every code of the catalogues has its sentences', () => {
  const wanted = [...DOMAIN.split(' '), ...REC.split(' ').map((code) => `REC_${code}`)]
  expect(wanted.filter((code) => !isRefusalCode(code))).toEqual([])
})

test('[R-REC-110] every code that the sources name has its sentences', () => {
  const named = new Set<string>()
  for (const room of ['src', 'simulation'])
    for (const path of sources(join(import.meta.dirname, '../..', room)))
      for (const found of readFileSync(path, 'utf8').matchAll(
        /'((?:LIFE|MEA|PTY|CLM|OBS|ACC|IMP|REC|REP|NET|HOME|DATABASE|CLI)_[A-Z0-9_]+)'/g,
      ))
        named.add(found[1] ?? '')
  named.delete('DATABASE_URL') // a setting of the environment, and no code
  expect([...named].filter((code) => !isRefusalCode(code)).toSorted()).toEqual([])
})

test.each(LANGS)('[R-UI-44] every refusal in %s is whole sentences, with and without its details', (lang) => {
  for (const code of CODES)
    for (const detail of [{}, { row: 3, field: 'eventTime' }]) {
      const { what, kept, next } = told(lang, code, detail)
      for (const sentence of [what, kept, next]) {
        expect([code, sentence, /[{}]|undefined/.test(sentence)]).toEqual([code, sentence, false])
        expect([code, sentence.length > 9]).toEqual([code, true])
      }
      expect([code, /[.։]$/.test(what)]).toEqual([code, true])
    }
})

test('[R-UI-44] a refused row names row and field, what was found, and what to do', () => {
  const detail = { row: 14, field: 'eventTime', text: '12:05' }
  expect(told('en', 'MEA_ZONE_MISSING', detail)).toEqual({
    what: 'Row 14, eventTime: The time “12:05” has no zone, and none is guessed.',
    kept: 'Your work is kept as it was; nothing was recorded.',
    next: 'Say the zone: beside the time, for example +04:00 or Z, or once for the whole file.',
  })
  expect(told('en', 'IMP_SHAPE', { field: 'heading' })).toMatchObject({
    what: 'The first row must name the columns, for example: means, number, observation, date, time.',
    next: 'Put the names above the rows, and bring them in again.',
  })
  expect(told('hy', 'MEA_ZONE_MISSING', detail).what).toMatch(/^Տող 14, eventTime՝ «12:05» .*։$/)
  expect(told('az', 'MEA_ZONE_MISSING', detail).what).toMatch(/^Sətir 14, eventTime: “12:05” .*\.$/)
  expect(told('ru', 'MEA_ZONE_MISSING', detail).what).toMatch(/^Строка 14, eventTime: .*«12:05».*\.$/)
})

test('[R-UI-44] a zone that is none is named, and a closed log sends to the operator', () => {
  expect(told('en', 'MEA_ZONE_MISSING', { zone: 'EST' }).what).toBe(
    'The time has no zone that can be read: “EST”.',
  )
  expect(told('en', 'REC_BUSY', { closed: 'READER' }).what).toContain('The log is closed (READER)')
  expect(told('en', 'REC_BUSY').next).toMatch(/^Wait a few seconds/)
})

test('[R-UI-44] an instant in a detail is said as a date, and counts in the figures of the language', () => {
  const detail = { from: '2020-10-10T09:00:00.000Z', now: '2020-10-10T08:05:00.000Z' }
  expect(told('ru', 'MEA_TIME_FUTURE', detail).next).toContain('10 октября 2020, 08:05 +00')
  expect(told('az', 'IMP_SIZE', { sizeBytes: 209_715_200, maxBytes: 16_777_216 }).what).toContain(
    '209.715.200 bayt',
  )
})

test('[R-UI-44] what is possible now is named in the reader’s own words', () => {
  const detail = { state: 'lodged', event: 'adopt', allowed: ['answer', 'withdraw'] }
  expect(told('en', 'LIFE_NOT_ALLOWED', detail).next).toBe('Possible now: answer, withdraw.')
  expect(told('hy', 'LIFE_NOT_ALLOWED', detail).next).toBe('Հիմա հնարավոր է՝ պատասխանել, հետ վերցնել։')
  expect(told('az', 'LIFE_NOT_ALLOWED', detail).what).toContain('təqdim edilib')
  expect(told('ru', 'LIFE_NOT_ALLOWED', { ...detail, allowed: [] }).next).toMatch(/^В этом состоянии/)
})

test('[R-UI-45] an unknown code is shown as it is, and what was kept is still said', () => {
  for (const lang of LANGS) {
    const { what, kept } = refusal(lang, { code: 'XYZ_NEW', kept: 'quarantine', detail: {} })
    expect(what).toContain('XYZ_NEW')
    expect(kept).toBe(told(lang, 'LIFE_STALE').kept === kept ? '' : kept)
  }
})

test('[R-UI-44] outside text is one harmless line of at most 200 characters', () => {
  expect(harmless('a\u001B[31mred\u0007\nnext')).toBe('a [31mred next')
  expect(harmless('x\u202Egnp.exe')).toBe('x gnp.exe')
  expect(harmless('Ք'.repeat(500))).toBe(`${'Ք'.repeat(200)}…`)
  expect(told('en', 'MEA_ZONE_MISSING', { text: '\u001B]0;x\u0007' }).what).not.toContain('\u001B')
  expect(told('en', 'IMP_SHAPE', { text: '{other}', field: 'a.b' }).what).toContain('“{other}”')
})

test('[R-UI-44] prototype names in a detail are not values', () => {
  expect(told('en', 'MEA_ZONE_MISSING', JSON.parse('{"__proto__":"x"}')).what).toMatch(
    /^The time has no zone/,
  )
})

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map((name) => join(folder, name))
}
