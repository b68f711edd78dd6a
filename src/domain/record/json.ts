/** A value of JSON. In a record: whole numbers only, and `null` only as the genesis's `prev` (record.md 2.2). */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

/** An object of JSON. */
export type JsonObject = { readonly [name: string]: Json }

type Step = { readonly text: string } | { readonly value: Json }

/**
 * [R-REC-2] The one text of a value, RFC 8785 (JCS): names in order of UTF-16 units, no spaces, numbers and strings as
 * ECMAScript writes them. It keeps its own stack, since it also runs on what others nested 30,000 deep.
 */
export function canonicalJson(value: Json): string {
  let text = ''
  const steps: Step[] = [{ value }]
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('text' in step) text += step.text
    else if (step.value === null || typeof step.value !== 'object') text += JSON.stringify(step.value)
    else if (isList(step.value)) pushList(steps, step.value)
    else pushObject(steps, step.value)
  }
  return text
}

/** The value of a JSON text, or `undefined` where it is none, or where a string in it is not Unicode (a lone surrogate). */
export function parseJson(text: string): Json | undefined {
  const value = parsed(text)
  // Only an escape can bring a lone surrogate: the text itself was decoded from UTF-8.
  if (value === undefined || !/\\u[dD][89a-fA-F]/.test(text)) return value
  return isUnicode(value) ? value : undefined
}

function parsed(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

function isUnicode(whole: Json): boolean {
  const rest: Json[] = [whole]
  for (let value = rest.pop(); value !== undefined; value = rest.pop()) {
    if (typeof value === 'string' && !value.isWellFormed()) return false
    if (isList(value)) for (const item of value) rest.push(item)
    else if (isObject(value))
      for (const [name, item] of Object.entries(value)) {
        if (!name.isWellFormed()) return false
        rest.push(item)
      }
  }
  return true
}

function pushList(steps: Step[], list: readonly Json[]): void {
  steps.push({ text: ']' })
  for (let at = list.length - 1; at >= 0; at--) {
    const value = list[at]
    if (value === undefined) continue
    steps.push({ value })
    if (at > 0) steps.push({ text: ',' })
  }
  steps.push({ text: '[' })
}

function pushObject(steps: Step[], object: JsonObject): void {
  const names = Object.keys(object).toSorted()
  steps.push({ text: '}' })
  for (let at = names.length - 1; at >= 0; at--) {
    const name = names[at]
    const value = name === undefined ? undefined : object[name]
    if (name === undefined || value === undefined) continue
    steps.push({ value }, { text: `${at > 0 ? ',' : ''}${JSON.stringify(name)}:` })
  }
  steps.push({ text: '{' })
}

/** Whether a value is a list. `Array.isArray` does not tell a readonly list from the rest. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

/** Whether a value is an object, neither list nor `null`. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value)
}
