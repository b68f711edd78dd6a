export { faultOf, type Fault } from './faults.ts'
export { createGateway, type GatewayParts } from './gateway.ts'
export { inflate } from './inflate.ts'
