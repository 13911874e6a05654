import { atom, isEqual, type Atom, type Signal } from '@tldraw/tldraw'
import type { CardFace } from './cards/cardFace.ts'

/** Who else is writing in a card, and in which colour their name is shown. */
export interface Writer {
  name: string
  color: string
}

/** What a person is writing on the board: a card's words. */
export interface CardEditing {
  id: string
  /** Made a moment ago: without words it is not kept, and Enter goes on to the next one. */
  fresh: boolean
  /** What it was made for, and the next one is: an activity's initiative, an initiative's issue. */
  relateTo: string | null
}

/** What the cards of a board show, one signal a card, so that only the card that changed renders again. */
export interface BoardFaces {
  face(id: string): CardFace | null
  setFace(id: string, face: CardFace | null): void
  ids(): Iterable<string>
  /** Counts up with every face that changes, for who looks at all of them. */
  changed: Signal<number>
  /** The card whose words are being written here, if any. */
  editing: Atom<CardEditing | null>
  /** What is written are the card's words in the second language. */
  editingSecond: Atom<boolean>
  /** Others who write in an entity or a sticky note, by its id. */
  writers: Atom<ReadonlyMap<string, Writer>>
}

export const createBoardFaces = (): BoardFaces => {
  const faces = new Map<string, Atom<CardFace | null>>()
  const of = (id: string) => {
    let face = faces.get(id)
    if (!face) faces.set(id, (face = atom<CardFace | null>(`face ${id}`, null, { isEqual })))
    return face
  }
  const changed = atom('faces changed', 0)
  const setFace = (id: string, face: CardFace | null) => {
    const one = of(id)
    const before = one.__unsafe__getWithoutCapture()
    one.set(face)
    if (one.__unsafe__getWithoutCapture() !== before) changed.update((count) => count + 1)
  }
  return {
    face: (id) => of(id).get(),
    setFace,
    changed,
    ids: () => faces.keys(),
    editing: atom<CardEditing | null>('editing', null),
    editingSecond: atom<boolean>('editing second', false),
    writers: atom<ReadonlyMap<string, Writer>>('writers', new Map(), { isEqual }),
  }
}
