import { Button } from '@mantine/core'
import { IconAlertCircle, IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { InitiativeAgreement } from '#shared/api/agreement.ts'
import type { Seat } from '#shared/api/identity.ts'
import { DissentNote } from '#client/comments/DissentNote.tsx'
import { StandingChip } from '#client/ui/StandingChip.tsx'
import classes from './AgreementMatrix.module.css'
import { organisationsOf, type Version } from './standings.ts'

interface Props {
  current: Version
  seat: Seat
  /** Opens an initiative to be read; null when there is nothing to read any more. */
  read: ((initiativeId: string) => void) | null
}

/** Initiatives by responsible organisations; on a phone a list of organisations under each initiative. */
export const AgreementMatrix = ({ current, seat, read }: Props) => {
  const { t } = useTranslation('agreement')
  const organisations = organisationsOf(current)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section aria-label={t('matrix.label')} className={classes['scroll']} tabIndex={0}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('matrix.initiative')}</th>
            {organisations.map((o) => (
              <th scope="col" key={o.id} data-own={o.id === seat.organisationId || undefined}>
                {o.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {current.initiatives.map((initiative) => (
            <tr key={initiative.initiativeId}>
              <th scope="row">
                <InitiativeHead initiative={initiative} read={read} />
              </th>
              {organisations.map((o) => (
                <StandingCell
                  key={o.id}
                  initiative={initiative}
                  organisation={o}
                  own={o.id === seat.organisationId}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const InitiativeHead = ({ initiative, read }: { initiative: InitiativeAgreement; read: Props['read'] }) => {
  const { t } = useTranslation('agreement')
  return (
    <>
      <div className={classes['title']}>
        <b>{initiative.code}</b> {initiative.title || t('untitled')}
      </div>
      <div className={classes['state']}>
        {initiative.agreed ? (
          <span className={classes['agreed']}>
            <IconRosetteDiscountCheck size={17} aria-hidden /> {t('matrix.agreed')}
          </span>
        ) : initiative.errors > 0 ? (
          <span className={classes['errors']}>
            <IconAlertCircle size={17} aria-hidden /> {t('matrix.errors', { count: initiative.errors })}
          </span>
        ) : (
          <span>{t('matrix.notYet')}</span>
        )}
        <DissentNote initiativeId={initiative.initiativeId} />
        {read && (
          <Button
            variant="subtle"
            size="compact-sm"
            className={classes['read'] ?? ''}
            onClick={() => read(initiative.initiativeId)}
          >
            {t('matrix.read')}
            <span className="visually-hidden">&nbsp;{initiative.code || initiative.title}</span>
          </Button>
        )}
      </div>
    </>
  )
}

interface CellProps {
  initiative: InitiativeAgreement
  organisation: { id: string; name: string }
  own: boolean
}

const StandingCell = ({ initiative, organisation, own }: CellProps) => {
  const { t } = useTranslation('agreement')
  const standing = initiative.standings.find((s) => s.organisationId === organisation.id)
  if (!standing)
    return (
      <td className={classes['none']} data-own={own || undefined}>
        <span aria-hidden>·</span>
        <span className="visually-hidden">{t('matrix.notAsked')}</span>
      </td>
    )
  return (
    <td data-label={organisation.name} data-own={own || undefined}>
      <StandingChip state={standing.state} />
      {standing.commitment && (
        <div className={classes['who']}>
          {standing.state === 'lapsed'
            ? t('matrix.lapsedFrom', { version: standing.commitment.version })
            : t('matrix.by', {
                name: standing.commitment.signatory.name,
                version: standing.commitment.version,
              })}
        </div>
      )}
    </td>
  )
}
