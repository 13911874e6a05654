import type { DiaryLine } from '../api/diary.ts'
import type { Plan } from '../plan/plan.ts'
import type { RequestAnswers } from '../plan/requests.ts'
import type { Finding } from '../plan/rules/finding.ts'
import { lint } from '../plan/rules/lint.ts'
import { roomOfId } from './roomOf.ts'

/** What rules say of fields that nobody has filled, as `rule_code`; each has its text in `lines.empty`. */
const EMPTY = [
  'R1_noText',
  'R1_noResponsible',
  'R1_noStart',
  'R1_noEnd',
  'R1_ongoingWithoutReview',
  'R4_noRootCause',
  'R5_no_unit',
  'R5_no_direction',
  'R5_no_frequency',
  'R5_no_ownerOrgId',
  'R5_noBaseline',
  'R5_noFinalTarget',
  'R5_noInterim',
  'R6_noTargetMode',
  'R7_noBudget',
  'R7_lineIncomplete',
  'R20_noCreator',
  'R23_noOutcome',
  'Q1_noLead',
  'Q4_noRows',
  'Q6_noTitle',
  'Q7_riskWithoutOwner',
  'Q7_assumptionWithoutOwner',
  'Q20_noTrigger',
  'Q21_noMitigation',
  'Q21_noOwner',
] as const
const KNOWN: ReadonlySet<string> = new Set(EMPTY)

const keyOf = ({ rule, code }: Finding): string => `${rule}_${code}`

/** By room, null for what belongs to none: how many fields of each kind are empty, the most first. */
export const emptyFields = (plan: Plan, answers: RequestAnswers): Map<string | null, DiaryLine[]> => {
  const found = lint(plan, answers).filter((one) => KNOWN.has(keyOf(one)))
  const byRoom = Map.groupBy(found, ({ path }) => roomOfId(plan, path.id))
  return new Map(
    [...byRoom].map(([room, findings]) => {
      const byKey = [...Map.groupBy(findings, keyOf)].toSorted(
        ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
      )
      return [room, byKey.map(([what, of]) => ({ kind: 'empty', filled: { what, count: of.length } }))]
    }),
  )
}
