import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { kindOf } from '../canvas/cards/kinds.ts'
import { useLiveLab } from '../plan/hooks.ts'
import { TextEditor } from '../views/editors/TextEditor.tsx'
import type { AfterEdit, FieldEdit } from '../views/editors/editor.ts'
import classes from './rows.module.css'
import type { ShownCard } from './shownCard.ts'

/** The end of writing: what was changed, if anything. */
export type WordsDone = (card: ShownCard, edit: FieldEdit | null, after: AfterEdit | 'cancel') => void

/** A card's words while they are written: Enter or Tab keeps, Escape lets go, Shift+Enter begins a line. */
export const WordsField = ({ card, onDone }: { card: ShownCard; onDone: WordsDone }) => {
  const { t } = useTranslation('canvas')
  const { presence } = useLiveLab()
  const { words, running } = kindOf(card.collection)
  const { id } = card
  useEffect(() => {
    presence.set({ editing: { id, field: words } })
    return () => presence.set({ editing: null })
  }, [presence, id, words])
  return (
    <div className={classes['field']}>
      <TextEditor
        field={words}
        value={card.words}
        long={running}
        label={t(`field.${card.collection}`)}
        typed={null}
        commit={(edit, after) => onDone(card, edit, after)}
        cancel={() => onDone(card, null, 'cancel')}
      />
    </div>
  )
}
