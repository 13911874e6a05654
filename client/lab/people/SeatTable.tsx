import { byName } from '#client/i18n/formats.ts'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconLink, IconPencil, IconUserCheck, IconUserOff } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import { SeatRooms, SeatRoomsHead } from '#client/rooms/SeatRooms.tsx'
import { dayText } from '#client/ui/dateText.ts'
import { SectorMark } from '#client/ui/SectorMark.tsx'
import { Tag } from '#client/ui/Tag.tsx'
import { SeatCareItems } from './care/SeatCareItems.tsx'
import { mayManage } from './rights.ts'
import type { SeatAct } from './SeatActions.tsx'
import classes from './SeatTable.module.css'

interface Props {
  seats: readonly Seat[]
  here: ReadonlySet<string>
  me: Seat
  act: (act: SeatAct) => void
}

const byState = (a: Seat, b: Seat): number => Number(a.revoked) - Number(b.revoked) || byName(a.name, b.name)

/** One row a seat; on a phone one card. */
export const SeatTable = ({ seats, here, me, act }: Props) => {
  const { t } = useTranslation('people')
  const manages = seats.some((s) => s.id !== me.id && mayManage(me.role, s))
  return (
    <table className={classes['table']}>
      <caption className="visually-hidden">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('columns.name')}</th>
          <th scope="col">{t('columns.organisation')}</th>
          <th scope="col">{t('columns.role')}</th>
          <SeatRoomsHead />
          <th scope="col">{t('columns.joined')}</th>
          {manages && (
            <th scope="col">
              <span className="visually-hidden">{t('columns.actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {seats.toSorted(byState).map((seat) => (
          <SeatRow
            key={seat.id}
            seat={seat}
            here={here.has(seat.id)}
            mine={seat.id === me.id}
            column={manages}
            act={mayManage(me.role, seat) && !seat.erased ? act : null}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  seat: Seat
  here: boolean
  mine: boolean
  /** Whether the table has a column for what can be done. */
  column: boolean
  /** Null where nothing can be done with this seat. */
  act: Props['act'] | null
}

/** Of many rows only those are drawn again in which something is different. */
const SeatRow = memo(function Row({ seat, here, mine, column, act }: RowProps) {
  const { t } = useTranslation(['people', 'common', 'erase'])
  return (
    <tr data-revoked={seat.revoked || undefined}>
      <th scope="row" className={classes['name']}>
        <span>{seat.name}</span>
        {mine && <span className={classes['mine']}>{t('you')}</span>}
        {here && !seat.revoked && <Tag tone="good" text={t('hereNow')} />}
        {seat.revoked && <Tag tone="bad" text={seat.erased ? t('erase:erased') : t('revoked')} />}
      </th>
      <td className={classes['organisation']}>
        <div>{seat.organisationName || t('noOrganisation')}</div>
        <div className={classes['sector']}>
          <SectorMark sector={seat.sector} named={false} />
          {t(`sectors.${seat.sector}`, { ns: 'common' })}
        </div>
      </td>
      <td>
        <div className={classes['role']}>
          {t(`roles.${seat.role}`, { ns: 'common' })}
          {seat.signatory && <Tag text={t('signatory')} />}
        </div>
      </td>
      <SeatRooms seat={seat} />
      <td className={classes['joined']}>{seat.joinedAt ? dayText(seat.joinedAt) : t('notYet')}</td>
      {column && <td className={classes['actions']}>{act && <SeatMenu seat={seat} act={act} />}</td>}
    </tr>
  )
})

const SeatMenu = ({ seat, act }: { seat: Seat; act: (act: SeatAct) => void }) => {
  const { t } = useTranslation('people')
  return (
    <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="dark"
          size="lg"
          aria-label={t('actions.label', { name: seat.name })}
        >
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {seat.revoked ? (
          <Menu.Item leftSection={<IconUserCheck size={16} />} onClick={() => act({ kind: 'restore', seat })}>
            {t('actions.restore')}
          </Menu.Item>
        ) : (
          <>
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => act({ kind: 'change', seat })}>
              {t('actions.change')}
            </Menu.Item>
            <Menu.Item leftSection={<IconLink size={16} />} onClick={() => act({ kind: 'link', seat })}>
              {t('actions.link')}
            </Menu.Item>
            <Menu.Item
              color="var(--bad-ink)"
              leftSection={<IconUserOff size={16} />}
              onClick={() => act({ kind: 'revoke', seat })}
            >
              {t('actions.revoke')}
            </Menu.Item>
          </>
        )}
        <SeatCareItems seat={seat} act={act} />
      </Menu.Dropdown>
    </Menu>
  )
}
