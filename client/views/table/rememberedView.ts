import { addressOfView, viewOfAddress, type TableView } from './tableView.ts'

/** Where a device keeps how a seat looks at the table of a room, or of the whole lab. */
export const viewKey = (seatId: string, room: string | null): string => `table ${seatId} ${room ?? 'lab'}`

/** How the table was last looked at here; null on a new device, and where a browser keeps nothing. */
export const rememberedView = (key: string): TableView | null => {
  try {
    const kept = localStorage.getItem(key)
    return kept === null ? null : viewOfAddress(new URLSearchParams(kept))
  } catch {
    return null
  }
}

export const rememberView = (key: string, view: TableView): void => {
  try {
    const said = addressOfView(new URLSearchParams(), view).toString()
    if (said === '') localStorage.removeItem(key)
    else localStorage.setItem(key, said)
  } catch {
    // It holds until the page closes.
  }
}
