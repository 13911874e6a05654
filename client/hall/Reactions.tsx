import { Switch, Tooltip, UnstyledButton } from '@mantine/core'
import { IconHeart, IconHelp, IconThumbUp, IconWalk, type TablerIcon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { REACTIONS, type Reaction } from '#shared/wire/hall.ts'
import classes from './hall.module.css'
import { useRemembered } from './remembered.ts'
import { Tool } from './Tool.tsx'
import { useHall } from './useHall.ts'
import { useHallActs } from './useHallActs.ts'

const ICON: Record<Reaction, TablerIcon> = {
  thumb: IconThumbUp,
  heart: IconHeart,
  question: IconHelp,
  slower: IconWalk,
}

/** Reactions of the last seconds, as counts; whoever wants it calm sees none. */
export const Reactions = ({ mayReact }: { mayReact: boolean }) => {
  const { t } = useTranslation('hall')
  const [calm, setCalm] = useRemembered('hallCalm')
  return (
    <>
      {mayReact && (
        <Tool label={t('reactions.tool')} icon={<IconThumbUp size={19} aria-hidden />}>
          {() => (
            <>
              <Choices />
              <Switch
                mt="sm"
                label={t('reactions.calm')}
                checked={calm}
                onChange={(event) => setCalm(event.currentTarget.checked)}
              />
            </>
          )}
        </Tool>
      )}
      {!calm && <Counts />}
    </>
  )
}

const Choices = () => {
  const { t } = useTranslation('hall')
  const { react } = useHallActs()
  return (
    <div className={classes['choices']}>
      {REACTIONS.map((kind) => {
        const Icon = ICON[kind]
        return (
          <UnstyledButton key={kind} className={classes['choice'] ?? ''} onClick={() => void react(kind)}>
            <Icon size={22} aria-hidden />
            {t(`reactions.${kind}`)}
          </UnstyledButton>
        )
      })}
    </div>
  )
}

const Counts = () => {
  const { t } = useTranslation('hall')
  const { reactions } = useHall()
  const shown = REACTIONS.filter((kind) => (reactions[kind] ?? 0) > 0)
  return (
    <span className={classes['counts']} data-testid="reactions">
      {shown.map((kind) => {
        const Icon = ICON[kind]
        return (
          <Tooltip key={kind} label={t(`reactions.${kind}`)}>
            <span className={classes['reaction']}>
              <Icon size={16} aria-hidden />
              <span className="visually-hidden">{t(`reactions.${kind}`)}</span>
              {reactions[kind]}
            </span>
          </Tooltip>
        )
      })}
    </span>
  )
}
