import { useEffect } from 'react'

import { useReader } from '#web/controls'

/** Names the page in the browser's title, the thing before the product. */
export function useTitle(page: string): void {
  const { t } = useReader()
  useEffect(() => {
    document.title = t('frame.title', { page })
  }, [t, page])
}
