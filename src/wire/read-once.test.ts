import { expect, test } from 'vitest'
import { z } from 'zod'

import { readOnce } from './read-once.ts'

test('[S-18] a body is read once, and its answer is the one its schema gives', () => {
  const asked: unknown[] = []
  const schema = z.strictObject({ by: z.enum(['A', 'B']) }).refine((body) => asked.push(body) > 0)
  const once = readOnce(schema)
  const body = { by: 'A' }
  expect([once.safeParse(body), once.parse(body), once.parse(body)]).toEqual([
    { success: true, data: body },
    body,
    body,
  ])
  expect(asked).toHaveLength(1)
  expect(once.parse({ ...body })).toEqual(schema.parse(body))
  expect(asked).toHaveLength(3)
})

test.each([{ by: 'C' }, { by: 'A', and: 1 }, [], undefined, null, 'A', 1])(
  '[S-18] what its schema refuses it refuses, each time alike: %j',
  (body) => {
    const schema = z.strictObject({ by: z.enum(['A', 'B']) })
    const once = readOnce(schema)
    const plain = schema.safeParse(body).error?.issues
    expect(plain).not.toHaveLength(0)
    expect([once.safeParse(body), once.safeParse(body)].map((read) => read.error?.issues)).toEqual([
      plain,
      plain,
    ])
    expect(() => once.parse(body)).toThrow(z.ZodError)
  },
)
