import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DiaryTexts } from '#shared/diary/diaryBlocks.ts'

/** The words of the diary in the language of the screens. */
export const useDiaryTexts = (): DiaryTexts => {
  const { t, i18n } = useTranslation('diary')
  return useMemo(
    () => ({ language: i18n.resolvedLanguage ?? 'en', t: (key, filled = {}) => t(key, filled) }),
    [t, i18n.resolvedLanguage],
  )
}
