import { useTranslation } from 'react-i18next'
import { Page } from '#client/ui/Page.tsx'

export const WholePlanPage = () => {
  const { t } = useTranslation('wholePlan')
  return (
    <Page title={t('title')} main={false}>
      <span />
    </Page>
  )
}
