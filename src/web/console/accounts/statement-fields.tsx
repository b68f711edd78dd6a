import type { JSX } from 'react'

import { AreaField, Choices, FieldRow, FormSection, SelectField, TextField, useReader } from '#web/controls'
import { languages, type Key } from '#words'

import { WeaponField } from './account-fields.tsx'
import { EntityField } from './entity-field.tsx'
import type { FieldName } from './fields.ts'
import type { FieldsProps } from './fields-props.ts'
import { ActorField, CountClassFields, KindField, SealedNote, TextLangField, WhenFields, WhereFields } from './told-fields.tsx'
import { STATEMENT_KINDS } from './told.ts'
import { accountsCss as c } from './styles.ts'

const SOURCE_KINDS = ['paraphrase', 'quote', 'original', 'translation'] as const

/** Fields of a statement. The source comes first; the rest of the form opens when it is named (R-CLM-13). */
export function StatementFields(props: FieldsProps): JSX.Element {
  const { t } = useReader()
  const { fields } = props.draft
  const isSourced = fields.publisher.trim() !== '' && fields.sourceTitle.trim() !== '' && fields.sourceText.trim() !== ''
  return (
    <>
      <FormSection title={t('forms.stepSource')}>
        <SourceFields {...props} />
      </FormSection>
      {!isSourced && <p className={c('note')}>{t('forms.needSource')}</p>}
      {isSourced && <Rest {...props} />}
    </>
  )
}

function Rest(props: FieldsProps): JSX.Element {
  const { t } = useReader()
  return (
    <>
      <FormSection title={t('forms.stepSpeaker')}>
        <EntityField {...props} ofSide="none" />
        <Line {...props} field="office" label="forms.speakerOffice" hint="forms.speakerOfficeHint" />
        <Line {...props} field="channel" label="forms.speakerChannel" optional />
        <WhenFields
          {...props}
          names={{ day: 'saidDay', clock: 'saidClock', precision: 'saidPrecision' }}
          label={t('forms.saidAt')}
        />
      </FormSection>
      <FormSection title={t('forms.stepContent')}>
        <KindField {...props} kinds={STATEMENT_KINDS} />
        <AreaField
          id="what"
          label={t('forms.what')}
          hint={t('forms.whatHintStatement')}
          error={props.error('what')}
          lang={props.draft.fields.textLang}
          value={props.draft.fields.what}
          onValue={(value) => props.draft.set('what', value)}
        />
        <TextLangField {...props} />
        <ActorField {...props} />
        <WhereFields {...props} />
        <WhenFields {...props} />
        <CountClassFields {...props} />
      </FormSection>
      <FormSection title={t('forms.stepSealed')}>
        <SealedNote text={t('forms.sealedPartTextStatement')} />
        <Line {...props} field="person" label="forms.speakerPerson" hint="forms.speakerPersonHint" optional />
        <WeaponField {...props} />
      </FormSection>
    </>
  )
}

function SourceFields(props: FieldsProps): JSX.Element {
  const { t } = useReader()
  const { draft, error } = props
  return (
    <>
      <Line {...props} field="publisher" label="forms.publisher" hint="forms.publisherHint" />
      <Line {...props} field="sourceTitle" label="forms.sourceTitle" />
      <FieldRow>
        <TextField
          id="sourceDate"
          label={t('forms.sourceDate')}
          hint={t('forms.sourceDateHint')}
          width="short"
          error={error('sourceDate')}
          value={draft.fields.sourceDate}
          onValue={(value) => draft.set('sourceDate', value)}
        />
        <SelectField
          id="sourceLang"
          label={t('forms.sourceLang')}
          value={draft.fields.sourceLang}
          onValue={(value) => draft.set('sourceLang', value)}
          options={languages.map(({ lang, name }) => ({ value: lang, label: name }))}
        />
      </FieldRow>
      <Choices
        id="sourceKind"
        label={t('forms.sourceKindLabel')}
        value={SOURCE_KINDS.find((kind) => kind === draft.fields.sourceKind) ?? ''}
        onValue={(value) => draft.set('sourceKind', value)}
        options={SOURCE_KINDS.map((kind) => ({ value: kind, label: t('accounts.sourceKind', { kind }) }))}
      />
      <AreaField
        id="sourceText"
        label={t('forms.sourceText')}
        hint={t('forms.sourceTextHint')}
        error={error('sourceText')}
        lang={draft.fields.sourceLang}
        value={draft.fields.sourceText}
        onValue={(value) => draft.set('sourceText', value)}
      />
      <Line {...props} field="sourceUrl" label="forms.sourceUrl" hint="forms.sourceUrlHint" optional />
    </>
  )
}

function Line({
  draft,
  error,
  field,
  label,
  hint,
  optional = false,
}: FieldsProps & {
  readonly field: FieldName
  readonly label: Key
  readonly hint?: Key
  readonly optional?: boolean
}): JSX.Element {
  const { t } = useReader()
  return (
    <TextField
      id={field}
      label={t(label)}
      hint={hint === undefined ? undefined : t(hint)}
      optional={optional}
      error={error(field)}
      value={draft.fields[field]}
      onValue={(value) => draft.set(field, value)}
    />
  )
}
