/** Refusals about the form of what was sent. */
type FormCode =
  | 'REC_SIZE'
  | 'REC_JSON'
  | 'REC_CANON'
  | 'REC_SHAPE'
  | 'REC_NUMBER'
  | 'REC_STRING'
  | 'REC_VERSION'
  | 'REC_MECH'
  | 'REC_TYPE'
  | 'REC_BODY'

/** Refusals about signatures. */
type SignatureCode = 'REC_SIG' | 'REC_SIGNER' | 'REC_KEY_WEAK'

/** Refusals about who signed. Three are the party context's own. */
type AuthorityCode =
  | 'REC_KEY_UNKNOWN'
  | 'REC_KEY_USE'
  | 'REC_ENROL'
  | 'PTY_KEY_REVOKED'
  | 'PTY_NOT_APPOINTED'
  | 'PTY_CAPTURE_TOO_OLD'
  | 'REC_GENESIS'
  | 'REC_CARD_DIFFERS'
  | 'REC_DENIED'
  | 'REC_AUTH'

/** Refusals about the place of a record among the others. */
type OrderCode =
  | 'REC_AUTHOR_FORK'
  | 'REC_SEQ_GAP'
  | 'REC_PREV'
  | 'REC_AFTER_AHEAD'
  | 'REC_AFTER_BACK'
  | 'REC_FORK'
  | 'REC_REF'

/** Refusals about bytes outside the log. */
type BlobCode = 'REC_BLOB_MISSING' | 'REC_BLOB_SIZE' | 'REC_BLOB_HASH'

/** Refusals of a checkpoint, its signatures, or the policy that judges them. */
type CheckpointCode =
  | 'REC_CP_FORMAT'
  | 'REC_CP_ORIGIN'
  | 'REC_CP_SIG'
  | 'REC_CP_BACK'
  | 'REC_COSIG'
  | 'REC_POLICY'
  | 'REC_REFUSED'

/** Refusals of hashes, proofs and paths. */
type TreeCode = 'REC_TILE' | 'REC_LEAF' | 'REC_ROOT' | 'REC_PROOF' | 'REC_CONSISTENCY' | 'REC_PATH'

/** Findings that only an audit of ordered entries has. */
type AuditCode = 'REC_DUPLICATE' | 'REC_AT_BACK' | 'REC_DOMAIN' | 'REC_ANCHOR'

/** Refusals of a courier bundle. */
type BundleCode =
  | 'REC_BUNDLE_MAGIC'
  | 'REC_BUNDLE_FRAME'
  | 'REC_BUNDLE_ORDER'
  | 'REC_BUNDLE_TRUNCATED'
  | 'REC_BUNDLE_TRAILING'
  | 'REC_BUNDLE_DIGEST'
  | 'REC_BUNDLE_SIGNER'

/** Refusals about sealed content. */
type SealCode = 'REC_SEAL_MISMATCH' | 'REC_DISCLOSE' | 'REC_ERASE_HELD'

/** A node that cannot take anything at the moment. */
type RunningCode = 'REC_RATE' | 'REC_BUSY' | 'REC_UNSAFE_DB' | 'REC_INTERNAL'

/** Every code of the record: the closed list of record.md section 14. Released codes are never renamed or reused (S-11). */
export type RecordCode =
  | FormCode
  | SignatureCode
  | AuthorityCode
  | OrderCode
  | BlobCode
  | CheckpointCode
  | TreeCode
  | AuditCode
  | BundleCode
  | SealCode
  | RunningCode

/** HTTP status of a refusal, or `none` for what never answers a request. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503 | 'none'

/** [R-REC-110] Every code with the status it leaves a door with. Checkpoint codes as C2SP tlog-witness answers them. */
export const recordCodes: Readonly<Record<RecordCode, RefusalStatus>> = {
  REC_SIZE: 413,
  REC_JSON: 400,
  REC_CANON: 400,
  REC_SHAPE: 400,
  REC_NUMBER: 400,
  REC_STRING: 400,
  REC_VERSION: 400,
  REC_MECH: 400,
  REC_TYPE: 400,
  REC_BODY: 400,
  REC_SIG: 400,
  REC_SIGNER: 400,
  REC_KEY_WEAK: 400,
  REC_KEY_UNKNOWN: 403,
  REC_KEY_USE: 403,
  REC_ENROL: 403,
  PTY_KEY_REVOKED: 403,
  PTY_NOT_APPOINTED: 403,
  PTY_CAPTURE_TOO_OLD: 403,
  REC_GENESIS: 403,
  REC_CARD_DIFFERS: 403,
  REC_DENIED: 403,
  REC_AUTH: 401,
  REC_AUTHOR_FORK: 409,
  REC_SEQ_GAP: 409,
  REC_PREV: 409,
  REC_AFTER_AHEAD: 409,
  REC_AFTER_BACK: 409,
  REC_FORK: 409,
  REC_REF: 409,
  REC_BLOB_MISSING: 409,
  REC_BLOB_SIZE: 413,
  REC_BLOB_HASH: 400,
  REC_CP_FORMAT: 400,
  REC_CP_ORIGIN: 404,
  REC_CP_SIG: 403,
  REC_CP_BACK: 409,
  REC_COSIG: 403,
  REC_POLICY: 400,
  REC_REFUSED: 409,
  REC_TILE: 422,
  REC_LEAF: 422,
  REC_ROOT: 422,
  REC_PROOF: 422,
  REC_CONSISTENCY: 422,
  REC_PATH: 404,
  REC_DUPLICATE: 'none',
  REC_AT_BACK: 'none',
  REC_DOMAIN: 'none',
  REC_ANCHOR: 'none',
  REC_BUNDLE_MAGIC: 400,
  REC_BUNDLE_FRAME: 400,
  REC_BUNDLE_ORDER: 400,
  REC_BUNDLE_TRUNCATED: 400,
  REC_BUNDLE_TRAILING: 400,
  REC_BUNDLE_DIGEST: 400,
  REC_BUNDLE_SIGNER: 400,
  REC_SEAL_MISMATCH: 409,
  REC_DISCLOSE: 409,
  REC_ERASE_HELD: 409,
  REC_RATE: 429,
  REC_BUSY: 503,
  REC_UNSAFE_DB: 'none',
  REC_INTERNAL: 500,
}
