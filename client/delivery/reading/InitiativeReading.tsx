import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { InitiativeContent } from '#shared/roadmap/content.ts'
import { dayText } from '#client/ui/dateText.ts'
import { IllustrativeBadge, Tag } from '#client/ui/Tag.tsx'
import { ActivityTables } from './ActivityTables.tsx'
import { BudgetTable } from './BudgetTable.tsx'
import { DependencyList } from './DependencyList.tsx'
import { endText } from './endText.ts'
import { IndicatorTable } from './IndicatorTable.tsx'
import classes from './InitiativeReading.module.css'
import type { Lookup } from './lookup.ts'
import { RiskList } from './RiskList.tsx'

interface Props {
  content: InitiativeContent
  lookup: Lookup
  /** Heading level of the title; its parts are one deeper. */
  level: 2 | 3
  children?: ReactNode
}

/** One initiative to be read from top to bottom: as it is signed, and as it is followed. */
export const InitiativeReading = ({ content, lookup, level, children }: Props) => {
  const { t } = useTranslation('roadmap')
  const { initiative } = content
  const Title = `h${level}` as const
  const Part = level === 2 ? 'h3' : 'h4'
  return (
    <article className={classes['initiative']}>
      <header>
        <Title className={classes['title']}>
          {initiative.code && <span className={classes['code']}>{initiative.code}</span>}{' '}
          {initiative.title || t('untitled')}
        </Title>
        <p className={classes['tags']}>
          {initiative.illustrative && <IllustrativeBadge />}
          {initiative.placeholder && <Tag tone="made" text={t('placeholder')} hint={t('placeholderHint')} />}
        </p>
        <Facts content={content} lookup={lookup} />
        {initiative.description && <Text className={classes['text'] ?? ''}>{initiative.description}</Text>}
      </header>
      <section>
        <Part>{t('activities')}</Part>
        <ActivityTables content={content} lookup={lookup} />
      </section>
      <section>
        <Part>{t('indicators')}</Part>
        <IndicatorTable content={content} lookup={lookup} />
      </section>
      <section>
        <Part>{t('budget.title')}</Part>
        <BudgetTable
          lines={content.budgetLines}
          lookup={lookup}
          acknowledged={content.initiative.gapAcknowledged}
        />
      </section>
      {content.dependencies.length > 0 && (
        <section>
          <Part>{t('dependencies.title')}</Part>
          <DependencyList dependencies={content.dependencies} lookup={lookup} />
        </section>
      )}
      {content.risks.length > 0 && (
        <section>
          <Part>{t('risks.title')}</Part>
          <RiskList risks={content.risks} lookup={lookup} />
        </section>
      )}
      {children}
    </article>
  )
}

const Facts = ({ content, lookup }: Pick<Props, 'content' | 'lookup'>) => {
  const { t } = useTranslation('roadmap')
  const { initiative } = content
  const start = initiative.start ? dayText(initiative.start) : t('unknownDate')
  const facts: [label: string, value: string][] = [
    [t('lead'), lookup.organisationName(initiative.leadOrgId) || t('none')],
    ...(initiative.supportOrgIds.length > 0
      ? [[t('support'), initiative.supportOrgIds.map(lookup.organisation).join(', ')] as [string, string]]
      : []),
    [t('time'), t('span', { start, end: endText(t, initiative) })],
    ...(initiative.phase ? [[t('phase.label'), t(`phase.${initiative.phase}`)] as [string, string]] : []),
  ]
  return (
    <dl className={classes['facts']}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
