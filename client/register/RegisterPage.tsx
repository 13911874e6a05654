import { useTranslation } from 'react-i18next'
import { Page } from '#client/ui/Page.tsx'

export const RegisterPage = () => {
  const { t } = useTranslation('register')
  return (
    <Page title={t('title')} main={false}>
      <span />
    </Page>
  )
}
