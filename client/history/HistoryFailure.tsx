import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '#client/ui/Notice.tsx'

/** History could not be asked; the plan is another matter and goes on. */
export const HistoryFailure = ({ retry }: { retry: () => void }) => {
  const { t } = useTranslation(['history', 'common'])
  return (
    <Notice tone="care" urgent title={t('failed.title')}>
      <Text mb="xs">{t('failed.text')}</Text>
      <Button size="xs" variant="default" onClick={retry}>
        {t('tryAgain', { ns: 'common' })}
      </Button>
    </Notice>
  )
}
