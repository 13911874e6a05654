import { UnstyledButton } from '@mantine/core'
import { IconClockExclamation } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import type { Waiting, WaitingPair, WaitingParty } from '#shared/plan/waiting.ts'
import { nextCell, type Cell } from './matrixKeys.ts'
import { Party, partyName } from './Party.tsx'
import classes from './WaitingMatrix.module.css'

interface Props {
  plan: Plan
  waiting: Waiting
  chosen: WaitingPair | null
  choose: (pair: WaitingPair) => void
}

/** Who waits, by who is waited for; a cell shows what is behind it. One stop of Tab, arrow keys within. */
export const WaitingMatrix = ({ plan, waiting, chosen, choose }: Props) => {
  const { t } = useTranslation('waiting')
  const { awaited, waiters, pairs } = waiting
  const rowOf = new Map(waiters.map(({ organisationId }, row) => [organisationId, row]))
  const columnOf = new Map(awaited.map(({ organisationId }, column) => [organisationId, column]))
  const cells = pairs.map((pair) => ({
    pair,
    row: rowOf.get(pair.waiterId) ?? 0,
    column: columnOf.get(pair.awaitedId) ?? 0,
  }))
  const cellAt = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]))
  const [at, setAt] = useState<Cell>({ row: 0, column: 0 })
  const stop = cellAt.get(`${at.row} ${at.column}`) ?? nextCell(cells, at, 'Home', true)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, from: Cell) => {
    const to = event.altKey || event.metaKey ? null : nextCell(cells, from, event.key, event.ctrlKey)
    if (!to) return
    event.preventDefault()
    const table = event.currentTarget.closest('table')
    table?.querySelector<HTMLElement>(`[data-at="${to.row} ${to.column}"]`)?.focus()
  }
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']} aria-label={t('matrix.label')}>
        <thead>
          <tr>
            <th scope="col" className={classes['corner']}>
              {t('matrix.corner')}
            </th>
            {awaited.map((party) => (
              <th scope="col" key={party.organisationId}>
                <Party plan={plan} id={party.organisationId} />
                <Total party={party} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {waiters.map((waiter, row) => (
            <tr key={waiter.organisationId}>
              <th scope="row">
                <Party plan={plan} id={waiter.organisationId} />
                <Total party={waiter} />
              </th>
              {awaited.map(({ organisationId }, column) => {
                const cell = cellAt.get(`${row} ${column}`)
                return (
                  <td key={organisationId} data-short={(cell && cell.pair.short > 0) || undefined}>
                    {cell && (
                      <CellButton
                        plan={plan}
                        pair={cell.pair}
                        at={cell}
                        isStop={stop !== null && isAt(cell, stop)}
                        isChosen={cell.pair === chosen}
                        choose={choose}
                        onFocus={() => setAt({ row, column })}
                        onKeyDown={onKeyDown}
                      />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const isAt = (cell: Cell, at: Cell): boolean => cell.row === at.row && cell.column === at.column

interface CellProps {
  plan: Plan
  pair: WaitingPair
  at: Cell
  isStop: boolean
  isChosen: boolean
  choose: Props['choose']
  onFocus: () => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>, from: Cell) => void
}

const CellButton = ({ plan, pair, at, isStop, isChosen, choose, onFocus, onKeyDown }: CellProps) => {
  const { t } = useTranslation('waiting')
  const { waiterId, awaitedId, waits, short } = pair
  const names = { waiter: partyName(t, plan, waiterId), awaited: partyName(t, plan, awaitedId) }
  const told = [
    t('matrix.cell', { ...names, count: waits.length }),
    short > 0 && t('short', { count: short }),
  ]
  return (
    <UnstyledButton
      className={classes['cell']}
      aria-pressed={isChosen}
      data-at={`${at.row} ${at.column}`}
      tabIndex={isStop ? 0 : -1}
      onClick={() => choose(pair)}
      onFocus={onFocus}
      onKeyDown={(event) => onKeyDown(event, at)}
    >
      <span className="visually-hidden">{told.filter(Boolean).join(', ')}</span>
      <b aria-hidden>{waits.length}</b>
      {short > 0 && (
        <span className={classes['short']} aria-hidden>
          <IconClockExclamation size={15} />
          {short}
        </span>
      )}
    </UnstyledButton>
  )
}

const Total = ({ party: { count, short } }: { party: WaitingParty }) => {
  const { t } = useTranslation('waiting')
  return (
    <span className={classes['total']}>
      {t('total', { count })}
      {short > 0 && (
        <span className={classes['short']}>
          <IconClockExclamation size={13} aria-hidden /> {t('short', { count: short })}
        </span>
      )}
    </span>
  )
}
