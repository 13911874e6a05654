import { ActionIcon, Button, Group, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconFlag,
  IconListCheck,
  IconRowInsertBottom,
  IconTargetArrow,
  IconTrash,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useHistory, useLiveLab } from '#client/plan/hooks.ts'
import classes from './PlanToolbar.module.css'
import type { PlanEditing } from './usePlanEditing.ts'

interface Props {
  editing: PlanEditing
  addInitiative: () => void
  addMilestone: (() => void) | null
  addActivity: (() => void) | null
  remove: (() => void) | null
  checks: { count: number; shown: boolean; toggle: () => void }
}

/** The same that the keys do, as buttons. */
export const PlanToolbar = (props: Props) => {
  const { t } = useTranslation('plan')
  const lab = useLiveLab()
  const { canUndo, canRedo } = useHistory()
  const { canEdit } = props.editing
  const { checks } = props
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('toolbar.label')}>
      {canEdit && (
        <Group gap="xs">
          <Add
            icon={<IconTargetArrow size={17} aria-hidden />}
            label={t('toolbar.addInitiative')}
            add={props.addInitiative}
          />
          <Add
            icon={<IconFlag size={17} aria-hidden />}
            label={t('toolbar.addMilestone')}
            add={props.addMilestone}
          />
          <Add
            icon={<IconRowInsertBottom size={17} aria-hidden />}
            label={t('toolbar.addActivity')}
            add={props.addActivity}
          />
          <Group gap={2}>
            <Tool icon={<IconTrash size={18} aria-hidden />} label={t('toolbar.remove')} act={props.remove} />
            <Tool
              icon={<IconArrowBackUp size={18} aria-hidden />}
              label={t('toolbar.undo')}
              act={canUndo ? lab.undo : null}
            />
            <Tool
              icon={<IconArrowForwardUp size={18} aria-hidden />}
              label={t('toolbar.redo')}
              act={canRedo ? lab.redo : null}
            />
          </Group>
        </Group>
      )}
      <Button
        className={classes['checks']}
        size="sm"
        variant={checks.shown ? 'light' : 'default'}
        aria-pressed={checks.shown}
        leftSection={<IconListCheck size={17} aria-hidden />}
        onClick={checks.toggle}
      >
        {t('checks.button', { count: checks.count })}
      </Button>
    </div>
  )
}

const Add = (props: { icon: ReactNode; label: string; add: (() => void) | null }) => (
  <Button
    size="sm"
    variant="default"
    leftSection={props.icon}
    disabled={!props.add}
    onClick={() => props.add?.()}
  >
    {props.label}
  </Button>
)

const Tool = (props: { icon: ReactNode; label: string; act: (() => void) | null }) => (
  <Tooltip label={props.label}>
    <ActionIcon
      size="lg"
      variant="subtle"
      aria-label={props.label}
      disabled={!props.act}
      onClick={() => props.act?.()}
    >
      {props.icon}
    </ActionIcon>
  </Tooltip>
)
