import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LEAST_VOTERS, type VotesResult as Result } from '#shared/rounds/votes.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { SectorMark } from '#client/ui/SectorMark.tsx'
import { Bar } from '../Bar.tsx'
import classes from '../rounds.module.css'

/** Dots by option, the most first, and by sector where that finds nobody out. */
export const VotesResult = ({ result, anonymous }: { result: Result; anonymous: boolean }) => {
  const { t } = useTranslation('rounds')
  const { options, groups, voters, seats, quorum, quorumMet } = result
  const most = Math.max(1, ...options.map(({ dots }) => dots))
  return (
    <section aria-label={t('votes.result')} className={classes['stack']}>
      <h2 className={classes['group']}>{t('votes.voters', { count: voters, of: seats })}</h2>
      {quorum && (
        <Notice
          tone={quorumMet ? 'good' : 'care'}
          title={t(quorumMet ? 'votes.met' : 'votes.missed', {
            needed: quorum.of === 'share' ? `${quorum.percent} %` : quorum.count,
          })}
        />
      )}
      <ol className={classes['results']}>
        {options.map(({ id, label, dots, voters: of, byGroup }) => (
          <li key={id} className={classes['result']}>
            <div className={classes['resultHead']}>
              <strong>{label}</strong>
              <span className="tabular">{t('votes.dots', { count: dots, voters: of })}</span>
            </div>
            <Bar share={dots / most} />
            {byGroup.length > 0 && (
              <ul className={classes['sectors']}>
                {groups.map(({ sectors }, at) => (
                  <li key={sectors.join()}>
                    {sectors.map((sector) => (
                      <SectorMark key={sector} sector={sector} />
                    ))}{' '}
                    <span className="tabular">{byGroup[at]}</span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      {anonymous && (
        <Text size="sm" c="dimmed">
          {t(groups.length > 0 ? 'votes.together' : 'votes.noSectors', { count: LEAST_VOTERS })}
        </Text>
      )}
    </section>
  )
}
