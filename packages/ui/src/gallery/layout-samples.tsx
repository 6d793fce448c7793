import { ClipboardList, LayoutDashboard, MessageSquareText, Shirt } from "lucide-react";
import { Badge } from "../badge.tsx";
import { Breadcrumb } from "../breadcrumb.tsx";
import { Button } from "../button.tsx";
import { Card } from "../card.tsx";
import { DefinitionList } from "../definition-list.tsx";
import { RealmBadge } from "../realm-badge.tsx";
import { RelativeTime } from "../relative-time.tsx";
import { Section } from "../section.tsx";
import { SideNav } from "../side-nav.tsx";
import { Steps } from "../steps.tsx";
import { Tabs } from "../tabs.tsx";
import { Timeline } from "../timeline.tsx";
import { Sample, SampleGrid } from "./sample.tsx";
import { useSay } from "./use-say.ts";

const minute = 60_000;

export function LayoutSamples({ now }: { now: Date }) {
  const say = useSay();
  const ago = (minutes: number) => (
    <RelativeTime date={new Date(now.getTime() - minutes * minute)} now={now} />
  );
  const icon = { size: 16, "aria-hidden": true } as const;
  return (
    <Section title="Frame, cards, ways" id="layout">
      <Sample name="Breadcrumb, Tabs">
        <Breadcrumb
          crumbs={[
            { label: say("工作台", "Workbench"), href: "#layout" },
            { label: say("订单", "Orders"), href: "#lane" },
            { label: "WH26112200417" },
          ]}
        />
        <Tabs
          label={say("订单状态", "Order states")}
          tabs={[
            { href: "#all", label: say("全部", "All"), count: 128, current: true },
            { href: "#ship", label: say("待发货", "To ship"), count: 12 },
            { href: "#dispute", label: say("纠纷", "Disputes"), count: 1 },
            { href: "#done", label: say("已完成", "Completed") },
          ]}
        />
      </Sample>
      <Sample name="Steps">
        <Steps
          label={say("关联账号", "Linking an ID")}
          current={1}
          steps={[
            { label: say("登录另一个账号", "Sign in to the other ID"), hint: "xiaoxi-trade" },
            { label: say("核对会带来什么", "See what moves") },
            { label: say("确认关联", "Confirm") },
          ]}
        />
      </Sample>
      <SampleGrid>
        <Sample name="Card with DefinitionList">
          <Card
            title={say("批发账号", "Wholesale ID")}
            lead={say("2019 年开通", "Opened in 2019")}
            actions={<RealmBadge realm="wholesale" />}
            footer={say("最近一次使用：今天 09:12", "Last used today at 09:12")}
          >
            <DefinitionList
              items={[
                { term: say("登录名", "Login name"), value: "xiaoxi-trade" },
                {
                  term: say("手机", "Phone"),
                  value: "138 **** 2207",
                  action: (
                    <Button size="small" variant="quiet">
                      {say("更换", "Change")}
                    </Button>
                  ),
                },
                {
                  term: say("登录保护", "Protection"),
                  value: <Badge tone="success">{say("通行密钥", "Passkey")}</Badge>,
                },
              ]}
            />
          </Card>
        </Sample>
        <Sample name="Card with Timeline">
          <Card title={say("物流", "Shipment")}>
            <Timeline
              label={say("物流", "Shipment")}
              events={[
                {
                  key: "3",
                  title: say("到达杭州转运中心", "Arrived at the Hangzhou hub"),
                  time: ago(42),
                  tone: "accent",
                },
                {
                  key: "2",
                  title: say("濮院揽收", "Picked up in Puyuan"),
                  time: ago(420),
                  body: say("12 箱，共 186 公斤", "12 cartons, 186 kg"),
                },
                {
                  key: "1",
                  title: say("供应商已打包", "Packed by the supplier"),
                  time: ago(1_500),
                  tone: "success",
                },
              ]}
            />
          </Card>
        </Sample>
        <Sample name="SideNav">
          <div className="md:w-52">
            <SideNav
              label={say("工作台", "Workbench")}
              groups={[
                {
                  items: [
                    { href: "#s0", label: say("总览", "Overview"), icon: <LayoutDashboard {...icon} /> },
                  ],
                },
                {
                  title: say("交易", "Trade"),
                  items: [
                    {
                      href: "#s1",
                      label: say("订单", "Orders"),
                      icon: <ClipboardList {...icon} />,
                      count: 12,
                      current: true,
                    },
                    { href: "#s2", label: say("商品", "Listings"), icon: <Shirt {...icon} /> },
                    {
                      href: "#s3",
                      label: say("询价", "Quotes"),
                      icon: <MessageSquareText {...icon} />,
                      count: 3,
                    },
                  ],
                },
              ]}
            />
          </div>
        </Sample>
      </SampleGrid>
    </Section>
  );
}
