import type { Utc } from '#domain/measure'
import { dayAt, type Daily, type Figure } from '#domain/report'
import { dateTimeText, dateText, dayText, officeName, say, type Key, type Lang } from '#words'

import { accountsSection, seatWords, sourcesOf, sourcesSection } from './daily-lay-accounts.ts'
import { laidCheck } from './daily-lay-check.ts'
import { leadingSection } from './daily-lay-leading.ts'
import { laidMap } from './daily-lay-map.ts'
import { coverageSection, sectorsSection, violationsSection } from './daily-lay-observed.ts'
import { annexSection, correctionsSection, plainWords, termsSection } from './daily-lay-rest.ts'
import type { LaidDaily, Section, ShortSections } from './daily-layout.ts'
import { ON_PAPER, paperNumber, type DailyPaper, type Medium } from './daily-paper.ts'
import { figureWords, nameFor, textFor } from './daily-said.ts'

/** Languages whose texts people of the field have signed off (R-RPT-33). */
const SIGNED_OFF: ReadonlySet<Lang> = new Set(['en'])

/** Rules by which the public form has no annex. */
const ANNEX_RULES = 'R-ACC-21, R-DNH-13'

const HOUR_MS = 3_600_000

/** A daily in one language. Paper, page and tables set what stands here, so that no figure can differ (R-RPT-30, R-RPT-34). */
export function layDaily(paper: DailyPaper, lang: Lang, medium: Medium = ON_PAPER): LaidDaily {
  const { daily, mechanism, form, status } = paper
  return {
    lang,
    mechanism: nameFor(lang, mechanism.name),
    title: say(lang, 'report.titleDaily'),
    day: dayText(lang, daily.head.day),
    number: paperNumber(paper),
    form: say(lang, 'report.form', { form }),
    covers: coversWords(paper, lang),
    status: say(lang, 'report.status', { status }),
    statusLines: statusLines(paper, lang),
    banners: banners(paper, lang),
    notices: SIGNED_OFF.has(lang)
      ? []
      : [say(lang, 'report.draftTranslation'), say('en', 'report.draftTranslation')],
    lead: leadOf(paper, lang),
    leading: leadingSection(paper, lang),
    corrections: correctionsSection(paper, lang),
    remarks: remarksSection(paper, lang),
    first: [coverageSection(paper, lang, medium.inks), violationsSection(paper, lang)],
    map: laidMap(paper, lang, medium.inks),
    rest: restOf(paper, lang, medium.most),
    check: laidCheck(paper, lang),
    foot: say(lang, 'report.orderNote'),
    pageOf: { n: PAGE_N, m: PAGE_M, text: say(lang, 'report.pageOf', { n: PAGE_N, m: PAGE_M }) },
  }
}

/** Where the page's number and the number of pages go: characters that no text of people holds (isText). */
const PAGE_N = '\u0001'
const PAGE_M = '\u0002'

function coversWords({ daily, mechanism, form }: DailyPaper, lang: Lang): string {
  const { from, to } = daily.head
  if (form === 'public') return say(lang, 'report.coversPublic')
  const span = say(lang, 'report.covers', {
    from: dateTimeText(lang, from, mechanism.zone),
    to: dateTimeText(lang, to, mechanism.zone),
  })
  const lastsH = Math.round((Date.parse(to) - Date.parse(from)) / HOUR_MS)
  return lastsH === 24 ? span : `${span}. ${say(lang, 'report.lasts', { n: lastsH })}`
}

function statusLines(paper: DailyPaper, lang: Lang): readonly string[] {
  const { issuedAt, publicAt, form, daily } = paper
  return [
    say(lang, 'report.version', { n: daily.head.revision }),
    ...(issuedAt.kind === 'known' && form !== 'public'
      ? [say(lang, 'report.issued', { at: momentWords(paper, issuedAt.value, lang) })]
      : []),
    say(lang, 'report.publicFrom', { at: momentWords(paper, publicAt, lang) }),
  ]
}

/** An instant as far as the form may tell it: the public form names days alone (R-DNH-13). */
function momentWords({ mechanism, form }: DailyPaper, utc: Utc, lang: Lang): string {
  return form === 'public' ? dateText(lang, utc, mechanism.zone) : dateTimeText(lang, utc, mechanism.zone)
}

