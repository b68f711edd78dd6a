import { readDevice, type Device } from '#web/tokens'
import { isLang, languages, type Lang } from '#words'

const LANGS = languages.map(({ lang }) => lang)

/** What this device is set to. A browser that asks for none of our languages gets English, the one that is no side's own. */
export function deviceHere(): Device {
  return readDevice(LANGS, 'en')
}

/** The language a device is set to, as one of ours. */
export function spoken(device: Device): Lang {
  return isLang(device.lang) ? device.lang : 'en'
}
