import type { JSX } from 'react'

import { OBSERVATION_CLASSES } from '#domain/measure'
import { CONFIDENCE_UNSAID } from '#domain/observation'
import { Choices, Manifold, SelectField, Understood, useKeys, useReader } from '#web/controls'

import { CountRow, FromRow, TimeRow } from './entry-rows.tsx'
import type { FieldsProps } from './fields-props.ts'
import { chosenOf } from './fields.ts'
import { Area } from './line-field.tsx'
import { oneOf, VALUES } from './look.ts'
import { CONFIDENCE, SUBS } from './made-observation.ts'
import { MoreFields } from './more-fields.tsx'
import { WatchField } from './watch-field.tsx'

/** An observation in the order in which it is told: class, means, count, where from, time, note; the rest is filled (console.md 5.3). */
export function EntryFields(props: FieldsProps): JSX.Element {
  const { draft, error } = props
  const { t } = useReader()
  useEntryKeys(props)
  return (
    <>
      <ClassField {...props} />
      <Manifold
        id="means"
        label={t('observations.colMeans')}
        hint={t('observations.meansHint')}
        error={error('means')}
        values={chosenOf(VALUES.means, draft.fields.means)}
        onValues={(values) => draft.set('means', values.join(','))}
        options={VALUES.means.map((value) => ({ value, label: t('observations.means', { means: value }) }))}
      />
      <CountRow {...props} />
      <FromRow {...props} />
      <TimeRow {...props} />
      <SureField {...props} />
      <Area {...props} field="note" label="observations.note" hint="observations.noteHint" optional />
      <WatchField {...props} />
      <MoreFields {...props} />
    </>
  )
}

function ClassField(props: FieldsProps): JSX.Element {
  const { draft, error } = props
  const { t } = useReader()
  const of = oneOf(VALUES.class, draft.fields.class)
  const isOther = of !== '' && !OBSERVATION_CLASSES.some((each) => each === of)
  return (
    <>
      <Choices
        id="class"
        label={t('observations.colClass')}
        hint={t('observations.classHint')}
        error={error('class')}
        value={of}
        onValue={(value) => draft.set('class', value)}
        options={OBSERVATION_CLASSES.map((value, place) => ({
          value,
          label: `${place + 1} ${t('observations.className', { class: value })}`,
        }))}
      />
      <SelectField
        id="classOther"
        label={t('observations.classOther')}
        value={isOther ? of : ''}
        onValue={(value) => draft.set('class', value)}
        options={[
          { value: '', label: t('observations.classFive') },
          ...VALUES.class
            .filter((value) => !OBSERVATION_CLASSES.some((each) => each === value))
            .map((value) => ({ value, label: t('observations.className', { class: value }) })),
        ]}
      />
      {isOther && <Understood text={t('observations.classNotInTotal')} />}
      <SubField {...props} />
    </>
  )
}

function SubField({ draft, error }: FieldsProps): JSX.Element | undefined {
  const { t } = useReader()
  const of = oneOf(VALUES.class, draft.fields.class)
  const subs = of === '' ? undefined : SUBS[of]
  if (subs === undefined) return undefined
  const first = of === 'explosion' ? 'undetermined' : ''
  return (
    <Choices
      id="sub"
      label={t('observations.subLabel')}
      error={error('sub')}
      value={subs.find((each) => each === draft.fields.sub) ?? first}
      onValue={(value) => draft.set('sub', value)}
      options={subs.map((value) => ({ value, label: t('observations.sub', { sub: value }) }))}
    />
  )
}

/** How sure the observer is: never chosen for a person; what stands where nobody says is named. */
function SureField({ draft }: FieldsProps): JSX.Element {
  const { t } = useReader()
  return (
    <Choices
      id="confidence"
      label={t('observations.confidenceLabel')}
      hint={t('observations.confidenceHint', {
        unsaid: t('observations.confidence', { confidence: CONFIDENCE_UNSAID }),
      })}
      value={oneOf(CONFIDENCE, draft.fields.confidence)}
      onValue={(value) => draft.set('confidence', value)}
      options={CONFIDENCE.map((value) => ({
        value,
        label: t('observations.confidence', { confidence: value }),
      }))}
    />
  )
}

/** Keys of the form while no field has the focus: 1 to 5 are the classes, H, S and R the means; each goes on to what comes next. */
function useEntryKeys({ draft }: FieldsProps): void {
  const toggle = (means: string): void => {
    const chosen = chosenOf(VALUES.means, draft.fields.means)
    const next = VALUES.means.filter((each) => (each === means) !== chosen.includes(each))
    draft.set('means', next.join(','))
    focusOn('count')
  }
  const choose = (value: string): void => {
    draft.set('class', value)
    focusOn('means')
  }
  useKeys([
    { stroke: '1', words: 'observations.keyClass1', run: () => choose('explosion') },
    { stroke: '2', words: 'observations.keyClass2', run: () => choose('projectile') },
    { stroke: '3', words: 'observations.keyClass3', run: () => choose('muzzleFlash') },
    { stroke: '4', words: 'observations.keyClass4', run: () => choose('illuminationFlare') },
    { stroke: '5', words: 'observations.keyClass5', run: () => choose('burstShot') },
    { stroke: 'h', words: 'observations.keyHeard', run: () => toggle('heard') },
    { stroke: 's', words: 'observations.keySaw', run: () => toggle('saw') },
    { stroke: 'r', words: 'observations.keyRecorded', run: () => toggle('recorded') },
  ])
}

function focusOn(id: string): void {
  document.querySelector<HTMLElement>(`#${id}`)?.focus()
}
