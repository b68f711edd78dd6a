import { useState, type JSX } from 'react'

import { oneLine, type Line } from '#domain/observation'
import { keyed, officeText, perceivedText, useReader, type Reader } from '#web/controls'
import { NotTakenText, useDesk, useSigning } from '#web/desk'

import { lineAsked, lineReady } from './line-observed.ts'
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
  const signing = useSigning()
  const [done, setDone] = useState(0)
  const asked = lineAsked(making, mechanism, undefined)
  const read = lines.map((text) => {
    const line = oneLine(text, asked)
    return { text, line, ready: lineReady(line, making) }
  })
  const ready = read.filter((each) => each.ready.kind === 'ready')
  const signAll = async (): Promise<void> => {
    const left = [...lines]
    for (const each of ready) {
      if (each.ready.kind !== 'ready') continue
      const came = await signing.sign([each.ready.act])
      if (came?.kind !== 'recorded' && came?.kind !== 'waiting') break
      left.splice(left.indexOf(each.text), 1)
      setDone((before) => before + 1)
    }
    keep(left.join('\n'))
  }
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
          aria-disabled={signing.busy || ready.length === 0}
          onClick={signing.busy || ready.length === 0 ? undefined : () => void signAll()}
        >
          {t('observations.linesSign', { n: ready.length, office: officeText(reader, making.office) })}
        </button>
      </p>
    </div>
  )
}

function becameText(reader: Reader, line: Line): string {
  if (line.kind === 'log') return reader.t('observations.lineLogWord')
  return line.kind === 'nothing' ? reader.t('observations.lineNothing') : perceivedText(reader, line.draft)
}
