import { Button, CloseButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconMapPin, IconSpeakerphone } from '@tabler/icons-react'
import { useCallback, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { liveOf } from '#shared/plan/select.ts'
import { usePlan } from '#client/plan/hooks.ts'
import classes from './GuideBar.module.css'
import { useFollowAlong } from './useFollowAlong.ts'
import { useGuidance, useGuide } from './useGuide.ts'
import { useOwnCall } from './useOwnCall.ts'
import { useSummons } from './useSummons.ts'

/** Whom one follows, where one was brought or is asked to come, and the way out of each; over whatever view is shown. */
export const GuideBar = () => {
  const { t } = useTranslation('guide')
  const onLeft = useCallback(
    (name: string) => notifications.show({ message: t('follow.left', { name }) }),
    [t],
  )
  useFollowAlong(onLeft)
  useOwnCall()
  const { go, goBack } = useSummons()
  const { guide, asked, brought, calling } = useGuide()
  const room = useRoomName(asked?.board ?? null)
  return (
    <output className={classes['bars']}>
      {asked && (
        <Line tone="ask" icon={<IconSpeakerphone size={18} aria-hidden />}>
          <Words>{t('summon.asks', { name: asked.name, room })}</Words>
          <Choice onClick={() => go(asked)}>{t('summon.go')}</Choice>
          <Close label={t('summon.stay')} onClick={() => guide.set({ asked: null })} />
        </Line>
      )}
      {brought && (
        <Line icon={<IconMapPin size={18} aria-hidden />}>
          <Words>{t('summon.brought', { name: brought.summons.name })}</Words>
          <Choice onClick={goBack}>{t('summon.back')}</Choice>
          <Close label={t('summon.stay')} onClick={() => guide.set({ brought: null })} />
        </Line>
      )}
      <FollowLine />
      {calling !== null && (
        <Line icon={<IconSpeakerphone size={18} aria-hidden />}>
          <Words>{t('summon.calling')}</Words>
          <Choice onClick={guide.stopCalling}>{t('stop')}</Choice>
        </Line>
      )}
    </output>
  )
}

const FollowLine = () => {
  const { t } = useTranslation('guide')
  const { guide, following } = useGuide()
  const isThere = useGuidance(({ followed }) => followed !== null)
  const onBoard = useGuidance(({ followed }) => followed === null || followed.board !== null)
  if (!following) return null
  const state = !isThere ? 'follow.waiting' : onBoard ? 'follow.following' : 'follow.offBoard'
  return (
    <Line icon={<span className={classes['dot']} style={{ background: following.color }} aria-hidden />}>
      <Words>{t(state, { name: following.name })}</Words>
      <Choice onClick={guide.stopFollowing}>{t('stop')}</Choice>
    </Line>
  )
}

const useRoomName = (board: string | null): string =>
  usePlan((plan) => {
    const room = liveOf(plan, 'workstreams', board)
    return room ? room.code || room.title : ''
  })

const Line = ({ tone, icon, children }: { tone?: 'ask'; icon: ReactNode; children: ReactNode }) => (
  <span className={classes['line']} data-tone={tone}>
    {icon}
    {children}
  </span>
)

const Words = ({ children }: { children: string }) => <span className={classes['words']}>{children}</span>

const Choice = ({ onClick, children }: { onClick: () => void; children: string }) => (
  <Button size="compact-sm" variant="filled" onClick={onClick}>
    {children}
  </Button>
)

const Close = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <CloseButton aria-label={label} title={label} onClick={onClick} />
)
