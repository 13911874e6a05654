import { UnstyledButton } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workstream } from '#shared/plan/plan.ts'
import type { Request } from '#shared/plan/requests.ts'
import { workstreams } from '#shared/plan/select.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { Tag } from '#client/ui/Tag.tsx'
import classes from './between.module.css'
import { countsOf, type Standing } from './orderOf.ts'

const TONE = { waiting: 'made', moved: 'bad', refused: 'bad', settled: 'good' } as const
const ORDER: readonly Standing[] = ['waiting', 'refused', 'moved', 'settled']

interface Props {
  requests: readonly Request[]
  /** Shows one room alone. */
  choose: (room: Workstream) => void
}

/** Which room asks which, with how it stands: rooms that ask by row, rooms that are asked by column. */
export const Glance = ({ requests, choose }: Props) => {
  const { t } = useTranslation('between')
  const rooms = usePlan(workstreams)
  const cells = useMemo(
    () => Map.groupBy(requests, (one) => `${one.askingRoomId} ${one.askedRoomId}`),
    [requests],
  )
  const asking = rooms.filter(({ id }) => requests.some((one) => one.askingRoomId === id))
  const asked = rooms.filter(({ id }) => requests.some((one) => one.askedRoomId === id))
  return (
    <section aria-labelledby="glance">
      <h2 id="glance" className={classes['sideName']}>
        {t('glance.title')}
      </h2>
      <div className={classes['scroll']}>
        <table className={classes['glance']}>
          <caption className="visually-hidden">{t('glance.caption')}</caption>
          <thead>
            <tr>
              <th scope="col" className={classes['corner']}>
                {t('glance.corner')}
              </th>
              {asked.map((room) => (
                <th key={room.id} scope="col">
                  <Room room={room} choose={choose} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {asking.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Room room={row} choose={choose} />
                </th>
                {asked.map((column) => (
                  <td key={column.id}>
                    <Cell requests={cells.get(`${row.id} ${column.id}`) ?? []} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const Room = ({ room, choose }: { room: Workstream; choose: Props['choose'] }) => {
  const { t } = useTranslation('between')
  const name = room.code || room.title
  return (
    <UnstyledButton
      className={classes['roomLink']}
      title={t('glance.only', { room: room.title || name })}
      onClick={() => choose(room)}
    >
      {name}
    </UnstyledButton>
  )
}

const Cell = ({ requests }: { requests: readonly Request[] }) => {
  const { t } = useTranslation('between')
  const counts = countsOf(requests)
  return (
    <span className={classes['cell']}>
      {ORDER.filter((one) => counts[one] > 0).map((one) => (
        <Tag
          key={one}
          tone={TONE[one]}
          text={t(`glance.${one === 'settled' ? 'accepted' : one}`, { count: counts[one] })}
        />
      ))}
    </span>
  )
}
