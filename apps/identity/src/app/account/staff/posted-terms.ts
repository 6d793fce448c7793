import { seatRoles } from "@hutong/identity";
import { DomainError, parseYuan } from "@hutong/kernel";
import { postedText } from "@hutong/site/posted-text";

interface PostedTerms {
  readonly role: (typeof seatRoles)[number];
  readonly orderLimitFen: bigint | null;
  readonly monthLimitFen: bigint | null;
}

/** Role and limits as a form posts them: yuan as typed, empty for no limit. @throws DomainError `invalid_input` */
export function postedTerms(form: FormData): PostedTerms {
  const role = seatRoles.find((one) => one === postedText(form, "role"));
  const [order, month] = [limitOf(form, "orderLimitFen"), limitOf(form, "monthLimitFen")];
  const fields = {
    ...(role ? {} : { role: "invalid" }),
    ...(order === undefined ? { orderLimitFen: "limit_invalid" } : {}),
    ...(month === undefined ? { monthLimitFen: "limit_invalid" } : {}),
  };
  if (!role || order === undefined || month === undefined) throw new DomainError("invalid_input", { fields });
  return { role, orderLimitFen: order, monthLimitFen: month };
}

function limitOf(form: FormData, name: string): bigint | null | undefined {
  const typed = postedText(form, name).trim();
  return typed === "" ? null : parseYuan(typed);
}
