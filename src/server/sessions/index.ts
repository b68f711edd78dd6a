export { openSessions, publicAsker, type Asker, type Sessions } from './sign-in.ts'
