import { Avatar, Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { liveOf } from '#shared/plan/select.ts'
import { Face } from '#client/guide/people/Face.tsx'
import { FollowButton } from '#client/guide/people/FollowButton.tsx'
import { usePeople, type Person } from '#client/guide/people/usePeople.ts'
import { usePlan } from '#client/plan/hooks.ts'
import classes from './HereNow.module.css'

const SHOWN = 4
const whole = (plan: Plan) => plan

/** Faces and number of those who are here, oneself among them; on demand their names and rooms, to follow them. */
export const HereNow = ({ me }: { me: Seat }) => {
  const { t } = useTranslation('lab')
  const others = usePeople()
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

const Names = ({ me, others }: { me: Seat; others: readonly Person[] }) => {
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
          <div className={classes['who']}>
            <Text size="sm" fw={550}>
              {p.seat.name}
            </Text>
            <Text size="xs" c="dimmed">
              {liveOf(plan, 'workstreams', p.board)?.title ?? t('here.elsewhere')}
            </Text>
          </div>
          {p.board !== null && <FollowButton person={p} />}
        </li>
      ))}
    </Stack>
  )
}
