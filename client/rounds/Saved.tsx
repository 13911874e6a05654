import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Failure } from '#client/ui/Failure.tsx'

/** Whether an answer is with the server, said also to who listens. */
export const Saved = ({ saved, error }: { saved: boolean; error: unknown }) => {
  const { t } = useTranslation('rounds')
  return (
    <div aria-live="polite">
      {error ? <Failure error={error} /> : saved && <Text c="dimmed">{t('saved')}</Text>}
    </div>
  )
}
