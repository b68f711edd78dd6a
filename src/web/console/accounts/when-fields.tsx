import type { JSX } from 'react'

import { Choices, FieldRow, TIME_PRECISIONS, Understood, useReader } from '#web/controls'
import type { Key } from '#words'

import type { FieldsProps } from './fields-props.ts'
import type { FieldName } from './fields.ts'
import { Line } from './line.tsx'
import { timeWords } from './sentence.ts'
import { precisionOf } from './told.ts'

type WhenNames = { readonly day: FieldName; readonly clock: FieldName; readonly precision: FieldName }
const EVENT: WhenNames = { day: 'day', clock: 'clock', precision: 'precision' }

type WhenProps = FieldsProps & { readonly names?: WhenNames; readonly label?: Key }

/** When: how it was told, a day, a time as people write it; below, what was understood in local time and UTC. */
export function WhenFields({ names = EVENT, label = 'forms.when', ...props }: WhenProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { fields, set } = props.draft
  const precision = precisionOf(fields[names.precision])
  const understood = timeWords(reader, {
    making: props.making,
    time: { day: fields[names.day], clock: fields[names.clock], precision },
  })
  return (
    <>
      <Choices
        id={names.precision}
        label={t(label)}
        value={precision}
        onValue={(value) => set(names.precision, value)}
        options={TIME_PRECISIONS.map((each) => ({
          value: each,
          label: t('forms.precision', { precision: each }),
        }))}
      />
      {precision !== 'unknown' && <DayAndClock names={names} {...props} hasClock={precision !== 'day'} />}
      <Understood
        text={understood === '' ? t('forms.notUnderstood') : t('forms.understood', { text: understood })}
      />
    </>
  )
}

function DayAndClock({
  names,
  hasClock,
  ...props
}: FieldsProps & { readonly names: WhenNames; readonly hasClock: boolean }): JSX.Element {
  return (
    <FieldRow>
      <Line {...props} field={names.day} label="forms.whenDay" width="short" />
      {hasClock && (
        <Line {...props} field={names.clock} label="record.time" hint="forms.whenHint" width="short" />
      )}
    </FieldRow>
  )
}
