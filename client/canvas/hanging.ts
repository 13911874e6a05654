import type { TLRecord, TLStore } from '@tldraw/tldraw'

type RecordKey = TLRecord['id']

/** Nobody lays frames in frames so deep. */
const MOST_NESTED = 100

/**
 * Without those that hang on what is not there (yet): the editor would unbind them for everyone. Nor those it would follow
 * round and round: what lies in itself, however far around, and an arrow at an arrow.
 */
export const hanging = (
  store: TLStore,
  put: readonly TLRecord[],
  gone: ReadonlySet<RecordKey>,
): TLRecord[] => {
  const coming = new Map<string, TLRecord>(put.map((record) => [record.id, record]))
  const at = (id: string): TLRecord | undefined =>
    coming.get(id) ?? (gone.has(id as RecordKey) ? undefined : store.get(id as RecordKey))
  const liesOnBoard = (record: TLRecord): boolean => {
    let holder: TLRecord | undefined = record
    for (let depth = 0; holder?.typeName === 'shape' && depth < MOST_NESTED; depth++)
      holder = at(holder.parentId)
    return holder?.typeName === 'page'
  }
  const isShape = (id: string, isArrow: boolean): boolean => {
    const shape = at(id)
    return shape?.typeName === 'shape' && (shape.type === 'arrow') === isArrow && liesOnBoard(shape)
  }
  return put.filter((record) => {
    if (record.typeName === 'binding') return isShape(record.fromId, true) && isShape(record.toId, false)
    return record.typeName !== 'shape' || liesOnBoard(record)
  })
}
