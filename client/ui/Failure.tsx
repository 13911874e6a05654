import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { failureKey } from '#client/api/apiFailure.ts'

/** A failed call in words, with another try where one is offered. */
export const Failure = ({ error, retry }: { error: unknown; retry?: () => void }) => {
  const { t } = useTranslation('common')
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      icon={<IconAlertTriangle size={20} aria-hidden />}
      title={t(failureKey(error))}
    >
      {retry && (
        <Button size="xs" variant="default" onClick={retry}>
          {t('tryAgain')}
        </Button>
      )}
    </Alert>
  )
}
