import { classNames, formCss, partsCss } from '#web/controls'

import css from './observations.module.css'

/** Class names of this screen and of the shared parts. */
export const observationsCss: (names: string) => string = classNames(partsCss, formCss, css)
