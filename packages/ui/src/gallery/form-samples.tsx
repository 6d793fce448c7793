import { CheckboxField } from "../checkbox-field.tsx";
import { CodeField } from "../code-field.tsx";
import type { FormAction } from "../form-action.ts";
import { FormError } from "../form-error.tsx";
import { PasswordField } from "../password-field.tsx";
import { RadioGroupField } from "../radio-group-field.tsx";
import { Section } from "../section.tsx";
import { SelectField } from "../select-field.tsx";
import { SubmitButton } from "../submit-button.tsx";
import { TextAreaField } from "../text-area-field.tsx";
import { TextField } from "../text-field.tsx";
import { Sample, SampleGrid } from "./sample.tsx";
import { useSay } from "./use-say.ts";

export function FormSamples({ action }: { action: FormAction }) {
  return (
    <Section title="Form" id="form">
      <SampleGrid>
        <Sample name="fields">
          <PlainForm action={action} />
        </Sample>
        <Sample name="fields with errors, FormError">
          <RefusedForm action={action} />
        </Sample>
      </SampleGrid>
    </Section>
  );
}

function PlainForm({ action }: { action: FormAction }) {
  const say = useSay();
  return (
    <form action={action} className="grid gap-4">
      <TextField
        name="sample-shop"
        label={say("店铺名称", "Shop name")}
        hint={say("买家会看到，30 天可改一次。", "Buyers see it; it can change once in 30 days.")}
        defaultValue={say("西西的衣橱", "Xixi's Wardrobe")}
      />
      <div className="grid grid-cols-2 gap-4">
        <TextField
          name="sample-price"
          label={say("批发价", "Wholesale price")}
          prefix="¥"
          inputMode="decimal"
          defaultValue="36.50"
        />
        <TextField
          name="sample-moq"
          label={say("起订量", "Minimum")}
          suffix={say("件", "pcs")}
          inputMode="numeric"
          defaultValue="20"
        />
      </div>
      <SelectField
        name="sample-terms"
        label={say("账期", "Credit terms")}
        options={[
          { value: "0", label: say("现款", "On order") },
          { value: "30", label: say("月结 30 天", "30 days") },
        ]}
      />
      <CodeField
        name="sample-code"
        label={say("短信验证码", "Code from the message")}
        defaultValue="482 913"
      />
      <RadioGroupField
        name="sample-pack"
        label={say("包装", "Packaging")}
        defaultValue="general"
        options={[
          {
            value: "logistics",
            label: say("物流包装", "For logistics"),
            hint: say("外箱加固，无单件袋。", "Strong carton, no single bags."),
          },
          {
            value: "general",
            label: say("通用包装", "General"),
            hint: say("每件独立自封袋。", "Each piece in its own bag."),
          },
        ]}
      />
      <TextAreaField
        name="sample-note"
        label={say("给供应商的话", "Note to the supplier")}
        optional
        rows={2}
      />
      <CheckboxField
        name="sample-share"
        label={say("让供应商看到我的店铺信用", "Let the supplier see my shop's credentials")}
        defaultChecked
      />
      <div>
        <SubmitButton>{say("保存", "Save")}</SubmitButton>
      </div>
    </form>
  );
}

function RefusedForm({ action }: { action: FormAction }) {
  const say = useSay();
  const nameError = say("请输入登录名，例如 xixi。", "Enter your login name, for example xixi.");
  const passwordError = say("密码至少 12 个字符。", "The password needs at least 12 characters.");
  const codeError = say("验证码是 6 位数字。", "The code has 6 digits.");
  const agreeError = say("请先阅读并同意协议。", "Read and accept the agreement first.");
  return (
    <form action={action} noValidate className="grid gap-4">
      <FormError
        reference="7F3A-20C1"
        errors={[
          { field: "bad-name", message: nameError },
          { field: "bad-password", message: passwordError },
          {
            message: say(
              "这个名字在三十分钟内试了太多次。",
              "This name was tried too often in thirty minutes.",
            ),
          },
        ]}
      />
      <TextField
        name="bad-name"
        label={say("登录名", "Login name")}
        error={nameError}
        autoComplete="username"
      />
      <PasswordField
        name="bad-password"
        label={say("新密码", "New password")}
        hint={say("一句好记的话最好。", "A phrase you remember is best.")}
        error={passwordError}
        autoComplete="new-password"
        defaultValue="two doors"
      />
      <CodeField
        name="bad-code"
        label={say("动态口令", "Authenticator code")}
        error={codeError}
        defaultValue="48291"
      />
      <CheckboxField
        name="bad-agree"
        label={say("我同意服务协议", "I accept the agreement")}
        error={agreeError}
      />
      <TextField
        name="sample-disabled"
        label={say("会员号", "Member number")}
        disabled
        defaultValue="20010018"
      />
      <div>
        <SubmitButton>{say("继续", "Continue")}</SubmitButton>
      </div>
    </form>
  );
}
