import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Names of the built fonts by script, for early.js to preload the reader's own and no other (R-UI-89). */
function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const fonts = Object.keys(bundle).flatMap((file) => {
          const script = /noto-sans-(latin-az|latin|cyrillic|armenian)-[\w-]+\.woff2$/.exec(file)?.[1]
          return script === undefined ? [] : [[script, `/${file}`]]
        })
        const data = JSON.stringify(Object.fromEntries(fonts)).replaceAll('"', '&quot;')
        return html.replace('<script src="/early.js"', `<script src="/early.js" data-fonts="${data}"`)
      },
    },
  }
}

export default defineConfig({
  root: 'src/web/console',
  base: '/',
  plugins: [react(), preloadFonts()],
  build: {
    outDir: '../../../dist/console',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
