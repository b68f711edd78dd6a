export {
  applyDevice,
  DENSITIES,
  keepDevice,
  printLight,
  readDevice,
  THEMES,
  type Density,
  type Device,
  type Theme,
} from './device.ts'
