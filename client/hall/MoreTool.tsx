import { Button, Stack, Switch } from '@mantine/core'
import { IconDots, IconQrcode, IconSpeakerphone } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invitation } from '#shared/api/identity.ts'
import { useInvitations, useInvite } from '#client/api/people.ts'
import { guideOf } from '#client/guide/guide.ts'
import { Projector } from '#client/lab/people/Projector.tsx'
import { RoomLockButton } from '#client/locks/RoomLock.tsx'
import { useLiveLab } from '#client/plan/hooks.ts'
import classes from './hall.module.css'
import { Tool } from './Tool.tsx'
import { useHall, usePageRoom } from './useHall.ts'
import { useHallActs } from './useHallActs.ts'

/** What is done with a room as a whole, and the way in for everyone who has just come. */
export const MoreTool = () => {
  const { t } = useTranslation('hall')
  const { lab } = useLiveLab().session
  const [shown, setShown] = useState<Invitation | null>(null)
  return (
    <>
      <Tool label={t('more.tool')} words={t('more.tool')} icon={<IconDots size={19} aria-hidden />}>
        {(close) => (
          <Stack gap="sm">
            <OfRoom close={close} />
            <QrButton
              show={(invitation) => {
                close()
                setShown(invitation)
              }}
            />
          </Stack>
        )}
      </Tool>
      <Projector lab={lab} invitation={shown} close={() => setShown(null)} />
    </>
  )
}

const OfRoom = ({ close }: { close: () => void }) => {
  const { t } = useTranslation('hall')
  const room = usePageRoom()
  const lab = useLiveLab()
  const { hiddenCursors } = useHall()
  const { act } = useHallActs()
  if (room === null) return <p className={classes['hint']}>{t('more.noRoom')}</p>
  const bring = () => {
    const guide = guideOf(lab)
    const lookout = guide.lookout()
    guide.call(room, lookout?.board === room ? lookout.view() : null)
    close()
  }
  return (
    <>
      <Button
        variant="light"
        justify="flex-start"
        leftSection={<IconSpeakerphone size={18} aria-hidden />}
        onClick={bring}
      >
        {t('more.bring')}
      </Button>
      <Switch
        label={t('more.cursors')}
        checked={hiddenCursors.includes(room)}
        onChange={(event) => void act({ act: 'hideCursors', room, hidden: event.currentTarget.checked })}
      />
      <div>
        <RoomLockButton room={room} short={false} />
      </div>
    </>
  )
}

/** Shows the newest invitation for participants, and makes one where there is none. */
const QrButton = ({ show }: { show: (invitation: Invitation) => void }) => {
  const { t } = useTranslation('hall')
  const { lab } = useLiveLab().session
  const invitations = useInvitations(lab.slug, true)
  const invite = useInvite(lab.slug)
  const open = async () => {
    const known = invitations.data?.invitations.findLast((one) => one.role === 'participant' && !one.revoked)
    const invitation = known ?? (await invite.mutateAsync({ role: 'participant' }).catch(() => null))
    if (invitation) show(invitation)
  }
  return (
    <Button
      variant="light"
      justify="flex-start"
      leftSection={<IconQrcode size={18} aria-hidden />}
      loading={invitations.isPending || invite.isPending}
      onClick={() => void open()}
    >
      {t('more.qr')}
    </Button>
  )
}
