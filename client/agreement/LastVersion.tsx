import { Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LabSession } from '#shared/api/labs.ts'
import { AgreementMatrix } from './AgreementMatrix.tsx'
import type { Version } from './standings.ts'
import { Statements } from './Statements.tsx'
import { VersionHead } from './VersionHead.tsx'

/** Where the newest version stood when the plan was opened again; nothing can be signed here. */
export const LastVersion = ({ session, current }: { session: LabSession; current: Version }) => {
  const { t } = useTranslation('agreement')
  return (
    <Stack gap="lg" component="section">
      <div>
        <Title order={2} size="h3">
          {t('last.title', { version: current.version })}
        </Title>
        <Text c="dimmed">{t(current.releasedAt ? 'last.released' : 'last.text')}</Text>
      </div>
      <VersionHead current={current} />
      <AgreementMatrix current={current} seat={session.seat} read={null} />
      <Statements current={current} />
    </Stack>
  )
}
