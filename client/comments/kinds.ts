import {
  IconHandStop,
  IconMessage,
  IconMessageExclamation,
  IconMessageQuestion,
  type TablerIcon,
} from '@tabler/icons-react'
import type { Comment } from '#shared/plan/plan.ts'

export const COMMENT_KINDS = ['note', 'question', 'objection', 'dissent'] as const satisfies Comment['kind'][]

/** Each kind has a sign of its own, so that it is told without its colour. */
export const KIND_ICONS: Record<Comment['kind'], TablerIcon> = {
  note: IconMessage,
  question: IconMessageQuestion,
  objection: IconMessageExclamation,
  dissent: IconHandStop,
}
