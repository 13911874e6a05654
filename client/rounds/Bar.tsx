import classes from './rounds.module.css'

/** A bar of a share between 0 and 1; the number stands beside it in words. */
export const Bar = ({
  share,
  tone = 'plain',
}: {
  share: number
  tone?: 'plain' | 'good' | 'care' | 'bad'
}) => (
  <span className={classes['bar']} aria-hidden>
    <span data-tone={tone} style={{ inlineSize: `${Math.round(Math.max(0, Math.min(1, share)) * 100)}%` }} />
  </span>
)
