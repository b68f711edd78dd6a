/** Where lines go: a terminal, or a file or pipe that wants neither colour nor redrawing. */
export type Sink = {
  readonly write: (text: string) => void
  readonly isTerminal: boolean
  /** Width in columns: the terminal's, else what a page is usually read in. */
  readonly columns: number
}

/**
 * The machine a verb runs on, handed in whole so that a test gives its own: data goes to `out`, all else to `err`.
 * `stop` is aborted when a person presses Ctrl-C or the system asks the program to end.
 */
export type Shell = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly out: Sink
  readonly err: Sink
  readonly stop: AbortSignal
  readonly nowMs: () => number
  /** Asks a person at the terminal for a line that is not shown; `undefined` where nobody is there to answer. */
  readonly ask: (prompt: string) => Promise<string | undefined>
  /** Resolves after so many milliseconds, at once when stopped. */
  readonly wait: (ms: number) => Promise<void>
}

/** Whether a sink shows emphasis: a terminal, and nobody asked for none (no-color.org). */
function isPainted(shell: Shell, sink: Sink): boolean {
  return sink.isTerminal && (shell.env['NO_COLOR'] ?? '') === '' && shell.env['TERM'] !== 'dumb'
}

/** A text in bold or dim where the sink shows it; there is no other emphasis, and no colour stands for a side. */
export function paint(
  shell: Shell,
  sink: Sink,
  styled: { readonly style: Style; readonly text: string },
): string {
  return isPainted(shell, sink) ? `\u001B[${STYLES[styled.style]}m${styled.text}\u001B[0m` : styled.text
}

/** How a text may stand out. */
export type Style = 'bold' | 'dim'

const STYLES: Readonly<Record<Style, number>> = { bold: 1, dim: 2 }
