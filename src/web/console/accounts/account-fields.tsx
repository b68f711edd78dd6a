import type { JSX } from 'react'

import { AreaField, FormSection, TextField, useReader } from '#web/controls'

import { EvidenceField } from './evidence-field.tsx'
import type { FieldsProps } from './fields-props.ts'
import { ActorField, CountClassFields, KindField, SealedNote, TextLangField, WhenFields, WhereFields } from './told-fields.tsx'
import { CLAIM_KINDS } from './told.ts'
import { EntityField } from './entity-field.tsx'

/** Fields of a claim, in the order of the table: what, who, where, when, how many; then what is sealed, then who speaks. */
export function AccountFields(props: FieldsProps): JSX.Element {
  const { t } = useReader()
  const { draft, error, making } = props
  const { fields, set } = draft
  return (
    <>
      <KindField {...props} kinds={CLAIM_KINDS} />
      <AreaField
        id="what"
        label={t('forms.what')}
        hint={t('forms.whatHint')}
        error={error('what')}
        lang={fields.textLang}
        value={fields.what}
        onValue={(value) => set('what', value)}
      />
      <TextLangField {...props} />
      <ActorField {...props} />
      <WhereFields {...props} />
      <WhenFields {...props} />
      <CountClassFields {...props} />
      <FormSection title={t('forms.sealedPart')}>
        <SealedNote text={t('forms.sealedPartTextClaim')} />
        <WeaponField {...props} />
        <TextField
          id="position"
          label={t('forms.position')}
          hint={t('forms.positionHint')}
          optional
          width="mid"
          error={error('position')}
          value={fields.position}
          onValue={(value) => set('position', value)}
        />
        <EvidenceField {...props} />
      </FormSection>
      <FormSection title={t('forms.speaksFor')}>
        <EntityField {...props} ofSide={making.side} />
        <DutyNameField {...props} />
      </FormSection>
    </>
  )
}

/** The weapon, as the author or the speaker names it. */
export function WeaponField({ draft, error }: FieldsProps): JSX.Element {
  const { t } = useReader()
  return (
    <TextField
      id="weapon"
      label={t('forms.weapon')}
      optional
      width="mid"
      error={error('weapon')}
      value={draft.fields.weapon}
      onValue={(value) => draft.set('weapon', value)}
    />
  )
}

/** The duty name of the officer who signs: chosen by the side, never a person's. */
export function DutyNameField({ draft, error }: FieldsProps): JSX.Element {
  const { t } = useReader()
  return (
    <TextField
      id="dutyName"
      label={t('forms.dutyName')}
      hint={t('forms.dutyNameHint')}
      width="short"
      error={error('dutyName')}
      value={draft.fields.dutyName}
      onValue={(value) => draft.set('dutyName', value)}
    />
  )
}
