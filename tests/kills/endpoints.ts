/** The endpoints of two webhooks over real HTTP, and what arrived at each: one answers at once, the other takes its time. */
import type { Event } from '../../src/generated/contract/types';
import { after, answers, type Got, Receiver } from '../deliveries/receiver';

const slowMs = 15;

class Arrived {
  /** Ids of the events, each in the place where it arrived first. */
  readonly events = new Set<string>();
  /** Addresses of the customers that they tell of. */
  readonly emails = new Set<string>();

  take({ event }: Got): void {
    this.events.add(event.id);
    this.emails.add((event.data as { object: { email: string } } & Event['data']).object.email);
  }
}

export class Endpoints {
  readonly arrived = new Map(['/quick', '/slow'].map((path) => [path, new Arrived()]));
  /** How often anything arrived, the same event twice counted twice. */
  deliveries = 0;
  private readonly receiver = new Receiver();

  async listen(): Promise<this> {
    await this.receiver.listen();
    this.receiver.behaviour = (response, got) => {
      this.deliveries += 1;
      this.arrived.get(got.path)?.take(got);
      this.receiver.got.length = 0;
      (got.path === '/slow' ? after(slowMs, answers(200)) : answers(200))(response, got);
    };
    return this;
  }

  urls(): string[] {
    return [...this.arrived.keys()].map((path) => this.receiver.url(path));
  }

  /** Whether each of them was told of as many customers. */
  isTold(customers: number): boolean {
    return [...this.arrived.values()].every(({ events }) => events.size >= customers);
  }

  /** Whether each of them was told of one of these customers. */
  isToldOfOne(emails: ReadonlySet<string>): boolean {
    return [...this.arrived.values()].every((one) => [...emails].some((email) => one.emails.has(email)));
  }

  close(): Promise<void> {
    return this.receiver.close();
  }
}
