import { Button, Stack } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoadmap, useRoadmaps } from '#client/api/roadmaps.ts'
import { RoadmapReading } from '#client/delivery/reading/RoadmapReading.tsx'
import { momentText } from '#client/ui/dateText.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Page } from '#client/ui/Page.tsx'
import { HowToVerify } from './HowToVerify.tsx'

interface Props {
  lab: string
  /** Null: the newest. */
  version: number | null
  /** What stands around it. */
  frame: (page: ReactNode) => ReactNode
  /** What is shown of a lab that has published nothing. */
  otherwise: ReactNode
}

/** What a lab has published of its roadmap, for everyone who has no seat in it. */
export const PublicRoadmapPage = ({ lab, version, frame, otherwise }: Props) => {
  const { t } = useTranslation('roadmap')
  const list = useRoadmaps(lab)
  const newest = Math.max(0, ...(list.data?.roadmaps.map((one) => one.version) ?? []))
  const shown = version ?? newest
  const roadmap = useRoadmap(lab, shown, { enabled: newest > 0 })
  if (list.isPending) return <Loading />
  if (newest === 0) return otherwise
  return frame(
    <Page
      title={roadmap.data?.lab.name ?? t('page.title')}
      lead={
        roadmap.data &&
        `${t('page.version', { version: shown })} · ${t('page.released', { date: momentText(roadmap.data.roadmap.releasedAt) })}`
      }
      actions={
        roadmap.data && (
          <Button
            component="a"
            href={`/api/labs/${lab}/roadmaps/${shown}?download`}
            download={`${lab}-roadmap-${shown}.json`}
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t('page.download')}
          </Button>
        )
      }
    >
      {roadmap.isPending && <Loading />}
      {roadmap.isError && <Failure error={roadmap.error} retry={() => void roadmap.refetch()} />}
      {roadmap.data && (
        <Stack gap="xl">
          <RoadmapReading roadmap={roadmap.data} />
          <HowToVerify file={`${lab}-roadmap-${shown}.json`} />
        </Stack>
      )}
    </Page>,
  )
}
