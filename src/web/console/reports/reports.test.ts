import { expect, test, vi } from 'vitest'

import type { ReportVersion } from '#wire/report'
import { languages, say, type Key, type Lang, type Values } from '#words'

import { refusedText } from '../refused-text.ts'
import { checkPlace } from './check-place.ts'
import { laterDraft } from './made.ts'

const HASH = 'a'.repeat(64)
const LANGS: readonly Lang[] = languages.map(({ lang }) => lang)

function version(more: Partial<ReportVersion>): ReportVersion {
  return {
    rid: HASH,
    index: 1,
    revision: 1,
    at: '2020-10-10T15:30:00.000Z',
    office: 'M.head',
    asOf: { epoch: 0, size: 1, root: HASH },
    sha256: HASH,
    state: 'preliminary',
    approvals: [],
    releases: [],
    confirmations: [],
    retractions: [],
    waiting: [],
    may: [],
    ...more,
  }
}

const sayIn =
  (lang: Lang) =>
  (key: Key, values?: Values): string =>
    say(lang, key, values)

test('[R-REP-3] the draft of a later version is put together anew over the issued one, for the draft’s own reason', () => {
  const first = version({ rid: 'b'.repeat(64) })
  const draft = version({ revision: 2, state: 'drafting', reason: 'a late item' })
  expect(laterDraft([first, draft])).toEqual({ version: first, reason: 'a late item' })
  expect(laterDraft([first, draft, { ...draft, state: 'approvedOnce' }])?.version).toBe(first)
  expect(laterDraft([first, { ...draft, state: 'preliminary' }])).toBeUndefined()
  expect(laterDraft([version({ state: 'drafting' })])).toBeUndefined()
  expect(laterDraft([])).toBeUndefined()
})

test('[R-UI-13] a refused act says that its text is a draft again only where it had one', () => {
  const problem = {
    type: 'about:blank',
    title: '',
    status: 422,
    code: 'REP_HASH',
    kept: 'draft',
    detail: {},
  } as const
  const draft = { id: 'remark', fields: '{}', at: '' }
  for (const lang of LANGS) {
    const kept = say(lang, 'frame.refusedKept')
    expect(refusedText(sayIn(lang), lang, { refused: problem, draft })).toContain(kept)
    expect(refusedText(sayIn(lang), lang, { refused: problem, draft: undefined })).not.toContain(kept)
  }
})

test('[R-REP-13] where a check fails is told in words, in every language', () => {
  for (const lang of LANGS) {
    const t = sayIn(lang)
    expect(checkPlace(t, { check: 'remarks', place: 'sector 5' })).toContain('sector 5')
    expect(checkPlace(t, { check: 'remarks', place: 'length' })).toContain('120')
    for (const [check, place] of [
      ['sums', 'observed.total, coverage.plannedMin, sectors'],
      ['cumulative', 'observed.sinceTruce 5 / 6'],
      ['coverage', 'coverage'],
      ['smallCells', 'sectors.0.byClass.0.class'],
      ['languages', 'ru'],
    ] as const)
      expect(checkPlace(t, { check, place })).not.toMatch(/[a-z]\.[a-z0-9]|Min\b|\bru\b/)
  }
})

test('[R-REP-9] before its time a released version is public from then, and not public', () => {
  for (const lang of LANGS) {
    const said = (isPublic: string) =>
      (['reports.state', 'reports.sentence'] as const).map((key) =>
        say(lang, key, { state: 'preliminary', isPublic, time: '19:30', failing: 0 }),
      )
    for (const text of said('later')) expect(text).toContain('19:30')
    expect(said('later')).not.toEqual(said('yes'))
    for (const text of said('yes')) expect(text).not.toContain('19:30')
  }
})

test('[R-RPT-33] a paper in any language brings its English notice with it, where the page has that language alone', async () => {
  vi.resetModules()
  vi.doMock(import('#words'), async (original) => ({ ...(await original()), loadLang: loaded }))
  const asked: Lang[] = []
  async function loaded(lang: Lang): Promise<void> {
    asked.push(lang)
  }
  const { loadPaperWords } = await import('./paper-words.ts')
  await loadPaperWords('hy')
  expect(asked.toSorted()).toEqual(['en', 'hy'])
})
