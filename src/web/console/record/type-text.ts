import type { Reader } from '#web/controls'

/** A record type in words. Neither a dot nor a hyphen can stand in a choice of the message format, so the key has `_`. */
export function typeText({ t }: Pick<Reader, 't'>, type: string): string {
  return t('record.typeName', { type: type.replaceAll(/[.-]/g, '_') })
}
