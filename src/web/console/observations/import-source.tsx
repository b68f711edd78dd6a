import { useEffect, useRef, useState, type ChangeEvent, type JSX, type RefObject } from 'react'

import { useReader } from '#web/controls'

import { dropImport, keepImport } from './import-text.ts'
import { observationsCss as c } from './styles.ts'

/** Where the rows come from. */
export type Source =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'pasted'; readonly text: string }

type SourceProps = {
  readonly source: Source | undefined
  readonly setSource: (source: Source) => void
  readonly office: string
}

/** A file dropped or chosen, or rows pasted from a spreadsheet. */
export function ImportSource({ source, setSource, office }: SourceProps): JSX.Element {
  const { t } = useReader()
  const [over, setOver] = useState(false)
  const take = (file: File | undefined): void => {
    if (file === undefined) return
    void dropImport(office)
    setSource({ kind: 'file', file })
  }
  const zone = useDropZone(setOver, take)
  return (
    <div className={c('sources')}>
      <label ref={zone} className={c(over ? 'dropHere over' : 'dropHere')}>
        <span>
          {source?.kind === 'file'
            ? t('observations.importFile', { name: source.file.name })
            : t('observations.importDrop')}
        </span>
        <input
          id="import-file"
          type="file"
          accept=".csv,.tsv,.txt,.xlsx"
          onChange={(event: ChangeEvent<HTMLInputElement>) => take(event.target.files?.[0])}
        />
      </label>
      <PasteField source={source} setSource={setSource} office={office} />
    </div>
  )
}

function PasteField({ source, setSource, office }: SourceProps): JSX.Element {
  const { t } = useReader()
  const paste = (text: string): void => {
    void keepImport(office, text)
    setSource({ kind: 'pasted', text })
  }
  return (
    <div className={c('field')}>
      <label className={c('label')} htmlFor="import-paste">
        {t('observations.importPaste')}
      </label>
      <span className={c('hint')} id="import-paste-hint">
        {t('observations.importPasteHint')}
      </span>
      <textarea
        id="import-paste"
        className={c('input area pasteArea')}
        dir="auto"
        spellCheck={false}
        aria-describedby="import-paste-hint"
        value={source?.kind === 'pasted' ? source.text : ''}
        onChange={(event) => paste(event.target.value)}
      />
    </div>
  )
}

/** Lets files be dropped on an element; choosing one from a list does the same (WCAG 2.5.7). */
function useDropZone(
  over: (isOver: boolean) => void,
  take: (file: File | undefined) => void,
): RefObject<HTMLLabelElement | null> {
  const zone = useRef<HTMLLabelElement>(null)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const element = zone.current
    const dragged = (event: DragEvent): void => {
      event.preventDefault()
      over(event.type === 'dragover')
      if (event.type === 'drop') latest.current(event.dataTransfer?.files[0])
    }
    const types = ['dragover', 'dragleave', 'drop'] as const
    for (const type of types) element?.addEventListener(type, dragged)
    return () => {
      for (const type of types) element?.removeEventListener(type, dragged)
    }
  }, [over])
  return zone
}
