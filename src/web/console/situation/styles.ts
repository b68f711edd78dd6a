import { classNames, partsCss } from '#web/controls'

import css from './situation.module.css'

/** Class names of this screen and of the shared parts. */
export const situationCss: (names: string) => string = classNames(partsCss, css)
