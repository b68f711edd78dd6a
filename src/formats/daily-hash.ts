import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

import { canonicalJson, type JsonObject } from '#domain/record'
import { countedPart } from '#domain/report'

import type { DailyPaper } from './daily-paper.ts'

/**
 * Hash of the daily that a paper prints, as its version signed it: of the whole, or in the joint form of what both sides
 * hold until its sectors open (decision 0019). A public form is signed by its files and has none.
 */
export function formHash({ daily }: DailyPaper): string {
  return hashOf(daily)
}

/** Hash of what anybody works out again who holds the joint record: the same for the mission's form and both joint ones. */
export function countedHash({ daily }: DailyPaper): string {
  return hashOf(countedPart(daily))
}

function hashOf(content: JsonObject): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(content))))
}
