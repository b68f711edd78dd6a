import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import type { Utc } from '#domain/measure'
import { identityOfSeed } from '#server/sealing'
import { bytesOfHex, hex } from '#tlog'
import { utc } from '#wire/measure'

import { foundingDescription, type FoundingDescription } from './founding-description.ts'
import { LOG_KEY_FILE } from './real-keys.ts'
import { seedOf, testKeyOf, testPersonOf, type TestKey } from './test-keys.ts'

const FILE = 'demo-keys.json'
const NOTE =
  'TEST KEYS ONLY: made from their labels, so anyone can make them again. Never for a real mechanism.'

const kept = z.strictObject({
  note: z.string(),
  founding: foundingDescription,
  /** When its records were made, by the mechanism's clock: kept, so that a founding cut off is made again to the byte. */
  madeAt: utc,
  /** Seeds of signing keys by label, hex. */
  seeds: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
  /** Seal identities by office. */
  seals: z.record(z.string(), z.string()),
})

/** A person of a demo: the office it acts for, and the label of its key. */
export type DemoOfficer = { readonly office: string; readonly label: string; readonly person: string }

/** Every key of a demo home, and the founding they belong to. */
export type DemoKeys = {
  readonly founding: FoundingDescription
  readonly madeAt: Utc
  /** A signing key by its label; a label that the founding has not is a fault. */
  readonly key: (label: string) => TestKey
  readonly logSeed: Uint8Array
  readonly sealOf: (office: string) => string
  /** The people of an office, in order. */
  readonly officersOf: (office: string) => readonly DemoOfficer[]
}

/** The label of the key that signs the first epoch's checkpoints, as in the record's vectors. */
const LOG_LABEL = 'log-e1'

/**
 * The keys of a demo home; `undefined` where there are none. A home is a demo's when its founding gives the mechanism a
 * clock and its test keys are there; beside a log key of its own they are nobody's.
 */
export function readDemoKeys(home: string): DemoKeys | undefined {
  const path = join(home, FILE)
  if (!existsSync(path) || existsSync(join(home, LOG_KEY_FILE))) return undefined
  const keys = kept.parse(JSON.parse(readFileSync(path, 'utf8')))
  return keys.founding.mechanism.clock === undefined ? undefined : demoKeysOf(keys)
}

/** Whether a file of this name keeps a demo's keys. */
export function isDemoKeysFile(name: string): boolean {
  return name === FILE
}

/** Makes the keys of a new demo home and keeps them, 0600, before anything is signed with them. */
export function makeDemoKeys(home: string, founding: FoundingDescription, madeAt: Utc): DemoKeys {
  const labels = [...rootLabels(founding), ...founding.offices.flatMap(labelsOf), LOG_LABEL]
  const seeds = Object.fromEntries(labels.map((label) => [label, hex(seedOf(label))]))
  const seals = Object.fromEntries(
    sealedOffices(founding).map((office) => [office, identityOfSeed(seedOf(`${office} seal`))]),
  )
  const made = { note: NOTE, founding, madeAt, seeds, seals }
  keep(join(home, FILE), `${JSON.stringify(made, undefined, 1)}\n`)
  return demoKeysOf(made)
}

/**
 * Offices with a seal key: those of people, and those by which a node reads (record.md 10.5). The office whose key signs
 * what falls due opens nothing.
 */
export function sealedOffices({ offices }: FoundingDescription): readonly string[] {
  return offices
    .filter((each) => !each.functions.includes('node') || isViews(each))
    .map(({ office }) => office)
}

/** Whether an office is the one by which its holder's node reads: nobody signs for it, and the node holds its seal key. */
export function isViews({ office, functions }: FoundingDescription['offices'][number]): boolean {
  return functions.includes('node') && office.endsWith(VIEWS)
}

const VIEWS = '.views'

function demoKeysOf({ founding, madeAt, seeds, seals }: z.infer<typeof kept>): DemoKeys {
  const seed = (label: string) => bytesOfHex(found(seeds, label)) ?? seedOf(label)
  return {
    founding,
    madeAt,
    key: (label) => testKeyOf(label, seed(label)),
    logSeed: seed(LOG_LABEL),
    sealOf: (office) => found(seals, office),
    officersOf: (office) =>
      founding.offices
        .filter((each) => each.office === office)
        .flatMap(labelsOf)
        .map((label) => ({ office, label, person: testPersonOf(label) })),
  }
}

function found(among: Readonly<Record<string, string>>, name: string): string {
  const value = among[name]
  if (value === undefined) throw new Error(`no test key labelled ${name} in this home`)
  return value
}

function rootLabels({ holders }: FoundingDescription): readonly string[] {
  return holders.filter(({ seat }) => seat === 'held').map(({ code }) => `${code}.root`)
}

function labelsOf(each: FoundingDescription['offices'][number]): readonly string[] {
  const { office, people } = each
  if (isViews(each)) return []
  if (people === 1) return [office]
  return Array.from({ length: people }, (_, at) => `${office}/${at + 1}`)
}

/** Whole or not there: written beside, forced to the disk, then renamed. */
function keep(path: string, text: string): void {
  const fresh = `${path}.new`
  const file = openSync(fresh, 'w', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(fresh, path)
}
