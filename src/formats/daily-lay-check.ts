import { numberText, say, type Lang } from '#words'

import { countedHash, formHash } from './daily-hash.ts'
import type { LaidCheck } from './daily-layout.ts'
import { paperNumber, paperStem, type DailyPaper } from './daily-paper.ts'

/** Command with which whoever holds the record checks it, without a network. */
export const CHECK_COMMAND = 'npm run -s truceline -- record verify'

/** What is needed to check a paper against the record: its head, the entry that signed it, and how (R-REP-1). */
export function laidCheck(paper: DailyPaper, lang: Lang): LaidCheck {
  const { asOf } = paper.daily.head
  return {
    title: say(lang, 'report.sectionCheck'),
    code: codeOf(paper),
    rows: [
      {
        label: say(lang, 'report.checkRecord'),
        text: say(lang, 'report.checkEntries', { n: asOf.size, epoch: asOf.epoch }),
        isCode: false,
      },
      { label: say(lang, 'report.checkRoot'), text: inFours(asOf.root), isCode: true },
      ...(paper.rid.kind === 'known'
        ? [{ label: say(lang, 'report.checkEntry'), text: inFours(paper.rid.value), isCode: true }]
        : []),
      ...hashRows(paper, lang),
      {
        label: say(lang, 'report.checkHow'),
        text: say(lang, 'report.checkText', { command: CHECK_COMMAND, n: numberText(lang, asOf.size) }),
        isCode: false,
      },
      {
        label: say(lang, 'report.checkFiles'),
        text: `${paperStem(paper)}.json, .csv, .geojson`,
        isCode: false,
      },
    ],
  }
}

/** What was signed of these figures, what of them anybody works out again, and what only the mission can (decision 0019). */
function hashRows(paper: DailyPaper, lang: Lang): LaidCheck['rows'] {
  if (paper.form === 'public') return []
  return [
    { label: say(lang, 'report.checkForm'), text: inFours(formHash(paper)), isCode: true },
    { label: say(lang, 'report.checkCounted'), text: inFours(countedHash(paper)), isCode: true },
    { label: say(lang, 'report.checkWho'), text: say(lang, 'report.checkWhoText'), isCode: false },
  ]
}

/** What the square code says, one field a line: mechanism, number, version, head, entry. Plain text, no address to follow. */
function codeOf(paper: DailyPaper): string {
  const { asOf, revision } = paper.daily.head
  return [
    `truceline ${paper.mechanism.mech}`,
    `${paperNumber(paper)} r${revision}`,
    `${asOf.epoch}/${asOf.size} ${asOf.root}`,
    ...(paper.rid.kind === 'known' ? [paper.rid.value] : []),
  ].join('\n')
}

/** A hash in groups of four, to be compared by eye or voice. */
function inFours(hex: string): string {
  return hex.replaceAll(/(.{4})(?=.)/g, '$1 ')
}
