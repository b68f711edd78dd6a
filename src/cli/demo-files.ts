import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { accept, type Answer } from '#domain/life'
import { readPlaces } from '#formats/places'
import type { Row } from '#formats/rows'
import { readStatements } from '#formats/statements'
import { foundingDescription, type FoundingDescription } from '#server/node'
import { planReplay, readLinks, readTimes, type PlaceRow, type ReplayStep, type Source } from '#simulation'

/** The demo's own files, read: what it is founded as, its places, and the day it replays. */
export type DemoFiles = {
  readonly founding: FoundingDescription
  readonly zone: string
  readonly places: { readonly source: Source; readonly rows: readonly PlaceRow[] }
  readonly statements: { readonly source: Source; readonly steps: readonly ReplayStep[] }
}

const FOLDER = join(import.meta.dirname, '../../fixtures/mechanisms/nk2020')

/** A plan is made before the day is played, so nothing in it is still to come. */
const AFTER_ALL = '2999-12-31T00:00:00.000Z'

/** Reads the demo's files. They come with the program; one that does not read is refused like anybody's. */
export function demoFiles(): Answer<DemoFiles, string> {
  const founding = foundingDescription.parse(jsonAt('founding.json'))
  const { zone, entities } = founding.mechanism
  const places = readPlaces(bytesAt('places.json'))
  if (!places.ok) return places
  const placeRows = takenOf(places.value.rows)
  const asked = {
    now: AFTER_ALL,
    zone,
    entities,
    places: placeRows.map(({ value }) => value),
    ambiguities: places.value.ambiguities,
  }
  const statements = readStatements(bytesAt('statements.json'), asked)
  if (!statements.ok) return statements
  const times = readTimes(jsonAt('replay.json'))
  if (!times.ok) return times
  const links = readLinks(jsonAt('links-constructed.json'))
  if (!links.ok) return links
  const rows = takenOf(statements.value).map(({ row, id, value: { statement, mission } }) => ({
    row,
    id,
    statement,
    mission,
  }))
  const steps = planReplay({ rows, times: times.value, links: links.value, zone })
  if (!steps.ok) return steps
  return accept({
    founding,
    zone,
    places: {
      source: sourceOf('places.json', places.value.rows),
      rows: placeRows.map(({ row, id, value }) => ({ row, id, place: value })),
    },
    statements: { source: sourceOf('statements.json', statements.value), steps: steps.value },
  })
}

type Taken<T> = { readonly row: number; readonly id: string; readonly value: T }

function takenOf<T>(rows: readonly Row<T, string>[]): readonly Taken<T>[] {
  return rows.flatMap(({ row, id, draft }) => (draft.ok ? [{ row, id, value: draft.value }] : []))
}

function sourceOf(name: string, rows: readonly Row<unknown, string>[]): Source {
  return {
    file: createHash('sha256').update(bytesAt(name)).digest('hex'),
    name,
    rows: rows.length,
    refused: rows.flatMap(({ row, id, draft }) =>
      draft.ok ? [] : [{ row, id, code: draft.code, field: String(draft.detail['field'] ?? '') }],
    ),
  }
}

function bytesAt(name: string): Uint8Array {
  return readFileSync(join(FOLDER, name))
}

function jsonAt(name: string): unknown {
  return z.unknown().parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')))
}
