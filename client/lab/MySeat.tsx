import { Avatar, Button, Modal, Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconContrastFilled, IconLink, IconShieldLock } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { LabSession } from '#shared/api/labs.ts'
import { LookDialog } from '#client/look/LookDialog.tsx'
import { initials } from './initials.ts'
import { LanguageSelect } from './LanguageSelect.tsx'
import { LeaveButton } from './LeaveButton.tsx'
import { MyData } from './people/care/MyData.tsx'
import { PersonalLinks } from './PersonalLinks.tsx'
import { useKeepSeatLanguage } from './seatLanguage.ts'

/** Who I am in this lab, and the link that opens my seat on another device. */
export const MySeat = ({ session }: { session: LabSession }) => {
  const { t } = useTranslation(['lab', 'common', 'language', 'look', 'erase'])
  const { seat, lab } = session
  const keep = useKeepSeatLanguage(session)
  const [open, modal] = useDisclosure(false)
  const [choosing, looks] = useDisclosure(false)
  const [asking, mine] = useDisclosure(false)
  const [shown, popover] = useDisclosure(false)
  const avatar = useRef<HTMLButtonElement>(null)
  const instead = (open: () => void) => () => {
    popover.close()
    open()
  }
  /** What opened the dialog is gone with the popover. */
  const backAfter = (close: () => void) => () => {
    close()
    requestAnimationFrame(() => avatar.current?.focus())
  }
  return (
    <>
      <Popover
        width={280}
        position="bottom-end"
        shadow="md"
        trapFocus
        opened={shown}
        onChange={(on) => (on ? popover.open() : popover.close())}
      >
        <Popover.Target>
          <UnstyledButton ref={avatar} style={{ borderRadius: '50%' }} onClick={popover.toggle}>
            <span className="visually-hidden">{t('seat.label', { name: seat.name })}</span>
            <Avatar size={36} color="ocean.8" variant="filled" aria-hidden>
              {initials(seat.name)}
            </Avatar>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap={4}>
            <Text fw={650}>{seat.name}</Text>
            <Text size="sm">{seat.organisationName}</Text>
            <Text size="sm" c="dimmed">
              {t(`roles.${seat.role}`, { ns: 'common' })}
              {seat.signatory && ` · ${t('seat.signatory')}`}
            </Text>
            <Button
              mt="xs"
              variant="light"
              leftSection={<IconLink size={18} aria-hidden />}
              onClick={instead(modal.open)}
            >
              {t('seat.link')}
            </Button>
            <Button
              variant="light"
              leftSection={<IconContrastFilled size={18} aria-hidden />}
              onClick={instead(looks.open)}
            >
              {t('look:title')}
            </Button>
            <LanguageSelect labelled description={t('language:hint')} chosen={(to) => void keep(to)} />
            <Button
              variant="light"
              leftSection={<IconShieldLock size={18} aria-hidden />}
              onClick={instead(mine.open)}
            >
              {t('erase:mine.button')}
            </Button>
            <LeaveButton />
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <MyData lab={lab.slug} opened={asking} close={backAfter(mine.close)} />
      <LookDialog opened={choosing} close={backAfter(looks.close)} />
      <Modal
        opened={open}
        onClose={backAfter(modal.close)}
        title={t('seat.linkTitle')}
        closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
      >
        <PersonalLinks lab={lab.slug} seatId={seat.id} name={seat.name} />
      </Modal>
    </>
  )
}
