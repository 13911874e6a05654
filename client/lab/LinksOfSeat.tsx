import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PersonalLink } from '#shared/api/identity.ts'
import { useRevokeSeatLink, useSeatLinks, useSeats } from '#client/api/people.ts'
import { momentText } from '#client/ui/dateText.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { Tag } from '#client/ui/Tag.tsx'
import classes from './LinksOfSeat.module.css'

/** The personal links of a seat: when each was made and by whom, and when and how often it was used. */
export const LinksOfSeat = ({ lab, seatId }: { lab: string; seatId: string }) => {
  const { t } = useTranslation('lab')
  const links = useSeatLinks(lab, seatId)
  const revoke = useRevokeSeatLink(lab, seatId)
  const all = links.data?.links ?? []
  if (links.isError) return <Failure error={links.error} retry={() => void links.refetch()} />
  if (all.length === 0) return null
  return (
    <section aria-labelledby="links-of-seat">
      <h3 id="links-of-seat" className={classes['heading']}>
        {t('seat.links.title')}
      </h3>
      {revoke.isError && <Failure error={revoke.error} />}
      <ul className={classes['list']}>
        {all.map((link) => (
          <LinkLine
            key={link.id}
            lab={lab}
            seatId={seatId}
            link={link}
            busy={revoke.isPending}
            revoke={() => revoke.mutate(link.id)}
          />
        ))}
      </ul>
    </section>
  )
}

interface LineProps {
  lab: string
  seatId: string
  link: PersonalLink
  busy: boolean
  revoke: () => void
}

const LinkLine = ({ lab, seatId, link, busy, revoke }: LineProps) => {
  const { t } = useTranslation('lab')
  const { data } = useSeats(lab)
  const made = momentText(link.madeAt)
  const other =
    link.madeBy === seatId ? null : (data?.seats.find(({ id }) => id === link.madeBy)?.name ?? null)
  return (
    <li className={classes['link']} data-revoked={link.revoked || undefined}>
      <div className={classes['words']}>
        <span>
          {other === null ? t('seat.links.made', { made }) : t('seat.links.madeBy', { made, name: other })}
        </span>
        <span className={classes['use']}>
          {link.lastUsedAt === null
            ? t('seat.links.unused')
            : t('seat.links.used', { count: link.uses, last: momentText(link.lastUsedAt) })}
        </span>
      </div>
      {link.revoked ? (
        <Tag text={t('seat.links.revoked')} />
      ) : (
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          disabled={busy}
          onClick={revoke}
          aria-label={t('seat.links.revokeThis', { made })}
        >
          {t('seat.links.revoke')}
        </Button>
      )}
    </li>
  )
}
