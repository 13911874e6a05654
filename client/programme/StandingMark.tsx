import { IconCircleCheck, IconCircleDashed, IconCircleHalf2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isThere, type Standing } from '#shared/programme/checks.ts'
import { standingText } from './artefactText.ts'
import classes from './programme.module.css'

/** There, partly or missing: by its shape, its colour and in words. */
export const StandingMark = ({ standing }: { standing: Standing }) => {
  const { t } = useTranslation('programme')
  const how = isThere(standing) ? 'there' : standing.done > 0 ? 'partly' : 'missing'
  const Icon = { there: IconCircleCheck, partly: IconCircleHalf2, missing: IconCircleDashed }[how]
  return (
    <span className={classes['mark']} data-how={how}>
      <Icon size={17} aria-hidden />
      {standingText(t, standing)}
    </span>
  )
}
