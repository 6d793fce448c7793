import { Plus, Trash2 } from "lucide-react";
import { Button } from "../button.tsx";
import { ButtonLink } from "../button-link.tsx";
import { ChipLink } from "../chip-link.tsx";
import { ChoiceLink } from "../choice-link.tsx";
import { Dialog } from "../dialog.tsx";
import type { FormAction } from "../form-action.ts";
import { Kbd } from "../kbd.tsx";
import { Notice } from "../notice.tsx";
import { Section } from "../section.tsx";
import { SubmitButton } from "../submit-button.tsx";
import { Sample, SampleGrid, SampleRow } from "./sample.tsx";
import { useSay } from "./use-say.ts";

export function ActionSamples({ action }: { action: FormAction }) {
  const say = useSay();
  return (
    <Section title="Buttons, notices, dialog" id="actions">
      <SampleGrid>
        <Sample name="Button variants">
          <SampleRow>
            <Button variant="primary">{say("确认下单", "Place order")}</Button>
            <Button>{say("保存草稿", "Save draft")}</Button>
            <Button variant="quiet">{say("取消", "Cancel")}</Button>
            <Button variant="danger" icon={<Trash2 size={15} aria-hidden="true" />}>
              {say("解除关联", "Unlink")}
            </Button>
          </SampleRow>
        </Sample>
        <Sample name="Button sizes, disabled, SubmitButton, ButtonLink">
          <SampleRow>
            <Button size="small">{say("小", "Small")}</Button>
            <Button size="large">{say("大", "Large")}</Button>
            <Button disabled>{say("不可用", "Disabled")}</Button>
            <form action={action}>
              <SubmitButton icon={<Plus size={15} aria-hidden="true" />}>
                {say("提交", "Submit")}
              </SubmitButton>
            </form>
            <ButtonLink href="#actions">{say("去看看", "Have a look")}</ButtonLink>
          </SampleRow>
        </Sample>
        <Sample name="ChoiceLink, ChipLink">
          <ul className="w-48">
            <li>
              <ChoiceLink href="#actions" chosen count="128">
                {say("棉", "Cotton")}
              </ChoiceLink>
            </li>
            <li>
              <ChoiceLink href="#actions" chosen={false} count="17">
                {say("真丝", "Silk")}
              </ChoiceLink>
            </li>
          </ul>
          <SampleRow>
            <ChipLink href="#actions" label={say("去掉 棉", "Remove Cotton")}>
              {say("棉", "Cotton")}
            </ChipLink>
          </SampleRow>
        </Sample>
        <Sample name="Notice info">
          <Notice title={say("昨天共 6 家店补货", "Six shops restocked yesterday")} dismiss={action}>
            {say("XI66781 累计售出超过一万件。", "XI66781 has sold over 10,000 pieces.")}
          </Notice>
        </Sample>
        <Sample name="Notice success">
          <Notice tone="success" title={say("两个账号已关联", "The two IDs are linked")} />
        </Sample>
        <Sample name="Notice warning with actions">
          <Notice
            tone="warning"
            title={say("报价明天 18:00 失效", "The quote expires tomorrow at 18:00")}
            actions={<Button size="small">{say("查看报价", "See the quote")}</Button>}
          />
        </Sample>
        <Sample name="Notice danger">
          <Notice tone="danger" title={say("付款没有成功", "The payment did not go through")}>
            {say(
              "钱包余额不足，订单已为你保留 30 分钟。",
              "The wallet is short; the order is kept for 30 minutes.",
            )}
          </Notice>
        </Sample>
        <Sample name="Dialog">
          <Dialog
            trigger={<Button>{say("解除关联…", "Unlink…")}</Button>}
            title={say("解除 xiaoxi-trade 的关联？", "Unlink xiaoxi-trade?")}
            description={say(
              "订单、钱包和信用留在该账号上；30 天内可以恢复。",
              "Orders, wallet and credentials stay with that ID; you can undo this for 30 days.",
            )}
          >
            <form action={action} className="flex justify-end gap-2">
              <SubmitButton variant="danger">{say("解除关联", "Unlink")}</SubmitButton>
            </form>
          </Dialog>
        </Sample>
        <Sample name="Kbd">
          <SampleRow>
            <Kbd>/</Kbd> {say("搜索", "Search")} <Kbd>?</Kbd> {say("快捷键", "Shortcuts")}
          </SampleRow>
        </Sample>
      </SampleGrid>
    </Section>
  );
}
