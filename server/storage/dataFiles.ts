/** What a data folder holds: without any of these a server is another one. */
export const DATABASES = ['lab.sqlite', 'log.sqlite'] as const
export const KEY_FILES = ['signing-key.pem', 'link.key'] as const
export const DATA_FILES = [...DATABASES, ...KEY_FILES] as const

/** Pictures, each a file `<lab id>/<sha-256 of it>`; those that `lab.sqlite` names belong to the data. */
export const IMAGES_FOLDER = 'images'

/** Made anew from the log when it is not there. */
export const DERIVED_FILE = 'history.sqlite'

/** A file and what SQLite keeps beside a database that was not closed in order. */
export const withBeside = (file: string): string[] =>
  ['', '-wal', '-shm', '-journal'].map((end) => file + end)
