import type { JSX, ReactNode } from 'react'

import type { Line, LineMissing } from '#domain/observation'
import {
  bearingText,
  instantText,
  observedTimeText,
  perceivedText,
  rangeText,
  useReader,
  type Reader,
} from '#web/controls'
import type { Key } from '#words'

import { lineFrom } from './line-observed.ts'
import { observationsCss as c } from './styles.ts'

type PreviewProps = {
  readonly line: Line
  readonly choose: (utc: string) => void
  readonly add: (words: string) => void
  readonly openWatch: () => void
}

/** What a line became, before it is signed: its words, what was not understood underlined, and what it still lacks. */
export function LinePreview(props: PreviewProps): JSX.Element {
  const { line } = props
  const { t } = useReader()
  return (
    <div className={c('preview')} aria-live="polite">
      <p className={c('pieces')} dir="auto">
        {line.pieces.map((piece) => (
          <span
            key={piece.from}
            className={c(piece.kind === 'rest' || piece.kind === 'note' ? 'rest' : 'token')}
          >
            {piece.text}
          </span>
        ))}
      </p>
      <Became line={line} />
      {line.kind !== 'log' &&
        line.missing.map((missing) => <Missing key={missing} missing={missing} {...props} />)}
      {line.problems.map((problem) => (
        <p key={`${problem.kind} ${problem.from}`} className={c('lack')}>
          {t('observations.lineProblem', { kind: problem.kind, text: problem.text })}
          {'candidates' in problem && <Candidates candidates={problem.candidates} choose={props.choose} />}
        </p>
      ))}
    </div>
  )
}

function Became({ line }: { readonly line: Line }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  if (line.kind === 'log')
    return (
      <p>
        {t('observations.lineLog', { why: line.why })} <b>{t('observations.lineLogWord')}</b>,{' '}
        {instantText(reader, line.entry.at)}
      </p>
    )
  return (
    <dl className={c('became')}>
      <Part name="observations.linePartTime">
        {line.draft.at.kind === 'known'
          ? observedTimeText(reader, line.draft.at.value)
          : t('forms.notUnderstood')}
      </Part>
      {line.draft.relayedFrom.kind === 'known' && (
        <Part name="observations.linePartWho">
          {t('observations.relayedFrom', { team: line.draft.relayedFrom.value.team })}
        </Part>
      )}
      <Part name="observations.linePartWhat">
        {line.kind === 'nothing' ? t('observations.lineNothing') : perceivedText(reader, line.draft)}
      </Part>
      <Part name="observations.linePartFrom">{fromText(reader, line)}</Part>
      {line.draft.note.kind === 'known' && (
        <Part name="observations.note">
          <bdi dir="auto">{line.draft.note.value}</bdi>
        </Part>
      )}
    </dl>
  )
}

/** Where from the observer, and the sector with how it is known. */
function fromText(reader: Reader, { draft }: Exclude<Line, { readonly kind: 'log' }>): string {
  const { bearings, range } = lineFrom(draft)
  return [
    ...bearings.map(bearingText),
    ...(range.kind === 'known' ? [rangeText(reader, range.value)] : []),
    draft.sector.kind === 'known'
      ? reader.t('observations.lineSector', { sector: draft.sector.value, is: draft.sectorIs })
      : reader.t('observations.sectorUnknown'),
  ].join(' · ')
}

function Part({ name, children }: { readonly name: Key; readonly children: ReactNode }): JSX.Element {
  const { t } = useReader()
  return (
    <>
      <dt>{t(name)}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** What a line lacks, and the nearest way to mend it. */
function Missing({ missing, add, openWatch }: PreviewProps & { readonly missing: LineMissing }): JSX.Element {
  const { t } = useReader()
  return (
    <p className={c('lack')}>
      {t('observations.lineMissing', { missing })}{' '}
      {missing === 'watch' && (
        <button type="button" className={c('btn s')} onClick={openWatch}>
          {t('observations.watchOpen')}
        </button>
      )}
      {missing === 'means' &&
        (['heard', 'saw'] as const).map((means) => (
          <button key={means} type="button" className={c('btn s')} onClick={() => add(means)}>
            {t('observations.means', { means })}
          </button>
        ))}
    </p>
  )
}

function Candidates({
  candidates,
  choose,
}: {
  readonly candidates: readonly string[]
  readonly choose: (utc: string) => void
}): JSX.Element {
  const reader = useReader()
  return (
    <>
      {candidates.map((utc) => (
        <button key={utc} type="button" className={c('btn s')} onClick={() => choose(utc)}>
          {instantText(reader, utc)}
        </button>
      ))}
    </>
  )
}
