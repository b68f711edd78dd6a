/** Turns names of a CSS module into class names: `names('chip on')`. A name the module lacks is passed over. */
export function classNames(css: Readonly<Record<string, string>>): (names: string) => string {
  return (names) =>
    names
      .split(' ')
      .flatMap((name) => css[name] ?? [])
      .join(' ')
}
