import { Kbd } from '@mantine/core'
import classes from './KeyList.module.css'

interface Props<K extends string> {
  /** What is pressed, by what it does, in the order it is told. */
  keys: Readonly<Record<K, string>>
  /** What that is called. */
  name: (act: K) => string
  /** In as many columns as there is room for. */
  columns?: boolean
}

/** Keys, each beside what it does. */
export const KeyList = <K extends string>({ keys, name, columns = false }: Props<K>) => (
  <dl className={classes['keys']} data-columns={columns || undefined}>
    {(Object.entries(keys) as [K, string][]).map(([act, pressed]) => (
      <div key={act}>
        <dt>{name(act)}</dt>
        <dd>
          <Kbd>{pressed}</Kbd>
        </dd>
      </div>
    ))}
  </dl>
)
