import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { readPlaces } from '#formats/places'
import { readStatements } from '#formats/statements'
import { foundingDescription, type FoundingDescription } from '#server/node'
import type { PlaceRow, Source, StatementRow } from '#simulation'

const FOLDER = 'fixtures/mechanisms/nk2020'

/** A file of the first mechanism's fixtures, as JSON. */
export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'))
}

/** The first mechanism's founding. */
export const NK2020: FoundingDescription = foundingDescription.parse(fixture('founding.json'))

/** A fixture as a file that is imported whole. */
export function sourceOf(name: string, rows: number): Source {
  const file = createHash('sha256')
    .update(readFileSync(`${FOLDER}/${name}`))
    .digest('hex')
  return { file, name, rows, refused: [] }
}

/** The gazetteer's rows. Throws where one cannot be taken. */
export function placeRows(): readonly PlaceRow[] {
  const read = readPlaces(readFileSync(`${FOLDER}/places.json`))
  if (!read.ok) throw new Error(JSON.stringify(read))
  return read.value.rows.map(({ row, id, draft }) => {
    if (!draft.ok) throw new Error(JSON.stringify(draft))
    return { row, id, place: draft.value }
  })
}

/** The 52 statements' rows, read after all of them were said. Throws where one cannot be taken. */
export function statementRows(): readonly StatementRow[] {
  const { mechanism } = NK2020
  const places = placeRows().map(({ place }) => place)
  const asked = {
    now: '2020-11-11T00:00:00.000Z',
    zone: mechanism.zone,
    entities: mechanism.entities,
    places,
  }
  const read = readStatements(readFileSync(`${FOLDER}/statements.json`), asked)
  if (!read.ok) throw new Error(JSON.stringify(read))
  return read.value.map(({ row, id, draft }) => {
    if (!draft.ok) throw new Error(JSON.stringify(draft))
    return { row, id, statement: draft.value.statement, mission: draft.value.mission }
  })
}
