import type { FeatureCollection } from 'geojson'
import { useEffect, useState } from 'react'

/** The mechanism's land and water: not here yet, here, none (this mechanism has no basemap), or it could not be fetched. */
export type Basemap =
  | { readonly kind: 'waiting' | 'none' | 'failed' }
  | { readonly kind: 'here'; readonly land: FeatureCollection; readonly sources: string }

const PATH = '/map/basemap.geojson'
const NOT_FOUND = 404

/** Fetches the basemap once, after the screen's text is there: it is the last thing that anybody waits for (R-UI-60). */
export function useBasemap(isWanted: boolean): Basemap {
  const [basemap, setBasemap] = useState<Basemap>({ kind: 'waiting' })
  useEffect(() => {
    if (!isWanted) return undefined
    const left = new AbortController()
    fetched(left.signal).then(
      (found) => setBasemap(found),
      () => left.signal.aborted || setBasemap({ kind: 'failed' }),
    )
    return () => left.abort()
  }, [isWanted])
  return basemap
}

async function fetched(signal: AbortSignal): Promise<Basemap> {
  const answer = await fetch(PATH, { signal })
  if (answer.status === NOT_FOUND) return { kind: 'none' }
  const read: unknown = answer.ok ? await answer.json() : undefined
  return isCollection(read) ? { kind: 'here', land: read, sources: sourcesOf(read) } : { kind: 'failed' }
}

/** It comes from the node that served this page and is drawn, never run: its outer form is enough to know. */
function isCollection(read: unknown): read is FeatureCollection {
  return (
    typeof read === 'object' &&
    read !== null &&
    'type' in read &&
    read.type === 'FeatureCollection' &&
    'features' in read &&
    Array.isArray(read.features)
  )
}

/** Whom the map is owed to, as its file says. */
function sourcesOf(land: FeatureCollection): string {
  return 'sources' in land && typeof land.sources === 'string' ? land.sources : ''
}
