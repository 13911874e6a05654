import { ActionIcon, Popover, SegmentedControl, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconEar, IconEarOff } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { dateFormat } from '#client/i18n/formats.ts'
import { useAnnouncer } from './announcerContext.ts'
import { ANNOUNCE_MODES, type AnnounceMode } from './gather.ts'
import classes from './AnnounceButton.module.css'

const TIME = dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** How much of what others do is said, and the last of it to read. */
export const AnnounceButton = () => {
  const { t } = useTranslation('announce')
  const announcer = useAnnouncer()
  const { mode, told } = useSyncExternalStore(announcer.subscribe, announcer.get)
  const [opened, { toggle, close }] = useDisclosure(false)
  const Icon = mode === 'off' ? IconEarOff : IconEar
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && close()}
      width={352}
      position="bottom-end"
      withArrow
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Tooltip label={t('label')} disabled={opened}>
          <ActionIcon
            size={30}
            variant="subtle"
            color="ocean"
            aria-label={t('label')}
            aria-expanded={opened}
            onClick={toggle}
          >
            <Icon size={19} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('label')}>
        <p className={classes['title']}>{t('hear')}</p>
        <SegmentedControl
          fullWidth
          size="sm"
          data-autofocus
          aria-label={t('hear')}
          value={mode}
          onChange={(value) => announcer.setMode(value)}
          data={ANNOUNCE_MODES.map((value: AnnounceMode) => ({ value, label: t(`mode.${value}`) }))}
        />
        <p className={classes['hint']}>{t(`hint.${mode}`)}</p>
        <h3 className={classes['title']}>{t('last')}</h3>
        {told.length === 0 ? (
          <p className={classes['hint']}>{t('none')}</p>
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach it
          <ol className={classes['told']} tabIndex={0} aria-label={t('last')}>
            {told.toReversed().map(({ id, text, at }) => (
              <li key={id}>
                <time dateTime={new Date(at).toISOString()}>{TIME().format(at)}</time>
                <span>{text}</span>
              </li>
            ))}
          </ol>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
