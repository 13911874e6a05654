import { ActionIcon, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconContrastFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { LookDialog } from './LookDialog.tsx'

/** Opens the choice of the look from a header. */
export const LookButton = () => {
  const { t } = useTranslation('look')
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Tooltip label={t('title')}>
        <ActionIcon variant="subtle" color="dark" size="lg" aria-label={t('title')} onClick={open}>
          <IconContrastFilled size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <LookDialog opened={opened} close={close} />
    </>
  )
}
