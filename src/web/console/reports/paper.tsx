import type { JSX } from 'react'

import { layDaily } from '#formats/daily-lay'
import type { LaidDaily } from '#formats/daily-layout'
import { ON_PAGE, type DailyPaper, type Medium } from '#formats/daily-paper'
import { Segment, Segments, useReader } from '#web/controls'
import { useDesk } from '#web/desk'
import type { DailyAnswer } from '#wire/report'
import { isLang, languages, type Lang } from '#words'

import { PaperSections } from './paper-sections.tsx'
import { reportsCss as c } from './styles.ts'
import { usePaperWords } from './use-paper-words.ts'

type PaperProps = {
  readonly answer: DailyAnswer
  readonly lang: string
  readonly choose: (lang: string) => void
}

/** The report in the words, figures and order in which it prints, in any of its languages (R-RPT-34). */
export function Paper({ answer, lang, choose }: PaperProps): JSX.Element {
  const { t } = useReader()
  const paperLang: Lang = isLang(lang) ? lang : 'en'
  const isReady = usePaperWords(paperLang)
  const paper = usePaper(answer)
  return (
    <>
      <Segments label={t('reports.language')}>
        {languages.map(({ lang: each, name }) => (
          <Segment key={each} on={each === paperLang} choose={() => choose(each)} label={name} lang={each} />
        ))}
      </Segments>
      {isReady && <Sheet paper={paper} lang={paperLang} />}
    </>
  )
}

/** The inks of a page, and as many rows of a list as paper has. */
const ON_SCREEN: Medium = { ...ON_PAGE, most: 300 }

function Sheet({ paper, lang }: { readonly paper: DailyPaper; readonly lang: Lang }): JSX.Element {
  const laid = layDaily(paper, lang, ON_SCREEN)
  return (
    <section className={c('sheet')} lang={lang} aria-label={laid.title}>
      <header className={c('sheetHead')}>
        <div>
          <p className={c('note')}>{laid.mechanism}</p>
          <h2 className={c('sheetTitle')}>{laid.title}</h2>
          <p>
            <b>{laid.day}</b> · {laid.number} · {laid.covers}
          </p>
        </div>
        <div className={c('sheetStatus')}>
          <b className={c('stamp')}>{laid.status}</b>
          {laid.statusLines.map((line) => (
            <span key={line} className={c('note')}>
              {line}
            </span>
          ))}
        </div>
      </header>
      {laid.banners.map((line) => (
        <p key={line} className={c('banner')}>
          {line}
        </p>
      ))}
      <Notice laid={laid} />
      <p className={c('sheetLead')}>
        {laid.lead.map(({ text, isStrong }) => (isStrong ? <b key={text}>{text} </b> : `${text} `))}
      </p>
      <PaperSections laid={laid} />
    </section>
  )
}

/** That a translation is not confirmed: in the reader's language, and in the one that is. */
function Notice({ laid: { notices } }: { readonly laid: LaidDaily }): JSX.Element | undefined {
  const [own, confirmed] = notices
  if (own === undefined) return undefined
  return (
    <p className={c('banner')}>
      {own} <span lang="en">{confirmed}</span>
    </p>
  )
}

/** What is laid out: the answer's daily, with what the page knows of the mechanism. */
function usePaper({ daily, annexMission, form, version, publicAt }: DailyAnswer): DailyPaper {
  const { mechanism } = useDesk()
  const { places } = useReader()
  const issued = version?.approvals.at(1)
  return {
    daily,
    form,
    status: version?.state ?? 'drafting',
    issuedAt: issued === undefined ? { kind: 'notStated' } : { kind: 'known', value: issued.at },
    publicAt,
    mechanism,
    places: [...places.values()],
    rid: version === undefined ? { kind: 'notStated' } : { kind: 'known', value: version.rid },
    ...(version?.reason === undefined ? {} : { reason: version.reason }),
    ...(annexMission === undefined ? {} : { annexMission }),
  }
}
