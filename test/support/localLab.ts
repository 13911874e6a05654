import * as Y from 'yjs'
import { v7 } from 'uuid'
import { writeNewDocument } from '#shared/doc/write.ts'
import type { Role } from '#shared/api/identity.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { LiveLab } from '#client/plan/liveLab.ts'
import { openLiveLab } from '#client/plan/openLiveLab.ts'
import { sessionOf } from './labSession.ts'
import { localDocument, type LocalDocument } from './localDocument.ts'

/** A live lab over a document of this process. */
export interface LocalLab {
  lab: LiveLab
  document: LocalDocument
  close: () => void
}

/** Opens the lab as a person; settles when its document is loaded. */
export const openLocalLab = async (
  name: string,
  doc: Y.Doc,
  role: Role = 'participant',
): Promise<LocalLab> => {
  const document = localDocument(doc)
  const session = sessionOf({}, role)
  const { lab, close } = openLiveLab(
    { ...session, seat: { ...session.seat, name } },
    { newId: v7, now: () => Date.now(), openDocument: document.open },
  )
  await new Promise<void>((resolve) => {
    const stop = lab.store.subscribe((change) => {
      if (change.origin !== 'reset') return
      stop()
      resolve()
    })
  })
  return { lab, document, close }
}

/** Passes every update of each document on to the other; the returned function tears the line. */
export const linkDocs = (a: Y.Doc, b: Y.Doc): (() => void) => {
  const pass = (to: Y.Doc) => (update: Uint8Array, origin: unknown) => {
    if (origin !== LINK) Y.applyUpdate(to, update, LINK)
  }
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a), LINK)
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b), LINK)
  const [toB, toA] = [pass(b), pass(a)]
  a.on('update', toB)
  b.on('update', toA)
  return () => {
    a.off('update', toB)
    b.off('update', toA)
  }
}
const LINK = Symbol('link')

export const docOf = (plan: Plan): Y.Doc => {
  const doc = new Y.Doc()
  writeNewDocument(doc, plan)
  return doc
}
