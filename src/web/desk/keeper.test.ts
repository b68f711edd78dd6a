import { describe, expect, test } from 'vitest'

import type { Carry, CarriedRequest } from '#client'

import { Keeper, type SignAgain } from './keeper.ts'

const liaison = { role: 'L', side: 'A', office: 'A.liaison', key: 'k', may: [], reads: [] }
const nobody = { role: 'PU', side: 'none', may: [], reads: [] }
const problem = {
  type: 'about:blank',
  title: 'ended',
  status: 401,
  code: 'ACC_SESSION_ENDED',
  kept: 'draft',
  detail: {},
}

type Standing = 'liaison' | 'dead' | 'public'

/** A node that holds one session, and what it was asked. */
function node(standing: Standing) {
  const held = { standing }
  const asked: string[] = []
  const answer = ({ method, path }: CarriedRequest): readonly [number, unknown] => {
    asked.push(`${method} ${path}`)
    if (method === 'DELETE') held.standing = 'public'
    if (held.standing === 'dead') return [401, problem]
    if (path === '/api/session') return [200, held.standing === 'liaison' ? liaison : nobody]
    return [200, { offices: [] }]
  }
  const carry: Carry = async (request) => {
    const [status, body] = answer(request)
    return {
      status,
      chunks: (async function* () {
        yield JSON.stringify(body)
      })(),
      cancel: () => undefined,
    }
  }
  const signAgain: SignAgain = async (client) => {
    held.standing = 'liaison'
    return client.views.session()
  }
  return { carry, held, asked, signAgain }
}

describe('[R-ACC-10] a session that the node has ended', () => {
  test('comes back by itself with the key on this device, and the request is answered', async () => {
    const { carry, asked, signAgain } = node('dead')
    const keeper = new Keeper(carry, signAgain)
    keeper.reads('A.liaison')
    expect((await keeper.client.views.recipients()).ok).toBe(true)
    expect(keeper.state()).toEqual({ ended: false, turn: 0 })
    expect(asked.filter((each) => each === 'GET /api/record/recipients')).toHaveLength(2)
  })

  test('asks once for many requests', async () => {
    const { carry, asked, signAgain } = node('dead')
    const keeper = new Keeper(carry, signAgain)
    keeper.reads('A.liaison')
    await Promise.all([keeper.client.views.recipients(), keeper.client.views.recipients()])
    expect(asked.filter((each) => each === 'GET /api/session')).toHaveLength(2) // who reads, and the signing in
  })

  test('is over where no key can sign in: the dead token goes, and the page is told', async () => {
    const { carry, asked } = node('dead')
    const keeper = new Keeper(carry, async () => undefined)
    keeper.reads('A.liaison')
    await keeper.client.views.recipients()
    expect(asked).toContain('DELETE /api/session')
    expect(keeper.state()).toEqual({ ended: true, turn: 1 })
    keeper.reads('A.liaison')
    expect(keeper.state().ended).toBe(false)
  })

  test('is told to a page that opens with a dead token, before it knows who read', async () => {
    const { carry, signAgain } = node('dead')
    const keeper = new Keeper(carry, signAgain)
    await keeper.client.views.recipients()
    expect(keeper.state().ended).toBe(true)
  })

  test('stays while the line is down: nothing is signed out', async () => {
    const { carry, asked, signAgain } = node('dead')
    const keeper = new Keeper(
      (request) => (request.path === '/api/session' ? Promise.reject(new Error('no route')) : carry(request)),
      signAgain,
    )
    keeper.reads('A.liaison')
    await keeper.client.views.recipients()
    expect(asked).not.toContain('DELETE /api/session')
    expect(keeper.state()).toEqual({ ended: false, turn: 0 })
  })
})

test('[R-ACC-10] who signed out by another page of this device reads as the public, and is not signed in again', async () => {
  const { carry, held, signAgain } = node('liaison')
  const keeper = new Keeper(carry, signAgain)
  keeper.reads('A.liaison')
  await keeper.check()
  expect(keeper.state().turn).toBe(0)
  held.standing = 'public'
  await keeper.check()
  expect(keeper.state()).toEqual({ ended: true, turn: 1 })
  expect(held.standing).toBe('public')
})
