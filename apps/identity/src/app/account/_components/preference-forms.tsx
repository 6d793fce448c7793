import { readLocale, readTheme } from "@hutong/site/locale";
import { setLocale, setTheme } from "@hutong/site/preferences";
import { SelectField, SubmitButton } from "@hutong/ui";
import { getTranslations } from "next-intl/server";

/** Language and theme, each a form of its own that also works without JavaScript. */
export async function PreferenceForms() {
  const [t, locale, theme] = await Promise.all([
    getTranslations("account.profile"),
    readLocale(),
    readTheme(),
  ]);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <form action={setLocale} className="grid content-start gap-3">
        <input type="hidden" name="next" value="/account" />
        <SelectField
          // A new key makes React take the new default after the choice.
          key={locale}
          name="locale"
          label={t("language")}
          defaultValue={locale}
          placeholder={false}
          options={[
            { value: "zh-CN", label: "简体中文" },
            { value: "en", label: "English" },
          ]}
        />
        <div>
          <SubmitButton variant="secondary">{t("languageSave")}</SubmitButton>
        </div>
      </form>
      <form action={setTheme} className="grid content-start gap-3">
        <input type="hidden" name="next" value="/account" />
        <SelectField
          key={theme}
          name="theme"
          label={t("theme")}
          defaultValue={theme}
          placeholder={false}
          options={(["system", "light", "dark"] as const).map((value) => ({ value, label: t(value) }))}
        />
        <div>
          <SubmitButton variant="secondary">{t("themeSave")}</SubmitButton>
        </div>
      </form>
    </div>
  );
}
