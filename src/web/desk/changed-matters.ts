type Matter = { readonly id: string; readonly accounts: readonly { readonly id: string }[] }
/** An answer as far as it is compared. */
type Compared = { readonly matters: readonly Matter[] }

/** How many accounts a newer answer adds or changes, as the row that offers them says; a matter of which nothing else changed is one. */
export function changedAccounts(before: Compared, after: Compared): number {
  const known = new Map(before.matters.map((matter) => [matter.id, matter]))
  const changes = after.matters.map((matter) => changedIn(known.get(matter.id), matter))
  return Math.max(
    1,
    changes.reduce((sum, n) => sum + n, 0),
  )
}

function changedIn(before: Matter | undefined, after: Matter): number {
  if (JSON.stringify(before) === JSON.stringify(after)) return 0
  const known = new Map(before?.accounts.map((account) => [account.id, JSON.stringify(account)]))
  return Math.max(
    1,
    after.accounts.filter((account) => known.get(account.id) !== JSON.stringify(account)).length,
  )
}
