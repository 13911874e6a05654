import { Center, Group, Loader, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Something is on its way. */
export const Loading = ({ text }: { text?: string }) => {
  const { t } = useTranslation('common')
  return (
    <Center p="xl" h="100%" mih={160}>
      <Group gap="sm">
        <Loader size="sm" />
        <Text component="output" c="dimmed">
          {text ?? t('loading')}
        </Text>
      </Group>
    </Center>
  )
}
