type Own = 'deletedAt' | 'orderKey' | 'translation'

/** A plan entity without what stays in the lab: what only the live document needs, and its second language. */
export const plain = <T extends { deletedAt: unknown }>(entity: T): Omit<T, Own> => {
  const {
    deletedAt: _deletedAt,
    orderKey: _orderKey,
    translation: _translation,
    ...rest
  } = entity as T & { orderKey?: unknown; translation?: unknown }
  return rest as Omit<T, Own>
}
