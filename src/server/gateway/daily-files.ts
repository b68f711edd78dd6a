import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'

import { refuse } from '#domain/life'
import { hashOf, type Press } from '#server/publishing'
import { publicationPaper } from '#server/views'
import { hex32 } from '#wire/measure'
import { publicationFilesAnswer, publicationFilesQuestion } from '#wire/publication-files'

import { askerOf } from './asking.ts'
import { answers } from './schemas.ts'
import { sendRefusal } from './send.ts'
import type { ViewDoor } from './view-routes.ts'

/** What the doors of a daily's files stand on: those of views, and the press. */
export type DailyFilesDoor = ViewDoor & { readonly press: Press }

const question = z.strictObject({
  rid: hex32,
  name: z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,119}$/),
})

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
  geojson: 'application/geo+json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
}

/** Files of a daily for officers, each at its reader's form, and the hashes of those that a release makes. */
export function serveDailyFiles(app: FastifyInstance, door: DailyFilesDoor): void {
  serveFile(app, door)
  serveHashes(app, door)
}

function serveFile(app: FastifyInstance, door: DailyFilesDoor): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/files/daily/:rid/:name',
    {
      config: { gate: { kind: 'view', rows: ['report'] } },
      schema: {
        operationId: 'daily-file',
        summary: 'A file of a daily report at the reader’s form: a PDF in one language, JSON, a table.',
        tags: ['files'],
        params: question,
      },
    },
    async (request, reply) => {
      const asker = await askerOf(door.sessions, request)
      if (!asker.ok) return sendRefusal(reply, asker)
      const { rid, name } = request.params
      const asking = { ...door.asking(), asker: asker.value }
      const paper = await publicationPaper.ask({ ...asking, question: { rid, form: 'reader' } })
      if (!paper.ok) return sendRefusal(reply, paper)
      const file = await door.press.one(paper.value, name)
      if (file === undefined) return sendRefusal(reply, refuse('ACC_ABSENT', 'nothing'))
      return reply
        .type(TYPES[file.name.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${file.name}"`)
        .send(Buffer.from(file.bytes))
    },
  )
}

function serveHashes(app: FastifyInstance, door: DailyFilesDoor): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/publications/:rid/files',
    {
      config: { gate: { kind: 'view', rows: ['report'] } },
      schema: {
        operationId: 'publication-files',
        summary: 'The files that a release of this version makes, with the hashes that both releasers sign.',
        tags: ['files'],
        params: publicationFilesQuestion,
        response: answers(200, publicationFilesAnswer),
      },
    },
    async (request, reply) => {
      const asker = await askerOf(door.sessions, request)
      if (!asker.ok) return sendRefusal(reply, asker)
      const asking = { ...door.asking(), asker: asker.value }
      const { rid } = request.params
      const paper = await publicationPaper.ask({ ...asking, question: { rid, form: 'public' } })
      if (!paper.ok) return sendRefusal(reply, paper)
      const files = await door.press.all(paper.value)
      return reply.header('cache-control', 'no-store').send({
        publicAt: paper.value.publicAt,
        files: files.map(({ name, bytes }) => ({ name, sha256: hashOf(bytes), bytes: bytes.length })),
      })
    },
  )
}
