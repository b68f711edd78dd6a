export { canSeal, openWith, sealTo, type OpenCode, type Sealed } from './sealing.ts'
export { makeKey, platformVerify, recordBytes, signBytes, signInBytes, type FreshKey } from './signing.ts'
export { forgetOfficeKey, keepOfficeKey, officeKey, officeKeys, type OfficeKey } from './store.ts'
