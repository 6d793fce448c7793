import clsx from "clsx";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FormAction } from "./form-action.ts";
import type { LaneLocale, LaneProps, LaneTheme } from "./lane.tsx";

type LanePreferencesProps = Pick<LaneProps, "locale" | "theme" | "setLocale" | "setTheme" | "next">;

/** Each language in its own words, so that one who landed in the wrong one finds the way back. */
const languages: { value: LaneLocale; text: string }[] = [
  { value: "zh-CN", text: "简体中文" },
  { value: "en", text: "English" },
];

const themes: { value: LaneTheme; icon: ReactNode }[] = [
  { value: "light", icon: <Sun size={15} aria-hidden="true" /> },
  { value: "dark", icon: <Moon size={15} aria-hidden="true" /> },
  { value: "system", icon: <Monitor size={15} aria-hidden="true" /> },
];

/** Language and theme as two rows of submit buttons; posts to the given server actions, with or without JavaScript. */
export function LanePreferences({ locale, theme, setLocale, setTheme, next }: LanePreferencesProps) {
  const t = useTranslations("ui.lane");
  return (
    <div className="grid gap-2">
      <Choices legend={t("language")} action={setLocale} next={next}>
        {languages.map(({ value, text }) => (
          <Choice key={value} name="locale" value={value} chosen={value === locale} lang={value}>
            {text}
          </Choice>
        ))}
      </Choices>
      <Choices legend={t("theme")} action={setTheme} next={next}>
        {themes.map(({ value, icon }) => (
          <Choice key={value} name="theme" value={value} chosen={value === theme}>
            {icon}
            {t(value)}
          </Choice>
        ))}
      </Choices>
    </div>
  );
}

type ChoicesProps = { legend: string; action: FormAction; next: string | undefined; children: ReactNode };

function Choices({ legend, action, next, children }: ChoicesProps) {
  return (
    <form action={action}>
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      <fieldset>
        <legend className="pb-1 text-ink-3 text-xs">{legend}</legend>
        <div className="flex gap-0.5 rounded-md bg-sunken p-0.5">{children}</div>
      </fieldset>
    </form>
  );
}

type ChoiceProps = {
  name: "locale" | "theme";
  value: string;
  chosen: boolean;
  lang?: string;
  children: ReactNode;
};

function Choice({ name, value, chosen, lang, children }: ChoiceProps) {
  return (
    <button
      type="submit"
      name={name}
      value={value}
      lang={lang}
      aria-pressed={chosen}
      className={clsx(
        "flex min-h-7 flex-1 items-center justify-center gap-1.5 whitespace-nowrap rounded-sm px-2 text-sm pointer-coarse:min-h-11",
        chosen ? "bg-raised font-medium text-ink ring-1 ring-line" : "text-ink-2 hover:text-ink",
      )}
    >
      {children}
    </button>
  );
}
