import type { JSX } from 'react'

import { AreaField, useReader } from '#web/controls'

import type { FieldsProps } from './fields-props.ts'

/** Why a claim is corrected or withdrawn; it stands beside the claim for all who read it. */
export function ReasonField({ draft, error }: FieldsProps): JSX.Element {
  const { t } = useReader()
  return (
    <AreaField
      id="reason"
      label={t('forms.reason')}
      hint={t('forms.reasonHintCorrect')}
      error={error('reason')}
      value={draft.fields.reason}
      onValue={(value) => draft.set('reason', value)}
    />
  )
}
