/** One connection of the pool, for one transaction. */
import type { PoolClient } from 'pg';

/** Texts of statements are few: what differs between calls are their parameters. Each is prepared once on a connection. */
const names = new Map<string, string>();
const mostNames = 500;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = `sandbox_${names.size + 1}`;
  names.set(text, name);
  return name;
}

/** What the store asks of the database. What is asked without waiting in between goes out in one packet. */
export interface Asking {
  /** The rows that a statement gives. */
  all<Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

export class Connection implements Asking {
  private failure: unknown;
  private isInTransaction = false;

  constructor(private readonly client: PoolClient) {}

  async all<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const name = nameOf(text);
    try {
      const { rows } = await this.client.query({ ...(name && { name }), text, values: [...parameters] });
      return rows as Row[];
    } catch (error) {
      this.failure ??= error;
      throw error;
    }
  }

  async begin(): Promise<void> {
    this.isInTransaction = true;
    await this.client.query('begin isolation level read committed');
  }

  /** What failed is not forgotten where the work caught it: PostgreSQL took the transaction back then. */
  rethrow(): void {
    if (this.failure !== undefined) throw this.failure;
  }

  /** @returns false where PostgreSQL took the transaction back instead */
  async commit(): Promise<boolean> {
    const { command } = await this.client.query('commit');
    this.isInTransaction = false;
    return command === 'COMMIT';
  }

  /**
   * Gives the connection back, after what was not committed was taken back; one that is lost is closed. Outside of a
   * transaction, the database would write a warning into its log.
   */
  async release(): Promise<void> {
    try {
      if (this.isInTransaction) await this.client.query('rollback');
      this.client.release();
    } catch {
      this.client.release(true);
    }
  }
}
