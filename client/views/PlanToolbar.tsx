import { Button, Menu } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconFlag,
  IconListCheck,
  IconPlus,
  IconRowInsertBottom,
  IconTargetArrow,
  IconTrash,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSteps } from '#client/plan/hooks.ts'
import { ToolButton } from '#client/ui/ToolButton.tsx'
import classes from './PlanToolbar.module.css'
import { useEdit } from './useEdit.tsx'

type Act = (() => void) | null

interface Props {
  canEdit: boolean
  phone: boolean
  addInitiative: Act
  addMilestone: Act
  addActivity: Act
  remove: Act
  checks: { count: number; shown: boolean; toggle: () => void }
  /** Who is in the room, and what concerns all of them. */
  people: ReactNode
  /** The plan from files and as files. */
  exchange: ReactNode
}

interface Addition {
  name: 'addInitiative' | 'addMilestone' | 'addActivity'
  icon: ReactNode
  act: Act
}

/** The same that the keys do, as buttons. */
export const PlanToolbar = (props: Props) => {
  const { t } = useTranslation('plan')
  const { checks, phone } = props
  const additions: Addition[] = [
    { name: 'addInitiative', icon: <IconTargetArrow size={17} aria-hidden />, act: props.addInitiative },
    { name: 'addMilestone', icon: <IconFlag size={17} aria-hidden />, act: props.addMilestone },
    { name: 'addActivity', icon: <IconRowInsertBottom size={17} aria-hidden />, act: props.addActivity },
  ]
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('toolbar.label')}>
      {props.canEdit && (
        <>
          {phone ? <AddMenu additions={additions} /> : <AddButtons additions={additions} />}
          <Tools remove={props.remove} />
        </>
      )}
      <div className={classes['people']}>{props.people}</div>
      <div className={classes['exchange']}>{props.exchange}</div>
      <Button
        className={classes['checks']}
        size="sm"
        variant={checks.shown ? 'light' : 'default'}
        aria-pressed={checks.shown}
        leftSection={<IconListCheck size={17} aria-hidden />}
        title={t('checks.title')}
        onClick={checks.toggle}
      >
        <span className={classes['words']}>{t('checks.button', { count: checks.count })}</span>
        <span className={classes['figure']} aria-hidden>
          {checks.count}
        </span>
      </Button>
    </div>
  )
}

const AddButtons = ({ additions }: { additions: readonly Addition[] }) => {
  const { t } = useTranslation('plan')
  return additions.map(({ name, icon, act }) => (
    <Button
      key={name}
      size="sm"
      variant="default"
      leftSection={icon}
      aria-label={t(`toolbar.${name}`)}
      disabled={!act}
      className={classes['addition']}
      onClick={() => act?.()}
    >
      {t(`toolbar.short.${name}`)}
    </Button>
  ))
}

const AddMenu = ({ additions }: { additions: readonly Addition[] }) => {
  const { t } = useTranslation('plan')
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <Button size="sm" leftSection={<IconPlus size={17} aria-hidden />}>
          {t('toolbar.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {additions.map(({ name, icon, act }) => (
          <Menu.Item key={name} leftSection={icon} disabled={!act} onClick={() => act?.()}>
            {t(`toolbar.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const Tools = ({ remove }: { remove: Act }) => {
  const { t } = useTranslation('plan')
  const { undo, redo } = useEdit()
  const { canUndo, canRedo } = useSteps()
  return (
    <div className={classes['tools']}>
      <ToolButton icon={<IconTrash size={18} aria-hidden />} label={t('toolbar.remove')} act={remove} />
      <ToolButton
        icon={<IconArrowBackUp size={18} aria-hidden />}
        label={t('toolbar.undo')}
        act={canUndo ? undo : null}
      />
      <ToolButton
        icon={<IconArrowForwardUp size={18} aria-hidden />}
        label={t('toolbar.redo')}
        act={canRedo ? redo : null}
      />
    </div>
  )
}
