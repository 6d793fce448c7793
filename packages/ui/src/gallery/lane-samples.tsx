import { doors } from "../door.ts";
import type { FormAction } from "../form-action.ts";
import { Lane, type LanePerson, type LaneProps } from "../lane.tsx";
import { Section } from "../section.tsx";
import { Sample } from "./sample.tsx";
import { useSay } from "./use-say.ts";

/** Each door, and each way of being there: signed out, with a shop, as staff of a shop, without an ID. */
export function LaneSamples({ action }: { action: FormAction }) {
  const say = useSay();
  const lane: Omit<LaneProps, "door" | "person"> = {
    doors: {
      identity: { home: "#identity", enter: "#identity" },
      wholesale: { home: "#wholesale", enter: "#wholesale" },
      retail: { home: "#retail", enter: "#retail" },
    },
    signInHref: "#sign-in",
    signUpHref: "#sign-up",
    accountHref: "#account",
    switchAction: "#switch",
    logoutAction: "#sign-out",
    locale: say("zh", "en") === "zh" ? "zh-CN" : "en",
    theme: "system",
    setLocale: action,
    setTheme: action,
  };
  const people: Record<string, LanePerson | null> = {
    identity: null,
    wholesale: {
      displayName: say("毕国富", "Bi Guofu"),
      account: { realm: "wholesale", loginName: "laobi", shopName: say("老毕针织厂", "Lao Bi Knitwear") },
    },
    retail: {
      displayName: say("爱丽丝", "Alice"),
      account: {
        realm: "retail",
        loginName: "xixi:alice",
        shopName: say("西西的衣橱", "Xixi's Wardrobe"),
        seatName: say("采购", "Buyer"),
      },
      others: [
        {
          accountId: "1",
          seatId: null,
          realm: "mall",
          loginName: "lan-mall",
          shopName: say("岚序旗舰店", "Lanxu Flagship Store"),
          seatName: null,
        },
      ],
    },
  };
  return (
    <Section title="Lane" id="lane">
      {doors.map((door) => (
        <Sample key={door} name={`door="${door}"`}>
          <div data-door={door} className="relative isolate rounded-md ring-1 ring-line focus-within:z-10">
            <Lane
              {...lane}
              door={door}
              person={people[door] ?? null}
              inbox={door === "identity" ? undefined : { href: "#inbox", unread: door === "retail" ? 3 : 0 }}
            />
          </div>
        </Sample>
      ))}
    </Section>
  );
}
