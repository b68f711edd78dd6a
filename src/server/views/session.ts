import { z } from 'zod'

import { actsFor, rowsFor, type Who } from '#domain/access'
import { sessionAnswer, type SessionAnswer } from '#wire/party'

import type { View } from './view.ts'
import { viewOf } from './view.ts'

/** Who is reading, and what the tables let it read and do. The public asks it too, and is told it is the public. */
export const session: View = viewOf({
  name: 'session',
  path: '/api/session',
  summary: 'Who is reading, and what its role may read and do.',
  row: 'party',
  class: 'P',
  question: z.strictObject({}),
  answer: sessionAnswer,
  select: async (_rows, { asker, node }) => sessionOf(asker.who, asker.key, node.demo !== undefined),
  lower: { full: whole, joint: whole, public: whole },
})

/** What the session of somebody is told of itself. */
export function sessionOf(who: Who, key: string | undefined, demoHome: boolean): SessionAnswer | undefined {
  const { role, side, office, person } = who
  if (role === 'node' || role === 'root') return undefined
  return {
    role,
    side,
    ...(office === undefined ? {} : { office }),
    ...(person === undefined ? {} : { person }),
    ...(key === undefined ? {} : { key }),
    may: actsFor(who, demoHome),
    reads: rowsFor(who),
  }
}

function whole(answer: SessionAnswer): SessionAnswer {
  return answer
}
