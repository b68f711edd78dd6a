import type { JSX } from 'react'

import type { Json, JsonObject } from '#domain/record'
import { Foreign, keyed, useReader } from '#web/controls'

import { isJsonList, isJsonObject } from './envelope.ts'
import { recordCss as c } from './styles.ts'

/** The fields of a body as they were signed, by their own names: nothing renamed, nothing left out. */
export function BodyFields({ value }: { readonly value: JsonObject }): JSX.Element {
  return (
    <dl className={c('body')}>
      {Object.entries(value).map(([name, field]) => (
        <Field key={name} name={name} value={field} />
      ))}
    </dl>
  )
}

function Field({ name, value }: { readonly name: string; readonly value: Json }): JSX.Element {
  return (
    <>
      <dt className={c('code')}>{name}</dt>
      <dd>
        <Value value={value} />
      </dd>
    </>
  )
}

function Value({ value }: { readonly value: Json }): JSX.Element {
  const { t } = useReader()
  if (isJsonObject(value)) return isMaybe(value) ? <MaybeValue value={value} /> : <BodyFields value={value} />
  if (isJsonList(value)) {
    if (value.length === 0) return <span className={c('note')}>[]</span>
    return (
      <ol className={c('list')}>
        {keyed(value).map(({ key, item }) => (
          <li key={key}>
            <Value value={item} />
          </li>
        ))}
      </ol>
    )
  }
  if (typeof value === 'boolean') return <>{t(value ? 'states.yes' : 'states.no')}</>
  return typeof value === 'string' ? <Foreign text={value} /> : <>{String(value)}</>
}

function isMaybe(value: JsonObject): boolean {
  const kind = value['kind']
  return (
    kind === 'known' ||
    ((kind === 'notStated' || kind === 'absent' || kind === 'unknown') && Object.keys(value).length === 1)
  )
}

function MaybeValue({ value }: { readonly value: JsonObject }): JSX.Element {
  const { t } = useReader()
  const known = value['value']
  if (known !== undefined) return <Value value={known} />
  const kind = value['kind']
  return (
    <span className={c('note')}>
      {t(kind === 'absent' ? 'states.absent' : kind === 'unknown' ? 'states.unknown' : 'states.notStated')}
    </span>
  )
}
