/** How long a challenge can be answered (contract of the sign-in: once, within two minutes). */
export const CHALLENGE_MS = 120_000
/** Most challenges that stand open at once; the oldest goes first, so that nobody fills the memory by asking. */
const OPEN_MAX = 4_096

/** Questions that a key answers once to sign in. They live in memory: a restart only asks anew. */
export type Challenges = {
  /** A new one, 64 hex digits. */
  readonly make: (nowMs: number) => string
  /** Whether this one was open, and closes it: a second answer finds nothing (R-ACC-10). */
  readonly take: (challenge: string, nowMs: number) => boolean
}

/** Keeps challenges; `random` gives 32 bytes as hex. */
export function openChallenges(random: () => string): Challenges {
  const open = new Map<string, number>()
  function dropOld(nowMs: number): void {
    for (const [challenge, untilMs] of open) {
      if (untilMs > nowMs && open.size < OPEN_MAX) return
      open.delete(challenge)
    }
  }
  return {
    make(nowMs) {
      dropOld(nowMs)
      const challenge = random()
      open.set(challenge, nowMs + CHALLENGE_MS)
      return challenge
    },
    take(challenge, nowMs) {
      const untilMs = open.get(challenge)
      open.delete(challenge)
      return untilMs !== undefined && untilMs > nowMs
    },
  }
}
