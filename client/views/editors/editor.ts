import type { KeyboardEvent } from 'react'

/** Where the focus goes after an edit. */
export type AfterEdit = 'down' | 'right' | 'left' | 'stay'

/** What an edit writes; `base` is what the person saw in texts and sets that others may be changing. */
export interface FieldEdit {
  fields: Record<string, unknown>
  base?: Record<string, string | string[]>
}

export interface EditorProps {
  /** The accessible name of the field. */
  label: string
  /** The first letter, when typing began the edit; it replaces the content. */
  typed: string | null
  /** Ends the edit; null changes nothing. */
  commit: (edit: FieldEdit | null, after: AfterEdit) => void
  cancel: () => void
}

/** What a key ends an edit with, or null when it is the editor's own. */
export const endingKey = (event: KeyboardEvent): AfterEdit | 'cancel' | null => {
  if (event.nativeEvent.isComposing) return null
  if (event.key === 'Escape') return 'cancel'
  if (event.key === 'Tab') return event.shiftKey ? 'left' : 'right'
  return event.key === 'Enter' && !event.shiftKey && !event.altKey ? 'down' : null
}
