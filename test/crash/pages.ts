/** A client's reply, as far as a list needs it. */
type Reply<A> = { readonly ok: true; readonly value: A } | { readonly ok: false }

/** Everything behind a paged question; `undefined` where the node stops answering on the way. */
export async function allPages<T, A>(
  ask: (after: string | undefined) => Promise<Reply<A>>,
  read: (answer: A) => { readonly items: readonly T[]; readonly next: string | undefined },
): Promise<readonly T[] | undefined> {
  const items: T[] = []
  let after: string | undefined
  do {
    const reply: Reply<A> = await ask(after)
    if (!reply.ok) return undefined
    const page = read(reply.value)
    items.push(...page.items)
    after = page.next
  } while (after !== undefined)
  return items
}
