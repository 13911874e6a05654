import { Button, TextInput } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useId, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Workstream } from '#shared/plan/plan.ts'
import { asFailure, failureKey } from '#client/api/apiFailure.ts'
import { useMomentAt } from '#client/api/history.ts'
import { roomKey } from '#client/lab/roomKey.ts'
import { useNarrow } from '#client/ui/useNarrow.ts'
import classes from './history.module.css'
import { pastAddress } from './pastAddress.ts'
import { fromField, toField } from './since.ts'
import { zoneName } from './times.ts'

/** Opens the lab as it was at a date and time. */
export const LookAt = (props: { lab: string; rooms: readonly Workstream[]; room: Workstream | null }) => {
  const { t } = useTranslation(['history', 'common'])
  const navigate = useNavigate()
  const momentAt = useMomentAt(props.lab)
  const view = useNarrow() ? 'plan' : 'canvas'
  const [now] = useState(() => new Date().toISOString())
  const [typed, setTyped] = useState(() => toField(now))
  const hint = useId()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const room = props.room ?? props.rooms[0]

  const look = async (event: FormEvent) => {
    event.preventDefault()
    const time = fromField(typed)
    if (time === null || !room) return setProblem(t('look.invalid'))
    setBusy(true)
    try {
      // The whole of the minute that was given.
      const { seq } = await momentAt(new Date(Date.parse(time) + 59_999).toISOString())
      await navigate(pastAddress({ lab: props.lab, seq, room: roomKey(room, props.rooms), view }))
    } catch (error) {
      const none = asFailure(error).code === 'notFound'
      setProblem(none ? t('look.none') : t(failureKey(error), { ns: 'common' }))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className={classes['look']} onSubmit={(event) => void look(event)} aria-label={t('look.title')}>
      <TextInput
        type="datetime-local"
        label={t('look.title')}
        aria-describedby={hint}
        aria-invalid={problem !== null}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setProblem(null)
        }}
      />
      <Button
        type="submit"
        variant="default"
        loading={busy}
        leftSection={<IconHistory size={17} aria-hidden />}
      >
        {t('look.button')}
      </Button>
      <p id={hint} className={classes['hint']} data-problem={problem !== null || undefined}>
        {problem ?? t('filters.atHint', { zone: zoneName(now) })}
      </p>
    </form>
  )
}
