/** A language that screens, papers and commands speak. Codes are BCP 47. */
export type Lang = 'en' | 'hy' | 'az' | 'ru'

/** What a language is called by those who speak it. */
export type Language = { readonly lang: Lang; readonly name: string }

/** The four languages, equal to one another (R-UI-57); a list of names orders them by their own spelling. */
export const languages: readonly Language[] = [
  { lang: 'az', name: 'Azərbaycanca' },
  { lang: 'en', name: 'English' },
  { lang: 'hy', name: 'Հայերեն' },
  { lang: 'ru', name: 'Русский' },
]

/** Whether a text is the code of one of the four languages. */
export function isLang(text: string): text is Lang {
  return languages.some((language) => language.lang === text)
}

/**
 * The language a tag of an operating system or a browser asks for, `undefined` if it is none of the four:
 * `hy-AM`, `az_AZ.UTF-8` and `ru` are understood, `C` and `uk` are not, and nothing is guessed from a neighbour.
 */
export function langOfTag(tag: string): Lang | undefined {
  const code = /^[A-Za-z]{2}(?=$|[-_.@])/.exec(tag)?.[0].toLowerCase()
  return code !== undefined && isLang(code) ? code : undefined
}
