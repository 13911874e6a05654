import { ActionIcon, Tooltip } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { HistoryFact } from '#shared/api/history.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { useNarrow } from '#client/ui/useNarrow.ts'
import { pastAddress, placeOf } from './pastAddress.ts'

/** Leads to the lab as it was when a fact had just become true; of what was removed, to just before. */
export const SeeThen = ({ fact, plan, text }: { fact: HistoryFact; plan: Plan; text: string }) => {
  const { t } = useTranslation('history')
  const { session } = useLiveLab()
  const view = useNarrow() ? 'plan' : 'canvas'
  const place = placeOf(fact, plan)
  if (!place) return null
  const when = fact.kind === 'removed' ? 'before' : 'then'
  return (
    <Tooltip label={t(`see.${when}`)} position="left">
      <ActionIcon
        component={Link}
        to={pastAddress({ ...place, lab: session.lab.slug, view })}
        variant="subtle"
        size="md"
        aria-label={t(`see.${when}Of`, { fact: text })}
      >
        <IconHistory size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
