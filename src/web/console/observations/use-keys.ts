import type { RefObject } from 'react'
import { useLocation } from 'wouter'

import { useKeys, type ScreenKey } from '#web/controls'
import { useDesk } from '#web/desk'
import type { ObservationRow } from '#wire/observation'

import { formFor } from './form-words.ts'
import { queryOf, type FormName, type Look } from './look.ts'
import type { Mark } from './screen.tsx'

type KeysOf = {
  readonly rows: readonly ObservationRow[]
  readonly look: Look
  readonly setLook: (change: Partial<Look>) => void
  readonly id: string | undefined
  readonly mark: Mark
  readonly find: RefObject<HTMLInputElement | null>
  readonly show: () => void
}

/** The keys of the screen (console.md 4 and 5.3); those of acts stand only where this reader may do them. */
export function useObservationKeys(of: KeysOf): void {
  const { look, setLook, find } = of
  const { session } = useDesk()
  const [, go] = useLocation()
  const open = (form: FormName): readonly ScreenKey[] =>
    formFor(form, session) === undefined ? [] : [keyOf(form, () => setLook({ form, about: '' }))]
  useKeys([
    ...moves(of, go),
    {
      stroke: '/',
      words: 'frame.keyFilter',
      run: () => find.current?.focus(),
    },
    {
      stroke: 'Shift+t',
      words: 'observations.keyTable',
      run: () => setLook({ table: !look.table }),
    },
    { stroke: '.', words: 'frame.keyNewItems', run: of.show },
    ...open('enter'),
    ...open('nothing'),
    ...open('import'),
  ])
}

function keyOf(form: FormName, run: () => void): ScreenKey {
  if (form === 'nothing') return { stroke: '0', words: 'observations.keyNothing', run }
  return form === 'import'
    ? { stroke: 'i', words: 'observations.keyImport', run }
    : { stroke: 'n', words: 'observations.keyEnter', run }
}

/** Next and previous, mark, and one step back. */
function moves({ rows, look, setLook, id, mark }: KeysOf, go: (to: string) => void): readonly ScreenKey[] {
  const at = rows.findIndex((row) => row.id === id)
  const rest = { ...look, form: '', about: '' } as const
  const step = (by: number): ObservationRow | undefined => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))]
    if (next === undefined) return undefined
    go(`/observations/${next.id}${queryOf(rest)}`)
    document.querySelector(`[data-observation="${next.id}"]`)?.scrollIntoView({ block: 'nearest' })
    return next
  }
  const back = (): void => {
    if (look.form !== '') setLook({ form: '', about: '' })
    else if (id === undefined) mark('', 'none')
    else go(`/observations${queryOf(rest)}`)
  }
  return [
    { stroke: 'j', words: 'frame.keyNext', run: () => void step(1) },
    { stroke: 'k', words: 'frame.keyPrevious', run: () => void step(-1) },
    { stroke: 'Escape', words: 'frame.keyBack', run: back },
    {
      stroke: 'x',
      words: 'observations.keyMark',
      run: () => {
        if (id !== undefined) mark(id, 'toggle')
      },
    },
    {
      stroke: 'Shift+x',
      words: 'observations.keyMarkRange',
      run: () => {
        const next = step(1)
        if (id !== undefined) mark(id, 'add')
        if (next !== undefined) mark(next.id, 'add')
      },
    },
  ]
}
