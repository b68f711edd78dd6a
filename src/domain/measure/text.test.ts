import { expect, test } from 'vitest'

import { isText } from './index.ts'

test('[R-MEA-18] a text of people says something, and holds no control but tab and line feed', () => {
  for (const text of ['a', 'a\tb\nc', 'قال \u202eevil\u202c', '👨‍👩‍👧', '…', '՞', 'ա'])
    expect([text, isText(text)]).toEqual([text, true])
  const blank = ['', ' ', '\n\t', '\u00a0\u3000', '\u200b', '\u200e\u2069', '\ufeff', '\u3164', '\u00ad']
  const controls = ['a\u0000', 'a\rb', 'a\u001b[31m', 'a\u007f', '\u009b31m', 'a\u0085b']
  for (const text of [...blank, ...controls]) expect([text, isText(text)]).toEqual([text, false])
})
