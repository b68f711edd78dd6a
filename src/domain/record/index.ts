export { auditLog, type Audited } from './audit.ts'
export { judgeAuthor } from './author.ts'
export { changesOf } from './changes.ts'
export { recordCodes, type RecordCode } from './codes.ts'
export { checkWord, textChecked, type TextCheck } from './check-word.ts'
export { commitmentRoot, discloseField, judgeDisclosure, leavesFor } from './commitment.ts'
export { judgeRecordType, strangeFunctions } from './enrolment.ts'
export type { Commitment, Envelope, Head, RecordRef, Rid, Signature } from './envelope.ts'
export { FOUNDING_LIMITS, readFounding, type Founding } from './founding.ts'
export { compareWithCards, FIRST_EPOCH, genesisBody, sequencerByLot } from './founding-draft.ts'
export {
  foundingRecords,
  foundingTerm,
  foundingWriter,
  type FoundingPlan,
  type ToSign,
} from './founding-records.ts'
export { gradeOf, type Grade, type Policies } from './grade.ts'
export { canonicalJson, parseJson, type Json, type JsonObject } from './json.ts'
export { readKeyChange, readOfficeChange, type KeyChange } from './key-change.ts'
export {
  holderOf,
  type AuthorHead,
  type KeyEnd,
  type KeyState,
  type KeyUse,
  type OfficeState,
} from './key-state.ts'
export { cardReadBack, cosignerName, keyCardText, readKeyCard, type KeyCard } from './key-card.ts'
export { judgeOrder } from './order.ts'
export { allowanceNow, AUTHOR_RATE, HOLDER_RATE, takenFrom, waitOf, type Allowance } from './rate.ts'
export { isChallenge, NO_CHALLENGE, readbackWords, type SpokenWord } from './readback.ts'
export { receiptText } from './receipt.ts'
export { rowsNamedBy, type RecordRows, type RowsNamed } from './rows.ts'
export { isSealRecipient } from './seal-recipient.ts'
export { CONTENT_BYTES_MAX, judgeFiles, openSealed, sealedPlain, type BlobRefusal } from './sealed.ts'
export { isDomain, kindOfHolder, logName } from './holder.ts'
export { bestGradeOf } from './seat-policies.ts'
export { isWeakPoint, judgeSignatures, signaturesOf, strictVerify, type SignatureBytes } from './signature.ts'
export {
  entryText,
  readEntry,
  readSubmission,
  ridOf,
  signatureInput,
  submissionText,
  type ReadEntry,
  type Reading,
  type ReadSubmission,
} from './submission.ts'
export { timeMarks, type TimeMark } from './time-mark.ts'
export { isHolder, isMech } from './form.ts'
