import { constants, inflateRawSync } from 'node:zlib'

import type { Inflate } from '#formats/table-zip'

/** Node's own DEFLATE for a packed table, which stops where it is told to. */
export const inflate: Inflate = (packed, maxBytes) => {
  try {
    return inflateRawSync(packed, {
      maxOutputLength: Math.max(1, maxBytes),
      finishFlush: constants.Z_SYNC_FLUSH,
    })
  } catch (error) {
    return error instanceof RangeError ? 'tooLarge' : 'broken'
  }
}
