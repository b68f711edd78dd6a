import { openDatabase, startDatabase } from '#server/storage'
import { views } from '#server/views'
import { Session } from 'node:inspector/promises'
import { writeFileSync } from 'node:fs'
const home = process.argv[2] ?? ''
const server = await startDatabase(home)
const database = openDatabase(server.url)
const view = views.find((v) => v.name === 'observations')!
const now = '2031-05-30T00:00:00.000Z'
const ask = (question: object) => view.ask({ database, node: { mech: 'bench', epoch: 1, vkey: 'v', clock: { now, speed: 0, settable: true } }, asker: { who: { role: 'DO', side: 'none', office: 'M.duty' } }, question } as never)
for (let i = 0; i < 3; i++) { const t = performance.now(); await ask({}); console.log('ask', performance.now() - t) }
const s = new Session(); s.connect(); await s.post('Profiler.enable'); await s.post('Profiler.start')
for (const q of [{}, { sector: 'S-2' }, { text: 'kaka' }, { class: 'explosion', zone: 'outside' }, { limit: 1 }]) { const t = performance.now(); const a: any = await ask(q); console.log(JSON.stringify(q), Math.round(performance.now() - t), a.value?.matching) }
const { profile } = await s.post('Profiler.stop')
const self = new Map<string, number>(); const byId = new Map(profile.nodes.map((n: any) => [n.id, n])); 
const dt = profile.timeDeltas!; profile.samples!.forEach((id: number, i: number) => { const n: any = byId.get(id); const k = n.callFrame.functionName + ' ' + n.callFrame.url.split('/').slice(-2).join('/') + ':' + n.callFrame.lineNumber; self.set(k, (self.get(k) ?? 0) + dt[i]!) })
for (const [k, v] of [...self].sort((a, b) => b[1] - a[1]).slice(0, 25)) console.log((v / 1000).toFixed(0), k)
await database.close(); await server.stop()
