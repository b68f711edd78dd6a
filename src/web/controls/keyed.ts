/** Items with a key of their own content, told apart by their place among equals: for lists whose items have no id. */
export function keyed<T>(items: readonly T[]): readonly { readonly key: string; readonly item: T }[] {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const text = JSON.stringify(item)
    const before = seen.get(text) ?? 0
    seen.set(text, before + 1)
    return { key: `${text} ${before}`, item }
  })
}
