import { ActionIcon, Button, Group, Tabs, Text, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconDownload } from '@tabler/icons-react'
import { memo, useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { useRequestAnswers } from '#client/between/useRequestAnswers.ts'
import { useCanEdit, useLiveLab, usePlan, useSteps } from '#client/plan/hooks.ts'
import { downloadCsv } from '#client/ui/download.ts'
import { Page } from '#client/ui/Page.tsx'
import { EntityDrawer } from '#client/views/EntityDrawer.tsx'
import { useEdit } from '#client/views/useEdit.tsx'
import { useOpenEntity } from '#client/views/useOpenEntity.ts'
import { AddLine } from './AddLine.tsx'
import { chosenRows } from './chosenRows.ts'
import { csvOfTab } from './csvOfTab.ts'
import { HeatGrid } from './HeatGrid.tsx'
import classes from './register.module.css'
import { RegisterFilters } from './RegisterFilters.tsx'
import { RegisterList } from './RegisterList.tsx'
import { registerLists } from './registerLists.ts'
import { stateChoices } from './stateChoices.ts'
import { TABS, useRegisterAddress, type Tab } from './useRegisterAddress.ts'

const whole = (plan: Plan) => plan

/** Risks, assumptions, decisions, actions and what is still open, of the whole lab. */
export const RegisterPage = () => <Register plan={useDeferredValue(usePlan(whole))} />

/** Drawn again when nothing more urgent is to be done. */
const Register = memo(({ plan }: { plan: Plan }) => {
  const { t } = useTranslation('register')
  const lab = useLiveLab()
  const answers = useRequestAnswers()
  const { view, choose } = useRegisterAddress(plan)
  const { shown, openById, close } = useOpenEntity()
  const today = lab.now().slice(0, 10)
  const lists = useMemo(() => registerLists(plan, answers, today), [plan, answers, today])
  const { tab } = view
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      main={false}
      actions={
        <>
          <UndoButtons />
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => downloadCsv(`${lab.session.lab.slug}-${tab}.csv`, csvOfTab(t, plan, lists, view))}
          >
            {t('csv.button')}
          </Button>
        </>
      }
    >
      <Tabs value={tab} onChange={(next) => choose({ tab: next as Tab })} keepMounted={false}>
        <Tabs.List className={classes['tabs'] ?? ''}>
          {TABS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tabs.${one}`)}{' '}
              <Text span size="sm" c="dimmed" className={classes['count'] ?? ''}>
                {lists[one].length}
              </Text>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes['panel'] ?? ''}>
          <div className={classes['head']}>
            <div className={classes['tools']}>
              <RegisterFilters
                plan={plan}
                rows={lists[tab]}
                states={stateChoices(t, tab)}
                view={view}
                choose={choose}
              />
              <Adding plan={plan} tab={tab} room={view.room} added={openById} />
            </div>
            {(tab === 'risks' || tab === 'assumptions') && lists[tab].length > 0 && (
              <HeatGrid
                rows={chosenRows(lists[tab], view)}
                cell={view.cell}
                choose={(cell) => choose({ cell })}
              />
            )}
          </div>
          <RegisterList lists={lists} view={view} open={openById} />
        </Tabs.Panel>
      </Tabs>
      {shown && <EntityDrawer {...shown} onClose={close} />}
    </Page>
  )
})

const Adding = (props: { plan: Plan; tab: Tab; room: string | null; added: (id: string) => void }) => {
  const { t } = useTranslation('register')
  const { tab, ...rest } = props
  switch (tab) {
    case 'risks':
      return <AddLine key={tab} {...rest} collection="risks" label={t('add.risks')} />
    case 'assumptions':
      return (
        <AddLine
          key={tab}
          {...rest}
          collection="risks"
          fields={{ type: 'assumption' }}
          label={t('add.assumptions')}
        />
      )
    case 'decisions':
      return <AddLine key={tab} {...rest} collection="decisions" label={t('add.decisions')} />
    case 'actions':
      return <AddLine key={tab} {...rest} collection="actions" label={t('add.actions')} />
    case 'questions':
      return null
  }
}

const UndoButtons = () => {
  const { t } = useTranslation('plan')
  const { undo, redo } = useEdit()
  const { canUndo, canRedo } = useSteps()
  if (!useCanEdit()) return null
  const steps = [
    { label: t('toolbar.undo'), Icon: IconArrowBackUp, can: canUndo, act: undo },
    { label: t('toolbar.redo'), Icon: IconArrowForwardUp, can: canRedo, act: redo },
  ]
  return (
    <Group gap={4}>
      {steps.map(({ label, Icon, can, act }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon variant="default" size="lg" aria-label={label} disabled={!can} onClick={act}>
            <Icon size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </Group>
  )
}
