import { useRef, type JSX } from 'react'

import { Kbd, NoValueText, SidePair, useKeys, useReader } from '#web/controls'
import { useSides } from '#web/desk'
import type { ObservationsAnswer, WatchesAnswer } from '#wire/observation'

import type { LayerName, Look } from './look.ts'
import { situationCss as c } from './styles.ts'

type ChipsProps = {
  readonly look: Look
  readonly setLook: (change: Partial<Look>) => void
  readonly counts: { readonly said: number; readonly lodged: number } | undefined
  /** Kinds of account that are known to be missing from this data here. */
  readonly gaps: ReadonlySet<string>
  readonly observations: ObservationsAnswer | undefined
  readonly watches: WatchesAnswer | undefined
  readonly observedMin: number | undefined
}

/** The three kinds of content, each switched by its chip, each with its count or with why there is none. */
export function LayerChips(props: ChipsProps): JSX.Element {
  const { t } = useReader()
  const order = useSides()
  const { counts, observations, observedMin, gaps, look, setLook } = props
  const box = useRef<HTMLFieldSetElement>(null)
  useKeys([
    { stroke: 'l', words: 'situation.keyLayers', run: () => box.current?.querySelector('button')?.focus() },
  ])
  return (
    <fieldset ref={box} className={c('plainSet mtools')} aria-label={t('map.layers')}>
      <LayerChip name="said" {...props}>
        <SidePair order={order} standing="ruled" /> {t('map.said')}{' '}
        <CountOf n={counts?.said} isInGap={gaps.has('statement')} />
      </LayerChip>
      <LayerChip name="lodged" {...props}>
        <SidePair order={order} standing="filled" /> {t('map.lodged')}{' '}
        <CountOf n={counts?.lodged} isInGap={gaps.has('claim')} />
      </LayerChip>
      <LayerChip name="seen" {...props}>
        {t('map.seen')}{' '}
        {observations !== undefined && (
          <SeenOf n={observations.matching - observations.nothing.matching} observedMin={observedMin} />
        )}
      </LayerChip>
      {look.list && (
        <button type="button" className={c('chip')} onClick={() => setLook({ list: false })}>
          {t('map.drawing')} <Kbd>Shift T</Kbd>
        </button>
      )}
    </fieldset>
  )
}

/** Zero stands only where somebody looked (R-UI-4); to who may not know that yet, no number is told. */
function SeenOf({
  n,
  observedMin,
}: {
  readonly n: number
  readonly observedMin: number | undefined
}): JSX.Element | undefined {
  if (n > 0) return <b>{n}</b>
  if (observedMin === undefined) return undefined
  return observedMin === 0 ? <NoValueText look="notObserved" /> : <b>0</b>
}

function CountOf({
  n,
  isInGap,
}: {
  readonly n: number | undefined
  readonly isInGap: boolean
}): JSX.Element | undefined {
  if (n === undefined) return undefined
  return n === 0 && isInGap ? <NoValueText look="notInThisData" /> : <b>{n}</b>
}

function LayerChip({
  name,
  look,
  setLook,
  children,
}: Pick<ChipsProps, 'look' | 'setLook'> & {
  readonly name: LayerName
  readonly children: JSX.Element | string | readonly (JSX.Element | string | false | undefined)[]
}): JSX.Element {
  const isOn = !look.off.includes(name)
  const off = isOn ? [...look.off, name] : look.off.filter((each) => each !== name)
  return (
    <button
      type="button"
      className={c(isOn ? 'chip on' : 'chip')}
      aria-pressed={isOn}
      onClick={() => setLook({ off })}
    >
      {children}
    </button>
  )
}
