export { examineDatabase, rebuildHome } from './at-rest.ts'
export { readDemoKeys } from './demo-keys.ts'
export {
  beginDraft,
  examineDraft,
  foundingDraft,
  sequencerOf,
  submissionsOf,
  withSignatures,
  type ExaminedDraft,
  type FoundingDraft,
} from './founding-draft.ts'
export { readFoundingFile } from './founding-file.ts'
export { foundingDescription, type FoundingDescription } from './founding-description.ts'
export { clearDemo, homeKind, isFounded, type HomeKind } from './home-kind.ts'
export { PORT, readRunning } from './listening.ts'
export { sealPart } from './seal-part.ts'
export { startNode, type NodeSettings, type RunningNode } from './node.ts'
export { signingKeyOf, type SigningKey } from './signing-key.ts'
export { birthOf, chooseHome, type ChosenHome } from '#server/storage'
export { inflate } from '#server/gateway'
