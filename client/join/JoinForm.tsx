import { useRef, useState } from 'react'
import type { InvitationView } from '#shared/api/identity.ts'
import { currentLanguage } from '#client/i18n/current.ts'
import { takeSeat } from './calls.ts'
import { failureText } from './failureText.ts'
import { Field } from './Field.tsx'
import { EMPTY, organisationNamed, readJoinForm, type JoinField, type JoinFields } from './joinForm.ts'
import { OrganisationField } from './OrganisationField.tsx'
import { SectorField } from './SectorField.tsx'
import type { JoinAnswer } from './answers.ts'
import { t } from './texts.ts'

interface Props {
  invitationKey: string
  invitation: InvitationView
  joined: (seat: JoinAnswer) => void
}

/** Name and organisation; the sector is asked only where the plan does not know it. */
export const JoinForm = ({ invitationKey, invitation, joined }: Props) => {
  const { organisations } = invitation
  const [fields, setFields] = useState<JoinFields>(EMPTY)
  const [wrong, setWrong] = useState<ReadonlyMap<JoinField, 'empty' | 'long'>>(new Map())
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  const form = useRef<HTMLFormElement>(null)
  const known = organisationNamed(fields.organisation, organisations)
  const another = fields.organisation.trim() !== '' && !known

  const set = (part: Partial<JoinFields>) => {
    setFields((old) => ({ ...old, ...part }))
    setWrong((old) => new Map([...old].filter(([field]) => !(field in part))))
  }
  const error = (field: JoinField): string | false => {
    const why = wrong.get(field)
    return why !== undefined && t(`form.wrong.${field}.${why}`)
  }
  const submit = async () => {
    const read = readJoinForm(fields, invitationKey, organisations)
    setWrong('wrong' in read ? read.wrong : new Map())
    setFailed(null)
    if ('wrong' in read) {
      const [first] = read.wrong.keys()
      const control = form.current?.elements.namedItem(first ?? '')
      if (control instanceof HTMLElement) control.focus()
      return
    }
    setBusy(true)
    try {
      joined(await takeSeat({ ...read.request, language: currentLanguage() }))
    } catch (reason) {
      setFailed(reason)
      setBusy(false)
    }
  }
  return (
    <form
      ref={form}
      noValidate
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div>
        <p className="quiet">{t('form.youJoin', { role: t(`common:roles.${invitation.role}`) })}</p>
        <h1>{invitation.labName}</h1>
      </div>
      <Field id="name" label={t('form.name')} error={error('name')}>
        {(props) => (
          <input
            {...props}
            name="name"
            value={fields.name}
            autoComplete="name"
            enterKeyHint="next"
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
        )}
      </Field>
      <OrganisationField
        typed={fields.organisation}
        organisations={organisations}
        error={error('organisation')}
        type={(organisation) => set({ organisation })}
      />
      <div aria-live="polite" className="known">
        {known && t('form.known', { sector: t(`common:sectors.${known.sector}`) })}
        {another && t('form.another')}
      </div>
      {another && (
        <SectorField sector={fields.sector} error={error('sector')} choose={(sector) => set({ sector })} />
      )}
      {failed !== null && (
        <p className="error" role="alert">
          {failureText(failed)}
        </p>
      )}
      <button className="primary" disabled={busy} aria-busy={busy}>
        {t(busy ? 'form.joining' : 'form.join')}
      </button>
      <p className="quiet">{t('form.seen')}</p>
    </form>
  )
}
