import type { JSX } from 'react'

import { isWithheld } from '#domain/claim'
import { Choices, SelectField, textFor, useReader, type Reader } from '#web/controls'
import { matterName } from '#web/desk'
import type { AccountAnswer } from '#wire/claim'

import type { FieldsProps } from './fields-props.ts'
import { Area } from './line.tsx'
import { SealedNote } from './told-fields.tsx'

const RELATIONS = ['sameEvent', 'possiblySame', 'different'] as const
const EXCERPT = 70

/** Joins or parts two accounts: the other one, what they tell of, and why. */
export function LinkFields(props: FieldsProps): JSX.Element {
  const { draft, error, making, matters } = props
  const reader = useReader()
  const { t } = reader
  const { fields, set } = draft
  const others = matters.flatMap((matter) =>
    matter.accounts
      .filter((account) => account.id !== making.about?.id)
      .map((account) => ({
        value: account.id,
        label: `${matterName(reader, matter)}: ${excerpt(account, reader)}`,
      })),
  )
  const mine = making.about
  return (
    <>
      {mine !== undefined && <p>{excerpt(mine, reader)}</p>}
      <SelectField
        id="other"
        label={t('forms.otherAccount')}
        error={error('other')}
        value={fields.other}
        onValue={(value) => set('other', value)}
        options={[{ value: '', label: '…' }, ...others]}
      />
      <RelationField {...props} />
      <Area {...props} field="why" label="forms.whyLink" />
      <SealedNote text={t('forms.whyLinkHint')} />
    </>
  )
}

function RelationField({ draft, error }: FieldsProps): JSX.Element {
  const { t } = useReader()
  return (
    <Choices
      id="relation"
      label={t('forms.relationLabel')}
      error={error('relation')}
      value={RELATIONS.find((each) => each === draft.fields.relation) ?? ''}
      onValue={(value) => draft.set('relation', value)}
      options={RELATIONS.map((relation) => ({
        value: relation,
        label: t('forms.relation', { relation }),
      }))}
    />
  )
}

function excerpt(account: AccountAnswer, reader: Reader): string {
  const text = isWithheld(account)
    ? reader.t('accounts.wordingHeld')
    : textFor(account.what, reader.lang).text
  const short = text.length > EXCERPT ? `${text.slice(0, EXCERPT).trimEnd()}…` : text
  return account.sourceId === undefined ? short : `${account.sourceId} · ${short}`
}
