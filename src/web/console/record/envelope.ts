import { parseJson, type Json, type JsonObject } from '#domain/record'

/** What this screen shows of an envelope, read from the signed bytes. */
export type ShownEnvelope = {
  readonly body: JsonObject | undefined
  readonly keys: readonly string[]
  readonly signers: readonly string[]
  readonly hasSealed: boolean
  /** Class C: no recipients stand in the leaf, so any office may try its key. */
  readonly isCommitted: boolean
}

/** Reads what is shown out of an entry's text. The node has checked its form; what is not there stays empty. */
export function envelopeOf(entryText: string): ShownEnvelope {
  const entry = parseJson(entryText)
  const env = objectIn(entry, 'env')
  const keys = listIn(env, 'keys').filter((key) => typeof key === 'string')
  const signers = listIn(asObject(entry), 'sigs').flatMap((sig) => {
    const key = asObject(sig)?.['key']
    return typeof key === 'string' ? [key] : []
  })
  return {
    body: objectIn(env, 'body'),
    keys,
    signers,
    hasSealed: env?.['commit'] !== undefined,
    isCommitted: env?.['vis'] === 'C',
  }
}

/** Whether a value of JSON is an object. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a value of JSON is a list. */
export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

function asObject(value: Json | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined
}

function objectIn(value: Json | undefined, name: string): JsonObject | undefined {
  return asObject(asObject(value)?.[name])
}

function listIn(value: Json | undefined, name: string): readonly Json[] {
  const found = asObject(value)?.[name]
  return isJsonList(found) ? found : []
}
