import { Avatar, Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { liveOf } from '#shared/plan/select.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { Presence } from '#shared/wire/presence.ts'
import { useOthers, usePlan } from '#client/plan/hooks.ts'
import classes from './HereNow.module.css'
import { initials } from './initials.ts'

const SHOWN = 4
const whole = (plan: Plan) => plan

/** Others who are here now, each person once however many tabs they have open. */
const useOtherSeats = (): Presence[] => [
  ...new Map([...useOthers().values()].map((p) => [p.seat.seatId, p])).values(),
]

export const HereNow = () => {
  const { t } = useTranslation('lab')
  const others = useOtherSeats()
  const plan = usePlan(whole)
  if (others.length === 0) return null
  return (
    <Popover width={300} position="bottom-end" shadow="md" withinPortal trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes['button'] ?? ''}>
          <span className="visually-hidden">{t('here.label', { count: others.length })}</span>
          <Avatar.Group spacing={8} className={classes['faces'] ?? ''}>
            {others.slice(0, SHOWN).map((p) => (
              <Avatar key={p.seat.seatId} size={30} color={p.seat.color} variant="filled" aria-hidden>
                {initials(p.seat.name)}
              </Avatar>
            ))}
          </Avatar.Group>
          <span aria-hidden>{t('here.short', { count: others.length })}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" component="ul" className={classes['list'] ?? ''} tabIndex={0}>
          {others.map((p) => (
            <li key={p.seat.seatId} className={classes['row']}>
              <Avatar size={28} color={p.seat.color} variant="filled" aria-hidden>
                {initials(p.seat.name)}
              </Avatar>
              <div>
                <Text size="sm" fw={550}>
                  {p.seat.name}
                </Text>
                <Text size="xs" c="dimmed">
                  {liveOf(plan, 'workstreams', p.board)?.title ?? t('here.elsewhere')}
                </Text>
              </div>
            </li>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
