/** Where an office is chosen to open an address, which is returned to then. */
export function startAddress(next: string): string {
  return `/start?${new URLSearchParams({ next }).toString()}`
}

/** The address of this console to return to, as the search of the start page names it: never one of another host. */
export function nextOf(search: string): string | undefined {
  const next = new URLSearchParams(search).get('next')
  return next !== null && /^\/(?![/\\])/.test(next) ? next : undefined
}
