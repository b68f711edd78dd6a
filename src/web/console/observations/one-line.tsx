import { useState, type ClipboardEvent, type JSX, type KeyboardEvent } from 'react'
import { useLocation } from 'wouter'

import { oneLine } from '#domain/observation'
import { Kbd, officeText, useReader } from '#web/controls'
import { NotTakenText, TakenText, useDesk, useKeptDraft, useNow, useSigning, type KeptDraft } from '#web/desk'

import { keepImport } from './import-text.ts'
import { lineAsked, lineReady, type LineReady } from './line-observed.ts'
import { LinePreview } from './line-preview.tsx'
import { LineRows } from './line-rows.tsx'
import { makingOf, type Making } from './making.ts'
import { observedSentence } from './sentence.ts'
import { observationsCss as c } from './styles.ts'
import type { WatchesKnown } from './use-watches.ts'

type LineProps = {
  readonly id: string
  readonly watches: WatchesKnown
  /** Leaves the place the line stands in, as a dialog, before another page is opened. */
  readonly leave: () => void
}

type LineDraft = { readonly text: string }

/**
 * One line of a notebook: what it became stands below before it is signed, and Enter signs it. What nobody can read as an
 * observation stays a line of the ops log (console.md 5.3). A refusal keeps the line.
 */
export function OneLine(props: LineProps): JSX.Element | undefined {
  const { session } = useDesk()
  const draft = useKeptDraft<LineDraft>(`${session.office ?? ''}/line`, { begin: { text: '' }, read: textOf })
  if (draft === undefined || props.watches.answer === undefined) return undefined
  return <LineBegun {...props} draft={draft} />
}

function textOf(kept: string, begin: LineDraft): LineDraft {
  try {
    const value: unknown = JSON.parse(kept)
    const text = typeof value === 'object' && value !== null && 'text' in value ? value.text : undefined
    return typeof text === 'string' ? { text } : begin
  } catch {
    return begin // a draft that cannot be read begins as the field does
  }
}

function LineBegun({ id, watches, leave, draft }: LineProps & { readonly draft: KeptDraft<LineDraft> }): JSX.Element {
  const reader = useReader()
  const [, go] = useLocation()
  const { mechanism } = useDesk()
  const [chosen, setChosen] = useState<string>()
  const making = useMaking(watches)
  const signing = useSigning()
  const { text } = draft.fields
  const lines = text.split('\n').filter((each) => each.trim() !== '')
  const line = oneLine(text, lineAsked(making, mechanism, chosen))
  const ready = lineReady(line, making)
  const write = (next: string): void => {
    signing.forget()
    setChosen(undefined)
    draft.change(() => ({ text: next }))
  }
  const sign = async (): Promise<void> => {
    if (ready.kind === 'lacks' || signing.busy) return
    const came = await signing.sign([ready.act], draft.kept)
    if (came?.kind === 'recorded' || came?.kind === 'waiting') await draft.drop()
  }
  const openWatch = (): void => {
    leave()
    go('/observations?form=watchOpen')
  }
  const table = async (pasted: string): Promise<void> => {
    await keepImport(making.office, pasted)
    leave()
    go('/observations?form=import')
  }
  return (
    <section className={c('line')} aria-label={reader.t('observations.line')}>
      <LineField id={id} text={text} write={write} sign={() => void sign()} table={(rows) => void table(rows)} />
      {lines.length > 1 ? (
        <LineRows lines={lines} making={making} keep={write} />
      ) : (
        text.trim() !== '' && (
          <>
            <LinePreview
              line={line}
              choose={setChosen}
              add={(words) => write(`${text.trimEnd()} ${words}`)}
              openWatch={openWatch}
            />
            <LineFoot ready={ready} making={making} busy={signing.busy} sign={() => void sign()} />
          </>
        )
      )}
      <NotTakenText outcome={signing.outcome} />
      {(signing.outcome?.kind === 'recorded' || signing.outcome?.kind === 'waiting') && (
        <TakenText outcome={signing.outcome} />
      )}
    </section>
  )
}

/** The desk's making with a clock that moves each 15 seconds, so that "now" in a line is not the page's opening. */
function useMaking(watches: WatchesKnown): Making {
  const desk = useDesk()
  const reader = useReader()
  const now = useNow(15)
  const made = makingOf(desk, reader, {
    watches: watches.answer?.watches ?? [],
    rows: [],
    about: '',
    members: [],
  })
  return { ...made, now }
}

type FieldOf = {
  readonly id: string
  readonly text: string
  readonly write: (text: string) => void
  readonly sign: () => void
  readonly table: (rows: string) => void
}

function LineField({ id, text, write, sign, table }: FieldOf): JSX.Element {
  const { t } = useReader()
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.shiftKey) return
    event.preventDefault()
    if (!text.trimEnd().includes('\n')) sign()
  }
  const pasted = (event: ClipboardEvent): void => {
    const rows = event.clipboardData.getData('text/plain')
    if (!rows.includes('\t')) return
    event.preventDefault()
    table(rows)
  }
  return (
    <div className={c('lineField')}>
      <label htmlFor={id}>{t('observations.line')}</label>
      <span id={`${id}-hint`} className={c('hint')}>
        {t('observations.lineHint')}
      </span>
      <textarea
        id={id}
        className={c('input lineInput')}
        rows={Math.min(8, text.split('\n').length)}
        value={text}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        onChange={(event) => write(event.target.value)}
        onKeyDown={pressed}
        onPaste={pasted}
      />
    </div>
  )
}

type FootProps = {
  readonly ready: LineReady
  readonly making: Making
  readonly busy: boolean
  readonly sign: () => void
}

function LineFoot({ ready, making, busy, sign }: FootProps): JSX.Element | undefined {
  const reader = useReader()
  if (ready.kind === 'lacks') return undefined
  const office = officeText(reader, making.office)
  const isOne = ready.observed?.observations.length === 1
  return (
    <p className={c('lineFoot')}>
      {ready.observed !== undefined && isOne && (
        <span className={c('sentence')}>
          {observedSentence(reader, { ok: true, value: ready.observed }, office)}
        </span>
      )}
      <button type="button" className={c('btn p')} aria-disabled={busy} onClick={busy ? undefined : sign}>
        {busy
          ? reader.t('forms.signing')
          : reader.t(ready.observed === undefined ? 'observations.signLog' : 'observations.signEnter', { office })}{' '}
        <Kbd>Enter</Kbd>
      </button>
    </p>
  )
}
