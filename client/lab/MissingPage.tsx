import { Button, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { CentredPage } from '#client/ui/CentredPage.tsx'

export const MissingPage = () => {
  const { t } = useTranslation('common')
  return (
    <CentredPage>
      <Stack gap="md" align="flex-start">
        <Title order={1} size="h2">
          {t('missing.title')}
        </Title>
        <Text>{t('missing.text')}</Text>
        <Button component={Link} to="/">
          {t('missing.home')}
        </Button>
      </Stack>
    </CentredPage>
  )
}
