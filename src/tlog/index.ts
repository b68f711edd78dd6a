export { appendLeaves, rootFromTiles, type Append, type Appended } from './append.ts'
export {
  base64,
  base64url,
  bytesOfBase64,
  bytesOfBase64url,
  bytesOfHex,
  concat,
  equalBytes,
  hex,
  textOf,
  utf8,
} from './bytes.ts'
export type { Checked } from './checked.ts'
export { checkpointText, readCheckpoint, type Checkpoint } from './checkpoint.ts'
export {
  cosignatureLine,
  cosignedMessage,
  isCosigner,
  readCosignature,
  type Cosignature,
  type Cosigner,
} from './cosignature.ts'
export { entryBundle, readEntryBundle } from './entry-bundle.ts'
export {
  noteSignatureLine,
  readNote,
  signaturesBy,
  writeNote,
  type Note,
  type NoteSignature,
  type Verify,
} from './note.ts'
export { hasQuorum, readPolicy, type Policy, type Witness, type WitnessGroup } from './policy.ts'
export { verifyConsistency, verifyInclusion, type Consistency, type Inclusion } from './proof.ts'
export {
  proveConsistency,
  proveInclusion,
  tilesForConsistency,
  tilesForInclusion,
  type NoProof,
} from './prove.ts'
export {
  parseTilePath,
  TILE_WIDTH,
  tilePath,
  tilesForAppend,
  widthOf,
  type Tile,
  type TileAddress,
  type TilePath,
} from './tile.ts'
export {
  emptyRoot,
  leafHash,
  nodeHash,
  peaksRoot,
  treeRoot,
  withLeaf,
  type Peaks,
  type Sha256,
} from './tree.ts'
export { keyId, readVkey, vkeyOf, writeVkey, type Vkey, type VkeyKind } from './vkey.ts'
