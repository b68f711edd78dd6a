import type { JSX } from 'react'

import { Choices, FieldRow, FormSection, SelectField, useReader } from '#web/controls'
import { languages } from '#words'

import { OriginsField, WeaponField } from './account-fields.tsx'
import { EntityField } from './entity-field.tsx'
import type { FieldsProps } from './fields-props.ts'
import { Area, Line } from './line.tsx'
import { venueOf } from './made-statement.ts'
import { accountsCss as c } from './styles.ts'
import {
  ActorField,
  CountClassFields,
  KindField,
  SealedNote,
  TextLangField,
  WhereFields,
} from './told-fields.tsx'
import { STATEMENT_KINDS } from './told.ts'
import { WhenFields } from './when-fields.tsx'

const VENUES = ['public', 'elsewhere'] as const
const SOURCE_KINDS = ['paraphrase', 'quote', 'original', 'translation'] as const

/** Fields of a statement. The source comes first; the rest of the form opens when it is named (R-CLM-13). */
export function StatementFields(props: FieldsProps): JSX.Element {
  const { t } = useReader()
  const { fields } = props.draft
  const isSourced = [fields.publisher, fields.sourceTitle, fields.sourceText].every(
    (text) => text.trim() !== '',
  )
  return (
    <>
      <FormSection title={t('forms.stepSource')}>
        <VenueField {...props} />
        <SourceFields {...props} />
      </FormSection>
      {isSourced ? <Rest {...props} /> : <p className={c('note')}>{t('forms.needSource')}</p>}
    </>
  )
}

function Rest(props: FieldsProps): JSX.Element {
  const { t } = useReader()
  const { textLang, venue, origins } = props.draft.fields
  const isElsewhere = venueOf(venue) === 'elsewhere'
  return (
    <>
      <FormSection title={t('forms.stepSpeaker')}>
        <EntityField {...props} ofSide="none" />
        <Line {...props} field="office" label="forms.speakerOffice" hint="forms.speakerOfficeHint" />
        <Line {...props} field="channel" label="forms.speakerChannel" optional />
        <WhenFields
          {...props}
          names={{ day: 'saidDay', clock: 'saidClock', precision: 'saidPrecision' }}
          label="forms.saidAt"
        />
      </FormSection>
      <FormSection title={t('forms.stepContent')}>
        <KindField {...props} kinds={STATEMENT_KINDS} />
        <Area {...props} field="what" label="forms.what" hint="forms.whatHintStatement" lang={textLang} />
        <TextLangField {...props} />
        <ActorField {...props} />
        <WhereFields {...props} />
        <WhenFields {...props} />
        <CountClassFields {...props} />
      </FormSection>
      <FormSection title={t('forms.stepSealed')}>
        {!isElsewhere && <SealedNote text={t('forms.sealedPartTextStatement')} />}
        <Line {...props} field="person" label="forms.speakerPerson" hint="forms.speakerPersonHint" optional />
        <WeaponField {...props} />
        {(!isElsewhere || origins !== '') && (
          <OriginsField
            {...props}
            hint={isElsewhere ? 'forms.originsElsewhere' : 'forms.originsHintStatement'}
          />
        )}
      </FormSection>
    </>
  )
}

/** Said in public, or elsewhere: then all of it is sealed, and the form says at once who alone can open it. */
function VenueField({ draft }: FieldsProps): JSX.Element {
  const { t } = useReader()
  const venue = venueOf(draft.fields.venue)
  return (
    <>
      <Choices
        id="venue"
        label={t('forms.venueLabel')}
        value={venue}
        onValue={(value) => draft.set('venue', value)}
        options={VENUES.map((each) => ({ value: each, label: t('forms.venue', { venue: each }) }))}
      />
      {venue === 'elsewhere' && <SealedNote text={t('forms.venueElsewhereNote')} />}
    </>
  )
}

function SourceFields(props: FieldsProps): JSX.Element {
  const { t } = useReader()
  const { fields, set } = props.draft
  return (
    <>
      <Line
        {...props}
        field="publisher"
        label="forms.publisher"
        hint={venueOf(fields.venue) === 'elsewhere' ? 'forms.publisherHintElsewhere' : 'forms.publisherHint'}
      />
      <Line {...props} field="sourceTitle" label="forms.sourceTitle" />
      <FieldRow>
        <Line
          {...props}
          field="sourceDate"
          label="forms.sourceDate"
          hint="forms.sourceDateHint"
          width="short"
        />
        <SelectField
          id="sourceLang"
          label={t('forms.sourceLang')}
          value={fields.sourceLang}
          onValue={(value) => set('sourceLang', value)}
          options={languages.map(({ lang, name }) => ({ value: lang, label: name }))}
        />
      </FieldRow>
      <SourceKindField {...props} />
      <Area
        {...props}
        field="sourceText"
        label="forms.sourceText"
        hint="forms.sourceTextHint"
        lang={fields.sourceLang}
      />
      <Line {...props} field="sourceUrl" label="forms.sourceUrl" hint="forms.sourceUrlHint" optional />
    </>
  )
}

function SourceKindField({ draft }: FieldsProps): JSX.Element {
  const { t } = useReader()
  return (
    <Choices
      id="sourceKind"
      label={t('forms.sourceKindLabel')}
      value={SOURCE_KINDS.find((kind) => kind === draft.fields.sourceKind) ?? ''}
      onValue={(value) => draft.set('sourceKind', value)}
      options={SOURCE_KINDS.map((kind) => ({ value: kind, label: t('accounts.sourceKind', { kind }) }))}
    />
  )
}
