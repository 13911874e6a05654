import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBuildingCommunity, IconLogin2, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { SessionResponse } from '#shared/api/identity.ts'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Page } from '#client/ui/Page.tsx'
import { LabCard } from './LabCard.tsx'
import classes from './MyLabs.module.css'
import { OpenLabDialog } from './OpenLabDialog.tsx'

interface Props {
  session: SessionResponse
  person: NonNullable<SessionResponse['person']>
}

/** A card a lab; a facilitator opens new ones here. */
export const MyLabs = ({ session, person }: Props) => {
  const { t } = useTranslation('lab')
  const [open, dialog] = useDisclosure(false)
  const actions = (
    <>
      <Button component="a" href="/join" variant="default" leftSection={<IconLogin2 size={18} aria-hidden />}>
        {t('home.join')}
      </Button>
      {person.facilitator && session.labs.length > 0 && (
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={dialog.open}>
          {t('home.open')}
        </Button>
      )}
    </>
  )
  return (
    <Page
      title={t('home.title')}
      lead={t('home.lead', { name: person.name, count: session.labs.length })}
      actions={actions}
    >
      {session.labs.length === 0 ? (
        <EmptyState
          icon={<IconBuildingCommunity size={28} />}
          title={t('home.none.title')}
          text={t(person.facilitator ? 'home.none.facilitator' : 'home.none.text')}
        >
          <Group mt="sm">
            {person.facilitator && (
              <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={dialog.open}>
                {t('home.open')}
              </Button>
            )}
            {person.deliveryUnit && (
              <Button component={Link} to="/delivery" variant="light">
                {t('home.delivery')}
              </Button>
            )}
          </Group>
        </EmptyState>
      ) : (
        <ul className={classes['cards']}>
          {session.labs.map((lab) => (
            <li key={lab.id}>
              <LabCard lab={lab} alone={session.labs.length === 1} />
            </li>
          ))}
        </ul>
      )}
      {person.facilitator && <OpenLabDialog opened={open} close={dialog.close} />}
    </Page>
  )
}
