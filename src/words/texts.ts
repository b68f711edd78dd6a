import { atHand } from './at-hand.ts'
import type { Key, Texts } from './keys.ts'
import { languages, type Lang } from './languages.ts'

const byKey = new Map<string, string>()
const names = new Set<string>()
const known = new Set<Lang>()

const here: Partial<Record<Lang, Texts>> = atHand
for (const { lang } of languages) {
  const texts = here[lang]
  if (texts !== undefined) keepTexts(lang, texts)
}

/** Takes in the texts of a language. All languages have the same keys, so any one of them tells which there are. */
export function keepTexts(lang: Lang, texts: Texts): void {
  for (const [file, named] of Object.entries<Readonly<Record<string, string>>>(texts))
    for (const [name, text] of Object.entries(named)) {
      byKey.set(`${lang} ${file}.${name}`, text)
      names.add(`${file}.${name}`)
    }
  known.add(lang)
}

/** Whether the texts of a language are here. */
export function hasTexts(lang: Lang): boolean {
  return known.has(lang)
}

/** The text of a key as its file has it, `undefined` if no file has it. */
export function textOf(lang: Lang, key: string): string | undefined {
  return byKey.get(`${lang} ${key}`)
}

/** Whether some file has this key, for names that come from outside. */
export function isKey(key: string): key is Key {
  return names.has(key)
}
