export { CHALLENGE_MS } from './challenges.ts'
export { IDLE_MS, LONGEST_MS, type SessionTables } from './sessions.ts'
export {
  openSessions,
  publicAsker,
  signedText,
  type Asker,
  type Opened,
  type SessionParts,
  type Sessions,
} from './sign-in.ts'
