import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCanEdit, usePlan } from '#client/plan/hooks.ts'
import { useMayLock } from '#client/plan/useLock.ts'
import { Page } from '#client/ui/Page.tsx'
import { labOf } from '../labOf.ts'
import { LanguageSettings } from './LanguageSettings.tsx'

/** What holds for the whole lab. Facilitators and the lab lead choose it; everyone may see it. */
export const SettingsPage = () => {
  const { t } = useTranslation('settings')
  const lab = usePlan(labOf)
  const canEdit = useCanEdit()
  const mayChoose = useMayLock()
  return (
    <Page main={false} title={t('title')} lead={t('lead')}>
      {!mayChoose && <Text c="dimmed">{t('whoMay')}</Text>}
      {mayChoose && !canEdit && <Text c="dimmed">{t('notNow')}</Text>}
      {lab && <LanguageSettings lab={lab} readOnly={!canEdit || !mayChoose} />}
    </Page>
  )
}
