import type { Views } from '#client'
import { accept, type Answer } from '#domain/life'

import { allPages, jsonOf, type Desk, type Source } from './desk.ts'

/** Names an import job for a file, unless it has one: rows of a file enter under the job of their own holder alone. */
export async function nameJob(
  { desk, views }: { readonly desk: Desk; readonly views: Pick<Views, 'imports'> },
  source: Source,
  what: 'statements' | 'places' | 'agreements',
): Promise<Answer<undefined, string>> {
  const jobs = await allPages(
    (after) => views.imports(after === undefined ? {} : { after }),
    ({ imports, next }) => ({ items: imports, next }),
  )
  if (!jobs.ok) return jobs
  const { file, name, rows, refused, taken = rows - refused.length } = source
  if (jobs.value.some((job) => job.file === file && job.what === what)) return accept(undefined)
  const body = { file, name, what, rows, taken, refused }
  const entered = await desk.enter({ act: 'record.import', type: 'record.import', body: jsonOf(body) })
  return entered.ok ? accept(undefined) : entered
}
