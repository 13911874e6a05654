import { Avatar, Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { liveOf } from '#shared/plan/select.ts'
import type { Presence } from '#shared/wire/presence.ts'
import { useOthers, usePlan } from '#client/plan/hooks.ts'
import classes from './HereNow.module.css'
import { initials } from './initials.ts'

const SHOWN = 4
const whole = (plan: Plan) => plan

/** Others who are here now, each person once however many tabs they have open. */
const useOtherSeats = (own: string): Presence[] => [
  ...new Map(
    [...useOthers().values()].filter((p) => p.seat.seatId !== own).map((p) => [p.seat.seatId, p]),
  ).values(),
]

/** Faces and number of those who are here, oneself among them; their names and rooms on demand. */
export const HereNow = ({ me }: { me: Seat }) => {
  const { t } = useTranslation('lab')
  const others = useOtherSeats(me.id)
  if (others.length === 0) return null
  const count = others.length + 1
  return (
    <Popover width={300} position="bottom-end" shadow="md" withinPortal trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes['button'] ?? ''}>
          <span className="visually-hidden">{t('here.label', { count })}</span>
          <Avatar.Group spacing={8} className={classes['faces'] ?? ''}>
            {others.slice(0, SHOWN).map((p) => (
              <Face key={p.seat.seatId} name={p.seat.name} color={p.seat.color} />
            ))}
          </Avatar.Group>
          <span aria-hidden>{t('here.short', { count })}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Names me={me} others={others} />
      </Popover.Dropdown>
    </Popover>
  )
}

const Face = ({ name, color }: { name: string; color: string }) => (
  <Avatar size={30} color={color} variant="filled" aria-hidden>
    {initials(name)}
  </Avatar>
)

const Names = ({ me, others }: { me: Seat; others: readonly Presence[] }) => {
  const { t } = useTranslation('lab')
  const plan = usePlan(whole)
  return (
    <Stack gap="xs" component="ul" className={classes['list'] ?? ''} tabIndex={0}>
      <li className={classes['row']}>
        <Face name={me.name} color="ocean.8" />
        <Text size="sm" fw={550}>
          {t('here.you', { name: me.name })}
        </Text>
      </li>
      {others.map((p) => (
        <li key={p.seat.seatId} className={classes['row']}>
          <Face name={p.seat.name} color={p.seat.color} />
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
  )
}
