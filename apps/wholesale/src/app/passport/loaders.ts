import { isDomainError } from "@hutong/kernel";
import {
  type Choices,
  type Look,
  type OwnPassport,
  type PresetName,
  presetNames,
  presets,
  readLooks,
  readPassport,
} from "@hutong/reputation";
import { requestCtx, requireSession } from "@hutong/site";

export interface MyPassport {
  readonly passport: OwnPassport;
  /** As the form shows them: a ready-made choice of the address, else those that hold. */
  readonly choices: Choices;
  readonly preset: PresetName | undefined;
  readonly looks: readonly Look[];
  readonly now: Date;
}

/** The passport of the ID in use; undefined for staff who have no say in it, and where no ID acts. */
export async function loadPassport(preset: unknown): Promise<MyPassport | undefined> {
  const { account } = await requireSession("/passport");
  if (!account) return undefined;
  const ctx = await requestCtx();
  try {
    const [passport, { looks }] = await Promise.all([
      readPassport(ctx, account.id),
      readLooks(ctx, { accountId: account.id, limit: 5 }),
    ]);
    const chosen = presetNames.find((name) => name === preset);
    return {
      passport,
      choices: chosen ? presets[chosen] : passport.choices,
      preset: chosen,
      looks,
      now: ctx.now,
    };
  } catch (error) {
    if (isDomainError(error) && ["forbidden", "not_found"].includes(error.code)) return undefined;
    throw error;
  }
}
