import { NativeSelect, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Plan, Workstream } from '#shared/plan/plan.ts'
import { workstreams } from '#shared/plan/select.ts'
import type { Cell, Gate } from '#shared/programme/gate.ts'
import { FacilitatedBy } from '#client/rooms/FacilitatedBy.tsx'
import { artefactText } from './artefactText.ts'
import classes from './programme.module.css'
import { StandingMark } from './StandingMark.tsx'

interface Props {
  plan: Plan
  gate: Gate
  room: Workstream | null
  chooseRoom: (id: string) => void
  open: (cell: Cell) => void
}

/** What one room still owes, for a phone: what is missing stands first. */
export const RoomOwes = ({ plan, gate, room, chooseRoom, open }: Props) => {
  const { t } = useTranslation('programme')
  const cells = gate.cells
    .filter(({ roomId }) => roomId === null || roomId === room?.id)
    .toSorted((a, b) => Number(a.there) - Number(b.there))
  return (
    <>
      {room && (
        <NativeSelect
          label={t('roomLabel')}
          value={room.id}
          onChange={(event) => chooseRoom(event.currentTarget.value)}
          data={workstreams(plan).map(({ id, code, title }) => ({
            value: id,
            label: [code, title].filter(Boolean).join(' · '),
          }))}
        />
      )}
      {room && (
        <small className={classes['leads']}>
          <FacilitatedBy roomId={room.id} />
        </small>
      )}
      <ul className={classes['owes']}>
        {cells.map((cell) => (
          <li key={cell.artefact.id}>
            <UnstyledButton className={classes['owed'] ?? ''} onClick={() => open(cell)}>
              <span>
                {artefactText(t, cell.artefact)}
                {cell.roomId === null && <span className={classes['faint']}> {t('wholeLab')}</span>}
              </span>
              <StandingMark standing={cell.standing} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  )
}
