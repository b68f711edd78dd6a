import { identityToRecipient } from 'age-encryption'

import { utf8 } from '#tlog'

const CHARS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const GENERATOR = [0x3b_6a_57_b2, 0x26_50_8e_6d, 0x1e_a1_19_fa, 0x3d_42_33_dd, 0x2a_14_62_b3]
const PREFIX = 'age-secret-key-pq-'

/**
 * The hybrid age identity of a 32-byte seed, `AGE-SECRET-KEY-PQ-1…`. The package makes only random ones, and a demo's
 * must be the same at every founding, so its Bech32 is written here. Source: BIP 173; C2SP age, "native hybrid".
 */
export function sealIdentityOf(seed: Uint8Array): string {
  const words = inFives(seed)
  return `${PREFIX}1${[...words, ...checksum(words)].map((word) => CHARS.charAt(word)).join('')}`.toUpperCase()
}

/** The recipient text `age1pq1…` that others seal to. */
export function recipientOf(identity: string): Promise<string> {
  return identityToRecipient(identity)
}

/** Groups of five bits, the last filled with zeros. */
function inFives(bytes: Uint8Array): readonly number[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => Number.parseInt(group.padEnd(5, '0'), 2))
}

function checksum(words: readonly number[]): readonly number[] {
  const prefix = [...utf8(PREFIX)]
  const high = prefix.map((char) => char >> 5)
  const low = prefix.map((char) => char & 31)
  const folded = polymod([...high, 0, ...low, ...words, 0, 0, 0, 0, 0, 0]) ^ 1
  return [25, 20, 15, 10, 5, 0].map((shift) => (folded >> shift) & 31)
}

function polymod(values: readonly number[]): number {
  return values.reduce((folded, value) => {
    const top = folded >> 25
    const shifted = ((folded & 0x1_ff_ff_ff) << 5) ^ value
    return GENERATOR.reduce((sum, term, bit) => ((top >> bit) & 1 ? sum ^ term : sum), shifted)
  }, 1)
}
