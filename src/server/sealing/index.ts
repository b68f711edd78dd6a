export { hybridIdentity, hybridRecipient, identityOfSeed, recipientOf } from './hybrid.ts'
