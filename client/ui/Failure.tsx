import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { failureKey } from '#client/api/apiFailure.ts'
import { Notice } from './Notice.tsx'

/** A failed call in words, with another try where one is offered. */
export const Failure = ({ error, retry }: { error: unknown; retry?: () => void }) => {
  const { t } = useTranslation('common')
  return (
    <Notice tone="bad" urgent title={t(failureKey(error))}>
      {retry && (
        <Button size="xs" variant="default" onClick={retry}>
          {t('tryAgain')}
        </Button>
      )}
    </Notice>
  )
}
