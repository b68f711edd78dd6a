import type { JSX, ReactNode } from 'react'

import { isWithheld } from '#domain/claim'
import type { Text } from '#domain/measure'
import {
  ActorText,
  countText,
  Foreign,
  Icon,
  instantText,
  MaybeText,
  NoValueText,
  officeText,
  OutcomeSign,
  PlaceText,
  StatedTimeText,
  TextFor,
  useReader,
} from '#web/controls'
import { isInAccountGap, withinOf, type Gaps } from '#web/desk'
import { matterDay } from '#web/desk'
import type { AccountAnswer, ComparedField, MatterAnswer } from '#wire/claim'

import type { Look } from './look.ts'
import { accountsCss as c } from './styles.ts'

type CellProps = {
  readonly account: AccountAnswer
  readonly field: ComparedField
  readonly matter: MatterAnswer
  readonly gaps: Gaps
  readonly look: Look
  readonly setLook: (change: Partial<Look>) => void
  /** The column holds more than one account, so each says which it is. */
  readonly many: boolean
}

/** One account's value of one field. An account that was taken back is struck through and stays readable. */
export function FieldCell(props: CellProps): JSX.Element {
  const { account, field, matter, many } = props
  const { t } = useReader()
  const within = withinOf(matter, account, field)
  const isFallen = account.state === 'withdrawn' || account.state === 'retracted'
  return (
    <div className={c('stack')}>
      {many && field === 'kind' && (
        <span className={c('stackId')}>
          {account.sourceId ?? t('accounts.entryLink', { n: account.index })}
        </span>
      )}
      <div className={c(isFallen ? 'fallen' : '')}>{valueOf(props)}</div>
      {within !== undefined && (
        <span className={c('within')}>
          <OutcomeSign outcome={within} /> {t('accounts.withinDiffers', { outcome: within })}
        </span>
      )}
    </div>
  )
}

function valueOf(props: CellProps): ReactNode {
  const { account, matter, gaps } = props
  const gap = isInAccountGap(gaps, account, matter)
  switch (props.field) {
    case 'kind':
      return <What {...props} />
    case 'allegedActor':
      return <ActorText account={account} gap={gap} />
    case 'place':
      return <PlaceText place={account.place} />
    case 'time':
      return <When {...props} />
    case 'count':
      return <CountCell account={account} gap={gap} />
    case 'class':
      return <ClassCell account={account} gap={gap} />
  }
}

function What({ account, look, setLook }: CellProps): JSX.Element {
  const { t } = useReader()
  const earlier = account.versions.slice(1)
  return (
    <>
      {t('states.kind', { kind: account.kind })}
      <span className={c('what')}>
        <WordsOf text={account.what} original={look.original} />
      </span>
      {account.versions[0]?.reason !== undefined && earlier.length > 0 && (
        <span className={c('src')}>
          <Foreign text={t('accounts.correctedWhy', { reason: account.versions[0].reason })} />
        </span>
      )}
      {earlier.length > 0 && (
        <>
          <button
            type="button"
            className={c('btn q s')}
            aria-expanded={look.versions}
            onClick={() => setLook({ versions: !look.versions })}
          >
            {look.versions ? t('accounts.versionsHide') : t('accounts.versionsShow', { n: earlier.length })}
          </button>
          {look.versions && <Versions versions={earlier} original={look.original} />}
        </>
      )}
    </>
  )
}

/** An account's words, or that the mission holds them because they name an alleged origin of fire (R-DNH-1). */
function WordsOf({ text, original }: { readonly text: Text; readonly original: boolean }): JSX.Element {
  const { t } = useReader()
  return isWithheld({ what: text }) ? (
    <span className={c('withheld')}>
      <Icon name="sealed" /> {t('accounts.wordingHeld')}
    </span>
  ) : (
    <TextFor text={text} original={original} />
  )
}

function Versions({
  versions,
  original,
}: {
  readonly versions: AccountAnswer['versions']
  readonly original: boolean
}): JSX.Element {
  const reader = useReader()
  return (
    <ol className={c('versions')}>
      {versions.map((version) => (
        <li key={version.rid}>
          <del>
            <WordsOf text={version.what} original={original} />
          </del>
          <span className={c('src')}>
            {reader.t('accounts.versionOf', {
              office: officeText(reader, version.office),
              time: instantText(reader, version.at),
            })}
          </span>
        </li>
      ))}
    </ol>
  )
}

function When({ account, matter }: CellProps): JSX.Element {
  const reader = useReader()
  return <StatedTimeText time={account.at} near={matterDay(reader, matter)} />
}

type GapCell = { readonly account: AccountAnswer; readonly gap: boolean }

function CountCell({ account, gap }: GapCell): JSX.Element {
  const reader = useReader()
  return (
    <MaybeText value={account.count} gap={gap}>
      {(count) => (count.kind === 'unknown' ? <NoValueText look="unknown" /> : countText(reader, count))}
    </MaybeText>
  )
}

function ClassCell({ account, gap }: GapCell): JSX.Element {
  const { t } = useReader()
  return (
    <MaybeText value={account.class} gap={gap}>
      {(value) => t('states.class', { class: value })}
    </MaybeText>
  )
}
