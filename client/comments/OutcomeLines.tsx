import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconArrowRight, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { outcomesOf, type Outcome } from '#shared/plan/comments.ts'
import { liveOf } from '#shared/plan/select.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { entityName } from '#client/plan/describeCommand.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { dayText } from '#client/ui/dateText.ts'
import { useEdit } from '#client/views/useEdit.tsx'
import { DATE_FIELD, OUTCOMES } from './becomes.ts'
import classes from './comments.module.css'

interface Props {
  commentId: string
  canEdit: boolean
  open: ((id: string) => void) | undefined
}

/** What a comment became: "Became action: … (DEA, 3 Mar 2015)". */
export const OutcomeLines = ({ commentId, canEdit, open }: Props) => {
  const { t } = useTranslation(['comments', 'plan'])
  const plan = usePlan((p) => p)
  const { edit } = useEdit()
  return outcomesOf(plan, commentId).map((outcome) => {
    const { entity, collection, linkId } = outcome
    const name = entityName(t as never, plan, entity.id)
    const facts = factsOf(plan, outcome)
    return (
      <p key={linkId} className={classes['outcome']}>
        <IconArrowRight size={15} aria-hidden />
        <span>
          {t('became', { kind: t(`plan:collection.${collection}` as never) })}{' '}
          {open ? (
            <UnstyledButton className={classes['link']} onClick={() => open(entity.id)}>
              {name}
            </UnstyledButton>
          ) : (
            name
          )}
          {facts !== '' && <span className={classes['from']}> ({facts})</span>}
        </span>
        {canEdit && (
          <ActionIcon
            variant="subtle"
            color="dark"
            size="xs"
            aria-label={t('become.undo', { name })}
            title={t('become.undo', { name })}
            onClick={() => edit({ type: 'unrelate', id: linkId })}
          >
            <IconX size={13} aria-hidden />
          </ActionIcon>
        )}
      </p>
    )
  })
}

/** Who sees to it and the date. */
const factsOf = (plan: Plan, { collection, entity }: Outcome): string => {
  const fields: Record<string, unknown> = { ...entity }
  const known = OUTCOMES.find((one) => one === collection)
  const owner = liveOf(plan, 'organisations', textOf(fields['ownerOrgId']))
  const date = known ? textOf(fields[DATE_FIELD[known]]) : null
  return [owner?.acronym || owner?.name, date && dayText(date)].filter(Boolean).join(', ')
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
