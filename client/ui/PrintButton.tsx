import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'

/** Prints the page as it is. */
export const PrintButton = ({ words }: { words: string }) => (
  <Button
    variant="default"
    leftSection={<IconPrinter size={18} aria-hidden />}
    onClick={() => window.print()}
  >
    {words}
  </Button>
)
