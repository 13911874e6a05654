import { Button, Checkbox, Collapse, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { LinkDraft } from '#shared/exchange/reading.ts'
import classes from './Exchange.module.css'
import type { Importing } from './useImport.ts'

/** More are taken or left all together; a list of them is of no use to anybody. */
const LISTED = 200

/** Chains that the dates suggest: none is added unless somebody says so. */
export const LinkOffers = ({ importing }: { importing: Importing }) => {
  const { t } = useTranslation('exchange')
  const { reading, links, takeLinks } = importing
  const [open, { toggle }] = useDisclosure(false)
  const { offered } = reading
  if (offered.length === 0) return null
  const nameOf = (end: LinkDraft['from']) => ('row' in end ? end.no || t('links.row', { row: end.row }) : '')
  return (
    <div>
      <Group mt="sm" gap="sm">
        <Checkbox
          label={t('links.offer', { count: offered.length })}
          checked={links.size === offered.length}
          indeterminate={links.size > 0 && links.size < offered.length}
          onChange={(event) => takeLinks(offered, event.currentTarget.checked)}
        />
        <Button size="compact-sm" variant="subtle" color="dark" aria-expanded={open} onClick={toggle}>
          {t(open ? 'links.hide' : 'links.show')}
        </Button>
      </Group>
      <Collapse expanded={open}>
        <fieldset className={classes['offers']} aria-label={t('links.list')}>
          {offered.slice(0, LISTED).map((link) => (
            <Checkbox
              key={`${nameOf(link.from)} ${link.to.row}`}
              size="xs"
              label={t('links.one', { from: nameOf(link.from), to: nameOf(link.to) })}
              checked={links.has(link)}
              onChange={(event) => takeLinks([link], event.currentTarget.checked)}
            />
          ))}
        </fieldset>
      </Collapse>
    </div>
  )
}
