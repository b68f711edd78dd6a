// Before the first paint: theme, density and language of this device; the fonts of the reader's script and the texts of
// the reader's language are asked for. The build writes their names into data-fonts and data-words of this script's tag.
;(() => {
  let kept = {}
  try {
    kept = JSON.parse(localStorage.getItem('truceline.device') || '{}')
  } catch {
    kept = {}
  }
  const root = document.documentElement
  const built = (name) => JSON.parse((document.currentScript && document.currentScript.dataset[name]) || '{}')
  const [fonts, words] = [built('fonts'), built('words')]
  const asked = (navigator.languages || []).map((tag) => tag.slice(0, 2)).find((tag) => words[tag])
  const lang = words[kept.lang] ? kept.lang : asked || 'en'
  const dark = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  root.lang = lang
  root.dataset.theme = ['light', 'dark', 'night'].includes(kept.theme) ? kept.theme : dark
  root.dataset.density = kept.density === 'compact' ? 'compact' : 'comfortable'
  const ask = (href, how) => {
    if (href) document.head.append(Object.assign(document.createElement('link'), how, { href }))
  }
  ask(words[lang], { rel: 'modulepreload' })
  for (const script of ['latin', { hy: 'armenian', ru: 'cyrillic', az: 'latin-az' }[lang]])
    ask(fonts[script], { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
})()
