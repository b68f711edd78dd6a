import { loadLang, type Lang } from '#words'

/** Words of a paper's language, and English beside them: a translation that nobody confirmed says so in English too (R-RPT-33). */
export async function loadPaperWords(lang: Lang): Promise<void> {
  await Promise.all([loadLang(lang), loadLang('en')])
}
