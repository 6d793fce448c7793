import { finishSignIn, type Interaction } from "@hutong/identity/interaction";
import type { UserId } from "@hutong/kernel";
import { site } from "@hutong/site";
import type { Way } from "@/lib/native-post.ts";

interface Typed {
  readonly to: string;
  readonly form: string;
  readonly identifier: string;
}

/**
 * Where somebody whose password was right goes on to: the provider; or, where another person was to confirm that it is
 * she, back to the form, which says so before anything changes.
 */
export async function wayOn(
  interaction: Interaction,
  userId: UserId,
  { to, form, identifier }: Typed,
): Promise<Way> {
  if (interaction.confirms && interaction.userId !== userId) {
    return { to, flash: { form, values: { identifier }, isOther: true, provenFor: [userId] } };
  }
  return { to: await finishSignIn(site().database.pool, interaction.uid, userId) };
}
