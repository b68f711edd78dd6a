export type { DataGap, Entity, Mechanism } from './mechanism.ts'
export type { Holder, Office, OfficeCode, Role } from './office.ts'
