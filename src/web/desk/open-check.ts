import { createContext, useContext, type Context } from 'react'

/** Opens the check of a text that was received, which the frame shows over any screen (R-UI-81). */
export const OpenCheck: Context<() => void> = createContext<() => void>(() => undefined)

/** How the screen that a text is copied on opens the check. */
export function useOpenCheck(): () => void {
  return useContext(OpenCheck)
}
