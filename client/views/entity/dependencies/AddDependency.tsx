import { Button, Group } from '@mantine/core'
import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { DependencyType } from '#shared/plan/entities.ts'
import type { Collection, Plan } from '#shared/plan/plan.ts'
import { refusedDependency } from '#shared/plan/relate.ts'
import { requestOf } from '#shared/plan/requests.ts'
import { RowPicker } from '#client/between/RowPicker.tsx'
import { rowChoices } from '#client/between/rowChoices.ts'
import { roomName } from '#client/between/rowLabel.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { refusalText } from '#client/plan/refusalText.ts'
import { DependencyFields } from '#client/ui/DependencyFields.tsx'
import { useEdit } from '../../useEdit.tsx'
import { DateConsequence } from './DateConsequence.tsx'
import type { Side } from './Dependencies.tsx'
import classes from './dependencies.module.css'

interface Props {
  plan: Plan
  collection: Collection
  id: string
  side: Side
  end: () => void
}

/** Picks a row that another is to wait for, or that is to wait for it; what comes of it is said before it is added. */
export const AddDependency = ({ plan, collection, id, side, end }: Props) => {
  const { t } = useTranslation(['waiting', 'common'])
  const lab = useLiveLab()
  const { edit } = useEdit()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const [other, setOther] = useState<string | null>(null)
  const [{ type, lagDays }, setTie] = useState<{ type: DependencyType; lagDays: number }>({
    type: 'FS',
    lagDays: 0,
  })
  const rows = useMemo(
    () => rowChoices(plan).filter((row) => row.collection === collection && row.id !== id),
    [plan, collection, id],
  )
  const tie = other && {
    fromId: side === 'before' ? other : id,
    toId: side === 'before' ? id : other,
    type,
    lagDays,
  }
  const refused = tie && refusedDependency(plan, tie.fromId, tie.toId)
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (!tie || refused) return
    const { fromId, toId } = tie
    if (edit({ type: 'relate', id: lab.newId(), fromId, toId, dependencyType: type, lagDays })) end()
  }
  return (
    <form className={classes['add']} aria-label={t(`drawer.add.${side}`)} noValidate onSubmit={add}>
      <RowPicker
        ref={input}
        plan={plan}
        rows={rows}
        label={t(`drawer.pick.${side}`)}
        placeholder={t('drawer.search')}
        clearable
        value={other}
        onChange={setOther}
      />
      <DependencyFields
        type={type}
        lagDays={lagDays}
        change={(next, lag) => setTie({ type: next, lagDays: lag })}
      />
      <div className={classes['outcome']} aria-live="polite">
        {refused && <Refused refusal={refused} />}
        {tie && !refused && (
          <>
            <DateConsequence plan={plan} dependency={tie} side={side} />
            <Asked plan={plan} tie={tie} />
          </>
        )}
      </div>
      <Group gap="xs">
        <Button type="submit" size="compact-sm" disabled={!tie || refused !== null}>
          {t('drawer.addIt')}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={end}>
          {t('cancel', { ns: 'common' })}
        </Button>
      </Group>
    </form>
  )
}

const Refused = ({ refusal }: { refusal: NonNullable<ReturnType<typeof refusedDependency>> }) => {
  const { t } = useTranslation('plan')
  return <p className={classes['refused']}>{refusalText(t, refusal)}</p>
}

interface AskedProps {
  plan: Plan
  tie: { fromId: string; toId: string; type: DependencyType; lagDays: number }
}

/** Says that a row of another room is asked for, not simply taken. */
const Asked = ({ plan, tie }: AskedProps) => {
  const { t } = useTranslation('waiting')
  const request = requestOf(plan, { ...tie, id: '', illustrative: false, deletedAt: null }, null)
  return request && <span>{t('drawer.asked', { room: roomName(plan, request.askedRoomId) })}</span>
}
