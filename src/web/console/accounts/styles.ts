import { classNames, partsCss } from '#web/controls'

import css from './accounts.module.css'

/** Class names of this screen and of the shared parts. */
export const accountsCss: (names: string) => string = classNames(partsCss, css)
