import type { JSX } from 'react'

import { Choices, FieldRow, Manifold, perceivedText, SelectField, Understood, useReader } from '#web/controls'

import { TimeRow } from './entry-rows.tsx'
import type { FieldsProps } from './fields-props.ts'
import { chosenOf } from './fields.ts'
import { Area, Line } from './line-field.tsx'
import { oneOf } from './look.ts'
import { classesOf, countedOf, countedWith } from './made-group.ts'
import { VISIBILITIES, WATCH_MEANS } from './made-watch.ts'
import { observationsCss as c } from './styles.ts'
import { WatchField } from './watch-field.tsx'
import { sectorLabel } from './watches.tsx'

/** Nothing seen or heard: under which watch, and over what time. */
export function NothingFields(props: FieldsProps): JSX.Element {
  return (
    <>
      <WatchField {...props} />
      <TimeRow {...props} />
      <Area {...props} field="note" label="observations.note" hint="observations.noteHint" optional />
    </>
  )
}

/** Why an observation is revised, questioned or withdrawn; all who read the observation read it. */
export function ReasonField(props: FieldsProps): JSX.Element {
  return <Area {...props} field="reason" label="forms.reason" hint="observations.reasonHint" />
}

/** Why a group is made or undone; sealed to the mission. */
export function WhyField(props: FieldsProps): JSX.Element {
  return <Area {...props} field="why" label="forms.reason" hint="observations.whyHint" />
}

/** Which member of a group counts, per class: one is suggested, a person may choose otherwise (R-OBS-10). */
export function GroupFields(props: FieldsProps): JSX.Element {
  const reader = useReader()
  const { draft, making, error } = props
  const counted = countedOf(draft.fields, making)
  return (
    <>
      {classesOf(making).map(({ class: of, members, suggested }) => (
        <Choices
          key={of}
          id={`counted-${of}`}
          label={reader.t('observations.countsFor', { class: of })}
          hint={reader.t('observations.countsHint')}
          error={error('counted')}
          value={counted.find((each) => each.class === of)?.id ?? suggested}
          onValue={(id) => draft.set('counted', countedWith(counted, of, id))}
          options={members.map((row) => ({
            value: row.id,
            label: reader.t(row.id === suggested ? 'observations.memberSuggested' : 'observations.member', {
              number: row.number,
              what: perceivedText(reader, row.observation),
            }),
          }))}
        />
      ))}
      <WhyField {...props} />
    </>
  )
}

/** A watch: who, where, from when until when, by what means and how far one can see. */
export function WatchFields(props: FieldsProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { draft, making, error } = props
  return (
    <>
      <SelectField
        id="watchSector"
        label={t('observations.facetSector')}
        error={error('watchSector')}
        value={draft.fields.watchSector}
        onValue={(value) => draft.set('watchSector', value)}
        options={[
          { value: '', label: t('observations.choose') },
          ...making.sectors.map((sector) => ({ value: sector.id, label: sectorLabel(reader, sector) })),
        ]}
      />
      <FieldRow>
        <Line {...props} field="team" label="observations.team" hint="observations.teamHint" width="mid" />
        <Line {...props} field="callSign" label="observations.callSign" width="short" />
      </FieldRow>
      <SpanRows {...props} />
      <Manifold
        id="watchMeans"
        label={t('observations.colMeans')}
        error={error('watchMeans')}
        values={chosenOf(WATCH_MEANS, draft.fields.watchMeans)}
        onValues={(values) => draft.set('watchMeans', values.join(','))}
        options={WATCH_MEANS.map((value) => ({ value, label: t('observations.means', { means: value }) }))}
      />
      <SeenField {...props} />
    </>
  )
}

function SpanRows(props: FieldsProps): JSX.Element {
  return (
    <>
      <FieldRow>
        <Line
          {...props}
          field="time"
          label="observations.watchFrom"
          hint="observations.watchFromHint"
          width="short"
        />
        <Line {...props} field="day" label="forms.whenDay" width="short" />
      </FieldRow>
      <FieldRow>
        <Line {...props} field="toTime" label="observations.watchTo" width="short" />
        <Line {...props} field="toDay" label="forms.whenDay" width="short" />
      </FieldRow>
    </>
  )
}

function SeenField({ draft, error }: FieldsProps): JSX.Element {
  const { t } = useReader()
  return (
    <Choices
      id="visibility"
      label={t('observations.visibilityLabel')}
      error={error('visibility')}
      value={oneOf(VISIBILITIES, draft.fields.visibility)}
      onValue={(value) => draft.set('visibility', value)}
      options={VISIBILITIES.map((value) => ({
        value,
        label: t('observations.visibility', { visibility: value }),
      }))}
    />
  )
}

/** How far one can see from an instant on. */
export function WatchSeeFields(props: FieldsProps): JSX.Element {
  return (
    <>
      <SeenField {...props} />
      <AtRow {...props} />
    </>
  )
}

/** An instant that is now unless another is typed. */
export function AtRow(props: FieldsProps): JSX.Element {
  const { t } = useReader()
  return (
    <div className={c('stack')}>
      <FieldRow>
        <Line {...props} field="time" label="observations.at" hint="observations.atHint" width="short" />
        <Line {...props} field="day" label="forms.whenDay" width="short" />
      </FieldRow>
      {props.draft.fields.time.trim() === '' && <Understood text={t('observations.atNow')} />}
    </div>
  )
}

/** A line of the ops log, as typed. */
export function LogFields(props: FieldsProps): JSX.Element {
  return (
    <>
      <AtRow {...props} />
      <Area {...props} field="words" label="observations.words" hint="observations.wordsHint" />
    </>
  )
}
