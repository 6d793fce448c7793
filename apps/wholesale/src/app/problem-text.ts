/** The words of the error page, kept out of the catalogues: it must stand when they cannot be had. */
export const problemText = {
  "zh-CN": {
    title: "这里出了点问题",
    text: "不是您的操作有误，填写的内容也没有重复提交。请再试一次；若仍不行，请把这个编号告诉我们：",
    retry: "再试一次",
    home: "回到首页",
  },
  en: {
    title: "Something went wrong here",
    text: "It is not your doing, and nothing you typed was sent twice. Try once more; if it stays, tell us this reference:",
    retry: "Try once more",
    home: "Back to the first page",
  },
} as const;
