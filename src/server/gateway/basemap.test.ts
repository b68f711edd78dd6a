import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { expect, onTestFinished, test } from 'vitest'

import { publicAt, runningNode } from '../../../test/running-node.ts'

const LAND = { type: 'FeatureCollection', sources: 'Public domain', features: [] }

function fileWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'truceline-basemap-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'basemap.geojson.gz')
  writeFileSync(file, gzipSync(text))
  return file
}

test('[R-DNH-11] the basemap comes from this node, gzipped or plain as it is asked for', async () => {
  const node = await runningNode({ basemap: fileWith(JSON.stringify(LAND)) })
  for (const encoding of ['gzip, br', 'identity', 'gzip;q=0']) {
    const answer = await fetch(`${node.address}/map/basemap.geojson`, {
      headers: { 'accept-encoding': encoding },
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('application/geo+json')
    expect(answer.headers.get('content-encoding')).toBe(encoding.startsWith('gzip,') ? 'gzip' : null)
    expect(await answer.json()).toEqual(LAND)
  }
})

test('[R-DNH-11] a mechanism without a basemap has a map of nothing, and one whose file is gone answers as absent', async () => {
  const none = await publicAt(await runningNode()).get('/map/basemap.geojson')
  expect(none.status).toBe(200)
  expect(await none.json()).toEqual({ type: 'FeatureCollection', features: [] })
  const gone = await publicAt(await runningNode({ basemap: '/nowhere/basemap.gz' })).get(
    '/map/basemap.geojson',
  )
  expect(gone.status).toBe(404)
})
