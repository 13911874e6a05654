import { Text } from '@mantine/core'
import {
  IconAlertTriangle,
  IconChecklist,
  IconGavel,
  IconHelpCircle,
  IconTelescope,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { ActionTable } from './ActionTable.tsx'
import { chosenRows, inCell } from './chosenRows.ts'
import { DecisionTable } from './DecisionTable.tsx'
import { QuestionTable } from './QuestionTable.tsx'
import classes from './register.module.css'
import type { RegisterLists } from './registerLists.ts'
import type { RiskRow } from './registerRows.ts'
import { RiskTable } from './RiskTable.tsx'
import type { RegisterView, Tab } from './useRegisterAddress.ts'

interface Props {
  lists: RegisterLists
  view: RegisterView
  open: (id: string) => void
}

/** The list of the chosen tab. */
export const RegisterList = (props: Props) => {
  const { lists, view, open } = props
  const { tab } = view
  switch (tab) {
    case 'risks':
    case 'assumptions':
      return <Risks {...props} rows={lists[tab]} />
    case 'decisions': {
      const rows = chosenRows(lists.decisions, view)
      return (
        <Listed tab={tab} shown={rows.length} of={lists.decisions.length}>
          <DecisionTable rows={rows} open={open} />
        </Listed>
      )
    }
    case 'actions': {
      const rows = chosenRows(lists.actions, view)
      return (
        <Listed tab={tab} shown={rows.length} of={lists.actions.length}>
          <ActionTable rows={rows} open={open} />
        </Listed>
      )
    }
    case 'questions': {
      const rows = chosenRows(lists.questions, view)
      return (
        <Listed tab={tab} shown={rows.length} of={lists.questions.length}>
          <QuestionTable rows={rows} open={open} />
        </Listed>
      )
    }
  }
}

const Risks = ({ rows, view, open }: Props & { rows: readonly RiskRow[] }) => {
  const { t } = useTranslation('register')
  const shown = inCell(chosenRows(rows, view), view.cell)
  return (
    <Listed tab={view.tab} shown={shown.length} of={rows.length}>
      <RiskTable rows={shown} caption={t(`tabs.${view.tab}`)} open={open} />
    </Listed>
  )
}

const ICONS: Record<Tab, ReactNode> = {
  risks: <IconAlertTriangle size={28} />,
  assumptions: <IconTelescope size={28} />,
  decisions: <IconGavel size={28} />,
  actions: <IconChecklist size={28} />,
  questions: <IconHelpCircle size={28} />,
}

/** How many of how many are shown, or why there is none. */
const Listed = (props: { tab: Tab; shown: number; of: number; children: ReactNode }) => {
  const { t } = useTranslation('register')
  const { tab, shown, of } = props
  if (of === 0)
    return <EmptyState icon={ICONS[tab]} title={t(`none.${tab}.title`)} text={t(`none.${tab}.text`)} />
  return (
    <>
      <Text component="output" size="sm" c="dimmed" className={classes['shown'] ?? ''}>
        {shown === of ? t('shown.all', { count: of }) : t('shown.some', { count: shown, of })}
      </Text>
      {shown > 0 && props.children}
    </>
  )
}
