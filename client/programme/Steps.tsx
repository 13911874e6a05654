import { ActionIcon, Group } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface StepsProps {
  name: string
  first: boolean
  last: boolean
  busy: boolean
  move: (by: -1 | 1) => void
}

/** One place earlier or later in its list. */
export const Steps = ({ name, first, last, busy, move }: StepsProps) => {
  const { t } = useTranslation('programme')
  return (
    <Group gap={2} wrap="nowrap">
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('edit.earlier', { name })}
        disabled={first || busy}
        onClick={() => move(-1)}
      >
        <IconArrowUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('edit.later', { name })}
        disabled={last || busy}
        onClick={() => move(1)}
      >
        <IconArrowDown size={18} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
