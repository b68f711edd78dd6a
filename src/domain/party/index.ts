export {
  appointmentAt,
  judgeCapture,
  type Appointment,
  type Capture,
  type CaptureCode,
  type Ending,
  type Judged,
} from './appointment.ts'
export { actsAsSide, entityOf, entityOfSide, officeOf, sideOfOffice } from './entity.ts'
export type { DataGap, Entity, Mechanism } from './mechanism.ts'
export type { Holder, Office, OfficeCode, Role } from './office.ts'
export { sidesInOrder } from './order.ts'
export { byTwoOffices, byTwoPersons, type Signer, type Signing } from './signing.ts'
