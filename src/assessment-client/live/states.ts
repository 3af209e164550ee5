/** How it stands with the sharing of the open assessment, as a person is told. */
export type Sharing =
  /** `ended`: why it is not shared any more, where it was. */
  | { readonly state: 'not-shared'; readonly ended?: string }
  | { readonly state: 'joining'; readonly url: string }
  | {
      readonly state: 'live';
      readonly url: string;
      /** Something is on its way to the server. */
      readonly isSending: boolean;
      /** Who sent the last change that came from elsewhere, and when (ISO 8601, UTC). */
      readonly last?: { readonly by?: string; readonly time: string };
      /** Whoever else has it open; absent where the server does not say. */
      readonly others?: readonly { readonly by?: string }[];
    }
  /** What is done meanwhile is kept here, and sent later. */
  | {
      readonly state: 'offline';
      readonly url: string;
      readonly reason: string;
      /** When the first change was made that waits (ISO 8601, UTC); null where none does. */
      readonly waitingSince: string | null;
    }
  | {
      readonly state: 'refused';
      readonly url: string;
      readonly reason: string;
      readonly waitingSince: string | null;
    };
