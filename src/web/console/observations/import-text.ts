import { dropDraft, keepDraft, readDraft } from '#web/outbox'

/** Rows pasted elsewhere, kept until the import page opens them: nothing pasted is lost by changing the page. */
export async function keepImport(office: string, rows: string): Promise<void> {
  await keepDraft({ id: idOf(office), fields: rows, at: new Date().toISOString() })
}

/** Rows kept for the import page, if any. */
export async function keptImport(office: string): Promise<string | undefined> {
  return (await readDraft(idOf(office)))?.fields
}

/** Drops the kept rows, once they are signed or given up. */
export function dropImport(office: string): Promise<void> {
  return dropDraft(idOf(office))
}

function idOf(office: string): string {
  return `${office}/import`
}
