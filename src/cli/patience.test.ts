import { expect, test } from 'vitest'

import type { Carried, CarriedRequest } from '#client'

import { heardShell } from './heard-shell.ts'
import { patiently } from './patience.ts'

const GET: CarriedRequest = { method: 'GET', path: '/api/mechanism', headers: {} }
const ACT: CarriedRequest = { method: 'POST', path: '/api/act/claim.link', headers: {}, body: '{}' }
const SIGN_IN: CarriedRequest = { method: 'POST', path: '/api/session', headers: {}, body: '{}' }

async function* nothing(): AsyncGenerator<string> {}

/** A node that answers so, one after the other, the last of them for ever; 0 is a line that breaks. */
function nodeAnswering(...statuses: readonly number[]) {
  const shell = heardShell()
  let asked = 0
  const carry = patiently(
    (): Promise<Carried> => {
      const status = statuses[Math.min(asked++, statuses.length - 1)] ?? 0
      return status === 0
        ? Promise.reject(new Error('fetch failed'))
        : Promise.resolve({ status, chunks: nothing(), cancel: () => {} })
    },
    { shell, lang: 'en' },
  )
  return { carry, shell, asked: () => asked }
}

test('[R-UI-71] a start waits for a busy node, says so, and goes on when it answers', async () => {
  const node = nodeAnswering(0, 503, 500, 200)
  expect((await node.carry(GET)).status).toBe(200)
  expect(node.shell.heard().err).toMatch(
    /^(?:Still waiting for the node, \d+ s; a busy machine is slow\n){2}$/,
  )
})

test('[R-UI-71] it gives up after a minute of it, and does not begin another', async () => {
  const node = nodeAnswering(0)
  await expect(node.carry(GET)).rejects.toThrow('fetch failed')
  const asked = node.asked()
  expect(asked).toBeGreaterThan(20)
  await expect(node.carry(GET)).rejects.toThrow('fetch failed')
  expect(node.asked()).toBe(asked + 1)
  expect(node.shell.heard().err).toContain('59 s')
})

test('[R-REC-32] what broke inside on an act, a sign-in, and anything after Ctrl-C are not tried again', async () => {
  const broken = nodeAnswering(500, 201)
  expect((await broken.carry(ACT)).status).toBe(500)
  const busy = nodeAnswering(503, 201)
  expect((await busy.carry(ACT)).status).toBe(201)
  const signIn = nodeAnswering(503, 200)
  expect((await signIn.carry(SIGN_IN)).status).toBe(503)
  const stopped = nodeAnswering(503, 200)
  stopped.shell.press()
  expect((await stopped.carry(GET)).status).toBe(503)
})
