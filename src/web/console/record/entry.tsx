import { useState, type JSX } from 'react'
import { Link, useLocation } from 'wouter'

import { Icon, Instant, Kbd, Loading, officeText, ProblemBox, useKeys, useReader } from '#web/controls'
import { Absent, problemSentence, SealedPart, useAsked, useDesk } from '#web/desk'
import type { EntryAnswer } from '#wire/record'

import { BodyFields } from './body-fields.tsx'
import { CheckSteps } from './check-steps.tsx'
import type { Checked } from './check.ts'
import { envelopeOf } from './envelope.ts'
import { ProofPath } from './proof-path.tsx'
import { recordCss as c } from './styles.ts'
import { typeText } from './type-text.ts'

const GONE = 404

/** One entry: its fields, the signed bytes, who signed, and the proof that it is in the log. */
export function EntryPane({ id }: { readonly id: string }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { client } = useDesk()
  const [, go] = useLocation()
  const asked = useAsked({ key: `entry ${id}`, ask: () => client.views.entry(id), topics: [] })
  useKeys([{ stroke: 'Escape', words: 'frame.keyBack', run: () => go('/record') }])
  const { value, problem } = asked
  return (
    <article className={c('record')}>
      <p>
        <Link href="/record" className={c('btn s')}>
          <Icon name="back" /> {t('record.backToList')}
        </Link>
      </p>
      {value !== undefined && <Entry asked={value} />}
      {value === undefined && problem === undefined && <Loading />}
      {problem?.status === GONE && <Absent isPage />}
      {value === undefined && problem !== undefined && problem.status !== GONE && (
        <ProblemBox
          sentence={problemSentence(reader.lang, problem)}
          code={problem.code}
          again={asked.again}
        />
      )}
    </article>
  )
}

function Entry({ asked }: { readonly asked: EntryAnswer }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { checked, busy, run } = useCheck(asked)
  useKeys([{ stroke: 'c', words: 'frame.keyCheck', run }])
  return (
    <>
      <header className={c('headPane')}>
        <h1>
          {t('record.entryTitle', { index: asked.row.index })} · {typeText(reader, asked.row.type)}
        </h1>
        <p className={c('note')}>
          {officeText(reader, asked.row.office)} · <Instant at={asked.row.at} /> ·{' '}
          {t('record.visName', { vis: asked.row.vis })}
        </p>
      </header>
      <div className={c('two')}>
        <div>
          <Fields asked={asked} />
          <Bytes asked={asked} />
        </div>
        <div>
          <section className={c('panel pad')} aria-labelledby="check-title">
            <header>
              <h2 id="check-title">{t('record.check')}</h2>
              <button type="button" className={c('btn p')} onClick={run} aria-disabled={busy}>
                {t(busy ? 'record.checking' : checked === undefined ? 'record.check' : 'record.checkAgain')}{' '}
                <Kbd>C</Kbd>
              </button>
            </header>
            <p className={c('note')}>{t('record.checkText')}</p>
            <CheckSteps checked={checked} busy={busy} />
          </section>
          <ProofPath asked={asked} checked={checked} />
          <Signatures asked={asked} />
        </div>
      </div>
    </>
  )
}

function useCheck(asked: EntryAnswer): {
  readonly checked: Checked | undefined
  readonly busy: boolean
  readonly run: () => void
} {
  const { mechanism } = useDesk()
  const [checked, setChecked] = useState<Checked>()
  const [busy, setBusy] = useState(false)
  const run = (): void => {
    if (busy) return
    setBusy(true)
    void import('./check.ts')
      .then(({ checkEntry }) => checkEntry(asked, mechanism.mech))
      .then(setChecked)
      .finally(() => setBusy(false))
  }
  return { checked, busy, run }
}

function Fields({ asked }: { readonly asked: EntryAnswer }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { session } = useDesk()
  const env = envelopeOf(asked.entry)
  const isForMe = session.office !== undefined && (env.keys.includes(session.office) || env.isCommitted)
  return (
    <section className={c('panel pad')} aria-labelledby="fields-title">
      <header>
        <h2 id="fields-title">{t('record.fields')}</h2>
      </header>
      {env.body === undefined ? <p>{t('record.sealedCommitted')}</p> : <BodyFields value={env.body} />}
      {env.hasSealed && (
        <div className={c('sealedBox')}>
          <h3>
            <Icon name="sealed" /> {t('record.sealedTitle')}
          </h3>
          <p className={c('note')}>{t('record.sealedText')}</p>
          {env.keys.length > 0 && (
            <p className={c('note')}>
              {t('record.sealedTo')}: {env.keys.map((office) => officeText(reader, office)).join('; ')}
            </p>
          )}
          {isForMe && <SealedPart rid={asked.row.rid} />}
        </div>
      )}
    </section>
  )
}

function Bytes({ asked }: { readonly asked: EntryAnswer }): JSX.Element {
  const { t } = useReader()
  const [copied, setCopied] = useState(false)
  const copy = (): void => void navigator.clipboard.writeText(asked.entry).then(() => setCopied(true))
  return (
    <section className={c('panel pad')} aria-labelledby="bytes-title">
      <header>
        <h2 id="bytes-title">{t('record.bytes')}</h2>
        <button type="button" className={c('btn s')} onClick={copy}>
          {t(copied ? 'states.copied' : 'states.copy')}
        </button>
      </header>
      <p className={c('note')}>{t('record.bytesNote')}</p>
      <textarea
        className={c('bytes')}
        dir="ltr"
        rows={12}
        readOnly
        aria-labelledby="bytes-title"
        value={asked.entry}
      />
    </section>
  )
}

function Signatures({ asked }: { readonly asked: EntryAnswer }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const env = envelopeOf(asked.entry)
  return (
    <section className={c('panel pad')} aria-labelledby="signatures-title">
      <header>
        <h2 id="signatures-title">{t('record.signatures')}</h2>
      </header>
      <ul className={c('signatures')}>
        {env.signers.map((key) => {
          const known = asked.enrolledBy.find((each) => each.key === key)
          return (
            <li key={key}>
              <span>{officeText(reader, known?.office ?? asked.row.office)}</span>
              <span className={c('code')}>{key}</span>
              {known !== undefined && (
                <Link href={`/record/${known.rid}`}>
                  {t('record.enrolledBy', { rid: `${known.rid.slice(0, 8)}…` })}
                </Link>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
