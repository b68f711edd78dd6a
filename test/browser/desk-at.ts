import { createClient } from '#client'

import { carryTo } from '../../src/cli/carry.ts'
import { openDesk, type Desk } from '../../src/cli/desk.ts'
import { demoKeyOf } from '../../src/cli/reader.ts'
import type { Demo } from './demo.ts'

/** An office of a demo that enters records from outside any browser, as another machine does. */
export async function deskAt(demo: Demo, office: string): Promise<Desk> {
  const key = demoKeyOf(demo.home, office)
  if (key === undefined) throw new Error(`no key for ${office}`)
  const { mech } = await (await fetch(`${demo.address}/api/mechanism`)).json()
  const desk = await openDesk({
    client: createClient({ carry: carryTo(demo.address) }),
    host: new URL(demo.address).host,
    mech,
    key,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  })
  if (!desk.ok) throw new Error(desk.code)
  return desk.value
}
