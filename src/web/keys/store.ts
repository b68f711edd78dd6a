import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

/** The keys of one office on this device. The private key cannot be read out, only used (record.md section 11.1). */
export type OfficeKey = {
  readonly office: string
  /** Public key, base64url without padding. */
  readonly key: string
  readonly privateKey: CryptoKey
  /** Identity that opens what is sealed to the office, as age text. */
  readonly sealIdentity: string
  /** In a demo, whose key it is. */
  readonly person: string
}

interface KeysSchema extends DBSchema {
  offices: { key: string; value: OfficeKey }
}

let opened: Promise<IDBPDatabase<KeysSchema>> | undefined

function database(): Promise<IDBPDatabase<KeysSchema>> {
  opened ??= openDB<KeysSchema>('truceline-keys', 1, {
    upgrade(db) {
      db.createObjectStore('offices', { keyPath: 'office' })
    },
  })
  return opened
}

/** Keeps the keys of an office on this device, in place of earlier ones of the same office. */
export async function keepOfficeKey(key: OfficeKey): Promise<void> {
  const write = (await database()).transaction('offices', 'readwrite', { durability: 'strict' })
  await write.store.put(key)
  await write.done
}

/** The keys of an office that are on this device, if any. */
export async function officeKey(office: string): Promise<OfficeKey | undefined> {
  return (await database()).get('offices', office)
}

/** All offices whose keys are on this device. */
export async function officeKeys(): Promise<readonly OfficeKey[]> {
  return (await database()).getAll('offices')
}

/** Takes the keys of an office off this device, as when the record no longer knows them. */
export async function forgetOfficeKey(office: string): Promise<void> {
  await (await database()).delete('offices', office)
}
