import type { JSX } from 'react'

import type { AccountKind } from '#domain/claim'
import {
  Choices,
  FieldRow,
  formCss,
  Icon,
  SelectField,
  sideName,
  TextField,
  textFor,
  TIME_PRECISIONS,
  Understood,
  useReader,
} from '#web/controls'
import { useDesk, useSides } from '#web/desk'
import { languages } from '#words'

import type { FieldName } from './fields.ts'
import type { FieldsProps } from './fields-props.ts'
import { countWords, timeWords } from './sentence.ts'
import { CLASSES, precisionOf } from './told.ts'

/** What kind of act it is. */
export function KindField({
  draft,
  error,
  kinds,
}: FieldsProps & { readonly kinds: readonly AccountKind[] }): JSX.Element {
  const { t } = useReader()
  return (
    <Choices
      id="kind"
      label={t('forms.kind')}
      error={error('kind')}
      value={kinds.find((kind) => kind === draft.fields.kind) ?? ''}
      onValue={(value) => draft.set('kind', value)}
      options={kinds.map((kind) => ({ value: kind, label: t('states.kind', { kind }) }))}
    />
  )
}

/** Who acted, as told: either side in the order of the page, unclear, or not stated. */
export function ActorField({ draft, error }: FieldsProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const sides = useSides()
  const options = [
    ...sides.map((side) => ({ value: side, label: sideName(reader, side) })),
    { value: 'unclear', label: t('states.actorUnclear') } as const,
    { value: 'notStated', label: t('states.notStated') } as const,
  ]
  return (
    <Choices
      id="actor"
      label={t('forms.actor')}
      error={error('actor')}
      value={options.find((option) => option.value === draft.fields.actor)?.value ?? ''}
      onValue={(value) => draft.set('actor', value)}
      options={options}
    />
  )
}

/** Where: as named, with what the gazetteer knows of it said below as it is typed. */
export function WhereFields({ draft, error, making }: FieldsProps): JSX.Element {
  const { t, lang } = useReader()
  const { mechanism } = useDesk()
  const { fields, set } = draft
  const found = making.find(fields.where).length
  const isOne = fields.where.trim() !== '' && !fields.where.includes(';')
  return (
    <>
      <TextField
        id="where"
        label={t('forms.where')}
        hint={t('forms.whereHint')}
        error={error('where')}
        value={fields.where}
        onValue={(value) => set('where', value)}
      />
      {isOne && <Understood text={t('forms.whereFound', { n: found })} />}
      <label className={formCss['choice']} style={{ justifySelf: 'start' }}>
        <input
          type="checkbox"
          checked={fields.wholeLine !== ''}
          onChange={(event) => set('wholeLine', event.target.checked ? '1' : '')}
        />
        {t('forms.wholeLine')}
      </label>
      {mechanism.sectors.length > 0 && (
        <SelectField
          id="sector"
          label={t('forms.sector')}
          optional
          value={fields.sector}
          onValue={(value) => set('sector', value)}
          options={[
            { value: '', label: t('forms.sectorNone') },
            ...mechanism.sectors.map((sector) => ({ value: sector.id, label: textFor(sector.name, lang).text })),
          ]}
        />
      )}
    </>
  )
}

type WhenNames = { readonly day: FieldName; readonly clock: FieldName; readonly precision: FieldName }
const EVENT: WhenNames = { day: 'day', clock: 'clock', precision: 'precision' }

/** When: a day, a time as people write it, how it was told; below, what was understood in local time and UTC. */
export function WhenFields({
  draft,
  error,
  making,
  names = EVENT,
  label,
}: FieldsProps & { readonly names?: WhenNames; readonly label?: string }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { fields, set } = draft
  const precision = precisionOf(fields[names.precision])
  const hasClock = precision !== 'unknown' && precision !== 'day'
  const understood = timeWords(reader, {
    making,
    time: { day: fields[names.day], clock: fields[names.clock], precision },
  })
  return (
    <>
      <Choices
        id={names.precision}
        label={label ?? t('forms.when')}
        value={precision}
        onValue={(value) => set(names.precision, value)}
        options={TIME_PRECISIONS.map((each) => ({ value: each, label: t('forms.precision', { precision: each }) }))}
      />
      {precision !== 'unknown' && (
        <FieldRow>
          <TextField
            id={names.day}
            label={t('forms.whenDay')}
            width="short"
            error={error(names.day)}
            value={fields[names.day]}
            onValue={(value) => set(names.day, value)}
          />
          {hasClock && (
            <TextField
              id={names.clock}
              label={t('forms.when')}
              hint={t('forms.whenHint')}
              width="short"
              error={error(names.clock)}
              value={fields[names.clock]}
              onValue={(value) => set(names.clock, value)}
            />
          )}
        </FieldRow>
      )}
      <Understood
        text={understood === '' ? t('forms.notUnderstood') : t('forms.understood', { text: understood })}
      />
    </>
  )
}

/** How many, and of which class if that was told. */
export function CountClassFields({ draft, error }: FieldsProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { fields, set } = draft
  const understood = countWords(reader, fields.count)
  return (
    <>
      <TextField
        id="count"
        label={t('forms.count')}
        hint={t('forms.countHint')}
        optional
        width="short"
        error={error('count')}
        value={fields.count}
        onValue={(value) => set('count', value)}
      />
      {fields.count !== '' && (
        <Understood
          text={understood === '' ? t('forms.notUnderstood') : t('forms.understood', { text: understood })}
        />
      )}
      <Choices
        id="class"
        label={t('forms.class')}
        value={['', ...CLASSES].find((each) => each === fields.class) ?? ''}
        onValue={(value) => set('class', value)}
        options={[
          { value: '', label: t('states.notStated') },
          ...CLASSES.map((each) => ({ value: each, label: t('states.class', { class: each }) })),
        ]}
      />
    </>
  )
}

/** Language the text is written in; it is stored as written (R-CLM-10). */
export function TextLangField({ draft }: FieldsProps): JSX.Element {
  const { t } = useReader()
  return (
    <SelectField
      id="textLang"
      label={t('forms.textLang')}
      value={draft.fields.textLang}
      onValue={(value) => draft.set('textLang', value)}
      options={languages.map(({ lang, name }) => ({ value: lang, label: name }))}
    />
  )
}

/** Who alone can open what follows. */
export function SealedNote({ text }: { readonly text: string }): JSX.Element {
  return (
    <p className={formCss['sealedHead']}>
      <Icon name="sealed" />
      {text}
    </p>
  )
}
