import { useTranslation } from 'react-i18next'
import { Page } from '#client/ui/Page.tsx'

export const InboxPage = () => {
  const { t } = useTranslation('inbox')
  return (
    <Page title={t('title')} main={false}>
      <span />
    </Page>
  )
}
