import { areasOf, type Area } from '#shared/plan/areas.ts'
import type { SingleCommand } from '#shared/plan/commands.ts'
import { projectBoard } from '../canvas/projection.ts'
import { boardInk, type InkItem } from '../plan/boardInk.ts'
import { areaRecord, NOTE, noteRecord, noteSize, withProps } from '../plan/inkRecords.ts'
import type { PlanSnapshot } from '../plan/liveLab.ts'
import { richTextOf } from '../plan/richText.ts'
import { below, spotIn, spotOutside } from './freeSpots.ts'

interface NoteToMake {
  /** Of its record. */
  id: string
  words: string
  /** The area it is put into; null for none. */
  area: string | null
  seatId: string
}

/** What lies on a board beside its areas: cards where everyone sees them, and drawings. */
const takenOn = (snapshot: PlanSnapshot, board: string) => {
  const items = boardInk(snapshot.ink, board)
  const notes = items.filter(({ sort }) => sort === 'note').map(({ box }) => box)
  const others = items.filter(({ sort }) => sort !== 'note').map(({ box }) => box)
  return { notes, others: [...projectBoard(snapshot, board).places.values(), ...others] }
}

/** Writes a sticky note, where nothing else lies. */
export const noteCommand = (snapshot: PlanSnapshot, board: string, note: NoteToMake): SingleCommand => {
  const areas = areasOf(snapshot.ink, board)
  const { notes, others } = takenOn(snapshot, board)
  const size = { w: NOTE, h: NOTE + noteSize(note.words).growY }
  const area = areas.find(({ id }) => id === note.area)
  const at = area ? spotIn(areas, area, [...others, ...notes], size) : spotOutside(areas, others, notes, size)
  return { type: 'ink', id: note.id, record: noteRecord(snapshot.ink, board, { ...note, at }) }
}

/** Other words on a note, or of what a picture shows; null for any other drawing, or where nothing changes. */
export const inkWordsCommand = (
  { ink }: PlanSnapshot,
  item: Pick<InkItem, 'id' | 'sort' | 'words'>,
  words: string,
): SingleCommand | null => {
  const record = ink.get(item.id)
  if (!record || words === item.words) return null
  if (item.sort === 'picture')
    return { type: 'ink', id: item.id, record: withProps(record, { altText: words }) }
  if (item.sort !== 'note') return null
  const props = { ...noteSize(words), richText: richTextOf(words) }
  return { type: 'ink', id: item.id, record: withProps(record, props) }
}

/** Room for three cards beside each other, and three below, in canvas units. */
const AREA = { w: 900, h: 640 }
/** Above it, for its name. */
const HEAD = 60

/** Makes an area below everything, in which there is nothing yet. */
export const areaCommand = (
  snapshot: PlanSnapshot,
  board: string,
  { id, name }: { id: string; name: string },
): SingleCommand => {
  const { notes, others } = takenOn(snapshot, board)
  const from = below([...notes, ...others, ...areasOf(snapshot.ink, board).map(({ box }) => box)])
  return { type: 'ink', id, record: areaRecord(board, id, name, { ...AREA, x: from.x, y: from.y + HEAD }) }
}

export const areaNameCommand = ({ ink }: PlanSnapshot, id: string, name: string): SingleCommand | null => {
  const record = ink.get(id)
  return record ? { type: 'ink', id, record: withProps(record, { name }) } : null
}

/** Takes an area away; what lies in it stays where it is, also what an older canvas put into the frame itself. */
export const removeAreaCommands = ({ ink }: PlanSnapshot, { id }: Pick<Area, 'id'>): SingleCommand[] => {
  const frame = ink.get(id)?.record
  if (!frame) return []
  const turned = numberOf(frame['rotation'])
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)]
  const within = [...ink].flatMap(([child, { board, record }]): SingleCommand[] => {
    if (record['parentId'] !== id) return []
    const [x, y] = [numberOf(record['x']), numberOf(record['y'])]
    const moved = {
      ...record,
      parentId: frame['parentId'],
      x: numberOf(frame['x']) + x * cos - y * sin,
      y: numberOf(frame['y']) + x * sin + y * cos,
      rotation: numberOf(record['rotation']) + turned,
    }
    return [{ type: 'ink', id: child, record: { board, record: moved } }]
  })
  return [...within, { type: 'ink', id, record: null }]
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0)
