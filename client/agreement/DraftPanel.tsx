import { Box, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconFileSearch, IconSnowflake } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LabSession } from '#shared/api/labs.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { useFreeze } from '#client/api/agreement.ts'
import { useSeats } from '#client/api/people.ts'
import { useLint, usePlan } from '#client/plan/hooks.ts'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Notice } from '#client/ui/Notice.tsx'
import { ReadinessList } from './ReadinessList.tsx'
import { isReady, readinessOf, type Readiness } from './readiness.ts'

const whole = (plan: Plan) => plan

const useReadiness = (lab: string): Readiness => {
  const plan = usePlan(whole)
  const { byInitiative, findings } = useLint()
  const seats = useSeats(lab).data?.seats
  return useMemo(
    () => readinessOf(plan, byInitiative, findings, seats ?? []),
    [plan, byInitiative, findings, seats],
  )
}

/** The draft is open: what would keep each initiative from being agreed, and the lab lead's freeze. */
export const DraftPanel = ({ session, nextVersion }: { session: LabSession; nextVersion: number }) => {
  const { t } = useTranslation('agreement')
  const readiness = useReadiness(session.lab.slug)
  const { planned, leftOut, circles } = readiness
  const leads = session.seat.role === 'labLead'
  const ready = planned.filter(isReady).length
  if (planned.length === 0)
    return (
      <EmptyState
        icon={<IconFileSearch size={28} />}
        title={t('draft.empty.title')}
        text={t('draft.empty.text', { count: leftOut })}
      />
    )
  return (
    <Stack gap="md">
      <Paper withBorder radius="md" p="lg">
        <Group justify="space-between" align="center" gap="md">
          <div>
            <Title order={2} size="h4">
              {t('draft.title', { ready, count: planned.length })}
            </Title>
            <Text c="dimmed">
              {t(leads ? 'draft.lead' : 'draft.others')}{' '}
              {leftOut > 0 && t('draft.leftOut', { count: leftOut })}
            </Text>
          </div>
          {leads && (
            <FreezeButton
              lab={session.lab.slug}
              version={nextVersion}
              unready={planned.length - ready}
              blocked={circles > 0}
            />
          )}
        </Group>
        {circles > 0 && (
          <Box mt="md">
            <Notice tone="bad" title={t('draft.circles', { count: circles })} />
          </Box>
        )}
      </Paper>
      <ReadinessList session={session} planned={planned} />
    </Stack>
  )
}

interface FreezeProps {
  lab: string
  version: number
  unready: number
  blocked: boolean
}

const FreezeButton = ({ lab, version, unready, blocked }: FreezeProps) => {
  const { t } = useTranslation('agreement')
  const [asking, setAsking] = useState(false)
  const freeze = useFreeze(lab)
  return (
    <>
      <Button
        leftSection={<IconSnowflake size={18} aria-hidden />}
        disabled={blocked}
        onClick={() => setAsking(true)}
      >
        {t('freeze.button', { version })}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('freeze.title', { version })}
        confirm={t('freeze.button', { version })}
        busy={freeze.isPending}
        error={freeze.error}
        onClose={() => setAsking(false)}
        onConfirm={() => freeze.mutate(undefined, { onSuccess: () => setAsking(false) })}
      >
        <Text>{t('freeze.text')}</Text>
        {unready > 0 && <Text fw={600}>{t('freeze.unready', { count: unready })}</Text>}
      </ConfirmDialog>
    </>
  )
}
