import { Modal, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFocusBack } from '#client/ui/useFocusBack.ts'
import type { Arrow } from './arrows.ts'
import { DependencyForm } from './DependencyForm.tsx'
import type { TimelineData } from './useTimelineData.ts'
import { rowName } from './words.ts'

interface Props {
  data: TimelineData
  id: string
  canEdit: boolean
  say: (text: string) => void
  close: () => void
}

/** What a row waits for and what waits for it, each with type and lag. */
export const RowDependencies = ({ data, id, canEdit, say, close }: Props) => {
  const { t } = useTranslation(['timeline', 'common'])
  useFocusBack()
  const { plan, arrows } = data
  const part = (title: 'waitsFor' | 'waitedBy', found: readonly Arrow[] = []) => (
    <Stack gap="sm" component="section">
      <Title order={3} size="h5">
        {t(`dependency.${title}`)}
      </Title>
      {found.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('dependency.none')}
        </Text>
      )}
      {found.map((arrow) => (
        <DependencyForm key={arrow.dependency.id} plan={plan} arrow={arrow} canEdit={canEdit} say={say} />
      ))}
    </Stack>
  )
  return (
    <Modal
      opened
      onClose={close}
      title={t('dependency.ofRow', { name: rowName(t, plan, id) })}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      <Stack gap="lg">
        {part('waitsFor', arrows.into.get(id))}
        {part('waitedBy', arrows.outOf.get(id))}
      </Stack>
    </Modal>
  )
}
