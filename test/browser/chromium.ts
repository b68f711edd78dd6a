import { existsSync } from 'node:fs'

import { chromium, type Browser } from 'playwright-core'

const SHELL = '/usr/bin/chromium-headless-shell'

/** The browser of this machine: the one named, else Debian's without its windows, else the whole of it. */
const browserPath = process.env['CHROMIUM'] ?? (existsSync(SHELL) ? SHELL : '/usr/bin/chromium')

/** Opens it. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] })
}
