import { useEffect, useRef, useState, type ClipboardEvent, type JSX, type KeyboardEvent } from 'react'
import { useLocation } from 'wouter'

import { oneLine, type Line } from '#domain/observation'
import { Kbd, officeText, useReader } from '#web/controls'
import {
  CheckedText,
  NotTakenText,
  TakenText,
  useDesk,
  useKeptDraft,
  useNow,
  useSigning,
  type KeptDraft,
  type Signing,
} from '#web/desk'

import { isCopied } from './copied.ts'
import { keepImport } from './import-text.ts'
import { lineAsked, lineReady, type LineReady } from './line-observed.ts'
import { LinePreview } from './line-preview.tsx'
import { LineRows } from './line-rows.tsx'
import { lookOf, queryOf, type FormName } from './look.ts'
import { makingOf, type Making } from './making.ts'
import { observedSentence, sealedSentence, zerosSentence } from './sentence.ts'
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
 * observation stays a line of the ops log (console.md 5.3); a text copied for radio is checked and not kept. A refusal keeps
 * the line.
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

type BegunProps = LineProps & { readonly draft: KeptDraft<LineDraft> }

function LineBegun(props: BegunProps): JSX.Element {
  const { t } = useReader()
  const { id, watches, draft } = props
  const making = useMaking(watches)
  const signing = useSigning()
  const leaving = useLeaving(props.leave, making.office)
  const { text } = draft.fields
  const single = useSingle(draft, making, signing)
  const lines = text.split('\n').filter((each) => each.trim() !== '')
  const write = (next: string): void => {
    signing.forget()
    draft.change(() => ({ text: next }))
  }
  const { outcome } = signing
  return (
    <section className={c('lineBox')} aria-label={t('observations.line')}>
      <LineField id={id} text={text} write={write} sign={single.sign} table={leaving.toImport} />
      {isCopied(lines) && <CheckedText text={text} />}
      {lines.length > 1 && !isCopied(lines) && <LineRows lines={lines} making={making} keep={write} />}
      {lines.length === 1 && (
        <>
          <LinePreview
            line={single.line}
            choose={single.choose}
            add={(words) => write(`${text.trimEnd()} ${words}`)}
            openWatch={leaving.toWatch}
          />
          <LineFoot ready={single.ready} making={making} busy={signing.busy} sign={single.sign} />
        </>
      )}
      <NotTakenText outcome={outcome} />
      {(outcome?.kind === 'recorded' || outcome?.kind === 'waiting') && (
        <LineSigned outcome={outcome} leave={signing.forget} />
      )}
    </section>
  )
}

const SIGNED_MS = 8000 // what was signed is said so long, or until the next act

/** That a line was signed: one line, which goes by itself so that the list keeps its place. */
function LineSigned({
  outcome,
  leave,
}: Pick<Parameters<typeof TakenText>[0], 'outcome'> & { readonly leave: () => void }): JSX.Element {
  const latest = useRef(leave)
  useEffect(() => {
    latest.current = leave
  })
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), SIGNED_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={c('lineDone')}>
      <TakenText outcome={outcome} />
    </div>
  )
}

type Leaving = { readonly toWatch: () => void; readonly toImport: (rows: string) => void }

/** Leaves for the form of a watch, or for the import with the rows that were pasted. */
function useLeaving(leave: () => void, office: string): Leaving {
  const [, go] = useLocation()
  const to = (form: FormName): void => {
    leave()
    go(`/observations${queryOf({ ...lookOf(new URLSearchParams()), form })}`)
  }
  return {
    toWatch: () => to('watchOpen'),
    toImport: (rows) => void keepImport(office, rows).then(() => to('import')),
  }
}

type Single = {
  readonly line: Line
  readonly ready: LineReady
  readonly choose: (utc: string) => void
  readonly sign: () => void
}

/** One line being written: what it is, and its signature. An instant that was chosen holds for the text it was chosen for. */
function useSingle(draft: KeptDraft<LineDraft>, making: Making, signing: Signing): Single {
  const { mechanism } = useDesk()
  const { text } = draft.fields
  const [chosen, setChosen] = useState<{ readonly for: string; readonly utc: string }>()
  const asked = lineAsked(making, mechanism, chosen?.for === text ? chosen.utc : undefined)
  const line = oneLine(text, asked)
  const ready = lineReady(line, making)
  const sign = async (): Promise<void> => {
    if (ready.kind === 'lacks' || signing.busy) return
    const came = await signing.sign([ready.act], draft.kept)
    if (came?.kind === 'recorded' || came?.kind === 'waiting') await draft.drop()
  }
  return { line, ready, choose: (utc) => setChosen({ for: text, utc }), sign: () => void sign() }
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
  const read = ready.observed === undefined ? undefined : ({ ok: true, value: ready.observed } as const)
  return (
    <p className={c('lineFoot')}>
      {read !== undefined && (
        <>
          <span className={c('sentence')}>
            {read.value.observations.length === 1
              ? observedSentence(reader, read, office)
              : zerosSentence(reader, read.value, office)}
          </span>
          <span className={c('note')}>{sealedSentence(reader, read, making)}</span>
        </>
      )}
      <button type="button" className={c('btn p')} aria-disabled={busy} onClick={busy ? undefined : sign}>
        {busy
          ? reader.t('forms.signing')
          : reader.t(ready.observed === undefined ? 'observations.signLog' : 'observations.signEnter', {
              office,
            })}{' '}
        <Kbd>Enter</Kbd>
      </button>
    </p>
  )
}
