import type { Texts } from './keys.ts'
import type { Lang } from './languages.ts'
import { hasTexts, keepTexts } from './texts.ts'

const FILES: Readonly<Record<Lang, () => Promise<Texts>>> = {
  az: () => import('./az.ts'),
  en: () => import('./en.ts'),
  hy: () => import('./hy.ts'),
  ru: () => import('./ru.ts'),
}

/** Brings in the texts of a language where they are not at hand; fails when they cannot be fetched. */
export async function loadLang(lang: Lang): Promise<void> {
  if (!hasTexts(lang)) keepTexts(lang, await FILES[lang]())
}
