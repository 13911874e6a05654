import type { Role } from '#shared/api/identity.ts'
import type { Phase } from '#shared/wire/frames.ts'
import type { LabWeek } from '#client/lab/labWeek.ts'

interface Standing {
  role: Role
  signatory: boolean
  phase: Phase
  week: LabWeek
}

/** Where it sends people, below a lab's address. */
export type TaskPage = 'agreement' | 'people'

/** Which sentences of the namespace `first` tell somebody what their lab does now and what is theirs to do. */
export interface WeekTask {
  /** What this week is for, or that the plan is frozen. */
  stage: string
  /** What is theirs to do. */
  task: string
  page: TaskPage | null
}

/** A lab of another length goes through the same six stages. */
const STAGES = 6

const stageOf = (week: LabWeek): string => {
  if (week.kind !== 'during') return week.kind
  return `week${Math.min(STAGES, Math.max(1, Math.ceil((week.week * STAGES) / week.weeks)))}`
}

const leads = (role: Role) => role === 'facilitator' || role === 'labLead'

export const weekTaskOf = ({ role, signatory, phase, week }: Standing): WeekTask => {
  if (phase === 'frozen') {
    const who = signatory ? 'signatory' : leads(role) ? 'lead' : 'other'
    return { stage: 'stage.frozen', task: `task.frozen.${who}`, page: who === 'other' ? null : 'agreement' }
  }
  const stage = stageOf(week)
  if (role === 'observer' || role === 'sponsor')
    return { stage: `stage.${stage}`, task: 'task.watch', page: null }
  return {
    stage: `stage.${stage}`,
    task: `task.${stage}.${leads(role) ? 'lead' : 'member'}`,
    page: leads(role) && stage === 'before' ? 'people' : null,
  }
}
