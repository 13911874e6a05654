import { Button, UnstyledButton } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCloudOff,
  IconEye,
  IconLock,
  IconPlugConnectedX,
  IconRefresh,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useReopens } from '#client/offline/offlineShell.ts'
import { lineBelow } from '#client/sync/lineState.ts'
import { useConnection } from './hooks.ts'
import { isCalm, lineText, refusedText, shortLineText } from './lineText.ts'
import type { LineState } from './liveLab.ts'
import { RejectedDialog } from './RejectedDialog.tsx'
import classes from './SavedState.module.css'

const NARROW = '(max-width: 48em)'

/** The saved-state line: whether what this person did is kept, and where. */
export const SavedState = () => {
  const { t } = useTranslation('sync')
  const state = useConnection()
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false })
  const [opened, { open, close }] = useDisclosure(false)
  const reopens = useReopens()
  const refused = state.kind === 'notAccepted' ? state : null
  const line = lineBelow(state)
  const words = lineText(t, line, reopens)
  const whole = refused ? `${refusedText(t, refused)}. ${words}` : words
  return (
    <div className={classes['line']} data-testid="saved-state" data-state={state.kind}>
      {refused && (
        <UnstyledButton
          className={classes['refused']}
          onClick={open}
          aria-label={t('open', { state: refusedText(t, refused) })}
        >
          <IconAlertTriangle size={17} aria-hidden />
          {narrow ? t('short.notAccepted', { count: refused.rejected.length }) : refusedText(t, refused)}
        </UnstyledButton>
      )}
      {!(refused && narrow) && (
        <span className={classes['state']} data-kind={line.kind} title={words}>
          {iconOf(line)}
          <span>{narrow ? shortLineText(t, line, reopens) : words}</span>
        </span>
      )}
      {line.kind === 'ended' && line.reason === 'reload' && (
        <Button size="compact-xs" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      )}
      <output className="visually-hidden">{isCalm(state) ? '' : whole}</output>
      {refused && opened && <RejectedDialog rejected={refused.rejected} onClose={close} />}
    </div>
  )
}

const iconOf = (line: LineState): ReactNode => {
  const props = { size: 17, 'aria-hidden': true } as const
  switch (line.kind) {
    case 'loading':
    case 'arriving':
    case 'connecting':
    case 'saving':
      return <IconRefresh {...props} className={classes['turning']} />
    case 'saved':
      return <IconCircleCheck {...props} />
    case 'offline':
    case 'absent':
      return <IconCloudOff {...props} />
    case 'readOnly':
      return line.reason === 'frozen' ? <IconLock {...props} /> : <IconEye {...props} />
    case 'ended':
      return <IconPlugConnectedX {...props} />
  }
}