function banners(paper: DailyPaper, lang: Lang): readonly string[] {
  const { head } = paper.daily
  return [
    ...(paper.status === 'retracted' ? [say(lang, 'report.retractedNote')] : []),
    ...(paper.supersededBy === undefined ? [] : [say(lang, 'report.superseded', { n: paper.supersededBy })]),
    ...(head.exercise.kind === 'known' ? [exerciseWords(textFor(lang, head.exercise.value), lang)] : []),
    ...head.vacantSeats.map((seat) => seatWords(paper, seat, lang)),
  ]
}

/** An exercise by its name; one whose name does not say so gets the word before it (R-UI-8). */
function exerciseWords(name: string, lang: Lang): string {
  const word = say(lang, 'report.exercise')
  return name.toLowerCase().startsWith(word.toLowerCase())
    ? name
    : say(lang, 'report.labelled', { label: word, value: name })
}

function leadOf(paper: DailyPaper, lang: Lang): LaidDaily['lead'] {
  const { truce, observed } = paper.daily
  const first =
    truce.kind === 'known'
      ? say(lang, 'report.leadTruce', {
          name: textFor(lang, truce.value.name),
          state: say(lang, 'report.truceState', { state: truce.value.state }),
          at: momentWords(paper, truce.value.effective, lang),
        })
      : say(lang, 'report.leadNoTruce')
  return [{ text: first, isStrong: false }, ...observedLead(observed, lang)]
}

function observedLead(observed: Daily['observed'], lang: Lang): LaidDaily['lead'] {
  const { now, prior, change } = observed.total
  const keys: Readonly<Record<'notObserved' | 'notYet' | 'notInThisData' | 'withheld', Key>> = {
    notObserved: 'report.leadNotObserved',
    notYet: 'report.leadNotYet',
    notInThisData: 'report.leadGap',
    withheld: 'report.wordNotInThisData',
  }
  if (now.kind !== 'count') return [{ text: say(lang, keys[now.kind]), isStrong: true }]
  const explosions = observed.byClass.find((each) => each.class === 'explosion')?.now
  return [
    { text: say(lang, 'report.leadCount', { count: figureWords(lang, now) }), isStrong: true },
    ...(explosions?.kind === 'count' && now.sum.n > 0
      ? [
          {
            text: say(lang, 'report.leadExplosions', { count: figureWords(lang, explosions) }),
            isStrong: false,
          },
        ]
      : []),
    { text: say(lang, 'report.leadPrior', { count: figureWords(lang, prior) }), isStrong: false },
    { text: say(lang, 'report.leadChange', { word: change.word }), isStrong: false },
  ]
}

/** Remarks of the head of mission, under the office and time of signature; without them nothing else changes (R-RPT-37). */
function remarksSection(paper: DailyPaper, lang: Lang): Section | undefined {
  const { remarks } = paper.daily
  if (remarks.length === 0) return undefined
  return {
    key: 'remarks',
    number: '',
    title: say(lang, 'report.sectionRemarks'),
    blocks: remarks.flatMap(({ office, at, texts }) => [
      { kind: 'text', look: 'read', text: textFor(lang, texts) } as const,
      {
        kind: 'text',
        look: 'note',
        text: `${officeWords(paper, office, lang)}, ${momentWords(paper, at, lang)}`,
      } as const,
    ]),
  }
}

/** An office as its reader names it; a holder that the mechanism does not name stays as it is. */
function officeWords({ mechanism }: DailyPaper, office: string, lang: Lang): string {
  const nameOf = (holder: string): string => {
    const side = mechanism.sides.find((each) => each.side === holder)
    return side === undefined ? holder : nameFor(lang, side.name)
  }
  return officeName(office, { t: (key, values) => say(lang, key, values), holderName: nameOf })
}

type Part = Section | ShortSections

