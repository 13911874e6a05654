import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconDownload, IconEye, IconFileCertificate } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { z } from 'zod'
import type { roadmapList } from '#shared/api/agreement.ts'
import { useLabNow } from '#client/api/labs.ts'
import { useRoadmaps } from '#client/api/roadmaps.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { momentText } from '#client/ui/dateText.ts'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Page } from '#client/ui/Page.tsx'
import { HowToVerify } from './HowToVerify.tsx'
import { PublicationChoice } from './PublicationChoice.tsx'
import { shortHash } from './shortHash.ts'

type Released = z.output<typeof roadmapList>['roadmaps'][number]

/** Released versions of the roadmap: to read, to take away, to check, and who else may. */
export const RoadmapPage = () => {
  const { t } = useTranslation('roadmap')
  const session = useLabNow(useLiveLab().session)
  const lab = session.lab.slug
  const list = useRoadmaps(lab)
  const roadmaps = list.data?.roadmaps.toSorted((a, b) => b.version - a.version) ?? []
  return (
    <Page main={false} title={t('page.title')} lead={t('page.lead')}>
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.data && roadmaps.length === 0 && (
        <EmptyState
          icon={<IconFileCertificate size={28} />}
          title={t('page.none.title')}
          text={t('page.none.text')}
        >
          <Button component={Link} to={`/labs/${lab}/agreement`} variant="light" mt="sm">
            {t('page.none.go')}
          </Button>
        </EmptyState>
      )}
      {list.data && roadmaps.length > 0 && (
        <Stack gap="lg">
          <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {roadmaps.map((roadmap, index) => (
              <li key={roadmap.version}>
                <ReleasedCard lab={lab} roadmap={roadmap} newest={index === 0} />
              </li>
            ))}
          </Stack>
          <PublicationChoice
            lab={lab}
            publication={list.data.publication}
            may={session.seat.role === 'labLead'}
          />
          <HowToVerify />
        </Stack>
      )}
    </Page>
  )
}

const ReleasedCard = ({ lab, roadmap, newest }: { lab: string; roadmap: Released; newest: boolean }) => {
  const { t } = useTranslation('roadmap')
  const { version } = roadmap
  return (
    <Paper withBorder radius="md" p="lg">
      <Group justify="space-between" gap="md">
        <div>
          <Title order={2} size="h4">
            {t('page.version', { version })}
          </Title>
          <Text c="dimmed" size="sm">
            {t('page.released', { date: momentText(roadmap.releasedAt) })} ·{' '}
            {t('page.initiatives', { count: roadmap.initiatives })}
          </Text>
          <Text size="sm">
            {t('page.hash')}{' '}
            <Text span ff="monospace" size="sm" title={roadmap.contentHash}>
              {shortHash(roadmap.contentHash)}
            </Text>
          </Text>
        </div>
        <Group gap="sm">
          <Button
            component={Link}
            to={`/labs/${lab}/roadmap/${version}`}
            variant={newest ? 'filled' : 'default'}
            leftSection={<IconEye size={18} aria-hidden />}
          >
            {t('page.read')} <span className="visually-hidden">{t('page.which', { version })}</span>
          </Button>
          <Button
            component="a"
            href={`/api/labs/${lab}/roadmaps/${version}?download`}
            download={`${lab}-roadmap-${version}.json`}
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t('page.download')} <span className="visually-hidden">{t('page.which', { version })}</span>
          </Button>
        </Group>
      </Group>
    </Paper>
  )
}
