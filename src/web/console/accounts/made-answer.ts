import type { CounterClaim, Stance } from '#domain/claim'
import type { AccountAnswer } from '#wire/claim'

import type { Fields } from './fields.ts'
import { statedNow } from './made-claim.ts'
import { absent, sideOf, type Making } from './making.ts'
import { toldOf, type Read } from './told.ts'

const STANCES: readonly Stance[] = ['agrees', 'denies', 'differs', 'silent']

/** Reads a counter-claim: a stance on each field, and an own version of what it differs on. */
export function answerOf(fields: Fields, making: Making): Read<CounterClaim> {
  const told = toldOf(withStanceDefaults(fields, making.about), making)
  const stance = stanceOf(fields)
  const faults = [
    ...(stance.ok ? [] : stance.faults),
    ...(told.ok ? [] : told.faults),
    ...absent(fields, [['dutyName', 'forms.errDuty']]),
  ]
  const by = sideOf(making)
  if (!told.ok || !stance.ok || !by.ok || faults.length > 0) return { ok: false, faults }
  const { time, place, count } = stance.value
  return {
    ok: true,
    value: {
      by: by.value,
      entity: fields.entity,
      dutyName: fields.dutyName.trim(),
      statedAt: statedNow(making),
      kind: told.value.kind,
      what: told.value.what,
      stance: stance.value,
      ...(time === 'differs' ? { at: told.value.at } : {}),
      ...(place === 'differs' ? { place: told.value.place } : {}),
      ...(count === 'differs' ? { count: told.value.count } : {}),
    },
  }
}

function stanceOf(fields: Fields): Read<CounterClaim['stance']> {
  const time = stanceIn(fields.stanceTime)
  const place = stanceIn(fields.stancePlace)
  const ofClass = stanceIn(fields.stanceClass)
  const count = stanceIn(fields.stanceCount)
  const allegedActor = stanceIn(fields.stanceActor)
  if (time && place && ofClass && count && allegedActor)
    return { ok: true, value: { time, place, class: ofClass, count, allegedActor } }
  const names = ['stanceActor', 'stancePlace', 'stanceTime', 'stanceCount', 'stanceClass'] as const
  const faults = names.filter((field) => stanceIn(fields[field]) === undefined)
  return { ok: false, faults: faults.map((field) => ({ field, key: 'forms.errStance' })) }
}

/** Fields that the answer does not differ on are taken as the claim has them, so that only own versions are asked for. */
function withStanceDefaults(fields: Fields, about: AccountAnswer | undefined): Fields {
  return {
    ...fields,
    actor: fields.actor || (about?.allegedActor ?? 'notStated'),
    ...(fields.stanceTime === 'differs' ? {} : { precision: 'unknown', clock: '', day: '' }),
    ...(fields.stancePlace === 'differs' ? {} : { where: about?.place.asWritten ?? '', wholeLine: '' }),
    ...(fields.stanceCount === 'differs' ? {} : { count: '' }),
  }
}

function stanceIn(text: string): Stance | undefined {
  return STANCES.find((each) => each === text)
}
