import { Story } from './story';
import type { Watch } from './watch';

/** The stories of all objects of one kind, by their ids. */
export class Book {
  private readonly byId = new Map<string, Story>();
  /** An entry names the same object several times: in its path, in its answer, in its events. */
  private last: Story | undefined;

  constructor(
    private readonly kind: string,
    private readonly watch: Watch,
  ) {}

  /** An object that nothing has named yet has an empty story. */
  story(id: string): Story {
    const { last } = this;
    if (last && last.id === id) return last;
    const known = this.byId.get(id) ?? this.begun(id);
    this.last = known;
    return known;
  }

  private begun(id: string): Story {
    const story = new Story(this.kind, id, this.watch);
    this.byId.set(id, story);
    return story;
  }
}
