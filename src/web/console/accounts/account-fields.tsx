import type { JSX } from 'react'

import { FormSection, useReader } from '#web/controls'
import type { Key } from '#words'

import { EntityField } from './entity-field.tsx'
import { EvidenceField } from './evidence-field.tsx'
import type { FieldsProps } from './fields-props.ts'
import { Area, Line } from './line.tsx'
import {
  ActorField,
  CountClassFields,
  KindField,
  SealedNote,
  TextLangField,
  WhereFields,
} from './told-fields.tsx'
import { CLAIM_KINDS } from './told.ts'
import { WhenFields } from './when-fields.tsx'

/** Fields of a claim, in the order of the table: what, who, where, when, how many; then what is sealed, then who speaks. */
export function AccountFields(props: FieldsProps): JSX.Element {
  const { t } = useReader()
  const { draft, making } = props
  return (
    <>
      <KindField {...props} kinds={CLAIM_KINDS} />
      <Area {...props} field="what" label="forms.what" hint="forms.whatHint" lang={draft.fields.textLang} />
      <TextLangField {...props} />
      <ActorField {...props} />
      <WhereFields {...props} />
      <WhenFields {...props} />
      <CountClassFields {...props} />
      <FormSection title={t('forms.sealedPart')}>
        <SealedNote text={t('forms.sealedPartTextClaim')} />
        <WeaponField {...props} />
        <OriginsField {...props} hint="forms.originsHintClaim" />
        <Line
          {...props}
          field="position"
          label="forms.position"
          hint="forms.positionHint"
          optional
          width="mid"
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
export function WeaponField(props: FieldsProps): JSX.Element {
  return <Line {...props} field="weapon" label="forms.weapon" optional width="mid" />
}

/** Places fire is said to have come from: sealed, never drawn, and kept out of the words both sides read (R-DNH-1). */
export function OriginsField(props: FieldsProps & { readonly hint: Key }): JSX.Element {
  return <Line {...props} field="origins" label="forms.origins" optional />
}

/** The duty name of the officer who signs: chosen by the side, never a person's. */
export function DutyNameField(props: FieldsProps): JSX.Element {
  return <Line {...props} field="dutyName" label="forms.dutyName" hint="forms.dutyNameHint" width="short" />
}
