import type { Statement } from '#domain/claim'
import {
  ActorText,
  countText,
  entityName,
  Foreign,
  MaybeText,
  PlaceText,
  StatedTimeText,
  TextFor,
  type Reader,
} from '#web/controls'
import { dayText, isLang } from '#words'

import type { Rows } from './rows.ts'

/** What a statement said elsewhere tells, in the order and the words of the accounts' table. */
export function ofSaid(reader: Reader, said: Statement): Rows {
  const { t } = reader
  return [
    [t('accounts.rowStanding'), t('states.standingLong', { standing: 'saidElsewhere' })],
    [
      t('accounts.field', { field: 'kind' }),
      <span key="kind">
        {t('states.kind', { kind: said.kind })}: <TextFor text={said.what} original />
      </span>,
    ],
    [
      t('accounts.field', { field: 'allegedActor' }),
      <ActorText key="actor" account={{ ...said, standing: 'saidElsewhere' }} gap={false} />,
    ],
    [t('accounts.field', { field: 'place' }), <PlaceText key="place" place={said.place} />],
    [t('accounts.field', { field: 'time' }), <StatedTimeText key="time" time={said.at} near={undefined} />],
    ...numbersOf(reader, said),
    [t('accounts.rowSaid'), <StatedTimeText key="said" time={said.saidAt} near={undefined} />],
    ...sourcesOf(reader, said),
  ]
}

function numbersOf(reader: Reader, { count, class: ofClass }: Statement): Rows {
  const { t } = reader
  return [
    [
      t('accounts.field', { field: 'count' }),
      <MaybeText key="count" value={count} gap={false}>
        {(value) => countText(reader, value)}
      </MaybeText>,
    ],
    [
      t('accounts.field', { field: 'class' }),
      <MaybeText key="class" value={ofClass} gap={false}>
        {(value) => t('states.class', { class: value })}
      </MaybeText>,
    ],
  ]
}

function sourcesOf(reader: Reader, { speaker, renderings }: Statement): Rows {
  const { t, lang } = reader
  const by = t('accounts.entityOffice', {
    entity: entityName(reader, speaker.entity),
    office: speaker.office,
  })
  return [
    [
      t('accounts.rowBy'),
      <span key="by">
        <Foreign text={by} />
        {'; '}
        <MaybeText value={speaker.channel} gap={false}>
          {(channel) => <Foreign text={channel} />}
        </MaybeText>
      </span>,
    ],
    ...renderings.map((each, place): Rows[number] => [
      t('accounts.wordingOfSource', { n: place + 1 }),
      <span key={each.publisher}>
        <Foreign
          text={t(each.title === undefined ? 'accounts.sourceLineHeld' : 'accounts.sourceLine', {
            publisher: each.publisher,
            title: each.title ?? '',
            date: dayText(isLang(lang) ? lang : 'en', each.date),
          })}
        />
        {each.text !== undefined && (
          <>
            {' · '}
            {t('accounts.sourceKind', { kind: each.kind })}{' '}
            <Foreign text={t('states.quote', { text: each.text })} lang={each.lang} />
          </>
        )}
      </span>,
    ]),
  ]
}
