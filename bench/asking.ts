import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

import { createClient } from '#client'

import { carryTo } from '../src/cli/carry.ts'
import { signIn } from '../src/cli/desk.ts'
import { demoKeyOf } from '../src/cli/reader.ts'
import type { NodeProcess } from '../test/crash/killing.ts'

/** Asks at an address, and answers the text once it is read to its end. */
export type Ask = (path: string) => Promise<string>

/** Signs in as the duty officer of a home’s node. */
export async function askerAt(home: string, { address }: Pick<NodeProcess, 'address'>): Promise<Ask> {
  const carry = carryTo(address)
  const key = demoKeyOf(home, 'M.duty')
  if (key === undefined) throw new Error('no key')
  const signed = await signIn({ client: createClient({ carry }), host: new URL(address).host, key })
  if (!signed.ok) throw new Error(signed.code)
  return async (path) => {
    const { status, chunks } = await carry({ method: 'GET', path, headers: {} })
    let text = ''
    for await (const chunk of chunks) text += chunk
    if (status !== 200) throw new Error(`${path}: ${text}`)
    return text
  }
}

/** The ids of all observations that an office reads, page by page. */
export async function observationIds(ask: Ask): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: { readonly rows: readonly { readonly id: string }[]; readonly next?: string } = JSON.parse(
      await ask(`/api/observations?limit=500${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`),
    )
    for (const { id } of page.rows) ids.add(id)
    after = page.next
  }
  return ids
}

/** The pages of files that the machine keeps in memory are given back, where it lets us. */
export function dropCaches(): string {
  try {
    execFileSync('sync')
    writeFileSync('/proc/sys/vm/drop_caches', '3')
    return ', file caches dropped'
  } catch {
    return ', file caches not dropped: the machine does not let us'
  }
}

/** MB of memory that a node's process holds. */
export function memoryOf({ process: { pid } }: Pick<NodeProcess, 'process'>): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
}
