import type { JSX } from 'react'

import { AreaField, Choices, SelectField, textFor, useReader } from '#web/controls'
import type { AccountAnswer } from '#wire/claim'

import type { FieldsProps } from './fields-props.ts'
import { matterName } from './matter-name.ts'
import { SealedNote } from './told-fields.tsx'

const RELATIONS = ['sameEvent', 'possiblySame', 'different'] as const
const EXCERPT = 70

/** Joins or parts two accounts: the other one, what they tell of, and why. */
export function LinkFields({ draft, error, making, matters }: FieldsProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { fields, set } = draft
  const others = matters.flatMap((matter) =>
    matter.accounts
      .filter((account) => account.id !== making.about?.id)
      .map((account) => ({ value: account.id, label: `${matterName(reader, matter)}: ${excerpt(account, reader.lang)}` })),
  )
  const mine = making.about
  return (
    <>
      {mine !== undefined && <p>{excerpt(mine, reader.lang)}</p>}
      <SelectField
        id="other"
        label={t('forms.otherAccount')}
        error={error('other')}
        value={fields.other}
        onValue={(value) => set('other', value)}
        options={[{ value: '', label: '…' }, ...others]}
      />
      <Choices
        id="relation"
        label={t('forms.relationLabel')}
        error={error('relation')}
        value={RELATIONS.find((each) => each === fields.relation) ?? ''}
        onValue={(value) => set('relation', value)}
        options={RELATIONS.map((relation) => ({ value: relation, label: t('forms.relation', { relation }) }))}
      />
      <AreaField
        id="why"
        label={t('forms.whyLink')}
        error={error('why')}
        value={fields.why}
        onValue={(value) => set('why', value)}
      />
      <SealedNote text={t('forms.whyLinkHint')} />
    </>
  )
}

function excerpt(account: AccountAnswer, lang: string): string {
  const { text } = textFor(account.what, lang)
  const short = text.length > EXCERPT ? `${text.slice(0, EXCERPT).trimEnd()}…` : text
  return account.sourceId === undefined ? short : `${account.sourceId} · ${short}`
}
