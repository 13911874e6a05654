import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** What was added, with the way back. */
export const Imported = ({ text, undo }: { text: string; undo: () => void }) => {
  const { t } = useTranslation('exchange')
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{text}</Text>
      <Button size="compact-sm" variant="light" onClick={undo}>
        {t('undo')}
      </Button>
    </Group>
  )
}
