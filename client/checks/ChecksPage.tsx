import { useTranslation } from 'react-i18next'
import { Page } from '#client/ui/Page.tsx'

export const ChecksPage = () => {
  const { t } = useTranslation('checks')
  return (
    <Page title={t('title')} main={false}>
      <span />
    </Page>
  )
}
