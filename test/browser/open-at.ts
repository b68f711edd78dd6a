import type { Browser } from 'playwright-core'

import type { Demo } from './demo.ts'
import { cardOf, openDevice, openPage, type Look, type Seen } from './kit.ts'

/** Opens a page at an address on a device of its own, whose reader has become one of the demo's people by one click. */
export async function openAt(
  browser: Browser,
  demo: Demo,
  { office, path, ...look }: Look & { readonly office: string; readonly path: string },
): Promise<Seen> {
  const device = await openDevice(browser)
  const first = await openPage(device, demo, look)
  await (await cardOf(first.page, office)).click()
  await first.page.waitForURL((url) => url.pathname !== '/')
  await first.page.close()
  return openPage(device, demo, { ...look, path })
}
