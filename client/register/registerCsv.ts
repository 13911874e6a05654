import type { TFunction } from 'i18next'
import { toCsv } from '#shared/exchange/csv.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { nameOf } from '#client/plan/describeCommand.ts'
import { triggerText } from '#client/ui/triggerText.ts'
import type { QuestionRow } from './questionRows.ts'
import type { ActionRow, DecisionRow, RegisterRow, RiskRow } from './registerRows.ts'

type T = TFunction<'register'>
type Column<R> = [heading: string, cell: (row: R) => string | number]

/** A list of the register as CSV. */
const csvOf = <R>(columns: readonly Column<R>[], rows: readonly R[]): string =>
  toCsv(
    columns.map(([heading]) => heading),
    rows.map((row) => columns.map(([, cell]) => cell(row))),
    'apostrophe',
  )

const common = <R extends RegisterRow>(t: T): Column<R>[] => [
  [t('columns.text'), (row) => row.text],
  [t('columns.room'), ({ room }) => room?.code || room?.title || ''],
  [t('columns.owner'), (row) => row.owner],
]

export const risksCsv = (t: T, plan: Plan, rows: readonly RiskRow[]): string =>
  csvOf<RiskRow>(
    [
      ...common<RiskRow>(t),
      [t('csv.likelihood'), ({ risk }) => risk.likelihood ?? ''],
      [t('csv.impact'), ({ risk }) => risk.impact ?? ''],
      [t('columns.weight'), ({ weight }) => weight ?? ''],
      [t('columns.threatens'), ({ threatens }) => threatens.map(({ label }) => label).join('; ')],
      [t('columns.mitigation'), ({ risk }) => risk.mitigation],
      [
        t('columns.trigger'),
        ({ trigger }) => (trigger ? triggerText(t, trigger, (id) => nameOf(plan, id) ?? '') : ''),
      ],
      [t('columns.review'), ({ risk }) => risk.reviewDate ?? ''],
      [t('columns.state'), ({ risk }) => t(`state.${risk.type}.${risk.state}`)],
    ],
    rows,
  )

export const decisionsCsv = (t: T, rows: readonly DecisionRow[]): string =>
  csvOf<DecisionRow>(
    [
      ...common<DecisionRow>(t),
      [t('columns.decidedOn'), ({ decision }) => decision.decidedOn ?? ''],
      [t('columns.from'), ({ comment }) => comment?.text ?? ''],
    ],
    rows,
  )

export const actionsCsv = (t: T, rows: readonly ActionRow[]): string =>
  csvOf<ActionRow>(
    [
      ...common<ActionRow>(t),
      [t('columns.due'), ({ action }) => action.due ?? ''],
      [t('columns.state'), (row) => t(`actionState.${row.state as 'open' | 'overdue' | 'done'}`)],
      [t('columns.from'), ({ comment }) => comment?.text ?? ''],
    ],
    rows,
  )

export const questionsCsv = (t: T, rows: readonly QuestionRow[]): string =>
  csvOf<QuestionRow>(
    [
      [t('columns.question'), ({ text, about, state }) => t(`question.${state}`, { text, about })],
      [t('columns.kind'), (row) => t(`question.kind.${row.state}`)],
      [t('columns.room'), ({ room }) => room?.code || room?.title || ''],
      [t('columns.answers'), (row) => row.owner],
      [t('columns.due'), (row) => row.due ?? ''],
      [t('csv.reason'), (row) => row.reason],
    ],
    rows,
  )
