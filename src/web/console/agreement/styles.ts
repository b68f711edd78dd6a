import { classNames, formCss, partsCss } from '#web/controls'

import css from './agreement.module.css'
import besideCss from './beside.module.css'

/** Classes of this screen. */
export const agreementCss: (names: string) => string = classNames(partsCss, formCss, css, besideCss)
