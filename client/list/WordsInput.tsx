import { useEffect } from 'react'
import { useLiveLab } from '../plan/hooks.ts'
import { TextEditor } from '../views/editors/TextEditor.tsx'
import type { AfterEdit } from '../views/editors/editor.ts'
import type { ListedItem } from './listedItems.ts'
import classes from './rows.module.css'

/** The end of writing on a note or of what a picture shows: the words, or null where nothing was changed. */
export type ItemDone = (item: ListedItem, words: string | null, after: AfterEdit | 'cancel') => void

interface Props {
  id: string
  field: string
  words: string
  label: string
  onDone: (words: string | null, after: AfterEdit | 'cancel') => void
}

/** Words of a drawing while they are written; others see who writes there. */
export const WordsInput = ({ id, field, words, label, onDone }: Props) => {
  const { presence } = useLiveLab()
  useEffect(() => {
    presence.set({ editing: { id, field } })
    return () => presence.set({ editing: null })
  }, [presence, id, field])
  return (
    <div className={classes['field']}>
      <TextEditor
        field={field}
        value={words}
        long
        label={label}
        typed={null}
        commit={(edit, after) => onDone(edit ? String(edit.fields[field] ?? '').trim() : null, after)}
        cancel={() => onDone(null, 'cancel')}
      />
    </div>
  )
}
