/**
 * Turns names of CSS modules into class names: `names('chip on')`. A name that several modules have gets the classes of
 * all of them, so that a screen's own rules may add to a shared part; one that none has is passed over.
 */
export function classNames(
  ...modules: readonly Readonly<Record<string, string>>[]
): (names: string) => string {
  return (names) =>
    names
      .split(' ')
      .flatMap((name) => modules.flatMap((css) => css[name] ?? []))
      .join(' ')
}
