// PostgreSQL's classes and codes for "not now": connection lost, out of disk or memory or connections, shutting down,
// statement or lock timed out, one of two that waited for each other. Source: PostgreSQL, appendix A.
const CLASSES = new Set(['08', '53', '57', '58'])
const CODES = new Set(['25P03', '40001', '40P01', '55P03'])

// Node's own words for a server that cannot be reached, and the driver's, which has no code.
const NODE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'ENOSPC',
  'EDQUOT',
  'EIO',
])
const DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** Whether an error says "not now" of the machine, and nothing of what was asked of it (R-REC-36). */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (/^[0-9A-Z]{5}$/.test(code) && !NODE.has(code)) return CLASSES.has(code.slice(0, 2)) || CODES.has(code)
  return NODE.has(code) || DRIVER.test(error.message)
}
