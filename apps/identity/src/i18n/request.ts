import { siteMessages } from "@hutong/site";
import en from "../../messages/en.json" with { type: "json" };
import zh from "../../messages/zh-CN.json" with { type: "json" };

export default siteMessages({ en, "zh-CN": zh });
