import { classNames, partsCss } from '#web/controls'

import css from './record.module.css'

/** Class names of this screen and of the shared parts. */
export const recordCss: (names: string) => string = classNames(partsCss, css)
