// Words that differ between the Chinese of the mainland and that of Taiwan and Hong Kong although they mean the same. Written in
// simplified characters, as the index has them. A query for one finds the others; texts are indexed as they are.
const SAME = `软件 软体|网络 网路|服务器 伺服器|程序 程式|应用 应用程式|硬盘 硬碟|打印 列印|打印机 印表机|屏幕 萤幕 荧幕|鼠标 滑鼠|视频 影片 视讯|默认 预设|设置 设定|
蓝牙 蓝芽|充电宝 行动电源|内存 记忆体|固件 韧体|芯片 晶片|连接 连线|链接 连结|账号 帐号|账户 帐户|登录 登入|退出 登出|数据 资料|数据库 资料库|信息 讯息 资讯|
优盘 随身碟|文件夹 资料夹|文件 档案|菜单 选单|界面 介面|传感器 感测器|水泵 帮浦 泵浦|激光 雷射|数字 数位|移动 行动|质量 品质|反馈 回馈|搜索 搜寻|
恢复 还原|刷新 重新整理|快捷方式 捷径|硅 矽|硅胶 矽胶|保修 保固|螺丝刀 起子|塑料 塑胶|空调 冷气|自行车 脚踏车|电脑 计算机|摄像头 镜头|扫描仪 扫描器|
复印 影印|短信 简讯|在线 线上|博客 部落格|用户 使用者|操作系统 作业系统|兼容 相容|支持 支援|卸载 解除安装|下载 下载|上传 上载|截图 截图 萤幕截图|
二维码 二维条码|分辨率 解析度|像素 画素|带宽 频宽|路由器 分享器|电源插座 插座|扬声器 喇叭|耳机 耳机|麦克风 话筒|渠道 管道|水龙头 龙头`;

const alternatives = new Map<string, string[]>();
for (const line of SAME.split("|")) {
  const words = [...new Set(line.trim().split(" "))];
  for (const word of words) {
    alternatives.set(word, [...(alternatives.get(word) ?? []), ...words.filter((other) => other !== word)]);
  }
}

/** Other words for a word in simplified characters; none for most. */
export function regionalWords(word: string): readonly string[] {
  return alternatives.get(word) ?? [];
}
