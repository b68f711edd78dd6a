import { join } from 'node:path'

import { chooseHome, type ChosenHome } from '#server/node'

import type { Shell } from './shell.ts'

/** Where this checkout keeps its node, and why there. */
export function chosenHome(shell: Shell): ChosenHome {
  return chooseHome({
    env: shell.env,
    checkoutDir: join(import.meta.dirname, '../..'),
    uid: process.getuid?.() ?? -1,
  })
}

/** The folder where this checkout keeps its node. */
export function homeOf(shell: Shell): string {
  return chosenHome(shell).home
}
