import { dailyCsv } from '#formats/daily-csv'
import { dailyGeojson } from '#formats/daily-geojson'
import { dailyJson } from '#formats/daily-json'
import { paperStem, type DailyPaper, type PaperFile } from '#formats/daily-paper'
import { dailyPdf } from '#formats/daily-pdf'
import { languages } from '#words'

/**
 * One file of a daily by its name beside the others, of which no other is made; `undefined` for a name it has not. The
 * stem with `.csv` alone is the first table, the one of ceasefire violations.
 */
export function fileOfDaily(paper: DailyPaper, name: string): PaperFile | undefined {
  const stem = paperStem(paper)
  const language = languages.find(({ lang }) => `${stem}.${lang}.pdf` === name)
  if (language !== undefined) return { name, bytes: dailyPdf(paper, language.lang) }
  if (name === `${stem}.json`) return { name, bytes: dailyJson(paper) }
  if (name === `${stem}.geojson`) return { name, bytes: dailyGeojson(paper) }
  const tables = dailyCsv(paper)
  return name === `${stem}.csv` ? tables[0] : tables.find((table) => table.name === name)
}
