import { useState, type JSX } from 'react'

import { oneLine, type Line } from '#domain/observation'
import { keyed, officeText, perceivedText, useReader, type Reader } from '#web/controls'
import { NotTakenText, useDesk, useSigning, type Signing } from '#web/desk'

import { lineAsked, lineReady, type LineReady } from './line-observed.ts'
import type { Making } from './making.ts'
import { observationsCss as c } from './styles.ts'

type RowsProps = {
  readonly lines: readonly string[]
  readonly making: Making
  /** Keeps the lines that are still to be signed. */
  readonly keep: (text: string) => void
}

/** Several lines pasted at once: each previewed, all that are ready signed in their order, the rest kept (R-UI-79). */
export function LineRows({ lines, making, keep }: RowsProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { mechanism } = useDesk()
  const asked = lineAsked(making, mechanism, undefined)
  const read = lines.map((text) => {
    const line = oneLine(text, asked)
    return { text, line, ready: lineReady(line, making) }
  })
  const { signing, done, signAll } = useSigningAll(read, keep)
  const n = read.filter(({ ready }) => ready.kind === 'ready').length
  const isIdle = signing.busy || n === 0
  return (
    <div className={c('preview')}>
      <ol className={c('lineRows')}>
        {keyed(read).map(({ key, item }) => (
          <li key={key}>
            <bdi dir="auto">{item.text}</bdi>
            <span className={c('note')}>
              {item.ready.kind === 'ready' ? becameText(reader, item.line) : t('observations.lineNotReady')}
            </span>
          </li>
        ))}
      </ol>
      <NotTakenText outcome={signing.outcome} />
      {done > 0 && <output>{t('observations.linesSigned', { n: done })}</output>}
      <p>
        <button
          type="button"
          className={c('btn p')}
          aria-disabled={isIdle}
          onClick={isIdle ? undefined : () => void signAll()}
        >
          {t('observations.linesSign', { n, office: officeText(reader, making.office) })}
        </button>
      </p>
    </div>
  )
}

type LineOf = { readonly text: string; readonly line: Line; readonly ready: LineReady }

type SigningAll = {
  readonly signing: Signing
  readonly done: number
  readonly signAll: () => Promise<void>
}

/** Signs every line that is ready, in their order, and keeps those that are not or were not taken. */
function useSigningAll(read: readonly LineOf[], keep: (text: string) => void): SigningAll {
  const signing = useSigning()
  const [done, setDone] = useState(0)
  const signAll = async (): Promise<void> => {
    const left = read.map(({ text }) => text)
    for (const { ready, text } of read) {
      if (ready.kind !== 'ready') continue
      const came = await signing.sign([ready.act])
      if (came?.kind !== 'recorded' && came?.kind !== 'waiting') break
      left.splice(left.indexOf(text), 1)
      setDone((before) => before + 1)
    }
    keep(left.join('\n'))
  }
  return { signing, done, signAll }
}

function becameText(reader: Reader, line: Line): string {
  if (line.kind === 'log') return reader.t('observations.lineLogWord')
  return line.kind === 'nothing' ? reader.t('observations.lineNothing') : perceivedText(reader, line.draft)
}
