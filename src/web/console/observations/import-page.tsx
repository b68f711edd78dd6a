import { useEffect, useState, type JSX } from 'react'

import { Icon, ProblemBox, useReader } from '#web/controls'
import { problemSentence, useAsked, useDesk, type Known } from '#web/desk'
import type { TablePreview } from '#wire/files'
import type { Problem } from '#wire/record'

import { ImportAsked, type Asked } from './import-asked.tsx'
import { chosenFirst } from './import-rows.ts'
import { ImportRun } from './import-run.tsx'
import { ImportSource, type Source } from './import-source.tsx'
import { ImportTable } from './import-table.tsx'
import { dropImport, keptImport } from './import-text.ts'
import type { Making } from './making.ts'
import { observationsCss as c } from './styles.ts'

type PageProps = { readonly making: Making; readonly close: () => void }

/** Bringing in a table: a file or pasted rows, what each row would become, which to take, and what came of it. Nothing is written before the signature. */
export function ImportPage({ making, close }: PageProps): JSX.Element {
  const { t } = useReader()
  const [source, setSource] = useState<Source>()
  useEffect(() => {
    void keptImport(making.office).then((rows) => {
      if (rows !== undefined) setSource({ kind: 'pasted', text: rows })
    })
  }, [making.office])
  return (
    <article className={c('side wide')} aria-label={t('observations.titleImport')}>
      <header className={c('sideHead')}>
        <h2>{t('observations.titleImport')}</h2>
        <button type="button" className={c('btn q s')} onClick={close}>
          <Icon name="close" /> {t('states.close')}
        </button>
      </header>
      <p className={c('note')}>{t('observations.leadImport')}</p>
      <ImportSource source={source} setSource={setSource} office={making.office} />
      {source !== undefined && (
        <Previewed
          key={keyOf(source)}
          source={source}
          making={making}
          discard={() => void dropImport(making.office).then(() => setSource(undefined))}
        />
      )}
    </article>
  )
}

function keyOf(source: Source): string {
  return source.kind === 'file' ? `${source.file.name} ${source.file.size}` : 'pasted'
}

const NOTHING_ASKED: Asked = { zone: '', year: '', columns: '', encoding: '', delimiter: '' }

type PreviewedProps = {
  readonly source: Source
  readonly making: Making
  readonly discard: () => void
}

function Previewed({ source, making, discard }: PreviewedProps): JSX.Element {
  const { t } = useReader()
  const [asked, setAsked] = useState(NOTHING_ASKED)
  const known = usePreview(source, asked)
  const preview = known.value
  return (
    <>
      <ImportAsked asked={asked} setAsked={setAsked} preview={preview} />
      {known.problem !== undefined && <Unread problem={known.problem} again={known.again} />}
      {preview === undefined && known.problem === undefined && (
        <output className={c('note')}>{t('observations.importReading')}</output>
      )}
      {preview !== undefined && (
        <Readable
          preview={preview}
          setColumns={(columns) => setAsked({ ...asked, columns })}
          source={source}
          making={making}
          discard={discard}
        />
      )}
    </>
  )
}

/** Why a table was not read: what its own bytes lack, in a sentence of its own; else that this part could not be shown. */
function Unread({ problem, again }: { readonly problem: Problem; readonly again: () => void }): JSX.Element {
  const { lang } = useReader()
  const sentence = problemSentence(lang, problem)
  if (!problem.code.startsWith('IMP_'))
    return <ProblemBox sentence={sentence} code={problem.code} again={again} />
  return (
    <p className={c('error')} role="alert">
      {sentence} <span className={c('code')}>{problem.code}</span>
    </p>
  )
}

type ReadableProps = PreviewedProps & {
  readonly preview: TablePreview
  readonly setColumns: (columns: string) => void
}

/** A table that could be read: its rows to choose from, and the signature. */
function Readable({ source, making, discard, preview, setColumns }: ReadableProps): JSX.Element {
  const { t } = useReader()
  const [chosen, setChosen] = useState(() => chosenFirst(preview))
  const [watch, setWatch] = useState('')
  return (
    <>
      <ImportTable preview={preview} chosen={chosen} setChosen={setChosen} setColumns={setColumns} />
      <ImportRun
        preview={preview}
        chosen={chosen}
        name={source.kind === 'file' ? source.file.name : t('observations.importPasted')}
        making={making}
        watch={watch}
        setWatch={setWatch}
        discard={discard}
      />
    </>
  )
}

/** Asks what the table says each time something about its reading changes; an old answer is never shown for a new question. */
function usePreview(source: Source, asked: Asked): Known<TablePreview> {
  const { client } = useDesk()
  return useAsked({
    key: `${keyOf(source)} ${source.kind === 'file' ? '' : source.text} ${JSON.stringify(asked)}`,
    ask: async () => client.previewTable(await bytesOf(source), questionOf(asked)),
    topics: [],
  })
}

async function bytesOf(source: Source): Promise<Uint8Array<ArrayBuffer>> {
  if (source.kind === 'file') return new Uint8Array(await source.file.arrayBuffer())
  return new Uint8Array(new TextEncoder().encode(source.text))
}

function questionOf({
  zone,
  year,
  columns,
  encoding,
  delimiter,
}: Asked): Parameters<ReturnType<typeof useDesk>['client']['previewTable']>[1] {
  const told = /^\d{4}$/.test(year) ? Number(year) : undefined
  return {
    ...(zone.trim() === '' ? {} : { zone: zone.trim() }),
    ...(told === undefined ? {} : { year: told }),
    ...(columns === '' ? {} : { columns }),
    ...(encoding === '' ? {} : { encoding }),
    ...(delimiter === '' ? {} : { delimiter }),
  }
}
