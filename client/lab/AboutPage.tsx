import { List, Paper, Stack, Table, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { Page } from '#client/ui/Page.tsx'

const KEPT = ['plan', 'seats', 'signatures', 'device', 'cookie'] as const
const LICENCES = [
  { name: 'Delivery Lab', licence: 'MIT' },
  { name: '@tldraw/tldraw, @tldraw/assets', licence: 'tldraw licence', href: '/third-party/tldraw.txt' },
  { name: 'React, Mantine, TanStack, React Router, i18next, Yjs, Hono, Zod', licence: 'MIT' },
  { name: 'Tabler Icons', licence: 'MIT' },
] as const

/** What this is, what it keeps about people, and whose work it stands on. */
export const AboutPage = () => {
  const { t } = useTranslation('about')
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="lg" maw="46rem">
        <Section title={t('what.title')}>
          <Text>{t('what.text')}</Text>
          <Text>{t('what.trust')}</Text>
        </Section>
        <Section title={t('privacy.title')}>
          <Text>{t('privacy.text')}</Text>
          <List spacing="xs">
            {KEPT.map((item) => (
              <List.Item key={item}>
                <Trans t={t} i18nKey={`privacy.kept.${item}`} components={{ b: <b /> }} />
              </List.Item>
            ))}
          </List>
          <Text>{t('privacy.ping')}</Text>
          <Text>{t('privacy.none')}</Text>
        </Section>
        <Section title={t('licences.title')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('licences.what')}</Table.Th>
                <Table.Th>{t('licences.licence')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {LICENCES.map((l) => (
                <Table.Tr key={l.name}>
                  <Table.Td>{l.name}</Table.Td>
                  <Table.Td>{'href' in l ? <a href={l.href}>{l.licence}</a> : l.licence}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Section>
      </Stack>
    </Page>
  )
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <Paper component="section" withBorder radius="md" p="lg">
    <Stack gap="sm">
      <Title order={2} size="h4">
        {title}
      </Title>
      {children}
    </Stack>
  </Paper>
)
