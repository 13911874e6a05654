import classes from './RoomCode.module.css'

/** The short name of a room, beside its title; a room without one has none to show. */
export const RoomCode = ({ code }: { code: string }) =>
  code === '' ? null : <span className={classes['code']}>{code}</span>
