import { useEffect, useState } from 'react'
import { asFailure } from '#client/api/apiFailure.ts'
import { AlreadyIn } from './AlreadyIn.tsx'
import { openInvitation, type Opened } from './calls.ts'
import { failureText } from './failureText.ts'
import { JoinForm } from './JoinForm.tsx'
import { Joined } from './Joined.tsx'
import type { JoinAnswer } from './answers.ts'
import { t } from './texts.ts'

type State =
  | { kind: 'opening' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'already'; opened: Opened }
  | { kind: 'asking'; opened: Opened }
  | { kind: 'joined'; labName: string; seat: JoinAnswer }

interface Props {
  invitationKey: string
  /** Back to typing a code. */
  leave: () => void
}

/** From an opened invitation to a taken seat. */
export const InvitationPage = ({ invitationKey, leave }: Props) => {
  const [state, setState] = useState<State>({ kind: 'opening' })
  const [tries, setTries] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    openInvitation(invitationKey, stop.signal)
      .then((opened) => setState({ kind: opened.seats.length > 0 ? 'already' : 'asking', opened }))
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setState({ kind: 'failed', error })
      })
    return () => stop.abort()
  }, [invitationKey, tries])

  switch (state.kind) {
    case 'opening':
      return (
        <p className="card quiet">
          <output>{t('opening')}</output>
        </p>
      )
    case 'failed':
      return (
        <NotOpened
          error={state.error}
          leave={leave}
          retry={() => {
            setState({ kind: 'opening' })
            setTries((n) => n + 1)
          }}
        />
      )
    case 'already':
      return (
        <AlreadyIn
          seats={state.opened.seats}
          joinAnyway={() => setState({ kind: 'asking', opened: state.opened })}
        />
      )
    case 'asking':
      return (
        <JoinForm
          invitationKey={invitationKey}
          invitation={state.opened.invitation}
          joined={(seat) => setState({ kind: 'joined', labName: state.opened.invitation.labName, seat })}
        />
      )
    case 'joined':
      return <Joined labName={state.labName} seat={state.seat} />
  }
}

const NotOpened = ({ error, leave, retry }: { error: unknown; leave: () => void; retry: () => void }) => {
  const wrongKey = asFailure(error).code === 'notFound'
  return (
    <div className="card" role="alert">
      <h1>{t(wrongKey ? 'notFound.title' : 'notOpened')}</h1>
      <p>{failureText(error)}</p>
      {!wrongKey && (
        <button className="primary" type="button" onClick={retry}>
          {t('common:tryAgain')}
        </button>
      )}
      <button className={wrongKey ? 'primary' : 'plain'} type="button" onClick={leave}>
        {t('notFound.other')}
      </button>
    </div>
  )
}
