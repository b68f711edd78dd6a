import { refuse } from '#domain/life'
import type { Observation } from '#domain/observation'
import { contentOf } from '#formats/observation-content'

import type { RefusedRow } from './import-file.ts'
import type { JudgedTable, TakenObservation } from './import-observations-file.ts'
import type { FileKnown } from './import-observations-job.ts'

/** Keeps what a record of another file, or of none, says, under its number for people. */
export function keepElsewhere(known: FileKnown, index: number, observations: readonly Observation[]): void {
  for (const [n, observation] of observations.entries())
    known.elsewhere.set(contentOf(observation), observations.length > 1 ? `${index}.${n + 1}` : String(index))
}

/**
 * The same table saved anew is another file: a row that says what the record holds from elsewhere waits for a person's word,
 * since two are counted where one was observed (R-OBS-12).
 */
export function withoutRepeated(
  judged: JudgedTable,
  known: FileKnown,
  isConfirmed: (row: number) => boolean,
): JudgedTable {
  const number = ({ row, own, whole }: TakenObservation): string | undefined =>
    known.ids.has(row) || own.revises !== undefined || isConfirmed(row)
      ? undefined
      : known.elsewhere.get(contentOf(whole.observation))
  const repeated = judged.taken.flatMap((each): readonly RefusedRow[] => {
    const [record, { row, own }] = [number(each), each]
    const id = own.id ?? ''
    const detail = { row, id, field: 'row', record: record ?? '' }
    return record === undefined ? [] : [{ row, id, refused: refuse('ROW_DUPLICATE', 'nothing', detail) }]
  })
  return {
    ...judged,
    taken: judged.taken.filter((each) => number(each) === undefined),
    refused: [...judged.refused, ...repeated].toSorted((a, b) => a.row - b.row),
    unconfirmed: [...judged.unconfirmed, ...repeated.map(({ row }) => row)].toSorted((a, b) => a - b),
  }
}
