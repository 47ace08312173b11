import { isMissingMark } from "./missing-marks.ts";
import { halfWidth } from "./text-forms.ts";

const COUNTED = "\\d+(?:\\.\\d+)?(?:人次?|名|位|项|家|个|件|期|场|[万亿]?元)";

/** Remarks that leave the figures beside them what their headings say. Whatever else stands in one is asked about. */
const HARMLESS: readonly RegExp[] = [
  // Checked, reported, on time.
  /^(?:数据)?(?:均?已|经)?(?:核实|核对|核定|核|审核|审定|审|确认|复核|校对|校核|更新|盖章|签字|归档)(?:无误|完毕|通过|正确|属实|过|了)?$/,
  /^(?:数据)?(?:无误|正确|准确|真实|属实|正常|完整|无异常|无变化|无异议|同意|通过|合格|一致|符合)$/,
  /^(?:(?:已|按[时期]|及时|如期|准时|逾期|延期|首次|第?[一二三四五\d]+次|再次?|初|终)(?:上报|填报|报送|提交|报)|正式数?|终审|初报|首报|待核)$/,
  /^(?:补报|补录|补充|新增|新报|更新)$/,
  /^(?:无|没有|略|同意|同前|详?见(?:附件|附表|说明|后)\d*|ok|okay|fine|done|none|no|yes|checked|confirmed|verified|n\/a|[√✓xX○●])$/i,
  // Of the platform, not of its figures.
  /^(?:今年|本年|当年|本月|\d{4}年(?:\d{1,2}月)?)?(?:新(?:设立?|建|成立|入驻|增平台|平台)|成立|设立|筹建中?|在建|运行中?|正常运行|试运行)$/,
  /^(?:李|王|张|刘|陈|杨|赵|黄|周|吴|徐|孙|胡|朱|高|林|何|郭|马|罗)(?:某某?|[一-龥]{1,2})填(?:报|写)?$/,
  // By which way people came, where money went.
  /^(?:自主|公开|校园|社会|网络|线上|线下|猎头|委托|定向|赴外|集中|统一)(?:招聘|招引|招考|引进|引才)?$/,
  /^(?:校企|院企|产学研|校地|政企)(?:联合|合作|共建)?$/,
  /^(?:[一二三四五]期)?(?:引进|招聘|到账|到位|到岗|入职|在岗|落户)$/,
  /^(?:统计)?口径[:：].{1,30}$/,
  /^(?:数据)?来源[:：].{1,60}$/,
  /^(?:联系人?|电话|填报人?|填表人?|负责人?|经办人?|审核人?)[:：].{1,30}$/,
  /^(?:含|包括)?(?:补报|补录|税)$/,
  // Of whom some of a figure are: 含兼职3人.
  new RegExp(`^(?:其中|含|包括|包含|内含)(?:有|了)?[^\\d月年季度期未其合并]{0,8}${COUNTED}$`),
];

const LONGEST = 300;

/** True of a remark that is known to change nothing of the figures it stands beside. */
export function isHarmlessRemark(remark: string): boolean {
  const text = halfWidth(remark.slice(0, LONGEST)).trim();
  return text.split(/[\n。；;，,、!！–—…/|]|\s{2,}|(?<=[一-龥])\s+(?=[一-龥])/).every((part) => isHarmlessPart(part));
}

function isHarmlessPart(part: string): boolean {
  const bare = part.replace(/^[\s\p{C}"'“”‘’()[\]【】*·.…–—-]+|[\s\p{C}"'“”‘’()[\]【】*·.…–—-]+$/gu, "");
  return bare === "" || isMissingMark(bare) || HARMLESS.some((shape) => shape.test(bare));
}
