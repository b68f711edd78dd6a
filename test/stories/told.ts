import type { Place, StatedTime } from '#domain/measure'
import type { AccountAnswer, MatterAnswer, PublicAccount } from '#wire/claim'

/** What a story calls the accounts of the record: by their id in it, their name in the files. */
export type Names = ReadonlyMap<string, string>

/** A matter as a desk reads it, line by line, in the order it is served. */
export function linesOfMatter(matter: MatterAnswer, names: Names): readonly string[] {
  const name = (id: string) => names.get(id) ?? id
  return [
    `side by side: ${columnsOf(matter, names)}`,
    `matter: ${matter.state}`,
    ...matter.difference.map(({ field, outcome }) => `${field}: ${outcome}`),
    ...matter.within.map(
      ({ accounts, field, outcome }) =>
        `inside one column, ${accounts.map(name).join(' and ')}: ${field} ${outcome}`,
    ),
    ...matter.joins.map(
      ({ accounts, office, at, relation }) =>
        `${office} joined ${accounts.map(name).toSorted().join(' and ')} at ${clock(at)}: ${relation}`,
    ),
    ...matter.accounts.flatMap((account) => linesOfAccount(account, name)),
  ]
}

/** `T1-C06 | T1-C01`: one column after the other, as served. A column with nothing in it is not served. */
function columnsOf({ accounts }: MatterAnswer, names: Names): string {
  const columns = [...new Set(accounts.map(({ column }) => column))]
  return columns
    .map((column) =>
      accounts
        .filter((account) => account.column === column)
        .map(({ id }) => names.get(id) ?? id)
        .join(' '),
    )
    .join(' | ')
}

function linesOfAccount(account: AccountAnswer, nameOf: (id: string) => string): readonly string[] {
  const { column, standing, kind, allegedActor, at, place, count, state } = account
  const name = nameOf(account.id)
  const how = standing === 'lodged' ? 'lodged and signed' : 'said publicly'
  const many = count.kind === 'known' ? [countText(count.value)] : []
  const told = [`${kind} by ${allegedActor}`, timeText(at), place.asWritten, ...many]
  return [
    `${column} ${how} ${name}: ${told.join(', ')}`,
    `${name}: ${state}`,
    `${name}: place ${placeText(place)}`,
    ...(account.dueAt === undefined ? [] : [`${name}: answer due ${clock(account.dueAt)}`]),
    ...(account.adopts === undefined ? [] : [`${name}: adopts ${nameOf(account.adopts)}`]),
    ...account.flags.map(
      (flag) =>
        `${name}: flag ${flag.kind}${flag.kind === 'statedBeforeEvent' ? ` ${flag.minutes} min` : ''}`,
    ),
    ...account.versions.map(
      ({ what, reason }) =>
        `${name}: version "${what[0]?.text ?? ''}"${reason === undefined ? '' : ` because "${reason}"`}`,
    ),
    ...(account.withdrawn
      ? [`${name}: withdrawn ${clock(account.withdrawn.at)} because "${account.withdrawn.reason}"`]
      : []),
    ...account.answers.map(
      ({ answer, at: given, lateS }) =>
        `${answer.by} answered ${name} at ${clock(given)}: ${answer.kind}, ${lateS === 0 ? 'in time' : `${lateS / 60} min late`}`,
    ),
    ...account.may.map((act) => `${name}: may ${act}`),
  ]
}

function clock(utc: string): string {
  return utc.slice(11, 16)
}

function timeText({ text, precision }: StatedTime): string {
  return precision === 'minute' || precision === 'period' ? text : `${text} (${precision})`
}

function countText(count: { readonly kind: string; readonly n?: number }): string {
  return count.n === undefined ? count.kind : `${count.kind} ${count.n}`
}

function placeText({ status, candidates }: Place): string {
  return candidates.length === 0 ? status : `${status}, ${candidates.join(' or ')}`
}

/** An account as the public reads it. */
export function lineOfPublic(account: PublicAccount): string {
  const { column, standing, entity, kind, allegedActor, day, sources } = account
  return `${column} ${standing} (${entity}): ${kind} by ${allegedActor}, ${day}, ${sources.map(({ publisher }) => publisher).join('; ')}`
}
