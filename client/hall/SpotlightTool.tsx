import { Button, Stack, TextInput } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { liveEntity, type Plan } from '#shared/plan/plan.ts'
import { useFound } from '#client/guide/find/useFound.ts'
import { boardSelectionOf } from '#client/plan/boardSelection.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import classes from './hall.module.css'
import { spokenName } from './spokenName.ts'
import { Tool } from './Tool.tsx'
import { useHall, usePageRoom } from './useHall.ts'
import { useHallActs } from './useHallActs.ts'

/** Points everyone at one card, wherever they are. */
export const SpotlightTool = () => {
  const { t } = useTranslation('hall')
  return (
    <Tool label={t('spotlight.tool')} words={t('spotlight.tool')} icon={<IconBulb size={19} aria-hidden />}>
      {(close) => <Choose close={close} />}
    </Tool>
  )
}

const MOST = 8
const whole = (plan: Plan) => plan

const Choose = ({ close }: { close: () => void }) => {
  const { t } = useTranslation(['hall', 'plan'])
  const lab = useLiveLab()
  const plan = usePlan(whole)
  const here = usePageRoom()
  const { act } = useHallActs()
  const { spotlight } = useHall()
  const [query, setQuery] = useState('')
  const found = useFound(query, here ?? '')
  const selected = here === null ? [] : boardSelectionOf(lab, here).get().ids
  const ids = (query.trim() === '' ? selected : [...found.here, ...found.elsewhere].map(({ id }) => id))
    .filter((id) => liveEntity(plan, id))
    .slice(0, MOST)
  const point = async (entity: string) => {
    if (await act({ act: 'spotlight', entity })) close()
  }
  return (
    <Stack gap="xs">
      <TextInput
        data-autofocus
        label={t('spotlight.find')}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = ids
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && first) void point(first)
        }}
      />
      <ul className={classes['found']} aria-label={t('spotlight.found')}>
        {ids.map((id) => (
          <li key={id}>
            <Button variant="subtle" fullWidth justify="flex-start" onClick={() => void point(id)}>
              {spokenName(t, plan, id)}
            </Button>
          </li>
        ))}
      </ul>
      <p className={classes['hint']}>
        {t(query.trim() !== '' && ids.length === 0 ? 'spotlight.none' : 'spotlight.hint')}
      </p>
      {spotlight && (
        <Button
          variant="light"
          size="compact-sm"
          onClick={() => void act({ act: 'endSpotlight' }).then(close)}
        >
          {t('spotlight.end')}
        </Button>
      )}
    </Stack>
  )
}
