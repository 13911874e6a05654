import { Box, Group, Text, Title } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Page.module.css'

interface Props {
  title: string
  lead?: ReactNode
  /** Buttons at the right of the title. */
  actions?: ReactNode
  children: ReactNode
  /** False inside a lab, whose shell is the main landmark already. */
  main?: boolean
}

/** A page's title, what it is for, what one can do, and its body in one measure. */
export const Page = ({ title, lead, actions, children, main = true }: Props) => {
  const { t } = useTranslation('common')
  useEffect(() => {
    document.title = `${title} · ${t('product')}`
  }, [title, t])
  return (
    <Box component={main ? 'main' : 'div'} id={main ? 'main' : undefined} className={classes['page'] ?? ''}>
      <Group justify="space-between" align="flex-start" gap="md" className={classes['head'] ?? ''}>
        <div className={classes['words']}>
          <Title order={1} size="h2">
            {title}
          </Title>
          {lead && (
            <Text c="dimmed" mt={4} component="div">
              {lead}
            </Text>
          )}
        </div>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </Box>
  )
}
