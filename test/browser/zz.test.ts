import { test } from 'vitest'
import { startDemo } from './demo.ts'
import { openBrowser, openDevice, cardOf } from './kit.ts'
test('x', async () => {
  const demo = await startDemo('2020-10-10T10:00:00.000Z')
  const b = await openBrowser()
  const d = await openDevice(b)
  const page = await d.newPage()
  page.on('console', m => console.log('C', m.text()))
  await page.addInitScript(() => {
    const f = window.fetch.bind(window)
    let n = 0
    window.fetch = (u, o) => { const id = n++; if (String(u).includes('feed')) { console.log('fetch', id); o?.signal?.addEventListener('abort', () => console.log('abort', id)) } return f(u, o) }
  })
  await page.goto(demo.address)
  await page.locator('h1').waitFor()
  await page.waitForTimeout(1500)
  console.log('become')
  await (await cardOf(page, 'M.mediator')).click()
  await page.waitForTimeout(2500)
  console.log('over')
  await demo.halt()
  await page.waitForTimeout(1000)
  await b.close()
  await demo.end().catch(() => 1)
}, 120000)
