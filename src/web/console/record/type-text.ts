import type { Reader } from '#web/controls'

/** A record type in words. A dot cannot stand in a choice of the message format, so the key has `_`. */
export function typeText({ t }: Reader, type: string): string {
  return t('record.typeName', { type: type.replace('.', '_') })
}
