import type { JSX } from 'react'

import type { Stance, StanceField } from '#domain/claim'
import { isSide } from '#domain/measure'
import {
  Choices,
  countText,
  FormSection,
  sayPhrase,
  sideName,
  timePhrase,
  useReader,
  type Reader,
} from '#web/controls'
import type { AccountAnswer } from '#wire/claim'

import { DutyNameField } from './account-fields.tsx'
import { EntityField } from './entity-field.tsx'
import type { FieldsProps } from './fields-props.ts'
import type { FieldName } from './fields.ts'
import { Area } from './line.tsx'
import { accountsCss as c } from './styles.ts'
import { CountClassFields, KindField, TextLangField, WhereFields } from './told-fields.tsx'
import { CLAIM_KINDS } from './told.ts'
import { WhenFields } from './when-fields.tsx'

const STANCES: readonly Stance[] = ['agrees', 'denies', 'differs', 'silent']

const ROWS: readonly { readonly field: StanceField; readonly id: FieldName }[] = [
  { field: 'allegedActor', id: 'stanceActor' },
  { field: 'place', id: 'stancePlace' },
  { field: 'time', id: 'stanceTime' },
  { field: 'count', id: 'stanceCount' },
  { field: 'class', id: 'stanceClass' },
]

/** A counter-claim: what the claim says of each field, and four ways to stand to it; one's own version where it differs. */
export function AnswerFields(props: FieldsProps): JSX.Element {
  const { t } = useReader()
  const { draft, making } = props
  return (
    <>
      {ROWS.map((row) => (
        <FormSection key={row.field} title={t('accounts.stanceField', { field: row.field })}>
          <StanceRow {...props} {...row} />
        </FormSection>
      ))}
      <FormSection title={t('forms.ownVersion')}>
        <KindField {...props} kinds={CLAIM_KINDS} />
        <Area {...props} field="what" label="forms.what" hint="forms.whatHint" lang={draft.fields.textLang} />
        <TextLangField {...props} />
        <EntityField {...props} ofSide={making.side} />
        <DutyNameField {...props} />
      </FormSection>
    </>
  )
}

function StanceRow({
  field,
  id,
  ...props
}: FieldsProps & { readonly field: StanceField; readonly id: FieldName }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { draft, making, error } = props
  const stance = STANCES.find((each) => each === draft.fields[id]) ?? ''
  return (
    <>
      {making.about !== undefined && (
        <p className={c('note')}>{t('forms.theirs', { text: theirs(reader, making.about, field) })}</p>
      )}
      <Choices
        id={id}
        label={t('accounts.stanceField', { field })}
        error={error(id)}
        value={stance}
        onValue={(value) => draft.set(id, value)}
        options={STANCES.map((each) => ({ value: each, label: t('forms.stance', { stance: each }) }))}
      />
      {stance === 'differs' && field === 'time' && <WhenFields {...props} />}
      {stance === 'differs' && field === 'place' && <WhereFields {...props} />}
      {stance === 'differs' && field === 'count' && <CountClassFields {...props} />}
    </>
  )
}

function theirs(reader: Reader, about: AccountAnswer, field: StanceField): string {
  const { t } = reader
  switch (field) {
    case 'time':
      return sayPhrase(reader, timePhrase(about.at, { zone: reader.zone, lang: reader.lang }).main)
    case 'place':
      return about.place.asWritten
    case 'class':
      return about.class.kind === 'known'
        ? t('states.class', { class: about.class.value })
        : t('states.notStated')
    case 'count':
      return about.count.kind === 'known' ? countText(reader, about.count.value) : t('states.notStated')
    case 'allegedActor':
      return isSide(about.allegedActor)
        ? sideName(reader, about.allegedActor)
        : t(about.allegedActor === 'unclear' ? 'states.actorUnclear' : 'states.notStated')
  }
}
