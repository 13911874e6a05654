import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useStepsShown } from '#client/first/stepsShown.ts'
import { artefactText, standingText } from './artefactText.ts'
import classes from './RoomWeek.module.css'
import { useGates } from './useGates.ts'
import { useNow, useProgramme } from './useProgramme.ts'

/** One line: what this week is to leave in a room, and what of it is missing. */
export const RoomWeek = ({ room }: { room: string }) => {
  const view = useProgramme()
  const { place } = useNow()
  const shown = useStepsShown()
  return view && place && !shown ? <Line room={room} week={place.week} /> : null
}

const Line = ({ room, week }: { room: string; week: number }) => {
  const { t } = useTranslation('programme')
  const { lab = '', room: key = '' } = useParams()
  const { gates } = useGates(useProgramme(), week)
  const cells = gates.flatMap((gate) => gate.cells).filter(({ roomId }) => roomId === room)
  if (cells.length === 0) return null
  const open = cells.filter(({ there }) => !there)
  const text =
    open.length === 0
      ? t('room.all', { week: week + 1, count: cells.length })
      : t('room.missing', {
          week: week + 1,
          what: open
            .map(({ artefact, standing }) => `${artefactText(t, artefact)} (${standingText(t, standing)})`)
            .join(', '),
        })
  return (
    <Link
      to={`/labs/${lab}/programme?week=${week + 1}&room=${encodeURIComponent(key)}`}
      className={classes['line'] ?? ''}
      title={text}
      data-testid="room-week"
    >
      {text}
    </Link>
  )
}
