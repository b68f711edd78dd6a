// An age recipient of type MLKEM768-X25519 is Bech32 (BIP 173, without its limit of length) of 1,184 + 32 bytes.
const PREFIX = 'age1pq1'
const DIGITS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const KEY_BYTES = 1216
const CHECK_DIGITS = 6
const KEY_DIGITS = Math.ceil((KEY_BYTES * 8) / 5)
// ML-KEM-768 packs its 768 coefficients below q into 12 bits each; FIPS 203 section 7.2 wants them checked.
const COEFFICIENT_BYTES = 1152
const Q = 3329

const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

/**
 * Whether a text is a seal key that others can seal to: prefix, length, check digits, coefficients in range. Without this
 * an office could enrol a key that makes everybody else's sealing fail.
 */
export function isSealRecipient(text: string): boolean {
  if (!text.startsWith(PREFIX) || text.length !== PREFIX.length + KEY_DIGITS + CHECK_DIGITS) return false
  const digits = Array.from(text.slice(PREFIX.length), (digit) => DIGITS.indexOf(digit))
  if (digits.includes(-1) || checksum([...prefixDigits(), ...digits]) !== 1) return false
  const key = bytesOf(digits.slice(0, KEY_DIGITS))
  return key !== undefined && areCoefficients(key.slice(0, COEFFICIENT_BYTES))
}

// The part before the last `1` is the human-readable one: high bits, a zero, low bits of each character.
function prefixDigits(): readonly number[] {
  const codes = Array.from(PREFIX.slice(0, -1), (letter) => letter.charCodeAt(0))
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)]
}

function checksum(digits: readonly number[]): number {
  return digits.reduce((sum, digit) => {
    const top = sum >>> 25
    const next = ((sum & 0x1ffffff) << 5) ^ digit
    return GENERATOR.reduce((mixed, term, bit) => ((top >> bit) & 1 ? mixed ^ term : mixed), next)
  }, 1)
}

function bytesOf(digits: readonly number[]): readonly number[] | undefined {
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const digit of digits) {
    held = ((held << 5) | digit) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 0xff)
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : undefined
}

function areCoefficients(bytes: readonly number[]): boolean {
  for (let at = 0; at < bytes.length; at += 3) {
    const [low = 0, middle = 0, high = 0] = bytes.slice(at, at + 3)
    if ((low | ((middle & 0x0f) << 8)) >= Q || ((middle >> 4) | (high << 4)) >= Q) return false
  }
  return true
}
