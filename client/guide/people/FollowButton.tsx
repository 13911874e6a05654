import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useGuide } from '../useGuide.ts'
import type { Person } from './usePeople.ts'

interface Props {
  person: Pick<Person, 'seat' | 'client'>
  /** After it was pressed. */
  onDone?: () => void
}

/** Begins or ends following somebody. */
export const FollowButton = ({ person: { seat, client }, onDone }: Props) => {
  const { t } = useTranslation('guide')
  const { guide, following } = useGuide()
  const isFollowed = following?.seatId === seat.seatId
  return (
    <Button
      size="compact-sm"
      variant={isFollowed ? 'filled' : 'light'}
      aria-label={t(isFollowed ? 'follow.stop' : 'follow.follow', { name: seat.name })}
      onClick={() => {
        if (isFollowed) guide.stopFollowing()
        else guide.follow(client, seat)
        onDone?.()
      }}
    >
      {t(isFollowed ? 'stop' : 'follow.short')}
    </Button>
  )
}
