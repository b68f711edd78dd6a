import type { z } from 'zod'

import {
  agreementAnswer,
  agreementsAnswer,
  trucesAnswer,
  type AgreementAnswer,
  type AgreementAsOf,
  type AgreementsAnswer,
  type agreementsQuestion,
  type TrucesAnswer,
  type trucesQuestion,
} from '#wire/agreement'
import { articleAnswer, type ArticleAnswer } from '#wire/article'
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
import {
  observationAnswer,
  observationsAnswer,
  opsLogAnswer,
  watchesAnswer,
  type ObservationAnswer,
  type ObservationsAnswer,
  type observationsQuestion,
  type OpsLogAnswer,
  type WatchesAnswer,
  type watchesQuestion,
} from '#wire/observation'
import { mechanismAnswer, sessionAnswer, type MechanismAnswer, type SessionAnswer } from '#wire/party'
import { publicationFilesAnswer, type PublicationFilesAnswer } from '#wire/publication-files'
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
import {
  dailyAnswer,
  reportsAnswer,
  type DailyAnswer,
  type dailyQuestion,
  type ReportsAnswer,
  type reportsQuestion,
} from '#wire/report'
import { situationAnswer, type SituationAnswer, type situationQuestion } from '#wire/situation'

import { ask, type Reply } from './ask.ts'
import type { Carry } from './carry.ts'

type Query = Readonly<Record<string, unknown>>

/** A page's question: the key its predecessor answered as `next`. */
export type PageQuestion = { readonly after?: string; readonly limit?: number }

/** What a node can be asked, one function a view. */
export type Views = {
  /** What the record holds of the article that a demo was given. */
  readonly article: () => Promise<Reply<ArticleAnswer>>
  readonly mechanism: () => Promise<Reply<MechanismAnswer>>
  readonly session: () => Promise<Reply<SessionAnswer>>
  readonly accounts: (question: z.input<typeof accountsQuestion>) => Promise<Reply<AccountsAnswer>>
  /** The matter in which an account stands. */
  readonly account: (id: string) => Promise<Reply<MatterAnswer>>
  /** A day in figures, with the ground; `at` falls in it, else now. */
  readonly situation: (question: z.input<typeof situationQuestion>) => Promise<Reply<SituationAnswer>>
  readonly publicAccounts: (question: PageQuestion) => Promise<Reply<PublicAccountsAnswer>>
  readonly observations: (
    question: z.input<typeof observationsQuestion>,
  ) => Promise<Reply<ObservationsAnswer>>
  /** One observation with its versions, group and questions. */
  readonly observation: (id: string) => Promise<Reply<ObservationAnswer>>
  readonly watches: (question: z.input<typeof watchesQuestion>) => Promise<Reply<WatchesAnswer>>
  readonly opsLog: (question: PageQuestion) => Promise<Reply<OpsLogAnswer>>
  readonly agreements: (question: z.input<typeof agreementsQuestion>) => Promise<Reply<AgreementsAnswer>>
  /** One agreement whole, by the rid of its record: now, or as it stood. */
  readonly agreement: (id: string, asOf?: AgreementAsOf) => Promise<Reply<AgreementAnswer>>
  readonly truces: (question: z.input<typeof trucesQuestion>) => Promise<Reply<TrucesAnswer>>
  readonly places: (question: z.input<typeof placesQuestion>) => Promise<Reply<PlacesAnswer>>
  /** The calendar of dailies with their versions, and the public notes. */
  readonly reports: (question: z.input<typeof reportsQuestion>) => Promise<Reply<ReportsAnswer>>
  /** One daily: of a version, or as the record stands. */
  readonly daily: (question: z.input<typeof dailyQuestion>) => Promise<Reply<DailyAnswer>>
  /** The files that a release of a version makes, for the releaser to sign. */
  readonly publicationFiles: (rid: string) => Promise<Reply<PublicationFilesAnswer>>
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
    article: () => get('/api/article', {}, articleAnswer),
    mechanism: () => get('/api/mechanism', {}, mechanismAnswer),
    session: () => get('/api/session', {}, sessionAnswer),
    accounts: (question) => get('/api/accounts', question, accountsAnswer),
    account: (id) => get(`/api/accounts/${encodeURIComponent(id)}`, {}, matter),
    situation: (question) => get('/api/situation', question, situationAnswer),
    publicAccounts: (question) => get('/api/public/accounts', question, publicAccountsAnswer),
    observations: (question) => get('/api/observations', question, observationsAnswer),
    observation: (id) => get(`/api/observations/${encodeURIComponent(id)}`, {}, observationAnswer),
    watches: (question) => get('/api/watches', question, watchesAnswer),
    opsLog: (question) => get('/api/ops-log', question, opsLogAnswer),
    agreements: (question) => get('/api/agreements', question, agreementsAnswer),
    agreement: (id, asOf = {}) => get(`/api/agreements/${encodeURIComponent(id)}`, asOf, agreementAnswer),
    truces: (question) => get('/api/truces', question, trucesAnswer),
    places: (question) => get('/api/places', question, placesAnswer),
    reports: (question) => get('/api/reports', question, reportsAnswer),
    daily: (question) => get('/api/daily', question, dailyAnswer),
    publicationFiles: (rid) =>
      get(`/api/publications/${encodeURIComponent(rid)}/files`, {}, publicationFilesAnswer),
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

/** A question as the query of an address; what is not said is left out. */
export function queryText(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number'
      ? [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`]
      : [],
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}
