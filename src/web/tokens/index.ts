export {
  applyDevice,
  DENSITIES,
  keepDevice,
  readDevice,
  THEMES,
  type Density,
  type Device,
  type Theme,
} from './device.ts'
