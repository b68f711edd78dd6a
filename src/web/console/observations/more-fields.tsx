import type { JSX } from 'react'

import { Choices, FieldRow, SelectField, useReader } from '#web/controls'

import type { FieldsProps } from './fields-props.ts'
import { Line } from './line-field.tsx'
import { oneOf } from './look.ts'
import { BASES, LIVE_FIRE } from './made-observation.ts'
import { observationsCss as c } from './styles.ts'

/** What is filled or rarely told: where the observer stood, weapon, who relayed it; closed until it is wanted. */
export function MoreFields(props: FieldsProps): JSX.Element {
  const { t } = useReader()
  return (
    <details className={c('more')}>
      <summary>{t('observations.more')}</summary>
      <div className={c('stack')}>
        <FieldRow>
          <Line
            {...props}
            field="observer"
            label="observations.observer"
            hint="observations.observerHint"
            width="mid"
          />
          <Line
            {...props}
            field="position"
            label="observations.position"
            hint="observations.positionHint"
            optional
            width="mid"
          />
        </FieldRow>
        <Line {...props} field="place" label="observations.place" hint="observations.placeHint" optional />
        <WeaponFields {...props} />
        <HowFields {...props} />
      </div>
    </details>
  )
}

/** Who relayed it, and whether it was an exercise. */
function HowFields(props: FieldsProps): JSX.Element {
  const { draft } = props
  const { t } = useReader()
  return (
    <>
      <Line
        {...props}
        field="relayedTeam"
        label="observations.relayedTeam"
        hint="observations.relayedHint"
        optional
        width="mid"
      />
      <Line {...props} field="relayedWords" label="observations.relayedTold" optional />
      <Choices
        id="liveFire"
        label={t('observations.liveFireLabel')}
        value={oneOf(LIVE_FIRE, draft.fields.liveFire)}
        onValue={(value) => draft.set('liveFire', value)}
        options={LIVE_FIRE.map((value) => ({
          value,
          label: t('observations.liveFire', { liveFire: value }),
        }))}
      />
    </>
  )
}

function WeaponFields(props: FieldsProps): JSX.Element {
  const { draft } = props
  const { t } = useReader()
  return (
    <>
      <Line
        {...props}
        field="weapon"
        label="observations.colWeapon"
        hint="observations.weaponHint"
        optional
        width="mid"
      />
      <FieldRow>
        <Line {...props} field="weaponType" label="observations.weaponType" optional width="mid" />
        <SelectField
          id="weaponBasis"
          label={t('observations.weaponBasisLabel')}
          value={draft.fields.weaponBasis}
          onValue={(value) => draft.set('weaponBasis', value)}
          options={BASES.toReversed().map((value) => ({
            value: value === 'notStated' ? '' : value,
            label: t('observations.weaponBasis', { basis: value }),
          }))}
        />
      </FieldRow>
    </>
  )
}
