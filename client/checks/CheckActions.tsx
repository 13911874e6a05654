import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconDownload, IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { draftText } from '#shared/roadmap/draft.ts'
import { useRequestAnswers } from '#client/between/useRequestAnswers.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { downloadCsv, downloadJson } from '#client/ui/download.ts'
import { useNarrow } from '#client/ui/useNarrow.ts'
import classes from './checks.module.css'
import type { CheckItem } from './checkItems.ts'
import { checksCsv } from './checksCsv.ts'

/** What is taken along from the page: the list as CSV or on paper, the draft to be checked elsewhere. */
export const CheckActions = ({ items }: { items: readonly CheckItem[] }) => {
  const { t } = useTranslation('checks')
  const tPlan = useTranslation('plan').t
  const { store, session } = useLiveLab()
  const answers = useRequestAnswers()
  const narrow = useNarrow()
  const { lab, seat } = session
  const list = () =>
    downloadCsv(
      t('file.list', { lab: lab.slug }),
      checksCsv({ checks: t, plan: tPlan }, store.get().plan, items),
    )
  const draft = () =>
    downloadJson(t('file.draft', { lab: lab.slug }), draftText({ lab, plan: store.get().plan, answers }))
  const print = () => window.print()
  const mayTake = seat.role !== 'observer' || seat.signatory
  const actions = [
    { name: 'list' as const, icon: IconFileSpreadsheet, act: list, there: items.length > 0 },
    { name: 'print' as const, icon: IconPrinter, act: print, there: items.length > 0 },
    { name: 'draft' as const, icon: IconDownload, act: draft, there: mayTake },
  ].filter(({ there }) => there)
  if (actions.length === 0) return null
  if (!narrow)
    return (
      <div className={classes['actions']}>
        {actions.map(({ name, icon: Icon, act }) => (
          <Button
            key={name}
            variant="default"
            size="sm"
            title={t(`actions.${name}Hint`)}
            leftSection={<Icon size={17} aria-hidden />}
            onClick={act}
          >
            {t(`actions.${name}`)}
          </Button>
        ))}
      </div>
    )
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={t('actions.label')}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ name, icon: Icon, act }) => (
          <Menu.Item key={name} leftSection={<Icon size={17} aria-hidden />} onClick={act}>
            {t(`actions.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
