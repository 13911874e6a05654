import { Button } from '@mantine/core'
import { IconMessagePlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Collection } from '#shared/plan/plan.ts'
import { rowDates } from '#shared/plan/rowDates.ts'
import { usePast } from '#client/past/pastContext.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { useCanEditIn } from '#client/plan/useLock.ts'
import { AskDialog } from './AskDialog.tsx'

const CAN_WAIT: ReadonlySet<Collection> = new Set<Collection>(['activities', 'milestones', 'initiatives'])

/** From the details of a row: make it wait for a row of another room. */
export const AskFromRow = ({ collection, id }: { collection: Collection; id: string }) => {
  const { t } = useTranslation('between')
  const room = usePlan((plan) => rowDates(plan, id)?.roomId ?? null)
  const canEdit = useCanEditIn(room ?? '')
  const past = usePast()
  const [asking, setAsking] = useState(false)
  if (!CAN_WAIT.has(collection) || room === null || !canEdit || past) return null
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconMessagePlus size={16} aria-hidden />}
        style={{ justifySelf: 'start', alignSelf: 'flex-start' }}
        onClick={() => setAsking(true)}
      >
        {t('ask.fromRow')}
      </Button>
      {asking && <AskDialog ask={{ ours: id }} onClose={() => setAsking(false)} />}
    </>
  )
}
