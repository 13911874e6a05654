import type { TFunction } from 'i18next'
import type { Tab } from './useRegisterAddress.ts'

/** How the rows of a list may stand, to choose from. */
export const stateChoices = (
  t: TFunction<'register'>,
  tab: Tab,
): readonly { value: string; label: string }[] => {
  switch (tab) {
    case 'risks':
    case 'assumptions': {
      const type = tab === 'risks' ? 'risk' : 'assumption'
      return (['open', 'occurred', 'closed'] as const).map((value) => ({
        value,
        label: t(`state.${type}.${value}`),
      }))
    }
    case 'actions':
      return (['open', 'overdue', 'done'] as const).map((value) => ({
        value,
        label: t(`actionState.${value}`),
      }))
    case 'questions':
      return (['question', 'waiting', 'refused', 'data'] as const).map((value) => ({
        value,
        label: t(`question.kind.${value}`),
      }))
    case 'decisions':
      return []
  }
}
