import { Paper } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './CentredPage.module.css'

/** One card in the middle of an otherwise empty page. */
export const CentredPage = ({ children }: { children: ReactNode }) => (
  <main id="main" className={classes['page']}>
    <Paper className={classes['card']} withBorder radius="lg" p="xl">
      {children}
    </Paper>
  </main>
)
