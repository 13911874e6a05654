import { Button, Stack, Text, Title } from '@mantine/core'
import { IconReload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CentredPage } from './CentredPage.tsx'

/** A page that could not be drawn. It claims nothing about edits: the saved-state line alone knows. */
export const BrokenPage = () => {
  const { t } = useTranslation('common')
  return (
    <CentredPage>
      <Stack gap="md" role="alert" align="flex-start">
        <Title order={1} size="h2">
          {t('broken.title')}
        </Title>
        <Text>{t('broken.text')}</Text>
        <Button leftSection={<IconReload size={18} aria-hidden />} onClick={() => window.location.reload()}>
          {t('broken.reload')}
        </Button>
      </Stack>
    </CentredPage>
  )
}
