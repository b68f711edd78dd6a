import type { JSX, ReactNode } from 'react'

import type { ClaimOwn, StatementMission, Weapon, WithheldWords } from '#domain/claim'
import type { Maybe, Position } from '#domain/measure'
import type { JsonObject } from '#domain/record'
import { classNames, Foreign, MaybeText, partsCss, textFor, useReader, type Reader } from '#web/controls'
import { claimOwn, statementMission } from '#wire/claim'

import { ofSaid } from './elsewhere-rows.tsx'
import { saidElsewhere } from './elsewhere.ts'
import type { Rows } from './rows.ts'

import css from './sealed.module.css'

const c = classNames(partsCss, css)

/** What a sealed part holds, in words; a content of a shape not known here is shown as its fields. */
export function SealedContent({ body }: { readonly body: JsonObject }): JSX.Element {
  const reader = useReader()
  return (
    <dl className={c('opened')}>
      {rowsOf(reader, body).map(([name, value]) => (
        <Row key={name} name={name}>
          {value}
        </Row>
      ))}
    </dl>
  )
}

function rowsOf(reader: Reader, body: JsonObject): Rows {
  const own = claimOwn.safeParse(body)
  if (own.success) return ofClaim(reader, own.data)
  const mission = statementMission.safeParse(body)
  if (mission.success) return ofStatement(reader, mission.data)
  const said = saidElsewhere(body)
  if (said === undefined) return plain(reader, body)
  return [...ofSaid(reader, said.statement), ...(said.mission ? ofStatement(reader, said.mission) : [])]
}

function ofClaim(reader: Reader, own: ClaimOwn): Rows {
  const { t } = reader
  return [
    [t('accounts.weapon'), weaponOf(reader, own.weapon)],
    [t('accounts.position'), positionOf(reader, own.position)],
    ...originsOf(reader, own.originsAlleged),
    ...own.evidence.map((each, place): readonly [string, ReactNode] => [
      `${t('accounts.evidence')} ${place + 1}`,
      <span key={each.sha256}>
        <Foreign text={each.note} /> <span className={c('code')}>{each.sha256}</span>
      </span>,
    ]),
  ]
}

function ofStatement(reader: Reader, mission: StatementMission): Rows {
  const { t } = reader
  return [
    [t('accounts.speakerName'), maybe(mission.name, (name) => <Foreign text={name} />)],
    [t('accounts.weapon'), weaponOf(reader, mission.weapon)],
    ...originsOf(reader, mission.originsAlleged),
    ...(mission.withheld.kind === 'known' ? wordsOf(reader, mission.withheld.value) : []),
  ]
}

function originsOf({ t }: Reader, origins: readonly string[]): Rows {
  if (origins.length === 0) return []
  return [[t('accounts.origins'), <Foreign key="origins" text={origins.join('; ')} />]]
}

/** The wording that the clear body does not have: the statement's, then each source's, in the order they are listed. */
function wordsOf({ t, lang }: Reader, { what, renderings, note }: WithheldWords): Rows {
  const shown = textFor(what, lang)
  return [
    [t('accounts.wording'), <Foreign key="what" text={shown.text} lang={shown.lang} />],
    ...renderings.map(({ text, title, url, note: ofSource }, place): readonly [string, ReactNode] => [
      t('accounts.wordingOfSource', { n: place + 1 }),
      [title, text, ofSource, url].map(
        (each) => each !== undefined && <Foreign key={each} text={`${each} `} />,
      ),
    ]),
    ...(note.kind === 'known'
      ? [[t('accounts.wordingNote'), <Foreign key="note" text={note.value} />] as const]
      : []),
  ]
}

function plain({ t }: Reader, body: JsonObject): Rows {
  return Object.entries(body).map(([name, value]) => [
    name === 'why' ? t('accounts.why') : name,
    <Foreign key={name} text={typeof value === 'string' ? value : JSON.stringify(value)} />,
  ])
}

function weaponOf({ t }: Reader, weapon: Maybe<Weapon>): ReactNode {
  return maybe(weapon, ({ category, basis }) => (
    <>
      <Foreign text={category} /> <span className={c('note')}>{t('accounts.weaponBasis', { basis })}</span>
    </>
  ))
}

function positionOf({ t }: Reader, position: Maybe<Position>): ReactNode {
  return maybe(position, ({ latDeg, lonDeg, radiusM, how }) =>
    t('accounts.positionText', { lat: latDeg, lon: lonDeg, radius: radiusM, how }),
  )
}

function maybe<T>(value: Maybe<T>, say: (value: T) => ReactNode): ReactNode {
  return (
    <MaybeText value={value} gap={false}>
      {say}
    </MaybeText>
  )
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }): JSX.Element {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
