import { migrate } from "@hutong/db/server";

// A process of its own: the migration engine holds a 10 s timer, which would keep a short test run waiting.
await migrate(process.env.HUTONG_TEST_TEMPLATE_URL ?? "");
process.exit(0);
