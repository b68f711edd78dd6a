import type { z } from 'zod'

import { tablePreview, type TablePreview, type TableQuestion } from '#wire/files'
import { clock, sessionAnswer, type Clock, type SessionAnswer } from '#wire/party'
import { receipt, type ActInput, type Receipt } from '#wire/record'
import {
  challengeAnswer,
  enrolmentAnswer,
  enrolmentReceipt,
  type ChallengeAnswer,
  type ClockChange,
  type EnrolmentAnswer,
  type EnrolmentCompletion,
  type EnrolmentQuestion,
  type EnrolmentReceipt,
  type SignIn,
} from '#wire/session'

import { ask, type Reply } from './ask.ts'
import type { Carry } from './carry.ts'
import { followFeed, type Following, type FollowOptions } from './feed.ts'
import { queryText, viewsOver, type Views } from './views.ts'

/** What a client is made of: its way to the node. */
export type ClientParts = { readonly carry: Carry }

/** A node's HTTP door, typed: views by name, acts, the session, the feed, and in a demo its clock and its people. */
export type Client = {
  readonly views: Views
  /** Hands in a signed submission under the name of its act. The signature is the authority, not the session. */
  readonly act: (name: string, input: ActInput) => Promise<Reply<Receipt>>
  readonly challenge: () => Promise<Reply<ChallengeAnswer>>
  readonly signIn: (input: SignIn) => Promise<Reply<SessionAnswer>>
  readonly signOut: () => Promise<Reply<SessionAnswer>>
  readonly beginEnrolment: (input: EnrolmentQuestion) => Promise<Reply<EnrolmentAnswer>>
  readonly completeEnrolment: (input: EnrolmentCompletion) => Promise<Reply<EnrolmentReceipt>>
  readonly setClock: (input: ClockChange) => Promise<Reply<Clock>>
  /** What a table of observations says, row by row; nothing is written by it. */
  readonly previewTable: (
    bytes: Uint8Array<ArrayBuffer>,
    question: TableQuestion,
  ) => Promise<Reply<TablePreview>>
  /** Follows the feed from a log size on, or from now. */
  readonly follow: (options: Omit<FollowOptions, 'carry'>) => Following
}

/** A typed client of the node that `carry` reaches. */
export function createClient({ carry }: ClientParts): Client {
  function post<T>(path: string, body: unknown, answer: z.ZodType<T>): Promise<Reply<T>> {
    const headers = { accept: 'application/json', 'content-type': 'application/json' }
    return ask(carry, { method: 'POST', path, headers, body: JSON.stringify(body) }, answer)
  }
  const json = { accept: 'application/json' }
  return {
    views: viewsOver(carry),
    act: (name, input) => post(`/api/act/${encodeURIComponent(name)}`, input, receipt),
    challenge: () =>
      ask(carry, { method: 'GET', path: '/api/session/challenge', headers: json }, challengeAnswer),
    signIn: (input) => post('/api/session', input, sessionAnswer),
    signOut: () => ask(carry, { method: 'DELETE', path: '/api/session', headers: json }, sessionAnswer),
    beginEnrolment: (input) => post('/api/demo/enrolment', input, enrolmentAnswer),
    completeEnrolment: (input) => post('/api/demo/enrolment/complete', input, enrolmentReceipt),
    setClock: (input) => post('/api/demo/clock', input, clock),
    previewTable: (bytes, question) =>
      ask(
        carry,
        {
          method: 'POST',
          path: `/api/files/observations${queryText(question)}`,
          headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
          body: bytes,
        },
        tablePreview,
      ),
    follow: (options) => followFeed({ ...options, carry }),
  }
}
