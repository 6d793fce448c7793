"use client";

import { type FormView, type FormViewAction, idleView } from "@hutong/site/form-view";
import { CheckboxField, type Choice, FormError, SelectField, SubmitButton, TextField } from "@hutong/ui";
import { useActionState } from "react";

export type RuleFormTexts = Readonly<
  Record<
    | "name"
    | "nameHint"
    | "whom"
    | "whomHint"
    | "any"
    | "what"
    | "whatHint"
    | "level"
    | "positive_rate"
    | "dispute_rate"
    | "refund_rate"
    | "turnover_band"
    | "repeat_band"
    | "opened_since"
    | "years"
    | "stability"
    | "months"
    | "integrity"
    | "points"
    | "region"
    | "regionHint"
    | "main_categories"
    | "priceList"
    | "priceListHint"
    | "moqPieces"
    | "pieces"
    | "termsDays"
    | "days"
    | "hasPriority"
    | "isEnabled"
    | "submit",
    string
  >
>;

interface RuleFormProps {
  readonly action: FormViewAction;
  /** What the fields start with. */
  readonly values: Readonly<Record<string, string>>;
  readonly levels: readonly Choice[];
  readonly turnoverBands: readonly Choice[];
  readonly repeatBands: readonly Choice[];
  readonly categories: readonly Choice[];
  readonly texts: RuleFormTexts;
}

const grid = "grid items-start gap-x-4 gap-y-4 sm:grid-cols-2 lg:grid-cols-3";

/** Whom a rule is for, and what it gives. A field for every claim, so that it needs no JavaScript. */
export function RuleForm(props: RuleFormProps) {
  const { action, texts } = props;
  const [view, formAction] = useActionState(action, idleView);
  // What was posted, once something was; a checkbox that is not posted is off.
  const values = view.status === "idle" ? props.values : view.values;
  return (
    <form action={formAction} className="grid gap-8" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      <div className="max-w-md">
        <TextField
          name="name"
          label={texts.name}
          hint={texts.nameHint}
          defaultValue={values.name}
          error={view.fields.name}
          maxLength={40}
          autoComplete="off"
        />
      </div>
      <Whom {...props} view={view} values={values} />
      <What texts={texts} view={view} values={values} />
      <div>
        <SubmitButton>{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}

type PartProps = Pick<RuleFormProps, "texts" | "values"> & { readonly view: FormView };

function Whom(props: RuleFormProps & PartProps) {
  const { texts, view, values, levels, turnoverBands, repeatBands, categories } = props;
  const chosen = (values.main_categories ?? "").split(",");
  const select = (name: "level" | "turnover_band" | "repeat_band", options: readonly Choice[]) => (
    <SelectField
      name={name}
      label={texts[name]}
      options={options}
      placeholder={texts.any}
      optional
      defaultValue={values[name]}
      error={view.fields[name]}
    />
  );
  const number = (
    name: "positive_rate" | "dispute_rate" | "refund_rate" | "opened_since" | "stability" | "integrity",
    suffix: string,
  ) => (
    <TextField
      name={name}
      label={texts[name]}
      suffix={suffix}
      optional
      inputMode="decimal"
      defaultValue={values[name]}
      error={view.fields[name]}
      maxLength={9}
      autoComplete="off"
    />
  );
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-1 font-semibold">{texts.whom}</legend>
      <p className="text-ink-2 text-sm">{texts.whomHint}</p>
      <div className={grid}>
        {select("level", levels)}
        {number("positive_rate", "%")}
        {number("dispute_rate", "%")}
        {number("refund_rate", "%")}
        {select("turnover_band", turnoverBands)}
        {select("repeat_band", repeatBands)}
        {number("opened_since", texts.years)}
        {number("stability", texts.months)}
        {number("integrity", texts.points)}
      </div>
      <div className="max-w-xl">
        <TextField
          name="region"
          label={texts.region}
          hint={texts.regionHint}
          optional
          defaultValue={values.region}
          error={view.fields.region}
          maxLength={400}
          autoComplete="off"
        />
      </div>
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium text-sm">{texts.main_categories}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1.5">
          {categories.map(({ value, label }) => (
            <CheckboxField
              key={value}
              name="main_categories"
              id={`category-${value}`}
              value={value}
              label={label}
              defaultChecked={chosen.includes(value)}
            />
          ))}
        </div>
      </fieldset>
    </fieldset>
  );
}

function What({ texts, view, values }: PartProps) {
  const amount = (name: "moqPieces" | "termsDays", suffix: string) => (
    <TextField
      name={name}
      label={texts[name]}
      suffix={suffix}
      optional
      inputMode="numeric"
      defaultValue={values[name]}
      error={view.fields[name]}
      maxLength={9}
      autoComplete="off"
    />
  );
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-1 font-semibold">{texts.what}</legend>
      <p className="text-ink-2 text-sm">{texts.whatHint}</p>
      <div className={grid}>
        <TextField
          name="priceList"
          label={texts.priceList}
          hint={texts.priceListHint}
          optional
          defaultValue={values.priceList}
          error={view.fields.priceList}
          maxLength={24}
          autoComplete="off"
        />
        {amount("moqPieces", texts.pieces)}
        {amount("termsDays", texts.days)}
      </div>
      <CheckboxField
        name="hasPriority"
        label={texts.hasPriority}
        defaultChecked={values.hasPriority === "on"}
      />
      <CheckboxField name="isEnabled" label={texts.isEnabled} defaultChecked={values.isEnabled === "on"} />
    </fieldset>
  );
}
