import { globSync, readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { refuse } from '#domain/life'
import { recordCodes } from '#domain/record'
import { problem } from '#wire/record'
import { isRefusalCode, languages, refusal } from '#words'

import { absent, problemOf, statusOf, statuses } from './problems.ts'

test('[R-NET-11] every code of the catalogue has its sentences in every language', () => {
  const silent = Object.keys(statuses).filter((code) => !isRefusalCode(code))
  expect(silent).toEqual([])
  for (const { lang } of languages)
    for (const code of Object.keys(statuses))
      expect(
        refusal(lang, { code, kept: 'nothing', detail: {} }).what.length,
        `${lang} ${code}`,
      ).toBeGreaterThan(5)
})

test('[R-REC-110] codes of the record leave with the status of record.md section 14; what never answers a request never leaves', () => {
  for (const [code, status] of Object.entries(recordCodes))
    expect([code, statusOf(code)]).toEqual([code, status === 'none' ? undefined : status])
  expect([
    statusOf('REC_SEQ_GAP'),
    statusOf('REC_SIZE'),
    statusOf('REC_DOMAIN'),
    statusOf('CLM_NO_SOURCE'),
  ]).toEqual([409, 413, undefined, 422])
})

/** Codes that a rule, an act or a door refuses with, by the files that name them; the record's own are held above. */
function refusedWith(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const file of globSync('src/{domain,server/acts,server/gateway,server/views}/**/*.ts')) {
    if (file.endsWith('.test.ts')) continue
    for (const [, code = ''] of readFileSync(file, 'utf8').matchAll(
      /refuse(?:<[^>]*>)?\(\s*'([A-Z][A-Z0-9_]+)'/g,
    ))
      if (!Object.hasOwn(recordCodes, code)) found.set(code, file)
  }
  return found
}

test('[R-NET-11] every code that a rule refuses with leaves as itself, never as our fault', () => {
  const codes = refusedWith()
  expect(codes.size).toBeGreaterThan(60)
  expect([...codes].filter(([code]) => statusOf(code) === undefined)).toEqual([])
})

test('[R-NET-11] a refusal leaves as a problem of its own form; a code nobody knows leaves as our fault', () => {
  const told = problemOf(refuse('REC_SEQ_GAP', 'draft', { want: 3 }))
  expect(problem.parse(told)).toMatchObject({
    status: 409,
    code: 'REC_SEQ_GAP',
    kept: 'draft',
    detail: { want: 3 },
  })
  expect(told.type).toBe('urn:truceline:refusal:REC_SEQ_GAP')
  expect(problemOf(refuse('SOMETHING_ELSE', 'draft', { secret: 'x' }))).toMatchObject({
    status: 500,
    code: 'NET_FAULT',
    detail: {},
  })
  expect(problemOf(absent)).toMatchObject({ status: 404, kept: 'nothing', detail: {} })
})
