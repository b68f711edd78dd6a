declare const refKind: unique symbol

/** The id of a recorded thing: its record's rid, 64 lower-case hex digits (record.md section 1). Told apart by kind (S-7). */
export type Ref<K extends string> = string & { readonly [refKind]: K }

const RID = /^[0-9a-f]{64}$/

/** Whether a text has the form of a record's id. What kind of thing it names is the caller's knowledge. */
export function isRef<K extends string>(text: string): text is Ref<K> {
  return RID.test(text)
}
