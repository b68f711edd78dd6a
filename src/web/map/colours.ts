/** The page's colours as the map draws them, by the name of their variable in web/tokens. */
export type Colours = Readonly<Record<ColourName, string>>

type ColourName =
  | 'raised'
  | 'line-strong'
  | 'text'
  | 'text-2'
  | 'text-3'
  | 'accent'
  | 'side-a'
  | 'side-b'
  | 'side-a-line'
  | 'side-b-line'
  | 'side-a-tint'
  | 'side-b-tint'
  | 'sunken'
  | 'map-land'
  | 'map-far'
  | 'map-water'
  | 'map-border'
  | 'map-label'
  | 'map-halo'
  | 'unseen'

/** Reads the colours as they stand now: asked of the browser, so that its own colours (forced) are plain ones too. */
export function coloursOf(box: HTMLElement): Colours {
  const probe = document.createElement('span')
  probe.hidden = true
  box.append(probe)
  const read = (name: ColourName): string => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const colours: Colours = {
    raised: read('raised'),
    'line-strong': read('line-strong'),
    text: read('text'),
    'text-2': read('text-2'),
    'text-3': read('text-3'),
    accent: read('accent'),
    'side-a': read('side-a'),
    'side-b': read('side-b'),
    'side-a-line': read('side-a-line'),
    'side-b-line': read('side-b-line'),
    'side-a-tint': read('side-a-tint'),
    'side-b-tint': read('side-b-tint'),
    sunken: read('sunken'),
    'map-land': read('map-land'),
    'map-far': read('map-far'),
    'map-water': read('map-water'),
    'map-border': read('map-border'),
    'map-label': read('map-label'),
    'map-halo': read('map-halo'),
    unseen: read('unseen'),
  }
  probe.remove()
  return colours
}
