import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'

import type { ReadingRow } from '#domain/access'
import { accept, type Answer } from '#domain/life'
import { accountsTable, type AccountRow } from '#formats/export-accounts'
import { csvText } from '#formats/export-csv'
import { sectorsGeoJson } from '#formats/export-geojson'
import { observationsTable } from '#formats/export-observations'
import { xlsxBytes } from '#formats/export-xlsx'
import { accountsAnswer } from '#wire/claim'
import { accountsFileQuestion, observationsFileQuestion } from '#wire/files'
import { observationsAnswer, type ObservationRow } from '#wire/observation'

import { askerOf } from './asking.ts'
import { everyPage, mechanismFor, viewFor, type FilesDoor, type Reading } from './files-asked.ts'
import { sendRefusal } from './send.ts'

/** A list as a file: its form, and what it is made of for this reader and these filters. */
type Export<Q> = {
  readonly name: string
  readonly type: string
  readonly row: ReadingRow
  readonly question: z.ZodObject & z.ZodType<Q>
  readonly make: (reading: Reading, question: Q) => Promise<Answer<string | Uint8Array, string>>
}

const CSV = 'text/csv; charset=utf-8'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const GEOJSON = 'application/geo+json'

/** One `GET` a file. Each asks the views as its reader, so that a column above the reader's class is not there. */
export function serveExports(app: FastifyInstance, door: FilesDoor): void {
  const observations = { row: 'observation', question: observationsFileQuestion } as const
  serveExport(app, door, {
    ...observations,
    name: 'observations.csv',
    type: CSV,
    make: async (reading, question) =>
      mapped(await observationsFor(reading, question), (rows) => csvText(observationsTable(rows))),
  })
  serveExport(app, door, {
    ...observations,
    name: 'observations.xlsx',
    type: XLSX,
    make: async (reading, question) =>
      mapped(await observationsFor(reading, question), (rows) =>
        xlsxBytes(observationsTable(rows), 'observations'),
      ),
  })
  serveExport(app, door, { ...observations, name: 'observations.geojson', type: GEOJSON, make: geoJsonFor })
  const accounts = { row: 'claim', question: accountsFileQuestion } as const
  serveExport(app, door, {
    ...accounts,
    name: 'accounts.csv',
    type: CSV,
    make: async (reading, question) =>
      mapped(await accountsFor(reading, question), (rows) => csvText(accountsTable(rows))),
  })
  serveExport(app, door, {
    ...accounts,
    name: 'accounts.xlsx',
    type: XLSX,
    make: async (reading, question) =>
      mapped(await accountsFor(reading, question), (rows) => xlsxBytes(accountsTable(rows), 'accounts')),
  })
}

async function mapped<T, U>(
  answer: Answer<T, string>,
  make: (value: T) => U | Promise<U>,
): Promise<Answer<U, string>> {
  return answer.ok ? accept(await make(answer.value)) : answer
}

function serveExport<Q>(app: FastifyInstance, door: FilesDoor, file: Export<Q>): void {
  const { name, type, row, question, make } = file
  app.withTypeProvider<ZodTypeProvider>().get(
    `/api/files/${name}`,
    {
      config: { gate: { kind: 'view', rows: [row] } },
      schema: {
        operationId: `files.${name}`,
        summary: `A list as a file, with the filters of its view and as its reader may read it: ${name}.`,
        tags: ['files'],
        querystring: question,
      },
    },
    async (request, reply) => {
      const asker = await askerOf(door.sessions, request)
      if (!asker.ok) return sendRefusal(reply, asker)
      const made = await make({ ...door.asking(), asker: asker.value }, question.parse(request.query))
      if (!made.ok) return sendRefusal(reply, made)
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${name}"`)
        .type(type)
        .send(typeof made.value === 'string' ? made.value : Buffer.from(made.value))
    },
  )
}

type ObservationsQuestion = z.infer<typeof observationsFileQuestion>

function observationsFor(
  reading: Reading,
  filters: ObservationsQuestion,
): Promise<Answer<readonly ObservationRow[], string>> {
  return everyPage(async (after) => {
    const question = { ...filters, limit: 500, ...(after === undefined ? {} : { after }) }
    const page = await viewFor(reading, { name: 'observations', question, answer: observationsAnswer })
    return page.ok ? accept({ rows: page.value.rows, next: page.value.next }) : page
  })
}

async function geoJsonFor(reading: Reading, question: ObservationsQuestion): Promise<Answer<string, string>> {
  const rows = await observationsFor(reading, question)
  if (!rows.ok) return rows
  const mechanism = await mechanismFor(reading)
  if (!mechanism.ok) return mechanism
  const { sectors, geographyVersion } = mechanism.value
  return accept(sectorsGeoJson({ rows: rows.value, sectors, geographyVersion }))
}

function accountsFor(
  reading: Reading,
  filters: z.infer<typeof accountsFileQuestion>,
): Promise<Answer<readonly AccountRow[], string>> {
  return everyPage(async (after) => {
    const question = { ...filters, limit: 100, ...(after === undefined ? {} : { after }) }
    const page = await viewFor(reading, { name: 'accounts', question, answer: accountsAnswer })
    if (!page.ok) return page
    const rows = page.value.matters.flatMap(({ id, accounts }) =>
      accounts.map((account) => ({ matter: id, account })),
    )
    return accept({ rows, next: page.value.next })
  })
}
