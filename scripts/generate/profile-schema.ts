import { profileSchema } from '../../src/certification/profile/schema';
import { writeGenerated } from './write';

/** The site serves it as `/downloads/connector-profile.schema.json`. */
export function generateProfileSchema(): void {
  writeGenerated('downloads/connector-profile.schema.json', `${JSON.stringify(profileSchema, null, 2)}\n`);
}
