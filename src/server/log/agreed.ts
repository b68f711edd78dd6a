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

/** It, who must be told of every fact of the batch, and what the next batch need not read again once this one is committed. */
export type AgreedOfBatch = Agreed & {
  readonly learn: (type: string) => void
  readonly kept: () => AgreedKept
}

/** What was read for batches before, and no fact has touched since. Right as long as this process is the one writer. */
export type AgreedKept = {
  readonly mechanism?: Promise<Mechanism | undefined> | undefined
  readonly ground?: Promise<readonly GroundVersion[]> | undefined
  readonly offices?: Promise<readonly OfficesTable[]> | undefined
  readonly sealKeys?: Promise<readonly KeysTable[]> | undefined
  readonly places?: ReadonlyMap<PlaceId, boolean>
}

/**
 * Reads what is agreed once, and again after a fact from which its table learns: asked for every record, or for every batch
 * while records come one by one, it is four of some twenty questions, ten seal keys of 1.7 kB among the answers.
 */
export function agreedFor(
  rows: () => Promise<Rows>,
  projections: readonly Projection[],
  before: AgreedKept,
): AgreedOfBatch {
  const mechanism = remembered(async () => mechanismInForce(await rows()), before.mechanism)
  const ground = remembered(async () => groundVersionsAsOf(await rows()), before.ground)
  const offices = remembered(async () => openOffices(await rows()), before.offices)
  const sealKeys = remembered(async () => newestSealKeys(await rows()), before.sealKeys)
  const places = rememberedPlaces(rows, before.places)
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
    kept: () => ({
      mechanism: mechanism.held(),
      ground: ground.held(),
      offices: offices.held(),
      sealKeys: sealKeys.held(),
      places: places.held(),
    }),
  }
}

function remembered<T>(
  read: () => Promise<T>,
  before: Promise<T> | undefined,
): {
  readonly get: () => Promise<T>
  readonly forget: () => void
  readonly held: () => Promise<T> | undefined
} {
  let held = before
  return {
    get: () => (held ??= read()),
    forget: () => {
      held = undefined
    },
    held: () => held,
  }
}

/** Ids that were asked for, most of them of the gazetteer; more are forgotten rather than kept without end. */
const PLACES_KEPT = 20_000

function rememberedPlaces(
  rows: () => Promise<Rows>,
  before: AgreedKept['places'],
): {
  readonly get: Agreed['places']
  readonly forget: () => void
  readonly held: () => ReadonlyMap<PlaceId, boolean>
} {
  const held = new Map(before !== undefined && before.size < PLACES_KEPT ? before : [])
  return {
    get: async (ids) => {
      const asked = ids.filter((id) => !held.has(id))
      const found = asked.length === 0 ? new Set<PlaceId>() : await knownPlaces(await rows(), asked)
      for (const id of asked) held.set(id, found.has(id))
      return new Set(ids.filter((id) => held.get(id) === true))
    },
    forget: () => held.clear(),
    held: () => held,
  }
}
