import { roomOf } from '#shared/plan/rules/belonging.ts'
import { SEVERITIES, type Finding, type Severity } from '#shared/plan/rules/finding.ts'
import { whereOf, whereText } from '#shared/plan/rules/where.ts'
import { initiativesOf, liveOf, workstreams } from '#shared/plan/select.ts'
import { loadLintTexts, type LintTexts } from './lintTexts.ts'
import { readForLint, type Linted } from './readForLint.ts'
import type { Say } from './say.ts'

export interface LintOptions {
  file: string
  json: boolean
  /** The least grave that is told. */
  severity: Severity
}

/** 0 no errors, 1 errors, 2 not a roadmap or draft, or not readable. What is told has no part in it. */
export const runLint = async ({ file, json, severity }: LintOptions, say: Say): Promise<0 | 1 | 2> => {
  const linted = await readForLint(file)
  if ('problem' in linted) {
    say(json ? JSON.stringify({ problem: linted.problem }) : linted.problem)
    return 2
  }
  const texts = await loadLintTexts()
  const told = linted.findings.filter((f) => rank(f) <= SEVERITIES.indexOf(severity))
  if (json)
    say(
      JSON.stringify(
        told.map((finding) => forPrograms(linted, texts, finding)),
        null,
        2,
      ),
    )
  else for (const line of linesOf(linted, texts, told)) say(printable(line))
  return linted.findings.some((f) => f.severity === 'error') ? 1 : 0
}

const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity)

const forPrograms = ({ plan, fieldName }: Linted, texts: LintTexts, finding: Finding) => {
  const { rule, code, severity, path, initiativeId } = finding
  return {
    rule,
    code,
    severity,
    path: `${path.collection}[${path.id}].${fieldName(path.collection, path.field)}`,
    message: texts.finding(finding),
    initiativeId,
    workstreamId: roomOf(plan, finding),
  }
}

function* linesOf(linted: Linted, texts: LintTexts, told: readonly Finding[]): Generator<string> {
  const { title, plan, findings } = linted
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((f) => f.severity === severity).length,
  })).filter(({ count }) => count > 0)
  const summary = counts.map(({ severity, count }) => texts.t(`count.${severity}`, { count })).join(', ')
  yield `${title}: ${summary || texts.t('empty.title')}.`
  const byRoom = Map.groupBy(told, (finding) => roomOf(plan, finding))
  for (const room of [...workstreams(plan), null]) {
    const inRoom = byRoom.get(room?.id ?? null)
    if (!inRoom) continue
    yield ''
    yield room ? [room.code, room.title].filter(Boolean).join('  ') : texts.t('wholeLab')
    const byInitiative = Map.groupBy(inRoom, ({ initiativeId }) => initiativeId)
    const ids = room ? initiativesOf(plan, room.id).map(({ id }) => id) : []
    for (const id of [
      ...ids,
      ...[...byInitiative.keys()].filter((key) => key === null || !ids.includes(key)),
    ])
      yield* initiativeLines(linted, texts, id, byInitiative.get(id) ?? [])
  }
}

function* initiativeLines(
  { plan }: Linted,
  texts: LintTexts,
  id: string | null,
  findings: readonly Finding[],
): Generator<string> {
  if (findings.length === 0) return
  const initiative = liveOf(plan, 'initiatives', id)
  const name =
    initiative && [initiative.code, initiative.title || texts.t('untitled')].filter(Boolean).join(' ')
  yield `  ${name ?? texts.t('ofNoInitiative')}`
  for (const finding of findings.toSorted((a, b) => rank(a) - rank(b))) {
    const where = whereOf(plan, finding)
    const own = initiative?.id === finding.path.id
    const place = whereText({ ...where, initiative: '', name: own ? '' : where.name })
    const severity = texts.severity(finding.severity)
    yield `    ${severity.padEnd(8)}${finding.rule.padEnd(5)}${place && `${place}: `}${texts.finding(finding)}`
  }
}

const CONTROL = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu

/** Nothing of a file may steer a terminal. */
const printable = (line: string): string => line.replaceAll(CONTROL, ' ')
