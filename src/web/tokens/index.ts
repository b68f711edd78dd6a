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
export { contrast, deltaE, hue, luminance, seenAs, themesOf, type Tokens } from './colour.ts'
