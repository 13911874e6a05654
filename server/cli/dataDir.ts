import { Option } from 'commander'

/** `--data-dir`, or the server's own DATA_DIR, or its default. */
export const dataDirOption = (): Option =>
  new Option('--data-dir <folder>', 'the server’s data').env('DATA_DIR').default('./data')
