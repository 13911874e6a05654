import { useTranslation } from 'react-i18next'
import { Page } from '#client/ui/Page.tsx'

export const BetweenPage = () => {
  const { t } = useTranslation('between')
  return (
    <Page title={t('title')} main={false}>
      <span />
    </Page>
  )
}
