import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { momentOf } from '#client/history/times.ts'

/** Said once something was brought back; the way out of it is beside the words. */
export const RestoredNotice = ({ moment, undo }: { moment: string; undo: () => void }) => {
  const { t } = useTranslation('history')
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{t('restore.done', { moment: momentOf(moment) })}</Text>
      <Button size="compact-sm" variant="light" onClick={undo}>
        {t('restore.undo')}
      </Button>
    </Group>
  )
}
