import { Box, Button, Group, Paper, Text } from '@mantine/core'
import { IconArrowLeft, IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useImportedRoadmap, useImportedRoadmaps } from '#client/api/delivery.ts'
import { dayText, momentText } from '#client/ui/dateText.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Notice } from '#client/ui/Notice.tsx'
import { Page } from '#client/ui/Page.tsx'
import { RoadmapReading } from './reading/RoadmapReading.tsx'
import { SignatureState } from './SignatureState.tsx'

/** One imported roadmap: who signed the file, then the plan as it was agreed. */
export const ImportedRoadmapPage = () => {
  const { t } = useTranslation('delivery')
  const { id = '' } = useParams()
  const file = useImportedRoadmap(id)
  const entry = useImportedRoadmaps().data?.roadmaps.find((r) => r.id === id)
  const back = (
    <Button
      component={Link}
      to="/delivery"
      variant="subtle"
      leftSection={<IconArrowLeft size={18} aria-hidden />}
    >
      {t('back')}
    </Button>
  )
  if (!file.data)
    return (
      <Page title={t('title')} actions={back}>
        {file.isError ? <Failure error={file.error} retry={() => void file.refetch()} /> : <Loading />}
      </Page>
    )
  const { lab, roadmap, hashes, signature } = file.data
  return (
    <Page
      title={lab.name || t('noName')}
      lead={t('heading', { version: roadmap.version, date: dayText(roadmap.releasedAt) })}
      actions={
        <>
          {back}
          <Button
            component="a"
            href={`/api/delivery/roadmaps/${id}?download`}
            download={`roadmap-${roadmap.version}.json`}
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t('download')}
          </Button>
        </>
      }
    >
      {entry && (
        <Paper withBorder radius="md" p="md" mb="lg">
          <Group justify="space-between" gap="xs">
            <SignatureState state={entry.signature} />
            <Text size="sm" c="dimmed">
              {t('importedBy', { name: entry.importedBy, date: momentText(entry.importedAt) })}
            </Text>
          </Group>
          <Text size="sm" mt={4}>
            {t(`signature.${entry.signature}.hint`)}
          </Text>
          <Text size="xs" c="dimmed" mt={4} ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {hashes.whole} · {signature.kid}
          </Text>
        </Paper>
      )}
      {entry?.signature === 'unverified' && (
        <Box mb="lg">
          <Notice tone="care">
            <p>{t('signature.unverified.warning')}</p>
          </Notice>
        </Box>
      )}
      <RoadmapReading roadmap={file.data} />
    </Page>
  )
}
