import { sha256 } from '@noble/hashes/sha2.js'
import type { ChangeEvent, JSX } from 'react'

import { hex } from '#tlog'
import { Field, Foreign, formCss, useReader } from '#web/controls'

import type { FieldsProps } from './fields-props.ts'
import { Line } from './line.tsx'
import { keptSealed, sealedBefore } from './sealed-before.ts'
import { accountsCss as c } from './styles.ts'

/** A file as evidence: it stays on this device, its hash and a note go into the sealed part. */
export function EvidenceField(props: FieldsProps): JSX.Element {
  const { draft } = props
  const { t } = useReader()
  const { evidenceHash } = draft.fields
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0]
    if (file === undefined) draft.set('evidenceHash', '')
    else
      void file.arrayBuffer().then((bytes) => draft.set('evidenceHash', hex(sha256(new Uint8Array(bytes)))))
  }
  return (
    <>
      <EvidenceBefore {...props} />
      <Field id="evidenceHash" label={t('forms.evidence')} hint={t('forms.evidenceHint')} optional>
        <input id="evidenceHash" className={formCss['input']} type="file" onChange={choose} />
        {evidenceHash !== '' && <span className={c('code note')}>{evidenceHash}</span>}
      </Field>
      {evidenceHash !== '' && <Line {...props} field="evidenceNote" label="forms.evidenceNote" />}
    </>
  )
}

/** Evidence of the earlier version: a correction keeps it, unless the person takes it out. */
function EvidenceBefore({ draft }: FieldsProps): JSX.Element | undefined {
  const { t } = useReader()
  const before = sealedBefore(draft.fields)
  if (before === undefined || before.evidence.length === 0) return undefined
  const takeOut = (taken: (typeof before.evidence)[number]): void =>
    draft.set(
      'sealedBefore',
      keptSealed({ ...before, evidence: before.evidence.filter((each) => each !== taken) }),
    )
  return (
    <ul aria-label={t('forms.evidence')}>
      {before.evidence.map((each) => (
        <li key={`${each.sha256} ${each.note}`}>
          <Foreign text={each.note} /> <span className={c('code note')}>{each.sha256}</span>{' '}
          <button type="button" className={c('btn q s')} onClick={() => takeOut(each)}>
            {t('forms.evidenceTakeOut')}
          </button>
        </li>
      ))}
    </ul>
  )
}
