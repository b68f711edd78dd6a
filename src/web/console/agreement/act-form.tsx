import { useState, type JSX } from 'react'

import {
  AreaField,
  ErrorSummary,
  Icon,
  instantText,
  Loading,
  officeText,
  SignBar,
  TextField,
  textFor,
  timeShort,
  Understood,
  useKeys,
  useReader,
  type Reader,
} from '#web/controls'
import {
  NotTakenText,
  TakenText,
  useDesk,
  useKeptDraft,
  useSigning,
  type KeptDraft,
  type Signing,
} from '#web/desk'
import type { AgreementAnswer } from '#wire/agreement'

import {
  ASKED,
  beginOf,
  madeOf,
  understoodAs,
  type Acting,
  type Fault,
  type FieldName,
  type Fields,
} from './made.ts'
import { agreementCss as c } from './styles.ts'

export type { Acting } from './made.ts'

type FormProps = {
  readonly acting: Acting
  readonly answer: AgreementAnswer
  readonly close: () => void
}

/** A form for one act on the terms: what it is about, its few fields, the sentence others will read, the signature. */
export function ActForm(props: FormProps): JSX.Element {
  const { lang } = useReader()
  const { acting, answer } = props
  const about = 'truce' in acting ? acting.truce : (acting.term?.id ?? answer.agreement.id)
  const draft = useKeptDraft<Fields>(`agreement ${acting.kind} ${about}`, {
    begin: beginOf(acting, lang),
    read: fieldsOf,
  })
  return draft === undefined ? <Loading lines={5} /> : <Form {...props} draft={draft} />
}

function fieldsOf(text: string, begin: Fields): Fields {
  const kept: unknown = JSON.parse(text)
  if (typeof kept !== 'object' || kept === null) return begin
  const told = Object.entries(kept).filter(([name, value]) => name in begin && typeof value === 'string')
  return { ...begin, ...Object.fromEntries(told) }
}

type InnerProps = FormProps & { readonly draft: KeptDraft<Fields> }

function Form({ acting, answer, close, draft }: InnerProps): JSX.Element {
  const { t, lang } = useReader()
  const { mechanism, session } = useDesk()
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [attempt, setAttempt] = useState(0)
  const signing = useSigning()
  const { outcome, busy } = signing
  const isTaken = outcome?.kind === 'recorded' || outcome?.kind === 'waiting'
  const making = { acting, agreement: answer.agreement, side: session.side, lang, zone: mechanism.zone }
  const sign = async (): Promise<void> => {
    const read = madeOf(draft.fields, making)
    setFaults(read.ok ? [] : read.faults)
    setAttempt(attempt + 1)
    if (!read.ok) return
    const came = await signing.sign([read.value], draft.kept)
    if (came?.kind === 'recorded' || came?.kind === 'waiting') await draft.drop()
  }
  const isHeld = busy || isTaken
  useKeys([
    { stroke: 'Ctrl+Enter', words: 'frame.keySign', run: isHeld ? () => undefined : () => void sign() },
    { stroke: 'Escape', words: 'frame.keyBack', run: close },
  ])
  return (
    <form noValidate className={c('form')} onSubmit={(event) => event.preventDefault()}>
      <FormHead acting={acting} close={close} />
      {isTaken ? (
        <TakenText outcome={outcome}>
          <button type="button" className={c('btn p')} onClick={close}>
            {t('states.back')}
          </button>
        </TakenText>
      ) : (
        <FormBody {...{ acting, draft, faults, attempt, signing }} sign={() => void sign()} />
      )}
    </form>
  )
}

type BodyProps = {
  readonly acting: Acting
  readonly draft: KeptDraft<Fields>
  readonly faults: readonly Fault[]
  readonly attempt: number
  readonly signing: Signing
  readonly sign: () => void
}

