import type { JSX } from 'react'

import type { AccountKind } from '#domain/claim'
import { Choices, formCss, Icon, SelectField, sideName, textFor, Understood, useReader } from '#web/controls'
import { useDesk, useSides } from '#web/desk'
import { languages } from '#words'

import type { FieldsProps } from './fields-props.ts'
import { Line } from './line.tsx'
import { countWords } from './sentence.ts'
import { CLASSES } from './told.ts'

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
      hint={draft.fields.kind === 'denial' ? t('forms.actorHint') : undefined}
      error={error('actor')}
      value={options.find((option) => option.value === draft.fields.actor)?.value ?? ''}
      onValue={(value) => draft.set('actor', value)}
      options={options}
    />
  )
}

/** Where: as named, with what the gazetteer knows of it said below as it is typed. */
export function WhereFields(props: FieldsProps): JSX.Element {
  const { t } = useReader()
  const { draft, making } = props
  const { fields, set } = draft
  const isOne = fields.where.trim() !== '' && !fields.where.includes(';')
  return (
    <>
      <Line
        {...props}
        field="where"
        label="forms.where"
        hint={making.side === 'none' ? 'forms.whereHintStatement' : 'forms.whereHint'}
      />
      {isOne && <Understood text={t('forms.whereFound', { n: making.find(fields.where).length })} />}
      <label className={`${formCss['choice'] ?? ''} ${formCss['start'] ?? ''}`}>
        <input
          type="checkbox"
          checked={fields.wholeLine !== ''}
          onChange={(event) => set('wholeLine', event.target.checked ? '1' : '')}
        />
        {t('forms.wholeLine')}
      </label>
      <SectorField {...props} />
    </>
  )
}

function SectorField({ draft }: FieldsProps): JSX.Element | undefined {
  const { t, lang } = useReader()
  const { sectors } = useDesk().mechanism
  if (sectors.length === 0) return undefined
  return (
    <SelectField
      id="sector"
      label={t('forms.sector')}
      optional
      value={draft.fields.sector}
      onValue={(value) => draft.set('sector', value)}
      options={[
        { value: '', label: t('forms.sectorNone') },
        ...sectors.map(({ id, name }) => ({ value: id, label: textFor(name, lang).text })),
      ]}
    />
  )
}

/** How many, and of which class if that was told. */
export function CountClassFields(props: FieldsProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { fields, set } = props.draft
  const understood = countWords(reader, fields.count)
  return (
    <>
      <Line {...props} field="count" label="forms.count" hint="forms.countHint" optional width="short" />
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
