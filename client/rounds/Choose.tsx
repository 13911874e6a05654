import { Checkbox, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './rounds.module.css'

interface Props {
  label: string
  things: readonly { id: string; label: string }[]
  left: ReadonlySet<string>
  leave: (left: ReadonlySet<string>) => void
}

/** Which of these are in the round; all at first. */
export const Choose = ({ label, things, left, leave }: Props) => {
  const { t } = useTranslation('rounds')
  const set = (id: string, taken: boolean) =>
    leave(new Set(taken ? [...left].filter((one) => one !== id) : [...left, id]))
  return (
    <fieldset className={classes['choose']}>
      <legend>{label}</legend>
      {things.length === 0 ? (
        <Text c="dimmed">{t('new.nothing')}</Text>
      ) : (
        <div className={classes['chooseList']}>
          {things.map((one) => (
            <Checkbox
              key={one.id}
              label={one.label}
              checked={!left.has(one.id)}
              onChange={({ currentTarget }) => set(one.id, currentTarget.checked)}
            />
          ))}
        </div>
      )}
    </fieldset>
  )
}
