import { notStated } from '#domain/measure'
import type { JsonObject } from '#domain/record'
import type { ToSign } from '#web/desk'

import type { Fields, Read } from './fields.ts'
import { instantTyped } from './made-watch.ts'
import type { Making } from './making.ts'

const WORDS_MAX = 1000 // the wire's bound of a line

/** Reads a line of the ops log: its time and the words as they were typed. */
export function logEntry(
  fields: Fields,
  making: Making,
): Read<{ readonly type: string; readonly body: JsonObject }> {
  const { utc, faults } = instantTyped(fields, 'time', making)
  const words = fields.words.slice(0, WORDS_MAX)
  if (words.trim() === '')
    return { ok: false, faults: [...faults, { field: 'words', key: 'observations.errWords' }] }
  if (utc === undefined) return { ok: false, faults }
  const entry = { at: utc, zone: making.zone, words, team: notStated }
  return { ok: true, value: { type: 'observation.log.written', body: { entry } } }
}

/** A line of the ops log became an observation; the line stays as it was typed. */
export function becameOf(making: Making, observation: string): ToSign {
  return {
    act: 'observation.log.write',
    type: 'record.sealed',
    body: undefined,
    ref: [],
    sealed: {
      body: { class: 'M', type: 'observation.log.became', of: making.about, observation },
      to: { kind: 'observed', by: making.office },
    },
  }
}
