import { Button, CloseButton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ACTIVITIES_WANTED, type FirstStep, type StepAct } from './firstSteps.ts'
import classes from './FirstSteps.module.css'
import { showSteps } from './stepsShown.ts'
import { WeekTask } from './WeekTask.tsx'

interface Props {
  steps: readonly FirstStep[]
  canEdit: boolean
  act: (act: StepAct) => void
  close: () => void
  /** What a missing relation is called where there is no arrow to draw. */
  inList?: boolean
}

/** What comes next in a room: the first job step by step, each with a button that does it, ticked from the plan. */
export const FirstSteps = ({ steps, canEdit, act, close, inList = false }: Props) => {
  const { t } = useTranslation('first')
  useEffect(showSteps, [])
  const done = steps.every((step) => step.done)
  const next = steps.find((step) => !step.done)
  return (
    <section className={classes['strip']} aria-label={t('label')}>
      <div className={classes['body']}>
        <WeekTask />
        {canEdit && (
          <ol className={classes['steps']} aria-label={t('steps')}>
            {steps.map((step, at) => (
              <li key={step.id} className={classes['step']} data-done={step.done} data-next={step === next}>
                <span className={classes['mark']} aria-hidden>
                  {step.done ? <IconCheck size={14} stroke={3} /> : at + 1}
                </span>
                <StepWords step={step} />
                {step.act && (
                  <Button
                    size="compact-sm"
                    variant={step === next ? 'filled' : 'default'}
                    onClick={() => step.act && act(step.act)}
                  >
                    {t(
                      `do.${inList && step.act.kind === 'relate' ? 'relateInList' : step.act.kind}.${step.id}`,
                    )}
                  </Button>
                )}
              </li>
            ))}
          </ol>
        )}
        {canEdit && <output className={classes['done']}>{done ? t('done') : ''}</output>}
      </div>
      <CloseButton size="sm" aria-label={t('close')} onClick={close} />
    </section>
  )
}

const StepWords = ({ step: { id, done, count } }: { step: FirstStep }) => {
  const { t } = useTranslation('first')
  return (
    <span>
      {t(`step.${id}`)}
      {id === 'activities' && !done && count > 0 && (
        <span className={classes['count']}> {t('count', { count, wanted: ACTIVITIES_WANTED })}</span>
      )}
      {done && <span className="visually-hidden"> {t('ticked')}</span>}
    </span>
  )
}
