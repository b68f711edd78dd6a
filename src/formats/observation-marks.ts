import { refuse } from '#domain/life'
import { isText, known, notStated } from '#domain/measure'
import type { Observation, ZoneFlag } from '#domain/observation'

import type { TableField } from './observation-headings.ts'
import {
  noted,
  type CellOf,
  type Part,
  type RowNote,
  type Told,
  type ToldWeapon,
} from './observation-told.ts'
import { holds, isNotKnown, SUB_WORDS, wordIn } from './observation-words.ts'
import { LIVE_FIRE, ZONE_WORDS } from './observation-zone-words.ts'

/** What the description and the column of zones say beside the sub-class, and the weapon. */
export function markPart(cell: CellOf): Part {
  const description = cell('description').trim()
  const weapon = cell('weapon').trim()
  const isSubAlone = wordIn(description, SUB_WORDS) !== undefined || isNotKnown(description)
  const liveFire = liveFireOf(description)
  const zone = wordIn(cell('zone'), ZONE_FLAGS) ?? zoneOf(description)
  const refusals = [
    ...textNotes('description', description, NOTE_MAX),
    ...textNotes('weapon', weapon, WEAPON_MAX),
    ...textNotes('observer', cell('observer').trim(), PLACE_MAX),
    ...textNotes('event', cell('event').trim(), PLACE_MAX),
  ]
  const told: Told = {
    liveFire,
    zone,
    note: description === '' || isSubAlone ? notStated : known(description),
    weapon: weaponOf(weapon),
  }
  return { told, refusals }
}

function weaponOf(weapon: string): ToldWeapon {
  if (weapon === '') return { kind: 'notStated' }
  return isNotKnown(weapon) ? { kind: 'unknown' } : { kind: 'known', value: weapon }
}

/** Bounds of wire/observation: the note, the type of a weapon, a place as it was written. */
const NOTE_MAX = 2_000
const WEAPON_MAX = 120
const PLACE_MAX = 400

/** A text that a record cannot hold: too long, or with a control that no text of people has. */
function textNotes(field: TableField, text: string, maxChars: number): readonly RowNote[] {
  if (text.length > maxChars)
    return [noted(refuse('IMP_SIZE', 'draft', { chars: text.length, maxChars }), field)]
  return text === '' || isText(text) ? [] : [noted(refuse('IMP_SHAPE', 'draft', { expected: 'text' }), field)]
}

const ZONE_FLAGS: Readonly<Record<ZoneFlag, readonly string[]>> = {
  inside: ['inside'],
  outside: ['outside'],
  cannotSay: ['cannotSay', 'cannot say'],
}

function liveFireOf(description: string): Observation['liveFire'] {
  if (!holds(description, LIVE_FIRE.mentioned)) return 'no'
  return holds(description, LIVE_FIRE.declared) ? 'declared' : 'assessed'
}

function zoneOf(description: string): ZoneFlag {
  if (holds(description, ZONE_WORDS.outside)) return 'outside'
  return holds(description, ZONE_WORDS.inside) ? 'inside' : 'cannotSay'
}
