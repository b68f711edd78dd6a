import type { JSX } from 'react'

import { AreaField, TextField, useReader } from '#web/controls'
import type { Key } from '#words'

import type { FieldsProps } from './fields-props.ts'
import type { FieldName } from './fields.ts'

/** A field of the draft in the words of its keys. */
type BoundProps = FieldsProps & {
  readonly field: FieldName
  readonly label: Key
  readonly hint?: Key
}

/** A line of text of the draft. */
export function Line({
  draft,
  error,
  field,
  label,
  hint,
  optional = false,
  width = 'full',
}: BoundProps & {
  readonly optional?: boolean
  readonly width?: 'short' | 'mid' | 'full'
}): JSX.Element {
  const { t } = useReader()
  return (
    <TextField
      id={field}
      label={t(label)}
      hint={hint === undefined ? undefined : t(hint)}
      optional={optional}
      width={width}
      error={error(field)}
      value={draft.fields[field]}
      onValue={(value) => draft.set(field, value)}
    />
  )
}

/** Several lines of text of the draft, in the language they are written in. */
export function Area({
  draft,
  error,
  field,
  label,
  hint,
  lang,
}: BoundProps & { readonly lang?: string }): JSX.Element {
  const { t } = useReader()
  return (
    <AreaField
      id={field}
      label={t(label)}
      hint={hint === undefined ? undefined : t(hint)}
      error={error(field)}
      lang={lang}
      value={draft.fields[field]}
      onValue={(value) => draft.set(field, value)}
    />
  )
}
