export { Absent } from './absent.tsx'
export { useAsked, type Asking, type Known } from './asked.ts'
export { become, enter, leave, type NotTaken } from './become.ts'
export { carry, pause } from './carry.ts'
export { changedAccounts } from './changed-matters.ts'
export { CheckedText } from './checked-text.tsx'
export {
  columnsOf,
  countsOf,
  FIELDS,
  isInAccountGap,
  oneDenies,
  outcomeOf,
  withinOf,
  type AccountColumn,
  type Gaps,
} from './columns.ts'
export { DeskProvider, problemSentence, useDesk, useLive, useSides, type Desk } from './desk.tsx'
export { DeviceChoices } from './device-choices.tsx'
export { saidElsewhere } from './elsewhere.ts'
export { ExerciseBand } from './exercise-band.tsx'
export { useKeptDraft, type KeptDraft } from './kept-draft.ts'
export { InArticle } from './in-article.tsx'
export { Keeper } from './keeper.ts'
export { Live } from './live.ts'
export { matterDay, matterName, matterTime } from './matter-name.ts'
export { nextOf } from './next.ts'
export { useNow } from './now.ts'
export { readsMission } from './reads-mission.ts'
export { plainReader, readerOf } from './reader-of.ts'
export { OpenCheck, useOpenCheck } from './open-check.ts'
export { openHere } from './open-here.ts'
export { SealedContent } from './sealed-content.tsx'
export { SealedPart } from './sealed-part.tsx'
export { useTitle } from './use-title.ts'
export { NotTakenText, TakenText } from './sign-outcome.tsx'
export { signedBy, useSigning, type Signing, type ToSign } from './signing.ts'
