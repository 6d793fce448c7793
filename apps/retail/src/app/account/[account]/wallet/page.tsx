import { WalletPage } from "@hutong/account-pages";
import { readComingMoney } from "@hutong/orders";
import { requestCtx } from "@hutong/site";

export { walletMetadata as generateMetadata } from "@hutong/account-pages";

/** The wallet, and here, where the orders are, when what lies in escrow comes. */
export default function Wallet(props: PageProps<"/account/[account]/wallet">) {
  return (
    <WalletPage {...props} readComing={async (accountId) => readComingMoney(await requestCtx(), accountId)} />
  );
}
