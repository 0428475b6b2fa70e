/** Who acts. */
export interface Actor {
  /** Id of the person's record; `account:NAME`, the computer's account, until it is known which person that is. */
  id: string;
  /** The name as it is now: what the log and records keep of it stays as it was. */
  name: string;
}

/** The person of a computer's account, as long as nothing says which record that is. */
export const accountActor = (account: string): Actor => ({ id: `account:${account}`, name: account });
