import type { z } from 'zod'

import type { Problem } from '#wire/record'
import { problem } from '#wire/record'

import { wholeText, type Carry, type CarriedRequest } from './carry.ts'

/** What a node answered: what was asked for, or a problem with its code, never an exception. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem }

/** A problem that arose on the way: no node reached, or an answer that no node of ours gives. Nothing was lost by it. */
function onTheWay(code: 'NET_UNREACHABLE' | 'NET_ANSWER', status: number): Reply<never> {
  return {
    ok: false,
    problem: { type: 'about:blank', title: code, status, code, kept: 'draft', detail: {} },
  }
}

/** Asks the node once and reads the answer with its schema; a problem document is read as one (RFC 9457). */
export async function ask<T>(carry: Carry, request: CarriedRequest, answer: z.ZodType<T>): Promise<Reply<T>> {
  const heard = await heardFrom(carry, request)
  if (!heard) return onTheWay('NET_UNREACHABLE', 0)
  const { status, text } = heard
  const json = text === undefined ? undefined : jsonOf(text)
  if (status >= 400) {
    const read = problem.safeParse(json)
    return read.success ? { ok: false, problem: read.data } : onTheWay('NET_ANSWER', status)
  }
  const read = answer.safeParse(json)
  return read.success ? { ok: true, value: read.data } : onTheWay('NET_ANSWER', status)
}

type Heard = { readonly status: number; readonly text: string | undefined }

async function heardFrom(carry: Carry, request: CarriedRequest): Promise<Heard | undefined> {
  try {
    const carried = await carry(request)
    return { status: carried.status, text: await wholeText(carried) }
  } catch {
    return undefined // a line that breaks is an outcome here, and the caller's problem says so
  }
}

/** The value a text is JSON of; an empty text is the answer of a door that has nothing to say (204). */
export function jsonOf(text: string): unknown {
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
