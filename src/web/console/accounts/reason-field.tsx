import type { JSX } from 'react'

import type { FieldsProps } from './fields-props.ts'
import { Area } from './line.tsx'

/** Why a claim is corrected or withdrawn; it stands beside the claim for all who read it. */
export function ReasonField(props: FieldsProps): JSX.Element {
  return <Area {...props} field="reason" label="forms.reason" hint="forms.reasonHintCorrect" />
}
