import { useState, type JSX } from 'react'

import { resolveToponym } from '#domain/measure'
import { ErrorSummary, formCss, officeText, SignBar, timeShort, useKeys, useReader } from '#web/controls'
import { NotTakenText, TakenText, useDesk, useSigning } from '#web/desk'
import type { AccountAnswer, MatterAnswer } from '#wire/claim'

import { AccountFields } from './account-fields.tsx'
import { AnswerFields } from './answer-fields.tsx'
import type { FieldsProps } from './fields-props.ts'
import type { Fault, FieldName, Fields } from './fields.ts'
import { FORM_WORDS } from './form-words.ts'
import { LinkFields } from './link-fields.tsx'
import type { FormName } from './look.ts'
import { venueOf } from './made-statement.ts'
import { MAKERS, type Made } from './made.ts'
import type { Making } from './making.ts'
import { ReasonField } from './reason-field.tsx'
import { readersKey, sentenceOf } from './sentence.ts'
import { StatementFields } from './statement-fields.tsx'
import { accountsCss as c } from './styles.ts'
import { SealedNote } from './told-fields.tsx'
import type { DraftKept } from './use-draft.ts'

type BodyProps = {
  readonly form: FormName
  readonly about: AccountAnswer | undefined
  readonly matters: readonly MatterAnswer[]
  readonly draft: DraftKept
  readonly close: () => void
}

const FIELDS: Readonly<Record<FormName, (props: FieldsProps) => JSX.Element | undefined>> = {
  lodge: (props) => <AccountFields {...props} />,
  correct: (props) => (
    <>
      <AccountFields {...props} />
      <ReasonField {...props} />
      <SealedBefore {...props} />
    </>
  ),
  transcribe: (props) => <StatementFields {...props} />,
  answer: (props) => <AnswerFields {...props} />,
  acknowledge: () => undefined,
  withdraw: (props) => <ReasonField {...props} />,
  link: (props) => <LinkFields {...props} />,
}

/** A form: its faults, its fields, the sentence and the signature. */
export function FormBody({ form, about, matters, draft, close }: BodyProps): JSX.Element {
  const reader = useReader()
  const making = useMaking(about)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [attempt, setAttempt] = useState(0)
  const { outcome, busy, sign } = useSigning()
  const signed = async (made: Made): Promise<void> => {
    const came = await sign([made], draft.kept)
    if (came?.kind === 'recorded' || came?.kind === 'waiting') await draft.drop()
  }
  const trySign = (): void => {
    const read = MAKERS[form](draft.fields, making())
    setFaults(read.ok ? [] : read.faults)
    setAttempt(attempt + 1)
    if (read.ok) void signed(read.value)
  }
  useKeys([{ stroke: 'Ctrl+Enter', words: 'frame.keySign', run: busy ? () => undefined : trySign }])
  if (outcome?.kind === 'recorded' || outcome?.kind === 'waiting')
    return <Taken outcome={outcome} close={close} />
  const error = (field: FieldName): string | undefined => {
    const fault = faults.find((each) => each.field === field)
    return fault === undefined ? undefined : reader.t(fault.key)
  }
  const props: FieldsProps = { draft, making: making(), matters, error }
  return (
    <form
      className={`${formCss['form'] ?? ''} ${c('formTop')}`}
      noValidate
      onSubmit={(event) => event.preventDefault()}
    >
      <ErrorSummary
        attempt={attempt}
        faults={faults.map(({ field, key }) => ({ id: field, sentence: reader.t(key) }))}
      />
      <NotTakenText outcome={outcome} />
      {FIELDS[form](props)}
      <Signing form={form} draft={draft} making={making()} busy={busy} sign={trySign} />
    </form>
  )
}

type TakenProps = Parameters<typeof TakenText>[0] & Pick<BodyProps, 'close'>

function Taken({ outcome, close }: TakenProps): JSX.Element {
  const { t } = useReader()
  return (
    <TakenText outcome={outcome}>
      <p>
        <button type="button" className={c('btn p')} onClick={close}>
          {t('states.back')}
        </button>
      </p>
    </TakenText>
  )
}

/** Says before the signature whether the earlier sealed part is in this form: what is not is sealed as not stated. */
function SealedBefore({ draft }: FieldsProps): JSX.Element {
  const { t } = useReader()
  const isCarried = draft.fields.sealedBefore !== ''
  return (
    <div role={isCarried ? undefined : 'alert'}>
      <SealedNote text={t(isCarried ? 'forms.sealedCarried' : 'forms.sealedNotCarried')} />
    </div>
  )
}

function useMaking(about: AccountAnswer | undefined): () => Making {
  const { mechanism, session, live } = useDesk()
  const { places, lang } = useReader()
  return () => ({
    zone: mechanism.zone,
    now: live.now(),
    lang,
    find: (name) => resolveToponym(name, [...places.values()]).candidates,
    places: [...places.values()],
    side: session.side,
    about,
    entityOf: (code) => mechanism.entities.find((entity) => entity.code === code),
  })
}

function Signing({
  form,
  draft,
  making,
  busy,
  sign,
}: {
  readonly form: FormName
  readonly draft: DraftKept
  readonly making: Making
  readonly busy: boolean
  readonly sign: () => void
}): JSX.Element {
  const reader = useReader()
  const { session } = useDesk()
  const office = officeText(reader, session.office ?? '')
  return (
    <SignBar
      sentence={sentenceOf(reader, form, { fields: draft.fields, making, office })}
      readers={reader.t(readersKey(form, draft.fields))}
      sealedTo={sealedWords(reader.t, form, draft.fields)}
      act={reader.t(FORM_WORDS[form].sign, { office })}
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

function sealedWords(
  t: ReturnType<typeof useReader>['t'],
  form: FormName,
  { venue }: Fields,
): string | undefined {
  if (form === 'transcribe' && venueOf(venue) === 'elsewhere') return t('forms.venueElsewhereNote')
  if (form === 'lodge' || form === 'correct') return t('forms.sealedPartTextClaim')
  return form === 'transcribe' || form === 'link' ? t('forms.sealedPartTextStatement') : undefined
}
