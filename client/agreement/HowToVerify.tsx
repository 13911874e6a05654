import { List, Paper, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyField } from '#client/ui/CopyField.tsx'

/** How anyone checks a roadmap file without trusting this page. */
export const HowToVerify = ({ file = 'roadmap.json' }: { file?: string }) => {
  const { t } = useTranslation('roadmap')
  const jwks = `${window.location.origin}/.well-known/jwks.json`
  return (
    <Paper withBorder radius="md" p="lg">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t('verify.title')}
        </Title>
        <Text>{t('verify.text')}</Text>
        <CopyField label={t('verify.command')} value={`node verify.mjs ${file} --jwks ${jwks}`} mono />
        <Text size="sm" c="dimmed">
          {t('verify.exit')}
        </Text>
        <List spacing={4}>
          <List.Item>
            <a href="/verify.mjs" download>
              {t('verify.program')}
            </a>
          </List.Item>
          <List.Item>
            <a href="/.well-known/jwks.json">{t('verify.keys')}</a>
          </List.Item>
          {['1.1', '1.0'].map((version) => (
            <List.Item key={version}>
              <a href={`/schemas/roadmap/${version}/schema.json`}>{t('verify.schema', { version })}</a>
            </List.Item>
          ))}
        </List>
      </Stack>
    </Paper>
  )
}
