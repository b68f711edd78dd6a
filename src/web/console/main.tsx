import { createRoot } from 'react-dom/client'

import { loadLang } from '#words'

import { App } from './app.tsx'
import { deviceHere, spoken } from './device-here.ts'

const AGAIN_MS = 3000

/** Draws the page once the reader's words are here. They come from where the page came from: without them, it is asked for anew. */
async function start(root: Element): Promise<void> {
  try {
    await loadLang(spoken(deviceHere()))
    createRoot(root).render(<App />)
  } catch {
    setTimeout(() => location.reload(), AGAIN_MS)
  }
}

const root = document.querySelector('#root')
if (root !== null) void start(root)
