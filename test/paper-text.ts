import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a reader of a PDF finds in it: its text, line by line as it stands, and the names of the fonts in it. */
export type PaperText = { readonly text: string; readonly pages: number; readonly fonts: readonly string[] }

/** Reads a PDF back with poppler's tools. Breaks inside words are taken away, as a reader's eye does. */
export function paperText(pdf: Uint8Array): PaperText {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'))
  const file = join(folder, 'paper.pdf')
  try {
    writeFileSync(file, pdf)
    const told = (command: string, ...args: readonly string[]): string =>
      execFileSync(command, [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return {
      text: told('pdftotext', '-layout', file, '-').replaceAll('\u00ad', ''),
      pages: Number(/^Pages:\s+(\d+)/m.exec(told('pdfinfo', file))?.[1]),
      fonts: told('pdffonts', file)
        .split('\n')
        .slice(2)
        .flatMap((line) => (line === '' ? [] : [/\+(\S+)/.exec(line)?.[1] ?? line])),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
