import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import classes from './Bars.module.css'
import type { Proposal } from './proposal.ts'
import { proposalCare, proposalText } from './proposalWords.ts'

interface Props {
  plan: Plan
  proposal: Proposal
  keep: (which: 'all' | 'one') => void
  putBack: () => void
  /** Gives the row the focus back. */
  goTo: (id: string) => void
}

/** What a move comes to, and whether it is kept. */
export const ProposalBar = ({ plan, proposal, keep, putBack, goTo }: Props) => {
  const { t } = useTranslation('timeline')
  const alone = proposal.others.length === 0
  const then = (act: () => void) => () => {
    act()
    goTo(proposal.pull.id)
  }
  return (
    <section className={classes['bar']} aria-label={t('proposal.label')}>
      <div className={classes['words']}>
        <p className={classes['what']}>{proposalText(t, plan, proposal)}.</p>
        {proposalCare(t, plan, proposal).map((care) => (
          <p key={care} className={classes['care']}>
            {care}
          </p>
        ))}
        <p className={classes['hint']}>{t('proposal.hereOnly')}</p>
      </div>
      <div className={classes['buttons']}>
        <Button size="sm" onClick={then(() => keep('all'))}>
          {t(alone ? 'proposal.keep' : 'proposal.keepAll')}
        </Button>
        {!alone && (
          <Button size="sm" variant="default" onClick={then(() => keep('one'))}>
            {t('proposal.keepOne')}
          </Button>
        )}
        <Button size="sm" variant="default" onClick={then(putBack)}>
          {t('proposal.putBack')}
        </Button>
      </div>
    </section>
  )
}
