import { languages } from '#words'

import { dailyCsv } from './daily-csv.ts'
import { dailyGeojson } from './daily-geojson.ts'
import { dailyJson } from './daily-json.ts'
import { paperStem, type DailyPaper, type PaperFile } from './daily-paper.ts'
import { dailyPdf } from './daily-pdf.ts'
import { datapackage } from './datapackage.ts'

/**
 * All files of a daily's release: a paper in each language, JSON, tables, sectors, and the list of the data files. The same
 * paper gives the same bytes, so that both releasers can sign their hashes (R-REP-1).
 */
export function dailyFiles(paper: DailyPaper): readonly PaperFile[] {
  const stem = paperStem(paper)
  const papers = languages.map(({ lang }) => ({ name: `${stem}.${lang}.pdf`, bytes: dailyPdf(paper, lang) }))
  const data = [
    { name: `${stem}.json`, bytes: dailyJson(paper) },
    ...dailyCsv(paper),
    { name: `${stem}.geojson`, bytes: dailyGeojson(paper) },
  ]
  return [...papers, ...data, { name: `${stem}.datapackage.json`, bytes: datapackage(paper, data) }]
}
