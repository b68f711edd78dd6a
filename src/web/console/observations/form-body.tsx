import { useState, type JSX } from 'react'

import { ErrorSummary, officeText, SignBar, timeShort, useKeys, useReader, type Reader } from '#web/controls'
import { NotTakenText, TakenText, useSigning, type Signing, type ToSign } from '#web/desk'

import { EntryFields } from './entry-fields.tsx'
import type { DraftKept, FieldsProps } from './fields-props.ts'
import type { Fault, FieldName } from './fields.ts'
import { FORM_WORDS } from './form-words.ts'
import { becameOf } from './made-log.ts'
import { nothingSeen, observationRead } from './made-observation.ts'
import { MAKERS, type SigningForm } from './made.ts'
import type { Making } from './making.ts'
import {
  AtRow,
  GroupFields,
  LogFields,
  NothingFields,
  ReasonField,
  WatchFields,
  WatchSeeFields,
  WhyField,
} from './other-fields.tsx'
import { sealedSentence, sentenceOf } from './sentence.ts'
import { observationsCss as c } from './styles.ts'

const FIELDS: Readonly<Record<SigningForm, (props: FieldsProps) => JSX.Element | undefined>> = {
  enter: (props) => <EntryFields {...props} />,
  nothing: (props) => <NothingFields {...props} />,
  revise: (props) => (
    <>
      <EntryFields {...props} />
      <ReasonField {...props} />
    </>
  ),
  withdraw: (props) => <ReasonField {...props} />,
  question: (props) => <ReasonField {...props} />,
  accept: () => undefined,
  group: (props) => <GroupFields {...props} />,
  ungroup: (props) => <WhyField {...props} />,
  watchOpen: (props) => <WatchFields {...props} />,
  watchSee: (props) => <WatchSeeFields {...props} />,
  watchClose: (props) => <AtRow {...props} />,
  watchCorrect: (props) => (
    <>
      <WatchFields {...props} />
      <ReasonField {...props} />
    </>
  ),
  log: (props) => <LogFields {...props} />,
}

type BodyProps = {
  readonly form: SigningForm
  readonly making: Making
  readonly draft: DraftKept
  readonly close: () => void
}

/** A form: its faults, its fields, the sentence and the signature. */
export function FormBody({ form, making, draft, close }: BodyProps): JSX.Element {
  const reader = useReader()
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [attempt, setAttempt] = useState(0)
  const signing = useSigning()
  const trySign = (): void => {
    const read = MAKERS[form](draft.fields, making)
    setFaults(read.ok ? [] : read.faults)
    setAttempt(attempt + 1)
    if (read.ok) void signAll(signing, read.value, { form, making, draft })
  }
  useKeys([{ stroke: 'Ctrl+Enter', words: 'frame.keySign', run: signing.busy ? () => undefined : trySign }])
  const { outcome } = signing
  if (outcome?.kind === 'recorded' || outcome?.kind === 'waiting')
    return <Taken outcome={outcome} close={close} next={form === 'enter' ? signing.forget : undefined} />
  const error = (field: FieldName): string | undefined => {
    const fault = faults.find((each) => each.field === field)
    return fault === undefined ? undefined : reader.t(fault.key)
  }
  return (
    <form className={c('form')} noValidate onSubmit={(event) => event.preventDefault()}>
      <ErrorSummary
        attempt={attempt}
        faults={faults.map(({ field, key }) => ({ id: field, sentence: reader.t(key) }))}
      />
      <NotTakenText outcome={outcome} />
      {FIELDS[form]({ draft, making, error })}
      <Foot form={form} making={making} draft={draft} busy={signing.busy} sign={trySign} />
    </form>
  )
}

type Signed = Pick<BodyProps, 'form' | 'making' | 'draft'>

/** Signs what the form made; an observation made of a line of the ops log says so beside the line (R-UI-78). */
async function signAll(signing: Signing, act: ToSign, { form, making, draft }: Signed): Promise<void> {
  const became = form === 'enter' && making.about !== ''
  const then = became ? (rid: string): ToSign => becameOf(making, `${rid}.0`) : undefined
  const came = await signing.sign([act], draft.kept, then)
  if (came?.kind === 'recorded' || came?.kind === 'waiting') await draft.drop()
}

type TakenProps = Parameters<typeof TakenText>[0] &
  Pick<BodyProps, 'close'> & { readonly next: (() => void) | undefined }

function Taken({ outcome, close, next }: TakenProps): JSX.Element {
  const { t } = useReader()
  return (
    <TakenText outcome={outcome}>
      <p className={c('rowActs')}>
        <button type="button" className={c('btn p')} onClick={close}>
          {t('states.back')}
        </button>
        {next !== undefined && (
          <button type="button" className={c('btn')} onClick={next}>
            {t('observations.enterNext')}
          </button>
        )}
      </p>
    </TakenText>
  )
}

type FootProps = Signed & { readonly busy: boolean; readonly sign: () => void }

function Foot({ form, making, draft, busy, sign }: FootProps): JSX.Element {
  const reader = useReader()
  const words = FORM_WORDS[form]
  return (
    <SignBar
      sentence={sentenceOf(reader, form, { fields: draft.fields, making })}
      readers={reader.t(words.readers)}
      sealedTo={sealedWords(reader, { form, making, draft })}
      act={reader.t(words.sign, { office: officeText(reader, making.office) })}
      busy={busy}
      draftKept={
        draft.keptAt === undefined
          ? reader.t('states.draftNone')
          : reader.t('states.draftKept', { time: timeShort(draft.keptAt) })
      }
      sign={sign}
      discard={() => void draft.drop()}
    />
  )
}

/** What of it is sealed, in words; nothing where all of it stands in clear. */
function sealedWords(reader: Reader, { form, making, draft }: Signed): string | undefined {
  if (form === 'enter' || form === 'revise')
    return sealedSentence(reader, observationRead(draft.fields, making), making)
  if (form === 'nothing') return sealedSentence(reader, nothingSeen(draft.fields, making), making)
  return form === 'group' || form === 'ungroup' ? reader.t('observations.sealedWhy') : undefined
}
