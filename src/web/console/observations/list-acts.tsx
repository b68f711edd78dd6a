import type { JSX, RefObject } from 'react'

import { Icon, Kbd, useReader } from '#web/controls'
import { readsMission, useDesk } from '#web/desk'

import { exportPath, FORMATS } from './export.ts'
import { formFor } from './form-words.ts'
import type { ListProps } from './list-props.ts'
import type { Mark } from './screen.tsx'
import { observationsCss as c } from './styles.ts'

type ActsProps = ListProps & {
  readonly marked: ReadonlySet<string>
  readonly mark: Mark
  readonly find: RefObject<HTMLInputElement | null>
  readonly isLog: boolean
}

const MOST_GROUPED = 50 // the wire's bound of a group
const MOST_ACCEPTED = 50

/** Search, new, nothing seen, import, the ops log, export, and the acts on what is marked. */
export function ListActs(props: ActsProps): JSX.Element {
  const { setLook, isLog } = props
  const { t } = useReader()
  const { session } = useDesk()
  return (
    <div className={c('listActs')}>
      {readsMission(session) && <Find {...props} />}
      <Making {...props} />
      {readsMission(session) && (
        <button
          type="button"
          className={c('btn s')}
          aria-pressed={isLog}
          onClick={() => setLook({ log: !isLog })}
        >
          {t(isLog ? 'observations.logHide' : 'observations.logShow')}
        </button>
      )}
      {isLog && formFor('log', session) !== undefined && (
        <button type="button" className={c('btn s')} onClick={() => setLook({ form: 'log', about: '' })}>
          <Icon name="add" /> {t('observations.logWrite')}
        </button>
      )}
      <Exports {...props} />
      <MarkedActs {...props} />
    </div>
  )
}

/** Words are searched in the mission's part, so only who reads it has the field. */
function Find({ look, setLook, find }: ActsProps): JSX.Element {
  const { t } = useReader()
  return (
    <label className={c('findRow')}>
      <b>{t('observations.find')}</b>
      <input
        ref={find}
        className={c('input')}
        type="search"
        placeholder=""
        value={look.find}
        aria-describedby="find-hint"
        onChange={(event) => setLook({ find: event.target.value })}
      />
      <span id="find-hint" className={c('hint')}>
        {t('observations.findHint')} <Kbd>/</Kbd>
      </span>
    </label>
  )
}

function Making({ setLook }: ActsProps): JSX.Element {
  const { t } = useReader()
  const { session } = useDesk()
  return (
    <>
      {formFor('enter', session) !== undefined && (
        <button type="button" className={c('btn s')} onClick={() => setLook({ form: 'enter', about: '' })}>
          <Icon name="add" /> {t('observations.enter')} <Kbd>N</Kbd>
        </button>
      )}
      {formFor('nothing', session) !== undefined && (
        <button type="button" className={c('btn s')} onClick={() => setLook({ form: 'nothing', about: '' })}>
          {t('observations.nothing')} <Kbd>0</Kbd>
        </button>
      )}
      {formFor('import', session) !== undefined && (
        <button type="button" className={c('btn s')} onClick={() => setLook({ form: 'import', about: '' })}>
          {t('observations.import')} <Kbd>I</Kbd>
        </button>
      )}
    </>
  )
}

function Exports({ look, today }: ActsProps): JSX.Element {
  const { t } = useReader()
  return (
    <span className={c('exports')}>
      {t('observations.export')}{' '}
      {FORMATS.map(({ format, name }) => (
        <a key={format} href={exportPath(format, { look, today })} download>
          {name}
        </a>
      ))}
    </span>
  )
}

function MarkedActs({ marked, mark, setLook }: ActsProps): JSX.Element | undefined {
  const { t } = useReader()
  const { session } = useDesk()
  if (marked.size === 0) return undefined
  const about = [...marked].join()
  const mayAccept = formFor('accept', session) !== undefined && marked.size <= MOST_ACCEPTED
  const mayGroup = formFor('group', session) !== undefined && marked.size > 1 && marked.size <= MOST_GROUPED
  return (
    <span className={c('rowActs')}>
      <b>{t('observations.marked', { n: marked.size })}</b>
      {mayAccept && (
        <button type="button" className={c('btn s')} onClick={() => setLook({ form: 'accept', about })}>
          {t('observations.accept')}
        </button>
      )}
      {mayGroup && (
        <button type="button" className={c('btn s')} onClick={() => setLook({ form: 'group', about })}>
          {t('observations.groupThem')}
        </button>
      )}
      <button type="button" className={c('btn q s')} onClick={() => mark('', 'none')}>
        {t('observations.unmark')}
      </button>
    </span>
  )
}
