import { bestGradeOf } from '#domain/record'
import type { ExaminedDraft, FoundingDraft } from '#server/node'
import { say, type Lang } from '#words'

import { textIn } from './names.ts'
import type { Call } from './verb.ts'

/** What a person signs: the whole of a draft in words, whose seats are empty, and who has not signed yet. */
export function draftTold({ lang }: Call, draft: FoundingDraft, examined: ExaminedDraft): string {
  const { mech, domain, mechanism } = draft.founding
  const lines = [
    say(lang, 'cli.draftName', { name: textIn(lang, mechanism.name), mech, domain }),
    ...seatsTold(lang, draft, examined),
    ...settingsTold(lang, mechanism),
    say(lang, 'cli.draftId', { id: examined.id }),
    lackingTold(lang, draft, examined),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

/** A holder by its code, and by its name where the draft gives a side one. */
function namedIn(lang: Lang, { founding }: FoundingDraft): (code: string) => string {
  return (code) => {
    const side = founding.mechanism.sides.find((each) => each.side === code)
    return side === undefined ? code : `${code} (${textIn(lang, side.name)})`
  }
}

function seatsTold(lang: Lang, draft: FoundingDraft, examined: ExaminedDraft): readonly string[] {
  const { founding, sequencer, records } = examined
  const named = namedIn(lang, draft)
  const seats = (kind: 'known' | 'absent') =>
    founding.seats.filter(({ root }) => root.kind === kind).map(({ code }) => named(code))
  const vacant = seats('absent')
  const offices = records.flatMap(({ env }) => {
    const office = env.type === 'record.office' ? env.body?.['office'] : undefined
    return typeof office === 'string' ? [office] : []
  })
  const best = bestGradeOf(records[0]?.env.body ?? {})
  return [
    say(lang, 'cli.draftSeats', {
      held: seats('known').join(', '),
      n: vacant.length,
      vacant: vacant.join(', '),
    }),
    say(lang, 'cli.draftOrder', { holder: named(sequencer) }),
    say(lang, 'cli.draftGrade', { grade: say(lang, 'states.grade', { grade: best }), best }),
    say(lang, 'cli.draftOffices', { offices: offices.join(', ') }),
    say(lang, 'cli.draftReads', {
      reads: draft.views === undefined ? 'no' : 'yes',
      holder: sequencer,
      office: `${sequencer}.views`,
    }),
  ]
}

function settingsTold(lang: Lang, mechanism: FoundingDraft['founding']['mechanism']): readonly string[] {
  const { zone, dayClose, firstDay, languages, preset, sectors, lines, geographyVersion, settings } =
    mechanism
  const { minEffortH, liveFireOutside, missingLanguage } = settings
  return [
    say(lang, 'cli.draftDay', {
      zone,
      close: dayClose,
      first: firstDay,
      languages: languages.join(', '),
      preset,
    }),
    say(lang, 'cli.draftGround', {
      sectors: sectors.length,
      lines: lines.length,
      version: geographyVersion,
    }),
    say(lang, 'cli.draftSettings', { effort: minEffortH, fire: liveFireOutside, language: missingLanguage }),
  ]
}

function lackingTold(lang: Lang, draft: FoundingDraft, { lacking }: ExaminedDraft): string {
  const holders = lacking.map(namedIn(lang, draft)).join(', ')
  return say(lang, 'cli.draftLacking', { n: lacking.length, holders })
}

/** The same for a program. */
export function draftJson(
  draft: FoundingDraft,
  { founding, id, sequencer, lacking, records }: ExaminedDraft,
): string {
  const { mech, domain, mechanism } = draft.founding
  const seats = founding.seats.map(({ code, kind, root }) => ({
    code,
    kind,
    seat: root.kind === 'known' ? 'held' : 'vacant',
  }))
  const grade = bestGradeOf(records[0]?.env.body ?? {})
  return `${JSON.stringify({ id, mech, domain, sequencer, grade, seats, lacking, records: records.length, mechanism })}\n`
}

/** What comes next: another holder's turn, or the start of the node. */
export function draftNext(lang: Lang, draft: string, { lacking }: ExaminedDraft): string {
  const command = `truceline serve --founding ${draft}`
  return `${say(lang, 'cli.draftNext', { draft, command, n: lacking.length })}\n`
}
