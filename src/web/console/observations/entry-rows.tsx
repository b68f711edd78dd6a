import type { JSX } from 'react'

import { bearingFromText } from '#domain/measure'
import {
  bearingText,
  BearingDial,
  countReach,
  countText,
  countTyped,
  FieldRow,
  observedTimeText,
  rangeText,
  SelectField,
  Understood,
  useReader,
  type Reader,
} from '#web/controls'

import type { FieldsProps } from './fields-props.ts'
import { Line } from './line-field.tsx'
import { timeRead } from './made-observation.ts'
import { observationsCss as c } from './styles.ts'
import { sectorLabel } from './watches.tsx'
import { eventGround, whereFromTyped } from './where.ts'

/** How many, as people write it, and what was understood: `about 5 (4 to 6)`. */
export function CountRow(props: FieldsProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const text = props.draft.fields.count.trim()
  const read = countTyped(text === '' ? '?' : text)
  const count = read.ok && read.value.kind === 'known' ? read.value.value : undefined
  const reach = count === undefined ? undefined : countReach(reader, count)
  const words = count === undefined ? '' : countText(reader, count)
  const told = reach === undefined ? words : t('observations.withReach', { what: words, reach })
  return (
    <div>
      <Line
        {...props}
        field="count"
        label="observations.colCount"
        hint="observations.countHint"
        width="short"
      />
      <Understood
        text={count === undefined ? t('forms.notUnderstood') : t('forms.understood', { text: told })}
      />
    </div>
  )
}

/** Where from the observer: typed or by the dial; the narrower one typed last stands (R-UI-87). */
export function FromRow(props: FieldsProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { draft } = props
  const text = draft.fields.from
  const read = whereFromTyped(text)
  const [first = '', ...rest] = text.trim().split(/\s+/)
  const bearing = bearingFromText(first)
  return (
    <div className={c('stack')}>
      <Line
        {...props}
        field="from"
        label="observations.from"
        hint="observations.fromHint"
        optional
        width="mid"
      />
      <Understood text={fromUnderstood(reader, read)} />
      <details>
        <summary>{t('observations.dial')}</summary>
        <BearingDial
          label={t('observations.dial')}
          bearing={bearing.ok ? bearing.value : undefined}
          range={read.ok && read.value.range.kind === 'known' ? read.value.range.value : undefined}
          onWind={(wind) =>
            draft.set('from', [wind, ...(bearing.ok ? rest : [text.trim()])].join(' ').trim())
          }
        />
      </details>
      <SectorRow {...props} />
    </div>
  )
}

function fromUnderstood(reader: Reader, from: ReturnType<typeof whereFromTyped>): string {
  const { t } = reader
  if (!from.ok) return t('forms.notUnderstood')
  const { bearings, range } = from.value
  if (bearings.length === 0) return t('observations.fromNone')
  const words = [
    ...bearings.map(bearingText),
    ...(range.kind === 'known' ? [rangeText(reader, range.value)] : []),
  ]
  return t('forms.understood', { text: words.join(', ') })
}

/** The event's sector: computed from position, bearing and range where all three are known, else chosen. */
function SectorRow({ draft, making, error }: FieldsProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const ground = eventGround(draft.fields, making)
  const zone = t('observations.zone', { zone: ground.zone })
  if (ground.how === 'computed')
    return (
      <Understood
        text={t('observations.sectorComputed', {
          sector: ground.sector.kind === 'known' ? ground.sector.value : t('observations.sectorUnknown'),
          zone,
        })}
      />
    )
  return (
    <>
      <SelectField
        id="sector"
        label={t('observations.colSector')}
        hint={t('observations.sectorHint')}
        error={error('sector')}
        value={draft.fields.sector}
        onValue={(value) => draft.set('sector', value)}
        options={[
          { value: '', label: t('observations.sectorUnknown') },
          ...making.sectors.map((sector) => ({ value: sector.id, label: sectorLabel(reader, sector) })),
        ]}
      />
      <Understood text={zone} />
    </>
  )
}

/** When: nothing typed is the minute before now, and what was understood is shown. */
export function TimeRow(props: FieldsProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { value, faults } = timeRead(props.draft.fields, props.making)
  const [fault] = faults
  return (
    <div>
      <FieldRow>
        <Line {...props} field="time" label="observations.colTime" hint="observations.timeHint" width="mid" />
        <Line {...props} field="day" label="forms.whenDay" width="short" />
      </FieldRow>
      <Understood
        text={
          value === undefined
            ? t(fault?.key ?? 'forms.notUnderstood')
            : t('forms.understood', { text: observedTimeText(reader, value) })
        }
      />
    </div>
  )
}
