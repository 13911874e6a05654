import type { DiaryEntry, DiaryLine } from '../api/diary.ts'
import type { SignDecision } from '../api/agreement.ts'
import type { RequestAnswer, RequestAnswers } from '../plan/requests.ts'
import type { RoundKind } from '../rounds/kinds.ts'

/** What of a day is no part of the plan. */
export interface DayRecords {
  people: DiaryEntry['people']
  /** Of the lab as a whole, in the order they happened. */
  events: readonly DiaryLine[]
  /** As they stood when the day ended. */
  answers: RequestAnswers
  answered: readonly RequestAnswer[]
  signatures: readonly { initiativeId: string; organisationName: string; decision: SignDecision }[]
  /** Rounds whose result was shown. */
  rounds: readonly {
    workstreamId: string | null
    kind: RoundKind
    question: string
    answered: number
    seats: number
  }[]
}

export const NO_RECORDS: DayRecords = {
  people: [],
  events: [],
  answers: new Map(),
  answered: [],
  signatures: [],
  rounds: [],
}
