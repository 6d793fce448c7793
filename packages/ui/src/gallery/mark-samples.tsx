import { BadgeCheck } from "lucide-react";
import { Avatar } from "../avatar.tsx";
import { Badge } from "../badge.tsx";
import { HutongMark } from "../hutong-mark.tsx";
import { LevelIcon } from "../level-icon.tsx";
import { Money } from "../money.tsx";
import { RealmBadge } from "../realm-badge.tsx";
import { RelativeTime } from "../relative-time.tsx";
import { Section } from "../section.tsx";
import { ShopMark } from "../shop-mark.tsx";
import { Sample, SampleGrid, SampleRow } from "./sample.tsx";
import { useSay } from "./use-say.ts";

const levelPoints = [2, 8, 200, 300, 6_000, 12_000, 40_000, 300_000, 600_000, 12_000_000];
const hour = 3_600_000;

export function MarkSamples({ now }: { now: Date }) {
  const say = useSay();
  const ago = (hours: number) => new Date(now.getTime() - hours * hour);
  return (
    <Section title="Marks and badges" id="marks">
      <SampleGrid>
        <Sample name="Badge">
          <SampleRow>
            <Badge>{say("草稿", "Draft")}</Badge>
            <Badge tone="accent">{say("新款", "New")}</Badge>
            <Badge tone="success" icon={<BadgeCheck size={13} aria-hidden="true" />}>
              {say("已认证", "Verified")}
            </Badge>
            <Badge tone="warning">{say("待发货", "To ship")}</Badge>
            <Badge tone="danger">{say("纠纷中", "In dispute")}</Badge>
            <Badge tone="info">{say("已发货", "Shipped")}</Badge>
          </SampleRow>
        </Sample>
        <Sample name="RealmBadge">
          <SampleRow>
            <RealmBadge realm="retail" />
            <RealmBadge realm="mall" />
            <RealmBadge realm="deals" />
            <RealmBadge realm="wholesale" />
          </SampleRow>
        </Sample>
        <Sample name="LevelIcon">
          <SampleRow>
            {levelPoints.map((points) => (
              <span key={points} className="mr-3">
                <LevelIcon points={points} />
              </span>
            ))}
          </SampleRow>
        </Sample>
        <Sample name="HutongMark, Avatar, ShopMark">
          <SampleRow>
            <HutongMark size={36} />
            <Avatar name={say("小西", "Xiaoxi")} />
            <Avatar name={say("老毕", "Lao Bi")} size={40} />
            <Avatar name="alice" size={24} />
            <ShopMark name={say("西西的衣橱", "Xixi's Wardrobe")} />
            <ShopMark name={say("岚家旗舰店", "Lan Flagship")} />
            <ShopMark name={say("老毕针织厂", "Bi Knitwear")} size={28} />
          </SampleRow>
        </Sample>
        <Sample name="Money">
          <SampleRow>
            <Money fen={127_386_543n} /> · <Money fen={-4_50n} /> · <Money fen={36_800n} signed /> ·
            <span className="text-accent text-xl">
              <Money fen={3_650n} look="price" />
            </span>
          </SampleRow>
        </Sample>
        <Sample name="RelativeTime">
          <SampleRow>
            {[0, 0.2, 5, 30, 200, 4_000].map((hours) => (
              <span key={hours} className="mr-3">
                <RelativeTime date={ago(hours)} now={now} />
              </span>
            ))}
          </SampleRow>
        </Sample>
      </SampleGrid>
    </Section>
  );
}
