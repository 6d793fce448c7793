import { isDomainError } from "@hutong/kernel";
import { checkCertificate, readUncheckedCertificates } from "@hutong/trading";
import { Trouble } from "../../bin/trouble.mjs";
import { type Command, table } from "./command.ts";

const listed = 100;

export const certificateListCommand: Command = {
  name: "certificate list",
  usage: "",
  summary: "suppliers' certificates that wait to be checked, the oldest first",
  async run(_args, tools) {
    const { prisma } = await tools.database();
    const waiting = await readUncheckedCertificates(prisma, { limit: listed });
    const rows = waiting.map((one) => [one.id, one.supplier, one.kind, one.number, one.issuer]);
    return { data: waiting, text: table([["CERTIFICATE", "SUPPLIER", "KIND", "NUMBER", "ISSUER"], ...rows]) };
  },
};

export const certificateCheckCommand: Command = {
  name: "certificate check",
  usage: "[--undo] CERTIFICATE",
  summary: "say that a certificate stands in its issuer's register, or take that back",
  options: { undo: { type: "boolean" } },
  words: 1,
  async run(args, tools) {
    const [certificateId = ""] = args.words;
    const isGood = args.options.undo !== true;
    try {
      await checkCertificate(await tools.ctx(), { certificateId, isGood });
    } catch (error) {
      if (isDomainError(error) && (error.code === "not_found" || error.code === "invalid_input")) {
        throw new Trouble("There is no such certificate.", {
          advice: "hutong certificate list names those that wait.",
        });
      }
      throw error;
    }
    const data = { certificateId, checked: isGood };
    return {
      data,
      text: isGood ? "Shown as checked by Hutong from now on." : "Shown as stated by the supplier again.",
    };
  },
};
