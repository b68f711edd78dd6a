import type { JSX } from 'react'

import { AreaField, TextField, useReader } from '#web/controls'
import type { Key } from '#words'

import type { FieldsProps } from './fields-props.ts'
import type { FieldName } from './fields.ts'

type LineProps = FieldsProps & {
  readonly field: FieldName
  readonly label: Key
  readonly hint?: Key
  readonly optional?: boolean
  readonly width?: 'short' | 'mid' | 'full'
}

/** A line of a form that is bound to one field of its draft. */
export function Line({ draft, error, field, label, hint, optional, width }: LineProps): JSX.Element {
  const { t } = useReader()
  return (
    <TextField
      id={field}
      label={t(label)}
      hint={hint === undefined ? undefined : t(hint)}
      error={error(field)}
      optional={optional ?? false}
      width={width ?? 'full'}
      value={draft.fields[field]}
      onValue={(value) => draft.set(field, value)}
    />
  )
}

/** Several lines of a form that are bound to one field of its draft. */
export function Area({ draft, error, field, label, hint, optional }: LineProps): JSX.Element {
  const { t } = useReader()
  return (
    <AreaField
      id={field}
      label={t(label)}
      hint={hint === undefined ? undefined : t(hint)}
      error={error(field)}
      optional={optional ?? false}
      value={draft.fields[field]}
      onValue={(value) => draft.set(field, value)}
    />
  )
}
