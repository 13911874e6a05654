import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { workstreams } from '#shared/plan/select.ts'
import type { Cell, Gate } from '#shared/programme/gate.ts'
import { FacilitatedBy } from '#client/rooms/FacilitatedBy.tsx'
import { artefactText } from './artefactText.ts'
import classes from './programme.module.css'
import { StandingMark } from './StandingMark.tsx'

interface Props {
  plan: Plan
  gate: Gate
  open: (cell: Cell) => void
}

/** What a week is to leave, by room: what is there, how far the rest is, and a press tells what is missing. */
export const ArtefactMatrix = ({ plan, gate, open }: Props) => {
  const { t } = useTranslation('programme')
  const rooms = workstreams(plan)
  const rows = [...Map.groupBy(gate.cells, ({ artefact }) => artefact.id).values()]
  return (
    <div className={classes['scroll']}>
      <table className={classes['matrix']}>
        <caption className="visually-hidden">{t('matrix.label')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('matrix.artefact')}</th>
            {rooms.map(({ id, code, title }) => (
              <th key={id} scope="col" title={title}>
                {code || title}
                <small className={classes['leads']}>
                  <FacilitatedBy roomId={id} />
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => {
            const [first] = cells
            if (!first) return null
            return (
              <tr key={first.artefact.id}>
                <th scope="row">{artefactText(t, first.artefact)}</th>
                {first.roomId === null ? (
                  <td colSpan={Math.max(1, rooms.length)}>
                    <CellButton cell={first} where={t('wholeLab')} open={open} />
                  </td>
                ) : (
                  rooms.map(({ id, code, title }) => {
                    const cell = cells.find(({ roomId }) => roomId === id)
                    return (
                      <td key={id}>{cell && <CellButton cell={cell} where={code || title} open={open} />}</td>
                    )
                  })
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const CellButton = ({ cell, where, open }: { cell: Cell; where: string; open: Props['open'] }) => {
  const { t } = useTranslation('programme')
  return (
    <UnstyledButton className={classes['cell'] ?? ''} onClick={() => open(cell)}>
      <span className="visually-hidden">{`${artefactText(t, cell.artefact)}, ${where}: `}</span>
      <StandingMark standing={cell.standing} />
      {cell.roomId === null && <span className={classes['faint']}> {where}</span>}
    </UnstyledButton>
  )
}
