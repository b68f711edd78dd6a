import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'

import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

type Bundle = Parameters<Extract<Plugin['generateBundle'], (...args: never) => unknown>>[1]

/** Where the texts of a language are kept; the build has each as a file of its own. */
const WORDS = /\/src\/words\/([a-z]{2})\.ts$/

/** Built files of the languages' texts, by language. */
function wordsIn(bundle: Bundle): readonly (readonly [string, string])[] {
  return Object.values(bundle).flatMap((file) => {
    const lang = file.type === 'chunk' ? WORDS.exec(file.facadeModuleId ?? '')?.[1] : undefined
    return lang === undefined ? [] : [[lang, `/${file.fileName}`]]
  })
}

/** Names of the built fonts by script and of texts by language, for early.js to ask for the reader's own and no other (R-UI-89). */
function preloadOwn(): Plugin {
  return {
    name: 'preload-own',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const fonts = Object.keys(bundle).flatMap((file) => {
          const script = /noto-sans-(latin-az|latin|cyrillic|armenian)-[\w-]+\.woff2$/.exec(file)?.[1]
          return script === undefined ? [] : [[script, `/${file}`]]
        })
        const data = (entries: Iterable<readonly unknown[]>): string =>
          JSON.stringify(Object.fromEntries(entries)).replaceAll('"', '&quot;')
        return html.replace(
          '<script src="/early.js"',
          `<script src="/early.js" data-fonts="${data(fonts)}" data-words="${data(wordsIn(bundle))}"`,
        )
      },
    },
  }
}

/** Node has the texts of all languages at hand; the console has none and fetches its reader's alone (R-UI-60). */
function wordsOnDemand(): Plugin {
  return {
    name: 'words-on-demand',
    load: {
      filter: { id: /\/src\/words\/at-hand\.ts$/ },
      handler: () => 'export const atHand = {}',
    },
  }
}

/** What only a shell says, by file: all of one, and the refusals of verbs and of a home in the other. */
const SHELL_ONLY: Readonly<Record<string, RegExp>> = { cli: /^/, refusals: /^(?:CLI|HOME)_/ }

/** The console's readers do not wait for what only a shell says. */
function wordsOfShellLeftOut(): Plugin {
  return {
    name: 'words-of-shell-left-out',
    apply: 'build',
    load: {
      filter: { id: /\/src\/words\/[a-z]{2}\/(?:cli|refusals)\.json$/ },
      async handler(id) {
        const texts: Readonly<Record<string, string>> = JSON.parse(await readFile(id, 'utf8'))
        const only = SHELL_ONLY[basename(id, '.json')]
        const said = Object.entries(texts).filter(([name]) => only?.test(name) !== true)
        return JSON.stringify(Object.fromEntries(said))
      },
    },
  }
}

/** First load at most, script and style, gzipped, with the longest language (R-UI-60). */
const FIRST_LOAD_MAX_BYTES = 300_000

/** A build whose first load is over its budget is no build. */
function firstLoadBudget(): Plugin {
  return {
    name: 'first-load-budget',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const size = (name: string): number => {
          const file = bundle[name.replace(/^\//, '')]
          return file === undefined ? 0 : gzipSync(file.type === 'chunk' ? file.code : file.source).length
        }
        const entry = Object.values(bundle).filter((file) => file.type === 'chunk' && file.isEntry)
        const styles = Object.keys(bundle).filter((name) => name.endsWith('.css'))
        const first = new Set([...entry.map((file) => file.fileName), ...styles])
        for (const file of entry) if (file.type === 'chunk') for (const name of file.imports) first.add(name)
        const words = Math.max(0, ...wordsIn(bundle).map(([, file]) => size(file)))
        const bytes = [...first].reduce((sum, name) => sum + size(name), words)
        if (bytes > FIRST_LOAD_MAX_BYTES)
          this.error(`The first load is ${bytes} bytes gzipped; at most ${FIRST_LOAD_MAX_BYTES} are allowed.`)
      },
    },
  }
}

export default defineConfig({
  root: 'src/web/console',
  base: '/',
  plugins: [react(), wordsOnDemand(), wordsOfShellLeftOut(), preloadOwn(), firstLoadBudget()],
  build: {
    outDir: '../../../dist/console',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // kB of one file before compression; what a reader waits for has its own budget above.
    chunkSizeWarningLimit: 650,
  },
})
