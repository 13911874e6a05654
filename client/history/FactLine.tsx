import { UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { factText } from './factText.ts'
import classes from './history.module.css'
import type { Told } from './told.ts'
import { WordDiff } from './WordDiff.tsx'

interface Props {
  plan: Plan
  told: Told
  /** What can be done with it, given its sentence. */
  action?: (text: string) => ReactNode
  /** By whom and when, where no head says so. */
  by?: ReactNode
}

/** One fact as a sentence; many words can be opened. */
export const FactLine = ({ plan, told, action, by }: Props) => {
  const { t } = useTranslation(['history', 'plan', 'common'])
  const [opened, { toggle }] = useDisclosure(false)
  const id = useId()
  const { text, words } = factText(t, plan, told)
  return (
    <li className={classes['fact']}>
      <div className={classes['line']}>
        <span className={classes['sentence']} data-kind={told.kind}>
          {text}
          {by && (
            <>
              {' '}
              <span className={classes['by']}>{by}</span>
            </>
          )}
          {words && (
            <>
              {' '}
              <UnstyledButton
                className={classes['open']}
                aria-expanded={opened}
                aria-controls={id}
                onClick={toggle}
              >
                {t(opened ? 'words.hide' : 'words.show')}
              </UnstyledButton>
            </>
          )}
        </span>
        {action?.(text)}
      </div>
      {words && <div id={id}>{opened && <WordDiff {...words} />}</div>}
    </li>
  )
}
