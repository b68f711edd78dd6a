/** What a key is made of (wire/agreement): a word, then numbers or words behind points and hyphens. */
const KEY = /^[a-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*$/
const KEY_MAX = 80

/**
 * The key of a term whose file gives none: its topic and its clause. What is no letter of the Latin alphabet and no figure
 * stands for a hyphen; a topic of which nothing is left then is called by its clause alone.
 */
export function termKey(topic: string, clause: string): string {
  const plain = `${topic}.${clause}`
  if (KEY.test(plain) && plain.length <= KEY_MAX) return plain
  const [name, number] = [partOf(topic.toLowerCase()), partOf(clause)]
  const named = /^[a-z]/.test(name) ? name : 'clause'
  return [named.slice(0, KEY_MAX / 2), number.slice(0, KEY_MAX / 4)]
    .map((part) => part.replaceAll(/^-+|-+$/g, ''))
    .filter((part) => part !== '')
    .join('.')
}

function partOf(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
}
