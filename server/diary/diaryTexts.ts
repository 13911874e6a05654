import { readFile } from 'node:fs/promises'
import i18next from 'i18next'
import { z } from 'zod'
import type { DiaryTexts } from '#shared/diary/diaryBlocks.ts'

const texts = z.record(z.string(), z.unknown())

const readTexts = async (language: string): Promise<Record<string, unknown> | null> => {
  // A language names a folder and nothing else.
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/.test(language)) return null
  const file = new URL(`../../client/i18n/${language}/diary.json`, import.meta.url)
  try {
    return texts.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return null // the screens have no such language: English is there
  }
}

/** The words of the screen, from the same files; English where there are none in this language. */
export const diaryTexts = async (wanted: string): Promise<DiaryTexts> => {
  const found = await readTexts(wanted)
  const language = found ? wanted : 'en'
  const i18n = i18next.createInstance()
  await i18n.init({
    lng: language,
    fallbackLng: 'en',
    resources: {
      en: { diary: (await readTexts('en')) ?? {} },
      ...(found && { [language]: { diary: found } }),
    },
    interpolation: { escapeValue: false },
  })
  return { language, t: (key, filled = {}) => i18n.t(key, { ns: 'diary', ...filled }) }
}
