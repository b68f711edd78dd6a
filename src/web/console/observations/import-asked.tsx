import type { JSX } from 'react'

import { FieldRow, SelectField, TextField, Understood, useReader } from '#web/controls'
import { useDesk } from '#web/desk'
import type { TablePreview, TableQuestion } from '#wire/files'

import { observationsCss as c } from './styles.ts'

/** What a person says of a table that its bytes do not: the zone of its times, the year, and what was misread. */
export type Asked = {
  readonly zone: string
  readonly year: string
  readonly columns: string
  readonly encoding: '' | NonNullable<TableQuestion['encoding']>
  readonly delimiter: '' | NonNullable<TableQuestion['delimiter']>
}

type AskedProps = {
  readonly asked: Asked
  readonly setAsked: (asked: Asked) => void
  readonly preview: TablePreview | undefined
}

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252'] as const
const DELIMITERS = ['comma', 'semicolon', 'tab'] as const

/** The zone is asked and never assumed; encoding and delimiter are said, and may be set right. */
export function ImportAsked({ asked, setAsked, preview }: AskedProps): JSX.Element {
  const { t } = useReader()
  return (
    <div className={c('stack')}>
      <FieldRow>
        <TextField
          id="import-zone"
          label={t('observations.importZone')}
          hint={t('observations.importZoneHint')}
          width="short"
          value={asked.zone}
          onValue={(zone) => setAsked({ ...asked, zone })}
        />
        <ZoneChips asked={asked} setAsked={setAsked} />
        <TextField
          id="import-year"
          label={t('observations.importYear')}
          hint={t('observations.importYearHint')}
          optional={!yearNeeded(asked, preview)}
          width="short"
          value={asked.year}
          onValue={(year) => setAsked({ ...asked, year })}
        />
      </FieldRow>
      {asked.zone === '' && <Understood text={t('observations.importZoneNeeded')} />}
      {preview !== undefined && <Bytes asked={asked} setAsked={setAsked} preview={preview} />}
    </div>
  )
}

/** A table whose dates have no year needs it said; once it is, the field stays what it was. */
export function yearNeeded({ year }: Pick<Asked, 'year'>, preview: TablePreview | undefined): boolean {
  const lacks = preview?.rows.some(({ notes }) => notes.some(({ code }) => code === 'IMP_YEAR_MISSING'))
  return year !== '' || lacks === true
}

type SetAsked = Pick<AskedProps, 'asked' | 'setAsked'>

function ZoneChips({ asked, setAsked }: SetAsked): JSX.Element {
  const { mechanism } = useDesk()
  return (
    <>
      {[mechanism.zone, 'UTC'].map((zone) => (
        <button
          key={zone}
          type="button"
          className={c('chip')}
          aria-pressed={asked.zone === zone}
          onClick={() => setAsked({ ...asked, zone })}
        >
          {zone}
        </button>
      ))}
    </>
  )
}

function Bytes({ asked, setAsked, preview }: AskedProps & { readonly preview: TablePreview }): JSX.Element {
  const { t } = useReader()
  const { encoding, delimiter } = preview
  if (encoding === undefined || delimiter === undefined)
    return <Understood text={t('observations.importWorkbook', { sheet: preview.sheet ?? '' })} />
  const read = {
    encoding: encoding.name,
    delimiter: t('observations.delimiter', { delimiter: delimiter.name }),
    sure: encoding.sure === 'likely' || delimiter.sure === 'likely' ? 'likely' : 'certain',
  }
  return (
    <details className={c('more')}>
      <summary>{t('observations.importBytes', read)}</summary>
      <BytesFields asked={asked} setAsked={setAsked} />
    </details>
  )
}

function BytesFields({ asked, setAsked }: SetAsked): JSX.Element {
  const { t } = useReader()
  return (
    <FieldRow>
      <SelectField
        id="import-encoding"
        label={t('observations.importEncoding')}
        value={asked.encoding}
        onValue={(value) => setAsked({ ...asked, encoding: ENCODINGS.find((each) => each === value) ?? '' })}
        options={[
          { value: '', label: t('observations.importAsFound') },
          ...ENCODINGS.map((value) => ({ value, label: value })),
        ]}
      />
      <SelectField
        id="import-delimiter"
        label={t('observations.importDelimiter')}
        value={asked.delimiter}
        onValue={(value) =>
          setAsked({ ...asked, delimiter: DELIMITERS.find((each) => each === value) ?? '' })
        }
        options={[
          { value: '', label: t('observations.importAsFound') },
          ...DELIMITERS.map((value) => ({
            value,
            label: t('observations.delimiter', { delimiter: value }),
          })),
        ]}
      />
    </FieldRow>
  )
}
