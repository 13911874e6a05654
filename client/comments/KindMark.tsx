import { useTranslation } from 'react-i18next'
import type { Comment } from '#shared/plan/plan.ts'
import classes from './comments.module.css'
import { KIND_ICONS } from './kinds.ts'

/** What kind of comment it is, as a sign with its word. */
export const KindMark = ({ kind }: { kind: Comment['kind'] }) => {
  const { t } = useTranslation('comments')
  const Icon = KIND_ICONS[kind]
  return (
    <span className={classes['kind']} data-kind={kind}>
      <Icon size={15} aria-hidden />
      {t(`kinds.${kind}.name`)}
    </span>
  )
}
