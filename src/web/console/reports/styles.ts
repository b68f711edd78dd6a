import { classNames, formCss, partsCss } from '#web/controls'

import css from './reports.module.css'

/** Classes of this screen. */
export const reportsCss: (names: string) => string = classNames(partsCss, formCss, css)
