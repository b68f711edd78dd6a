import type { ChangeEvent, JSX, ReactNode } from 'react'

import { classNames } from './class-names.ts'
import { useReader } from './reader.tsx'

import css from './form.module.css'

const c = classNames(css)

/** What every field has: its id, label, hint, and the error's sentence while there is one. */
export type FieldProps = {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly optional?: boolean
}

/** Label above, hint below it, then the control, then what is wrong in words (R-UI-40, R-UI-44). */
export function Field({
  id,
  label,
  hint,
  error,
  optional = false,
  children,
}: FieldProps & { readonly children: ReactNode }): JSX.Element {
  return (
    <div className={c('field')}>
      <label className={c('label')} htmlFor={id}>
        {label}
        {optional && <Optional />}
      </label>
      {hint !== undefined && (
        <span id={`${id}-hint`} className={c('hint')}>
          {hint}
        </span>
      )}
      {children}
      <FieldError id={id} error={error} />
    </div>
  )
}

/** The ids of what describes a field, for `aria-describedby`. */
function describedBy({ id, hint, error }: FieldProps): string | undefined {
  const ids = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(
    Boolean,
  )
  return ids.length === 0 ? undefined : ids.join(' ')
}

/** A line of text. `width` shows the length that is expected. */
export function TextField({
  value,
  onValue,
  width = 'full',
  ...field
}: FieldProps & {
  readonly value: string
  readonly onValue: (value: string) => void
  readonly width?: 'short' | 'mid' | 'full'
}): JSX.Element {
  return (
    <Field {...field}>
      <input
        id={field.id}
        className={c(`input ${width}${field.error === undefined ? '' : ' bad'}`)}
        type="text"
        dir="auto"
        autoComplete="off"
        value={value}
        aria-invalid={field.error !== undefined}
        aria-describedby={describedBy(field)}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onValue(event.target.value)}
      />
    </Field>
  )
}

/** Several lines of text in a language of its own. */
export function AreaField({
  value,
  onValue,
  lang,
  ...field
}: FieldProps & {
  readonly value: string
  readonly onValue: (value: string) => void
  readonly lang?: string | undefined
}): JSX.Element {
  return (
    <Field {...field}>
      <textarea
        id={field.id}
        className={c(`input area${field.error === undefined ? '' : ' bad'}`)}
        dir="auto"
        lang={lang}
        value={value}
        aria-invalid={field.error !== undefined}
        aria-describedby={describedBy(field)}
        onChange={(event: ChangeEvent<HTMLTextAreaElement>) => onValue(event.target.value)}
      />
    </Field>
  )
}

/** One of a few, all in sight, as buttons. None is chosen until a person chooses. */
export function Choices<T extends string>({
  value,
  onValue,
  options,
  ...field
}: FieldProps & {
  readonly value: T | ''
  readonly onValue: (value: T) => void
  readonly options: readonly { readonly value: T; readonly label: string }[]
}): JSX.Element {
  return (
    <fieldset className={c('field')} aria-describedby={describedBy(field)}>
      <legend className={c('label')}>
        {field.label}
        {field.optional === true && <Optional />}
      </legend>
      {field.hint !== undefined && (
        <span id={`${field.id}-hint`} className={c('hint')}>
          {field.hint}
        </span>
      )}
      <div className={c(`choices${field.error === undefined ? '' : ' badChoices'}`)}>
        {options.map((option, place) => (
          <label key={option.value} className={c('choice')}>
            <input
              type="radio"
              id={place === 0 ? field.id : `${field.id}-${option.value}`}
              name={field.id}
              value={option.value}
              checked={value === option.value}
              onChange={() => onValue(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      <FieldError id={field.id} error={field.error} />
    </fieldset>
  )
}

/** One of many, from a native list. */
export function SelectField({
  value,
  onValue,
  options,
  ...field
}: FieldProps & {
  readonly value: string
  readonly onValue: (value: string) => void
  readonly options: readonly { readonly value: string; readonly label: string }[]
}): JSX.Element {
  return (
    <Field {...field}>
      <select
        id={field.id}
        className={c(`input mid${field.error === undefined ? '' : ' bad'}`)}
        value={value}
        aria-invalid={field.error !== undefined}
        aria-describedby={describedBy(field)}
        onChange={(event: ChangeEvent<HTMLSelectElement>) => onValue(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** What a typed value was understood as, said as it is typed (R-UI-41). */
export function Understood({ text }: { readonly text: string }): JSX.Element {
  return <output className={c('understood')}>{text}</output>
}

/** A part of a form under its own heading. */
export function FormSection({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}): JSX.Element {
  return (
    <fieldset className={c('section')}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}

/** Fields that belong on one line where there is room. */
export function FieldRow({ children }: { readonly children: ReactNode }): JSX.Element {
  return <div className={c('row')}>{children}</div>
}

function Optional(): JSX.Element {
  const { t } = useReader()
  return <em>{t('states.optional')}</em>
}

function FieldError({
  id,
  error,
}: {
  readonly id: string
  readonly error: string | undefined
}): JSX.Element | false {
  const { t } = useReader()
  return (
    error !== undefined && (
      <span id={`${id}-error`} className={c('error')}>
        {t('states.errorPrefix', { text: error })}
      </span>
    )
  )
}
