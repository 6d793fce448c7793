import { PackageOpen } from "lucide-react";
import { Badge, type Tone } from "../badge.tsx";
import { Button } from "../button.tsx";
import { EmptyState } from "../empty-state.tsx";
import type { GoodsDrawing } from "../goods/goods-drawings.ts";
import { GoodsPicture } from "../goods-picture.tsx";
import { LevelIcon } from "../level-icon.tsx";
import { Money } from "../money.tsx";
import { RelativeTime } from "../relative-time.tsx";
import { Section } from "../section.tsx";
import { Skeleton } from "../skeleton.tsx";
import { type Column, Table } from "../table.tsx";
import { Sample, SampleGrid } from "./sample.tsx";
import { useSay } from "./use-say.ts";

type Order = {
  number: string;
  style: string;
  drawing: GoodsDrawing;
  colour: string;
  buyer: string;
  points: number;
  pieces: number;
  totalFen: bigint;
  state: string;
  tone: Tone;
  placedAt: Date;
};

const hour = 3_600_000;

export function DataSamples({ now }: { now: Date }) {
  const say = useSay();
  const columns = useOrderColumns(now);
  return (
    <Section title="Table, empty, loading" id="data">
      <Sample name="Table (on a phone: labelled stacks)">
        <Table
          caption={say("最近的订单", "Latest orders")}
          columns={columns}
          rows={useOrders(now)}
          rowKey={(order) => order.number}
        />
      </Sample>
      <SampleGrid>
        <Sample name="Table without rows">
          <Table
            caption={say("样品单", "Sample orders")}
            columns={columns}
            rows={[]}
            rowKey={(order) => order.number}
            empty={
              <EmptyState
                icon={<PackageOpen size={20} aria-hidden="true" />}
                title={say("还没有样品单", "No sample orders yet")}
                actions={<Button variant="primary">{say("去样品中心", "Go to the sample centre")}</Button>}
              >
                {say(
                  "先拿样再下大货，样品款可抵货款。",
                  "Try a sample first; what you pay counts toward the order.",
                )}
              </EmptyState>
            }
          />
        </Sample>
        <Sample name="Skeleton">
          <div className="grid gap-4">
            <Skeleton lines={3} />
            <Skeleton height="5rem" />
          </div>
        </Sample>
      </SampleGrid>
    </Section>
  );
}

function useOrderColumns(now: Date): Column<Order>[] {
  const say = useSay();
  return [
    {
      key: "style",
      naming: true,
      header: say("款式", "Style"),
      cell: (order) => (
        <span className="flex min-w-0 items-center gap-2.5">
          <GoodsPicture
            drawing={order.drawing}
            colour={order.colour}
            alt=""
            className="size-9 shrink-0 rounded-sm"
          />
          <span>
            <a href="#data" className="font-medium hover:underline">
              {order.style}
            </a>
            <span className="block text-ink-3 text-xs">{order.number}</span>
          </span>
        </span>
      ),
    },
    {
      key: "buyer",
      header: say("采购店铺", "Buyer"),
      cell: (order) => (
        <span className="inline-flex flex-wrap items-center gap-x-2 max-md:justify-end">
          {order.buyer} <LevelIcon points={order.points} size={14} />
        </span>
      ),
    },
    {
      key: "pieces",
      header: say("件数", "Pieces"),
      align: "end",
      sortHref: "#data",
      sorted: "descending",
      cell: (order) => order.pieces.toLocaleString("en"),
    },
    {
      key: "total",
      header: say("货款", "Total"),
      align: "end",
      sortHref: "#data",
      cell: (order) => <Money fen={order.totalFen} />,
    },
    {
      key: "state",
      header: say("状态", "State"),
      cell: (order) => <Badge tone={order.tone}>{order.state}</Badge>,
    },
    {
      key: "placed",
      header: say("下单", "Placed"),
      cell: (order) => <RelativeTime date={order.placedAt} now={now} />,
    },
    {
      key: "act",
      header: say("操作", "Actions"),
      headerHidden: true,
      align: "end",
      cell: () => <Button size="small">{say("发货", "Ship")}</Button>,
    },
  ];
}

function useOrders(now: Date): Order[] {
  const say = useSay();
  const placedAt = (hours: number) => new Date(now.getTime() - hours * hour);
  return [
    {
      number: "WH26112200417",
      style: say("绞花圆领毛衣", "Cable-knit crew neck"),
      drawing: "knit",
      colour: "sage",
      buyer: say("西西的衣橱", "Xixi's Wardrobe"),
      points: 61_204,
      pieces: 1_240,
      totalFen: 7_688_000n,
      state: say("待发货", "To ship"),
      tone: "warning",
      placedAt: placedAt(1.2),
    },
    {
      number: "WH26112200386",
      style: say("轻薄立领羽绒服", "Light stand-collar down jacket"),
      drawing: "down",
      colour: "ink",
      buyer: say("小西家", "Xiaoxi Home"),
      points: 4_410,
      pieces: 360,
      totalFen: 5_976_000n,
      state: say("已发货", "Shipped"),
      tone: "info",
      placedAt: placedAt(6),
    },
    {
      number: "WH26112100951",
      style: say("双排扣风衣", "Double-breasted trench"),
      drawing: "coat",
      colour: "sand",
      buyer: say("岚家旗舰店", "Lan Flagship"),
      points: 812_330,
      pieces: 220,
      totalFen: 4_158_000n,
      state: say("已完成", "Completed"),
      tone: "success",
      placedAt: placedAt(27),
    },
    {
      number: "WH26112100877",
      style: say("水洗直筒牛仔裤", "Washed straight jeans"),
      drawing: "jeans",
      colour: "denim",
      buyer: say("阿敏日韩馆", "Min Style"),
      points: 188,
      pieces: 48,
      totalFen: 278_400n,
      state: say("纠纷中", "In dispute"),
      tone: "danger",
      placedAt: placedAt(31),
    },
  ];
}
