import type { TFunction } from 'i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { chosenRows, inCell } from './chosenRows.ts'
import { actionsCsv, decisionsCsv, questionsCsv, risksCsv } from './registerCsv.ts'
import type { RegisterLists } from './registerLists.ts'
import type { RegisterView } from './useRegisterAddress.ts'

/** The list that is shown, narrowed as it is, as CSV. */
export const csvOfTab = (
  t: TFunction<'register'>,
  plan: Plan,
  lists: RegisterLists,
  view: RegisterView,
): string => {
  switch (view.tab) {
    case 'risks':
    case 'assumptions':
      return risksCsv(t, plan, inCell(chosenRows(lists[view.tab], view), view.cell))
    case 'decisions':
      return decisionsCsv(t, chosenRows(lists.decisions, view))
    case 'actions':
      return actionsCsv(t, chosenRows(lists.actions, view))
    case 'questions':
      return questionsCsv(t, chosenRows(lists.questions, view))
  }
}
