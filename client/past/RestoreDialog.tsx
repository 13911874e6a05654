import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Refusal } from '#shared/plan/commands.ts'
import { restoreCommands, type LeftOut, type RestoreScope } from '#shared/plan/restoreCommands.ts'
import { FactLine } from '#client/history/FactLine.tsx'
import { headText } from '#client/history/factText.ts'
import classes from '#client/history/history.module.css'
import { useLiveLab, usePlanSnapshot } from '#client/plan/hooks.ts'
import type { LiveLab, PlanSnapshot } from '#client/plan/liveLab.ts'
import { refusalText } from '#client/plan/refusalText.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { leftOutText } from './leftOutText.ts'
import type { Past } from './pastContext.ts'
import { planOfEntity, restoreTold, type RestoreTold } from './restoreTold.ts'
import { RestoredNotice } from './RestoredNotice.tsx'
import { useNowAddress } from './useNowAddress.ts'
import { useRestoreClosed } from './useRestoreClosed.ts'

interface Props {
  scope: RestoreScope
  name: string
  past: Past
  onClose: () => void
}

const whole = (snapshot: PlanSnapshot) => snapshot
const RESTORED = 'restored'
const READING_MS = 12_000

/** What a restore would change, always of the plan as it is now; then does it, in one step of undo. */
export const RestoreDialog = ({ scope, name, past, onClose }: Props) => {
  const { t } = useTranslation(['history', 'plan', 'common'])
  const { t: tPlan } = useTranslation('plan')
  const lab = useLiveLab()
  const navigate = useNavigate()
  const address = useNowAddress()
  const now = usePlanSnapshot(whole)
  const then = past.past.store.get()
  const closed = useRestoreClosed()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { commands, leftOut } = useMemo(() => restoreCommands(now, then, scope), [now, then, scope])
  const told = useMemo(() => restoreTold(now, then, commands), [now, then, commands])
  const title = t('room' in scope ? 'restore.roomTitle' : 'restore.cardTitle', { name })

  const restore = () => {
    const decision = lab.dispatchAll(commands)
    if (!decision.ok) return setRefusal(decision.refusal)
    offerUndo(lab, past.moment.at)
    onClose()
    void navigate(address)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      <Stack gap="md">
        <Text>{commands.length === 0 ? t('restore.nothing') : t('restore.intro')}</Text>
        <Preview told={told} now={now} then={then} />
        <Left leftOut={leftOut} then={then} />
        {refusal && <Notice tone="bad" urgent title={refusalText(tPlan, refusal)} />}
        {closed && closed !== 'loading' && <Notice tone="care" title={t(`restore.${closed}`)} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel', { ns: 'common' })}
          </Button>
          <Button disabled={commands.length === 0 || closed !== null} onClick={restore} data-autofocus>
            {t('restore.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

/** Until the next step of this person, which would be the one that undo takes back. */
const offerUndo = (lab: LiveLab, moment: string): void => {
  const end = () => {
    stop()
    notifications.hide(RESTORED)
  }
  const stop = lab.store.subscribe(({ origin }) => {
    if (origin === 'local' || origin === 'undo') end()
  })
  const undo = () => {
    end()
    lab.undo()
  }
  notifications.show({
    id: RESTORED,
    autoClose: READING_MS,
    onClose: stop,
    message: <RestoredNotice moment={moment} undo={undo} />,
  })
}

interface States {
  now: PlanSnapshot
  then: PlanSnapshot
}

const Preview = ({ told, now, then }: States & { told: RestoreTold }) => {
  const { t } = useTranslation(['history', 'plan', 'common'])
  if (told.changes === 0) return null
  return (
    <section aria-label={t('restore.changes', { count: told.changes })} className={classes['preview']}>
      <p className={classes['count']}>{t('restore.changes', { count: told.changes })}</p>
      {told.entities.map(({ id, told: lines }) => {
        const plan = planOfEntity(now.plan, then.plan, id)
        const [first] = lines
        return (
          <article key={id} className={classes['entity']}>
            <h3 className={classes['name']}>{first && headText(t, plan, first)}</h3>
            <ul className={classes['facts']}>
              {lines.map((one) => (
                <FactLine key={`${one.kind} ${one.field ?? ''}`} plan={plan} told={one} />
              ))}
            </ul>
          </article>
        )
      })}
      {told.places > 0 && <p className={classes['also']}>{t('restore.places', { count: told.places })}</p>}
      {told.drawing && <p className={classes['also']}>{t('restore.drawing')}</p>}
    </section>
  )
}

const Left = ({ leftOut, then }: { leftOut: readonly LeftOut[]; then: PlanSnapshot }) => {
  const { t } = useTranslation(['history', 'plan', 'common'])
  const { t: tPlan } = useTranslation('plan')
  if (leftOut.length === 0) return null
  return (
    <Notice tone="care" title={t('restore.leftOut')}>
      <ul className={classes['left']}>
        {leftOut.map((left) => (
          <li key={`${left.id} ${left.kind === 'reference' ? left.field : ''}`}>
            {leftOutText(t, tPlan, then.plan, left)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
