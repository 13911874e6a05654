import { ActionIcon } from '@mantine/core'
import { IconArmchair } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLiveLab } from '#client/plan/hooks.ts'

/** The way back to one's seat, from the bar below every page of a phone. */
export const SeatLink = () => {
  const { t } = useTranslation('phone')
  const { lab } = useLiveLab().session
  return (
    <ActionIcon
      component={Link}
      to={`/labs/${lab.slug}/seat`}
      variant="subtle"
      color="dark"
      size={44}
      aria-label={t('title')}
      title={t('title')}
    >
      <IconArmchair size={22} aria-hidden />
    </ActionIcon>
  )
}