/** What is wrong, the few fields of the act, and the sentence that others will read. */
function FormBody({ acting, draft, faults, attempt, signing, sign }: BodyProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { mechanism, session } = useDesk()
  const office = officeText(reader, session.office ?? '')
  const { keptAt } = draft
  return (
    <>
      <ErrorSummary
        attempt={attempt}
        faults={faults.map(({ field, key }) => ({ id: field, sentence: t(key) }))}
      />
      <NotTakenText outcome={signing.outcome} />
      {ASKED[acting.kind].map((field) => (
        <FieldOf key={field} field={field} draft={draft} faults={faults} />
      ))}
      <SignBar
        sentence={sentenceOf(reader, acting, { fields: draft.fields, office, zone: mechanism.zone })}
        readers={t('agreement.readers')}
        act={t('agreement.sign', { act: acting.kind, office })}
        busy={signing.busy}
        draftKept={
          keptAt === undefined ? t('states.draftNone') : t('states.draftKept', { time: timeShort(keptAt) })
        }
        sign={sign}
        discard={() => void draft.drop()}
      />
    </>
  )
}

function FormHead({ acting, close }: Pick<FormProps, 'acting' | 'close'>): JSX.Element {
  const { t, lang } = useReader()
  const term = 'term' in acting ? acting.term : undefined
  return (
    <header className={c('h')}>
      <div>
        <h1>{t('agreement.act', { act: acting.kind })}</h1>
        {term !== undefined && (
          <p className={c('lead')}>
            {term.clause} {textFor(term.words, lang).text}
          </p>
        )}
        <p className={c('note')}>{t('agreement.actNote', { act: acting.kind })}</p>
      </div>
      <button type="button" className={c('btn q')} onClick={close}>
        <Icon name="close" /> {t('states.close')}
      </button>
    </header>
  )
}

type FieldOfProps = {
  readonly field: FieldName
  readonly draft: KeptDraft<Fields>
  readonly faults: readonly Fault[]
}

const LONG: ReadonlySet<FieldName> = new Set(['words', 'condition', 'reason', 'mustChange'])

function FieldOf({ field, draft, faults }: FieldOfProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { mechanism } = useDesk()
  const fault = faults.find((each) => each.field === field)
  const props = {
    id: field,
    label: t('agreement.field', { field }),
    hint: t('agreement.fieldHint', { field }),
    ...(fault && { error: t(fault.key) }),
    value: draft.fields[field],
    onValue: (value: string) => draft.change((before) => ({ ...before, [field]: value })),
  }
  if (LONG.has(field)) return <AreaField {...props} lang={reader.lang} />
  const instant = field === 'when' ? understoodAs(draft.fields.when, mechanism.zone) : undefined
  return (
    <>
      <TextField {...props} width={field === 'clause' ? 'short' : 'mid'} />
      {instant !== undefined && <Understood text={instantText(reader, instant)} />}
    </>
  )
}

function sentenceOf(
  reader: Reader,
  acting: Acting,
  { fields, office, zone }: { readonly fields: Fields; readonly office: string; readonly zone: string },
): string {
  const { t, lang } = reader
  const term = 'term' in acting ? acting.term : undefined
  const instant = understoodAs(fields.when, zone)
  const told = (...names: readonly FieldName[]): string => saidOrGap(reader, acting, { fields, names })
  return t('agreement.willRead', {
    act: acting.kind,
    office,
    clause: term?.clause ?? told('clause'),
    words: term === undefined || acting.kind === 'propose' ? told('words') : textFor(term.words, lang).text,
    text: told('condition', 'reason', 'source'),
    change: told('mustChange'),
    when: instant === undefined ? told('when') : instantText(reader, instant),
  })
}

type Told = { readonly fields: Fields; readonly names: readonly FieldName[] }

/** What was written in the first of the fields that the act asks for; where nothing was, which is missing, never a gap. */
function saidOrGap({ t }: Reader, { kind }: Acting, { fields, names }: Told): string {
  const field = names.find((name) => ASKED[kind].includes(name))
  if (field === undefined) return ''
  return fields[field].trim() || t('agreement.gap', { field: t('agreement.field', { field }) })
}
