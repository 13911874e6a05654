/** Where a device keeps which groups a seat opened though there is nothing in them. */
const keyOf = (seatId: string): string => `opened ${seatId}`

export const openedGroups = (seatId: string): ReadonlySet<string> => {
  try {
    return new Set((localStorage.getItem(keyOf(seatId)) ?? '').split(' ').filter(Boolean))
  } catch {
    return new Set()
  }
}

export const keepOpened = (seatId: string, ids: ReadonlySet<string>): void => {
  try {
    if (ids.size === 0) localStorage.removeItem(keyOf(seatId))
    else localStorage.setItem(keyOf(seatId), [...ids].join(' '))
  } catch {
    // It holds until the page closes.
  }
}
