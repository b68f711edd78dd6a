import dns from 'node:dns'
import { isIP, Socket } from 'node:net'

import { expect, onTestFinished, test, vi } from 'vitest'

import { FILES } from '../stories/files.ts'
import { stageOf } from '../stories/stage.ts'
import { playAll, playOf } from '../stories/whole.ts'

/** Where a socket is asked to connect to: host, or the path of a local socket. */
function targetOf(options: unknown, host: unknown): string {
  const [first]: readonly unknown[] = Array.isArray(options) ? options : [options]
  if (typeof first === 'number') return typeof host === 'string' ? host : 'localhost'
  if (typeof first !== 'object' || first === null) return String(first)
  if ('path' in first && typeof first.path === 'string') return first.path
  return 'host' in first && typeof first.host === 'string' ? first.host : 'localhost'
}

test('[R-DNH-11] a node that records 52 statements with their addresses connects to nothing but this machine', async () => {
  const play = playOf(FILES)
  const urls = JSON.stringify(play.statements.steps).match(/https?:\/\//g) ?? []
  expect(urls.length).toBeGreaterThan(52)
  const spy = vi.spyOn(Socket.prototype, 'connect')
  const looked = vi.spyOn(dns, 'lookup')
  onTestFinished(() => void [spy, looked].map((each) => each.mockRestore()))
  const stage = await stageOf(play.founding)
  onTestFinished(stage.end)
  await playAll(stage, play)
  const connected = spy.mock.calls.map(([options, host]: readonly unknown[]) => targetOf(options, host))
  expect(connected.length).toBeGreaterThan(3) // its database and our own requests, so the net was listened to
  const isLocal = (to: string) =>
    to.startsWith('/') || to === 'localhost' || (isIP(to) > 0 && /^127\.|^::1$/.test(to))
  expect([...new Set(connected)].filter((to) => !isLocal(to))).toEqual([])
  expect(
    looked.mock.calls.map(([host]) => host).filter((host) => host !== 'localhost' && host !== '127.0.0.1'),
  ).toEqual([])
}, 60_000)
