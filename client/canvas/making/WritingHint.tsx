import { useValue, type Editor } from '@tldraw/tldraw'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardBinding } from '../bindBoard.ts'
import { cardShapeId } from '../ids.ts'
import { CARD_KINDS, kindOf } from '../cards/kinds.ts'
import { showCard } from '../makeCard.ts'
import { shortName } from './relatedTo.ts'
import classes from './WritingHint.module.css'

/** The element that says what the keys do while a card's words are written. */
export const WRITING_HINT = 'board-writing-hint'

const WIDEST = 300

const ACTIVITY_KEY = CARD_KINDS.findIndex((kind) => kind.collection === 'activities') + 1

const sizeOf = (editor: Editor): string => {
  const { w, h } = editor.getViewportScreenBounds()
  return `${w} ${h}`
}

/** Under the card that is being written: what Enter, Shift+Enter and Escape do. */
export const WritingHint = ({ editor, binding }: { editor: Editor; binding: BoardBinding }) => {
  const { t } = useTranslation('making')
  const editing = useValue('writing', () => binding.faces.editing.get(), [binding])
  const at = useValue(
    'place of the hint',
    () => {
      const id = binding.faces.editing.get()?.id
      const bounds = id === undefined ? undefined : editor.getShapePageBounds(cardShapeId(id))
      if (!bounds) return null
      const { x, y } = editor.pageToViewport({ x: bounds.x, y: bounds.maxY })
      return { left: `max(8px, min(${x}px, 100% - ${WIDEST + 8}px))`, top: y + 8, maxWidth: WIDEST }
    },
    [editor, binding],
  )
  const size = useValue('size of the board', () => sizeOf(editor), [editor])
  const made = editing?.fresh === true ? editing.id : null
  // The head above grows and shrinks with what it says: what is being written stays in view.
  useEffect(() => {
    if (made !== null && size !== '') showCard(editor, made)
  }, [editor, made, size])
  const face = editing && binding.faces.face(editing.id)
  if (!editing || !face || !at) return null
  const { collection } = face
  const name = shortName(binding.lab.store.get().plan, editing.relateTo)
  const next = name === null ? 'next' : `nextOf.${collection}`
  return (
    <p id={WRITING_HINT} className={classes['hint']} style={at}>
      <kbd>Enter</kbd> {editing.fresh ? t(next, { kind: t(`kind.${collection}`), name }) : t('keep')}
      <span className={classes['keys']}>
        {kindOf(collection).running && (
          <>
            <br />
            <kbd>Shift+Enter</kbd> {t('line')}
          </>
        )}
        {editing.fresh && collection === 'initiatives' && (
          <>
            <br />
            <kbd>{`Alt+${ACTIVITY_KEY}`}</kbd> {t('itsActivity')}
          </>
        )}
        {face.second && (
          <>
            <br />
            <kbd>Tab</kbd> {t('otherLanguage')}
          </>
        )}
        <br />
        <kbd>Esc</kbd> {t(editing.fresh ? 'end' : 'letGo')}
      </span>
    </p>
  )
}
