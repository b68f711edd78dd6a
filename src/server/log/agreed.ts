import type { GroundVersion } from '#domain/agreement'
import type { PlaceId } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import {
  groundVersionsAsOf,
  knownPlaces,
  learnsFrom,
  mechanismInForce,
  newestSealKeys,
  openOffices,
  type KeysTable,
  type OfficesTable,
  type Projection,
} from '#server/projections'

import type { Rows } from './made.ts'

/** What the records of a batch are judged by alike: settings, ground, open offices with the keys to seal to, the gazetteer. */
export type Agreed = {
  readonly mechanism: () => Promise<Mechanism | undefined>
  /** The versions of the ground, in the order in which they came into force. */
  readonly ground: () => Promise<readonly GroundVersion[]>
  readonly offices: () => Promise<readonly OfficesTable[]>
  /** Per office that has one, the newest seal key that has not ended. */
  readonly sealKeys: () => Promise<readonly KeysTable[]>
  /** Which of these ids the gazetteer has. */
  readonly places: (ids: readonly PlaceId[]) => Promise<ReadonlySet<PlaceId>>
}

/** It, and who must be told of every fact of the batch. */
export type AgreedOfBatch = Agreed & { readonly learn: (type: string) => void }

/**
 * Reads what is agreed once a batch, and again after a fact of the batch from which its table learns: asked for every
 * record, it is the three or four questions that a claim is judged by, ten seal keys of 1.7 kB among the answers.
 */
export function agreedFor(rows: () => Promise<Rows>, projections: readonly Projection[]): AgreedOfBatch {
  const mechanism = remembered(async () => mechanismInForce(await rows()))
  const ground = remembered(async () => groundVersionsAsOf(await rows()))
  const offices = remembered(async () => openOffices(await rows()))
  const sealKeys = remembered(async () => newestSealKeys(await rows()))
  const places = rememberedPlaces(rows)
  const founding = { forget: () => [mechanism, ground].forEach((held) => held.forget()) }
  const byTable = { mechanisms: founding, geographies: ground, offices, keys: sealKeys, places }
  return {
    mechanism: mechanism.get,
    ground: ground.get,
    offices: offices.get,
    sealKeys: sealKeys.get,
    places: places.get,
    learn: (type) => {
      for (const [table, held] of Object.entries(byTable))
        if (projections.some((each) => each.table === table && learnsFrom(each, type))) held.forget()
    },
  }
}

function remembered<T>(read: () => Promise<T>): {
  readonly get: () => Promise<T>
  readonly forget: () => void
} {
  let held: Promise<T> | undefined
  return {
    get: () => (held ??= read()),
    forget: () => {
      held = undefined
    },
  }
}

function rememberedPlaces(rows: () => Promise<Rows>): {
  readonly get: Agreed['places']
  readonly forget: () => void
} {
  const held = new Map<PlaceId, boolean>()
  return {
    get: async (ids) => {
      const asked = ids.filter((id) => !held.has(id))
      const found = asked.length === 0 ? new Set<PlaceId>() : await knownPlaces(await rows(), asked)
      for (const id of asked) held.set(id, found.has(id))
      return new Set(ids.filter((id) => held.get(id) === true))
    },
    forget: () => held.clear(),
  }
}
