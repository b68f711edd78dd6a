import type { SessionAnswer } from '#wire/party'

/** Roles whose question is whether the truce holds (console.md section 4). */
const AT_SITUATION: ReadonlySet<SessionAnswer['role']> = new Set(['DO', 'HM', 'CC', 'GU'])

/** The screen a role begins at. */
export function homeOf(role: SessionAnswer['role']): string {
  return AT_SITUATION.has(role) ? '/situation' : '/accounts'
}