/** All sections after the first two, in the order of reports.md section 2; those of one line stand together. */
function restOf(paper: DailyPaper, lang: Lang, most: number): readonly Part[] {
  const sources = sourcesOf(paper, lang, most)
  const { others } = paper.daily
  const unfilled = (key: keyof Daily['others'], number: string, title: Key): ShortSections =>
    short({ key, number, title: say(lang, title), text: plainWords(lang, others[key]) })
  return together([
    sectorsSection(paper, lang),
    short({
      key: 'liveFire',
      number: '3',
      title: say(lang, 'report.sectionLiveFire'),
      text: liveFireWords(paper.daily, lang),
    }),
    unfilled('disengagement', '4', 'report.sectionDisengagement'),
    unfilled('weapons', '5', 'report.sectionWeapons'),
    unfilled('incidents', '6', 'report.sectionIncidents'),
    accountsSection(paper, lang, { standing: 'lodged', sources, most }),
    accountsSection(paper, lang, { standing: 'said', sources, most }),
    unfilled('civilians', '8', 'report.sectionCivilians'),
    unfilled('windows', '9', 'report.sectionWindows'),
    unfilled('patrols', '10', 'report.sectionFom'),
    unfilled('devices', '11', 'report.sectionDevices'),
    unfilled('hotline', '12', 'report.sectionHotline'),
    unfilled('contingents', '13', 'report.sectionContingents'),
    ...closing(paper, lang),
    sourcesSection(sources, lang),
  ])
}

/** Terms, corrections and the annexes. */
function closing(paper: DailyPaper, lang: Lang): readonly Part[] {
  const { daily, form } = paper
  const nothing = say(lang, 'report.wordNothing')
  const termsNone = form === 'public' ? say(lang, 'report.termsPublic') : nothing
  const annexNone = form === 'public' ? say(lang, 'report.annexWithheld', { rules: ANNEX_RULES }) : nothing
  const line = (
    key: string,
    number: string,
    said: { readonly title: Key; readonly text: string },
  ): ShortSections => short({ key, number, title: say(lang, said.title), text: said.text })
  return [
    termsSection(paper, lang) ?? line('terms', '14', { title: 'report.sectionTerms', text: termsNone }),
    line('corrections', '15', { title: 'report.sectionCorrections', text: correctionWords(paper, lang) }),
    annexSection(paper, lang) ?? line('annexA', 'A', { title: 'report.sectionAnnexA', text: annexNone }),
    line('annexB', 'B', { title: 'report.sectionAnnexB', text: plainWords(lang, daily.others.patrols) }),
  ]
}

function short(line: ShortSections['lines'][number]): ShortSections {
  return { kind: 'short', lines: [line] }
}

/** Section 3: fire of exercises outside the zone, counted apart or left out; inside it and where nobody can say, counted. */
function liveFireWords({ observed }: Daily, lang: Lang): string {
  const { liveFireOutside, liveFireOutsideIs, zones } = observed
  const told = (key: Key, figure: Figure | undefined): readonly string[] =>
    figure?.kind === 'count' ? [say(lang, key, { count: figureWords(lang, figure) })] : []
  const fire = new Map(zones.map(({ zone, liveFire }) => [zone, liveFire]))
  const outside = liveFireOutsideIs === 'countedApart' ? 'report.liveFireCounted' : 'report.liveFireLeftOut'
  const parts = [
    ...told('report.liveFireInside', fire.get('inside')),
    ...told(outside, liveFireOutside),
    ...told('report.liveFireUnplaced', fire.get('cannotSay')),
  ]
  return parts.length === 0 ? figureWords(lang, liveFireOutside) : parts.join(' ')
}

function correctionWords({ daily, mechanism }: DailyPaper, lang: Lang): string {
  const { head, corrections, late, lateOfEarlier } = daily
  const said = say(
    lang,
    head.revision > 1 && corrections.length > 0 ? 'report.correctionsAbove' : 'report.correctionsNone',
  )
  const earlier = lateOfEarlier.map(({ number, from }) =>
    say(lang, 'report.lateEarlierItem', { n: number, day: dayText(lang, dayAt(from, mechanism).day) }),
  )
  return [
    said,
    ...(late.length === 0 ? [] : [say(lang, 'report.lateList', { list: late.join(', ') })]),
    ...(earlier.length === 0 ? [] : [say(lang, 'report.lateEarlier', { list: earlier.join(', ') })]),
  ].join(' ')
}

/** Neighbouring sections of one line as one part. */
function together(parts: readonly (Part | undefined)[]): readonly Part[] {
  const out: Part[] = []
  for (const part of parts) {
    const last = out.at(-1)
    if (part === undefined) continue
    if (last !== undefined && 'kind' in last && 'kind' in part)
      out[out.length - 1] = { kind: 'short', lines: [...last.lines, ...part.lines] }
    else out.push(part)
  }
  return out
}
