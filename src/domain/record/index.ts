export { auditLog, type Audited, type Auditing, type Finding } from './audit.ts'
export { judgeAuthor, type AuthorRefusal, type Signers } from './author.ts'
export { changesOf, type RecordChanges } from './changes.ts'
export {
  recordCodes,
  type AuditCode,
  type AuthorityCode,
  type BlobCode,
  type BundleCode,
  type CheckpointCode,
  type FormCode,
  type OrderCode,
  type RecordAlarm,
  type RecordCode,
  type RefusalStatus,
  type RunningCode,
  type SealCode,
  type SignatureCode,
  type TreeCode,
} from './codes.ts'
export {
  commitmentRoot,
  discloseField,
  judgeDisclosure,
  leavesFor,
  type Disclosure,
  type SaltedContent,
} from './commitment.ts'
export { judgeRecordType, type Judging, type TypeRefusal } from './enrolment.ts'
export type {
  BlobRef,
  ClockSource,
  Commitment,
  Entry,
  Envelope,
  Head,
  Made,
  RecordRef,
  Rid,
  SealedLeaves,
  Signature,
  Submission,
  Visibility,
} from './envelope.ts'
export { readFounding, type Founding, type FoundingCode, type HolderKind, type Seat } from './founding.ts'
export {
  gradeOf,
  type Grade,
  type GradedHead,
  type HeadRefusal,
  type Policies,
  type Verifying,
} from './grade.ts'
export { canonicalJson, parseJson, type Json, type JsonObject } from './json.ts'
export { readKeyChange, readOfficeChange, type KeyChange, type OfficeChange } from './key-change.ts'
export {
  holderOf,
  type AuthorHead,
  type HeadState,
  type KeyEnd,
  type KeyLife,
  type KeyState,
  type KeyUse,
  type OfficeState,
} from './key-state.ts'
export { judgeOrder, type OrderRefusal } from './order.ts'
export { receiptText, type ReceiptBody } from './receipt.ts'
export { rowsNamedBy, type RecordRows, type RowsNamed } from './rows.ts'
export { isSealRecipient } from './seal-recipient.ts'
export {
  CONTENT_BYTES_MAX,
  judgeFiles,
  openSealed,
  sealedPlain,
  type BlobRefusal,
  type Sealed,
  type SealedFiles,
  type Sealing,
} from './sealed.ts'
export {
  isWeakPoint,
  judgeSignatures,
  signaturesOf,
  strictVerify,
  type SignatureBytes,
  type SignatureRefusal,
} from './signature.ts'
export {
  entryText,
  readEntry,
  readSubmission,
  ridOf,
  signatureInput,
  submissionText,
  type FormRefusal,
  type ReadEntry,
  type Reading,
  type ReadSubmission,
} from './submission.ts'
export { timeMarks, type TimeMark } from './time-mark.ts'
