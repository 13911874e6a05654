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
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useConnection } from './hooks.ts'
import type { ConnectionState, LineState } from './liveLab.ts'
import { RejectedDialog } from './RejectedDialog.tsx'
import classes from './SavedState.module.css'

const NARROW = '(max-width: 48em)'

/** The saved-state line: whether what this person did is kept, and where. */
export const SavedState = () => {
  const { t } = useTranslation('sync')
  const state = useConnection()
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false })
  const [opened, { open, close }] = useDisclosure(false)
  const refused = state.kind === 'notAccepted' ? state : null
  const line = state.kind === 'notAccepted' ? state.below : state
  const whole = refused ? `${refusedText(t, refused)}. ${lineText(t, line)}` : lineText(t, line)
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
        <span className={classes['state']} data-kind={line.kind} title={lineText(t, line)}>
          {iconOf(line)}
          <span>{narrow ? shortText(t, line) : lineText(t, line)}</span>
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

/** Saving and saved change with every edit; read aloud each time they would drown everything else. */
const isCalm = (state: ConnectionState) =>
  state.kind === 'saved' || state.kind === 'saving' || state.kind === 'loading'

const refusedText = (t: TFunction<'sync'>, state: Extract<ConnectionState, { kind: 'notAccepted' }>) =>
  t('notAccepted', { count: state.rejected.length })

const lineText = (t: TFunction<'sync'>, line: LineState): string => {
  switch (line.kind) {
    case 'loading':
    case 'saved':
    case 'saving':
      return t(line.kind)
    case 'offline':
      return line.keptIn === 'page' && line.pending > 0
        ? t('offlineInPage', { count: line.pending })
        : t('offline', { count: line.pending })
    case 'readOnly':
      return t(`readOnly.${line.reason}`)
    case 'ended':
      return t(`ended.${line.reason}`)
  }
}

const shortText = (t: TFunction<'sync'>, line: LineState): string => {
  switch (line.kind) {
    case 'loading':
    case 'saved':
    case 'saving':
      return t(line.kind)
    case 'offline':
      return t('short.offline', { count: line.pending })
    case 'readOnly':
      return t(`short.${line.reason}`)
    case 'ended':
      return t('short.ended')
  }
}

const iconOf = (line: LineState): ReactNode => {
  const props = { size: 17, 'aria-hidden': true } as const
  switch (line.kind) {
    case 'loading':
    case 'saving':
      return <IconRefresh {...props} className={classes['turning']} />
    case 'saved':
      return <IconCircleCheck {...props} />
    case 'offline':
      return <IconCloudOff {...props} />
    case 'readOnly':
      return line.reason === 'frozen' ? <IconLock {...props} /> : <IconEye {...props} />
    case 'ended':
      return <IconPlugConnectedX {...props} />
  }
}
