import { useEditor, useValue } from '@tldraw/tldraw'
import { i18n } from '../i18n/i18n.ts'
import type { BoardBinding } from './bindBoard.ts'
import { CardWords } from './CardWords.tsx'
import { badgeText, cardLockText, factsText, kindLabel, ownersText } from './cardTexts.ts'
import { kindOf } from './kinds.ts'

interface Props {
  entityId: string
  binding: BoardBinding
}

/** At most twelve elements: a board shows hundreds of these. Only the card whose face changed renders again. */
export const Card = ({ entityId, binding }: Props) => {
  const editor = useEditor()
  const { faces } = binding
  const face = useValue('face', () => faces.face(entityId), [faces, entityId])
  const editing = useValue('editing', () => faces.editing.get()?.id === entityId, [faces, entityId])
  const writer = useValue('writer', () => faces.writers.get().get(entityId), [faces, entityId])
  if (!face) return null
  const kind = kindOf(face.collection)
  const owners = ownersText(face.owners)
  const facts = factsText(face.facts)
  const badge = badgeText(face)
  const lock = cardLockText(face)
  return (
    <div className="board-card" data-kind={face.collection} data-edge={kind.edge}>
      <div className="board-card-head">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d={kind.icon} />
        </svg>
        {kindLabel(face)}
        {face.code !== '' && <span className="board-card-code">{face.code}</span>}
        {lock !== '' && (
          <i className="board-card-lock" title={lock}>
            <span className="visually-hidden">{lock}</span>
          </i>
        )}
        {badge !== '' && <span className="board-card-badge">{badge}</span>}
      </div>
      {editing ? (
        <CardWords face={face} entityId={entityId} binding={binding} editor={editor} />
      ) : (
        <p className="board-card-words" data-empty={face.words === ''}>
          {face.words || i18n.t('canvas:card.untitled')}
        </p>
      )}
      {writer ? (
        <div className="board-card-foot" style={{ color: writer.color }}>
          {i18n.t('canvas:card.writing', { name: writer.name })}
        </div>
      ) : (
        <div className="board-card-foot">
          {owners !== '' && <b>{owners}</b>}
          {facts !== '' && <span>{facts}</span>}
          {face.errors > 0 && (
            <em title={i18n.t('canvas:card.errors', { count: face.errors })}>{face.errors}</em>
          )}
        </div>
      )}
    </div>
  )
}
