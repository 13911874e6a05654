import { ActionIcon, Group } from '@mantine/core'
import { IconArrowDown, IconArrowLeft, IconArrowRight, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface StepsProps {
  name: string
  first: boolean
  last: boolean
  busy: boolean
  /** Whether its list goes across. */
  across?: boolean
  move: (by: -1 | 1) => void
}

/** One place earlier or later in its list. */
export const Steps = ({ name, first, last, busy, across = false, move }: StepsProps) => {
  const [Earlier, Later] = across ? [IconArrowLeft, IconArrowRight] : [IconArrowUp, IconArrowDown]
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
        <Earlier size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('edit.later', { name })}
        disabled={last || busy}
        onClick={() => move(1)}
      >
        <Later size={18} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
