import type { JSX } from 'react'

import { SelectField, Understood, useReader } from '#web/controls'

import type { FieldsProps } from './fields-props.ts'
import { jointEffort } from './made-observation.ts'
import { observationsCss as c } from './styles.ts'
import { watchName, watchTime } from './watches.tsx'

/** Under which watch: filled with one's own that is open. Outside of it an observation is kept, and says so (R-OBS-16, R-OBS-17). */
export function WatchField({ draft, making, error }: FieldsProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const sectorOf = (id: string): string => making.watches.find((row) => row.id === id)?.watch.sector ?? ''
  const choose = (id: string): void => {
    const isFilled = making.rows.length === 0 && draft.fields.sector === sectorOf(draft.fields.watch)
    draft.set('watch', id)
    if (isFilled) draft.set('sector', sectorOf(id))
  }
  return (
    <div className={c('stack')}>
      <SelectField
        id="watch"
        label={t('observations.watch')}
        error={error('watch')}
        value={draft.fields.watch}
        onValue={choose}
        options={[
          { value: '', label: t('observations.watchNone') },
          ...making.watches.map((row) => ({
            value: row.id,
            label: `${watchName(row)}, ${watchTime(reader, row)}`,
          })),
        ]}
      />
      <Understood
        text={
          draft.fields.watch === ''
            ? t('observations.watchNeeded')
            : t(
                jointEffort(draft.fields, making)
                  ? 'observations.outsideEffortLong'
                  : 'observations.withinEffort',
              )
        }
      />
    </div>
  )
}
