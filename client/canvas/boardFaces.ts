import { atom, isEqual, type Atom } from '@tldraw/tldraw'
import type { CardFace } from './cardFace.ts'

/** Who else is writing in a card, and in which colour their name is shown. */
export interface Writer {
  name: string
  color: string
}

/** What a person is writing on the board: a card's words. */
export interface CardEditing {
  id: string
  /** Made a moment ago: without words it is not kept. */
  fresh: boolean
}

/** What the cards of a board show, one signal a card, so that only the card that changed renders again. */
export interface BoardFaces {
  face(id: string): CardFace | null
  setFace(id: string, face: CardFace | null): void
  ids(): Iterable<string>
  /** The card whose words are being written here, if any. */
  editing: Atom<CardEditing | null>
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
  return {
    face: (id) => of(id).get(),
    setFace: (id, face) => void of(id).set(face),
    ids: () => faces.keys(),
    editing: atom<CardEditing | null>('editing', null),
    writers: atom<ReadonlyMap<string, Writer>>('writers', new Map(), { isEqual }),
  }
}
