import { createHash } from 'node:crypto'

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'

import { allow } from '#domain/access'
import { accept, refuse, type Answer } from '#domain/life'
import { dayRule } from '#domain/measure'
import { readObservations, type ObservationTable, type TableRow } from '#formats/observation-table'
import { readTable, type Table } from '#formats/table'
import { gazetteerOf } from '#formats/told-place'
import {
  PREVIEW_ROWS_MAX,
  TABLE_MAX_BYTES,
  tablePreview,
  tableQuestion,
  type PreviewRow,
  type TablePreview,
  type TableQuestion,
} from '#wire/files'

import { askerOf } from './asking.ts'
import { allPlacesFor, mechanismFor, type FilesDoor, type Reading } from './files-asked.ts'
import { serveExports } from './files-export.ts'
import { withRepeated } from './files-repeated.ts'
import { inflate } from './inflate.ts'
import { answers } from './schemas.ts'
import { sendRefusal } from './send.ts'

/** What a table may come as; a browser says nothing better of a file it does not know. */
const TABLE_TYPES = [
  'application/octet-stream',
  'text/csv',
  'text/tab-separated-values',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]

/** Files in and out: lists as the reader may read them, and the preview of a table, which writes nothing. */
export async function serveFiles(app: FastifyInstance, door: FilesDoor): Promise<void> {
  serveExports(app, door)
  // In a scope of its own, so that no other door takes bytes of these types.
  await app.register((scope, _options, done) => {
    scope.addContentTypeParser(TABLE_TYPES, { parseAs: 'buffer' }, (_request, body, parsed) =>
      parsed(null, body),
    )
    servePreview(scope, door)
    done()
  })
}

function servePreview(scope: FastifyInstance, door: FilesDoor): void {
  scope.withTypeProvider<ZodTypeProvider>().post(
    '/api/files/observations',
    {
      config: { gate: { kind: 'act', act: 'observation.import' } },
      bodyLimit: TABLE_MAX_BYTES,
      onRequest: (request, reply) => mayImport(request, reply, door),
      schema: {
        operationId: 'files.observations.preview',
        summary:
          'What a table of observations says, row by row, with a verdict for each. Nothing is written.',
        tags: ['files'],
        querystring: tableQuestion,
        response: answers(200, tablePreview),
      },
    },
    async (request, reply) => {
      const asker = await askerOf(door.sessions, request)
      if (!asker.ok) return sendRefusal(reply, asker)
      if (!(request.body instanceof Uint8Array)) return sendRefusal(reply, refuse('NET_MEDIA', 'draft'))
      const reading = { ...door.asking(), asker: asker.value }
      const preview = await previewOf(request.body, request.query, reading)
      return preview.ok
        ? reply.header('cache-control', 'no-store').send(preview.value)
        : sendRefusal(reply, preview)
    },
  )
}

/** Asked before a byte of the body is taken in: twenty megabytes are nobody's to hand in who may not import. */
async function mayImport(
  request: FastifyRequest,
  reply: FastifyReply,
  door: FilesDoor,
): Promise<FastifyReply | undefined> {
  const asker = await askerOf(door.sessions, request)
  if (!asker.ok) return sendRefusal(reply, asker)
  const { now } = door.asking().node.clock
  const leave = allow(asker.value.who, { kind: 'act', act: 'observation.import' }, {}, now)
  return leave.ok ? undefined : sendRefusal(reply, refuse('ACC_DENIED', 'draft'))
}

async function previewOf(
  bytes: Uint8Array,
  question: TableQuestion,
  reading: Reading,
): Promise<Answer<TablePreview, string>> {
  const table = await readTable(bytes, { ...asked(question), inflate })
  if (!table.ok) return table
  const rows = table.value.rows.length - 1
  if (rows > PREVIEW_ROWS_MAX) return refuse('IMP_SIZE', 'nothing', { rows, maxRows: PREVIEW_ROWS_MAX })
  const mechanism = await mechanismFor(reading)
  if (!mechanism.ok) return mechanism
  const places = await allPlacesFor(reading)
  if (!places.ok) return places
  const rule = dayRule(mechanism.value)
  if (!rule.ok) return rule
  const { zone, year, columns } = question
  const context = {
    now: reading.node.clock.now,
    gazetteer: gazetteerOf(places.value, []),
    sectors: mechanism.value.sectors.map(({ id }) => id),
    dayRule: rule.value,
    ...(zone === undefined ? {} : { zone }),
    ...(year === undefined ? {} : { year }),
  }
  const read = readObservations(table.value, context, columns)
  if (!read.ok) return read
  const judged = await withRepeated(read.value.rows, reading)
  if (!judged.ok) return judged
  const file = createHash('sha256').update(bytes).digest('hex')
  return accept(answerOf(file, table.value, { ...read.value, rows: judged.value }))
}

function asked({
  encoding,
  delimiter,
  sheet,
}: TableQuestion): Omit<Parameters<typeof readTable>[1], 'inflate'> {
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(sheet === undefined ? {} : { sheet }),
  }
}

/** Rows of text that a preview shows (console.md 5.3). */
const SHOWN_ROWS = 50

function answerOf(file: string, { source }: Table, read: ObservationTable): TablePreview {
  const { heading, text, rows, totals } = read
  const tallied = (verdict: TableRow['verdict']) => rows.filter((row) => row.verdict === verdict).length
  return {
    file,
    ...source,
    heading: heading.cells,
    columns: [...heading.columns].map(([field, { column, by }]) => ({ field, column: column + 1, by })),
    missing: heading.missing,
    text: text.slice(0, SHOWN_ROWS),
    rows: rows.map(previewRow),
    tally: { ok: tallied('ok'), warning: tallied('warning'), refused: tallied('refused') },
    totals,
  }
}

function previewRow({ row, verdict, notes, asks, told, own, draft }: TableRow): PreviewRow {
  return {
    row,
    verdict,
    notes: notes.map(({ code, field, detail }) => ({ code, field, detail: shownDetail(detail) })),
    asks,
    ...(draft === undefined ? {} : { draft }),
    ...(told.day === undefined ? {} : { day: told.day }),
    ...(Object.keys(own).length === 0 ? {} : { own }),
  }
}

/** A refusal's detail holds texts, numbers and lists of texts; all else is no part of a note. */
function shownDetail(detail: TableRow['notes'][number]['detail']): PreviewRow['notes'][number]['detail'] {
  return Object.fromEntries(
    Object.entries(detail).flatMap(([name, value]): readonly [string, string | number | string[]][] => {
      if (typeof value === 'string' || typeof value === 'number') return [[name, value]]
      return Array.isArray(value) ? [[name, value.map(String)]] : []
    }),
  )
}
