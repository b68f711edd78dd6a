import './tokens.css'

/** Looks a person may choose; `system` is light or dark as the machine says when the page is opened. */
export const THEMES = ['system', 'light', 'dark', 'night'] as const
/** A theme as chosen. */
export type Theme = (typeof THEMES)[number]

/** Row heights a person may choose. */
export const DENSITIES = ['comfortable', 'compact'] as const
/** A density as chosen. */
export type Density = (typeof DENSITIES)[number]

/** What this device is set to; never part of the record, never sent anywhere. */
export type Device = {
  readonly theme: Theme
  readonly density: Density
  readonly lang: string
  /** Single-letter keys can be switched off (WCAG 2.1.4). */
  readonly keys: 'on' | 'off'
}

const STORE = 'truceline.device'

/** Reads this device's choices; whatever is missing or unreadable gets the default, the language the browser's or `plain`. */
export function readDevice(langs: readonly string[], plain: string): Device {
  const kept = keptChoices()
  return {
    theme: oneOf(THEMES, kept['theme']) ?? 'system',
    density: oneOf(DENSITIES, kept['density']) ?? 'comfortable',
    lang: oneOf(langs, kept['lang']) ?? browserLang(langs) ?? plain,
    keys: kept['keys'] === 'off' ? 'off' : 'on',
  }
}

/** Keeps this device's choices. A browser that keeps nothing still works until the page is closed. */
export function keepDevice(device: Device): void {
  try {
    localStorage.setItem(STORE, JSON.stringify(device))
  } catch {
    // Storage may be refused by the browser; the choice then lasts as long as the page.
  }
}

/** Puts the choices on the page's root element, where tokens.css reads them. */
export function applyDevice(device: Device, root: HTMLElement): void {
  const theme = device.theme === 'system' ? systemTheme() : device.theme
  root.dataset['theme'] = theme
  root.dataset['density'] = device.density
  root.lang = device.lang
}

/** Paper is white: while the page is printed it has the light theme, whatever the screen has. Ends by what it answers. */
export function printLight(root: HTMLElement): () => void {
  const print = matchMedia('print')
  let theme = root.dataset['theme']
  const change = (): void => {
    if (print.matches) {
      theme = root.dataset['theme']
      root.dataset['theme'] = 'light'
    } else if (theme !== undefined) root.dataset['theme'] = theme
  }
  print.addEventListener('change', change)
  return () => print.removeEventListener('change', change)
}

function keptChoices(): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORE) ?? '{}')
    return typeof kept === 'object' && kept !== null ? { ...kept } : {}
  } catch {
    return {}
  }
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find((each) => each === value)
}

function browserLang(langs: readonly string[]): string | undefined {
  return navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => langs.includes(tag))
}

function systemTheme(): 'light' | 'dark' {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
