import type { Reply } from '#client'
import { accept, type Answer } from '#domain/life'

import { refusedBy } from './desk.ts'

/** Where a page begins: behind what the one before ended with; the first names nothing. */
export type After = { readonly after?: string }

/** Every page of a list in order, one asked after another until none follows; the first that is refused answers for all. */
export async function everyPage<A extends { readonly next?: string | undefined }>(
  ask: (after: After) => Promise<Reply<A>>,
): Promise<Answer<readonly [A, ...(readonly A[])], string>> {
  const first = await ask({})
  if (!first.ok) return refusedBy(first)
  const pages: A[] = []
  let next = first.value.next
  while (next !== undefined) {
    const page = await ask({ after: next })
    if (!page.ok) return refusedBy(page)
    pages.push(page.value)
    next = page.value.next
  }
  return accept([first.value, ...pages])
}
