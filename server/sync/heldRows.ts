/** What a row takes in memory beside its bytes. */
const ROW_BYTES = 100

interface HeldRow {
  seq: number
  bytes: Uint8Array
  /** Bytes of all rows ever held, this one included. */
  end: number
}

/** Updates of a log's last rows. A row's place is its number among all that were ever held. */
export interface HeldRows {
  add: (seq: number, bytes: Uint8Array) => void
  /** Whether all rows after `seq` are held. */
  hasSince: (seq: number) => boolean
  placeAfter: (seq: number) => number
  /** The place that the next row will have. */
  next: () => number
  updates: (from: number, to: number) => Uint8Array[]
  bytes: () => number
  bytesFrom: (place: number) => number
  /** The first place from which on there are less than so many bytes. */
  placeOfLast: (bytes: number) => number
  dropUntil: (place: number) => void
}

/** `from`: the row before the first that will be added. */
export const openHeldRows = (from: number): HeldRows => {
  let rows: HeldRow[] = []
  let gone = 0
  let goneSeq = from
  let end = 0

  const firstWhere = (is: (row: HeldRow) => boolean): number => {
    let [low, high] = [0, rows.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const row = rows[middle]
      if (row && is(row)) high = middle
      else low = middle + 1
    }
    return gone + low
  }
  const bytesFrom = (place: number): number => {
    const row = rows[place - gone]
    return row ? end - row.end + row.bytes.length + ROW_BYTES : 0
  }
  return {
    add: (seq, bytes) => {
      end += bytes.length + ROW_BYTES
      rows.push({ seq, bytes, end })
    },
    hasSince: (seq) => seq >= goneSeq,
    placeAfter: (seq) => firstWhere((row) => row.seq > seq),
    next: () => gone + rows.length,
    updates: (first, after) => rows.slice(first - gone, after - gone).map(({ bytes }) => bytes),
    bytes: () => bytesFrom(gone),
    bytesFrom,
    placeOfLast: (bytes) => firstWhere((row) => end - row.end < bytes),
    dropUntil: (place) => {
      const last = rows[place - gone - 1]
      if (!last) return
      goneSeq = last.seq
      rows = rows.slice(place - gone)
      gone = place
    },
  }
}
