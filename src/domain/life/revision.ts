import { accept, refuse, type Answer } from './answer.ts'

/** Whether an act follows the newest revision of what it changes; a stale one keeps its writer's draft. Source: domain.md section 0. */
export function followsNewest(yours: string, current: string): Answer<undefined, 'LIFE_STALE'> {
  return yours === current ? accept(undefined) : refuse('LIFE_STALE', 'draft', { yours, current })
}
