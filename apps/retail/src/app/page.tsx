import { OpenedNotice, readSession } from "@hutong/site";
import { Page } from "@hutong/ui";

export default async function Home() {
  const session = await readSession();
  return (
    <Page title="Hutong">
      <OpenedNotice account={session?.account} />
    </Page>
  );
}
