/** How many, with the qualifier it was told with. Zero is a fact. Integers 0 to 1,000,000. Source: R-MEA-6. */
export type Count =
  | { readonly kind: 'exact'; readonly n: number }
  | { readonly kind: 'about'; readonly n: number }
  | { readonly kind: 'atLeast'; readonly n: number }
  | { readonly kind: 'atMost'; readonly n: number }
  | { readonly kind: 'between'; readonly low: number; readonly high: number }
  | { readonly kind: 'unknown' }
