import { Button, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { useFacts } from '#client/api/history.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { Loading } from '#client/ui/Loading.tsx'
import { EntityFacts } from './EntityFacts.tsx'
import { entityGroups } from './groupFacts.ts'
import { HistoryFailure } from './HistoryFailure.tsx'
import classes from './EntityHistory.module.css'

/** The history of one entity and of what belongs to it; asked for when it is opened. */
export const EntityHistory = ({ plan, id }: { plan: Plan; id: string }) => {
  const { t } = useTranslation('history')
  const [opened, { toggle }] = useDisclosure(false)
  const list = useId()
  const Chevron = opened ? IconChevronDown : IconChevronRight
  return (
    <section className={classes['section']}>
      <h3 className={classes['head']}>
        <UnstyledButton
          className={classes['toggle']}
          aria-expanded={opened}
          aria-controls={list}
          onClick={toggle}
        >
          <Chevron size={18} aria-hidden />
          {t('entity.title')}
        </UnstyledButton>
      </h3>
      <div id={list}>{opened && <Facts plan={plan} id={id} />}</div>
    </section>
  )
}

const Facts = ({ plan, id }: { plan: Plan; id: string }) => {
  const { t } = useTranslation('history')
  const { slug } = useLiveLab().session.lab
  const query = useFacts(slug, { entity: id })
  const groups = useMemo(
    () => entityGroups(query.data?.pages.flatMap((page) => page.facts) ?? []),
    [query.data],
  )
  if (query.isError) return <HistoryFailure retry={() => void query.refetch()} />
  if (query.isPending) return <Loading text={t('loading')} />
  if (groups.length === 0) return <p className={classes['none']}>{t('entity.none')}</p>
  return (
    <>
      {groups.map((group) => (
        <EntityFacts key={group.key} plan={plan} group={group} level={4} withDay />
      ))}
      {query.hasNextPage && (
        <Button
          size="compact-sm"
          variant="light"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('earlier')}
        </Button>
      )}
    </>
  )
}
