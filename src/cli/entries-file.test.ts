import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { entriesFile } from './entries-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'truceline-entries-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('[R-UI-71] what was downloaded is there at the next run, and only its owner reads it', () => {
  const first = entriesFile(folder, 'g')
  first.append(['{"a":1}', '{"b":2}'])
  first.append(['{"c":"Ք"}'])
  const again = entriesFile(folder, 'g')
  expect([again.count(), again.first()]).toEqual([3, '{"a":1}'])
  expect(readFileSync(again.path, 'utf8')).toBe('{"a":1}\n{"b":2}\n{"c":"Ք"}\n')
  expect(statSync(again.path).mode & 0o077).toBe(0)
  expect(entriesFile(folder, 'other').count()).toBe(0)
})

test('[R-UI-71] a line that a kill cut off is dropped, and asked for again', () => {
  const first = entriesFile(folder, 'g')
  first.append(['{"a":1}'])
  appendFileSync(first.path, '{"b":')
  const again = entriesFile(folder, 'g')
  expect(again.count()).toBe(1)
  again.append(['{"b":2}'])
  expect(readFileSync(again.path, 'utf8')).toBe('{"a":1}\n{"b":2}\n')
})

test('[R-UI-71] what was verified is kept; a note of more than there is counts for nothing', () => {
  const file = entriesFile(folder, 'g')
  file.append(['{"a":1}', '{"b":2}'])
  expect(file.verified()).toEqual({ entries: 0, sha256: '' })
  file.keepVerified({ entries: 2, sha256: 'ab' })
  expect(entriesFile(folder, 'g').verified()).toEqual({ entries: 2, sha256: 'ab' })
  file.keepVerified({ entries: 3, sha256: 'ab' })
  expect(entriesFile(folder, 'g').verified()).toEqual({ entries: 0, sha256: '' })
  file.remove()
  expect([file.count(), entriesFile(folder, 'g').count()]).toEqual([0, 0])
})
