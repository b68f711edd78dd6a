import type { JSX } from 'react'
import { Link } from 'wouter'

import { Instant, officeText, useReader } from '#web/controls'
import type { DailyAnswer, ReportsAnswer, ReportVersion } from '#wire/report'
import { languages } from '#words'

import { addressOf, type Look } from './look.ts'
import { publicFrom } from './public-from.ts'
import { reportsCss as c } from './styles.ts'

type VersionsProps = {
  readonly found: ReportsAnswer['days'][number]
  readonly daily: DailyAnswer
  readonly look: Look
  readonly now: string
}

/** Every version of the day, newest first, with who signed it and its files; old ones stay readable (R-REP-3). */
export function Versions({ found, daily, look, now }: VersionsProps): JSX.Element {
  const { t } = useReader()
  const versions = found.versions.toReversed()
  return (
    <section>
      <h2>{t('reports.versions')}</h2>
      {versions.length === 0 && <p className={c('note')}>{t('reports.versionsNone')}</p>}
      <ol className={c('plain')}>
        {versions.map((version) => (
          <li key={version.rid}>
            <VersionRow
              version={version}
              day={found.day}
              isShown={version.rid === daily.version?.rid}
              now={now}
            />
          </li>
        ))}
      </ol>
      {versions.length > 0 && daily.form === 'mission' && (
        <Link
          className={c('chip')}
          aria-current={look.now ? 'true' : undefined}
          href={addressOf(found.day, { now: true })}
        >
          {t('reports.asNow')}
        </Link>
      )}
    </section>
  )
}

type RowProps = {
  readonly version: ReportVersion
  readonly day: string
  readonly isShown: boolean
  readonly now: string
}

function VersionRow({ version, day, isShown, now }: RowProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  return (
    <>
      <Link href={addressOf(day, { rid: version.rid })} aria-current={isShown ? 'true' : undefined}>
        {t('reports.version', { n: version.revision })}
      </Link>{' '}
      <b>
        {t('reports.state', {
          state: version.state,
          ...publicFrom(reader, version, now),
        })}
      </b>
      <span className={c('basis')}>
        {t('reports.assembledBy', { office: officeText(reader, version.office) })}{' '}
        <Instant at={version.at} near={day} />
        {' · '}
        <Link href={`/record/${version.rid}`}>{t('reports.entry', { index: version.index })}</Link>
      </span>
      {version.reason !== undefined && <span className={c('basis')}>{version.reason}</span>}
      <Signers version={version} day={day} />
      {version.publicAt !== undefined && (
        <span className={c('basis')}>
          {t('reports.publicFrom')} <Instant at={version.publicAt} />
        </span>
      )}
      <Files version={version} day={day} />
    </>
  )
}

function Signers({ version, day }: { readonly version: ReportVersion; readonly day: string }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const acts = [
    ['approve', version.approvals],
    ['confirm', version.confirmations],
    ['retract', version.retractions],
    ['release', version.releases],
  ] as const
  return (
    <>
      {acts.flatMap(([act, signers]) =>
        signers.map((signer) => (
          <span key={signer.rid} className={c('basis')}>
            {t('reports.signedBy', { act, office: officeText(reader, signer.office) })}{' '}
            <Instant at={signer.at} near={day} />
          </span>
        )),
      )}
      {version.waiting.map(({ act, rid }) => (
        <span key={rid} className={c('waits')}>
          {t('reports.waitsFor', { act })}
        </span>
      ))}
    </>
  )
}

/** The version's files at this reader's form: a PDF a language, figures for a machine. */
function Files({ version, day }: { readonly version: ReportVersion; readonly day: string }): JSX.Element {
  const { t } = useReader()
  const stem = `/api/files/daily/${version.rid}/${day}.r${version.revision}`
  return (
    <span className={c('files')}>
      {languages.map(({ lang, name }) => (
        <a key={lang} href={`${stem}.${lang}.pdf`} hrefLang={lang}>
          {t('reports.pdf', { name })}
        </a>
      ))}
      <a href={`${stem}.json`}>JSON</a>
      <a href={`${stem}.csv`}>CSV</a>
    </span>
  )
}
