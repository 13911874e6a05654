import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DiaryTexts } from '#shared/diary/diaryBlocks.ts'

/** The words of the diary in the language of the screens. */
export const useDiaryTexts = (): DiaryTexts => {
  const { t, i18n } = useTranslation('diary')
  // Dates are not written in a language that the words are not in yet.
  const language = i18n.hasResourceBundle(i18n.language, 'diary') ? i18n.language : 'en'
  return useMemo(() => ({ language, t: (key, filled = {}) => t(key, filled) }), [t, language])
}
