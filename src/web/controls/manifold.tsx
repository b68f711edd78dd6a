import type { JSX } from 'react'

import { classNames } from './class-names.ts'
import type { FieldProps } from './field.tsx'
import { useReader } from './reader.tsx'

import css from './form.module.css'

const c = classNames(css)

/** Any of a few, all in sight, as buttons that stay pressed. */
export function Manifold<T extends string>({
  values,
  onValues,
  options,
  ...field
}: FieldProps & {
  readonly values: readonly T[]
  readonly onValues: (values: readonly T[]) => void
  readonly options: readonly { readonly value: T; readonly label: string }[]
}): JSX.Element {
  const { t } = useReader()
  const toggled = (value: T): readonly T[] =>
    options.map((each) => each.value).filter((each) => (each === value) !== values.includes(each))
  return (
    <fieldset className={c('field')}>
      <legend className={c('label')}>{field.label}</legend>
      {field.hint !== undefined && <span className={c('hint')}>{field.hint}</span>}
      <div className={c(`choices${field.error === undefined ? '' : ' badChoices'}`)}>
        {options.map((option, place) => (
          <label key={option.value} className={c('choice')}>
            <input
              type="checkbox"
              id={place === 0 ? field.id : `${field.id}-${option.value}`}
              name={field.id}
              value={option.value}
              checked={values.includes(option.value)}
              onChange={() => onValues(toggled(option.value))}
            />
            {option.label}
          </label>
        ))}
      </div>
      {field.error !== undefined && (
        <span className={c('error')}>{t('states.errorPrefix', { text: field.error })}</span>
      )}
    </fieldset>
  )
}
