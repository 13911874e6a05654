import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconLanguage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import {
  BEGUN,
  isScreenLanguage,
  OWN_NAMES,
  SCREEN_LANGUAGES,
  type ScreenLanguage,
} from '#shared/api/languages.ts'
import { useLanguage } from '#client/i18n/current.ts'
import { i18n, showLanguage } from '#client/i18n/i18n.ts'

interface Props extends Pick<NativeSelectProps, 'size' | 'description' | 'className'> {
  /** Shown over it; else it is only heard. */
  labelled?: boolean
  /** Called once the screens are in it. */
  chosen?: (language: ScreenLanguage) => void
}

/** What the screens are read in; each language is named in itself. */
export const LanguageSelect = ({ labelled = false, chosen, ...rest }: Props) => {
  const { t } = useTranslation('language')
  const language = useLanguage()
  const choose = async (to: string) => {
    if (!isScreenLanguage(to)) return
    if (await showLanguage(to)) chosen?.(to)
    else notifications.show({ color: 'red', message: t('notLoaded') })
  }
  return (
    <NativeSelect
      {...rest}
      {...(labelled ? { label: t('label') } : { 'aria-label': t('label') })}
      leftSection={<IconLanguage size={18} aria-hidden />}
      value={language}
      onChange={(event) => void choose(event.currentTarget.value)}
    >
      {SCREEN_LANGUAGES.map((one) => (
        <option key={one} value={one} lang={one}>
          {nameOf(one)}
        </option>
      ))}
    </NativeSelect>
  )
}

/** One that is not loaded cannot say yet, in its own words, how far it is. */
const nameOf = (language: ScreenLanguage): string =>
  BEGUN.has(language) ? i18n.t('language:begun', { language: OWN_NAMES[language] }) : OWN_NAMES[language]
