import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { accept, type Answer } from '#domain/life'
import { readAgreements, type AgreementsRead } from '#formats/agreements'
import { readArticle } from '#formats/article'
import { readPlaces } from '#formats/places'
import type { Row } from '#formats/rows'
import { readStatements } from '#formats/statements'
import { foundingDescription, type FoundingDescription } from '#server/node'
import {
  planAgreements,
  planReplay,
  readLinks,
  readTimes,
  type AgreementStep,
  type PlaceRow,
  type ReplayStep,
  type Source,
  type DayStep,
} from '#simulation'
import { article, type Article } from '#wire/article'

import { exerciseSteps } from './demo-observed.ts'

/** The demo's own files, read: what it is founded as, its places, and the day it replays. */
export type DemoFiles = {
  readonly founding: FoundingDescription
  readonly zone: string
  /** The article that the demo shows beside its records. */
  readonly article: Article
  /** File of the basemap that the node serves. */
  readonly basemap: string
  readonly places: { readonly source: Source; readonly rows: readonly PlaceRow[] }
  /** Watches and observations of the exercise days, all of them made up. */
  readonly exercise: readonly DayStep[]
  readonly statements: { readonly source: Source; readonly steps: readonly ReplayStep[] }
  /** Agreements, proposals and truces, and when the demo's mediator records them. */
  readonly agreements: { readonly sources: readonly Source[]; readonly steps: readonly AgreementStep[] }
}

const FOLDER = join(import.meta.dirname, '../../fixtures/mechanisms/nk2020')

/** Effort is a data set of its own, which the exercise takes its watches from. */
const EFFORT = '../../effort/effort-constructed.json'

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
  const statements = statementsOf(asked)
  if (!statements.ok) return statements
  const agreements = agreementsOf(asked)
  if (!agreements.ok) return agreements
  const exercise = exerciseSteps(jsonAt('observations-constructed.json'), jsonAt(EFFORT))
  if (!exercise.ok) return exercise
  const told = readArticle(jsonAt('article.json'), {
    translations: jsonAt('article-words.json'),
    positions: jsonAt('positions.json'),
  })
  if (!told.ok) return told
  return accept({
    founding,
    zone,
    article: article.parse(told.value),
    basemap: join(FOLDER, 'basemap.geojson.gz'),
    places: {
      source: sourceOf('places.json', places.value.rows),
      rows: placeRows.map(({ row, id, value }) => ({ row, id, place: value })),
    },
    exercise: exercise.value,
    statements: statements.value,
    agreements: agreements.value,
  })
}

function statementsOf(
  asked: Parameters<typeof readStatements>[1] & { readonly zone: string },
): Answer<DemoFiles['statements'], string> {
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
  const steps = planReplay({ rows, times: times.value, links: links.value, zone: asked.zone })
  return steps.ok
    ? accept({ source: sourceOf('statements.json', statements.value), steps: steps.value })
    : steps
}

/** Files of agreements, which are read together: a truce stands in its agreement. */
const AGREEMENT_FILES = ['parameters.json', 'positions.json', 'truces.json'] as const

function agreementsOf(
  asked: Parameters<typeof readAgreements>[1] & { readonly zone: string },
): Answer<DemoFiles['agreements'], string> {
  const read = readAgreements(AGREEMENT_FILES.map(bytesAt), asked)
  if (!read.ok) return read
  const times = readTimes(jsonAt('agreements-replay.json'))
  if (!times.ok) return times
  const sources = AGREEMENT_FILES.map((_, at) => agreementSource(read.value, at))
  const rows = read.value.rows.flatMap(({ file, row, draft }) =>
    draft.ok ? [{ file: sources[file]?.file ?? '', row, id: draft.value.id, agreement: draft.value }] : [],
  )
  const steps = planAgreements({ rows, times: times.value, zone: asked.zone })
  return steps.ok ? accept({ sources, steps: steps.value }) : steps
}

/** A truce is a row of its file and stands in its agreement's record, so that fewer are taken than the file has. */
function agreementSource({ rows, sizes }: AgreementsRead, at: number): Source {
  const own = rows.filter(({ file }) => file === at)
  const taken = own.filter(({ draft }) => draft.ok).length
  return { ...sourceOf(AGREEMENT_FILES[at] ?? '', own), rows: sizes[at] ?? own.length, taken }
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
