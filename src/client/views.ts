import type { z } from 'zod'

import {
  accountsAnswer,
  matter,
  placesAnswer,
  publicAccountsAnswer,
  type AccountsAnswer,
  type accountsQuestion,
  type MatterAnswer,
  type PlacesAnswer,
  type placesQuestion,
  type PublicAccountsAnswer,
} from '#wire/claim'
import { mechanismAnswer, sessionAnswer, type MechanismAnswer, type SessionAnswer } from '#wire/party'
import {
  authorAnswer,
  entriesAnswer,
  entryAnswer,
  headAnswer,
  importsAnswer,
  rawAnswer,
  recipientsAnswer,
  sealedAnswer,
  type AuthorAnswer,
  type EntriesAnswer,
  type entriesQuestion,
  type EntryAnswer,
  type HeadAnswer,
  type ImportsAnswer,
  type RawAnswer,
  type RecipientsAnswer,
  type SealedAnswer,
} from '#wire/record'

import { ask, type Reply } from './ask.ts'
import type { Carry } from './carry.ts'

type Query = Readonly<Record<string, unknown>>

/** A page's question: the key its predecessor answered as `next`. */
export type PageQuestion = { readonly after?: string; readonly limit?: number }

/** What a node can be asked, one function a view. */
export type Views = {
  readonly mechanism: () => Promise<Reply<MechanismAnswer>>
  readonly session: () => Promise<Reply<SessionAnswer>>
  readonly accounts: (question: z.input<typeof accountsQuestion>) => Promise<Reply<AccountsAnswer>>
  /** The matter in which an account stands. */
  readonly account: (id: string) => Promise<Reply<MatterAnswer>>
  readonly publicAccounts: (question: PageQuestion) => Promise<Reply<PublicAccountsAnswer>>
  readonly places: (question: z.input<typeof placesQuestion>) => Promise<Reply<PlacesAnswer>>
  readonly head: () => Promise<Reply<HeadAnswer>>
  readonly entries: (question: z.input<typeof entriesQuestion>) => Promise<Reply<EntriesAnswer>>
  /** One entry by its rid or its index. */
  readonly entry: (id: string) => Promise<Reply<EntryAnswer>>
  readonly raw: (from: number) => Promise<Reply<RawAnswer>>
  readonly sealed: (rid: string) => Promise<Reply<SealedAnswer>>
  readonly author: () => Promise<Reply<AuthorAnswer>>
  readonly recipients: () => Promise<Reply<RecipientsAnswer>>
  readonly imports: (question: PageQuestion) => Promise<Reply<ImportsAnswer>>
}

/** The views of the node that `carry` reaches. */
export function viewsOver(carry: Carry): Views {
  function get<T>(path: string, query: Query, answer: z.ZodType<T>): Promise<Reply<T>> {
    const asked = {
      method: 'GET',
      path: path + queryText(query),
      headers: { accept: 'application/json' },
    } as const
    return ask(carry, asked, answer)
  }
  return {
    mechanism: () => get('/api/mechanism', {}, mechanismAnswer),
    session: () => get('/api/session', {}, sessionAnswer),
    accounts: (question) => get('/api/accounts', question, accountsAnswer),
    account: (id) => get(`/api/accounts/${encodeURIComponent(id)}`, {}, matter),
    publicAccounts: (question) => get('/api/public/accounts', question, publicAccountsAnswer),
    places: (question) => get('/api/places', question, placesAnswer),
    head: () => get('/api/record/head', {}, headAnswer),
    entries: (question) => get('/api/record/entries', question, entriesAnswer),
    entry: (id) => get(`/api/record/entry/${encodeURIComponent(id)}`, {}, entryAnswer),
    raw: (from) => get('/api/record/raw', { from }, rawAnswer),
    sealed: (rid) => get(`/api/record/sealed/${encodeURIComponent(rid)}`, {}, sealedAnswer),
    author: () => get('/api/record/author', {}, authorAnswer),
    recipients: () => get('/api/record/recipients', {}, recipientsAnswer),
    imports: (question) => get('/api/imports', question, importsAnswer),
  }
}

function queryText(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number'
      ? [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`]
      : [],
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}
