import { Drawer } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LabSession } from '#shared/api/labs.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { sha256Of } from '#shared/roadmap/canonical.ts'
import { collect } from '#shared/roadmap/collect.ts'
import { contentsOf } from '#shared/roadmap/content.ts'
import { InitiativeReading } from '#client/delivery/reading/InitiativeReading.tsx'
import { lookupOf } from '#client/delivery/reading/lookup.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { Loading } from '#client/ui/Loading.tsx'
import { SignForm } from './SignForm.tsx'
import { ownStanding, type Version } from './standings.ts'

interface Props {
  session: LabSession
  current: Version
  initiativeId: string | null
  close: () => void
}

const whole = (plan: Plan) => plan

/** The initiative as it is signed, and below it the answer of this person's organisation. */
export const SignDrawer = (props: Props) => {
  const { t } = useTranslation(['agreement', 'common'])
  return (
    <Drawer
      opened={props.initiativeId !== null}
      onClose={props.close}
      position="right"
      size="min(100%, 60rem)"
      title={t('sign.title', { version: props.current.version })}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      {props.initiativeId !== null && <SignBody {...props} initiativeId={props.initiativeId} />}
    </Drawer>
  )
}

/** What this device holds of an initiative, with the fingerprint computed here and not taken on trust. */
const useReading = (initiativeId: string) => {
  const plan = usePlan(whole)
  return useMemo(() => {
    const content = collect(plan)
    const found = [...contentsOf(content)].find((c) => c.initiative.id === initiativeId)
    return found ? { content: found, lookup: lookupOf(content), hash: sha256Of(found) } : null
  }, [plan, initiativeId])
}

const SignBody = ({ session, current, initiativeId, close }: Props & { initiativeId: string }) => {
  const reading = useReading(initiativeId)
  const initiative = current.initiatives.find((i) => i.initiativeId === initiativeId)
  if (!reading || !initiative) return <Loading />
  const standing = ownStanding(session.seat, initiative)
  return (
    <InitiativeReading content={reading.content} lookup={reading.lookup} level={2}>
      {standing && current.releasedAt === null && (
        <SignForm
          key={initiativeId}
          session={session}
          current={current}
          initiative={initiative}
          standing={standing}
          lookup={reading.lookup}
          matches={reading.hash === initiative.contentHash}
          done={close}
        />
      )}
    </InitiativeReading>
  )
}
