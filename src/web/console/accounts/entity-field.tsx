import type { JSX } from 'react'

import type { Side } from '#domain/measure'
import { entityName, SelectField, useReader } from '#web/controls'
import { useDesk } from '#web/desk'

import type { FieldsProps } from './fields-props.ts'

/** Whom the words speak for: an entity of the founding, in a claim one of the author's own side. */
export function EntityField({
  draft,
  error,
  ofSide,
}: FieldsProps & { readonly ofSide: Side | 'none' }): JSX.Element {
  const reader = useReader()
  const { mechanism } = useDesk()
  const entities = mechanism.entities.filter((entity) => ofSide === 'none' || entity.side === ofSide)
  return (
    <SelectField
      id="entity"
      label={reader.t('forms.speakerEntity')}
      error={error('entity')}
      value={draft.fields.entity}
      onValue={(value) => draft.set('entity', value)}
      options={entities.map(({ code }) => ({ value: code, label: entityName(reader, code) }))}
    />
  )
}
