import { Tooltip } from '@mantine/core'
import { IconAlertCircleFilled, IconAlertTriangleFilled, IconInfoCircleFilled } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Finding, Severity } from '#shared/plan/rules/finding.ts'
import { findingWords } from '#shared/plan/rules/findingWords.ts'
import classes from './FindingMark.module.css'

/** The sentence of a finding. `t` is of the namespace `plan`. */
export const findingText = (t: TFunction<'plan'>, finding: Finding): string => {
  const { key, filled } = findingWords(finding)
  return t(key as never, filled)
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info']

const worst = (findings: readonly Finding[]): Severity =>
  ORDER.find((severity) => findings.some((f) => f.severity === severity)) ?? 'info'

export const SeverityIcon = ({ severity, size = 16 }: { severity: Severity; size?: number }) => {
  const Icon = ICONS[severity]
  return <Icon size={size} className={classes[severity]} aria-hidden />
}

const ICONS = {
  error: IconAlertCircleFilled,
  warning: IconAlertTriangleFilled,
  info: IconInfoCircleFilled,
}

/** What the rules say about a field: a mark, and the sentences for whoever points at it or listens. */
export const FindingMark = ({ findings, id }: { findings: readonly Finding[]; id: string }) => {
  const { t } = useTranslation('plan')
  if (findings.length === 0) return null
  const texts = findings.map((finding) => findingText(t, finding))
  return (
    <>
      <Tooltip label={texts.join(' ')} multiline maw={280} openDelay={150} withArrow>
        <span className={classes['mark']}>
          <SeverityIcon severity={worst(findings)} />
        </span>
      </Tooltip>
      <span id={id} className="visually-hidden">
        {texts.join(' ')}
      </span>
    </>
  )
}
