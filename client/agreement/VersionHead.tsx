import { Group, Paper, Progress, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { momentText } from '#client/ui/dateText.ts'
import { shortHash } from './shortHash.ts'
import { progressOf, type Version } from './standings.ts'

/** Which version this is, its fingerprint, and how far it has come. */
export const VersionHead = ({ current, actions }: { current: Version; actions?: ReactNode }) => {
  const { t } = useTranslation('agreement')
  const { answered, asked, agreed, initiatives } = progressOf(current)
  return (
    <Paper withBorder radius="md" p="lg">
      <Group justify="space-between" align="flex-start" gap="md">
        <div>
          <Title order={2} size="h4">
            {t('version.title', { version: current.version })}
          </Title>
          <Text c="dimmed" size="sm">
            {t('version.frozen', { name: current.frozenBy, date: momentText(current.frozenAt) })}
          </Text>
          <Text size="sm">
            {t('version.hash')}{' '}
            <Text span ff="monospace" size="sm" title={current.contentHash}>
              {shortHash(current.contentHash)}
            </Text>
          </Text>
        </div>
        {actions}
      </Group>
      <Progress
        mt="md"
        size="lg"
        radius="xl"
        color="green"
        value={asked === 0 ? 0 : (answered / asked) * 100}
        aria-label={t('version.progress')}
      />
      <Text mt={6} size="sm">
        {t('version.answered', { answered, count: asked })}{' '}
        {t('version.agreed', { agreed, count: initiatives })}
      </Text>
    </Paper>
  )
}
