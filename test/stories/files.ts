import { readFileSync } from 'node:fs'

import { fixture } from '../nk2020.ts'
import type { Files } from './whole.ts'

/** A file of the fixtures, as JSON. */
export function fixtureFile(path: string): unknown {
  return JSON.parse(readFileSync(`fixtures/${path}`, 'utf8'))
}

/** The first mechanism's files, and the claims that two desks would have lodged. */
export const FILES: Files = {
  founding: fixture('founding.json'),
  places: fixture('places.json'),
  statements: fixture('statements.json'),
  claims: fixtureFile('imports/lodged-constructed.json'),
  times: fixture('replay.json'),
  links: fixture('links-constructed.json'),
  until: '2020-11-12T00:00:00.000Z',
}
