import { i18n } from '../../i18n/i18n.ts'
import { languageName } from '../../ui/languages.ts'
import type { CardFace } from './cardFace.ts'
import { kindOf } from './kinds.ts'

/** Which of an entity's fields a card's words are, and how they are written. */
export interface WordsField {
  field: string
  /** Running text merges letter by letter; a line is a value, and the last writer wins. */
  running: boolean
  language: string
  shown: string
  label: string
}

export const wordsField = (face: CardFace, second: boolean): WordsField => {
  const { collection } = face
  const kind = kindOf(collection)
  if (!second || !face.second)
    return {
      field: kind.words,
      running: kind.running,
      language: face.language,
      shown: face.words,
      label: i18n.t(`canvas:field.${collection}`),
    }
  const { language, words } = face.second
  return {
    field: 'translation',
    running: true,
    language,
    shown: words,
    label: i18n.t(`canvas:second.${collection}`, { language: languageName(language) }),
  }
}
