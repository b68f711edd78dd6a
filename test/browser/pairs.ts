/**
 * Few rows in which every two values of any two names stand together at least once. Greedy: of the candidates for a row
 * the one that brings most new pairs is taken. `allowed` says which rows can be at all.
 */
export function pairsOf(
  factors: Readonly<Record<string, readonly string[]>>,
  allowed: (row: Readonly<Record<string, string>>) => boolean,
): readonly Readonly<Record<string, string>>[] {
  const all = rowsOf(Object.entries(factors)).filter(allowed)
  const open = new Set(all.flatMap(pairsIn))
  const taken: Readonly<Record<string, string>>[] = []
  while (open.size > 0) {
    const news = all.map((row) => pairsIn(row).filter((pair) => open.has(pair)).length)
    const best = all[news.indexOf(Math.max(...news))]
    if (best === undefined) break
    taken.push(best)
    for (const pair of pairsIn(best)) open.delete(pair)
  }
  return taken
}

function rowsOf(
  factors: readonly (readonly [string, readonly string[]])[],
): readonly Readonly<Record<string, string>>[] {
  const [first, ...rest] = factors
  if (first === undefined) return [{}]
  const [name, values] = first
  return rowsOf(rest).flatMap((row) => values.map((value) => ({ [name]: value, ...row })))
}

function pairsIn(row: Readonly<Record<string, string>>): readonly string[] {
  const set = Object.entries(row).map(([name, value]) => `${name}=${value}`)
  return set.flatMap((one, place) => set.slice(place + 1).map((other) => `${one} ${other}`))
}
