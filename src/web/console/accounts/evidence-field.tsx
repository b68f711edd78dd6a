import { sha256 } from '@noble/hashes/sha2.js'
import type { ChangeEvent, JSX } from 'react'

import { hex } from '#tlog'
import { Field, formCss, useReader } from '#web/controls'

import type { FieldsProps } from './fields-props.ts'
import { Line } from './line.tsx'
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
      <Field id="evidenceHash" label={t('forms.evidence')} hint={t('forms.evidenceHint')} optional>
        <input id="evidenceHash" className={formCss['input']} type="file" onChange={choose} />
        {evidenceHash !== '' && <span className={c('code note')}>{evidenceHash}</span>}
      </Field>
      {evidenceHash !== '' && <Line {...props} field="evidenceNote" label="forms.evidenceNote" />}
    </>
  )
}
