import type { Sealing } from '#domain/access'
import type { JsonObject } from '#domain/record'
import type { ToSign } from '#web/desk'

import type { Fault, FieldName, Fields, Read } from './fields.ts'
import type { FormName } from './look.ts'
import { grouped, ungrouped } from './made-group.ts'
import { logEntry } from './made-log.ts'
import { entered, nothingSeen, observationRead, type Observed } from './made-observation.ts'
import { visibilitySeen, watchClosed, watchCorrected, watchOpened } from './made-watch.ts'
import type { Making } from './making.ts'

/** Forms that sign one act; an import signs many and has its own page. */
export type SigningForm = Exclude<FormName, 'import'>

/** Reads a form's draft into what is signed, or names every fault. One line a form: a missing one does not compile. */
export const MAKERS: Readonly<Record<SigningForm, (fields: Fields, making: Making) => Read<ToSign>>> = {
  enter: (fields, making) => made(entered(fields, making), (told) => submitted(told, making)),
  nothing: (fields, making) => made(nothingSeen(fields, making), (told) => submitted(told, making)),
  revise: (fields, making) =>
    made(needed(observationRead(fields, making), reasonFault(fields, 'reason')), (told) =>
      revised(told, fields, making),
    ),
  withdraw: (fields, making) =>
    made(withReason(fields, making), ({ of, rid, reason }) => ({
      act: 'observation.withdraw',
      type: 'observation.withdrawn',
      body: { of, reason },
      ref: [{ rel: 'follows', rid }],
    })),
  question: (fields, making) =>
    made(withReason(fields, making), ({ of, rid, reason }) => ({
      act: 'observation.question',
      type: 'observation.questioned',
      body: { of, reason },
      ref: [{ rel: 'follows', rid }],
    })),
  accept: (_fields, making) =>
    made(someRows(making), (of) => ({
      act: 'observation.accept',
      type: 'observation.accepted',
      body: { of },
      ref: [],
    })),
  group: (fields, making) =>
    made(needed(grouped(fields, making), reasonFault(fields, 'why')), (group) => ({
      act: 'observation.group',
      type: 'observation.grouped',
      body: { group },
      ref: [],
      sealed: { body: { why: fields.why.trim() }, to: observed(making) },
    })),
  ungroup: (fields, making) =>
    made(needed(ungrouped(making), reasonFault(fields, 'why')), (members) => ({
      act: 'observation.ungroup',
      type: 'observation.ungrouped',
      body: { members },
      ref: [{ rel: 'ungroups', rid: making.about }],
      sealed: { body: { why: fields.why.trim() }, to: observed(making) },
    })),
  watchOpen: (fields, making) => inner(watchOpened(fields, making), 'observation.watch.open', making),
  watchSee: (fields, making) => inner(visibilitySeen(fields, making), 'observation.watch.visibility', making),
  watchClose: (fields, making) => inner(watchClosed(fields, making), 'observation.watch.close', making),
  watchCorrect: (fields, making) =>
    inner(watchCorrected(fields, making), 'observation.watch.correct', making),
  log: (fields, making) => inner(logEntry(fields, making), 'observation.log.write', making),
}

/** Sealed to whoever reads what the mission observed: its officers, the author's own patrol, the mission's node. */
export function observed({ office }: Pick<Making, 'office'>): Sealing {
  return { kind: 'observed', by: office }
}

/** Observations of one watch as one record. */
export function submitted(
  { observations, mission, watch }: Observed,
  making: Pick<Making, 'office'>,
): ToSign {
  return {
    act: 'observation.submit',
    type: 'observation.submitted',
    body: { observations },
    ref: [],
    sealed: { body: { watch, observations: mission }, to: observed(making) },
  }
}

function revised({ observations, mission, watch }: Observed, fields: Fields, making: Making): ToSign {
  const [observation, [row]] = [observations[0], making.rows]
  const of = row?.id ?? ''
  return {
    act: 'observation.revise',
    type: 'observation.revised',
    body: { of, ...(observation === undefined ? {} : { observation }), reason: fields.reason.trim() },
    ref: row === undefined ? [] : [{ rel: 'revises', rid: row.rid }],
    sealed: { body: { watch, observations: mission }, to: observed(making) },
  }
}

/** A fact that is sealed as a whole: nothing of it stands in clear (record.md section 10). */
function inner(
  read: Read<{ readonly type: string; readonly body: JsonObject }>,
  act: string,
  making: Making,
): Read<ToSign> {
  return made(read, ({ type, body }) => ({
    act,
    type: 'record.sealed',
    body: undefined,
    ref: [],
    sealed: { body: { class: 'M', type, ...body }, to: observed(making) },
  }))
}

function withReason(
  fields: Fields,
  { rows }: Making,
): Read<{ readonly of: string; readonly rid: string; readonly reason: string }> {
  const [row] = rows
  const faults = reasonFault(fields, 'reason')
  if (row === undefined || faults.length > 0) return { ok: false, faults }
  return { ok: true, value: { of: row.id, rid: row.rid, reason: fields.reason.trim() } }
}

function someRows({ rows }: Making): Read<readonly string[]> {
  return rows.length === 0 ? { ok: false, faults: [] } : { ok: true, value: rows.map(({ id }) => id) }
}

function made<T, M>(read: Read<T>, make: (value: T) => M): Read<M> {
  return read.ok ? { ok: true, value: make(read.value) } : read
}

function needed<T>(read: Read<T>, more: readonly Fault[]): Read<T> {
  const faults = [...(read.ok ? [] : read.faults), ...more]
  return faults.length === 0 ? read : { ok: false, faults }
}

function reasonFault(fields: Fields, field: FieldName & ('reason' | 'why')): readonly Fault[] {
  return fields[field].trim() === '' ? [{ field, key: 'forms.errReason' }] : []
}
