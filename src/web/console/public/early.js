// Before the first paint: theme, density and language of this device, and the fonts of the reader's script.
// The build writes the fonts' names into data-fonts of this script's tag.
;(() => {
  let kept = {}
  try {
    kept = JSON.parse(localStorage.getItem('truceline.device') || '{}')
  } catch {
    kept = {}
  }
  const root = document.documentElement
  const langs = new Set(['en', 'hy', 'az', 'ru'])
  const asked = (navigator.languages || []).map((tag) => tag.slice(0, 2)).find((tag) => langs.has(tag))
  const lang = langs.has(kept.lang) ? kept.lang : asked || 'en'
  const dark = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  root.lang = lang
  root.dataset.theme = ['light', 'dark', 'night'].includes(kept.theme) ? kept.theme : dark
  root.dataset.density = kept.density === 'compact' ? 'compact' : 'comfortable'
  const fonts = JSON.parse((document.currentScript && document.currentScript.dataset.fonts) || '{}')
  for (const script of ['latin', { hy: 'armenian', ru: 'cyrillic', az: 'latin-az' }[lang]]) {
    if (!fonts[script]) continue
    const link = document.createElement('link')
    Object.assign(link, {
      rel: 'preload',
      as: 'font',
      type: 'font/woff2',
      crossOrigin: 'anonymous',
      href: fonts[script],
    })
    document.head.append(link)
  }
})()
