<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Alerts</name>
    <message>
        <source>Alerts</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>Which indicators crossed a threshold, where, and who is affected?</source>
        <translation>哪些指标越过了阈值，在哪里，影响到谁？</translation>
    </message>
    <message>
        <source>%1 open, %2 new</source>
        <translation>%1 条未结束，%2 条新预警</translation>
    </message>
    <message>
        <source>%1 series are watched at once; some cross a limit by chance.</source>
        <translation>同时监测 %1 个序列；其中有些会偶然越限。</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Affected</source>
        <translation>受影响客户</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>now</source>
        <translation>至今</translation>
    </message>
    <message>
        <source>New (it got worse)</source>
        <translation>新（情况加重）</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Watch from</source>
        <translation>关注起点</translation>
    </message>
    <message>
        <source>Breach from</source>
        <translation>越限起点</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>是否生效</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>What a threshold would have done</source>
        <translation>阈值回测</translation>
    </message>
    <message>
        <source>How often would it have fired, and how often before churn rose?</source>
        <translation>它会触发多少次，其中多少次在流失上升之前？</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 periods, %2 rises of churn</source>
        <translation>%1 个统计期，流失上升 %2 次</translation>
    </message>
    <message>
        <source>False alarms a year</source>
        <translation>每年误报</translation>
    </message>
    <message>
        <source>Breach from %1</source>
        <translation>越限起点 %1</translation>
    </message>
    <message>
        <source>Fired</source>
        <translation>触发</translation>
    </message>
    <message>
        <source>Before churn rose</source>
        <translation>流失上升之前</translation>
    </message>
    <message>
        <source>As churn rose</source>
        <translation>流失上升当期</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>Lead, periods</source>
        <translation>提前期数</translation>
    </message>
    <message>
        <source>Rises foretold</source>
        <translation>预告到的上升</translation>
    </message>
    <message>
        <source>At %1 it would have fired %2 times, %3 before churn rose.</source>
        <translation>阈值为 %1 时会触发 %2 次，其中 %3 次在流失上升之前。</translation>
    </message>
    <message>
        <source>Early-warning laboratory</source>
        <translation>预警实验室</translation>
    </message>
    <message>
        <source>Who would have been flagged, and how long before they left?</source>
        <translation>会标出哪些客户，比他们离开早多久？</translation>
    </message>
    <message>
        <source>AUC %1 on average of %2 origins, churn within %3 days</source>
        <translation>%2 个起点的平均 AUC 为 %1，%3 天内流失</translation>
    </message>
    <message>
        <source>Customers flagged, %</source>
        <translation>标出的客户，%</translation>
    </message>
    <message>
        <source>Churned customers caught</source>
        <translation>识别出的流失客户</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>标出</translation>
    </message>
    <message>
        <source>Hit rate</source>
        <translation>命中率</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Value caught</source>
        <translation>覆盖价值</translation>
    </message>
    <message>
        <source>Lead, days</source>
        <translation>提前天数</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Churned</source>
        <translation>流失</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC 值</translation>
    </message>
    <message>
        <source>Origins</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>No indicator crossed a threshold in the periods looked at.</source>
        <translation>所查各期没有指标越过阈值。</translation>
    </message>
    <message>
        <source>No indicator has enough history to be watched: at least 8 full periods are needed.</source>
        <translation>没有指标具备足够的历史可供监测：至少需要 8 个完整统计期。</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>▲ Breach</source>
        <translation>▲ 越限</translation>
    </message>
    <message>
        <source>● Watch</source>
        <translation>● 关注</translation>
    </message>
    <message>
        <source>What it would have done</source>
        <translation>过去会有怎样的表现</translation>
    </message>
    <message>
        <source>One alert for each series and segment, from the first period over a threshold to the last one, however many thresholds are crossed. Limits come from the periods before each point. Segments alert at red only; saved lists of ids are not watched.</source>
        <translation>每个序列、每个细分在越过阈值的首期至末期之间只发出一条预警，无论越过几个阈值。控制限取自每一点之前的各期。细分只在红色级别预警；已保存的客户编号名单不监测。</translation>
    </message>
    <message>
        <source>from %1 up</source>
        <translation>不低于 %1</translation>
    </message>
    <message>
        <source>from %1 down</source>
        <translation>不高于 %1</translation>
    </message>
    <message>
        <source>Customers over the threshold, summed over the origins.</source>
        <translation>超过阈值的客户数，各观察日合计。</translation>
    </message>
    <message>
        <source>Churners caught</source>
        <translation>捕获的流失客户</translation>
    </message>
    <message>
        <source>Share of those who left within the horizon that were flagged.</source>
        <translation>在观察期内流失的客户中被标记的占比。</translation>
    </message>
    <message>
        <source>Flags that were right</source>
        <translation>标记正确率</translation>
    </message>
    <message>
        <source>Share of the flagged that left within the horizon.</source>
        <translation>被标记的客户中在观察期内流失的占比。</translation>
    </message>
    <message>
        <source>Share of those who stayed that were flagged all the same.</source>
        <translation>未流失的客户中仍被标记的占比。</translation>
    </message>
    <message>
        <source>Lead time, median</source>
        <translation>提前量（中位数）</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>平均 %1</translation>
    </message>
    <message>
        <source>From the origin to the day a flagged customer left.</source>
        <translation>从观察日到被标记客户流失之日。</translation>
    </message>
    <message>
        <source>Share of the last year&apos;s net amount of those who left that the flagged ones held.</source>
        <translation>流失客户最近一年净额中，被标记客户所占的份额。</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>阈值 %1</translation>
    </message>
    <message>
        <source>Flagging %1 catches %2 of %3 who left.</source>
        <translation>标记 %1 的客户，可捕获 %3 位流失客户中的 %2 位。</translation>
    </message>
</context>
<context>
    <name>BehaviourPage</name>
    <message>
        <source>Before Christmas (1–24 Dec)</source>
        <translation>圣诞节前（12 月 1–24 日）</translation>
    </message>
    <message>
        <source>Black Friday (Thursday to Monday)</source>
        <translation>黑色星期五（周四至周一）</translation>
    </message>
    <message>
        <source>Singles&apos; Day (1–11 Nov)</source>
        <translation>双十一（11 月 1–11 日）</translation>
    </message>
    <message>
        <source>Before Spring Festival (21 days)</source>
        <translation>春节前（21 天）</translation>
    </message>
    <message>
        <source>Valentine&apos;s Day (7–14 Feb)</source>
        <translation>情人节（2 月 7–14 日）</translation>
    </message>
    <message>
        <source>Easter (Palm Sunday to Monday)</source>
        <translation>复活节（棕枝主日至周一）</translation>
    </message>
    <message>
        <source>National Day of China (1–7 Oct)</source>
        <translation>国庆节（10 月 1–7 日）</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Price band</source>
        <translation>价格带</translation>
    </message>
    <message>
        <source>%1 and more</source>
        <translation>%1 及以上</translation>
    </message>
    <message>
        <source>Purchase cycle</source>
        <translation>购买周期</translation>
    </message>
    <message>
        <source>Purchase frequency</source>
        <translation>购买频率</translation>
    </message>
    <message>
        <source>own mean days between purchase days</source>
        <translation>客户自身购买日之间的平均天数</translation>
    </message>
    <message>
        <source>orders in the last 365 days</source>
        <translation>最近 365 天的订单数</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Net amount</source>
        <translation>净金额</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>Half of the repeat buyers come back every %1 days or sooner.</source>
        <translation>一半的复购客户每 %1 天或更短时间回购一次。</translation>
    </message>
    <message>
        <source>The middle half: %1–%2 days. %3 customers bought on one day only and have no cycle.</source>
        <translation>中间一半：%1–%2 天。%3 位客户只在一天购买过，没有周期。</translation>
    </message>
    <message>
        <source>%1 of the customers did not order in the last year.</source>
        <translation>%1 的客户最近一年没有下单。</translation>
    </message>
    <message>
        <source>Days from the first to the last purchase day over the number of gaps between purchase days, by customer; with two purchase days or more.</source>
        <translation>每位客户首次至末次购买日的天数除以购买日之间的间隔数；至少有两个购买日。</translation>
    </message>
    <message>
        <source>Distinct orders with a purchase in the 365 days up to the as-of day, by customer.</source>
        <translation>每位客户截至观察日 365 天内含购买的不同订单数。</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>The transactions tell no category, product, channel or amount. Map such a column to see what customers prefer.</source>
        <translation>交易数据没有品类、产品、渠道或金额。映射这样的列即可查看客户的偏好。</translation>
    </message>
    <message>
        <source>what most of a customer&apos;s spending goes to</source>
        <translation>客户支出最多的去向</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Buyers</source>
        <translation>购买客户</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Prefer it</source>
        <translation>偏好客户</translation>
    </message>
    <message>
        <source>Churn rate of those</source>
        <translation>其流失率</translation>
    </message>
    <message>
        <source>%1: the %2 with most revenue of %3.</source>
        <translation>%1：%3 个中收入最高的 %2 个。</translation>
    </message>
    <message>
        <source>Hour and weekday</source>
        <translation>小时与星期</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>purchases</source>
        <translation>购买次数</translation>
    </message>
    <message>
        <source>Hour of the day</source>
        <translation>一天中的小时</translation>
    </message>
    <message>
        <source>%1, %2:00–%2:59: %3 purchases, %4 of all</source>
        <translation>%1 %2:00–%2:59：%3 次购买，占全部的 %4</translation>
    </message>
    <message>
        <source>Most purchases: %1, %2:00–%2:59.</source>
        <translation>购买最多：%1 %2:00–%2:59。</translation>
    </message>
    <message>
        <source>Cells: percent of all purchases.</source>
        <translation>单元格：占全部购买的百分比。</translation>
    </message>
    <message>
        <source>%1 purchases</source>
        <translation>%1 次购买</translation>
    </message>
    <message>
        <source>The transactions have dates without a time of day.</source>
        <translation>交易只有日期，没有时刻。</translation>
    </message>
    <message>
        <source>Purchases from %1 to %2, in the time of the source.</source>
        <translation>%1 至 %2 的购买，按来源的时间。</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>季节</translation>
    </message>
    <message>
        <source>purchases a day by month, 1 = the mean of the whole time</source>
        <translation>各月日均购买次数，1 = 全期平均</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Days in the data</source>
        <translation>数据中的天数</translation>
    </message>
    <message>
        <source>%1 purchases on %2 days</source>
        <translation>%2 天内 %1 次购买</translation>
    </message>
    <message>
        <source>Under two years of data: season and growth can&apos;t be told apart.</source>
        <translation>数据不足两年：无法区分季节与增长。</translation>
    </message>
    <message>
        <source>Purchases a day in each month of the year over those of the whole time. Months with fewer than 28 days in the data have no index.</source>
        <translation>一年中各月的日均购买次数与全期之比。数据中不足 28 天的月份没有指数。</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>No holiday lies within the data with four weeks on either side.</source>
        <translation>数据中没有前后各有四周的节假日。</translation>
    </message>
    <message>
        <source>purchases a day against the four weeks on either side, 1 = the same</source>
        <translation>日均购买次数与前后各四周之比，1 = 相同</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年数</translation>
    </message>
    <message>
        <source>%1 purchases, 95% CI %2</source>
        <translation>%1 次购买，95% 置信区间 %2</translation>
    </message>
    <message>
        <source>No holiday brings clearly more purchases.</source>
        <translation>没有节假日带来明显更多的购买。</translation>
    </message>
    <message>
        <source>More purchases: %1.</source>
        <translation>购买更多：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The interval takes purchases as independent; campaigns at the same time are in the figure.</source>
        <translation>区间假定各次购买相互独立；同期活动的影响也包含在内。</translation>
    </message>
    <message>
        <source>Purchases a day in the days of the holiday over those of the 28 days before and the 28 days after, all years together.</source>
        <translation>节假日期间的日均购买次数与其前后各 28 天之比，各年合计。</translation>
    </message>
    <message>
        <source>Purchase behaviour</source>
        <translation>购买行为</translation>
    </message>
    <message>
        <source>How often, what and when do customers buy?</source>
        <translation>客户多久买一次、买什么、何时买？</translation>
    </message>
    <message>
        <source>Purchases up to the as-of day, without returns. A customer prefers the value with the largest part of the own spending. Price bands hold a quarter of the purchases of all customers each.</source>
        <translation>截至观察日的购买，不含退货。客户偏好的是其消费占比最大的取值。每个价格带各含全部客户购买次数的四分之一。</translation>
    </message>
</context>
<context>
    <name>Briefing</name>
    <message>
        <source>Data to %1</source>
        <translation>数据截至 %1</translation>
    </message>
    <message>
        <source>Data to %1, compared with %2</source>
        <translation>数据截至 %1，与 %2 对比</translation>
    </message>
    <message>
        <source>About these figures</source>
        <translation>关于这些数字</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数字代入</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>统计期</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Computed</source>
        <translation>计算时间</translation>
    </message>
    <message>
        <source>Internal.</source>
        <translation>内部资料。</translation>
    </message>
    <message>
        <source>Contains no personal data.</source>
        <translation>不含个人数据。</translation>
    </message>
    <message>
        <source>Contains personal data.</source>
        <translation>含个人数据。</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1, lower</source>
        <translation>%1，下限</translation>
    </message>
    <message>
        <source>%1, upper</source>
        <translation>%1，上限</translation>
    </message>
    <message>
        <source>Lower control limit</source>
        <translation>控制下限</translation>
    </message>
    <message>
        <source>Upper control limit</source>
        <translation>控制上限</translation>
    </message>
    <message>
        <source>Texts changed</source>
        <translation>改动的文本</translation>
    </message>
    <message>
        <source>An apostrophe was put before these texts, or a character that no sheet can hold was replaced, so that a spreadsheet reads them as text.</source>
        <translation>这些文本前加了撇号，或替换了工作表无法容纳的字符，使电子表格将其读作文本。</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>%1, cells</source>
        <translation>%1，单元格</translation>
    </message>
    <message>
        <source>Weekly churn report</source>
        <translation>每周流失报告</translation>
    </message>
    <message>
        <source>Churn rule</source>
        <translation>流失规则</translation>
    </message>
    <message>
        <source>Workspace fingerprint</source>
        <translation>工作区指纹</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>This block can&apos;t be made from the data of the day.</source>
        <translation>当前数据无法生成此图表。</translation>
    </message>
    <message>
        <source>Segment in depth</source>
        <translation>细分深度报告</translation>
    </message>
    <message>
        <source>Early warning report</source>
        <translation>预警报告</translation>
    </message>
    <message>
        <source>Churn on one page</source>
        <translation>一页流失摘要</translation>
    </message>
    <message>
        <source>Satisfaction report</source>
        <translation>满意度报告</translation>
    </message>
    <message>
        <source>Value and lifecycle report</source>
        <translation>价值与生命周期报告</translation>
    </message>
    <message>
        <source>Charts in words</source>
        <translation>图表文字说明</translation>
    </message>
    <message numerus="yes">
        <source>%n rows by %1, from %2 to %3.</source>
        <translation>
            <numerusform>按%1共 %n 行，从 %2 到 %3。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 throughout.</source>
        <translation>%1：始终为 %2。</translation>
    </message>
    <message>
        <source>%1: lowest %2 (%3), highest %4 (%5).</source>
        <translation>%1：最低 %2（%3），最高 %4（%5）。</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>当时</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>已不在</translation>
    </message>
    <message>
        <source>What changed since the last issue</source>
        <translation>自上一期以来的变化</translation>
    </message>
    <message>
        <source>data to %1</source>
        <translation>当时数据截至 %1</translation>
    </message>
    <message>
        <source>No figure changed since the last issue.</source>
        <translation>自上一期以来没有数字变化。</translation>
    </message>
    <message>
        <source>%1 of %2 figures and findings read otherwise than in the last issue.</source>
        <translation>%2 项数字和结论中，有 %1 项与上一期不同。</translation>
    </message>
    <message>
        <source>Everything reads as in the last issue.</source>
        <translation>全部内容与上一期相同。</translation>
    </message>
    <message>
        <source>A manager copy has no lists of single customers.</source>
        <translation>管理层版本不含单个客户的清单。</translation>
    </message>
    <message numerus="yes">
        <source>Left out of the manager copy: a group has fewer than %n customers.</source>
        <translation>
            <numerusform>管理层版本中略去：有分组少于 %n 位客户。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Groups of fewer than %n customers are not shown.</source>
        <translation>
            <numerusform>少于 %n 位客户的分组不显示。</numerusform>
        </translation>
    </message>
    <message>
        <source>Campaign review</source>
        <translation>活动复盘</translation>
    </message>
    <message>
        <source>Kept as of %1.</source>
        <translation>保留截至 %1 的数字。</translation>
    </message>
    <message>
        <source>Data and method as for “%1”.</source>
        <translation>数据与方法同“%1”。</translation>
    </message>
    <message numerus="yes">
        <source>The first %n row(s) are printed here.</source>
        <translation>
            <numerusform>此处只印前 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these figures stood in the last issue: it was of other parts, or about other customers.</source>
        <translation>这些数字均未出现在上一期中：上一期包含的是其他部分，或针对的是其他客户。</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>Campaign: %1</source>
        <translation>活动：%1</translation>
    </message>
    <message>
        <source>Phase: %1</source>
        <translation>阶段：%1</translation>
    </message>
    <message>
        <source>Owner: %1</source>
        <translation>负责人：%1</translation>
    </message>
    <message>
        <source>Department: %1</source>
        <translation>部门：%1</translation>
    </message>
    <message>
        <source>After: %1</source>
        <translation>前置任务：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Progress: %1%</source>
        <translation>进度：%1%</translation>
    </message>
</context>
<context>
    <name>Campaign</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Targeted</source>
        <translation>已定目标</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Evaluated</source>
        <translation>已评估</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Without dates</source>
        <translation>未定日期</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Late to start</source>
        <translation>延迟开始</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按期</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done late</source>
        <translation>延期完成</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>Retention rate</source>
        <translation>留存率</translation>
    </message>
    <message>
        <source>Repeat rate</source>
        <translation>复购率</translation>
    </message>
    <message>
        <source>Response rate</source>
        <translation>响应率</translation>
    </message>
    <message>
        <source>Revenue per customer</source>
        <translation>客均收入</translation>
    </message>
    <message>
        <source>NPS</source>
        <translation>NPS</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>CSAT</translation>
    </message>
    <message>
        <source>Complaints per 100 customers</source>
        <translation>每百名客户投诉数</translation>
    </message>
    <message>
        <source>Blank plan</source>
        <translation>空白计划</translation>
    </message>
    <message>
        <source>Research, roll-out, improve (12 months)</source>
        <translation>调研、实施、改进（12 个月）</translation>
    </message>
    <message>
        <source>Win-back (18 weeks)</source>
        <translation>客户赢回（18 周）</translation>
    </message>
    <message>
        <source>Onboarding (21 weeks)</source>
        <translation>新客引导（21 周）</translation>
    </message>
    <message>
        <source>Service recovery (16 weeks)</source>
        <translation>服务补救（16 周）</translation>
    </message>
</context>
<context>
    <name>CampaignEvaluatePage</name>
    <message>
        <source>All customers</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>%1 risk</source>
        <translation>%1风险</translation>
    </message>
    <message>
        <source>Offer: %1</source>
        <translation>方案：%1</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组别</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Treated</source>
        <translation>实验组</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>对照组</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>The locked question</source>
        <translation>锁定的问题</translation>
    </message>
    <message>
        <source>Rule: %1. Window %2 to %3.</source>
        <translation>规则：%1。窗口 %2 至 %3。</translation>
    </message>
    <message>
        <source>Sample ratio: p %1. Members were lost on one side; what follows can&apos;t be trusted.</source>
        <translation>样本比例：p %1。一侧成员有流失，以下结果不可信。</translation>
    </message>
    <message>
        <source>Sample ratio as drawn (p %1).</source>
        <translation>样本比例与抽取一致（p %1）。</translation>
    </message>
    <message>
        <source>The groups were not drawn here; they came with the outcomes.</source>
        <translation>分组不是在此抽取的，而是随结果而来。</translation>
    </message>
    <message>
        <source>The lists do not have the digest of the lock any more.</source>
        <translation>名单与锁定时的摘要不再一致。</translation>
    </message>
    <message numerus="yes">
        <source>The outcome of %n member(s) is not known; they are left out.</source>
        <translation>
            <numerusform>%n 位成员的结果未知，已排除。</numerusform>
        </translation>
    </message>
    <message>
        <source>Effect by group</source>
        <translation>分组效果</translation>
    </message>
    <message>
        <source>Without a control there is no effect by group.</source>
        <translation>没有对照组就没有分组效果。</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>p, corrected</source>
        <translation>校正后 p 值</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>样本过少</translation>
    </message>
    <message>
        <source>exploratory; grey where the interval holds zero</source>
        <translation>探索性；区间包含零时为灰色</translation>
    </message>
    <message>
        <source>Treated less control within each group. p-values are corrected for the number of groups (Benjamini-Hochberg); none is given with fewer than 10 on a side.</source>
        <translation>各组内实验组减对照组。p 值按组数校正（Benjamini-Hochberg）；任一侧少于 10 人时不给出。</translation>
    </message>
    <message>
        <source>There is no score from before the campaign, or no control.</source>
        <translation>没有活动前的评分，或没有对照组。</translation>
    </message>
    <message>
        <source>Share of customers, by falling expected uplift, %</source>
        <translation>按预期增量从高到低的客户比例，%</translation>
    </message>
    <message>
        <source>Outcomes gained</source>
        <translation>增加的结果数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Gained</source>
        <translation>增量</translation>
    </message>
    <message>
        <source>Random order</source>
        <translation>随机顺序</translation>
    </message>
    <message>
        <source>Qini curve, exploratory</source>
        <translation>Qini 曲线，探索性</translation>
    </message>
    <message>
        <source>Better than random order.</source>
        <translation>优于随机顺序。</translation>
    </message>
    <message>
        <source>Not better than random order.</source>
        <translation>不优于随机顺序。</translation>
    </message>
    <message>
        <source>Qini %1 [%2]; a random score has 0.</source>
        <translation>Qini %1 [%2]；随机评分为 0。</translation>
    </message>
    <message>
        <source>Qini %1; a random score has 0.</source>
        <translation>Qini %1；随机评分为 0。</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>回报</translation>
    </message>
    <message>
        <source>What the customers are worth is not known, or there is no control.</source>
        <translation>客户价值未知，或没有对照组。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Brought</source>
        <translation>带来</translation>
    </message>
    <message>
        <source>Cost, as the outcomes say</source>
        <translation>成本，按结果文件</translation>
    </message>
    <message>
        <source>Cost, as planned</source>
        <translation>成本，按计划</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>净值</translation>
    </message>
    <message>
        <source>Promised net</source>
        <translation>承诺净值</translation>
    </message>
    <message>
        <source>treated, over the campaign</source>
        <translation>实验组，整个活动</translation>
    </message>
    <message>
        <source>Remaining value of those who stayed, treated less control a customer, times the treated; the value known before is taken out as covariate. Net is that less the cost.</source>
        <translation>留存客户的剩余价值，按每位客户取实验组减对照组，再乘以实验组人数；事先已知的价值作为协变量扣除。净值为其减去成本。</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>前后对比</translation>
    </message>
    <message>
        <source>There are no purchases to compare before and after with.</source>
        <translation>没有可用于前后对比的购买数据。</translation>
    </message>
    <message>
        <source>Matched customers</source>
        <translation>匹配客户</translation>
    </message>
    <message>
        <source>Weaker: the comparison is with customers who look alike, not with a drawn control.</source>
        <translation>较弱：对比的是相似客户，而非抽取的对照组。</translation>
    </message>
    <message>
        <source>Standardised difference after matching</source>
        <translation>匹配后的标准化差异</translation>
    </message>
    <message>
        <source>Matched comparison</source>
        <translation>匹配对比</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n 对</numerusform>
        </translation>
    </message>
    <message>
        <source>Weaker than an experiment: who was chosen may differ in what the data do not show.</source>
        <translation>弱于实验：入选者可能在数据未反映的方面有所不同。</translation>
    </message>
    <message>
        <source>Balance at start</source>
        <translation>起始均衡性</translation>
    </message>
    <message>
        <source>Standardised difference</source>
        <translation>标准化差异</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Remaining value</source>
        <translation>剩余价值</translation>
    </message>
    <message>
        <source>Net amount before</source>
        <translation>之前的净额</translation>
    </message>
    <message>
        <source>Nothing from before the campaign is known of both groups.</source>
        <translation>两组在活动之前的情况均未知。</translation>
    </message>
    <message>
        <source>|standardised difference|</source>
        <translation>|标准化差异|</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>已分配</translation>
    </message>
    <message>
        <source>Contacted</source>
        <translation>已触达</translation>
    </message>
    <message>
        <source>Responded</source>
        <translation>已响应</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>已转化</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>treated</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>经验</translation>
    </message>
    <message>
        <source>There is nothing to learn yet: the window is open, a group is too small, or the outcome is an amount.</source>
        <translation>暂无可学的经验：窗口未结束、某组过小，或结果是金额。</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Share saved</source>
        <translation>挽留比例</translation>
    </message>
    <message>
        <source>what the library learns when the campaign is closed</source>
        <translation>活动结束时策略库将学到的内容</translation>
    </message>
    <message>
        <source>Of those who would have left, the share who stayed because of it: the fall of churn over the churn of the control.</source>
        <translation>本会流失的客户中因此留下的比例：流失下降量除以对照组流失率。</translation>
    </message>
    <message>
        <source>Did it work, for whom, and was it worth it?</source>
        <translation>是否有效，对谁有效，是否值得？</translation>
    </message>
    <message>
        <source>no causal estimate</source>
        <translation>无因果估计</translation>
    </message>
    <message>
        <source>n %1</source>
        <translation>n %1</translation>
    </message>
    <message>
        <source>Customers kept</source>
        <translation>留住的客户</translation>
    </message>
    <message>
        <source>Effect × treated.</source>
        <translation>效果 × 实验组人数。</translation>
    </message>
    <message>
        <source>Value saved</source>
        <translation>挽留价值</translation>
    </message>
    <message>
        <source>What the treated bring more than they would have without the campaign.</source>
        <translation>实验组比没有活动时多带来的价值。</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>budget %1</source>
        <translation>预算 %1</translation>
    </message>
    <message>
        <source>As the outcomes say.</source>
        <translation>按结果文件。</translation>
    </message>
    <message>
        <source>As planned; the outcomes hold no cost.</source>
        <translation>按计划；结果文件没有成本。</translation>
    </message>
    <message>
        <source>ROI</source>
        <translation>投资回报率</translation>
    </message>
    <message>
        <source>(value − cost) ÷ cost</source>
        <translation>（价值 − 成本）÷ 成本</translation>
    </message>
    <message>
        <source>With CUPED</source>
        <translation>经 CUPED 调整</translation>
    </message>
    <message>
        <source>Treated less control. With CUPED: the same with what was spent before the campaign taken out, which narrows the interval.</source>
        <translation>实验组减对照组。经 CUPED 调整：扣除活动前消费的影响后的同一差异，区间更窄。</translation>
    </message>
    <message>
        <source>Uplift by score</source>
        <translation>按得分的增益</translation>
    </message>
    <message>
        <source>net, 95% interval %1</source>
        <translation>净值，95% 区间 %1</translation>
    </message>
    <message>
        <source>Promised were %1.</source>
        <translation>预计为 %1。</translation>
    </message>
    <message>
        <source>Retention curve</source>
        <translation>留存曲线</translation>
    </message>
    <message>
        <source>The churn rule in force has no dates, so there is no course over the days.</source>
        <translation>现行流失规则没有日期，因此没有逐日走势。</translation>
    </message>
    <message>
        <source>Days since the lock</source>
        <translation>锁定后天数</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>% still customers</source>
        <translation>仍为客户的百分比</translation>
    </message>
    <message numerus="yes">
        <source>After %n day(s) treated %1, control %2.</source>
        <translation>
            <numerusform>%n 天后实验组 %1，对照组 %2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n day(s) treated %1.</source>
        <translation>
            <numerusform>%n 天后实验组 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Of those who were customers by the churn rule in force when the campaign was locked, the share who are on that day.</source>
        <translation>按现行流失规则在活动锁定时为客户的人中，当天仍为客户的比例。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>Gone at the lock</source>
        <translation>锁定时已流失</translation>
    </message>
    <message>
        <source>Cost of %1</source>
        <translation>%1的成本</translation>
    </message>
    <message>
        <source>from</source>
        <translation>起</translation>
    </message>
    <message>
        <source>to</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Other offers</source>
        <translation>其他优惠</translation>
    </message>
    <message>
        <source>Return curve</source>
        <translation>回流曲线</translation>
    </message>
    <message>
        <source>% customers again</source>
        <translation>重新成为客户的百分比</translation>
    </message>
    <message>
        <source>% customers</source>
        <translation>客户百分比</translation>
    </message>
    <message>
        <source>Of those who were gone by the churn rule in force when the campaign was locked, the share who are customers on that day.</source>
        <translation>活动锁定时按现行流失规则已流失的客户中，当日是客户的比例。</translation>
    </message>
    <message>
        <source>Of all who are in the campaign, customers or gone by the churn rule in force when it was locked, the share who are customers on that day.</source>
        <translation>活动全部成员（锁定时按现行流失规则为客户或已流失）中，当日是客户的比例。</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>lock, %1</source>
        <translation>锁定，%1</translation>
    </message>
    <message numerus="yes">
        <source>net amount a customer in %n day(s)</source>
        <translation>
            <numerusform>每名客户每 %n 天的净金额</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean net amount of the members of each group, band: 95% interval of the treated. Left of the line before the lock, right of it the window of the outcome.</source>
        <translation>各组成员的平均净金额，色带为处理组的 95% 区间。竖线左侧为锁定之前，右侧为结果窗口。</translation>
    </message>
    <message>
        <source>Effect, points</source>
        <translation>效果（百分点）</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) before the lock</source>
        <translation>
            <numerusform>锁定前 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) after the lock</source>
        <translation>
            <numerusform>锁定后 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the %n day(s) before and after: treated %1 → %2, %3 %4 → %5: difference in differences %6.</source>
        <translation>
            <numerusform>锁定前后各 %n 天：处理组 %1 → %2，%3 %4 → %5：双重差分 %6。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>CampaignGantt</name>
    <message>
        <source>on the critical path</source>
        <translation>在关键路径上</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) of slack</source>
        <translation>
            <numerusform>时差 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>%1 a week, max %2</source>
        <translation>%1 / 周，上限 %2</translation>
    </message>
    <message>
        <source>%1 a week</source>
        <translation>%1 / 周</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1：%2 %3</translation>
    </message>
    <message>
        <source>%1: %2 over</source>
        <translation>%1：超出 %2</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
</context>
<context>
    <name>CampaignLetter</name>
    <message>
        <source>L</source>
        <translation>低</translation>
    </message>
    <message>
        <source>M</source>
        <translation>中</translation>
    </message>
    <message>
        <source>H</source>
        <translation>高</translation>
    </message>
</context>
<context>
    <name>CampaignLibraryPage</name>
    <message>
        <source>%1 risk</source>
        <translation>%1风险</translation>
    </message>
    <message>
        <source>Strategy library</source>
        <translation>策略库</translation>
    </message>
    <message>
        <source>What can be done for whom, and what does it bring?</source>
        <translation>能为谁做什么，会带来什么？</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>适用对象</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>触达</translation>
    </message>
    <message>
        <source>Reward × taken</source>
        <translation>优惠 × 领取率</translation>
    </message>
    <message>
        <source>Assumed</source>
        <translation>假设</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>是否生效</translation>
    </message>
    <message>
        <source>± sd</source>
        <translation>± 标准差</translation>
    </message>
    <message>
        <source>Rests on</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>所有人</translation>
    </message>
    <message numerus="yes">
        <source>%n campaign(s) and the assumption</source>
        <translation>
            <numerusform>%n 个活动及假设</numerusform>
        </translation>
    </message>
    <message>
        <source>assumption, not measured yet</source>
        <translation>假设，尚未测量</translation>
    </message>
    <message>
        <source>share of those who would leave that stays because of it</source>
        <translation>本会流失的客户中因此留下的比例</translation>
    </message>
    <message>
        <source>In force is the mean of the assumption and all measured campaigns, each weighted by its doubt and the spread between campaigns (DerSimonian, Laird 1986; Morris 1983).</source>
        <translation>采用值为假设与全部已测活动的平均，各按其不确定性及活动之间的差异加权（DerSimonian、Laird 1986；Morris 1983）。</translation>
    </message>
    <message>
        <source>Promised against measured</source>
        <translation>承诺与实测</translation>
    </message>
    <message>
        <source>No campaign was closed yet.</source>
        <translation>还没有结束的活动。</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>net value</source>
        <translation>净值</translation>
    </message>
    <message>
        <source>net value in currency units; of an offer the uplift reckoned with and the one measured</source>
        <translation>净值以货币单位计；方案为预计增益与实测增益</translation>
    </message>
    <message>
        <source>What a campaign reckoned with when it was locked, and what its evaluation found when it was closed.</source>
        <translation>活动锁定时的预计，与结束评估时的实测结果。</translation>
    </message>
</context>
<context>
    <name>CampaignPlanPage</name>
    <message>
        <source>How %1 was computed</source>
        <translation>%1的计算口径</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>State on</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Plan made</source>
        <translation>计划创建于</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n day(s)</source>
        <translation>
            <numerusform>%1，%n 天内</numerusform>
        </translation>
    </message>
    <message>
        <source>Baseline and target that were set for the plan; not measured here. %1</source>
        <translation>为计划设定的基线与目标，此处并未测量。%1</translation>
    </message>
    <message>
        <source>No target is set yet.</source>
        <translation>尚未设定目标。</translation>
    </message>
    <message>
        <source>Whom the plan is for, before anybody is left out for consent, recent contact or open complaints.</source>
        <translation>计划面向的客户，尚未因未同意、近期已联系或投诉未结而排除。</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>受众</translation>
    </message>
    <message>
        <source>segment, before exclusions</source>
        <translation>客群，排除之前</translation>
    </message>
    <message>
        <source>customers, fixed list</source>
        <translation>名客户，固定名单</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>planned %1</source>
        <translation>计划 %1</translation>
    </message>
    <message>
        <source>Progress of the tasks, weighted by their planned days; a milestone counts as one day. Planned: the share of these days that is over.</source>
        <translation>各任务进度，按计划天数加权；里程碑按一天计。计划：这些天数中已过去的份额。</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>%1 behind, %2 of %3 done</source>
        <translation>落后 %1，完成 %2/%3</translation>
    </message>
    <message>
        <source>Tasks past their last planned day that are not done. Behind: less progress than the share of their days that is over, or not begun in time.</source>
        <translation>已过计划最后一天而未完成的任务。落后：进度低于已过天数的份额，或未按时开始。</translation>
    </message>
    <message>
        <source>of %1 limit</source>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>no limit set</source>
        <translation>未设上限</translation>
    </message>
    <message>
        <source>Planned cost</source>
        <translation>计划费用</translation>
    </message>
    <message>
        <source>Sum of the planned amounts of the budget lines.</source>
        <translation>预算各项计划金额之和。</translation>
    </message>
    <message>
        <source>%1 over the limit</source>
        <translation>超出上限 %1</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已支出</translation>
    </message>
    <message>
        <source>%1 of planned</source>
        <translation>为计划的 %1</translation>
    </message>
    <message>
        <source>Sum of what was entered as spent in the budget lines.</source>
        <translation>预算各项中填写的支出之和。</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>关键路径</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n 项任务</numerusform>
        </translation>
    </message>
    <message>
        <source>end %1</source>
        <translation>%1 结束</translation>
    </message>
    <message>
        <source>Tasks that move the end of the plan when they slip by a day (critical path method, Kelley and Walker 1959; calendar days; a task starts no earlier than planned and not before those it waits for are done).</source>
        <translation>推迟一天就会推迟计划结束日的任务（关键路径法，Kelley 与 Walker 1959；按日历天；任务不早于计划日，也不早于其前置任务完成时开始）。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>After</source>
        <translation>前置任务</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Slack, days</source>
        <translation>时差（天）</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>实际开始</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>实际结束</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Planned days are calendar days, both included. Slack: by how many days a task can slip without moving the end of the plan.</source>
        <translation>计划天数为日历天，含首尾两天。时差：任务可推迟多少天而不影响计划结束日。</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) start before what they wait for is done.</source>
        <translation>
            <numerusform>有 %n 项任务在其前置任务完成之前开始。</numerusform>
        </translation>
    </message>
    <message>
        <source>Move them, or take the dependency away.</source>
        <translation>请移动它们，或去掉依赖关系。</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Amounts as entered; sums are exact to hundredths.</source>
        <translation>金额按填写值；合计精确到百分位。</translation>
    </message>
    <message>
        <source>Planned %1 over the limit.</source>
        <translation>计划超出上限 %1。</translation>
    </message>
    <message>
        <source>Spent over the limit.</source>
        <translation>支出超出上限。</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>Weeks over</source>
        <translation>超出周数</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>use against a week&apos;s capacity</source>
        <translation>用量与每周容量</translation>
    </message>
    <message>
        <source>The use of a task is spread evenly over its planned days and summed by weeks from Monday.</source>
        <translation>任务用量平均分摊到计划天数，按周（周一起）汇总。</translation>
    </message>
    <message numerus="yes">
        <source>Over capacity in %n week(s).</source>
        <translation>
            <numerusform>有 %n 周超出容量。</numerusform>
        </translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>P</source>
        <translation>概</translation>
    </message>
    <message>
        <source>I</source>
        <translation>影</translation>
    </message>
    <message>
        <source>Contingency</source>
        <translation>应对措施</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>probability, impact</source>
        <translation>概率、影响</translation>
    </message>
    <message>
        <source>As judged by the people who plan: low, medium or high likelihood and impact, and what is done when it happens.</source>
        <translation>由计划者判断：可能性与影响的低、中、高，以及发生时的应对措施。</translation>
    </message>
    <message>
        <source>Who gets which offer, when, at what cost?</source>
        <translation>谁在何时得到哪种方案，花费多少？</translation>
    </message>
    <message>
        <source>no dates yet</source>
        <translation>未定日期</translation>
    </message>
    <message>
        <source>n %1</source>
        <translation>n %1</translation>
    </message>
    <message>
        <source>Goal, %</source>
        <translation>目标，%</translation>
    </message>
    <message>
        <source>%1 of %2 limit</source>
        <translation>%1，上限 %2</translation>
    </message>
    <message>
        <source>%1, no limit set</source>
        <translation>%1，未设上限</translation>
    </message>
</context>
<context>
    <name>CampaignRunPage</name>
    <message>
        <source>What is wrong in the outcomes</source>
        <translation>结果中的问题</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>未发现问题。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Rows that could not be taken as they are; all others were.</source>
        <translation>无法原样采用的行；其余均已采用。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>What came of it?</source>
        <translation>结果如何？</translation>
    </message>
    <message>
        <source>Of this campaign</source>
        <translation>属于本活动</translation>
    </message>
    <message>
        <source>Rows that name a customer of the campaign, each once.</source>
        <translation>对应本活动客户的行，每人一次。</translation>
    </message>
    <message>
        <source>The groups were not drawn here; they came with the file.</source>
        <translation>分组不是在此抽取的，而是随文件而来。</translation>
    </message>
    <message>
        <source>Is it going as planned?</source>
        <translation>是否按计划进行？</translation>
    </message>
    <message>
        <source>of %1 planned</source>
        <translation>计划 %1</translation>
    </message>
    <message>
        <source>Contacted</source>
        <translation>已触达</translation>
    </message>
    <message>
        <source>Treated customers of whom the outcomes say that they were contacted.</source>
        <translation>结果中注明已触达的实验组客户。</translation>
    </message>
    <message>
        <source>Responded</source>
        <translation>已响应</translation>
    </message>
    <message>
        <source>Of those contacted.</source>
        <translation>占已触达客户。</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>As the outcomes say.</source>
        <translation>按结果文件。</translation>
    </message>
    <message>
        <source>Control contacted</source>
        <translation>对照组被触达</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>Should be none.</source>
        <translation>应当为零。</translation>
    </message>
    <message>
        <source>Contacted often</source>
        <translation>频繁触达</translation>
    </message>
    <message>
        <source>Treated by three or more campaigns within 90 days.</source>
        <translation>90 天内被三个及以上活动触达。</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>已转化</translation>
    </message>
    <message>
        <source>Planned cost</source>
        <translation>计划成本</translation>
    </message>
    <message>
        <source>Planned against actual</source>
        <translation>计划与实际</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>What the outcomes read in say of the treated, against the plan that was locked.</source>
        <translation>已读入的结果对照锁定的计划。</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>No alarm.</source>
        <translation>没有警报。</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>Overlap with other campaigns</source>
        <translation>与其他活动的重叠</translation>
    </message>
    <message>
        <source>Nobody is in two campaigns at a time.</source>
        <translation>没有人同时在两个活动中。</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Customers in both</source>
        <translation>同时在两者中的客户</translation>
    </message>
    <message>
        <source>Lists written</source>
        <translation>已导出的名单</translation>
    </message>
    <message>
        <source>No contact list was written yet.</source>
        <translation>还没有导出触达名单。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>customer numbers</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>pseudonyms</source>
        <translation>假名</translation>
    </message>
    <message>
        <source>no undo takes these away</source>
        <translation>撤销不会删除这些记录</translation>
    </message>
</context>
<context>
    <name>CampaignTargetPage</name>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>候选客户</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Net each</source>
        <translation>每人净值</translation>
    </message>
    <message>
        <source>%1 risk, %2</source>
        <translation>%1风险，%2</translation>
    </message>
    <message>
        <source>Who gets which offer</source>
        <translation>谁得到哪种方案</translation>
    </message>
    <message>
        <source>customers, treated and held back</source>
        <translation>客户数，含实验组与留出组</translation>
    </message>
    <message>
        <source>No plan within the limits is worth more than %1; this one falls short by at most %2.</source>
        <translation>在限制内没有方案的价值超过 %1；本方案最多相差 %2。</translation>
    </message>
    <message>
        <source>No plan within the limits is worth more: proven best.</source>
        <translation>在限制内没有更优的方案：已证明最优。</translation>
    </message>
    <message>
        <source>At most one offer a customer, so that the sum of uplift × remaining value − expected cost is as large as budget and channels allow.</source>
        <translation>每位客户至多一种方案，使“增量 × 剩余价值 − 预期成本”之和在预算和渠道允许下最大。</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Expected cost</source>
        <translation>预期成本</translation>
    </message>
    <message>
        <source>Share saved</source>
        <translation>挽留比例</translation>
    </message>
    <message>
        <source>± sd</source>
        <translation>± 标准差</translation>
    </message>
    <message>
        <source>Rests on</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>适用</translation>
    </message>
    <message>
        <source>Treated</source>
        <translation>实验组</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>留出组</translation>
    </message>
    <message>
        <source>Expected net</source>
        <translation>预期净值</translation>
    </message>
    <message>
        <source>Offers and what they are assumed to do</source>
        <translation>方案及其假设效果</translation>
    </message>
    <message>
        <source>cautious: lower bound of each effect</source>
        <translation>谨慎模式：取各效果的下限</translation>
    </message>
    <message>
        <source>share of those who would leave that stays because of it</source>
        <translation>本会流失的客户中因此留下的比例</translation>
    </message>
    <message>
        <source>uplift = share saved × risk − share woken × (1 − risk). Shares measured in earlier campaigns are weighted with the assumption by their doubt.</source>
        <translation>增量 = 挽留比例 × 风险 − 唤醒比例 ×（1 − 风险）。以往活动测得的比例与假设按各自的不确定性加权。</translation>
    </message>
    <message>
        <source>Value by spend</source>
        <translation>价值与花费</translation>
    </message>
    <message>
        <source>The plan is locked; the curve was shown before.</source>
        <translation>计划已锁定；曲线在锁定前显示。</translation>
    </message>
    <message>
        <source>Money changes nothing here: no offer costs anything.</source>
        <translation>预算在此不起作用：所有方案都没有成本。</translation>
    </message>
    <message>
        <source>Expected net value</source>
        <translation>预期净值</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Best plan</source>
        <translation>最优方案</translation>
    </message>
    <message>
        <source>No plan above</source>
        <translation>任何方案的上限</translation>
    </message>
    <message>
        <source>Highest risk first</source>
        <translation>高风险优先</translation>
    </message>
    <message>
        <source>Random order</source>
        <translation>随机顺序</translation>
    </message>
    <message>
        <source>knee at %1</source>
        <translation>拐点在 %1</translation>
    </message>
    <message>
        <source>With the same budget of %1, highest risk first brings %2 and random order %3; the best plan %4.</source>
        <translation>同样的预算 %1，高风险优先带来 %2，随机顺序 %3，最优方案 %4。</translation>
    </message>
    <message>
        <source>Each unit of money brings about the same up to %1.</source>
        <translation>在 %1 以内，每单位花费带来的价值大致相同。</translation>
    </message>
    <message>
        <source>From a random sample of %1 candidates, scaled up.</source>
        <translation>由 %1 位候选客户的随机样本推算。</translation>
    </message>
    <message>
        <source>Holdout and power</source>
        <translation>留出组与检验功效</translation>
    </message>
    <message>
        <source>Share held back, %</source>
        <translation>留出比例，%</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>检验功效</translation>
    </message>
    <message>
        <source>Power can&apos;t be told: nobody is held back, or the outcome is an amount.</source>
        <translation>无法给出检验功效：没有留出组，或结果是金额。</translation>
    </message>
    <message>
        <source>chance to show the expected effect</source>
        <translation>显示预期效果的概率</translation>
    </message>
    <message>
        <source>Of these groups a fall of churn by %1 or more would be shown with %2 power; expected are %3 of %4.</source>
        <translation>以这样的分组，流失下降 %1 及以上时可以 %2 的功效显示出来；预期下降 %3，基线为 %4。</translation>
    </message>
    <message>
        <source>Two-sided test of two shares. Churn without the campaign is the mean risk, brought from the horizon of the model to the window with a constant hazard.</source>
        <translation>两个比例的双侧检验。无活动时的流失取平均风险，并按恒定风险率由模型期限换算到观察窗口。</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>How long to wait</source>
        <translation>需要等多久</translation>
    </message>
    <message>
        <source>power by length of the window</source>
        <translation>按窗口长度的检验功效</translation>
    </message>
    <message numerus="yes">
        <source>Wait %n day(s).</source>
        <translation>
            <numerusform>需等待 %n 天。</numerusform>
        </translation>
    </message>
    <message>
        <source>No window of up to a year shows the expected effect.</source>
        <translation>一年以内的任何窗口都显示不出预期效果。</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>哪些客户</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>受众</translation>
    </message>
    <message>
        <source>of them: leave alone, every contact would do harm</source>
        <translation>其中：不要打扰，任何触达都会有害</translation>
    </message>
    <message>
        <source>of them: every offer costs more than it brings</source>
        <translation>其中：任何方案都得不偿失</translation>
    </message>
    <message>
        <source>of them: remaining value not known</source>
        <translation>其中：剩余价值未知</translation>
    </message>
    <message>
        <source>Who is left out</source>
        <translation>谁被排除</translation>
    </message>
    <message>
        <source>the first reason that holds counts</source>
        <translation>以第一个成立的原因计</translation>
    </message>
    <message>
        <source>The customer table has no column of consent: nobody was left out for it.</source>
        <translation>客户表没有同意列：没有人因此被排除。</translation>
    </message>
    <message>
        <source>There are no complaints: nobody was left out for an open one.</source>
        <translation>没有投诉数据：没有人因未关闭的投诉被排除。</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Remaining value</source>
        <translation>剩余价值</translation>
    </message>
    <message>
        <source>Expected uplift</source>
        <translation>预期增量</translation>
    </message>
    <message>
        <source>Net amount before</source>
        <translation>之前的净额</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Standardised difference</source>
        <translation>标准化差异</translation>
    </message>
    <message>
        <source>Balance at start</source>
        <translation>起始均衡性</translation>
    </message>
    <message>
        <source>treated against held back, |standardised difference|</source>
        <translation>实验组与留出组，|标准化差异|</translation>
    </message>
    <message>
        <source>Nobody is held back.</source>
        <translation>没有留出组。</translation>
    </message>
    <message>
        <source>The groups are alike.</source>
        <translation>两组相近。</translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) beyond 0.1.</source>
        <translation>
            <numerusform>%n 项超过 0.1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Difference of the means over the root of the mean variance (Austin 2009); beyond 0.1 is called out of balance.</source>
        <translation>均值之差除以平均方差的平方根（Austin 2009）；超过 0.1 视为不均衡。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组别</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>treated</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Chosen customers</source>
        <translation>入选客户</translation>
    </message>
    <message>
        <source>%1 of %2, highest net first</source>
        <translation>%1 / %2，净值从高到低</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>Customers of the audience after all exclusions.</source>
        <translation>受众经全部排除后剩下的客户。</translation>
    </message>
    <message>
        <source>Treated / held back</source>
        <translation>实验组 / 留出组</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 held back, seed %2</source>
        <translation>留出 %1，种子 %2</translation>
    </message>
    <message>
        <source>Drawn at random within offer, risk tier and value class.</source>
        <translation>在方案、风险等级和价值等级内随机抽取。</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>花费</translation>
    </message>
    <message>
        <source>of %1 cap</source>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>no cap</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>Expected cost of the treated: contacts and what is taken of the offers.</source>
        <translation>实验组的预期成本：触达成本与被领取的优惠。</translation>
    </message>
    <message>
        <source>Uplift × remaining value − expected cost, summed over the treated. The interval is the doubt about the effects alone.</source>
        <translation>实验组“增量 × 剩余价值 − 预期成本”之和。区间仅反映效果的不确定性。</translation>
    </message>
    <message>
        <source>shows %1 or more</source>
        <translation>可检出 ≥ %1</translation>
    </message>
    <message>
        <source>Chance that the comparison shows the expected effect.</source>
        <translation>比较能显示出预期效果的概率。</translation>
    </message>
    <message>
        <source>Leave alone</source>
        <translation>不要打扰</translation>
    </message>
    <message>
        <source>Candidates whom every contact is expected to harm.</source>
        <translation>任何触达预期都有害的候选客户。</translation>
    </message>
    <message>
        <source>Locked as of %1, digest %2.</source>
        <translation>已于 %1 锁定，摘要 %2。</translation>
    </message>
    <message>
        <source>Who gets what, and what will it show?</source>
        <translation>谁得到什么，能证明什么？</translation>
    </message>
    <message>
        <source>Gone, %1</source>
        <translation>已流失，%1</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>已流失</translation>
    </message>
    <message>
        <source>Budget %1</source>
        <translation>预算 %1</translation>
    </message>
    <message>
        <source>%1, random order %2</source>
        <translation>%1，随机顺序 %2</translation>
    </message>
    <message>
        <source>expected net value by budget, before anybody is held back; shaded: more than random order</source>
        <translation>不同预算下的预期净价值（尚未留出对照）；阴影：优于随机顺序的部分</translation>
    </message>
    <message>
        <source>cap</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>of them: gone</source>
        <translation>其中：已流失</translation>
    </message>
    <message>
        <source>Who comes back without being asked</source>
        <translation>自行回流的客户</translation>
    </message>
    <message>
        <source>Nobody was gone so long ago that a return could be seen, or churn has no dates: the chance is taken as 0.</source>
        <translation>没有流失足够早、能观察到回流的客户，或流失没有日期：回流概率按 0 计。</translation>
    </message>
    <message>
        <source>Gone for</source>
        <translation>流失时长</translation>
    </message>
    <message>
        <source>Were gone</source>
        <translation>当时已流失</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>已回流</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>%1, n %2</source>
        <translation>%1，n %2</translation>
    </message>
    <message>
        <source>%1–%2 days</source>
        <translation>%1–%2 天</translation>
    </message>
    <message>
        <source>%1 days and more</source>
        <translation>%1 天及以上</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message numerus="yes">
        <source>% who were customers again %n day(s) later</source>
        <translation>
            <numerusform>%n 天后重新成为客户的百分比</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of those who were gone on %2 were customers again a window later; an offer has to bring more.</source>
        <translation>在 %2 已流失的客户中，%1 在一个窗口后重新成为客户；优惠必须带来更多。</translation>
    </message>
    <message>
        <source>Of those who were gone by the churn rule on the first day, the share who are customers on the last. The chance to stay away is 1 less that of the own time gone; with fewer than 30 customers that of all. uplift = share saved × chance to stay away; a return is worth what a customer of that past brings who is there.</source>
        <translation>按流失规则在首日已流失的客户中，末日是客户的比例。继续流失的概率为 1 减去相同流失时长者的回流比例；不足 30 名客户时用全体比例。增量 = 挽留比例 × 继续流失的概率；一次回流的价值等于具有同样历史且仍在的客户所带来的价值。</translation>
    </message>
    <message>
        <source>%1 or more would be shown with %2 power; expected are %3, of %4 who would be no customers.</source>
        <translation>%1 及以上能以 %2 的功效显示；预期 %3，不开展活动时 %4 不是客户。</translation>
    </message>
</context>
<context>
    <name>CampaignWords</name>
    <message>
        <source>Gone already, or state not known</source>
        <translation>已流失或状态未知</translation>
    </message>
    <message>
        <source>Another risk tier</source>
        <translation>其他风险等级</translation>
    </message>
    <message>
        <source>No consent to contact</source>
        <translation>未同意联系</translation>
    </message>
    <message>
        <source>Contacted lately</source>
        <translation>近期已触达</translation>
    </message>
    <message>
        <source>Open complaint</source>
        <translation>有未关闭的投诉</translation>
    </message>
    <message>
        <source>In another running campaign</source>
        <translation>已在其他进行中的活动里</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>App</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>信件</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Customers who are not in this campaign: left out</source>
        <translation>不在本活动中的客户：已排除</translation>
    </message>
    <message>
        <source>Control customers who were contacted: they stay in the control, which makes the effect look smaller</source>
        <translation>被触达的对照组客户：仍留在对照组，效果会显得更小</translation>
    </message>
    <message>
        <source>Customers who come twice: the first row counts</source>
        <translation>重复出现的客户：以第一行为准</translation>
    </message>
    <message>
        <source>Cells that could not be read: taken as not known</source>
        <translation>无法读取的单元格：按未知处理</translation>
    </message>
    <message>
        <source>Rows whose group is not the one that was drawn: the drawn one counts</source>
        <translation>分组与抽取结果不一致的行：以抽取的分组为准</translation>
    </message>
    <message>
        <source>Cost is more than a tenth over the plan</source>
        <translation>成本超出计划一成以上</translation>
    </message>
    <message>
        <source>Somebody of the control was contacted</source>
        <translation>对照组中有人被触达</translation>
    </message>
    <message>
        <source>Fewer than half of the treated were contacted after two weeks</source>
        <translation>两周后触达的实验组客户不到一半</translation>
    </message>
    <message>
        <source>Outcomes name customers who are not in the campaign</source>
        <translation>结果中有不属于本活动的客户</translation>
    </message>
    <message>
        <source>No outcomes yet</source>
        <translation>还没有结果</translation>
    </message>
    <message>
        <source>Still a customer at the end of the window</source>
        <translation>观察窗口结束时仍是客户</translation>
    </message>
    <message>
        <source>Converted, as the outcomes say</source>
        <translation>按结果文件已转化</translation>
    </message>
    <message>
        <source>Amount in the window</source>
        <translation>观察窗口内的金额</translation>
    </message>
    <message>
        <source>The decision rule is met.</source>
        <translation>已满足决策规则。</translation>
    </message>
    <message>
        <source>The decision rule is not met.</source>
        <translation>未满足决策规则。</translation>
    </message>
    <message>
        <source>The window is not over: nothing is decided yet.</source>
        <translation>观察窗口尚未结束：暂不作结论。</translation>
    </message>
    <message>
        <source>The groups do not have the sizes that were drawn: nothing can be decided.</source>
        <translation>两组人数与抽取时不符：无法作出结论。</translation>
    </message>
    <message>
        <source>Nobody was held back: there is no causal estimate.</source>
        <translation>没有留出对照组：没有因果估计。</translation>
    </message>
    <message>
        <source>the whole interval of the effect lies above 0</source>
        <translation>效果的整个区间大于 0</translation>
    </message>
    <message>
        <source>the whole interval of the profit lies above 0</source>
        <translation>利润的整个区间大于 0</translation>
    </message>
    <message>
        <source>A group without any outcome: nothing can be compared until its outcomes are read in as well</source>
        <translation>有一组完全没有结果：在读入该组结果之前无法比较</translation>
    </message>
    <message>
        <source>Still a customer</source>
        <translation>仍是客户</translation>
    </message>
    <message>
        <source>State not known</source>
        <translation>状态未知</translation>
    </message>
    <message>
        <source>Gone for too long</source>
        <translation>流失时间过长</translation>
    </message>
    <message>
        <source>A customer again at the end of the window</source>
        <translation>窗口结束时重新成为客户</translation>
    </message>
    <message>
        <source>A customer at the end of the window</source>
        <translation>窗口结束时是客户</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Those who are gone</source>
        <translation>已流失客户</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message numerus="yes">
        <source>measured in %n campaign(s), drawn to the assumption</source>
        <translation>
            <numerusform>由 %n 个活动测得，并向假设收缩</numerusform>
        </translation>
    </message>
    <message>
        <source>assumption, not measured yet</source>
        <translation>假设，尚未测量</translation>
    </message>
</context>
<context>
    <name>CellOrigin</name>
    <message>
        <source>Finding the origin of a cell</source>
        <translation>正在查找单元格来源</translation>
    </message>
    <message>
        <source>Origin not found</source>
        <translation>未找到来源</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>Day first: DD/MM/YYYY</source>
        <translation>日在前：DD/MM/YYYY</translation>
    </message>
    <message>
        <source>Month first: MM/DD/YYYY</source>
        <translation>月在前：MM/DD/YYYY</translation>
    </message>
    <message>
        <source>Year first: YYYY-MM-DD</source>
        <translation>年在前：YYYY-MM-DD</translation>
    </message>
    <message>
        <source>Year first, then day: YYYY-DD-MM</source>
        <translation>年在前，日在后：YYYY-DD-MM</translation>
    </message>
    <message>
        <source>The comma marks decimals: 1,5 is one and a half</source>
        <translation>逗号是小数点：1,5 表示一点五</translation>
    </message>
    <message>
        <source>The comma groups thousands: 1,500 is fifteen hundred</source>
        <translation>逗号是千位分隔：1,500 表示一千五百</translation>
    </message>
    <message>
        <source>The point marks decimals: 1.5 is one and a half</source>
        <translation>点是小数点：1.5 表示一点五</translation>
    </message>
    <message>
        <source>The point groups thousands: 1.500 is fifteen hundred</source>
        <translation>点是千位分隔：1.500 表示一千五百</translation>
    </message>
    <message>
        <source>Keep as text</source>
        <translation>保留为文本</translation>
    </message>
    <message>
        <source>It means missing</source>
        <translation>表示缺失</translation>
    </message>
    <message>
        <source>It is data</source>
        <translation>是数据</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>全部保留</translation>
    </message>
    <message>
        <source>Keep the first</source>
        <translation>保留第一个</translation>
    </message>
    <message>
        <source>Keep the last</source>
        <translation>保留最后一个</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>逗号 ,</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>分号 ;</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>竖线 |</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>No header line</source>
        <translation>没有表头行</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>第 %1 行</translation>
    </message>
</context>
<context>
    <name>Churn</name>
    <message numerus="yes">
        <source>Above the upper control limit for %Ln days.</source>
        <translation>
            <numerusform>连续 %Ln 天高于控制上限。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Above the upper control limit for %Ln weeks.</source>
        <translation>
            <numerusform>连续 %Ln 周高于控制上限。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Above the upper control limit for %Ln months.</source>
        <translation>
            <numerusform>连续 %Ln 个月高于控制上限。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Above the upper control limit for %Ln quarters.</source>
        <translation>
            <numerusform>连续 %Ln 个季度高于控制上限。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Above the upper control limit for %Ln years.</source>
        <translation>
            <numerusform>连续 %Ln 年高于控制上限。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Below the lower control limit for %Ln days.</source>
        <translation>
            <numerusform>连续 %Ln 天低于控制下限。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Below the lower control limit for %Ln weeks.</source>
        <translation>
            <numerusform>连续 %Ln 周低于控制下限。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Below the lower control limit for %Ln months.</source>
        <translation>
            <numerusform>连续 %Ln 个月低于控制下限。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Below the lower control limit for %Ln quarters.</source>
        <translation>
            <numerusform>连续 %Ln 个季度低于控制下限。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Below the lower control limit for %Ln years.</source>
        <translation>
            <numerusform>连续 %Ln 年低于控制下限。</numerusform>
        </translation>
    </message>
    <message>
        <source>Share of the customers with a churn label whom it marks as churned. The label has no dates, so no period is told apart.</source>
        <translation>有流失标签的客户中被标为流失的比例。标签没有日期，因此不区分统计期。</translation>
    </message>
    <message numerus="yes">
        <source>Share of the customers active on %1 who made no purchase for %Ln days by %2.</source>
        <translation>
            <numerusform>在 %1 活跃、到 %2 已连续 %Ln 天没有购买的客户比例。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Share of the customers active on %1 whose contract ended and was not renewed within %Ln days, by %2.</source>
        <translation>
            <numerusform>在 %1 活跃、到 %2 合同已到期且 %Ln 天内未续订的客户比例。</numerusform>
        </translation>
    </message>
    <message>
        <source>Share of the customers active on %1 whom the data mark as churned by %2.</source>
        <translation>在 %1 活跃、到 %2 被数据标为流失的客户比例。</translation>
    </message>
    <message>
        <source>churned in the period ÷ active at its start</source>
        <translation>期内流失 ÷ 期初活跃</translation>
    </message>
    <message>
        <source>marked as churned ÷ customers with a label</source>
        <translation>标为流失 ÷ 有标签的客户</translation>
    </message>
    <message>
        <source>Too few customers to judge.</source>
        <translation>客户太少，无法判断。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln customers were active at the start; at least 30 are needed.</source>
        <translation>
            <numerusform>%1：期初有 %Ln 位活跃客户；至少需要 30 位。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1: %2; %3: %4. Change %5 [%6].</source>
        <translation>%1：%2；%3：%4。变化 %5 [%6]。</translation>
    </message>
    <message>
        <source>A run on one side of the mean or in one direction.</source>
        <translation>连续位于均值一侧或持续同向变化。</translation>
    </message>
    <message>
        <source>Churn rose by %1.</source>
        <translation>流失率上升 %1。</translation>
    </message>
    <message>
        <source>Churn fell by %1.</source>
        <translation>流失率下降 %1。</translation>
    </message>
    <message>
        <source>No clear change in churn.</source>
        <translation>流失率没有明显变化。</translation>
    </message>
    <message>
        <source>Within the control limits.</source>
        <translation>在控制限以内。</translation>
    </message>
</context>
<context>
    <name>ChurnCause</name>
    <message>
        <source>Voluntary</source>
        <translation>主动</translation>
    </message>
    <message>
        <source>Involuntary</source>
        <translation>被动</translation>
    </message>
</context>
<context>
    <name>ChurnDegree</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>轻度</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>中度</translation>
    </message>
    <message>
        <source>Severe</source>
        <translation>重度</translation>
    </message>
</context>
<context>
    <name>ChurnKind</name>
    <message>
        <source>Churn label in the data</source>
        <translation>数据中的流失标签</translation>
    </message>
    <message>
        <source>Contract end without renewal</source>
        <translation>合同到期未续订</translation>
    </message>
    <message>
        <source>Inactivity</source>
        <translation>不活跃</translation>
    </message>
    <message numerus="yes">
        <source>Inactivity of %n days (proposed from the data)</source>
        <translation>
            <numerusform>不活跃 %n 天（由数据建议）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Inactivity of %n days</source>
        <translation>
            <numerusform>不活跃 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Contract ended, no renewal within %n days</source>
        <translation>
            <numerusform>合同到期，%n 天内未续订</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChurnRulePage</name>
    <message>
        <source>When is a customer gone?</source>
        <translation>客户何时算作流失？</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Silent for more than</source>
        <translation>沉默超过</translation>
    </message>
    <message>
        <source>Renewal still counts within</source>
        <translation>续订宽限期</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Use the proposal</source>
        <translation>采用建议值</translation>
    </message>
    <message>
        <source>Silent days</source>
        <translation>沉默天数</translation>
    </message>
    <message>
        <source>Chance to return</source>
        <translation>回归概率</translation>
    </message>
    <message>
        <source>95% CI from</source>
        <translation>95% 置信下限</translation>
    </message>
    <message>
        <source>95% CI to</source>
        <translation>95% 置信上限</translation>
    </message>
    <message>
        <source>Gaps still open</source>
        <translation>未结束的间隔</translation>
    </message>
    <message numerus="yes">
        <source>within %Ln days, by silent days since the last purchase</source>
        <translation>
            <numerusform>%Ln 天内回归，按最近一次购买后的沉默天数</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The chance of another purchase within %Ln days after so many days without one, from the gaps between the purchases of each customer. Gaps still open at the as-of day are censored, not taken as lost.</source>
        <translation>
            <numerusform>连续若干天没有购买之后，%Ln 天内再次购买的概率，由每位客户的购买间隔估计。到观察日仍未结束的间隔作删失处理，不算作流失。</numerusform>
        </translation>
    </message>
    <message>
        <source>1 − S(silent days + time to return) ÷ S(silent days), S = Kaplan–Meier curve of the gaps</source>
        <translation>1 − S(沉默天数 + 回归时间) ÷ S(沉默天数)，S = 购买间隔的 Kaplan–Meier 曲线</translation>
    </message>
    <message numerus="yes">
        <source>After %Ln silent days at most one customer in ten returns.</source>
        <translation>
            <numerusform>沉默 %Ln 天之后，回归的客户至多十分之一。</numerusform>
        </translation>
    </message>
    <message>
        <source>Chance to return within %1 days: %2.</source>
        <translation>%1 天内的回归概率：%2。</translation>
    </message>
    <message numerus="yes">
        <source>The proposal of %Ln days is uncertain.</source>
        <translation>
            <numerusform>建议的 %Ln 天不确定。</numerusform>
        </translation>
    </message>
    <message>
        <source>Kaplan–Meier curve of purchase gaps, open gaps censored; band: 95% interval (Greenwood, log-log). Gaps of one customer are taken as independent, so the band is somewhat narrow.</source>
        <translation>购买间隔的 Kaplan–Meier 曲线，未结束的间隔作删失处理；带状区域：95% 区间（Greenwood，log-log）。同一客户的间隔视为相互独立，因此区间略窄。</translation>
    </message>
    <message>
        <source>Churn rule</source>
        <translation>流失规则</translation>
    </message>
    <message>
        <source>in force for every figure</source>
        <translation>适用于所有数字</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Rule in force</source>
        <translation>现行规则</translation>
    </message>
    <message>
        <source>Rules the data allow</source>
        <translation>数据支持的规则</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Days of inactivity proposed</source>
        <translation>建议的不活跃天数</translation>
    </message>
    <message>
        <source>Days of inactivity in force</source>
        <translation>现行的不活跃天数</translation>
    </message>
    <message>
        <source>Purchase gaps completed</source>
        <translation>已结束的购买间隔</translation>
    </message>
    <message>
        <source>Purchase gaps still open</source>
        <translation>未结束的购买间隔</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>建议方法</translation>
    </message>
    <message>
        <source>smallest number of days with a chance to return of at most 10%</source>
        <translation>回归概率不超过 10% 的最小天数</translation>
    </message>
    <message>
        <source>The rule says when a customer counts as gone. A churn label in the data comes before a contract end, and that before inactivity, unless a rule was chosen.</source>
        <translation>规则说明客户何时算作流失。除非另行选择，数据中的流失标签优先于合同到期，合同到期优先于不活跃。</translation>
    </message>
    <message>
        <source>When does a customer count as gone?</source>
        <translation>客户何时算作流失？</translation>
    </message>
</context>
<context>
    <name>ChurnTreePage</name>
    <message>
        <source>%1×</source>
        <translation>%1 倍</translation>
    </message>
    <message>
        <source>Churn in %1 of those active at its start, by what was known on %2.</source>
        <translation>期初活跃客户在 %1 的流失，依据 %2 当天已知的信息。</translation>
    </message>
    <message>
        <source>Churn as the label says, by the attributes as they stand.</source>
        <translation>按标签判定的流失，依据当前的属性。</translation>
    </message>
    <message>
        <source>One half of the customers, drawn at random, chose the questions; the tree was cut back by ten-fold cross-validation to the smallest one within one standard error of the best. Rates and intervals are those of the other half.</source>
        <translation>随机抽取的一半客户用于选择问题；决策树经十折交叉验证剪枝，取与最优相差一个标准误以内的最小树。流失率和区间来自另一半客户。</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Tested on</source>
        <translation>检验客户数</translation>
    </message>
    <message>
        <source>Churned</source>
        <translation>流失</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>Against all</source>
        <translation>与全体之比</translation>
    </message>
    <message>
        <source>Segments the tree proposes</source>
        <translation>决策树建议的分群</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>No question tells who churns.</source>
        <translation>没有问题能区分谁会流失。</translation>
    </message>
    <message>
        <source>Cut back by cross-validation, nothing is left of the tree: no split holds for customers it has not seen.</source>
        <translation>经交叉验证剪枝后树已不剩分支：没有一个划分对未见过的客户成立。</translation>
    </message>
    <message>
        <source>%1: churn %2.</source>
        <translation>%1：流失率 %2。</translation>
    </message>
    <message>
        <source>No segment churns clearly more than all customers.</source>
        <translation>没有分群的流失率明显高于全体客户。</translation>
    </message>
    <message>
        <source>%1 against %2 of all.</source>
        <translation>%1，全体为 %2。</translation>
    </message>
    <message>
        <source>A segment saved from here looks at the fields as they are then. A relation is no cause.</source>
        <translation>由此保存的分群按届时的字段取值判定。相关不等于因果。</translation>
    </message>
    <message>
        <source>Fields asked about</source>
        <translation>参与提问的字段</translation>
    </message>
    <message>
        <source>Fields left out</source>
        <translation>未采用的字段</translation>
    </message>
    <message>
        <source>Churn tree</source>
        <translation>流失决策树</translation>
    </message>
    <message numerus="yes">
        <source>%n segments</source>
        <translation>
            <numerusform>%n 个分群</numerusform>
        </translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>All active customers</source>
        <translation>全部活跃客户</translation>
    </message>
    <message>
        <source>How large a tree holds?</source>
        <translation>多大的树站得住脚？</translation>
    </message>
    <message>
        <source>No question lowers the error even for the customers it was chosen on.</source>
        <translation>即使对用于选择的客户，也没有问题能降低误差。</translation>
    </message>
    <message>
        <source>error on customers the tree has not seen, 1 = the plain rate</source>
        <translation>对未见过客户的误差，1 = 仅用总体流失率</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation>标准误</translation>
    </message>
    <message>
        <source>chosen: %1</source>
        <translation>选定：%1</translation>
    </message>
    <message>
        <source>The tree explains %1 of the differences of customers it has not seen.</source>
        <translation>该树解释了未见过客户差异的 %1。</translation>
    </message>
    <message>
        <source>Band: one standard error. The smallest tree within one standard error of the best is chosen.</source>
        <translation>带状区域：一个标准误。选取与最优相差一个标准误以内的最小树。</translation>
    </message>
    <message>
        <source>Which questions find those who leave?</source>
        <translation>哪些问题能找出要流失的客户？</translation>
    </message>
    <message>
        <source>%1: not asked about, for the churn rule itself counts it.</source>
        <translation>%1：不作提问，因为流失规则本身就计算它。</translation>
    </message>
</context>
<context>
    <name>ClustersPage</name>
    <message>
        <source>%1 [%2]</source>
        <translation>%1 [%2]</translation>
    </message>
    <message>
        <source>%1: %2 against %3 (%4)</source>
        <translation>%1：%2，其他为 %3（%4）</translation>
    </message>
    <message>
        <source>Component %1, %2 of the variance: most of all %3 %4</source>
        <translation>主成分 %1，占方差 %2：主要为%3 %4</translation>
    </message>
    <message>
        <source>The customers hardly fall into groups.</source>
        <translation>客户几乎不成群。</translation>
    </message>
    <message>
        <source>The groups overlap.</source>
        <translation>各群相互重叠。</translation>
    </message>
    <message>
        <source>The groups are well apart.</source>
        <translation>各群区分清楚。</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>聚类</translation>
    </message>
    <message>
        <source>k-means, k %1, silhouette %2</source>
        <translation>k-means，k %1，轮廓系数 %2</translation>
    </message>
    <message>
        <source>%1 of the customers</source>
        <translation>占客户的 %1</translation>
    </message>
    <message>
        <source>churn rate %1</source>
        <translation>流失率 %1</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>聚类</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Component %1</source>
        <translation>主成分 %1</translation>
    </message>
    <message>
        <source>Mean silhouette %1: below 0.25 no structure, above 0.5 a clear one (Kaufman, Rousseeuw 1990).</source>
        <translation>平均轮廓系数 %1：低于 0.25 无结构，高于 0.5 结构清晰（Kaufman、Rousseeuw 1990）。</translation>
    </message>
    <message>
        <source>Each dot is a customer, at most 500 drawn at random; the lines hold the four fifths nearest to the middle.</source>
        <translation>每个点代表一位客户，最多随机抽取 500 位；边线包住离中心最近的五分之四。</translation>
    </message>
    <message>
        <source>Customers are put together who are alike in the figures chosen, each standardised; figures with a long tail by their logarithm. The map shows the two directions in which the customers differ most.</source>
        <translation>把所选指标相近的客户归为一类，各指标均标准化；长尾指标取对数。图中显示客户差异最大的两个方向。</translation>
    </message>
    <message>
        <source>%1 (logarithm)</source>
        <translation>%1（对数）</translation>
    </message>
    <message>
        <source>What sets them apart</source>
        <translation>各聚类的特点</translation>
    </message>
    <message>
        <source>against all other customers</source>
        <translation>与其他全部客户相比</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>Silhouette</source>
        <translation>轮廓系数</translation>
    </message>
    <message>
        <source>What sets it apart</source>
        <translation>显著特征</translation>
    </message>
    <message>
        <source>nothing by more than a small effect</source>
        <translation>没有超过小效应的差异</translation>
    </message>
    <message>
        <source>%1 churns most.</source>
        <translation>%1 流失最多。</translation>
    </message>
    <message>
        <source>%1, beyond the interval of every other cluster.</source>
        <translation>%1，超出其他所有聚类的区间。</translation>
    </message>
    <message>
        <source>No cluster churns clearly more than every other.</source>
        <translation>没有聚类的流失率明显高于其他所有聚类。</translation>
    </message>
    <message>
        <source>Mean or share in the cluster against that of all other customers. d: difference of means over the common standard deviation; h: difference of shares on Cohen&apos;s scale; 0.2 small, 0.5 medium, 0.8 large. No p-values: the clusters were made to differ.</source>
        <translation>聚类内的均值或占比与其他全部客户相比。d：均值之差除以共同标准差；h：按 Cohen 尺度的占比之差；0.2 为小，0.5 为中，0.8 为大。不给出 p 值：聚类本来就是按差异划分的。</translation>
    </message>
    <message>
        <source>Means of the figures clustered by</source>
        <translation>聚类所用指标的均值</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Plain means of the customers of each cluster, in the units of the data.</source>
        <translation>各聚类客户的普通平均值，单位与数据相同。</translation>
    </message>
    <message>
        <source>How many clusters?</source>
        <translation>分几类合适？</translation>
    </message>
    <message>
        <source>The number was chosen by hand. Set it to “Suggested” to see how many the data bear.</source>
        <translation>类数为手动选择。改为“建议类数”可查看数据支持几类。</translation>
    </message>
    <message>
        <source>mean silhouette</source>
        <translation>平均轮廓系数</translation>
    </message>
    <message numerus="yes">
        <source>%n clusters lie best with their own.</source>
        <translation>
            <numerusform>分为 %n 类时客户与同类最为接近。</numerusform>
        </translation>
    </message>
    <message>
        <source>Silhouette: how much nearer a customer is to the own cluster than to the next one, from −1 to 1, on average. Measured on at most 4,000 customers; the highest mean is suggested.</source>
        <translation>轮廓系数：客户离自身聚类比离最近的其他聚类近多少，从 −1 到 1，取平均。最多用 4,000 位客户计算；建议取平均值最高者。</translation>
    </message>
    <message>
        <source>Which groups do the customers fall into by themselves?</source>
        <translation>客户自然地分成哪些群？</translation>
    </message>
</context>
<context>
    <name>CohortBlock</name>
    <message numerus="yes">
        <source>%Ln days later</source>
        <translation>
            <numerusform>%Ln 天后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln weeks later</source>
        <translation>
            <numerusform>%Ln 周后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln months later</source>
        <translation>
            <numerusform>%Ln 个月后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quarters later</source>
        <translation>
            <numerusform>%Ln 个季度后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln years later</source>
        <translation>
            <numerusform>%Ln 年后</numerusform>
        </translation>
    </message>
    <message>
        <source>The period is not over.</source>
        <translation>该期尚未结束。</translation>
    </message>
    <message>
        <source>More than 3σ below the mean of all cohorts, %1.</source>
        <translation>比全部同期群的均值 %1 低 3σ 以上。</translation>
    </message>
    <message>
        <source>Cohort</source>
        <translation>同期群</translation>
    </message>
    <message>
        <source>Customers in cohort</source>
        <translation>同期群客户数</translation>
    </message>
    <message>
        <source>Periods later</source>
        <translation>之后期数</translation>
    </message>
    <message>
        <source>Bought again</source>
        <translation>再次购买</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>留存率</translation>
    </message>
    <message>
        <source>95% CI from</source>
        <translation>95% 置信下限</translation>
    </message>
    <message>
        <source>95% CI to</source>
        <translation>95% 置信上限</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Revenue, %1</source>
        <translation>收入，%1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>未满期</translation>
    </message>
    <message>
        <source>Cohort retention</source>
        <translation>同期群留存</translation>
    </message>
    <message>
        <source>customers buying in the period ÷ customers of the cohort</source>
        <translation>该期购买的客户 ÷ 同期群客户</translation>
    </message>
    <message>
        <source>%1 buy again %2.</source>
        <translation>%2有 %1 的客户再次购买。</translation>
    </message>
    <message>
        <source>Mean over the cohorts old enough, weighted by size [%1].</source>
        <translation>时间足够长的同期群按规模加权的均值 [%1]。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells lie clearly below the mean of their age.</source>
        <translation>
            <numerusform>%Ln 格明显低于同龄均值。</numerusform>
        </translation>
    </message>
    <message>
        <source>Hatched cells are of the period that is not over; they are not compared.</source>
        <translation>斜纹格属于尚未结束的一期，不参与比较。</translation>
    </message>
    <message>
        <source>The latest %1 of %2 cohorts are drawn; the table has all.</source>
        <translation>图中为 %2 个同期群中最近的 %1 个；表格包含全部。</translation>
    </message>
    <message>
        <source>Orange frame or *: more than 3σ below the mean of all cohorts at that age. Grey: fewer than 30 customers.</source>
        <translation>橙框或 *：比全部同期群的同龄均值低 3σ 以上。灰色：少于 30 位客户。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>days since the first purchase</source>
        <translation>首次购买以来的天数</translation>
    </message>
    <message>
        <source>weeks since the first purchase</source>
        <translation>首次购买以来的周数</translation>
    </message>
    <message>
        <source>months since the first purchase</source>
        <translation>首次购买以来的月数</translation>
    </message>
    <message>
        <source>quarters since the first purchase</source>
        <translation>首次购买以来的季度数</translation>
    </message>
    <message>
        <source>years since the first purchase</source>
        <translation>首次购买以来的年数</translation>
    </message>
    <message>
        <source>% buying then or later</source>
        <translation>当期或之后购买的百分比</translation>
    </message>
    <message>
        <source>% buying again</source>
        <translation>再次购买的百分比</translation>
    </message>
    <message>
        <source>orders per customer from then on</source>
        <translation>自当期起的人均订单数</translation>
    </message>
    <message>
        <source>orders per customer</source>
        <translation>人均订单数</translation>
    </message>
    <message>
        <source>revenue per customer from then on, %1</source>
        <translation>自当期起的人均收入，%1</translation>
    </message>
    <message>
        <source>revenue per customer, %1</source>
        <translation>人均收入，%1</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <comment>measure, periods</comment>
        <translation>%1，按%2</translation>
    </message>
    <message>
        <source>Cohort %1, %2</source>
        <comment>period, months later</comment>
        <translation>同期群 %1，%2</translation>
    </message>
    <message>
        <source>%1: %2, %3 of %4</source>
        <translation>%1：%2，%4 人中的 %3 人</translation>
    </message>
    <message>
        <source>%1: %2 orders of %3 customers, %4 each</source>
        <translation>%1：%3 位客户共 %2 个订单，人均 %4</translation>
    </message>
    <message>
        <source>%1: %2 of %3 customers, %4 each</source>
        <translation>%1：%3 位客户共 %2，人均 %4</translation>
    </message>
    <message>
        <source>From this period on.</source>
        <translation>自此时段起。</translation>
    </message>
    <message>
        <source>Bought then or later</source>
        <translation>当期或之后购买</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Plain mean</source>
        <translation>简单平均</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Cohort orders</source>
        <translation>同期群订单</translation>
    </message>
    <message>
        <source>Cohort revenue</source>
        <translation>同期群收入</translation>
    </message>
    <message>
        <source>A cohort is the customers whose first purchase fell in a period. The mean leaves out the first cohort, which may hold customers from before the data, where there are at least four, and periods that are not over.</source>
        <translation>同期群是首次购买落在同一时段的客户。同期群不少于四个时，平均值不含第一个（其中可能有数据开始之前的客户），也不含尚未结束的时段。</translation>
    </message>
    <message>
        <source>A cell is the share of the cohort that bought in the period so many periods later.</source>
        <translation>单元格是同期群中在若干时段之后的那个时段购买的客户占比。</translation>
    </message>
    <message>
        <source>A cell is the orders of the cohort in the period so many periods later, per customer of the cohort.</source>
        <translation>单元格是同期群在若干时段之后那个时段的订单数，按同期群人均计。</translation>
    </message>
    <message>
        <source>A cell is the net revenue of the cohort in the period so many periods later, per customer of the cohort.</source>
        <translation>单元格是同期群在若干时段之后那个时段的净收入，按同期群人均计。</translation>
    </message>
    <message>
        <source>Everything from that period on counts.</source>
        <translation>自该时段起的全部都计入。</translation>
    </message>
    <message>
        <source>orders in the period ÷ customers of the cohort</source>
        <translation>时段内订单数 ÷ 同期群客户数</translation>
    </message>
    <message>
        <source>net revenue in the period ÷ customers of the cohort</source>
        <translation>时段内净收入 ÷ 同期群客户数</translation>
    </message>
    <message>
        <source>Mean over the cohorts old enough, each counting the same.</source>
        <translation>对年龄足够的同期群取平均，各同期群权重相同。</translation>
    </message>
    <message>
        <source>Mean over the cohorts old enough, weighted by size.</source>
        <translation>对年龄足够的同期群取平均，按规模加权。</translation>
    </message>
    <message>
        <source>%1 buy %2 or after.</source>
        <translation>%1 在%2或之后购买。</translation>
    </message>
    <message>
        <source>%1 orders per customer %2.</source>
        <translation>%2人均 %1 个订单。</translation>
    </message>
    <message>
        <source>%1 per customer %2.</source>
        <translation>%2人均 %1。</translation>
    </message>
    <message>
        <source>Grey: fewer than 30 customers.</source>
        <translation>灰色：不足 30 位客户。</translation>
    </message>
    <message>
        <source>Hatched cells begin in the period that is not over.</source>
        <translation>斜线格从尚未结束的统计期开始计算。</translation>
    </message>
    <message>
        <source>Older cohorts have had longer to buy than younger ones: the cells of a column and their mean do not compare, and none is marked.</source>
        <translation>较早的同期群有更长的时间再次购买：同一列的格子与其均值不可比，不作标记。</translation>
    </message>
    <message numerus="yes">
        <source>%1, mean of %Ln cohorts: %2</source>
        <translation>
            <numerusform>%1，%Ln 个同期群的平均：%2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Too few for a test</source>
        <translation>数量太少，无法检验</translation>
    </message>
    <message>
        <source>Cohen&apos;s d</source>
        <translation>Cohen 效应量 d</translation>
    </message>
    <message>
        <source>η²</source>
        <translation>η²</translation>
    </message>
    <message>
        <source>difference of shares</source>
        <translation>占比之差</translation>
    </message>
    <message>
        <source>%1 [%2]</source>
        <translation>%1 [%2]</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Active at start</source>
        <translation>期初活跃</translation>
    </message>
    <message>
        <source>Churned</source>
        <translation>已流失</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>Net amount, 365 days</source>
        <translation>净额，365 天</translation>
    </message>
    <message>
        <source>In common with %1</source>
        <translation>与 %1 共有</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排比较</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效应</translation>
    </message>
    <message>
        <source>Adjusted p</source>
        <translation>校正后 p</translation>
    </message>
    <message numerus="yes">
        <source>Tests leave out the %Ln customers who are in several of the segments.</source>
        <translation>
            <numerusform>检验不包括同时属于多个分群的 %Ln 位客户。</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare segments</source>
        <translation>比较分群</translation>
    </message>
    <message>
        <source>Where do the segments differ?</source>
        <translation>各分群在哪里不同？</translation>
    </message>
    <message>
        <source>Cramér&apos;s V</source>
        <translation>Cramér V</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Means, or the commonest words with their shares, over the customers who are in no other of the segments, with a value. p corrected for all figures (Benjamini–Hochberg). Under 30 customers in a segment: no test.</source>
        <translation>仅属于该分群且有取值的客户的均值，或最常见取值及其占比。p 值已对全部指标校正(Benjamini–Hochberg)。分群不足 30 位客户时不做检验。</translation>
    </message>
</context>
<context>
    <name>CustomerCounsel</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>The data say who left, but not when: there is no course over time.</source>
        <translation>数据说明谁已流失，但没有日期：无法给出随时间的走势。</translation>
    </message>
    <message>
        <source>There is no day in the past on which this could be looked at.</source>
        <translation>过去没有可以据此查看的日期。</translation>
    </message>
    <message>
        <source>This customer has left already, or the data do not say whether.</source>
        <translation>该客户已流失，或数据没有说明是否流失。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>%1 (held back)</source>
        <translation>%1（留出）</translation>
    </message>
    <message>
        <source>no action</source>
        <translation>无行动</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>百分点</translation>
    </message>
    <message>
        <source>Risk up to here</source>
        <translation>至此的风险</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>risk %1</source>
        <translation>风险 %1</translation>
    </message>
    <message>
        <source>Base rate</source>
        <translation>基准率</translation>
    </message>
    <message>
        <source>%1 points, risk up to here %2</source>
        <translation>%1 个百分点，至此风险 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other reasons</source>
        <translation>
            <numerusform>其他 %Ln 个原因</numerusform>
        </translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Why %1</source>
        <translation>为何 %1</translation>
    </message>
    <message>
        <source>contribution, percentage points</source>
        <translation>贡献，百分点</translation>
    </message>
    <message>
        <source>The contributions add up to the risk. They say what the score rests on, not what causes churn.</source>
        <translation>各项贡献之和即为风险。它们说明评分的依据，而非流失的原因。</translation>
    </message>
    <message numerus="yes">
        <source>Risk: chance to churn within %Ln days. Base rate: what the model says of a customer it knows nothing about. Contributions: exact, of each group of features, as differences of probability; they add up to the risk. They say what the score rests on, not what causes churn.</source>
        <translation>
            <numerusform>风险：%Ln 天内流失的概率。基准率：模型对一无所知的客户给出的概率。贡献：每组特征的精确贡献，以概率之差表示，其和即为风险。它们说明评分的依据，而非流失的原因。</numerusform>
        </translation>
    </message>
    <message>
        <source>base rate + contributions = risk</source>
        <translation>基准率 + 各项贡献 = 风险</translation>
    </message>
    <message>
        <source>Next best action</source>
        <translation>下一步最佳行动</translation>
    </message>
    <message>
        <source>No offer for now: %1. The rules of campaigns leave this customer out.</source>
        <translation>目前不给优惠：%1。活动规则将该客户排除在外。</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Saved value</source>
        <translation>挽留价值</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Expected cost</source>
        <translation>预期成本</translation>
    </message>
    <message>
        <source>Change of risk, points</source>
        <translation>风险变化（百分点）</translation>
    </message>
    <message>
        <source>Share saved</source>
        <translation>挽留比例</translation>
    </message>
    <message>
        <source>Saved value less cost</source>
        <translation>挽留价值减成本</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Rests on</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>No action</source>
        <translation>不行动</translation>
    </message>
    <message>
        <source>net of cost, expected</source>
        <translation>扣除成本，预期值</translation>
    </message>
    <message>
        <source>No offer of the library is for this customer.</source>
        <translation>策略库中没有适合该客户的优惠。</translation>
    </message>
    <message>
        <source>The remaining value of this customer is not known: nothing can be said about money.</source>
        <translation>该客户的剩余价值未知：无法给出金额。</translation>
    </message>
    <message>
        <source>No offer is expected to pay.</source>
        <translation>预期没有优惠能够回本。</translation>
    </message>
    <message>
        <source>Remaining value %1, risk %2.</source>
        <translation>剩余价值 %1，风险 %2。</translation>
    </message>
    <message>
        <source>%1: %2, 95% interval %3. Rests on: %4.</source>
        <translation>%1：%2，95% 区间 %3。依据：%4。</translation>
    </message>
    <message>
        <source>The data have no column of consent.</source>
        <translation>数据中没有联系许可列。</translation>
    </message>
    <message>
        <source>Offers of the strategy library that are for this customer, by stage, risk, value and motive, and by the exclusions of a campaign. Risk is the chance to stay away. </source>
        <translation>策略库中按阶段、风险、价值、动机以及活动的排除规则适合该客户的优惠。风险是不再回来的概率。</translation>
    </message>
    <message>
        <source>Offers of the strategy library that are for this customer, by stage, risk, value and motive, and by the exclusions of a campaign. </source>
        <translation>策略库中按阶段、风险、价值、动机以及活动的排除规则适合该客户的优惠。</translation>
    </message>
    <message>
        <source>The interval holds the doubt about the effect of the offer; what one customer will do spreads far more.</source>
        <translation>区间反映优惠效果的不确定性；单个客户的行为离散得多。</translation>
    </message>
    <message>
        <source>(share saved × risk − share woken × (1 − risk)) × remaining value − expected cost</source>
        <translation>（挽留比例 × 风险 − 唤醒比例 ×（1 − 风险））× 剩余价值 − 预期成本</translation>
    </message>
    <message>
        <source>Remaining value</source>
        <translation>剩余价值</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Motive</source>
        <translation>动机</translation>
    </message>
    <message>
        <source>Similar customers</source>
        <translation>相似客户</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>挽留活动</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已流失</translation>
    </message>
    <message>
        <source>stayed</source>
        <translation>留存</translation>
    </message>
    <message>
        <source>as they were on %1; outcome by %2</source>
        <translation>按 %1 的情况；截至 %2 的结果</translation>
    </message>
    <message>
        <source>as they are; outcome as labelled</source>
        <translation>按现状；结果按标签</translation>
    </message>
    <message>
        <source>%1 of the %2 most alike left: %3 [%4].</source>
        <translation>最相似的 %2 位中有 %1 位流失：%3 [%4]。</translation>
    </message>
    <message>
        <source> %1 of them were contacted by a campaign; %2 of those left.</source>
        <translation>其中 %1 位被活动触达；这些客户中 %2 位流失。</translation>
    </message>
    <message>
        <source>Compared with %1 of %2 customers, evenly drawn.</source>
        <translation>与 %2 位客户中均匀抽取的 %1 位比较。</translation>
    </message>
    <message>
        <source>Customers who were active on %1, nearest first to what this customer is now, and whether they were active on %2. Enter or a double click opens one.</source>
        <translation>在 %1 活跃的客户，按与该客户现状的接近程度排序，以及他们在 %2 是否活跃。按 Enter 或双击打开。</translation>
    </message>
    <message>
        <source>All customers whose label is known, nearest first to this one, and their label. The label has no dates, so what they are like may be what leaving has made of them.</source>
        <translation>所有标签已知的客户，按与该客户的接近程度排序，以及其标签。标签没有日期，因此他们的现状可能正是流失造成的。</translation>
    </message>
    <message>
        <source>distance² = mean of squared differences of recency, logarithm of purchase days and of net amount, in standard deviations (at most 4)</source>
        <translation>距离² = 最近消费、购买天数的对数与净额的对数之差（以标准差计，最多 4）的平方的均值</translation>
    </message>
    <message>
        <source>distance² = sum of squared differences of the risk model&apos;s features, in standard deviations (at most 4), weighted by importance</source>
        <translation>距离² = 风险模型各特征之差（以标准差计，最多 4）的平方，按重要性加权求和</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>比较对象数</translation>
    </message>
    <message>
        <source>Course of the risk</source>
        <translation>风险走势</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message numerus="yes">
        <source>next %Ln days</source>
        <translation>
            <numerusform>未来 %Ln 天</numerusform>
        </translation>
    </message>
    <message>
        <source>At the end of each month, what the model in use says from what was known on that day. It was made of the facts up to %1: the days before lie within what it has learned from. Months in which the customer was not active by the churn rule in force are left out. High risk from %2: the riskiest tenth of all customers now.</source>
        <translation>每月月末，现用模型根据当日已知信息给出的风险。模型由截至 %1 的事实建立：此前的日期在其学习范围之内。按现行流失规则客户不活跃的月份不列出。高风险自 %2 起：目前风险最高的十分之一客户。</translation>
    </message>
    <message>
        <source>Campaigns of this workspace</source>
        <translation>本工作区的挽留活动</translation>
    </message>
    <message>
        <source>No locked campaign was drawn for this customer.</source>
        <translation>没有已锁定的活动抽中该客户。</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Contacted</source>
        <translation>已触达</translation>
    </message>
    <message>
        <source>Responded</source>
        <translation>已响应</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>已转化</translation>
    </message>
    <message>
        <source>Still a customer</source>
        <translation>仍是客户</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>treated</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Risk, pp</source>
        <translation>风险，百分点</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 区间</translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message>
        <source>Orders against own baseline</source>
        <translation>订单相对自身基线</translation>
    </message>
    <message>
        <source>orders in the window ÷ mean of the windows before</source>
        <translation>窗口内订单数 ÷ 此前各窗口均值</translation>
    </message>
    <message>
        <source>Chance of so few orders</source>
        <translation>订单如此之少的概率</translation>
    </message>
    <message>
        <source>Poisson with the own baseline as mean</source>
        <translation>以自身基线为均值的泊松分布</translation>
    </message>
    <message>
        <source>Own gaps as long as the silence</source>
        <translation>不短于当前沉默的自身间隔</translation>
    </message>
    <message>
        <source>share, (k + 1) ÷ (n + 1)</source>
        <translation>占比，(k + 1) ÷ (n + 1)</translation>
    </message>
    <message>
        <source>Order value against own baseline</source>
        <translation>客单价相对自身基线</translation>
    </message>
    <message>
        <source>logarithm of the ratio; 0 = as before</source>
        <translation>比值的对数；0 = 与此前相同</translation>
    </message>
    <message>
        <source>Contacts against own baseline</source>
        <translation>互动相对自身基线</translation>
    </message>
    <message>
        <source>weighted, in the window ÷ mean of the windows before</source>
        <translation>加权，窗口内 ÷ 此前各窗口均值</translation>
    </message>
    <message>
        <source>Last satisfaction</source>
        <translation>最近一次满意度</translation>
    </message>
    <message>
        <source>0 to 100</source>
        <translation>0 到 100</translation>
    </message>
    <message>
        <source>Change of satisfaction</source>
        <translation>满意度变化</translation>
    </message>
    <message>
        <source>last minus the one before, points of 100</source>
        <translation>最近一次减前一次，百分制</translation>
    </message>
    <message>
        <source>Complaints in the window</source>
        <translation>窗口内投诉</translation>
    </message>
    <message>
        <source>Severity of complaints</source>
        <translation>投诉严重程度</translation>
    </message>
    <message>
        <source>sum of grades 1 to 4</source>
        <translation>1 至 4 级之和</translation>
    </message>
    <message>
        <source>Sentiment of the last comment</source>
        <translation>最近一条评论的情感</translation>
    </message>
    <message>
        <source>−1 to 1</source>
        <translation>−1 到 1</translation>
    </message>
    <message>
        <source>Enquiries in the window</source>
        <translation>窗口内咨询</translation>
    </message>
    <message>
        <source>Repeated enquiries</source>
        <translation>重复咨询</translation>
    </message>
    <message>
        <source>Last renewal lapsed</source>
        <translation>最近一次未续约</translation>
    </message>
    <message>
        <source>1 = yes</source>
        <translation>1 = 是</translation>
    </message>
    <message>
        <source>Days late, worst bill</source>
        <translation>最严重账单的逾期天数</translation>
    </message>
    <message>
        <source>Failed payments in the window</source>
        <translation>窗口内付款失败</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>As the customer table says it. Enter on a field shows the file, the row and what was changed on the way.</source>
        <translation>以客户表所载为准。在字段上按回车可查看文件、行号以及途中的改动。</translation>
    </message>
    <message>
        <source>No purchase up to the as-of day.</source>
        <translation>截至观察日没有购买。</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Net amount, all time</source>
        <translation>净额，全部</translation>
    </message>
    <message>
        <source>Net amount, 365 days</source>
        <translation>净额，365 天</translation>
    </message>
    <message>
        <source>Rank by net amount</source>
        <translation>净额排名</translation>
    </message>
    <message>
        <source>top %1</source>
        <translation>前 %1</translation>
    </message>
    <message>
        <source>Orders, all time</source>
        <translation>订单数，全部</translation>
    </message>
    <message>
        <source>Orders, 365 days</source>
        <translation>订单数，365 天</translation>
    </message>
    <message>
        <source>Order, mean</source>
        <translation>平均每单</translation>
    </message>
    <message>
        <source>Remaining value</source>
        <translation>剩余价值</translation>
    </message>
    <message>
        <source>Net amount: purchases less returns up to the as-of day. Rank: among all who bought, by net amount.</source>
        <translation>净额：截至观察日的购买减退货。排名：在所有购买过的客户中按净额。</translation>
    </message>
    <message>
        <source>Own rhythm</source>
        <translation>自身节奏</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Own baseline</source>
        <translation>自身基线</translation>
    </message>
    <message>
        <source>Days since the last purchase</source>
        <translation>距上次购买天数</translation>
    </message>
    <message numerus="yes">
        <source>Orders in %Ln days</source>
        <translation>
            <numerusform>%Ln 天内订单数</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Net amount in %Ln days</source>
        <translation>
            <numerusform>%Ln 天内净额</numerusform>
        </translation>
    </message>
    <message>
        <source>Order value</source>
        <translation>客单价</translation>
    </message>
    <message>
        <source>Categories stopped</source>
        <translation>停购品类</translation>
    </message>
    <message numerus="yes">
        <source>baseline: %Ln windows before</source>
        <translation>
            <numerusform>基线：此前 %Ln 个窗口</numerusform>
        </translation>
    </message>
    <message>
        <source>not enough history for a baseline</source>
        <translation>历史不足，没有基线</translation>
    </message>
    <message>
        <source>%1 days without a purchase, usually %2.</source>
        <translation>已 %1 天未购买，通常为 %2 天。</translation>
    </message>
    <message>
        <source>%1 of the own gaps were at least as long (n %2).</source>
        <translation>自身间隔中有 %1 不短于此（n %2）。</translation>
    </message>
    <message>
        <source>The recent window against the mean of the up to four windows of the same length before it, at least two, within the customer&apos;s own history. Usual gap: mean of the days between purchase days, from two gaps up.</source>
        <translation>最近窗口与此前同长度窗口（至多四个，至少两个，限于该客户自身历史）的均值相比。通常间隔：两次购买日之间天数的均值，至少两个间隔。</translation>
    </message>
    <message>
        <source>share of own gaps at least as long = (1 + k) ÷ (1 + n)</source>
        <translation>不短于此的自身间隔占比 = (1 + k) ÷ (1 + n)</translation>
    </message>
    <message>
        <source>Warning signs</source>
        <translation>预警迹象</translation>
    </message>
    <message>
        <source>Worrying at</source>
        <translation>警戒值</translation>
    </message>
    <message>
        <source>Too little history for figures against the own past.</source>
        <translation>历史太少，无法与自身过去比较。</translation>
    </message>
    <message>
        <source>against the own past</source>
        <translation>与自身过去相比</translation>
    </message>
    <message numerus="yes">
        <source>%Ln figures are worrying.</source>
        <translation>
            <numerusform>%Ln 项指标令人担忧。</numerusform>
        </translation>
    </message>
    <message>
        <source>No figure is worrying.</source>
        <translation>没有令人担忧的指标。</translation>
    </message>
    <message>
        <source>%1 can be said.</source>
        <translation>可得出 %1 项。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Computing the risk…</source>
        <translation>正在计算风险…</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未关闭</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Nothing happened with this customer up to the as-of day.</source>
        <translation>截至观察日，该客户没有任何事件。</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Every row of every table that names this customer, up to the as-of day, newest first. Lines of one order are one event. What was decided later is not shown.</source>
        <translation>截至观察日，各表中涉及该客户的每一行，新的在前。同一订单的多行算一个事件。之后才确定的内容不显示。</translation>
    </message>
    <message>
        <source>In segments</source>
        <translation>所属分群</translation>
    </message>
    <message>
        <source>In none of the saved segments.</source>
        <translation>不在任何已保存的分群中。</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>活跃</translation>
    </message>
    <message>
        <source>Churned</source>
        <translation>已流失</translation>
    </message>
    <message>
        <source>Risk: %1</source>
        <translation>风险：%1</translation>
    </message>
    <message>
        <source>Why is this customer leaving, and what should we do next?</source>
        <translation>这位客户为何要流失，下一步该做什么？</translation>
    </message>
    <message>
        <source>Value</source>
        <comment>of a field</comment>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>CustomerTimeline</name>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Orders, %1</source>
        <translation>订单，%1</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>互动</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message numerus="yes">
        <source>open for %Ln days</source>
        <translation>
            <numerusform>已开启 %Ln 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>closed after %Ln days</source>
        <translation>
            <numerusform>%Ln 天后关闭</numerusform>
        </translation>
    </message>
    <message>
        <source>Surveys</source>
        <translation>调查</translation>
    </message>
    <message>
        <source>Bills and renewals</source>
        <translation>账单与续约</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>%1 days, usual %2</source>
        <translation>%1 天，通常 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Churn risk</source>
        <translation>流失风险</translation>
    </message>
    <message numerus="yes">
        <source>next %Ln days</source>
        <translation>
            <numerusform>未来 %Ln 天</numerusform>
        </translation>
    </message>
    <message>
        <source>dashed: high risk from %1</source>
        <translation>虚线：高风险自 %1 起</translation>
    </message>
    <message>
        <source>risk %1</source>
        <translation>风险 %1</translation>
    </message>
    <message>
        <source>before the model was made (%1)</source>
        <translation>早于模型建立日（%1）</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>held back as control</source>
        <translation>留出作对照</translation>
    </message>
    <message>
        <source>treated</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>contacted, responded</source>
        <translation>已触达，已响应</translation>
    </message>
    <message>
        <source>contacted</source>
        <translation>已触达</translation>
    </message>
    <message>
        <source>converted</source>
        <translation>已转化</translation>
    </message>
    <message>
        <source>still a customer on %1</source>
        <translation>%1 仍是客户</translation>
    </message>
    <message>
        <source>no customer on %1</source>
        <translation>%1 已非客户</translation>
    </message>
    <message>
        <source>window open until %1</source>
        <translation>窗口至 %1 未结束</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>No day is known of this customer: nothing can be put on a line of time.</source>
        <translation>该客户没有任何已知日期：时间线上无内容可显示。</translation>
    </message>
</context>
<context>
    <name>CustomerWords</name>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>One row a customer of the selection, as of the day. What the source says is shown as it says it; what is counted from events looks at events up to the as-of day only.</source>
        <translation>所选的每位客户一行，以观察日为准。来源所载照原样显示；由事件统计的内容只看截至观察日的事件。</translation>
    </message>
    <message>
        <source>Sum and mean: over the selected rows that have a value.</source>
        <translation>合计与均值：仅计所选行中有值者。</translation>
    </message>
    <message>
        <source>%1: sum %2, mean %3, n %4</source>
        <translation>%1：合计 %2，均值 %3，n %4</translation>
    </message>
</context>
<context>
    <name>DemographicsPage</name>
    <message>
        <source>%1 and more</source>
        <translation>%1 及以上</translation>
    </message>
    <message>
        <source>(missing)</source>
        <translation>（缺失）</translation>
    </message>
    <message>
        <source>(other)</source>
        <translation>（其他）</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>%1 to under %2</source>
        <translation>%1 至 %2 以下</translation>
    </message>
    <message>
        <source>Age and gender</source>
        <translation>年龄与性别</translation>
    </message>
    <message>
        <source>The data tell no age or no gender of the customers. Map such a column as “age”, “birth year” or “gender” to see how they are spread.</source>
        <translation>数据没有客户的年龄或性别。将相应的列映射为“年龄”“出生年份”或“性别”即可查看分布。</translation>
    </message>
    <message>
        <source>customers by age</source>
        <translation>按年龄的客户数</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>%1: customers</source>
        <translation>%1：客户数</translation>
    </message>
    <message>
        <source>%1: churn rate</source>
        <translation>%1：流失率</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers are left out: no age or another gender.</source>
        <translation>
            <numerusform>未计入 %Ln 位客户：没有年龄或性别为其他。</numerusform>
        </translation>
    </message>
    <message>
        <source>Customers by the age they have on the as-of day, one gender up, the other down.</source>
        <translation>按观察日的年龄统计客户，一种性别向上，另一种向下。</translation>
    </message>
    <message>
        <source>Customers by the age the data give, one gender up, the other down.</source>
        <translation>按数据给出的年龄统计客户，一种性别向上，另一种向下。</translation>
    </message>
    <message>
        <source>Too few for a test</source>
        <translation>数量太少，无法检验</translation>
    </message>
    <message>
        <source>%1 (%2–%3)</source>
        <translation>%1(%2–%3)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Who the customers are</source>
        <translation>客户是谁</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值数</translation>
    </message>
    <message>
        <source>Median (middle half), or commonest</source>
        <translation>中位数（中间一半）或最常见取值</translation>
    </message>
    <message>
        <source>Difference in churn</source>
        <translation>流失差异</translation>
    </message>
    <message>
        <source>Adjusted p</source>
        <translation>校正后 p</translation>
    </message>
    <message>
        <source>Churn goes clearly with none of these fields.</source>
        <translation>流失与这些字段均无明显关系。</translation>
    </message>
    <message numerus="yes">
        <source>Churn goes with %n of these fields.</source>
        <translation>
            <numerusform>流失与其中 %n 个字段有关。</numerusform>
        </translation>
    </message>
    <message>
        <source>Beyond chance after correction for many comparisons; a relation is no cause.</source>
        <translation>多重比较校正后仍超出偶然；相关不等于因果。</translation>
    </message>
    <message>
        <source>Words: chi-square of value and churn, Cramér&apos;s V. Numbers: Welch&apos;s t of those who stayed against those who left, Cohen&apos;s d. p corrected for all fields (Benjamini–Hochberg). Under 30 customers on either side: no test.</source>
        <translation>文字：取值与流失的卡方检验，Cramér V。数值：留存者与流失者的 Welch t 检验，Cohen d。p 值已对全部字段校正(Benjamini–Hochberg)。任一方不足 30 位客户时不做检验。</translation>
    </message>
    <message>
        <source>churn rate, 95% CI</source>
        <translation>流失率，95% 置信区间</translation>
    </message>
    <message>
        <source>share of the customers</source>
        <translation>占客户的比例</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Active at start</source>
        <translation>期初活跃</translation>
    </message>
    <message>
        <source>Churned</source>
        <translation>流失</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>%1 customers</source>
        <translation>%1 位客户</translation>
    </message>
    <message>
        <source>churn rate %1</source>
        <translation>流失率 %1</translation>
    </message>
    <message>
        <source>Dashed: all customers. Grey: fewer than 30 active at the start.</source>
        <translation>虚线：全体客户。灰色：期初活跃不足 30 位。</translation>
    </message>
    <message>
        <source>Share of those active at the start of the period who churned in it, by value of the field.</source>
        <translation>按字段取值，期初活跃客户中在本期流失的占比。</translation>
    </message>
    <message>
        <source>Customers of each value over all customers of the selection.</source>
        <translation>各取值的客户数占所选客户总数之比。</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Who are the customers, and who of them leaves?</source>
        <translation>客户是谁，其中谁在流失？</translation>
    </message>
</context>
<context>
    <name>Doubt</name>
    <message>
        <source>Few events: the estimates are unstable and the intervals too narrow.</source>
        <translation>事件数过少：估计不稳定，区间偏窄。</translation>
    </message>
    <message>
        <source>Few rows: read the figure as a rough one.</source>
        <translation>行数过少：该数字仅供粗略参考。</translation>
    </message>
    <message>
        <source>The fit stopped before it was settled: the figures may be off.</source>
        <translation>拟合在收敛前停止：数字可能不准确。</translation>
    </message>
    <message>
        <source>A column separates the outcomes completely: its coefficient has no finite estimate.</source>
        <translation>某列将结果完全分开：其系数没有有限估计。</translation>
    </message>
    <message>
        <source>A column follows from the others and was left out.</source>
        <translation>某列可由其他列推出，已被剔除。</translation>
    </message>
    <message>
        <source>A column has one value only and was left out.</source>
        <translation>某列只有一个取值，已被剔除。</translation>
    </message>
    <message>
        <source>All values are equal: what compares them is not defined.</source>
        <translation>所有取值相同：无法定义比较结果。</translation>
    </message>
    <message>
        <source>All values are tied: the rank test says nothing.</source>
        <translation>所有取值并列：秩检验没有意义。</translation>
    </message>
    <message>
        <source>Values of zero or below were left out: the method needs positive ones.</source>
        <translation>零及负值已被剔除：该方法要求正值。</translation>
    </message>
    <message>
        <source>Values outside the scale were treated as missing.</source>
        <translation>超出量表范围的取值按缺失处理。</translation>
    </message>
    <message>
        <source>Some expected counts are under 5: the chi-square p is approximate.</source>
        <translation>部分期望频数小于 5：卡方检验的 p 值为近似值。</translation>
    </message>
    <message>
        <source>An estimate lies at the edge of what is possible: its error is not defined.</source>
        <translation>某估计位于允许范围的边界：其误差无法定义。</translation>
    </message>
    <message>
        <source>A uniqueness fell to its lower bound: there are too many factors for these data.</source>
        <translation>某特殊方差达到下限：因子数对这些数据而言过多。</translation>
    </message>
    <message>
        <source>Columns are almost dependent: single coefficients are hardly determined.</source>
        <translation>各列几乎线性相关：单个系数难以确定。</translation>
    </message>
    <message>
        <source>The judgements contradict each other more than is usual: look at the pair named.</source>
        <translation>判断之间的矛盾超过通常范围：请检查所指出的一对。</translation>
    </message>
    <message>
        <source>The judgements of a pair are not reciprocal.</source>
        <translation>某一对判断不互为倒数。</translation>
    </message>
    <message>
        <source>The groups do not have the sizes that were planned: the comparison may be biased.</source>
        <translation>各组规模与计划不符：比较可能有偏差。</translation>
    </message>
    <message>
        <source>The hazards are not proportional: the ratio is an average over time.</source>
        <translation>风险不成比例：该比值为时间上的平均。</translation>
    </message>
    <message>
        <source>The values depend on the ones before them: limits and p-values are too narrow.</source>
        <translation>取值依赖于之前的取值：控制限和 p 值偏窄。</translation>
    </message>
    <message>
        <source>The curve does not come down to this share within the observed time.</source>
        <translation>在观察期内曲线未降到该比例。</translation>
    </message>
    <message>
        <source>An interval can&apos;t be given for these data.</source>
        <translation>这些数据无法给出区间。</translation>
    </message>
    <message>
        <source>The p-value is an approximation for this many cases or ties.</source>
        <translation>在此样本量或并列情况下 p 值为近似值。</translation>
    </message>
    <message>
        <source>The series is short for this method.</source>
        <translation>对该方法而言序列过短。</translation>
    </message>
    <message>
        <source>The figure reaches beyond the observed range.</source>
        <translation>该数字超出观察范围。</translation>
    </message>
    <message>
        <source>A group has no cases.</source>
        <translation>某组没有数据。</translation>
    </message>
    <message>
        <source>A group has fewer than 30 cases: read it with its interval only.</source>
        <translation>某组少于 30 例：请结合区间解读。</translation>
    </message>
    <message>
        <source>Only one group is there: nothing to compare.</source>
        <translation>只有一组：无法比较。</translation>
    </message>
    <message>
        <source>A column predicts the outcome almost perfectly: check whether it was known beforehand.</source>
        <translation>某列几乎完美预测结果：请确认其是否事先可知。</translation>
    </message>
    <message>
        <source>The plan found may be below the best possible by the gap stated.</source>
        <translation>所得方案与最优方案之间可能有所列差距。</translation>
    </message>
    <message>
        <source>No plan keeps all limits.</source>
        <translation>没有方案能满足所有限制。</translation>
    </message>
    <message>
        <source>Most words are not in the word lists: the polarity is uncertain.</source>
        <translation>大多数词不在词表中：情感倾向不确定。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A column or group, then what is doubtful about it.</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Computed from a random sample, not from everything: repeat with another seed to see the spread.</source>
        <translation>由随机样本算出，并非全部数据：可换一个随机种子重算，以了解波动幅度。</translation>
    </message>
    <message>
        <source>Missing values were left out and the later ones moved up: seasons and lags may be shifted.</source>
        <translation>缺失值已略去，其后的值依次前移：季节与滞后可能错位。</translation>
    </message>
</context>
<context>
    <name>DriversPage</name>
    <message>
        <source>%1 is left out: %2 did not answer it.</source>
        <translation>%1 未计入：%2 的人没有回答。</translation>
    </message>
    <message>
        <source>%1 is left out: all answers are equal.</source>
        <translation>%1 未计入：所有回答都相同。</translation>
    </message>
    <message>
        <source>%1 is left out: it follows from other items.</source>
        <translation>%1 未计入：可由其他题项推出。</translation>
    </message>
    <message>
        <source>satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>recommendation</source>
        <translation>推荐意愿</translation>
    </message>
    <message>
        <source>repurchase</source>
        <translation>复购</translation>
    </message>
    <message>
        <source>churn</source>
        <translation>流失</translation>
    </message>
    <message>
        <source>Importance–performance</source>
        <translation>重要性–绩效</translation>
    </message>
    <message>
        <source>Nothing tells how important the items are: ask for importance or expectation, or for overall satisfaction.</source>
        <translation>无法判断题项的重要性：请询问重要性、期望或总体满意度。</translation>
    </message>
    <message>
        <source>share of the effect on %1 × score</source>
        <translation>对“%1”的影响占比 × 得分</translation>
    </message>
    <message>
        <source>stated importance × score</source>
        <translation>陈述重要性 × 得分</translation>
    </message>
    <message>
        <source>expectation × score</source>
        <translation>期望 × 得分</translation>
    </message>
    <message>
        <source>Performance, score 0–100</source>
        <translation>绩效，得分 0–100</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要性</translation>
    </message>
    <message>
        <source>Fix first</source>
        <translation>优先改进</translation>
    </message>
    <message>
        <source>Keep up</source>
        <translation>继续保持</translation>
    </message>
    <message>
        <source>Low priority</source>
        <translation>低优先级</translation>
    </message>
    <message>
        <source>Possible overkill</source>
        <translation>可能过度</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>题项</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>绩效</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>象限</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>performance %1</source>
        <translation>绩效 %1</translation>
    </message>
    <message>
        <source>importance %1</source>
        <translation>重要性 %1</translation>
    </message>
    <message>
        <source>%1, not clear</source>
        <translation>%1，不明确</translation>
    </message>
    <message>
        <source>No item is clearly important and weak at once.</source>
        <translation>没有题项明显既重要又薄弱。</translation>
    </message>
    <message>
        <source>Fix first: %1.</source>
        <translation>优先改进：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Important and below the mean, both beyond their intervals.</source>
        <translation>重要且低于均值，两者均超出其区间。</translation>
    </message>
    <message>
        <source>Performance: mean score. Importance: the item&apos;s share of what the items explain of the outcome (Johnson&apos;s relative weights). The cross stands at the means over the items.</source>
        <translation>绩效：平均得分。重要性：该题项在各题项对结果的解释中所占份额（Johnson 相对权重）。十字线位于各题项的均值。</translation>
    </message>
    <message>
        <source>Performance and importance: mean scores. The cross stands at the means over the items.</source>
        <translation>绩效与重要性：平均得分。十字线位于各题项的均值。</translation>
    </message>
    <message>
        <source>R² %1</source>
        <translation>R² %1</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>perceived minus expected</source>
        <translation>感知减期望</translation>
    </message>
    <message>
        <source>Needs a question about what was expected beside one about what was perceived.</source>
        <translation>需要在感知问题之外还有关于期望的问题。</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>perceived</source>
        <translation>感知</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>Perceived</source>
        <translation>感知</translation>
    </message>
    <message>
        <source>p, adjusted</source>
        <translation>校正 p</translation>
    </message>
    <message>
        <source>gap %1</source>
        <translation>差距 %1</translation>
    </message>
    <message>
        <source>n %1</source>
        <translation>n %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln expectations are not met.</source>
        <translation>
            <numerusform>%Ln 项期望未得到满足。</numerusform>
        </translation>
    </message>
    <message>
        <source>No expectation is clearly missed.</source>
        <translation>没有明显未满足的期望。</translation>
    </message>
    <message>
        <source>Paired t, p adjusted for the number of items.</source>
        <translation>配对 t 检验，p 按题项数校正。</translation>
    </message>
    <message>
        <source>Mean of perceived minus expected over the respondents who answered both, on the scale of the answers.</source>
        <translation>两题都回答的受访者的感知减期望的均值，按回答量表计。</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>What should be fixed first?</source>
        <translation>应先改进什么？</translation>
    </message>
    <message>
        <source>Drivers</source>
        <translation>驱动因素</translation>
    </message>
    <message>
        <source>What goes with it?</source>
        <translation>与之相伴的是什么？</translation>
    </message>
    <message>
        <source>Drivers of %1</source>
        <translation>%1的驱动因素</translation>
    </message>
    <message>
        <source>share of R² %1, 95% CI, n %2</source>
        <translation>占 R² %1 的份额，95% 置信区间，n %2</translation>
    </message>
    <message>
        <source>LMG, % of R²</source>
        <translation>LMG，占 R² %</translation>
    </message>
    <message>
        <source>Johnson, % of R²</source>
        <translation>Johnson，占 R² %</translation>
    </message>
    <message>
        <source>β</source>
        <translation>β</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>r</source>
        <translation>r</translation>
    </message>
    <message>
        <source>VIF</source>
        <translation>方差膨胀因子</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Odds ratio a point</source>
        <translation>每分优势比</translation>
    </message>
    <message>
        <source>LMG %1 [%2]</source>
        <translation>LMG：%1 [%2]</translation>
    </message>
    <message>
        <source>Johnson %1, β %2</source>
        <translation>Johnson %1，β %2</translation>
    </message>
    <message>
        <source>%1 (VIF %2)</source>
        <translation>%1（VIF %2）</translation>
    </message>
    <message>
        <source>No item is left that could explain it.</source>
        <translation>没有可用来解释它的题项。</translation>
    </message>
    <message>
        <source>%1 goes with it most: %2 of what the items explain.</source>
        <translation>%1 与之关系最密切：占各题项解释的 %2。</translation>
    </message>
    <message>
        <source>Together they explain %1 of the differences; this is an association, not an effect.</source>
        <translation>它们共同解释了 %1 的差异；这是相关，不是因果效应。</translation>
    </message>
    <message>
        <source>Hard to tell apart: %1.</source>
        <translation>难以区分：%1。</translation>
    </message>
    <message>
        <source>Shares of R² averaged over all orders in which the items can enter (Lindeman, Merenda, Gold); beside them Johnson&apos;s relative weights. Intervals: percentiles of the bootstrap.</source>
        <translation>R² 份额对题项所有进入顺序取平均（Lindeman、Merenda、Gold）；旁列 Johnson 相对权重。区间：自助法百分位数。</translation>
    </message>
    <message>
        <source>R² %1, adjusted %2</source>
        <translation>R² %1，校正后 %2</translation>
    </message>
    <message>
        <source>95% CI of R²: %1</source>
        <translation>R² 的 95% 置信区间：%1</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>事件数</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>All figures</source>
        <translation>全部数字</translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Probably one customer</source>
        <translation>可能是同一客户</translation>
    </message>
    <message>
        <source>Names and contacts are not in this workspace, so customers can&apos;t be compared. Load them (kept or as pseudonyms) to find duplicates.</source>
        <translation>此工作区没有姓名和联系方式，无法比较客户。导入这些列（保留或假名化）后即可查找重复。</translation>
    </message>
    <message>
        <source>No two of %1 customers look like one.</source>
        <translation>%1 位客户中没有看似相同的两位。</translation>
    </message>
    <message>
        <source>%1 pairs among %2 customers, by %3</source>
        <translation>%2 位客户中有 %1 对，依据：%3</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Goes</source>
        <translation>并入方</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>保留方</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>same %1</source>
        <translation>%1相同</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>The %1 most likely pairs are listed.</source>
        <translation>列出最可能的 %1 对。</translation>
    </message>
    <message>
        <source>How duplicates are found</source>
        <translation>重复客户的判定方法</translation>
    </message>
    <message>
        <source>Customers that share a phone number, an e-mail address, an address or the beginning of the name are compared field by field. The score is the agreement of the fields both have, from 0 to 100%. Nothing is merged unasked.</source>
        <translation>电话、电子邮箱、地址或姓名开头相同的客户逐字段比较。得分为双方都有的字段的一致程度，从 0 到 100%。未经确认不会合并。</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Pairs compared</source>
        <translation>比较的对数</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Merged customers</source>
        <translation>已合并客户</translation>
    </message>
    <message>
        <source>No customers are merged.</source>
        <translation>没有合并的客户。</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>计为</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>合并时间</translation>
    </message>
    <message>
        <source>Near-duplicates</source>
        <translation>近似重复</translation>
    </message>
    <message>
        <source>Which customers are counted twice?</source>
        <translation>哪些客户被重复计算？</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排比较</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>得分 %1</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>%1 would count as %2.</source>
        <translation>%1 将计为 %2。</translation>
    </message>
</context>
<context>
    <name>EarlyWarning</name>
    <message>
        <source>Purchase frequency</source>
        <translation>购买频率</translation>
    </message>
    <message>
        <source>Order value</source>
        <translation>客单价</translation>
    </message>
    <message>
        <source>Engagement</source>
        <translation>参与度</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Negative sentiment</source>
        <translation>负面情绪</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>Competitor activity</source>
        <translation>竞争对手</translation>
    </message>
    <message>
        <source>Economic factors</source>
        <translation>经济因素</translation>
    </message>
    <message>
        <source>Technology change</source>
        <translation>技术变化</translation>
    </message>
    <message>
        <source>Enquiries</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Renewal rate</source>
        <translation>续订率</translation>
    </message>
    <message>
        <source>Payment difficulty</source>
        <translation>付款困难</translation>
    </message>
    <message>
        <source>Satisfaction (CSAT)</source>
        <translation>满意度（CSAT）</translation>
    </message>
    <message>
        <source>Net promoter score</source>
        <translation>净推荐值</translation>
    </message>
    <message>
        <source>Repeated enquiries</source>
        <translation>重复咨询</translation>
    </message>
    <message>
        <source>Late or failed payments</source>
        <translation>逾期或失败的付款</translation>
    </message>
    <message>
        <source>orders per active customer</source>
        <translation>每位活跃客户的订单数</translation>
    </message>
    <message>
        <source>per order</source>
        <translation>每单</translation>
    </message>
    <message>
        <source>weighted interactions per active customer</source>
        <translation>每位活跃客户的加权互动次数</translation>
    </message>
    <message>
        <source>CSAT, 0–100</source>
        <translation>CSAT，0–100</translation>
    </message>
    <message>
        <source>NPS, −100 to 100</source>
        <translation>NPS，−100 至 100</translation>
    </message>
    <message>
        <source>per 100 active customers</source>
        <translation>每 100 位活跃客户</translation>
    </message>
    <message>
        <source>of comments</source>
        <translation>占评论</translation>
    </message>
    <message>
        <source>of customers active at the start</source>
        <translation>占期初活跃客户</translation>
    </message>
    <message>
        <source>of enquiries</source>
        <translation>占咨询</translation>
    </message>
    <message>
        <source>of renewals due</source>
        <translation>占到期续订</translation>
    </message>
    <message>
        <source>of bills</source>
        <translation>占账单</translation>
    </message>
    <message>
        <source>Orders against own baseline (ratio)</source>
        <translation>订单数与自身基线之比</translation>
    </message>
    <message>
        <source>Chance of so few orders</source>
        <translation>订单如此之少的概率</translation>
    </message>
    <message>
        <source>Chance of so long a silence</source>
        <translation>沉默如此之久的概率</translation>
    </message>
    <message>
        <source>Order value against own baseline (log ratio)</source>
        <translation>客单价与自身基线的对数比</translation>
    </message>
    <message>
        <source>Interactions against own baseline (ratio)</source>
        <translation>互动与自身基线之比</translation>
    </message>
    <message>
        <source>Last satisfaction answer</source>
        <translation>最近一次满意度</translation>
    </message>
    <message>
        <source>Change of satisfaction</source>
        <translation>满意度变化</translation>
    </message>
    <message>
        <source>Complaints in the window</source>
        <translation>窗口内投诉数</translation>
    </message>
    <message>
        <source>Severity of complaints in the window</source>
        <translation>窗口内投诉严重程度</translation>
    </message>
    <message>
        <source>Mood of the last comment</source>
        <translation>最近一条评论的情绪</translation>
    </message>
    <message>
        <source>Enquiries in the window</source>
        <translation>窗口内咨询数</translation>
    </message>
    <message>
        <source>Repeated enquiries in the window</source>
        <translation>窗口内重复咨询数</translation>
    </message>
    <message>
        <source>Last renewal lapsed</source>
        <translation>最近一次未续订</translation>
    </message>
    <message>
        <source>Most days late in the window</source>
        <translation>窗口内最长逾期天数</translation>
    </message>
    <message>
        <source>Failed payments in the window</source>
        <translation>窗口内付款失败次数</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>常数项</translation>
    </message>
    <message>
        <source>Breach</source>
        <translation>越限</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>关注</translation>
    </message>
    <message>
        <source>In control</source>
        <translation>受控</translation>
    </message>
    <message>
        <source>Not enough data</source>
        <translation>数据不足</translation>
    </message>
    <message>
        <source>Fixed value</source>
        <translation>固定值</translation>
    </message>
    <message>
        <source>Change against own baseline</source>
        <translation>相对自身基线的变化</translation>
    </message>
    <message>
        <source>Control limit of own past</source>
        <translation>自身历史的控制限</translation>
    </message>
    <message>
        <source>Distance from benchmark</source>
        <translation>与行业基准的差距</translation>
    </message>
    <message>
        <source>%1 σ</source>
        <translation>%1 σ</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Acted on</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2, above %3</source>
        <translation>%1 %2，高于 %3</translation>
    </message>
    <message>
        <source>%1 %2, below %3</source>
        <translation>%1 %2，低于 %3</translation>
    </message>
    <message>
        <source>Not known: %1</source>
        <translation>未知：%1</translation>
    </message>
    <message>
        <source>Needs a table: %1.</source>
        <translation>需要数据表：%1。</translation>
    </message>
    <message>
        <source>Needs the field %1.</source>
        <translation>需要字段：%1。</translation>
    </message>
    <message>
        <source>Indicators and the churn rate</source>
        <translation>指标与流失率</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>滞后期数</translation>
    </message>
    <message>
        <source>r</source>
        <translation>r</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>p, adjusted</source>
        <translation>p（已校正）</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>期数</translation>
    </message>
    <message>
        <source>Correlation needs at least 8 full periods of an indicator and of the churn rate.</source>
        <translation>相关性分析需要指标和流失率各至少 8 个完整统计期。</translation>
    </message>
    <message>
        <source>strongest of lags 0–6: the indicator so many periods earlier</source>
        <translation>滞后 0–6 期中最强者：指标提前的期数</translation>
    </message>
    <message numerus="yes">
        <source>%Ln indicators move with later churn.</source>
        <translation>
            <numerusform>%Ln 个指标与之后的流失相关。</numerusform>
        </translation>
    </message>
    <message>
        <source>No indicator clearly moves with later churn.</source>
        <translation>没有指标与之后的流失明显相关。</translation>
    </message>
    <message>
        <source>Correlation is not cause: both can follow something else.</source>
        <translation>相关不等于因果：两者可能都受其他因素影响。</translation>
    </message>
    <message>
        <source>Pearson correlation of the full periods; p adjusted over all series and lags (Benjamini and Hochberg 1995).</source>
        <translation>完整统计期的 Pearson 相关；p 值对所有序列和滞后期做了校正（Benjamini 和 Hochberg 1995）。</translation>
    </message>
    <message>
        <source>Customers: figures before, churn after</source>
        <translation>客户：之前的数值与之后的流失</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>已流失</translation>
    </message>
    <message>
        <source>Stayed</source>
        <translation>留存</translation>
    </message>
    <message>
        <source>ρ</source>
        <translation>ρ</translation>
    </message>
    <message>
        <source>p, adj.</source>
        <translation>p（校正）</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Needs customers who left within the horizon and a past before it.</source>
        <translation>需要在预测期内流失的客户及其之前的历史。</translation>
    </message>
    <message>
        <source>figures of %1, churn in the %2 days after</source>
        <translation>%1 的数值，其后 %2 天内的流失</translation>
    </message>
    <message>
        <source>Means of those who left and of those who stayed; r: point-biserial, ρ: Spearman. Each figure uses events up to its day only. p of Spearman&apos;s rank correlation, adjusted over all figures (Benjamini and Hochberg 1995).</source>
        <translation>已流失者与留存者的均值；r：点二列相关，ρ：Spearman。每个数值只使用该日及之前的事件。p 为 Spearman 秩相关的 p 值，对所有数值做了校正（Benjamini 和 Hochberg 1995）。</translation>
    </message>
    <message>
        <source>Customers of like risk</source>
        <translation>风险相近的客户</translation>
    </message>
    <message>
        <source>Too few customers with figures to form groups.</source>
        <translation>有数值的客户太少，无法分组。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Later churn</source>
        <translation>之后的流失</translation>
    </message>
    <message>
        <source>What sets it apart</source>
        <translation>显著特征</translation>
    </message>
    <message>
        <source>k-means++ on the figures; silhouette proposes %1 groups, gap %2</source>
        <translation>对数值做 k-means++ 聚类；轮廓系数建议 %1 组，gap 建议 %2 组</translation>
    </message>
    <message>
        <source>Customers used</source>
        <translation>所用客户</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Later churn explained by all figures together</source>
        <translation>所有数值共同解释之后的流失</translation>
    </message>
    <message>
        <source>Needs at least 10 customers who left and 10 who stayed.</source>
        <translation>需要至少 10 名流失客户和 10 名留存客户。</translation>
    </message>
    <message>
        <source>Odds ratio per σ</source>
        <translation>每 σ 的优势比</translation>
    </message>
    <message>
        <source>Coefficient</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>logistic; %1 customers, %2 left</source>
        <translation>逻辑回归；%1 名客户，%2 名流失</translation>
    </message>
    <message>
        <source>AUC %1 [%2] in the sample itself.</source>
        <translation>样本内 AUC %1 [%2]。</translation>
    </message>
    <message>
        <source>The risk model is tested on later days; this one describes.</source>
        <translation>风险模型以之后的日期检验；此模型仅用于描述。</translation>
    </message>
    <message>
        <source>Dated events only: they are drawn in the other indicators.</source>
        <translation>只有带日期的事件：它们绘制在其他指标中。</translation>
    </message>
    <message>
        <source>95% interval: %1</source>
        <translation>95% 区间：%1</translation>
    </message>
    <message>
        <source>Control limits</source>
        <translation>控制限</translation>
    </message>
    <message>
        <source>, not over yet</source>
        <translation>，尚未结束</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>统计期</translation>
    </message>
    <message>
        <source>95% CI from</source>
        <translation>95% 置信下限</translation>
    </message>
    <message>
        <source>95% CI to</source>
        <translation>95% 置信上限</translation>
    </message>
    <message>
        <source>Lower limit</source>
        <translation>控制下限</translation>
    </message>
    <message>
        <source>Upper limit</source>
        <translation>控制上限</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>beyond a limit</source>
        <translation>超出控制限</translation>
    </message>
    <message>
        <source>8 on one side</source>
        <translation>连续 8 点在同侧</translation>
    </message>
    <message>
        <source>new level</source>
        <translation>新水平</translation>
    </message>
    <message>
        <source>anomaly</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Not enough history to judge.</source>
        <translation>历史不足，无法判断。</translation>
    </message>
    <message>
        <source>At least 8 full periods with values are needed.</source>
        <translation>需要至少 8 个有值的完整统计期。</translation>
    </message>
    <message>
        <source>Beyond its threshold.</source>
        <translation>已越过阈值。</translation>
    </message>
    <message>
        <source>Near its threshold.</source>
        <translation>接近阈值。</translation>
    </message>
    <message>
        <source>Within its limits.</source>
        <translation>在控制限之内。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1 against %2.</source>
        <translation>对比%2：%1。</translation>
    </message>
    <message>
        <source>%1 against %2, which chance can explain.</source>
        <translation>对比%2：%1，可能出于偶然。</translation>
    </message>
    <message>
        <source>Trend %1 a period (Theil-Sen; Mann-Kendall p %2).</source>
        <translation>趋势每期 %1（Theil-Sen；Mann-Kendall p %2）。</translation>
    </message>
    <message>
        <source>No clear trend (Mann-Kendall p %1).</source>
        <translation>无明显趋势（Mann-Kendall p %1）。</translation>
    </message>
    <message>
        <source>Indicator × segment</source>
        <translation>指标 × 分群</translation>
    </message>
    <message>
        <source>z-score against the own past, %1; above 0 is worse</source>
        <translation>相对自身历史的 z 分数，%1；大于 0 表示更差</translation>
    </message>
    <message>
        <source>z-score against the own past; above 0 is worse</source>
        <translation>相对自身历史的 z 分数；大于 0 表示更差</translation>
    </message>
    <message>
        <source>better</source>
        <translation>更好</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>更差</translation>
    </message>
    <message>
        <source>r with churn (lag)</source>
        <translation>与流失的 r（滞后）</translation>
    </message>
    <message>
        <source>%1, %2: %3, n %4</source>
        <translation>%1，%2：%3，n %4</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>There are no segments yet. Save one in Segments, or load customers with a region, plan or channel.</source>
        <translation>还没有分群。请在“客户细分”中保存一个，或加载带有地区、套餐或渠道的客户。</translation>
    </message>
    <message>
        <source>No indicator has enough history by segment yet.</source>
        <translation>尚无指标具备足够的分群历史。</translation>
    </message>
    <message>
        <source>z: distance of the last full period from the mean of the periods before it, in their standard deviations. r: Pearson with the churn rate so many periods later. Correlation is not cause.</source>
        <translation>z：最近完整统计期与此前各期均值之差，以其标准差计。r：与若干期之后流失率的 Pearson 相关。相关不等于因果。</translation>
    </message>
    <message>
        <source>Value, 95% CI</source>
        <translation>数值，95% 置信区间</translation>
    </message>
    <message>
        <source>%1: level %2 → %3</source>
        <translation>%1：水平 %2 → %3</translation>
    </message>
    <message>
        <source>Limits: individuals chart (3σ) of the periods before each point. Rings: beyond a limit or threshold, or 8 on one side. Dotted: new level (PELT), or an outside event.</source>
        <translation>控制限：各点之前统计期的单值图（3σ）。圆环：超出控制限或阈值，或连续 8 点在同侧。点线：新水平（PELT）或外部事件。</translation>
    </message>
    <message>
        <source>Early warning</source>
        <translation>早期预警</translation>
    </message>
    <message>
        <source>What signals churn before it happens?</source>
        <translation>流失之前有哪些信号？</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>走势</translation>
    </message>
    <message>
        <source>the period before</source>
        <translation>上一期</translation>
    </message>
    <message>
        <source>a year before</source>
        <translation>去年同期</translation>
    </message>
    <message>
        <source>own baseline</source>
        <translation>自身基线</translation>
    </message>
    <message>
        <source>benchmark</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>benchmark (%1)</source>
        <translation>基准（%1）</translation>
    </message>
    <message>
        <source>Risk score, refitted at each origin</source>
        <translation>风险评分（在每个观察日重新拟合）</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>This command does not exist. Nothing was changed. Run “holdfast-cli --help” for the list.</source>
        <translation>没有这个命令。未作任何更改。运行“holdfast-cli --help”查看列表。</translation>
    </message>
    <message>
        <source>There is no command “{name}”. Nothing was changed. Run “holdfast-cli --help” for the list.</source>
        <translation>没有命令“{name}”。未作任何更改。运行“holdfast-cli --help”查看列表。</translation>
    </message>
    <message>
        <source>This analysis does not exist. Nothing was changed. Run “holdfast-cli analyse --help” for the list.</source>
        <translation>没有这个分析。未作任何更改。运行“holdfast-cli analyse --help”查看列表。</translation>
    </message>
    <message>
        <source>There is no analysis “{name}”. Nothing was changed. Run “holdfast-cli analyse --help” for the list.</source>
        <translation>没有分析“{name}”。未作任何更改。运行“holdfast-cli analyse --help”查看列表。</translation>
    </message>
    <message>
        <source>This option or setting does not exist. Nothing was changed. Run the command with “--help” for the list.</source>
        <translation>没有这个选项或设置。未作任何更改。运行该命令并加“--help”查看列表。</translation>
    </message>
    <message>
        <source>There is no option or setting “{name}”. Nothing was changed. Run the command with “--help” for the list.</source>
        <translation>没有选项或设置“{name}”。未作任何更改。运行该命令并加“--help”查看列表。</translation>
    </message>
    <message>
        <source>A required part of the command is missing. Nothing was changed. Run the command with “--help” to see its parts.</source>
        <translation>命令缺少必需的部分。未作任何更改。运行该命令并加“--help”查看其组成。</translation>
    </message>
    <message>
        <source>“{name}” is missing. Nothing was changed. Run the command with “--help” to see its parts.</source>
        <translation>缺少“{name}”。未作任何更改。运行该命令并加“--help”查看命令的组成。</translation>
    </message>
    <message>
        <source>A value is outside what is allowed. Nothing was changed. Give another value.</source>
        <translation>有一个值超出允许范围。未作任何更改。请换一个值。</translation>
    </message>
    <message>
        <source>“{value}” is no allowed value of “{name}”. Nothing was changed. Give another value.</source>
        <translation>“{value}”不是“{name}”允许的值。未作任何更改。请换一个值。</translation>
    </message>
    <message>
        <source>The file does not exist. Nothing was changed. Check the path.</source>
        <translation>文件不存在。未作任何更改。请检查路径。</translation>
    </message>
    <message>
        <source>There is no file “{path}”. Nothing was changed. Check the path.</source>
        <translation>没有文件“{path}”。未作任何更改。请检查路径。</translation>
    </message>
    <message>
        <source>A file of that name exists already and was left as it is. Choose another name.</source>
        <translation>同名文件已存在，保持原样。请换一个名称。</translation>
    </message>
    <message>
        <source>“{path}” exists already and was left as it is. Choose another name.</source>
        <translation>“{path}”已存在，保持原样。请换一个名称。</translation>
    </message>
    <message>
        <source>The file may not be read or written with your permissions. Nothing was changed. Ask for access or choose another place.</source>
        <translation>当前权限不允许读写此文件。未作任何更改。请申请权限或换一个位置。</translation>
    </message>
    <message>
        <source>“{path}” may not be read or written with your permissions. Nothing was changed. Ask for access or choose another place.</source>
        <translation>当前权限不允许读写“{path}”。未作任何更改。请申请权限或换一个位置。</translation>
    </message>
    <message>
        <source>This is a folder, a pipe or a device, not a file. Nothing was changed. Choose a file.</source>
        <translation>这是文件夹、管道或设备，不是文件。未作任何更改。请选择文件。</translation>
    </message>
    <message>
        <source>“{path}” is a folder, a pipe or a device, not a file. Nothing was changed. Choose a file.</source>
        <translation>“{path}”是文件夹、管道或设备，不是文件。未作任何更改。请选择文件。</translation>
    </message>
    <message>
        <source>Reading or writing failed. What was saved before is unchanged. Check the disk and the connection, then try again.</source>
        <translation>读写失败。之前保存的内容未变。请检查磁盘和连接后重试。</translation>
    </message>
    <message>
        <source>Reading or writing “{path}” failed. What was saved before is unchanged. Check the disk and the connection, then try again.</source>
        <translation>读写“{path}”失败。之前保存的内容未变。请检查磁盘和连接后重试。</translation>
    </message>
    <message>
        <source>The disk is full. The step was not carried out and what was saved before is unchanged. Free some space, then try again.</source>
        <translation>磁盘已满。该步骤未执行，之前保存的内容未变。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>There is no space left for “{path}”. The step was not carried out and what was saved before is unchanged. Free some space, then try again.</source>
        <translation>没有空间保存“{path}”。该步骤未执行，之前保存的内容未变。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>There is not enough memory for this step. The data are unchanged. Close other programs or take a smaller file.</source>
        <translation>内存不足，无法完成该步骤。数据未变。请关闭其他程序或使用较小的文件。</translation>
    </message>
    <message>
        <source>The request is beyond what the program handles. The data are unchanged. Take a smaller part.</source>
        <translation>请求超出程序的处理范围。数据未变。请缩小范围。</translation>
    </message>
    <message>
        <source>More than {limit} {what} is beyond what the program handles. The data are unchanged. Take a smaller part or a coarser period.</source>
        <translation>超过 {limit} {what}，超出程序的处理范围。数据未变。请缩小范围或放宽统计期。</translation>
    </message>
    <message>
        <source>There are not enough data for this figure. The data are unchanged. Load more rows or widen the filters.</source>
        <translation>数据不足以计算此数字。数据未变。请加载更多行或放宽筛选。</translation>
    </message>
    <message>
        <source>This needs “{needs}”, which the workspace does not have. The data are unchanged. Import it to see the figure.</source>
        <translation>此处需要“{needs}”，而工作区中没有。数据未变。导入后即可显示。</translation>
    </message>
    <message>
        <source>There is no step to undo or redo. Nothing was changed.</source>
        <translation>没有可撤销或重做的步骤。未作任何更改。</translation>
    </message>
    <message>
        <source>The workspace has no such table. Nothing was changed. Run “holdfast-cli info” for the list.</source>
        <translation>工作区没有这个数据表。未作任何更改。运行“holdfast-cli info”查看列表。</translation>
    </message>
    <message>
        <source>The workspace has no table “{name}”. Nothing was changed. Run “holdfast-cli info” for the list.</source>
        <translation>工作区没有数据表“{name}”。未作任何更改。运行“holdfast-cli info”查看列表。</translation>
    </message>
    <message>
        <source>A field of the rule or request is not in the data. Nothing was changed. Choose a field that is loaded.</source>
        <translation>规则或请求中的某个字段不在数据中。未作任何更改。请选择已加载的字段。</translation>
    </message>
    <message>
        <source>There is no field “{name}” in the data. Nothing was changed. Choose a field that is loaded.</source>
        <translation>数据中没有字段“{name}”。未作任何更改。请选择已加载的字段。</translation>
    </message>
    <message>
        <source>There is no segment of that name. Nothing was changed. Check the list of saved segments.</source>
        <translation>没有这个名称的分群。未作任何更改。请查看已存分群列表。</translation>
    </message>
    <message>
        <source>There is no segment “{name}”. Nothing was changed. Check the list of saved segments.</source>
        <translation>没有分群“{name}”。未作任何更改。请查看已存分群列表。</translation>
    </message>
    <message>
        <source>The rule of the segment can&apos;t be read. Nothing was changed. Correct the rule.</source>
        <translation>分群规则无法读取。未作任何更改。请更正规则。</translation>
    </message>
    <message>
        <source>“{value}” does not fit the field “{field}” in this rule. Nothing was changed. Correct the rule.</source>
        <translation>在此规则中，“{value}”不适合字段“{field}”。未作任何更改。请更正规则。</translation>
    </message>
    <message>
        <source>A required column is not there. Nothing was loaded or changed. Assign a column to it or load data that have it.</source>
        <translation>缺少必需的列。未加载或更改任何内容。请指定一列，或加载含有该列的数据。</translation>
    </message>
    <message>
        <source>No column gives “{fieldName}”, which is required here. Nothing was loaded or changed. Assign a column to it or load data that have it.</source>
        <translation>没有列提供此处必需的“{fieldName}”。未加载或更改任何内容。请指定一列，或加载含有该列的数据。</translation>
    </message>
    <message>
        <source>This file has been imported already. It was not loaded again, so no row counts twice. Undo the earlier import to load it anew.</source>
        <translation>此文件已导入过。未再次加载，因此不会重复计行。如需重新加载，请先撤销以前的导入。</translation>
    </message>
    <message>
        <source>“{path}” has been imported already. It was not loaded again, so no row counts twice. Undo the earlier import to load it anew.</source>
        <translation>“{path}”已导入过。未再次加载，因此不会重复计行。如需重新加载，请先撤销以前的导入。</translation>
    </message>
    <message>
        <source>The file has no content. Nothing was loaded. Check the export it comes from.</source>
        <translation>文件没有内容。未加载任何内容。请检查导出它的来源。</translation>
    </message>
    <message>
        <source>“{path}” has no content. Nothing was loaded. Check the export it comes from.</source>
        <translation>“{path}”没有内容。未加载任何内容。请检查导出它的来源。</translation>
    </message>
    <message>
        <source>The content is not text in any encoding the program knows. Nothing was loaded. Export the table as CSV in UTF-8.</source>
        <translation>内容不是程序认识的任何编码的文本。未加载任何内容。请将表格导出为 UTF-8 的 CSV。</translation>
    </message>
    <message>
        <source>The content of “{path}” is not text in any encoding the program knows. Nothing was loaded. Export the table as CSV in UTF-8.</source>
        <translation>“{path}”的内容不是程序认识的任何编码的文本。未加载任何内容。请将表格导出为 UTF-8 的 CSV。</translation>
    </message>
    <message>
        <source>The file has zero bytes inside its text, as damaged files do. Nothing was loaded. Export the file again.</source>
        <translation>文件的文本中有零字节，像是已损坏。未加载任何内容。请重新导出文件。</translation>
    </message>
    <message>
        <source>Some bytes do not fit the encoding of the file. Nothing was loaded. Choose another encoding or export the file again in UTF-8.</source>
        <translation>有些字节不符合文件的编码。未加载任何内容。请换一种编码，或以 UTF-8 重新导出。</translation>
    </message>
    <message>
        <source>Some bytes do not fit the encoding {encoding}. Nothing was loaded. Choose another encoding or export the file again in UTF-8.</source>
        <translation>有些字节不符合编码 {encoding}。未加载任何内容。请换一种编码，或以 UTF-8 重新导出。</translation>
    </message>
    <message>
        <source>The encoding of the file is not supported. Nothing was loaded. Export the file in UTF-8.</source>
        <translation>不支持文件的编码。未加载任何内容。请以 UTF-8 导出文件。</translation>
    </message>
    <message>
        <source>The encoding {encoding} is not supported. Nothing was loaded. Export the file in UTF-8.</source>
        <translation>不支持编码 {encoding}。未加载任何内容。请以 UTF-8 导出文件。</translation>
    </message>
    <message>
        <source>This kind of file can&apos;t be read. Nothing was loaded. Export the table as CSV.</source>
        <translation>无法读取此类文件。未加载任何内容。请将表格导出为 CSV。</translation>
    </message>
    <message>
        <source>“{path}” is of a kind that can&apos;t be read. Nothing was loaded. Export the table as CSV.</source>
        <translation>“{path}”属于无法读取的类型。未加载任何内容。请将表格导出为 CSV。</translation>
    </message>
    <message>
        <source>A cell is larger than a table cell can be, often because a quote is never closed. Nothing was loaded. Correct the file at this place.</source>
        <translation>有一个单元格大得不合常理，往往是因为引号未闭合。未加载任何内容。请在此处更正文件。</translation>
    </message>
    <message>
        <source>The table has more columns than can be loaded. Nothing was loaded. Leave out columns or check the delimiter.</source>
        <translation>表格的列数超出可加载的范围。未加载任何内容。请减少列或检查分隔符。</translation>
    </message>
    <message>
        <source>The table has more than {limit} columns. Nothing was loaded. Leave out columns or check the delimiter.</source>
        <translation>表格超过 {limit} 列。未加载任何内容。请减少列或检查分隔符。</translation>
    </message>
    <message>
        <source>Rows do not have as many cells as the header. These rows were not loaded. Correct the file or the delimiter.</source>
        <translation>有些行的单元格数与表头不同。这些行未加载。请更正文件或分隔符。</translation>
    </message>
    <message>
        <source>A quote stands inside a cell where none may stand, so the cells after it can&apos;t be told apart. Correct the file at this place.</source>
        <translation>单元格内有不该出现的引号，其后的单元格无法区分。请在此处更正文件。</translation>
    </message>
    <message>
        <source>A quoted cell is never closed, so the rest of the file would fall into one cell. Nothing was loaded. Correct the file at this place.</source>
        <translation>有一个带引号的单元格始终未闭合，文件其余部分会落入同一单元格。未加载任何内容。请在此处更正文件。</translation>
    </message>
    <message>
        <source>The dates can be read in two ways. Nothing was guessed. Say whether the day or the month comes first.</source>
        <translation>日期有两种读法。未作猜测。请说明日在前还是月在前。</translation>
    </message>
    <message>
        <source>The dates of “{column}” can be read in two ways. Nothing was guessed. Say whether the day or the month comes first.</source>
        <translation>“{column}”的日期有两种读法。未作猜测。请说明日在前还是月在前。</translation>
    </message>
    <message>
        <source>More than one character could part the columns. Nothing was guessed. Choose the delimiter.</source>
        <translation>有多个字符都可能是分隔符。未作猜测。请选择分隔符。</translation>
    </message>
    <message>
        <source>The text can be read in more than one encoding. Nothing was guessed. Choose the encoding.</source>
        <translation>文本可以用多种编码读取。未作猜测。请选择编码。</translation>
    </message>
    <message>
        <source>The values can be read in more than one format. Nothing was guessed. Choose the format.</source>
        <translation>值可以用多种格式读取。未作猜测。请选择格式。</translation>
    </message>
    <message>
        <source>It is not clear which line holds the column names. Nothing was guessed. Choose the header line.</source>
        <translation>不清楚哪一行是列名。未作猜测。请选择表头行。</translation>
    </message>
    <message>
        <source>More than one column could identify the customer. Nothing was guessed. Choose the column.</source>
        <translation>有多列都可能标识客户。未作猜测。请选择一列。</translation>
    </message>
    <message>
        <source>The numbers can be read with a decimal comma or with grouping. Nothing was guessed. Say which it is.</source>
        <translation>数字中的逗号可能是小数点，也可能是千位分隔。未作猜测。请说明是哪一种。</translation>
    </message>
    <message>
        <source>The numbers of “{column}” can be read with a decimal comma or with grouping. Nothing was guessed. Say which it is.</source>
        <translation>“{column}”的数字中，逗号可能是小数点，也可能是千位分隔。未作猜测。请说明是哪一种。</translation>
    </message>
    <message>
        <source>Quotes can be read in more than one way. Nothing was guessed. Choose the quote character.</source>
        <translation>引号有多种读法。未作猜测。请选择引号字符。</translation>
    </message>
    <message>
        <source>It is not clear which part of the sheet is the table. Nothing was guessed. Choose the range.</source>
        <translation>不清楚工作表的哪一部分是表格。未作猜测。请选择区域。</translation>
    </message>
    <message>
        <source>The workbook has more than one sheet with data. Nothing was guessed. Choose the sheet.</source>
        <translation>工作簿有多张含数据的工作表。未作猜测。请选择工作表。</translation>
    </message>
    <message>
        <source>The table can be read in more than one shape. Nothing was guessed. Choose one.</source>
        <translation>表格可以按多种结构读取。未作猜测。请选择一种。</translation>
    </message>
    <message>
        <source>The database has more than one table. Nothing was guessed. Choose the table.</source>
        <translation>数据库有多个数据表。未作猜测。请选择数据表。</translation>
    </message>
    <message>
        <source>The time zone of the times is not clear. Nothing was guessed. Choose the time zone.</source>
        <translation>时间的时区不明确。未作猜测。请选择时区。</translation>
    </message>
    <message>
        <source>The years have two digits and can mean two centuries. Nothing was guessed. Choose the century.</source>
        <translation>年份只有两位数，可能属于两个世纪。未作猜测。请选择世纪。</translation>
    </message>
    <message>
        <source>It is not clear what a row of this file is. Nothing was loaded. Say whether rows are customers, transactions or something else.</source>
        <translation>不清楚此文件的一行是什么。未加载任何内容。请说明各行是客户、交易还是其他内容。</translation>
    </message>
    <message>
        <source>An id that must be unique occurs more than once. Nothing was guessed. Remove the repeats or choose another column as id.</source>
        <translation>应当唯一的编号出现多次。未作猜测。请去除重复，或改用另一列作编号。</translation>
    </message>
    <message>
        <source>A column holds values of different types. It was kept as text, so nothing is lost. Correct the source to use it as a number or date.</source>
        <translation>一列中有不同类型的值。该列保留为文本，不会丢失内容。如需作为数字或日期使用，请更正来源。</translation>
    </message>
    <message>
        <source>A word in this column seems to mean “missing”. It was kept as text. Say whether it means missing.</source>
        <translation>此列中有一个词似乎表示“缺失”。已保留为文本。请说明它是否表示缺失。</translation>
    </message>
    <message>
        <source>“{value}” seems to mean “missing”. It was kept as text. Say whether it does.</source>
        <translation>“{value}”似乎表示“缺失”。已保留为文本。请说明是否如此。</translation>
    </message>
    <message>
        <source>The header line comes again among the data. These lines were not loaded as data. Check how the file was put together.</source>
        <translation>表头行在数据中再次出现。这些行未作为数据加载。请检查文件的拼接方式。</translation>
    </message>
    <message>
        <source>The line under the header seems to hold units. It was not guessed to be data. Say whether it is data.</source>
        <translation>表头下一行似乎是单位。未猜测它是否为数据。请说明它是否为数据。</translation>
    </message>
    <message>
        <source>A required value is missing. The rows were set aside, not loaded. Complete them in the source.</source>
        <translation>缺少必填值。这些行已搁置，未加载。请在来源中补全。</translation>
    </message>
    <message>
        <source>A value can&apos;t be read as the type of its column. The rows were set aside, not loaded. Correct the source or the type.</source>
        <translation>有一个值无法按其列的类型读取。这些行已搁置，未加载。请更正来源或类型。</translation>
    </message>
    <message>
        <source>“{value}” can&apos;t be read as the type of its column. The row was set aside, not loaded. Correct the source or the type.</source>
        <translation>“{value}”无法按其列的类型读取。该行已搁置，未加载。请更正来源或类型。</translation>
    </message>
    <message>
        <source>Columns without name and values were left out.</source>
        <translation>没有名称和值的列已省略。</translation>
    </message>
    <message>
        <source>Columns without a name were given one. Check the mapping.</source>
        <translation>没有名称的列已获得名称。请检查映射。</translation>
    </message>
    <message>
        <source>Blank rows were skipped.</source>
        <translation>空行已跳过。</translation>
    </message>
    <message>
        <source>Ids differ only in case, blanks or look-alike characters. They were kept apart. Check whether they are the same customer.</source>
        <translation>有些编号只在大小写、空格或形近字符上不同。已分别保留。请检查它们是否为同一客户。</translation>
    </message>
    <message>
        <source>The delimiter changes inside the file. Rows were read as far as they fit. Check how the file was put together.</source>
        <translation>文件中途更换了分隔符。已尽量读取各行。请检查文件的拼接方式。</translation>
    </message>
    <message>
        <source>Columns have the same name. They were kept under different names. Check the mapping.</source>
        <translation>有些列同名。已用不同的名称保留。请检查映射。</translation>
    </message>
    <message>
        <source>The last lines look like totals or notes. Check whether they are data.</source>
        <translation>最后几行像是合计或注释。请检查它们是否为数据。</translation>
    </message>
    <message>
        <source>Full-width digits or letters were read as plain ones. The source text is kept.</source>
        <translation>全角数字或字母已按半角读取。来源文本已保留。</translation>
    </message>
    <message>
        <source>Dates lie after the day of the import. They were loaded. Check the source.</source>
        <translation>有些日期晚于导入日。已加载。请检查来源。</translation>
    </message>
    <message>
        <source>Dates are written in several formats. Each was read by its own format. Check the rows.</source>
        <translation>日期有多种写法。已各按其格式读取。请检查这些行。</translation>
    </message>
    <message>
        <source>Dates such as 30 February do not exist. The rows were set aside, not loaded. Correct the source.</source>
        <translation>有些日期不存在，例如 2 月 30 日。这些行已搁置，未加载。请更正来源。</translation>
    </message>
    <message>
        <source>Invisible characters stand in the text. They were kept in the source text and ignored in comparisons.</source>
        <translation>文本中有不可见字符。来源文本中已保留，比较时忽略。</translation>
    </message>
    <message>
        <source>Digits are grouped irregularly, as in 1,23,456. Check the numbers.</source>
        <translation>数字分组不规则，例如 1,23,456。请检查这些数字。</translation>
    </message>
    <message>
        <source>Cells hold JSON. They were kept as text.</source>
        <translation>单元格内容是 JSON。已保留为文本。</translation>
    </message>
    <message>
        <source>Amounts have different currencies. They were not converted. Load one currency or convert the source.</source>
        <translation>金额有不同的币种。未作换算。请只加载一种币种，或先换算来源。</translation>
    </message>
    <message>
        <source>Numbers are written in several formats. The column was kept as text. Use one format in the source.</source>
        <translation>数字有多种写法。该列保留为文本。请在来源中统一格式。</translation>
    </message>
    <message>
        <source>Times have different zones. Check the source before comparing hours.</source>
        <translation>时间有不同的时区。比较钟点之前请检查来源。</translation>
    </message>
    <message>
        <source>Values have different units. The column was kept as text. Use one unit in the source.</source>
        <translation>值有不同的单位。该列保留为文本。请在来源中统一单位。</translation>
    </message>
    <message>
        <source>The file has a header but no rows. Nothing was loaded.</source>
        <translation>文件有表头但没有行。未加载任何内容。</translation>
    </message>
    <message>
        <source>The file has no line with column names. Columns were numbered. Check the mapping.</source>
        <translation>文件没有列名行。各列已编号。请检查映射。</translation>
    </message>
    <message>
        <source>Infinite or undefined numbers were read as missing.</source>
        <translation>无穷或未定义的数已按缺失读取。</translation>
    </message>
    <message>
        <source>Rows name customers who are not in the customer table. They were loaded and are left out of figures by customer.</source>
        <translation>有些行的客户不在客户表中。已加载，但不计入按客户的数字。</translation>
    </message>
    <message>
        <source>A value is outside what its field can hold. The rows were set aside, not loaded. Correct the source.</source>
        <translation>有一个值超出其字段的范围。这些行已搁置，未加载。请更正来源。</translation>
    </message>
    <message>
        <source>Text looks garbled, as if it had been read in a wrong encoding before. It was kept as it is. Check the export.</source>
        <translation>文本像是乱码，似乎曾以错误的编码读取。已原样保留。请检查导出。</translation>
    </message>
    <message>
        <source>Lines before the header were skipped. Check the header line.</source>
        <translation>表头之前的行已跳过。请检查表头行。</translation>
    </message>
    <message>
        <source>Long numbers ended in rounded digits before they came here. Export such ids as text.</source>
        <translation>长数字的末位在到达这里之前已被舍入。请将这类编号导出为文本。</translation>
    </message>
    <message>
        <source>Some characters were lost before the file came here. The text was kept as it is. Export the file again.</source>
        <translation>文件到达这里之前已丢失一些字符。文本已原样保留。请重新导出文件。</translation>
    </message>
    <message>
        <source>A quoted cell runs over many lines. Check its closing quote.</source>
        <translation>一个带引号的单元格跨越多行。请检查其闭合引号。</translation>
    </message>
    <message>
        <source>The file seems to be cut off. What is there was read. Get the file again.</source>
        <translation>文件似乎不完整。已读取现有部分。请重新获取文件。</translation>
    </message>
    <message>
        <source>Some values were not understood and are left out of figures. Check the source.</source>
        <translation>有些值无法识别，不计入数字。请检查来源。</translation>
    </message>
    <message>
        <source>“{value}” was not understood and is left out of figures. Check the source.</source>
        <translation>“{value}”无法识别，不计入数字。请检查来源。</translation>
    </message>
    <message>
        <source>The workspace is damaged. Nothing was changed. Open a backup, or run “holdfast-cli check” to see what is affected.</source>
        <translation>工作区已损坏。未作任何更改。请打开备份，或运行“holdfast-cli check”查看受影响的部分。</translation>
    </message>
    <message>
        <source>The workspace “{path}” is damaged. Nothing was changed. Open a backup, or run “holdfast-cli check” to see what is affected.</source>
        <translation>工作区“{path}”已损坏。未作任何更改。请打开备份，或运行“holdfast-cli check”查看受影响的部分。</translation>
    </message>
    <message>
        <source>The file is not a Holdfast workspace. It was left as it is. Choose a .holdfast file.</source>
        <translation>该文件不是 Holdfast 工作区。已保持原样。请选择 .holdfast 文件。</translation>
    </message>
    <message>
        <source>“{path}” is not a Holdfast workspace. It was left as it is. Choose a .holdfast file.</source>
        <translation>“{path}”不是 Holdfast 工作区。已保持原样。请选择 .holdfast 文件。</translation>
    </message>
    <message>
        <source>The workspace is in use by another program. Nothing was changed. Close it there, then try again.</source>
        <translation>工作区正被另一个程序使用。未作任何更改。请在那里关闭后重试。</translation>
    </message>
    <message>
        <source>The workspace “{path}” is in use by another program. Nothing was changed. Close it there, then try again.</source>
        <translation>工作区“{path}”正被另一个程序使用。未作任何更改。请在那里关闭后重试。</translation>
    </message>
    <message>
        <source>The workspace was moved or replaced while it was open. Nothing more is written to it. Open it again from its new place.</source>
        <translation>工作区在打开期间被移动或替换。不再向其写入。请从新位置重新打开。</translation>
    </message>
    <message>
        <source>The workspace “{path}” was moved or replaced while it was open. Nothing more is written to it. Open it again from its new place.</source>
        <translation>工作区“{path}”在打开期间被移动或替换。不再向其写入。请从新位置重新打开。</translation>
    </message>
    <message>
        <source>The workspace was made by a newer version of Holdfast. It was left as it is. Update the program to open it.</source>
        <translation>该工作区由更新版本的 Holdfast 创建。已保持原样。请更新程序后打开。</translation>
    </message>
    <message>
        <source>The workspace “{path}” was made by a newer version of Holdfast. It was left as it is. Update the program to open it.</source>
        <translation>工作区“{path}”由更新版本的 Holdfast 创建。已保持原样。请更新程序后打开。</translation>
    </message>
    <message>
        <source>The workspace does not exist. Nothing was changed. Check the path, or make one with “holdfast-cli new”.</source>
        <translation>工作区不存在。未作任何更改。请检查路径，或用“holdfast-cli new”新建。</translation>
    </message>
    <message>
        <source>There is no workspace “{path}”. Nothing was changed. Check the path, or make one with “holdfast-cli new”.</source>
        <translation>没有工作区“{path}”。未作任何更改。请检查路径，或用“holdfast-cli new”新建。</translation>
    </message>
    <message>
        <source>The workspace may not be opened with your permissions. Nothing was changed. Ask for access or copy the file.</source>
        <translation>当前权限不允许打开此工作区。未作任何更改。请申请权限或复制文件。</translation>
    </message>
    <message>
        <source>The workspace “{path}” may not be opened with your permissions. Nothing was changed. Ask for access or copy the file.</source>
        <translation>当前权限不允许打开工作区“{path}”。未作任何更改。请申请权限或复制文件。</translation>
    </message>
    <message>
        <source>The workspace is open for reading only. Nothing was changed. Save a copy to make changes.</source>
        <translation>工作区以只读方式打开。未作任何更改。请保存副本后再更改。</translation>
    </message>
    <message>
        <source>The workspace “{path}” is open for reading only. Nothing was changed. Save a copy to make changes.</source>
        <translation>工作区“{path}”以只读方式打开。未作任何更改。请保存副本后再更改。</translation>
    </message>
    <message>
        <source>A journal that does not belong to this workspace lies beside it. It was not applied and nothing was changed. Move the journal away, then open the workspace again.</source>
        <translation>工作区旁有一个不属于它的日志。未应用该日志，也未作任何更改。请移走日志后重新打开工作区。</translation>
    </message>
    <message>
        <source>The path is a symbolic link, which is not followed for writing. Nothing was changed. Give the path of the file itself.</source>
        <translation>该路径是符号链接，写入时不会跟随。未作任何更改。请给出文件本身的路径。</translation>
    </message>
    <message>
        <source>“{path}” is a symbolic link, which is not followed for writing. Nothing was changed. Give the path of the file itself.</source>
        <translation>“{path}”是符号链接，写入时不会跟随。未作任何更改。请给出文件本身的路径。</translation>
    </message>
    <message>
        <source>Cancelled. The data are as before.</source>
        <translation>已取消。数据保持原样。</translation>
    </message>
    <message>
        <source>The program made a mistake. What was saved before is unchanged. Report it with the details.</source>
        <translation>程序出错。之前保存的内容未变。请连同详情一起报告。</translation>
    </message>
    <message>
        <source>periods</source>
        <translation>个统计期</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>customers</source>
        <translation>位客户</translation>
    </message>
    <message>
        <source>All values are equal, so there is nothing to compare. The data are unchanged. Choose another column or more rows.</source>
        <translation>所有取值相同，无可比较。数据未改动。请选择其他列或更多行。</translation>
    </message>
    <message>
        <source>All values of “{name}” are equal, so there is nothing to compare. The data are unchanged. Choose another column or more rows.</source>
        <translation>“{name}”的所有取值相同，无可比较。数据未改动。请选择其他列或更多行。</translation>
    </message>
    <message>
        <source>The data hold a value that this method can&apos;t use. The data are unchanged. Correct it or leave the row out.</source>
        <translation>数据中有该方法无法使用的取值。数据未改动。请更正或剔除该行。</translation>
    </message>
    <message>
        <source>“{value}” in “{name}” is a value that this method can&apos;t use. The data are unchanged. Correct it or leave the row out.</source>
        <translation>“{name}”中的“{value}”是该方法无法使用的取值。数据未改动。请更正或剔除该行。</translation>
    </message>
    <message>
        <source>The fit did not come to an end, so no figure is shown. The data are unchanged. Use fewer columns or more rows.</source>
        <translation>拟合未能完成，因此不显示数字。数据未改动。请减少列或增加行。</translation>
    </message>
    <message>
        <source>Columns depend on each other exactly, so they can&apos;t be told apart. The data are unchanged. Leave one out.</source>
        <translation>各列之间存在精确的依赖关系，无法区分。数据未改动。请去掉其中一列。</translation>
    </message>
    <message>
        <source>“{name}” follows exactly from other columns, so it can&apos;t be told apart. The data are unchanged. Leave it out.</source>
        <translation>“{name}”可由其他列精确推出，无法区分。数据未改动。请去掉该列。</translation>
    </message>
    <message>
        <source>The file has no column of that name. The data are unchanged. Check the name against the header line.</source>
        <translation>文件中没有该名称的列。数据未改动。请对照标题行检查名称。</translation>
    </message>
    <message>
        <source>“{path}” has no column “{name}”. The data are unchanged. Check the name against the header line.</source>
        <translation>“{path}”中没有列“{name}”。数据未改动。请对照标题行检查名称。</translation>
    </message>
    <message>
        <source>Rows of the earlier load are not in this file. Nothing was loaded. Say whether they are gone for good or stay beside the new ones.</source>
        <translation>之前加载的部分行不在此文件中。未加载任何数据。请说明这些行是已经删除，还是与新的行一起保留。</translation>
    </message>
    <message>
        <source>A column identifies people. It can be kept out, masked, replaced by pseudonyms or kept.</source>
        <translation>有一列可以识别个人。可以不导入、遮盖、替换为假名或保留。</translation>
    </message>
    <message>
        <source>A step of the cleaning recipe found nothing to change in this file. The other steps were done.</source>
        <translation>清洗方案中的一个步骤在此文件中没有可更改的内容。其他步骤已完成。</translation>
    </message>
    <message>
        <source>The file is a damaged archive. Nothing was loaded. Get the file again.</source>
        <translation>该文件是损坏的压缩包。没有载入任何数据。请重新获取该文件。</translation>
    </message>
    <message>
        <source>“{path}” is a damaged archive. Nothing was loaded. Get the file again.</source>
        <translation>“{path}”是损坏的压缩包。没有载入任何数据。请重新获取该文件。</translation>
    </message>
    <message>
        <source>The workbook is damaged. Nothing was loaded. Open it in a spreadsheet program and save it again.</source>
        <translation>工作簿已损坏。没有载入任何数据。请用电子表格程序打开并重新保存。</translation>
    </message>
    <message>
        <source>The workbook “{path}” is damaged. Nothing was loaded. Open it in a spreadsheet program and save it again.</source>
        <translation>工作簿“{path}”已损坏。没有载入任何数据。请用电子表格程序打开并重新保存。</translation>
    </message>
    <message>
        <source>The file is protected by a password. Nothing was loaded. Save a copy without the password.</source>
        <translation>该文件受密码保护。没有载入任何数据。请另存一份不带密码的副本。</translation>
    </message>
    <message>
        <source>“{path}” is protected by a password. Nothing was loaded. Save a copy without the password.</source>
        <translation>“{path}”受密码保护。没有载入任何数据。请另存一份不带密码的副本。</translation>
    </message>
    <message>
        <source>The file is in the old .xls format. Nothing was loaded. Save it as .xlsx or CSV.</source>
        <translation>该文件是旧的 .xls 格式。没有载入任何数据。请另存为 .xlsx 或 CSV。</translation>
    </message>
    <message>
        <source>“{path}” is in the old .xls format. Nothing was loaded. Save it as .xlsx or CSV.</source>
        <translation>“{path}”是旧的 .xls 格式。没有载入任何数据。请另存为 .xlsx 或 CSV。</translation>
    </message>
    <message>
        <source>The file is an archive, but no workbook. Nothing was loaded. Choose an .xlsx file.</source>
        <translation>该文件是压缩包，但不是工作簿。没有载入任何数据。请选择 .xlsx 文件。</translation>
    </message>
    <message>
        <source>“{path}” is an archive, but no workbook. Nothing was loaded. Choose an .xlsx file.</source>
        <translation>“{path}”是压缩包，但不是工作簿。没有载入任何数据。请选择 .xlsx 文件。</translation>
    </message>
    <message>
        <source>The name says .xlsx, but the content is something else. Nothing was loaded. Give the file the right ending, such as .csv.</source>
        <translation>文件名是 .xlsx，但内容不是。没有载入任何数据。请改用正确的扩展名，例如 .csv。</translation>
    </message>
    <message>
        <source>“{path}” has the name of a workbook, but its content is something else. Nothing was loaded. Give the file the right ending, such as .csv.</source>
        <translation>“{path}”用的是工作簿的名称，但内容不是。没有载入任何数据。请改用正确的扩展名，例如 .csv。</translation>
    </message>
    <message>
        <source>The file is cut off: its end is missing. Nothing was loaded. Get the file again.</source>
        <translation>该文件不完整，缺少末尾。没有载入任何数据。请重新获取该文件。</translation>
    </message>
    <message>
        <source>“{path}” is cut off: its end is missing. Nothing was loaded. Get the file again.</source>
        <translation>“{path}”不完整，缺少末尾。没有载入任何数据。请重新获取该文件。</translation>
    </message>
    <message>
        <source>The archive holds names that sound workbooks do not have. None of them was used.</source>
        <translation>压缩包中有正常工作簿不会有的名称。这些名称都没有使用。</translation>
    </message>
    <message>
        <source>The workbook declares a document type, which no spreadsheet program writes. Nothing was loaded. Save it again in a spreadsheet program.</source>
        <translation>工作簿声明了文档类型，电子表格程序不会这样写。没有载入任何数据。请用电子表格程序重新保存。</translation>
    </message>
    <message>
        <source>The archive grows beyond all limits when it is unpacked. Nothing was loaded. Export the table as CSV.</source>
        <translation>压缩包解开后超出所有限制。没有载入任何数据。请将表格导出为 CSV。</translation>
    </message>
    <message>
        <source>“{path}” grows beyond all limits when it is unpacked. Nothing was loaded. Export the table as CSV.</source>
        <translation>“{path}”解开后超出所有限制。没有载入任何数据。请将表格导出为 CSV。</translation>
    </message>
    <message>
        <source>The database is damaged. Nothing was loaded. Get the file again.</source>
        <translation>数据库已损坏。没有载入任何数据。请重新获取该文件。</translation>
    </message>
    <message>
        <source>The database “{path}” is damaged. Nothing was loaded. Get the file again.</source>
        <translation>数据库“{path}”已损坏。没有载入任何数据。请重新获取该文件。</translation>
    </message>
    <message>
        <source>This file is the open workspace itself. Nothing was changed. Choose another file.</source>
        <translation>该文件就是当前打开的工作区。未做任何更改。请选择其他文件。</translation>
    </message>
    <message>
        <source>“{path}” is the open workspace itself. Nothing was changed. Choose another file.</source>
        <translation>“{path}”就是当前打开的工作区。未做任何更改。请选择其他文件。</translation>
    </message>
    <message>
        <source>The database can&apos;t be reached. Nothing was changed. Check address, user and password.</source>
        <translation>无法连接数据库。未做任何更改。请检查地址、用户和密码。</translation>
    </message>
    <message>
        <source>The database “{source}” can&apos;t be reached. Nothing was changed. Check address, user and password.</source>
        <translation>无法连接数据库“{source}”。未做任何更改。请检查地址、用户和密码。</translation>
    </message>
    <message>
        <source>The database refused the query. Nothing was changed. Correct the query.</source>
        <translation>数据库拒绝了查询。未做任何更改。请更正查询。</translation>
    </message>
    <message>
        <source>The database refused the query: {reason} Nothing was changed. Correct the query.</source>
        <translation>数据库拒绝了查询：{reason} 未做任何更改。请更正查询。</translation>
    </message>
    <message>
        <source>Some cells have no place of their own or no readable value; they were left empty.</source>
        <translation>部分单元格没有自己的位置或没有可读的值；已留空。</translation>
    </message>
    <message>
        <source>The archive holds names twice. The exact one was used.</source>
        <translation>压缩包中有重复的名称。使用了完全相同的那个。</translation>
    </message>
    <message>
        <source>Some cells hold an error such as #N/A; they were loaded as missing.</source>
        <translation>部分单元格是 #N/A 之类的错误值；已按缺失载入。</translation>
    </message>
    <message>
        <source>Some formulas were saved without their result; their cells are missing. Open and save the workbook in a spreadsheet program.</source>
        <translation>部分公式保存时没有结果；这些单元格为缺失。请用电子表格程序打开并保存工作簿。</translation>
    </message>
    <message>
        <source>Some rows are hidden in the sheet; they were loaded.</source>
        <translation>工作表中有隐藏的行；已载入。</translation>
    </message>
    <message>
        <source>The workbook has hidden sheets; they were not loaded.</source>
        <translation>工作簿中有隐藏的工作表；没有载入。</translation>
    </message>
    <message>
        <source>Some cells are merged; only the first of them holds the value.</source>
        <translation>部分单元格已合并；只有第一个单元格有值。</translation>
    </message>
    <message>
        <source>There is no indicator of that name. Nothing was changed. Check the list of indicators.</source>
        <translation>没有该名称的指标。未做任何更改。请查看指标列表。</translation>
    </message>
    <message>
        <source>There is no indicator “{name}”. Nothing was changed. Check the list of indicators.</source>
        <translation>没有名为“{name}”的指标。未做任何更改。请查看指标列表。</translation>
    </message>
    <message>
        <source>There is no such alert for these dates and thresholds. Nothing was changed. Open the list of alerts again.</source>
        <translation>在这些日期和阈值下没有该预警。未做任何更改。请重新打开预警列表。</translation>
    </message>
    <message>
        <source>There is no alert “{name}” for these dates and thresholds. Nothing was changed. Open the list of alerts again.</source>
        <translation>在这些日期和阈值下没有预警“{name}”。未做任何更改。请重新打开预警列表。</translation>
    </message>
    <message>
        <source>This workspace has no trained risk model. Nothing was changed. Train one in Early warning.</source>
        <translation>此工作区还没有训练好的风险模型。未做任何更改。请在“早期预警”中训练一个。</translation>
    </message>
    <message>
        <source>The passphrase is wrong, or the sealed archive was changed or cut short. Nothing was written. Check the passphrase, or get the archive again.</source>
        <translation>口令错误，或者加密归档已被改动或截断。未写入任何内容。请检查口令，或重新获取归档。</translation>
    </message>
    <message>
        <source>The passphrase is wrong, or “{path}” was changed or cut short. Nothing was written. Check the passphrase, or get the archive again.</source>
        <translation>口令错误，或者“{path}”已被改动或截断。未写入任何内容。请检查口令，或重新获取归档。</translation>
    </message>
    <message>
        <source>The file is no sealed archive of Holdfast. Nothing was written. Choose another file.</source>
        <translation>该文件不是 Holdfast 的加密归档。未写入任何内容。请选择其他文件。</translation>
    </message>
    <message>
        <source>“{path}” is no sealed archive of Holdfast. Nothing was written. Choose another file.</source>
        <translation>“{path}”不是 Holdfast 的加密归档。未写入任何内容。请选择其他文件。</translation>
    </message>
</context>
<context>
    <name>EventNotes</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Stated churn reasons</source>
        <translation>自述流失原因</translation>
    </message>
    <message>
        <source>Exit surveys</source>
        <translation>离开调查</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Low survey items</source>
        <translation>低分调查题项</translation>
    </message>
    <message>
        <source>Comments that blame</source>
        <translation>负面评论</translation>
    </message>
    <message>
        <source>Price changes</source>
        <translation>价格变动</translation>
    </message>
    <message>
        <source>Failed payments</source>
        <translation>付款失败</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export briefing</source>
        <translation>导出简报</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>PDF for reading, an Excel workbook with the same figures as cells, both with how each figure was computed. Dates, comparison and filters are those of the context bar.</source>
        <translation>PDF 供阅读，Excel 工作簿以单元格给出同样的数字，两者都说明每个数字的算法。日期、对比和筛选与上下文栏一致。</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>A4, portrait</source>
        <translation>A4，纵向</translation>
    </message>
    <message>
        <source>A4, landscape</source>
        <translation>A4，横向</translation>
    </message>
    <message>
        <source>Letter, portrait</source>
        <translation>Letter，纵向</translation>
    </message>
    <message>
        <source>Letter, landscape</source>
        <translation>Letter，横向</translation>
    </message>
    <message>
        <source>Manager copy: no single customers, no groups of fewer than 10</source>
        <translation>管理层版本：不含单个客户，不含少于 10 位客户的分组</translation>
    </message>
    <message>
        <source>Begin with what changed since the last issue</source>
        <translation>开头说明自上一期以来的变化</translation>
    </message>
    <message>
        <source>Keep as an issue, with the digests of the files</source>
        <translation>存为一期，并记下文件的摘要</translation>
    </message>
</context>
<context>
    <name>ExportSegment</name>
    <message>
        <source>Exporting the customers</source>
        <translation>正在导出客户</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>未能导出</translation>
    </message>
    <message>
        <source>Export the selected customers</source>
        <translation>导出所选客户</translation>
    </message>
    <message>
        <source>Export “%1”</source>
        <translation>导出“%1”</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Export with names</source>
        <translation>带姓名导出</translation>
    </message>
    <message>
        <source>The file will hold ids, names and addresses as they are. The export is written into the log.</source>
        <translation>文件将原样包含编号、姓名和地址。此次导出会记入日志。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>Facet</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>%1 之前</translation>
    </message>
    <message>
        <source>any value</source>
        <translation>任意值</translation>
    </message>
    <message>
        <source>under %1</source>
        <translation>低于 %1</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 及以上</translation>
    </message>
    <message>
        <source>%1 to under %2</source>
        <translation>%1 至 %2 以下</translation>
    </message>
    <message>
        <source>%1 of 25 cells</source>
        <translation>25 格中的 %1 格</translation>
    </message>
    <message>
        <source>(missing)</source>
        <translation>（缺失）</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
</context>
<context>
    <name>FacetRates</name>
    <message>
        <source>Churn %1, %2 of %3 active</source>
        <translation>流失率 %1，活跃 %3 人中的 %2 人</translation>
    </message>
    <message>
        <source>Too few active customers for a churn rate: %1</source>
        <translation>活跃客户太少，无法给出流失率：%1</translation>
    </message>
    <message>
        <source>Everybody: %1</source>
        <translation>全部客户：%1</translation>
    </message>
    <message>
        <source>churn rate, 95% CI</source>
        <translation>流失率，95% 置信区间</translation>
    </message>
    <message>
        <source>Churn rate of the customers in each bar. Wide bars: everybody; narrow bars with their interval: the selection without this block&apos;s own filter. Dashed: everybody together. Pale: fewer than 30 active customers; under 5 no rate is shown.</source>
        <translation>每个条形中客户的流失率。宽条：全部客户；带区间的窄条：不计本图自身筛选的所选客户。虚线：全部客户合计。浅色：活跃客户不足 30 位；不足 5 位不显示流失率。</translation>
    </message>
    <message>
        <source>churned in the period ÷ active at its start</source>
        <translation>时段内流失 ÷ 期初活跃</translation>
    </message>
    <message>
        <source>Wide bars: everybody; narrow bars: the selection, 95% CI. Dashed: everybody together. Pale: fewer than 30.</source>
        <translation>宽条：全部客户；窄条：所选客户，95% 置信区间。虚线：全部客户合计。浅色：不足 30 位。</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>Churned</source>
        <translation>已流失</translation>
    </message>
    <message>
        <source>Active at start</source>
        <translation>期初活跃</translation>
    </message>
    <message>
        <source>Everybody&apos;s rate</source>
        <translation>全部客户的流失率</translation>
    </message>
</context>
<context>
    <name>FactorsPage</name>
    <message>
        <source>Factor loadings</source>
        <translation>因子载荷</translation>
    </message>
    <message>
        <source>varimax, KMO %1</source>
        <translation>方差最大旋转，KMO %1</translation>
    </message>
    <message>
        <source>varimax</source>
        <translation>方差最大旋转</translation>
    </message>
    <message>
        <source>No common factor beats random data: the items measure different things.</source>
        <translation>没有公因子优于随机数据：各题项衡量不同的内容。</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>题项</translation>
    </message>
    <message>
        <source>F%1 %2</source>
        <translation>F%1 %2</translation>
    </message>
    <message>
        <source>Uniqueness</source>
        <translation>特殊方差</translation>
    </message>
    <message>
        <source>KMO</source>
        <translation>KMO</translation>
    </message>
    <message>
        <source>Item–rest r</source>
        <translation>题总相关</translation>
    </message>
    <message>
        <source>α without</source>
        <translation>删除后 α</translation>
    </message>
    <message>
        <source>%1 on factor %2: %3</source>
        <translation>%1 在因子 %2 上：%3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln factors hold %1 of the variance.</source>
        <translation>
            <numerusform>%Ln 个因子解释 %1 的方差。</numerusform>
        </translation>
    </message>
    <message>
        <source>Maximum likelihood factors after varimax rotation; as many as have eigenvalues above the 95% point of random data of the same size.</source>
        <translation>极大似然因子，经方差最大旋转；因子数取特征值高于同规模随机数据 95% 分位的个数。</translation>
    </message>
    <message>
        <source>KMO %1</source>
        <translation>KMO %1</translation>
    </message>
    <message>
        <source>Bartlett χ² %1, df %2, p %3</source>
        <translation>Bartlett χ² %1，df %2，p %3</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>信度</translation>
    </message>
    <message>
        <source>Cronbach&apos;s α</source>
        <translation>Cronbach α</translation>
    </message>
    <message>
        <source>Items of</source>
        <translation>题项来自</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>题项数</translation>
    </message>
    <message>
        <source>α</source>
        <translation>α</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>Factor %1</source>
        <translation>因子 %1</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>全部题项</translation>
    </message>
    <message>
        <source>Share of the variance of the sum that the items have in common; 0.7 and more is usually called enough.</source>
        <translation>总分方差中各题项共有的份额；通常认为 0.7 及以上足够。</translation>
    </message>
    <message>
        <source>Factors</source>
        <translation>因子</translation>
    </message>
    <message>
        <source>What do the items measure together?</source>
        <translation>这些题项共同衡量什么？</translation>
    </message>
    <message>
        <source>Respondents</source>
        <translation>受访者</translation>
    </message>
    <message>
        <source>What kinds of respondents are there?</source>
        <translation>有哪些类型的受访者？</translation>
    </message>
    <message>
        <source>Kinds of respondents</source>
        <translation>受访者类型</translation>
    </message>
    <message>
        <source>mean scores 0–100; silhouette %1</source>
        <translation>平均得分 0–100；轮廓系数 %1</translation>
    </message>
    <message>
        <source>mean scores 0–100</source>
        <translation>平均得分 0–100</translation>
    </message>
    <message>
        <source>The respondents fall into no groups.</source>
        <translation>受访者无法分成组。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>NPS</source>
        <translation>NPS</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>第 %1 组</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>k-means of the standardised items; as many groups as have the highest silhouette.</source>
        <translation>对标准化题项做 k 均值聚类；组数取轮廓系数最高者。</translation>
    </message>
</context>
<context>
    <name>Family</name>
    <message>
        <source>demographic</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>geographic</source>
        <translation>地理</translation>
    </message>
    <message>
        <source>behaviour</source>
        <translation>行为</translation>
    </message>
    <message>
        <source>psychographic</source>
        <translation>心理</translation>
    </message>
    <message>
        <source>value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>lifecycle</source>
        <translation>生命周期</translation>
    </message>
    <message>
        <source>risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>motive</source>
        <translation>动机</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮政编码</translation>
    </message>
    <message>
        <source>Sign-up date</source>
        <translation>注册日期</translation>
    </message>
    <message>
        <source>Birth year</source>
        <translation>出生年份</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Province or region</source>
        <translation>省份或地区</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>职业</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>收入水平</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>家庭结构</translation>
    </message>
    <message>
        <source>Acquisition channel</source>
        <translation>获客渠道</translation>
    </message>
    <message>
        <source>Acquisition cost</source>
        <translation>获客成本</translation>
    </message>
    <message>
        <source>Plan or tier</source>
        <translation>套餐或等级</translation>
    </message>
    <message>
        <source>Tenure</source>
        <translation>客龄</translation>
    </message>
    <message>
        <source>Churn label</source>
        <translation>流失标签</translation>
    </message>
    <message>
        <source>Churn date</source>
        <translation>流失日期</translation>
    </message>
    <message>
        <source>Churn reason</source>
        <translation>流失原因</translation>
    </message>
    <message>
        <source>Churn type</source>
        <translation>流失类型</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Contract end</source>
        <translation>合同到期日</translation>
    </message>
    <message>
        <source>Monthly fee</source>
        <translation>月费</translation>
    </message>
    <message>
        <source>Consent to contact</source>
        <translation>同意联系</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>毛利</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Days late</source>
        <translation>逾期天数</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Responded</source>
        <translation>响应时间</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Satisfaction after</source>
        <translation>处理后满意度</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Survey wave</source>
        <translation>调查期次</translation>
    </message>
    <message>
        <source>Likelihood to recommend (NPS)</source>
        <translation>推荐意愿 (NPS)</translation>
    </message>
    <message>
        <source>Satisfaction (CSAT)</source>
        <translation>满意度 (CSAT)</translation>
    </message>
    <message>
        <source>Effort (CES)</source>
        <translation>费力度 (CES)</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Journey step</source>
        <translation>旅程环节</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Arm of the campaign</source>
        <translation>活动组别</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送时间</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>送达时间</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Tenure in days</source>
        <translation>客龄（天）</translation>
    </message>
    <message>
        <source>First purchase</source>
        <translation>首次购买</translation>
    </message>
    <message>
        <source>Last purchase</source>
        <translation>最近购买</translation>
    </message>
    <message>
        <source>Days since last purchase</source>
        <translation>距最近购买天数</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单数</translation>
    </message>
    <message>
        <source>Orders in 365 days</source>
        <translation>近 365 天订单数</translation>
    </message>
    <message>
        <source>Net amount</source>
        <translation>净金额</translation>
    </message>
    <message>
        <source>Average order value</source>
        <translation>平均客单价</translation>
    </message>
    <message>
        <source>RFM</source>
        <translation>RFM 得分</translation>
    </message>
    <message>
        <source>RFM recency score</source>
        <translation>RFM 最近消费得分</translation>
    </message>
    <message>
        <source>RFM frequency score</source>
        <translation>RFM 消费频率得分</translation>
    </message>
    <message>
        <source>RFM monetary score</source>
        <translation>RFM 消费金额得分</translation>
    </message>
    <message>
        <source>RFM group</source>
        <translation>RFM 分组</translation>
    </message>
    <message>
        <source>Churned</source>
        <translation>已流失</translation>
    </message>
    <message>
        <source>Survey items with answers</source>
        <translation>有作答的调查题目</translation>
    </message>
    <message>
        <source>Answers with the whole time to watch behind them</source>
        <translation>观察期已满的答卷</translation>
    </message>
    <message>
        <source>Last NPS answer</source>
        <translation>最近一次 NPS 回答</translation>
    </message>
    <message>
        <source>Last CSAT answer</source>
        <translation>最近一次 CSAT 回答</translation>
    </message>
    <message>
        <source>Last CES answer</source>
        <translation>最近一次 CES 回答</translation>
    </message>
    <message>
        <source>Stage of life</source>
        <translation>生命周期阶段</translation>
    </message>
    <message>
        <source>Remaining value</source>
        <translation>剩余价值</translation>
    </message>
    <message>
        <source>Tenth by value</source>
        <translation>价值十分位</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>购买日</translation>
    </message>
    <message>
        <source>Bought on a weekday</source>
        <translation>购买的星期</translation>
    </message>
    <message>
        <source>Bought in an hour of the week</source>
        <translation>购买的周内时段</translation>
    </message>
    <message>
        <source>Bought in a month of the year</source>
        <translation>购买的月份</translation>
    </message>
    <message>
        <source>Bought a category</source>
        <translation>购买过的品类</translation>
    </message>
    <message>
        <source>Bought a product</source>
        <translation>购买过的产品</translation>
    </message>
    <message>
        <source>Bought through a channel</source>
        <translation>购买过的渠道</translation>
    </message>
    <message>
        <source>Bought in a price band</source>
        <translation>购买过的价格带</translation>
    </message>
    <message>
        <source>Preferred category</source>
        <translation>偏好品类</translation>
    </message>
    <message>
        <source>Preferred product</source>
        <translation>偏好产品</translation>
    </message>
    <message>
        <source>Preferred channel</source>
        <translation>偏好渠道</translation>
    </message>
    <message>
        <source>Preferred price band</source>
        <translation>偏好价格带</translation>
    </message>
    <message>
        <source>Days between purchases</source>
        <translation>购买间隔天数</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>流失于</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增于</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>回流于</translation>
    </message>
    <message>
        <source>Days as a customer so far</source>
        <translation>成为客户至今的天数</translation>
    </message>
    <message>
        <source>Days until leaving</source>
        <translation>到流失为止的天数</translation>
    </message>
    <message>
        <source>Days before the data begin</source>
        <translation>数据开始之前的天数</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message numerus="yes">
        <source>%Ln rows do not have as many cells as the header; they were set aside.</source>
        <translation>
            <numerusform>%Ln 行的单元格数与表头不同，已搁置。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells have a quote where none may stand.</source>
        <translation>
            <numerusform>%Ln 个单元格有不该出现的引号。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dates can be read with the day or the month first.</source>
        <translation>
            <numerusform>%Ln 个日期既可读作日在前，也可读作月在前。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln numbers can be read with a decimal comma or with grouping.</source>
        <translation>
            <numerusform>%Ln 个数字中的逗号可能是小数点或千位分隔。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln years of two digits can mean two centuries.</source>
        <translation>
            <numerusform>%Ln 个两位数的年份可能属于两个世纪。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln times have no clear time zone.</source>
        <translation>
            <numerusform>%Ln 个时间没有明确的时区。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln columns could identify the customer.</source>
        <translation>
            <numerusform>%Ln 列可能标识客户。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows repeat an id that must be unique.</source>
        <translation>
            <numerusform>%Ln 行重复了应当唯一的编号。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells have another type than the rest of their column, which was kept as text.</source>
        <translation>
            <numerusform>%Ln 个单元格与该列其余部分类型不同，该列已保留为文本。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells hold a word that seems to mean “missing”; it was kept as text.</source>
        <translation>
            <numerusform>%Ln 个单元格有似乎表示“缺失”的词，已保留为文本。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines repeat the header and were not loaded as data.</source>
        <translation>
            <numerusform>%Ln 行重复了表头，未作为数据加载。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines under the header seem to hold units.</source>
        <translation>
            <numerusform>表头下的 %Ln 行似乎是单位。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows lack a value that the analyses need.</source>
        <translation>
            <numerusform>%Ln 行缺少分析所需的值。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln values can&apos;t be read as the type of their column; their rows were set aside.</source>
        <translation>
            <numerusform>%Ln 个值无法按其列的类型读取；这些行已搁置。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blank columns were left out.</source>
        <translation>
            <numerusform>%Ln 个空列已省略。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln columns had no name and were given one.</source>
        <translation>
            <numerusform>%Ln 列没有名称，已为其命名。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blank rows were skipped.</source>
        <translation>
            <numerusform>%Ln 个空行已跳过。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ids differ from others only in case, blanks or look-alike characters; they were kept apart.</source>
        <translation>
            <numerusform>%Ln 个编号与其他编号只在大小写、空格或形近字符上不同；已分别保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines use another delimiter than the rest.</source>
        <translation>
            <numerusform>%Ln 行使用了不同的分隔符。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln columns have a name that another column has; they were renamed.</source>
        <translation>
            <numerusform>%Ln 列与其他列同名，已重新命名。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines at the end look like totals or notes.</source>
        <translation>
            <numerusform>末尾 %Ln 行像是合计或注释。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells had full-width characters, read as plain ones.</source>
        <translation>
            <numerusform>%Ln 个单元格有全角字符，已按半角读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dates lie in the future; they were loaded.</source>
        <translation>
            <numerusform>%Ln 个日期在未来，已加载。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dates are written in another format than the rest.</source>
        <translation>
            <numerusform>%Ln 个日期的写法与其余不同。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dates do not exist, such as 30 February.</source>
        <translation>
            <numerusform>%Ln 个日期不存在，例如 2 月 30 日。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells have invisible characters, kept in the source text.</source>
        <translation>
            <numerusform>%Ln 个单元格有不可见字符，来源文本中已保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln numbers are grouped irregularly.</source>
        <translation>
            <numerusform>%Ln 个数字分组不规则。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells look like JSON and were kept as text.</source>
        <translation>
            <numerusform>%Ln 个单元格像 JSON，已保留为文本。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln amounts have another currency than the rest; nothing was converted.</source>
        <translation>
            <numerusform>%Ln 个金额的币种与其余不同；未作换算。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln numbers are written in another format than the rest.</source>
        <translation>
            <numerusform>%Ln 个数字的写法与其余不同。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln times have another time zone than the rest.</source>
        <translation>
            <numerusform>%Ln 个时间的时区与其余不同。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln values have another unit than the rest.</source>
        <translation>
            <numerusform>%Ln 个值的单位与其余不同。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln infinite or undefined numbers were read as missing.</source>
        <translation>
            <numerusform>%Ln 个无穷或未定义的数已按缺失读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows name customers who are not in the customer table.</source>
        <translation>
            <numerusform>%Ln 行的客户不在客户表中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln values are outside what their field can hold; their rows were set aside.</source>
        <translation>
            <numerusform>%Ln 个值超出其字段的范围；这些行已搁置。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells look garbled, as if read in a wrong encoding before.</source>
        <translation>
            <numerusform>%Ln 个单元格像是乱码，似乎曾以错误的编码读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines before the header were skipped.</source>
        <translation>
            <numerusform>表头之前的 %Ln 行已跳过。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln long numbers lost digits before they came here.</source>
        <translation>
            <numerusform>%Ln 个长数字在到达这里之前已丢失位数。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells have characters that were lost before the file came here.</source>
        <translation>
            <numerusform>%Ln 个单元格有文件到达这里之前丢失的字符。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quoted cells run over many lines.</source>
        <translation>
            <numerusform>%Ln 个带引号的单元格跨越多行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln values were not understood and are left out of figures.</source>
        <translation>
            <numerusform>%Ln 个值无法识别，不计入数字。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells have bytes that do not fit the encoding.</source>
        <translation>
            <numerusform>%Ln 个单元格有不符合编码的字节。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zero bytes stand inside the text.</source>
        <translation>
            <numerusform>文本中有 %Ln 个零字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Example: “%2”.</source>
        <translation>%1 例如“%2”。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows of the earlier load are not in this file.</source>
        <translation>
            <numerusform>之前加载的 %Ln 行不在此文件中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells identify people.</source>
        <translation>
            <numerusform>%Ln 个单元格可以识别个人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipe steps found nothing to change.</source>
        <translation>
            <numerusform>%Ln 个清洗步骤没有可更改的内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells have no place of their own or no readable value; they were left empty.</source>
        <translation>
            <numerusform>%Ln 个单元格没有自己的位置或没有可读的值；已留空。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln names are in the archive twice; the exact one was used.</source>
        <translation>
            <numerusform>压缩包中有 %Ln 个重复的名称；使用了完全相同的那个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells hold an error such as #N/A; they were loaded as missing.</source>
        <translation>
            <numerusform>%Ln 个单元格是 #N/A 之类的错误值；已按缺失载入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln formulas were saved without their result; their cells are missing.</source>
        <translation>
            <numerusform>%Ln 个公式保存时没有结果；这些单元格为缺失。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows are hidden in the sheet; they were loaded.</source>
        <translation>
            <numerusform>工作表中有 %Ln 个隐藏的行；已载入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sheets are hidden; they were not loaded.</source>
        <translation>
            <numerusform>有 %Ln 个隐藏的工作表；没有载入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups of cells are merged; only the first cell of each holds the value.</source>
        <translation>
            <numerusform>有 %Ln 组合并的单元格；每组只有第一个单元格有值。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln names in the archive are unsafe; none of them was used.</source>
        <translation>
            <numerusform>压缩包中有 %Ln 个不安全的名称；都没有使用。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Grain</name>
    <message>
        <source>day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>quarter</source>
        <translation>季度</translation>
    </message>
    <message>
        <source>year</source>
        <translation>年</translation>
    </message>
</context>
<context>
    <name>GroupsBlock</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No group churns clearly more than the rest.</source>
        <translation>没有哪个群体的流失率明显高于其余客户。</translation>
    </message>
    <message numerus="yes">
        <source>After correction for %Ln comparisons.</source>
        <translation>
            <numerusform>已对 %Ln 次比较作校正。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 churns more than the rest.</source>
        <translation>%1 的流失率高于其余客户。</translation>
    </message>
    <message>
        <source>%1 against %2 of all customers; adjusted p %3.</source>
        <translation>%1，全体客户为 %2；校正后 p %3。</translation>
    </message>
    <message>
        <source>Groups most at risk</source>
        <translation>流失风险最高的群体</translation>
    </message>
    <message>
        <source>Needs an attribute of customers with few values, such as region, plan or channel.</source>
        <translation>需要一个取值不多的客户属性，例如地区、套餐或渠道。</translation>
    </message>
    <message>
        <source>by churn rate; dashed = all customers</source>
        <translation>按流失率；虚线 = 全体客户</translation>
    </message>
    <message>
        <source>95% CI, 0–%1%</source>
        <translation>95% 置信区间，0–%1%</translation>
    </message>
    <message>
        <source>Revenue, 365 days</source>
        <translation>近 365 天收入</translation>
    </message>
    <message>
        <source>Revenue, 365 days, %1</source>
        <translation>近 365 天收入，%1</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>群体</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>Δ pp</source>
        <translation>变化（百分点）</translation>
    </message>
    <message>
        <source>Revenue, 365 d</source>
        <translation>365 天收入</translation>
    </message>
    <message>
        <source>Last periods</source>
        <translation>近几期</translation>
    </message>
    <message>
        <source>Churned</source>
        <translation>流失</translation>
    </message>
    <message>
        <source>95% CI from</source>
        <translation>95% 置信下限</translation>
    </message>
    <message>
        <source>95% CI to</source>
        <translation>95% 置信上限</translation>
    </message>
    <message>
        <source>Adjusted p</source>
        <translation>校正后 p</translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups have fewer than 30 customers: grey and not ranked.</source>
        <translation>
            <numerusform>%Ln 个群体少于 30 位客户：显示为灰色，不参与排名。</numerusform>
        </translation>
    </message>
    <message>
        <source>The first %1 of %2 groups are shown; the table has all.</source>
        <translation>显示 %2 个群体中的前 %1 个；表格包含全部。</translation>
    </message>
    <message>
        <source>Colour: the difference from the rest holds after correction for many comparisons (Benjamini–Hochberg, 5%). A difference is an association, not a cause.</source>
        <translation>颜色：与其余客户的差异在多重比较校正（Benjamini–Hochberg，5%）后仍成立。差异表示相关，不表示因果。</translation>
    </message>
    <message>
        <source>Churn rate of the customers with each value of an attribute, over the same period and by the same definition as the churn rate of all customers.</source>
        <translation>属性每个取值的客户的流失率，统计期和定义与全体客户的流失率相同。</translation>
    </message>
    <message>
        <source>churned in the group ÷ active in the group at the start</source>
        <translation>群体内流失 ÷ 群体期初活跃</translation>
    </message>
</context>
<context>
    <name>IndexStructurePage</name>
    <message>
        <source>CFI %1</source>
        <translation>CFI %1</translation>
    </message>
    <message>
        <source>RMSEA %1 [90% CI %2]</source>
        <translation>RMSEA %1 [90% 置信区间 %2]</translation>
    </message>
    <message>
        <source>RMSEA %1</source>
        <translation>RMSEA %1</translation>
    </message>
    <message>
        <source>SRMR %1</source>
        <translation>SRMR %1</translation>
    </message>
    <message>
        <source>χ² %1, df %2, p %3</source>
        <translation>χ² %1，自由度 %2,p %3</translation>
    </message>
    <message>
        <source>; </source>
        <translation>;</translation>
    </message>
    <message>
        <source>Structure of the index</source>
        <translation>指标体系的结构</translation>
    </message>
    <message>
        <source>Do the answers bear out the dimensions?</source>
        <translation>答卷是否支持这些维度？</translation>
    </message>
    <message>
        <source>Needs dimensions with at least two items each, or one of at least four.</source>
        <translation>需要每个维度至少两个题项，或一个维度至少四个题项。</translation>
    </message>
    <message>
        <source>confirmatory factor analysis, n %1</source>
        <translation>验证性因子分析，n %1</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>题项</translation>
    </message>
    <message>
        <source>Loading, standardised</source>
        <translation>标准化载荷</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>载荷</translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation>标准误</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>The answers bear out the dimensions.</source>
        <translation>答卷支持这些维度。</translation>
    </message>
    <message>
        <source>The dimensions fit the answers only in part.</source>
        <translation>这些维度只能部分拟合答卷。</translation>
    </message>
    <message>
        <source>Weakly tied to their dimension: %1.</source>
        <translation>与其维度联系较弱：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 is left out: its dimension has no other item.</source>
        <translation>%1 未计入：其维度没有其他题项。</translation>
    </message>
    <message>
        <source>%1 is left out: too few answers, or all equal.</source>
        <translation>%1 未计入：答案太少或全部相同。</translation>
    </message>
    <message>
        <source>Each dimension is a factor that its items measure, all factors correlated; maximum likelihood. Good: CFI from %1, RMSEA up to %2, SRMR up to %3 (Hu and Bentler).</source>
        <translation>每个维度是由其题项测量的因子，因子之间允许相关；最大似然估计。良好：CFI 不低于 %1,RMSEA 不超过 %2,SRMR 不超过 %3(Hu 与 Bentler)。</translation>
    </message>
</context>
<context>
    <name>Issue</name>
    <message>
        <source>Unknown command</source>
        <translation>未知命令</translation>
    </message>
    <message>
        <source>Unknown analysis</source>
        <translation>未知分析</translation>
    </message>
    <message>
        <source>Unknown parameter</source>
        <translation>未知参数</translation>
    </message>
    <message>
        <source>Missing parameter</source>
        <translation>缺少参数</translation>
    </message>
    <message>
        <source>Value not allowed</source>
        <translation>值不允许</translation>
    </message>
    <message>
        <source>File not found</source>
        <translation>找不到文件</translation>
    </message>
    <message>
        <source>File exists already</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation>不是文件</translation>
    </message>
    <message>
        <source>Reading or writing failed</source>
        <translation>读写失败</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>Not enough data</source>
        <translation>数据不足</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的步骤</translation>
    </message>
    <message>
        <source>Unknown table</source>
        <translation>未知数据表</translation>
    </message>
    <message>
        <source>Unknown field</source>
        <translation>未知字段</translation>
    </message>
    <message>
        <source>Unknown segment</source>
        <translation>未知分群</translation>
    </message>
    <message>
        <source>Rule not understood</source>
        <translation>规则无法识别</translation>
    </message>
    <message>
        <source>Required column missing</source>
        <translation>缺少必需的列</translation>
    </message>
    <message>
        <source>Already imported</source>
        <translation>已导入过</translation>
    </message>
    <message>
        <source>Empty file</source>
        <translation>空文件</translation>
    </message>
    <message>
        <source>Not a text file</source>
        <translation>不是文本文件</translation>
    </message>
    <message>
        <source>Zero bytes in the text</source>
        <translation>文本中有零字节</translation>
    </message>
    <message>
        <source>Encoding broken</source>
        <translation>编码损坏</translation>
    </message>
    <message>
        <source>Encoding not supported</source>
        <translation>不支持的编码</translation>
    </message>
    <message>
        <source>Format not supported</source>
        <translation>不支持的格式</translation>
    </message>
    <message>
        <source>Cell too large</source>
        <translation>单元格过大</translation>
    </message>
    <message>
        <source>Too many columns</source>
        <translation>列过多</translation>
    </message>
    <message>
        <source>Rows of unequal length</source>
        <translation>行长不一</translation>
    </message>
    <message>
        <source>Stray quote</source>
        <translation>多余的引号</translation>
    </message>
    <message>
        <source>Quote never closed</source>
        <translation>引号未闭合</translation>
    </message>
    <message>
        <source>Ambiguous dates</source>
        <translation>日期有歧义</translation>
    </message>
    <message>
        <source>Ambiguous delimiter</source>
        <translation>分隔符有歧义</translation>
    </message>
    <message>
        <source>Ambiguous encoding</source>
        <translation>编码有歧义</translation>
    </message>
    <message>
        <source>Ambiguous format</source>
        <translation>格式有歧义</translation>
    </message>
    <message>
        <source>Ambiguous header</source>
        <translation>表头有歧义</translation>
    </message>
    <message>
        <source>Ambiguous key</source>
        <translation>主键有歧义</translation>
    </message>
    <message>
        <source>Ambiguous numbers</source>
        <translation>数字有歧义</translation>
    </message>
    <message>
        <source>Ambiguous quotes</source>
        <translation>引号有歧义</translation>
    </message>
    <message>
        <source>Ambiguous range</source>
        <translation>区域有歧义</translation>
    </message>
    <message>
        <source>Ambiguous sheet</source>
        <translation>工作表有歧义</translation>
    </message>
    <message>
        <source>Ambiguous structure</source>
        <translation>结构有歧义</translation>
    </message>
    <message>
        <source>Ambiguous table</source>
        <translation>数据表有歧义</translation>
    </message>
    <message>
        <source>Ambiguous time zone</source>
        <translation>时区有歧义</translation>
    </message>
    <message>
        <source>Ambiguous years</source>
        <translation>年份有歧义</translation>
    </message>
    <message>
        <source>Ambiguous role</source>
        <translation>角色有歧义</translation>
    </message>
    <message>
        <source>Repeated ids</source>
        <translation>编号重复</translation>
    </message>
    <message>
        <source>Mixed types</source>
        <translation>类型混杂</translation>
    </message>
    <message>
        <source>Word for missing</source>
        <translation>表示缺失的词</translation>
    </message>
    <message>
        <source>Repeated header</source>
        <translation>表头重复</translation>
    </message>
    <message>
        <source>Line of units</source>
        <translation>单位行</translation>
    </message>
    <message>
        <source>Required value missing</source>
        <translation>缺少必填值</translation>
    </message>
    <message>
        <source>Unreadable value</source>
        <translation>值无法读取</translation>
    </message>
    <message>
        <source>Blank columns</source>
        <translation>空列</translation>
    </message>
    <message>
        <source>Column without a name</source>
        <translation>列没有名称</translation>
    </message>
    <message>
        <source>Blank rows</source>
        <translation>空行</translation>
    </message>
    <message>
        <source>Look-alike ids</source>
        <translation>相似的编号</translation>
    </message>
    <message>
        <source>Delimiter changes</source>
        <translation>分隔符变化</translation>
    </message>
    <message>
        <source>Repeated column name</source>
        <translation>列名重复</translation>
    </message>
    <message>
        <source>Footer suspected</source>
        <translation>疑似表尾</translation>
    </message>
    <message>
        <source>Full-width characters</source>
        <translation>全角字符</translation>
    </message>
    <message>
        <source>Dates in the future</source>
        <translation>未来日期</translation>
    </message>
    <message>
        <source>Dates in several formats</source>
        <translation>日期格式不一</translation>
    </message>
    <message>
        <source>Dates that do not exist</source>
        <translation>日期不存在</translation>
    </message>
    <message>
        <source>Invisible characters</source>
        <translation>不可见字符</translation>
    </message>
    <message>
        <source>Irregular digit grouping</source>
        <translation>数字分组不规则</translation>
    </message>
    <message>
        <source>Cells look like JSON</source>
        <translation>单元格像 JSON</translation>
    </message>
    <message>
        <source>Mixed currencies</source>
        <translation>币种混杂</translation>
    </message>
    <message>
        <source>Mixed number formats</source>
        <translation>数字格式不一</translation>
    </message>
    <message>
        <source>Mixed time zones</source>
        <translation>时区混杂</translation>
    </message>
    <message>
        <source>Mixed units</source>
        <translation>单位混杂</translation>
    </message>
    <message>
        <source>No data rows</source>
        <translation>没有数据行</translation>
    </message>
    <message>
        <source>No header</source>
        <translation>没有表头</translation>
    </message>
    <message>
        <source>Infinite or undefined numbers</source>
        <translation>无穷或未定义的数</translation>
    </message>
    <message>
        <source>Unknown customers</source>
        <translation>未知客户</translation>
    </message>
    <message>
        <source>Value out of range</source>
        <translation>值超出范围</translation>
    </message>
    <message>
        <source>Garbled text suspected</source>
        <translation>疑似乱码</translation>
    </message>
    <message>
        <source>Lines before the header</source>
        <translation>表头前有其他行</translation>
    </message>
    <message>
        <source>Digits lost in the source</source>
        <translation>来源丢失位数</translation>
    </message>
    <message>
        <source>Characters lost in the source</source>
        <translation>来源丢失字符</translation>
    </message>
    <message>
        <source>Cell over many lines</source>
        <translation>单元格跨多行</translation>
    </message>
    <message>
        <source>File cut off</source>
        <translation>文件不完整</translation>
    </message>
    <message>
        <source>Values not understood</source>
        <translation>值无法识别</translation>
    </message>
    <message>
        <source>Workspace damaged</source>
        <translation>工作区已损坏</translation>
    </message>
    <message>
        <source>Not a Holdfast workspace</source>
        <translation>不是 Holdfast 工作区</translation>
    </message>
    <message>
        <source>Workspace in use</source>
        <translation>工作区正被使用</translation>
    </message>
    <message>
        <source>Workspace moved</source>
        <translation>工作区已移动</translation>
    </message>
    <message>
        <source>Workspace of a newer version</source>
        <translation>新版本的工作区</translation>
    </message>
    <message>
        <source>Workspace not found</source>
        <translation>找不到工作区</translation>
    </message>
    <message>
        <source>Workspace is read-only</source>
        <translation>工作区为只读</translation>
    </message>
    <message>
        <source>Workspace exists already</source>
        <translation>工作区已存在</translation>
    </message>
    <message>
        <source>Foreign journal beside the workspace</source>
        <translation>工作区旁有外来日志</translation>
    </message>
    <message>
        <source>Symbolic link refused</source>
        <translation>拒绝符号链接</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Fault of the program</source>
        <translation>程序故障</translation>
    </message>
    <message>
        <source>No variation</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>Value that the method can&apos;t use</source>
        <translation>方法无法使用的取值</translation>
    </message>
    <message>
        <source>No convergence</source>
        <translation>未收敛</translation>
    </message>
    <message>
        <source>Columns depend on each other</source>
        <translation>列之间相互依赖</translation>
    </message>
    <message>
        <source>Unknown column</source>
        <translation>未知的列</translation>
    </message>
    <message>
        <source>What happens to rows that are gone</source>
        <translation>如何处理消失的行</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>个人数据</translation>
    </message>
    <message>
        <source>Recipe step without effect</source>
        <translation>清洗步骤无效果</translation>
    </message>
    <message>
        <source>Damaged archive</source>
        <translation>压缩包损坏</translation>
    </message>
    <message>
        <source>Damaged workbook</source>
        <translation>工作簿损坏</translation>
    </message>
    <message>
        <source>Protected by a password</source>
        <translation>受密码保护</translation>
    </message>
    <message>
        <source>Old Excel format</source>
        <translation>旧的 Excel 格式</translation>
    </message>
    <message>
        <source>Not a workbook</source>
        <translation>不是工作簿</translation>
    </message>
    <message>
        <source>Not an .xlsx file</source>
        <translation>不是 .xlsx 文件</translation>
    </message>
    <message>
        <source>Unsafe archive</source>
        <translation>不安全的压缩包</translation>
    </message>
    <message>
        <source>Forbidden document type</source>
        <translation>禁止的文档类型</translation>
    </message>
    <message>
        <source>Too large when unpacked</source>
        <translation>解开后过大</translation>
    </message>
    <message>
        <source>Damaged database</source>
        <translation>数据库损坏</translation>
    </message>
    <message>
        <source>Workspace as its own source</source>
        <translation>工作区作为自己的数据源</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>Query refused</source>
        <translation>查询被拒绝</translation>
    </message>
    <message>
        <source>Damaged cells</source>
        <translation>损坏的单元格</translation>
    </message>
    <message>
        <source>Repeated archive entries</source>
        <translation>重复的压缩包条目</translation>
    </message>
    <message>
        <source>Error cells</source>
        <translation>错误值单元格</translation>
    </message>
    <message>
        <source>Formulas without a result</source>
        <translation>没有结果的公式</translation>
    </message>
    <message>
        <source>Hidden rows</source>
        <translation>隐藏的行</translation>
    </message>
    <message>
        <source>Hidden sheets</source>
        <translation>隐藏的工作表</translation>
    </message>
    <message>
        <source>Merged cells</source>
        <translation>合并的单元格</translation>
    </message>
    <message>
        <source>Unknown indicator</source>
        <translation>未知的指标</translation>
    </message>
    <message>
        <source>Unknown alert</source>
        <translation>未知的预警</translation>
    </message>
    <message>
        <source>No risk model yet</source>
        <translation>尚无风险模型</translation>
    </message>
    <message>
        <source>Sealed archive not opened</source>
        <translation>加密归档未能打开</translation>
    </message>
    <message>
        <source>No sealed archive</source>
        <translation>不是加密归档</translation>
    </message>
</context>
<context>
    <name>JoinsPage</name>
    <message>
        <source>Joins</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>share of rows whose customer is found</source>
        <translation>能找到客户的行所占比例</translation>
    </message>
    <message>
        <source>Load a customer table and another table to see how they fit together.</source>
        <translation>导入客户表和另一张表即可查看它们的关联情况。</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>已找到</translation>
    </message>
    <message>
        <source>Without a key</source>
        <translation>无键</translation>
    </message>
    <message>
        <source>Unknown customer</source>
        <translation>未知客户</translation>
    </message>
    <message>
        <source>Most frequent unknown keys</source>
        <translation>最常见的未知键</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1: column %2 of the customer table holds %3 of its keys; add a step “Find customers by another key” to its recipe.</source>
        <translation>%1：客户表的 %2 列包含其中 %3 个键；可在其清洗方案中添加“按其他键查找客户”步骤。</translation>
    </message>
    <message>
        <source>How joins are measured</source>
        <translation>关联的计算口径</translation>
    </message>
    <message>
        <source>Rows in force whose key is an id of the customer table, of all rows. Rows without a key and rows of unknown customers are kept, and left out where an analysis needs a customer.</source>
        <translation>有效行中键为客户表编号的行占全部行的比例。无键的行和未知客户的行会保留，在需要客户的分析中排除。</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Where %1 of row %2 comes from</source>
        <translation>第 %2 行 %1 的来源</translation>
    </message>
    <message>
        <source>In the file: %1</source>
        <translation>文件中：%1</translation>
    </message>
    <message>
        <source>In the file the cell is empty, or the value is computed.</source>
        <translation>文件中该单元格为空，或该值由计算得出。</translation>
    </message>
    <message>
        <source>In force: %1</source>
        <translation>有效值：%1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Row of the file</source>
        <translation>文件中的行</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>Step %1, %2</source>
        <translation>步骤 %1，%2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>清洗方案</translation>
    </message>
    <message>
        <source>no step changed it</source>
        <translation>没有步骤改动它</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>导入时间</translation>
    </message>
    <message>
        <source>Digest of the file</source>
        <translation>文件摘要值</translation>
    </message>
</context>
<context>
    <name>Kpi</name>
    <message>
        <source>Customers</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Customers active on %1 by the churn definition.</source>
        <translation>按流失定义在 %1 活跃的客户。</translation>
    </message>
    <message>
        <source>Customers whose churn label can be read. The label has no dates, so all of them count.</source>
        <translation>流失标签可识别的客户。标签没有日期，因此全部计入。</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>12-month retention</source>
        <translation>12 个月留存率</translation>
    </message>
    <message>
        <source>Share of the customers active a year before %1 who did not churn in that year.</source>
        <translation>在 %1 一年前活跃、此后一年内未流失的客户比例。</translation>
    </message>
    <message>
        <source>not churned ÷ active a year before</source>
        <translation>未流失 ÷ 一年前活跃</translation>
    </message>
    <message>
        <source>Revenue per customer</source>
        <translation>客均收入</translation>
    </message>
    <message>
        <source>Net revenue in %1 of the customers active at its end, per customer. Returns are netted.</source>
        <translation>期末活跃客户在 %1 的人均净收入，已扣除退货。</translation>
    </message>
    <message>
        <source>net revenue ÷ customers</source>
        <translation>净收入 ÷ 客户数</translation>
    </message>
    <message>
        <source>Orders per customer</source>
        <translation>客均订单数</translation>
    </message>
    <message>
        <source>Orders in %1 of the customers active at its end, per customer.</source>
        <translation>期末活跃客户在 %1 的人均订单数。</translation>
    </message>
    <message>
        <source>orders ÷ customers</source>
        <translation>订单数 ÷ 客户数</translation>
    </message>
    <message>
        <source>New customers</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Customers active for the first time in %1.</source>
        <translation>在 %1 首次活跃的客户。</translation>
    </message>
    <message>
        <source>Revenue lost</source>
        <translation>流失收入</translation>
    </message>
    <message>
        <source>Net revenue, over the 365 days before %1, of the customers who churned in it.</source>
        <translation>在 %1 流失的客户于此前 365 天的净收入。</translation>
    </message>
    <message>
        <source>n %1</source>
        <translation>n %1</translation>
    </message>
    <message>
        <source>vs %1</source>
        <translation>对比 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1% CI, %2: %3</source>
        <translation>%1% 置信区间，%2：%3</translation>
    </message>
    <message>
        <source>Not defined: no customer counts for it.</source>
        <translation>未定义：没有符合条件的客户。</translation>
    </message>
    <message>
        <source>Fewer than 5 customers: no figure is shown.</source>
        <translation>少于 5 位客户：不显示数字。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers only: the interval is wide.</source>
        <translation>
            <numerusform>只有 %Ln 位客户：区间较宽。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutColumn</name>
    <message>
        <source>known only after somebody left</source>
        <translation>流失之后才知道</translation>
    </message>
    <message>
        <source>its value in the past is not known</source>
        <translation>过去的取值未知</translation>
    </message>
    <message>
        <source>a date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>identifies a person</source>
        <translation>可识别个人</translation>
    </message>
    <message>
        <source>too many different values</source>
        <translation>不同取值过多</translation>
    </message>
    <message>
        <source>always the same</source>
        <translation>取值始终相同</translation>
    </message>
    <message>
        <source>leak: tells churn by itself, so it was hardly known beforehand</source>
        <translation>泄漏：单凭该列即可判断流失，事先不太可能已知</translation>
    </message>
</context>
<context>
    <name>LifecyclePage</name>
    <message>
        <source>Churned: gone by the churn rule in force. Prospect: signed up, never bought. New: first purchase less than %1 days ago. Decline: orders or spend of the last %2 days at least 30% under the own baseline, or a category given up. Growth: at least %3 above the own baseline, or still without a baseline. Mature: everybody else.</source>
        <translation>流失：按现行流失规则已离开。潜在：已注册，从未购买。新客：首次购买不足 %1 天。衰退：最近 %2 天的订单或消费比自身基线低至少 30%，或放弃了某一品类。成长：比自身基线高至少 %3，或尚无基线。成熟：其余客户。</translation>
    </message>
    <message>
        <source>Stages of life</source>
        <translation>生命周期阶段</translation>
    </message>
    <message>
        <source>customers on %1; click to filter</source>
        <translation>%1 的客户数；点击可筛选</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>Change in the period</source>
        <translation>本期变化</translation>
    </message>
    <message>
        <source>Usual action</source>
        <translation>常用措施</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2 customers, %3</source>
        <translation>%1：%2 位客户，%3</translation>
    </message>
    <message>
        <source>The label has no dates: nobody knows when customers left, so moves between stages can&apos;t be told.</source>
        <translation>流失标签没有日期：不知道客户何时离开，因此无法给出阶段间的转移。</translation>
    </message>
    <message>
        <source>No churn rule can be applied to these data: nobody counts as churned.</source>
        <translation>这些数据无法套用任何流失规则：没有客户计为流失。</translation>
    </message>
    <message>
        <source>Stage transitions</source>
        <translation>阶段转移</translation>
    </message>
    <message>
        <source>Less than one full period of history.</source>
        <translation>历史不足一个完整周期。</translation>
    </message>
    <message>
        <source>% of the stage at the start of %1</source>
        <translation>占 %1 初所在阶段的 %</translation>
    </message>
    <message>
        <source>Row: stage at the end of the period before, 100% across; column: stage at the end of the period.</source>
        <translation>行：上期末所在阶段，每行合计 100%；列：本期末所在阶段。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Share, all periods</source>
        <translation>占比，全部周期</translation>
    </message>
    <message>
        <source>n, all periods</source>
        <translation>n，全部周期</translation>
    </message>
    <message>
        <source>%1 to %2: %3, %4 of %5</source>
        <translation>%1 到 %2：%3，%5 中的 %4</translation>
    </message>
    <message>
        <source>stage at the end</source>
        <translation>期末所在阶段</translation>
    </message>
    <message>
        <source>Time in a stage</source>
        <translation>阶段停留时间</translation>
    </message>
    <message>
        <source>median, in periods: %1</source>
        <translation>中位数，单位周期：%1</translation>
    </message>
    <message>
        <source>Kaplan-Meier over the stays that began in the periods looked at; stays still open are censored, stays that had begun before are left out. Stages are read on the last day of each period.</source>
        <translation>对所考察周期内开始的停留作 Kaplan-Meier 估计；尚未结束的停留按删失处理，此前已开始的停留不计。阶段按每个周期的最后一天判定。</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>停留次数</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>尚未结束</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未计入</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未达到</translation>
    </message>
    <message>
        <source>Conversions</source>
        <translation>转化</translation>
    </message>
    <message>
        <source>Of those in the stage at the start of a period, the share in the other at its end; all periods together beside it.</source>
        <translation>期初处于某阶段的客户中，期末处于另一阶段的占比；旁边为全部周期合计。</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>比率</translation>
    </message>
    <message>
        <source>All periods</source>
        <translation>全部周期</translation>
    </message>
    <message>
        <source>Active again</source>
        <translation>重新活跃</translation>
    </message>
    <message>
        <source>Value by stage</source>
        <translation>各阶段价值</translation>
    </message>
    <message>
        <source>Remaining value of the customers of each stage on the as-of day.</source>
        <translation>观察日各阶段客户的剩余价值。</translation>
    </message>
    <message>
        <source>Remaining value, mean</source>
        <translation>剩余价值，均值</translation>
    </message>
    <message>
        <source>Share of value</source>
        <translation>价值占比</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>最近 365 天</translation>
    </message>
    <message>
        <source>Revenue at risk</source>
        <translation>风险收入</translation>
    </message>
    <message>
        <source>Stages over time</source>
        <translation>各阶段随时间变化</translation>
    </message>
    <message>
        <source>customers on the last day of each period</source>
        <translation>每个周期最后一天的客户数</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>The newest period is not over.</source>
        <translation>最新周期尚未结束。</translation>
    </message>
    <message>
        <source>Prospect</source>
        <translation>潜在</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新客</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>成长</translation>
    </message>
    <message>
        <source>Mature</source>
        <translation>成熟</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>衰退</translation>
    </message>
    <message>
        <source>Churned</source>
        <translation>流失</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>生命周期</translation>
    </message>
    <message>
        <source>At which stage is value lost?</source>
        <translation>价值在哪个阶段流失？</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>基数</translation>
    </message>
</context>
<context>
    <name>LifetimesPage</name>
    <message>
        <source>How long customers stay</source>
        <translation>客户停留多久</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组别</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Churned</source>
        <translation>已流失</translation>
    </message>
    <message>
        <source>Median days</source>
        <translation>中位天数</translation>
    </message>
    <message>
        <source>Still there after a year</source>
        <translation>一年后仍在</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>Mean days, limited</source>
        <translation>限定期平均天数</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>days from the start to churn, open lives censored</source>
        <translation>从起始到流失的天数，未结束者作删失处理</translation>
    </message>
    <message>
        <source>Log-rank test of the groups: p %1.</source>
        <translation>各组对数秩检验：p %1。</translation>
    </message>
    <message numerus="yes">
        <source>Mean days are those lived within the first %n day(s).</source>
        <translation>
            <numerusform>平均天数为前 %n 天内停留的天数。</numerusform>
        </translation>
    </message>
    <message>
        <source>Who started before the facts begin is counted from their first day on (delayed entry).</source>
        <translation>在数据开始之前入会的客户从数据首日起计入（延迟进入）。</translation>
    </message>
    <message>
        <source>What goes with leaving sooner</source>
        <translation>哪些特征伴随更早离开</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Hazard ratio</source>
        <translation>风险比</translation>
    </message>
    <message>
        <source>Coefficient</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>p value</source>
        <translation>p 值</translation>
    </message>
    <message>
        <source>Proportional, p</source>
        <translation>比例性检验 p</translation>
    </message>
    <message>
        <source>%1 customers, %2 churned</source>
        <translation>%1 位客户，%2 位流失</translation>
    </message>
    <message>
        <source>Held against %1. Attributes as they stand today; a relation is no cause.</source>
        <translation>参照：%1。属性取当前值；相关不等于因果。</translation>
    </message>
    <message>
        <source>Over 1: leaves sooner, all other attributes equal. Proportional, p: small values say that the ratio changes over a life.</source>
        <translation>大于 1：其他属性相同时更早离开。比例性检验 p：值小说明风险比随时间变化。</translation>
    </message>
    <message>
        <source>Days since the start</source>
        <translation>成为客户后的天数</translation>
    </message>
    <message>
        <source>Still customers</source>
        <translation>仍是客户</translation>
    </message>
    <message>
        <source>Seen so long</source>
        <translation>观察到此时的人数</translation>
    </message>
    <message>
        <source>Time to churn</source>
        <translation>流失时间</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>half: %1</source>
        <translation>半数：%1</translation>
    </message>
    <message>
        <source>Half of the customers leave within %1.</source>
        <translation>半数客户在 %1内流失。</translation>
    </message>
    <message>
        <source>95% interval %1 days.</source>
        <translation>95% 区间 %1 天。</translation>
    </message>
    <message>
        <source>Within the time seen, fewer than half leave: there is no median yet.</source>
        <translation>在观察期内流失者不足一半：尚无中位数。</translation>
    </message>
    <message>
        <source>Kaplan-Meier: share of customers not yet gone so many days after their start. Who has not left yet counts as long as seen.</source>
        <translation>Kaplan–Meier：成为客户若干天后尚未流失的客户占比。尚未流失者按观察时长计入。</translation>
    </message>
    <message>
        <source>Left out, because they have one value or follow from the others: %1.</source>
        <translation>已剔除（只有一个取值，或可由其他项推出）：%1。</translation>
    </message>
</context>
<context>
    <name>LoyaltyPage</name>
    <message>
        <source>Loyalty tiers</source>
        <translation>忠诚层级</translation>
    </message>
    <message>
        <source>share of customers, churn % in grey</source>
        <translation>客户占比，灰色为流失率 %</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>Spend a year</source>
        <translation>年消费</translation>
    </message>
    <message>
        <source>%1 customers, %2</source>
        <translation>%1 位客户，%2</translation>
    </message>
    <message>
        <source>churn %1</source>
        <translation>流失 %1</translation>
    </message>
    <message>
        <source>Nobody answered lately enough to be given a tier.</source>
        <translation>近期没有人回答，无法划分层级。</translation>
    </message>
    <message>
        <source>Loyalty index of 0 to 100 from satisfaction, recommendation, repeat purchase and retention by their weights. From %1 on loyal, from %2 on potential, from %3 on at risk; below, or gone: lost.</source>
        <translation>忠诚指数为 0 至 100，由满意度、推荐、复购与留存按权重构成。%1 起为忠诚，%2 起为潜力，%3 起为有风险；更低或已离开为流失。</translation>
    </message>
    <message>
        <source>Tiers in figures</source>
        <translation>层级数据</translation>
    </message>
    <message>
        <source>Attitude × behaviour</source>
        <translation>态度 × 行为</translation>
    </message>
    <message>
        <source>share of customers, churn below</source>
        <translation>客户占比，下方为流失率</translation>
    </message>
    <message>
        <source>Needs purchases or churn beside the answers.</source>
        <translation>除回答外还需要购买或流失数据。</translation>
    </message>
    <message>
        <source>%1: %2 customers, %3; churn %4</source>
        <translation>%1：%2 位客户，%3；流失 %4</translation>
    </message>
    <message>
        <source>Attitude high</source>
        <translation>态度高</translation>
    </message>
    <message>
        <source>Attitude low</source>
        <translation>态度低</translation>
    </message>
    <message>
        <source>Behaviour low</source>
        <translation>行为低</translation>
    </message>
    <message>
        <source>Behaviour high</source>
        <translation>行为高</translation>
    </message>
    <message>
        <source>Attitude</source>
        <translation>态度</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Attitude: satisfaction and recommendation, high from %1 on; behaviour: repeat purchase and retention, high from %2 on (Dick and Basu 1994).</source>
        <translation>态度：满意度与推荐，%1 起为高；行为：复购与留存，%2 起为高（Dick 与 Basu 1994）。</translation>
    </message>
    <message>
        <source>Moves between tiers</source>
        <translation>层级变动</translation>
    </message>
    <message>
        <source>Moves need two days with answers.</source>
        <translation>层级变动需要两个有回答的日期。</translation>
    </message>
    <message>
        <source>%1 to %2, customers</source>
        <translation>%1 至 %2，客户数</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无回答</translation>
    </message>
    <message>
        <source>%1 to %2: %3 customers</source>
        <translation>%1 到 %2：%3 位客户</translation>
    </message>
    <message>
        <source>%1 moved down, %2 up.</source>
        <translation>%1 下降，%2 上升。</translation>
    </message>
    <message>
        <source>Of the customers with an index on both days.</source>
        <translation>以两日都有指数的客户为基数。</translation>
    </message>
    <message>
        <source>Tier of each customer on both days, each from what was known on that day.</source>
        <translation>每位客户在两日的层级，均按当日已知信息计算。</translation>
    </message>
    <message>
        <source>Loyalty index</source>
        <translation>忠诚指数</translation>
    </message>
    <message>
        <source>0–100</source>
        <translation>0–100</translation>
    </message>
    <message>
        <source>A trend needs two days with answers.</source>
        <translation>趋势需要两个有回答的日期。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Loyalty by %1</source>
        <translation>按%1的忠诚度</translation>
    </message>
    <message>
        <source>group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>index 0–100</source>
        <translation>指数 0–100</translation>
    </message>
    <message>
        <source>Choose an attribute above to see loyalty by group.</source>
        <translation>在上方选择一个属性，以按组查看忠诚度。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Loyal</source>
        <translation>忠诚</translation>
    </message>
    <message>
        <source>p, adjusted</source>
        <translation>校正 p</translation>
    </message>
    <message>
        <source>(not known)</source>
        <translation>（未知）</translation>
    </message>
    <message>
        <source>%1 customers</source>
        <translation>%1 位客户</translation>
    </message>
    <message>
        <source>Potential</source>
        <translation>潜力</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>有风险</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>已流失</translation>
    </message>
    <message>
        <source>True loyalty</source>
        <translation>真实忠诚</translation>
    </message>
    <message>
        <source>Latent</source>
        <translation>潜在忠诚</translation>
    </message>
    <message>
        <source>Spurious</source>
        <translation>虚假忠诚</translation>
    </message>
    <message>
        <source>No loyalty</source>
        <translation>不忠诚</translation>
    </message>
    <message>
        <source>Loyalty</source>
        <translation>忠诚度</translation>
    </message>
    <message>
        <source>Who stays because they want to?</source>
        <translation>谁是自愿留下的？</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Detractors</source>
        <translation>贬损者</translation>
    </message>
    <message>
        <source>Passives</source>
        <translation>被动者</translation>
    </message>
    <message>
        <source>Promoters</source>
        <translation>推荐者</translation>
    </message>
    <message>
        <source>Bought again</source>
        <translation>再次购买</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>消费</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Satisfaction and behaviour</source>
        <translation>满意度与行为</translation>
    </message>
    <message>
        <source>What do the satisfied do differently?</source>
        <translation>满意的人有何不同行为？</translation>
    </message>
    <message>
        <source>What people did after they answered</source>
        <translation>回答之后的行为</translation>
    </message>
    <message>
        <source>within %1 days</source>
        <translation>%1 天内</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答数</translation>
    </message>
    <message>
        <source>NPS</source>
        <translation>NPS</translation>
    </message>
    <message>
        <source>bought again</source>
        <translation>再次购买</translation>
    </message>
    <message>
        <source>spend</source>
        <translation>消费</translation>
    </message>
    <message>
        <source>left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>%1: p %2</source>
        <translation>%1：p %2</translation>
    </message>
    <message>
        <source>Too few cases to test whether the levels differ.</source>
        <translation>个案太少，无法检验各水平是否不同。</translation>
    </message>
    <message>
        <source>Do the levels differ? %1.</source>
        <translation>各水平是否不同？%1。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Each answer is followed for the days after it; answers whose days are not over take no part. Spend is net of returns.</source>
        <translation>对每个回答跟踪其后的若干天；期限未满的回答不计入。消费为扣除退货后的净额。</translation>
    </message>
    <message>
        <source>What 5 points more go along with</source>
        <translation>高 5 分伴随什么</translation>
    </message>
    <message>
        <source>score 0–100; an association, not a promise</source>
        <translation>得分 0–100；是相关，不是承诺</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Per 5 points</source>
        <translation>每 5 分</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>r</source>
        <translation>r</translation>
    </message>
    <message>
        <source>Needs transactions or known churn after the answers.</source>
        <translation>需要回答之后的交易或已知的流失。</translation>
    </message>
    <message>
        <source>Slope of a straight line through the answers, one cluster a customer. People who differ in satisfaction differ in other ways too.</source>
        <translation>对回答拟合直线的斜率，按客户聚类。满意度不同的人在其他方面也不同。</translation>
    </message>
</context>
<context>
    <name>MarkMenu</name>
    <message>
        <source>Select only these</source>
        <translation>只选这些</translation>
    </message>
    <message>
        <source>Keep these of the selection</source>
        <translation>在所选中只保留这些</translation>
    </message>
    <message>
        <source>Add these to the selection</source>
        <translation>加入所选</translation>
    </message>
    <message>
        <source>Take these out of the selection</source>
        <translation>从所选中去掉</translation>
    </message>
    <message>
        <source>List these customers</source>
        <translation>列出这些客户</translation>
    </message>
    <message>
        <source>Save these as a segment…</source>
        <translation>将这些存为分群…</translation>
    </message>
    <message>
        <source>Save as segment</source>
        <translation>存为分群</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>Motive</name>
    <message>
        <source>Slow response</source>
        <translation>响应慢</translation>
    </message>
    <message>
        <source>Problem not solved</source>
        <translation>问题未解决</translation>
    </message>
    <message>
        <source>Poor attitude</source>
        <translation>态度差</translation>
    </message>
    <message>
        <source>Hard to reach</source>
        <translation>难以联系</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>产品缺陷</translation>
    </message>
    <message>
        <source>Does not fit the need any more</source>
        <translation>不再符合需要</translation>
    </message>
    <message>
        <source>Getting less reliable</source>
        <translation>可靠性下降</translation>
    </message>
    <message>
        <source>Poor choice</source>
        <translation>选择少</translation>
    </message>
    <message>
        <source>Too expensive</source>
        <translation>太贵</translation>
    </message>
    <message>
        <source>Price rise</source>
        <translation>涨价</translation>
    </message>
    <message>
        <source>Poor value for money</source>
        <translation>性价比低</translation>
    </message>
    <message>
        <source>Unexpected fees or billing errors</source>
        <translation>意外收费或账单错误</translation>
    </message>
    <message>
        <source>Does not feel valued</source>
        <translation>感到不被重视</translation>
    </message>
    <message>
        <source>Lost attachment to the brand</source>
        <translation>失去品牌情感</translation>
    </message>
    <message>
        <source>Broken promise or trust</source>
        <translation>违背承诺或失去信任</translation>
    </message>
    <message>
        <source>Irrelevant or too many messages</source>
        <translation>信息无关或过多</translation>
    </message>
    <message>
        <source>Competitor&apos;s offer</source>
        <translation>竞争对手的优惠</translation>
    </message>
    <message>
        <source>Moved, life change or need gone</source>
        <translation>搬迁、生活变化或需求消失</translation>
    </message>
    <message>
        <source>Influence of others</source>
        <translation>他人影响</translation>
    </message>
</context>
<context>
    <name>MotiveCategory</name>
    <message>
        <source>Service quality</source>
        <translation>服务质量</translation>
    </message>
    <message>
        <source>Product quality</source>
        <translation>产品质量</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Relationship</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>External</source>
        <translation>外部因素</translation>
    </message>
</context>
<context>
    <name>MotivesPage</name>
    <message>
        <source>Motives</source>
        <translation>流失动机</translation>
    </message>
    <message>
        <source>Why do customers leave?</source>
        <translation>客户为什么离开？</translation>
    </message>
    <message>
        <source>Motive</source>
        <translation>动机</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Mean score</source>
        <translation>平均得分</translation>
    </message>
    <message>
        <source>Of those gone</source>
        <translation>已流失者中</translation>
    </message>
    <message>
        <source>Of those staying</source>
        <translation>留存者中</translation>
    </message>
    <message>
        <source>Motives by category</source>
        <translation>按类别的流失动机</translation>
    </message>
    <message>
        <source>of %1 customers with evidence</source>
        <translation>占有证据的 %1 位客户</translation>
    </message>
    <message>
        <source>A score is 1 − the product of (1 − weight) over the pieces of evidence. Shares count customers with any evidence; one may have several motives.</source>
        <translation>得分为 1 减去各条证据 (1 − 权重) 的乘积。占比以有任一证据的客户为基数；一位客户可有多个动机。</translation>
    </message>
    <message>
        <source>Evidence is what was said or happened. Who says nothing is not in it.</source>
        <translation>证据是说过的话或发生过的事；什么都没说的客户不在其中。</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Cronbach&apos;s alpha [95% CI]</source>
        <translation>克朗巴哈 α [95% CI]</translation>
    </message>
    <message>
        <source>Odds ratio of churn, +0.1 [95% CI]</source>
        <translation>流失优势比，每 +0.1 [95% CI]</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>%1 customers, %2 churned</source>
        <translation>%1 位客户，%2 位流失</translation>
    </message>
    <message>
        <source>%1 of the motives load on the factor of their category.</source>
        <translation>%1 的动机落在其类别对应的因子上。</translation>
    </message>
    <message>
        <source>From evidence before the horizon; stated churn reasons are left out, since only who left gives one. A relation is no cause.</source>
        <translation>只用预测期之前的证据；自述流失原因只有离开者才有，故不使用。相关不等于因果。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Where the evidence comes from</source>
        <translation>证据来源</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>(missing)</source>
        <translation>（缺失）</translation>
    </message>
    <message>
        <source>Motives by segment</source>
        <translation>按分群的流失动机</translation>
    </message>
    <message>
        <source>Churn by degree, cause and value</source>
        <translation>按程度、原因和价值划分的流失</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>统计期</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>活跃</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>截至目前</translation>
    </message>
    <message>
        <source>customers</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Light: orders or spending at least 30% under the own baseline, still active. Moderate: a category no longer bought that was bought in two or more windows before. Severe: gone by the churn rule. Cause and value class are of those gone.</source>
        <translation>轻度：订单或消费比自身基线低 30% 以上，仍活跃。中度：此前至少两个窗口购买过的品类不再购买。重度：按流失规则已流失。原因和价值类别针对已流失者。</translation>
    </message>
    <message>
        <source>Neither a churn reason nor payments are there: all churn counts as voluntary.</source>
        <translation>既没有流失原因也没有付款数据：全部按主动流失计。</translation>
    </message>
    <message>
        <source>Without dated churn and purchases, light and moderate churn cannot be told.</source>
        <translation>没有带日期的流失和购买数据，无法判断轻度和中度流失。</translation>
    </message>
    <message>
        <source>Share, 95% CI</source>
        <translation>占比，95% 置信区间</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>基数</translation>
    </message>
    <message>
        <source>Share [95% CI]</source>
        <translation>占比 [95% 置信区间]</translation>
    </message>
    <message>
        <source>The data do not tell it: see the remarks of the table of classes.</source>
        <translation>数据无法说明：见分类表的备注。</translation>
    </message>
    <message>
        <source>share of the customers with evidence, 95% CI</source>
        <translation>占有证据客户的份额，95% 置信区间</translation>
    </message>
    <message>
        <source>Light and moderate churn</source>
        <translation>轻度与中度流失</translation>
    </message>
    <message>
        <source>% of the active customers</source>
        <translation>占活跃客户的百分比</translation>
    </message>
    <message>
        <source>Involuntary churn</source>
        <translation>被动流失</translation>
    </message>
    <message>
        <source>% of the customers gone</source>
        <translation>占流失客户的百分比</translation>
    </message>
    <message>
        <source>High-value customers among those gone</source>
        <translation>流失客户中的高价值客户</translation>
    </message>
    <message>
        <source>Customers with evidence</source>
        <translation>有证据的客户</translation>
    </message>
    <message>
        <source>Customers: %1</source>
        <translation>客户：%1</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>已流失</translation>
    </message>
    <message>
        <source>active</source>
        <translation>活跃</translation>
    </message>
    <message>
        <source>%1 of %2, highest score first</source>
        <translation>%2 位中的 %1 位，得分高者在前</translation>
    </message>
    <message>
        <source>No customer shows evidence of it.</source>
        <translation>没有客户显示此动机的证据。</translation>
    </message>
    <message>
        <source>Evidence of %1</source>
        <translation>%1 的证据</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>原话或事由</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s), latest first</source>
        <translation>
            <numerusform>%n 条，最近的在前</numerusform>
        </translation>
    </message>
    <message>
        <source>The score of a motive is 1 − the product of (1 − weight) over its evidence, each kind counted once a day.</source>
        <translation>动机得分为 1 − 各证据 (1 − 权重) 之积，同类证据每天计一次。</translation>
    </message>
    <message>
        <source>Nothing this customer said or did is evidence of a motive.</source>
        <translation>该客户的言行均不构成动机证据。</translation>
    </message>
</context>
<context>
    <name>NextAction</name>
    <message>
        <source>Solve the complaint and apologise</source>
        <translation>解决投诉并致歉</translation>
    </message>
    <message>
        <source>Help with the payment</source>
        <translation>协助付款</translation>
    </message>
    <message>
        <source>Answer the enquiry</source>
        <translation>答复咨询</translation>
    </message>
    <message>
        <source>Care call</source>
        <translation>关怀电话</translation>
    </message>
    <message>
        <source>Ask what went wrong</source>
        <translation>询问不满之处</translation>
    </message>
    <message>
        <source>Onboarding help</source>
        <translation>新客引导</translation>
    </message>
    <message>
        <source>Invite back to site or app</source>
        <translation>邀请回访网站或应用</translation>
    </message>
    <message>
        <source>Show the category again</source>
        <translation>再次推荐该品类</translation>
    </message>
    <message>
        <source>Personal offer</source>
        <translation>个性化优惠</translation>
    </message>
    <message>
        <source>Thank-you message</source>
        <translation>感谢消息</translation>
    </message>
    <message>
        <source>Review plan or contract</source>
        <translation>重新评估套餐或合同</translation>
    </message>
    <message>
        <source>No action</source>
        <translation>无需行动</translation>
    </message>
    <message>
        <source>Apology and amends</source>
        <translation>致歉并补偿</translation>
    </message>
    <message>
        <source>Loyalty points</source>
        <translation>忠诚积分</translation>
    </message>
    <message>
        <source>Win-back offer</source>
        <translation>挽回优惠</translation>
    </message>
    <message>
        <source>Thanks for a referral</source>
        <translation>感谢推荐</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>The churn label has no dates, so there is no series over time. Load a churn date to see one.</source>
        <translation>流失标签没有日期，因此没有时间序列。加载流失日期后即可显示。</translation>
    </message>
    <message>
        <source>No period is long enough for the churn rule yet. Widen the period or change the rule.</source>
        <translation>还没有足够长的统计期可用于流失规则。请放宽统计期或更改规则。</translation>
    </message>
    <message>
        <source>%1 is not over: it is partial and not compared.</source>
        <translation>%1 尚未结束：为未满期，不参与比较。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln periods have too little history before them for the churn rule.</source>
        <translation>
            <numerusform>%Ln 期之前的历史不足，无法应用流失规则。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Control limits need 8 full periods; there are %Ln.</source>
        <translation>
            <numerusform>控制限需要 8 个完整的统计期；现有 %Ln 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>daily, % of active customers</source>
        <translation>每日，占活跃客户的 %</translation>
    </message>
    <message>
        <source>weekly, % of active customers</source>
        <translation>每周，占活跃客户的 %</translation>
    </message>
    <message>
        <source>monthly, % of active customers</source>
        <translation>每月，占活跃客户的 %</translation>
    </message>
    <message>
        <source>quarterly, % of active customers</source>
        <translation>每季度，占活跃客户的 %</translation>
    </message>
    <message>
        <source>yearly, % of active customers</source>
        <translation>每年，占活跃客户的 %</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>统计期</translation>
    </message>
    <message>
        <source>Active at start</source>
        <translation>期初活跃</translation>
    </message>
    <message>
        <source>Churned</source>
        <translation>流失</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>95% CI from</source>
        <translation>95% 置信下限</translation>
    </message>
    <message>
        <source>95% CI to</source>
        <translation>95% 置信上限</translation>
    </message>
    <message>
        <source>Lower limit</source>
        <translation>控制下限</translation>
    </message>
    <message>
        <source>Upper limit</source>
        <translation>控制上限</translation>
    </message>
    <message>
        <source>A year before</source>
        <translation>去年同期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>too little history</source>
        <translation>历史不足</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>未满期</translation>
    </message>
    <message>
        <source>signal</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>Churn trend</source>
        <translation>流失趋势</translation>
    </message>
    <message>
        <source>Rate, 95% CI</source>
        <translation>流失率，95% 置信区间</translation>
    </message>
    <message>
        <source>% of the customers active at the start of each period. Band: 95% interval (Wilson). Limits: p-chart, 3σ, over the full periods shown. Rings: beyond a limit, or Nelson rules 2 and 3.</source>
        <translation>占各期期初活跃客户的百分比。带状区域：95% 区间（Wilson）。控制限：p 图，3σ，按所示完整统计期计算。圆环：超出控制限，或符合 Nelson 规则 2 和 3。</translation>
    </message>
    <message>
        <source>Customer flow</source>
        <translation>客户流动</translation>
    </message>
    <message>
        <source>customers gained and lost</source>
        <translation>客户的增加与流失</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Returning</source>
        <translation>回归</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>流失</translation>
    </message>
    <message>
        <source>Active at end</source>
        <translation>期末活跃</translation>
    </message>
    <message>
        <source>Growth rate</source>
        <translation>增长率</translation>
    </message>
    <message>
        <source>New: active for the first time. Returning: active before, not at the start, active again. Lost: active at the start and churned in the period.</source>
        <translation>新增：首次活跃。回归：以前活跃，期初不活跃，再次活跃。流失：期初活跃，期内流失。</translation>
    </message>
    <message>
        <source>active at end = active at start + new + returning − lost</source>
        <translation>期末活跃 = 期初活跃 + 新增 + 回归 − 流失</translation>
    </message>
    <message>
        <source>Counts of customers in each period; lost customers below zero.</source>
        <translation>各期的客户数；流失客户画在零线以下。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers more at the end than at the start.</source>
        <translation>
            <numerusform>期末比期初多 %Ln 位客户。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers fewer at the end than at the start.</source>
        <translation>
            <numerusform>期末比期初少 %Ln 位客户。</numerusform>
        </translation>
    </message>
    <message>
        <source>As many customers at the end as at the start.</source>
        <translation>期末与期初的客户数相同。</translation>
    </message>
    <message>
        <source>%1: %2 new, %3 returning, %4 lost.</source>
        <translation>%1：新增 %2，回归 %3，流失 %4。</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Who is leaving, what changed, and where?</source>
        <translation>谁在流失，什么变了，在哪里？</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>%1: %2 rows</source>
        <translation>%1：%2 行</translation>
    </message>
    <message>
        <source>%1: %2 rows from %3</source>
        <translation>%1：%2 行，来自 %3</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>How it was computed: %1</source>
        <translation>计算口径：%1</translation>
    </message>
    <message>
        <source>Customers used</source>
        <translation>使用的客户</translation>
    </message>
    <message>
        <source>Rows used</source>
        <translation>使用的行</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%2 %1</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none (all customers)</source>
        <translation>无（全部客户）</translation>
    </message>
    <message>
        <source>Churn definition</source>
        <translation>流失定义</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>amounts above zero; returns are netted</source>
        <translation>金额大于零；退货已扣除</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Data to</source>
        <translation>数据截至</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Computed</source>
        <translation>计算时间</translation>
    </message>
    <message>
        <source>%1, from %2, in %3</source>
        <translation>%1，来自 %2，用时 %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Data fingerprint</source>
        <translation>数据指纹</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>%1% CI: %2</source>
        <translation>%1% 置信区间：%2</translation>
    </message>
    <message>
        <source>%1% CI, %2: %3</source>
        <translation>%1% 置信区间，%2：%3</translation>
    </message>
    <message>
        <source>Needs a table of transactions. With it, purchases, cohorts and RFM are shown.</source>
        <translation>需要交易表。有了它就能显示购买、同期群和 RFM。</translation>
    </message>
    <message>
        <source>Needs a table of customers. With it, churn is shown by every attribute.</source>
        <translation>需要客户表。有了它就能按每个属性显示流失。</translation>
    </message>
    <message>
        <source>Needs the sign-up date of customers. With it, new customers and tenure are shown.</source>
        <translation>需要客户的注册日期。有了它就能显示新客户和客龄。</translation>
    </message>
    <message>
        <source>Needs a churn date. With it, churn is shown over time.</source>
        <translation>需要流失日期。有了它就能按时间显示流失。</translation>
    </message>
    <message>
        <source>Needs a longer history. The data do not reach back far enough.</source>
        <translation>需要更长的历史。数据回溯得不够远。</translation>
    </message>
    <message>
        <source>Needs the table “%1”.</source>
        <translation>需要数据表“%1”。</translation>
    </message>
    <message>
        <source>Needs the column “%1”.</source>
        <translation>需要列“%1”。</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Recency, frequency and value</source>
        <translation>最近一次、频率与金额</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>Risk model</source>
        <translation>风险模型</translation>
    </message>
    <message>
        <source>Watch list</source>
        <translation>观察名单</translation>
    </message>
    <message>
        <source>Motives</source>
        <translation>流失动机</translation>
    </message>
    <message>
        <source>Churn by degree, cause and value</source>
        <translation>按程度、原因和价值的流失</translation>
    </message>
    <message>
        <source>How long customers stay</source>
        <translation>客户留存时长</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Satisfaction index</source>
        <translation>满意度指数</translation>
    </message>
    <message>
        <source>Expectation and perception</source>
        <translation>期望与感知</translation>
    </message>
    <message>
        <source>Drivers of satisfaction</source>
        <translation>满意度驱动因素</translation>
    </message>
    <message>
        <source>Loyalty</source>
        <translation>忠诚度</translation>
    </message>
    <message>
        <source>Customer value</source>
        <translation>客户价值</translation>
    </message>
    <message>
        <source>Stages of life</source>
        <translation>生命周期阶段</translation>
    </message>
    <message>
        <source>Plan of the campaign</source>
        <translation>活动计划</translation>
    </message>
    <message>
        <source>How the campaign runs</source>
        <translation>活动进展</translation>
    </message>
    <message>
        <source>Did the campaign work?</source>
        <translation>活动是否有效？</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>聚类</translation>
    </message>
    <message>
        <source>Churn tree</source>
        <translation>流失决策树</translation>
    </message>
    <message>
        <source>Profile of the customers</source>
        <translation>客户画像</translation>
    </message>
    <message>
        <source>Purchase behaviour</source>
        <translation>购买行为</translation>
    </message>
    <message>
        <source>Dimensions of the index</source>
        <translation>指数的维度</translation>
    </message>
    <message>
        <source>Factors behind the answers</source>
        <translation>答案背后的因子</translation>
    </message>
    <message>
        <source>Groups of respondents</source>
        <translation>受访者分组</translation>
    </message>
    <message>
        <source>What people do after they answered</source>
        <translation>受访后的行为</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>第 %1 条</translation>
    </message>
    <message>
        <source>column “%1”</source>
        <translation>列“%1”</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>第 %1 字节</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>PlanDialogs</name>
    <message>
        <source>New milestone</source>
        <translation>新里程碑</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新任务</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Planned start</source>
        <translation>计划开始</translation>
    </message>
    <message>
        <source>Planned end</source>
        <translation>计划结束</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Begun on</source>
        <translation>实际开始于</translation>
    </message>
    <message>
        <source>Finished on</source>
        <translation>实际结束于</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>等待任务</translation>
    </message>
    <message>
        <source>%1, %2 in all</source>
        <translation>%1，共计（%2）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Remove task</source>
        <translation>删除任务</translation>
    </message>
    <message>
        <source>New phase</source>
        <translation>新阶段</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Remove phase, keep its tasks</source>
        <translation>删除阶段，保留其任务</translation>
    </message>
    <message>
        <source>New budget item</source>
        <translation>新预算项</translation>
    </message>
    <message>
        <source>Budget item</source>
        <translation>预算项</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已支出</translation>
    </message>
    <message>
        <source>Remove item</source>
        <translation>删除项目</translation>
    </message>
    <message>
        <source>Budget limit</source>
        <translation>预算上限</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>New resource</source>
        <translation>新资源</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Capacity a week</source>
        <translation>每周容量</translation>
    </message>
    <message>
        <source>without limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Remove resource</source>
        <translation>删除资源</translation>
    </message>
    <message>
        <source>New risk</source>
        <translation>新风险</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>What may happen</source>
        <translation>可能发生什么</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>可能性</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Contingency</source>
        <translation>应对措施</translation>
    </message>
    <message>
        <source>Remove risk</source>
        <translation>删除风险</translation>
    </message>
    <message>
        <source>Goal and audience</source>
        <translation>目标与受众</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation>衡量指标</translation>
    </message>
    <message>
        <source>Baseline (rates in %)</source>
        <translation>基线（比率用 %）</translation>
    </message>
    <message>
        <source>Target (rates in %)</source>
        <translation>目标值（比率用 %）</translation>
    </message>
    <message>
        <source>Judged over</source>
        <translation>评判时长</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未选择</translation>
    </message>
    <message numerus="yes">
        <source>fixed list of %n customer(s)</source>
        <translation>
            <numerusform>%n 名客户的固定名单</numerusform>
        </translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>受众</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新建活动</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起始模板</translation>
    </message>
    <message>
        <source>as the template</source>
        <translation>与模板相同</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>chosen later</source>
        <translation>稍后选择</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n 名客户</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>The plan is no JSON object. Nothing was changed. Check the file for a missing bracket or comma.</source>
        <translation>该计划不是 JSON 对象。未作任何更改。请检查文件是否缺少括号或逗号。</translation>
    </message>
    <message>
        <source>The plan has format {value}, which this version does not know. Nothing was changed. Update the program.</source>
        <translation>该计划的格式为 {value}，本版本无法识别。未作任何更改。请更新程序。</translation>
    </message>
    <message>
        <source>A plan has no part “{key}”. Nothing was changed. Correct the word or leave it out.</source>
        <translation>计划中没有“{key}”这一项。未作任何更改。请更正或去掉它。</translation>
    </message>
    <message>
        <source>“{value}” is not allowed for “{key}” in a plan. Nothing was changed. Give another value.</source>
        <translation>计划中“{key}”不允许取值“{value}”。未作任何更改。请换一个值。</translation>
    </message>
    <message>
        <source>A campaign needs a name. Nothing was changed. Give it one.</source>
        <translation>活动需要名称。未作任何更改。请为它命名。</translation>
    </message>
    <message>
        <source>The dates of “{task}” do not fit: both days are needed, in order, at most ten years apart. Nothing was changed.</source>
        <translation>“{task}”的日期不合适：需要起止两天，先后有序，相隔最多十年。未作任何更改。</translation>
    </message>
    <message>
        <source>“{task}” refers to “{value}”, which is not in the plan, or names it twice. Nothing was changed.</source>
        <translation>“{task}”引用的“{value}”不在计划中，或被引用了两次。未作任何更改。</translation>
    </message>
    <message>
        <source>“{value}” comes twice in the plan. Nothing was changed. Give every part its own id.</source>
        <translation>“{value}”在计划中出现了两次。未作任何更改。请给每一项不同的编号。</translation>
    </message>
    <message>
        <source>These tasks wait for each other: {tasks}. Nothing was changed. Take one of the dependencies away.</source>
        <translation>这些任务互相等待：{tasks}。未作任何更改。请去掉其中一个依赖关系。</translation>
    </message>
    <message>
        <source>There is no campaign “{value}”, or several have this name. Nothing was changed. Look at the list of campaigns.</source>
        <translation>没有名为“{value}”的活动，或有多个同名活动。未作任何更改。请查看活动列表。</translation>
    </message>
    <message>
        <source>“{value}” is locked: its goal, audience and offers are what it will be judged by. Nothing was changed. Write an amendment instead.</source>
        <translation>“{value}”已锁定：它的目标、受众和方案将作为评判依据。未作任何更改。请改为填写修订说明。</translation>
    </message>
    <message>
        <source>The lock of “{value}” can&apos;t be undone: it is the promise the campaign will be judged by. Nothing was changed. Write an amendment instead.</source>
        <translation>“{value}”的锁定不能撤销：活动将据此评判。未作任何更改。请改写修订说明。</translation>
    </message>
    <message>
        <source>“{value}” is not locked yet, so nobody was drawn. Nothing was changed. Lock it first.</source>
        <translation>“{value}”尚未锁定，因此还没有抽取客户。未作任何更改。请先锁定。</translation>
    </message>
    <message>
        <source>The lists of “{value}” are not those that were locked. No list was written. Restore a backup.</source>
        <translation>“{value}”的名单与锁定时不一致。没有写出名单。请恢复备份。</translation>
    </message>
    <message>
        <source>“{value}” has no audience yet. Choose a segment or a list of customers.</source>
        <translation>“{value}”还没有受众。请选择分群或客户名单。</translation>
    </message>
    <message>
        <source>Nobody is left to contact; most were left out for “{value}”. Nothing was changed. Widen the audience or ease a rule.</source>
        <translation>没有可触达的客户；多数因“{value}”被排除。未作任何更改。请扩大受众或放宽规则。</translation>
    </message>
    <message>
        <source>There are candidates, but no offer with an expected gain fits budget and channels. Nothing was changed. Raise the budget or choose other offers.</source>
        <translation>有候选客户，但在预算和渠道内没有预期获益的方案。未作任何更改。请提高预算或选择其他方案。</translation>
    </message>
    <message>
        <source>No outcome of “{value}” is known yet. Read the outcomes in, or wait until the window has begun.</source>
        <translation>“{value}”尚无任何结果。请读入结果，或等窗口开始。</translation>
    </message>
    <message>
        <source>The strategy library is empty. Nothing was changed. Add an offer.</source>
        <translation>策略库为空。未作任何更改。请添加方案。</translation>
    </message>
    <message>
        <source>The strategy library has no offer “{value}”. Nothing was changed. Choose another one.</source>
        <translation>策略库中没有方案“{value}”。未作任何更改。请另选。</translation>
    </message>
    <message>
        <source>The settings of the target group are no JSON object. Nothing was changed.</source>
        <translation>目标群设置不是 JSON 对象。未作任何更改。</translation>
    </message>
    <message>
        <source>“{value}” is not allowed for “{key}” of a target group. Nothing was changed. Give another value.</source>
        <translation>目标群的“{key}”不能取“{value}”。未作任何更改。请给出其他值。</translation>
    </message>
    <message>
        <source>The strategies are no JSON list of objects. Nothing was changed.</source>
        <translation>策略不是 JSON 对象列表。未作任何更改。</translation>
    </message>
    <message>
        <source>The strategy “{value}” comes twice. Nothing was changed. Give each its own id.</source>
        <translation>策略“{value}”出现两次。未作任何更改。请为每个策略指定不同的 id。</translation>
    </message>
    <message>
        <source>“{key}” of the strategy “{value}” is missing or outside its range. Nothing was changed.</source>
        <translation>策略“{value}”的“{key}”缺失或超出范围。未作任何更改。</translation>
    </message>
    <message>
        <source>The last issue of “{value}” holds nothing of these parts, perhaps because it is about other customers: nothing can be compared. Nothing was changed. Take the filters away and try again.</source>
        <translation>“{value}”的上一期不含这些部分，可能是因为它针对的是其他客户：无法比较。未作任何更改。请取消筛选后重试。</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QualityPage</name>
    <message>
        <source>How %1 is scored</source>
        <translation>%1如何评分</translation>
    </message>
    <message>
        <source>Of the rows or cells that a rule looks at, the share that passes, from 0 to 100. A column&apos;s dimension is the worst of its rules; a table&apos;s the mean of its columns weighted by their use in the analyses; the workspace&apos;s the mean of its tables in the same way. Rules marked as expected do not count.</source>
        <translation>在规则检查的行或单元格中通过的比例，从 0 到 100。列的维度得分取其规则中最差者；表为各列按分析用途加权的均值；工作区同样为各表的均值。标记为预期的规则不计入。</translation>
    </message>
    <message>
        <source>100 × passed ÷ checked</source>
        <translation>100 × 通过 ÷ 检查</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>Data to</source>
        <translation>数据截至</translation>
    </message>
    <message>
        <source>Change and line</source>
        <translation>变化与曲线</translation>
    </message>
    <message>
        <source>after each load, the last twelve</source>
        <translation>每次导入之后，最近十二次</translation>
    </message>
    <message>
        <source>Overall</source>
        <translation>总体</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Nothing to judge yet.</source>
        <translation>尚无可评判的内容。</translation>
    </message>
    <message>
        <source>Scores by table and column</source>
        <translation>各表各列得分</translation>
    </message>
    <message>
        <source>0–100, weighted by use in analyses</source>
        <translation>0–100，按分析用途加权</translation>
    </message>
    <message>
        <source>Table / column</source>
        <translation>表 / 列</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Loads</source>
        <translation>历次导入</translation>
    </message>
    <message>
        <source>Load a table to see its quality.</source>
        <translation>导入一张表即可查看其质量。</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source>Fix first</source>
        <translation>优先修复</translation>
    </message>
    <message>
        <source>by points gained × use in analyses; figures now → without the failing rows</source>
        <translation>按可提升分数 × 分析用途排序；指标：当前 → 去除不合格行后</translation>
    </message>
    <message>
        <source>No rule fails. Nothing needs to be fixed.</source>
        <translation>没有规则不通过，无需修复。</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>Revenue at risk</source>
        <translation>风险收入</translation>
    </message>
    <message>
        <source>NPS</source>
        <translation>NPS</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>提升</translation>
    </message>
    <message>
        <source>How the order was found</source>
        <translation>排序依据</translation>
    </message>
    <message>
        <source>Gain: the points the workspace&apos;s score would win if no row failed the rule. Use: 3 for a field that the table needs, 2 for another field that analyses read, 1 for a free attribute. Figures: the headline figure with all rows and without the rows that fail.</source>
        <translation>提升：若没有行违反该规则，工作区得分可增加的分数。用途：表的必需字段为 3，分析读取的其他字段为 2，自由属性为 1。指标：包含全部行与去除不合格行时的核心指标。</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Can the numbers be trusted, and what should be fixed first?</source>
        <translation>数据可信吗，应先修复什么？</translation>
    </message>
</context>
<context>
    <name>QualityRulePage</name>
    <message>
        <source>from %1</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>values</source>
        <translation>个值</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值数</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Choose a cell to see its rules and the rows that fail.</source>
        <translation>选择一个单元格以查看其规则和不合格的行。</translation>
    </message>
    <message>
        <source>%1, %2 %3</source>
        <translation>%1，%2 %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>whole table</source>
        <translation>整张表</translation>
    </message>
    <message>
        <source>No rule looks at this here.</source>
        <translation>此处没有规则检查。</translation>
    </message>
    <message>
        <source>Marked as expected: does not count.</source>
        <translation>已标记为预期：不计入。</translation>
    </message>
    <message>
        <source>How %1 is judged</source>
        <translation>%1如何评判</translation>
    </message>
    <message>
        <source>100 × passed ÷ checked</source>
        <translation>100 × 通过 ÷ 检查</translation>
    </message>
    <message>
        <source>100 × %1 ÷ %2 = %3</source>
        <translation>100 × %1 ÷ %2 = %3</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 / %2 行</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Why it fails</source>
        <translation>不合格原因</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>No rows from</source>
        <translation>自此无数据行</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>统计期数</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
</context>
<context>
    <name>QualityRules</name>
    <message>
        <source>Empty cells</source>
        <translation>空单元格</translation>
    </message>
    <message>
        <source>Rows set aside</source>
        <translation>搁置的行</translation>
    </message>
    <message>
        <source>Out of range</source>
        <translation>超出范围</translation>
    </message>
    <message>
        <source>Dates in the future</source>
        <translation>未来日期</translation>
    </message>
    <message>
        <source>Default values</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>E-mail addresses that can&apos;t exist</source>
        <translation>无效的电子邮箱</translation>
    </message>
    <message>
        <source>Phone numbers that can&apos;t exist</source>
        <translation>无效的电话号码</translation>
    </message>
    <message>
        <source>Always the same value</source>
        <translation>始终为同一值</translation>
    </message>
    <message>
        <source>Repeated rows</source>
        <translation>重复行</translation>
    </message>
    <message>
        <source>Repeated keys</source>
        <translation>重复键</translation>
    </message>
    <message>
        <source>Several spellings of one word</source>
        <translation>同一词的多种写法</translation>
    </message>
    <message>
        <source>Unknown customers</source>
        <translation>未知客户</translation>
    </message>
    <message>
        <source>Dates in the wrong order</source>
        <translation>日期先后颠倒</translation>
    </message>
    <message>
        <source>Several currencies</source>
        <translation>多种货币</translation>
    </message>
    <message>
        <source>Late data</source>
        <translation>数据滞后</translation>
    </message>
    <message>
        <source>Periods without rows</source>
        <translation>没有行的统计期</translation>
    </message>
    <message>
        <source>Not the type that analyses need</source>
        <translation>类型不符合分析需要</translation>
    </message>
    <message>
        <source>Too few values</source>
        <translation>值太少</translation>
    </message>
    <message>
        <source>Missing for analyses</source>
        <translation>分析所缺</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>完整性</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确性</translation>
    </message>
    <message>
        <source>Consistency</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>Timeliness</source>
        <translation>时效性</translation>
    </message>
    <message>
        <source>Usability</source>
        <translation>可用性</translation>
    </message>
    <message>
        <source>values present</source>
        <translation>值是否存在</translation>
    </message>
    <message>
        <source>values pass rules</source>
        <translation>值符合规则</translation>
    </message>
    <message>
        <source>same thing, same form</source>
        <translation>同物同形</translation>
    </message>
    <message>
        <source>newest row, gaps</source>
        <translation>最新行与断档</translation>
    </message>
    <message>
        <source>ready for analyses</source>
        <translation>可供分析</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The newest row is %1 days older than the newest day of the workspace.</source>
        <translation>最新的行比工作区的最新一天早 %1 天。</translation>
    </message>
    <message>
        <source>Only %1 values; analyses need 30.</source>
        <translation>只有 %1 个值；分析需要 30 个。</translation>
    </message>
    <message>
        <source>All %1 pass.</source>
        <translation>%1 个全部通过。</translation>
    </message>
    <message>
        <source>%1 of %2 cells are empty.</source>
        <translation>%2 个单元格中 %1 个为空。</translation>
    </message>
    <message>
        <source>%1 of %2 rows were set aside at import.</source>
        <translation>%2 行中 %1 行在导入时搁置。</translation>
    </message>
    <message>
        <source>%1 of %2 values are out of range.</source>
        <translation>%2 个值中 %1 个超出范围。</translation>
    </message>
    <message>
        <source>%1 of %2 values fail %3.</source>
        <translation>%2 个值中 %1 个不符合 %3。</translation>
    </message>
    <message>
        <source>%1 of %2 dates lie in the future.</source>
        <translation>%2 个日期中 %1 个在未来。</translation>
    </message>
    <message>
        <source>%1 of %2 values look like a default that nobody changed.</source>
        <translation>%2 个值中 %1 个像是未改过的默认值。</translation>
    </message>
    <message>
        <source>%1 of %2 e-mail addresses can&apos;t exist.</source>
        <translation>%2 个电子邮箱中 %1 个无效。</translation>
    </message>
    <message>
        <source>%1 of %2 phone numbers can&apos;t exist.</source>
        <translation>%2 个电话号码中 %1 个无效。</translation>
    </message>
    <message>
        <source>All %1 values are the same.</source>
        <translation>%1 个值全部相同。</translation>
    </message>
    <message>
        <source>%1 of %2 rows repeat an earlier row.</source>
        <translation>%2 行中 %1 行与前面的行重复。</translation>
    </message>
    <message>
        <source>%1 of %2 rows repeat a key.</source>
        <translation>%2 行中 %1 行的键重复。</translation>
    </message>
    <message>
        <source>%1 of %2 values are another spelling of a more frequent one.</source>
        <translation>%2 个值中 %1 个是更常见写法的变体。</translation>
    </message>
    <message>
        <source>%1 of %2 rows name a customer who is not in the customer table.</source>
        <translation>%2 行中 %1 行的客户不在客户表中。</translation>
    </message>
    <message>
        <source>%1 of %2 dates lie before %3.</source>
        <translation>%2 个日期中 %1 个早于 %3。</translation>
    </message>
    <message>
        <source>%1 of %2 rows are in another currency than most.</source>
        <translation>%2 行中 %1 行的货币与多数不同。</translation>
    </message>
    <message>
        <source>%1 of %2 values are not of the type that analyses need.</source>
        <translation>%2 个值中 %1 个的类型不符合分析需要。</translation>
    </message>
    <message>
        <source>%1 of %2 fail.</source>
        <translation>%2 个中 %1 个不合格。</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>低于 %1</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>高于 %1</translation>
    </message>
    <message>
        <source>No column holds: %1. Analyses that need it leave it out.</source>
        <translation>没有列包含：%1。需要它的分析会将其略去。</translation>
    </message>
    <message>
        <source>%1 of %2 months have no rows.</source>
        <translation>%2 个月中有 %1 个月没有数据行。</translation>
    </message>
    <message>
        <source>%1 of %2 weeks have no rows.</source>
        <translation>%2 周中有 %1 周没有数据行。</translation>
    </message>
    <message>
        <source>%1 of %2 days have no rows.</source>
        <translation>%2 天中有 %1 天没有数据行。</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>rows after the as-of day</source>
        <translation>观察日之后的行</translation>
    </message>
    <message>
        <source>rows without a customer</source>
        <translation>没有客户的行</translation>
    </message>
    <message>
        <source>rows of customers who are not in the customer table</source>
        <translation>客户表中没有的客户的行</translation>
    </message>
    <message>
        <source>customers who start after the as-of day</source>
        <translation>观察日之后才开始的客户</translation>
    </message>
    <message>
        <source>repeated customer rows</source>
        <translation>重复的客户行</translation>
    </message>
    <message>
        <source>customers without a purchase</source>
        <translation>没有购买的客户</translation>
    </message>
    <message>
        <source>customers whose churn state is not known</source>
        <translation>流失状态未知的客户</translation>
    </message>
    <message>
        <source>churned customers without a churn date</source>
        <translation>没有流失日期的流失客户</translation>
    </message>
    <message>
        <source>returns before the first purchase</source>
        <translation>首次购买之前的退货</translation>
    </message>
    <message>
        <source>rows without a date</source>
        <translation>没有日期的行</translation>
    </message>
    <message>
        <source>rows without an amount</source>
        <translation>没有金额的行</translation>
    </message>
    <message>
        <source>customers without transactions</source>
        <translation>没有交易的客户</translation>
    </message>
    <message>
        <source>customers not active at the start of the period</source>
        <translation>期初不活跃的客户</translation>
    </message>
    <message>
        <source>customers without enough history</source>
        <translation>历史不足的客户</translation>
    </message>
    <message>
        <source>missing values</source>
        <translation>缺失值</translation>
    </message>
    <message>
        <source>rows with a repeated key</source>
        <translation>编号重复的行</translation>
    </message>
    <message>
        <source>rows without a required value</source>
        <translation>缺少必填值的行</translation>
    </message>
    <message>
        <source>rows with an unreadable value</source>
        <translation>值无法读取的行</translation>
    </message>
    <message>
        <source>rows with too many or too few cells</source>
        <translation>单元格过多或过少的行</translation>
    </message>
    <message>
        <source>rows with a date that does not exist</source>
        <translation>日期不存在的行</translation>
    </message>
    <message>
        <source>rows with a value out of range</source>
        <translation>值超出范围的行</translation>
    </message>
    <message>
        <source>No purchase yet</source>
        <translation>尚无购买</translation>
    </message>
    <message numerus="yes">
        <source>No purchase for %n day(s), usually every %1</source>
        <translation>
            <numerusform>%n 天未购买，平时约每 %1 天一次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No purchase for %n day(s)</source>
        <translation>
            <numerusform>%n 天未购买</numerusform>
        </translation>
    </message>
    <message>
        <source>No visit or contact yet</source>
        <translation>尚无访问或联系</translation>
    </message>
    <message numerus="yes">
        <source>Visits and contacts %1, the last %n day(s) ago</source>
        <translation>
            <numerusform>访问和联系 %1，最近一次在 %n 天前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last visit or contact %n day(s) ago</source>
        <translation>
            <numerusform>最近一次访问或联系在 %n 天前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open complaint(s)</source>
        <translation>
            <numerusform>%n 件未结投诉</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n complaint(s) lately</source>
        <translation>
            <numerusform>近期 %n 件投诉</numerusform>
        </translation>
    </message>
    <message>
        <source>Complained before</source>
        <translation>曾经投诉</translation>
    </message>
    <message>
        <source>No complaints</source>
        <translation>无投诉</translation>
    </message>
    <message numerus="yes">
        <source>%n failed payment(s)</source>
        <translation>
            <numerusform>%n 次付款失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late payment(s)</source>
        <translation>
            <numerusform>%n 次逾期付款</numerusform>
        </translation>
    </message>
    <message>
        <source>Pays in time</source>
        <translation>按时付款</translation>
    </message>
    <message numerus="yes">
        <source>%n sales channel(s) no longer used</source>
        <translation>
            <numerusform>%n 个销售渠道不再使用</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: not known</source>
        <translation>%1：未知</translation>
    </message>
    <message>
        <source>Orders %1 against own baseline</source>
        <translation>订单比自身基线 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) lately</source>
        <translation>
            <numerusform>近期 %n 笔订单</numerusform>
        </translation>
    </message>
    <message>
        <source>Spending %1 against own baseline</source>
        <translation>消费比自身基线 %1</translation>
    </message>
    <message>
        <source>Spending lately</source>
        <translation>近期消费</translation>
    </message>
    <message>
        <source>Order value %1 against own baseline</source>
        <translation>客单价比自身基线 %1</translation>
    </message>
    <message>
        <source>Order value</source>
        <translation>客单价</translation>
    </message>
    <message numerus="yes">
        <source>%n return(s) lately</source>
        <translation>
            <numerusform>近期 %n 次退货</numerusform>
        </translation>
    </message>
    <message>
        <source>Last satisfaction %1 of 100</source>
        <translation>最近满意度 %1（满分 100）</translation>
    </message>
    <message>
        <source>No satisfaction answer</source>
        <translation>无满意度回答</translation>
    </message>
    <message>
        <source>Would recommend: %1 of 10</source>
        <translation>推荐意愿：%1（满分 10）</translation>
    </message>
    <message>
        <source>No answer on recommending</source>
        <translation>未回答推荐意愿</translation>
    </message>
    <message numerus="yes">
        <source>Customer for %n day(s)</source>
        <translation>
            <numerusform>成为客户 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Start not known</source>
        <translation>起始日未知</translation>
    </message>
    <message>
        <source>Categories no longer bought: %1</source>
        <translation>不再购买的品类：%1</translation>
    </message>
    <message>
        <source>Categories bought lately: %1</source>
        <translation>近期购买的品类：%1</translation>
    </message>
    <message>
        <source>Enquiries lately: %1</source>
        <translation>近期咨询：%1</translation>
    </message>
    <message>
        <source>customers without an answer recent enough</source>
        <translation>近期没有作答的客户</translation>
    </message>
    <message>
        <source>answers whose time to watch is not over</source>
        <translation>观察期尚未结束的答卷</translation>
    </message>
    <message>
        <source>answers without the outcome</source>
        <translation>没有结果项的答卷</translation>
    </message>
    <message>
        <source>answers with an item left empty</source>
        <translation>有题目未作答的答卷</translation>
    </message>
    <message>
        <source>answers without a customer, where customers are filtered</source>
        <translation>筛选客户时没有客户信息的答卷</translation>
    </message>
    <message>
        <source>answers of customers outside the filter</source>
        <translation>不在筛选范围内的客户的答卷</translation>
    </message>
    <message>
        <source>answers of other survey waves</source>
        <translation>其他期次的答卷</translation>
    </message>
    <message>
        <source>answers at other touchpoints</source>
        <translation>其他触点的答卷</translation>
    </message>
    <message>
        <source>repeated answers of a customer in one wave</source>
        <translation>同一客户在同一期的重复答卷</translation>
    </message>
    <message>
        <source>answers with the same value to every item</source>
        <translation>所有题目作答相同的答卷</translation>
    </message>
    <message>
        <source>answers given too fast</source>
        <translation>作答过快的答卷</translation>
    </message>
    <message>
        <source>answers of a kind of customer there is none of</source>
        <translation>客户总体中不存在的类别的答卷</translation>
    </message>
    <message>
        <source>customers in several of the segments</source>
        <translation>同时属于多个分群的客户</translation>
    </message>
    <message>
        <source>customers without a value</source>
        <translation>没有价值的客户</translation>
    </message>
    <message>
        <source>customers whose start is not known</source>
        <translation>起始时间未知的客户</translation>
    </message>
    <message>
        <source>the churn rule counts it</source>
        <translation>流失规则本身就计算它</translation>
    </message>
</context>
<context>
    <name>RecipePage</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>%1; %Ln variants</source>
        <translation>
            <numerusform>%1；%Ln 个变体</numerusform>
        </translation>
    </message>
    <message>
        <source>Trim spaces</source>
        <translation>去除空格</translation>
    </message>
    <message>
        <source>Standardise %1</source>
        <translation>统一 %1</translation>
    </message>
    <message>
        <source>Convert %1 to %2</source>
        <translation>将 %1 换算为 %2</translation>
    </message>
    <message>
        <source>Change the type of %1</source>
        <translation>更改 %1 的类型</translation>
    </message>
    <message>
        <source>Convert %1 to empty</source>
        <translation>将 %1 置空</translation>
    </message>
    <message numerus="yes">
        <source>Convert %Ln values to empty</source>
        <translation>
            <numerusform>将 %Ln 个值置空</numerusform>
        </translation>
    </message>
    <message>
        <source>Fill %1</source>
        <translation>填充 %1</translation>
    </message>
    <message>
        <source>Drop duplicate rows</source>
        <translation>删除重复行</translation>
    </message>
    <message>
        <source>Merge duplicate customers</source>
        <translation>合并重复客户</translation>
    </message>
    <message>
        <source>Find customers by another key</source>
        <translation>按其他键查找客户</translation>
    </message>
    <message>
        <source>left empty</source>
        <translation>保持为空</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>填入 %1</translation>
    </message>
    <message>
        <source>with the median</source>
        <translation>填入中位数</translation>
    </message>
    <message>
        <source>with the median of the same %1</source>
        <translation>填入同一 %1 的中位数</translation>
    </message>
    <message>
        <source>with the most frequent value</source>
        <translation>填入最常见的值</translation>
    </message>
    <message>
        <source>with the most frequent value of the same %1</source>
        <translation>填入同一 %1 中最常见的值</translation>
    </message>
    <message>
        <source>all texts</source>
        <translation>所有文本</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>转为%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>same in all columns; the first stays</source>
        <translation>所有列相同；保留第一行</translation>
    </message>
    <message>
        <source>same %1; the first stays</source>
        <translation>%1 相同；保留第一行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln confirmed pairs</source>
        <translation>
            <numerusform>%Ln 对已确认</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 = %2 of the customer table</source>
        <translation>%1 = 客户表的 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells</source>
        <translation>
            <numerusform>%Ln 个单元格</numerusform>
        </translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Standardise words</source>
        <translation>统一用词</translation>
    </message>
    <message>
        <source>Convert units</source>
        <translation>换算单位</translation>
    </message>
    <message>
        <source>Change type</source>
        <translation>更改类型</translation>
    </message>
    <message>
        <source>Convert values to empty</source>
        <translation>将值置空</translation>
    </message>
    <message>
        <source>Fill empty cells</source>
        <translation>填充空单元格</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>已应用</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>不匹配</translation>
    </message>
    <message>
        <source>no column %1</source>
        <translation>没有列 %1</translation>
    </message>
    <message>
        <source>Cleaning recipe of %1</source>
        <translation>%1的清洗方案</translation>
    </message>
    <message>
        <source>Before → after</source>
        <translation>之前 → 之后</translation>
    </message>
    <message>
        <source>%1 cells change; %2 → %3 rows</source>
        <translation>%1 个单元格改变；%2 → %3 行</translation>
    </message>
    <message>
        <source>No cell changes.</source>
        <translation>没有单元格改变。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>改变</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The recipe has no steps.</source>
        <translation>清洗方案没有步骤。</translation>
    </message>
</context>
<context>
    <name>RefreshPage</name>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>消失</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>改变</translation>
    </message>
    <message>
        <source>First load of this kind of file.</source>
        <translation>此类文件首次导入。</translation>
    </message>
    <message>
        <source>Every earlier row is in the file.</source>
        <translation>先前的每一行都在此文件中。</translation>
    </message>
    <message>
        <source>As chosen before for files of this kind.</source>
        <translation>按此类文件先前的选择。</translation>
    </message>
    <message>
        <source>As chosen.</source>
        <translation>按所选方式。</translation>
    </message>
    <message>
        <source>The file&apos;s dates do not overlap the earlier loads.</source>
        <translation>文件日期与先前的导入不重叠。</translation>
    </message>
    <message>
        <source>Earlier rows are not in the file: say what that means.</source>
        <translation>先前的行不在此文件中：请说明其含义。</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>first load</source>
        <translation>首次导入</translation>
    </message>
    <message>
        <source>against %1</source>
        <translation>与 %1 比较</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 等另外 %2 个</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 → %2 rows.</source>
        <translation>%1 → %2 行。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>改变</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>消失</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>The file covers %1 to %2.</source>
        <translation>文件覆盖 %1 至 %2。</translation>
    </message>
    <message>
        <source>Changed values</source>
        <translation>改变的值</translation>
    </message>
    <message>
        <source>No value of an earlier row changes.</source>
        <translation>先前行的值没有改变。</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Nothing is new, changed or gone.</source>
        <translation>没有新增、改变或消失。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Cleaning recipe</source>
        <translation>清洗方案</translation>
    </message>
    <message>
        <source>replayed on the new file</source>
        <translation>在新文件上重放</translation>
    </message>
    <message>
        <source>No recipe is kept for files of this kind.</source>
        <translation>此类文件没有保存的清洗方案。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>replayed</source>
        <translation>已重放</translation>
    </message>
    <message>
        <source>no longer matches</source>
        <translation>不再匹配</translation>
    </message>
    <message>
        <source>no column %1</source>
        <translation>没有列 %1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>The file is the whole table: earlier rows that are not in it go</source>
        <translation>文件是整张表：不在其中的先前行将移除</translation>
    </message>
    <message>
        <source>The file is everything of its dates: earlier rows of those days go</source>
        <translation>文件包含其日期内的全部数据：这些日期的先前行将移除</translation>
    </message>
    <message>
        <source>The file holds new and changed rows: all other rows stay</source>
        <translation>文件只含新增和改变的行：其他行保留</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>What would this file change?</source>
        <translation>此文件会改变什么？</translation>
    </message>
</context>
<context>
    <name>RfmGrid</name>
    <message>
        <source>RFM grid</source>
        <translation>RFM 网格</translation>
    </message>
    <message>
        <source>churn rate and customers by recency and frequency score</source>
        <translation>按最近消费和消费频率得分的流失率与客户数</translation>
    </message>
    <message>
        <source>Frequency →</source>
        <translation>消费频率 F →</translation>
    </message>
    <message>
        <source>Recency →</source>
        <translation>最近消费 R →</translation>
    </message>
    <message>
        <source>Recency score</source>
        <translation>最近消费得分</translation>
    </message>
    <message>
        <source>Frequency score</source>
        <translation>消费频率得分</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Active at start</source>
        <translation>期初活跃</translation>
    </message>
    <message>
        <source>Churned</source>
        <translation>流失</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>95% CI from</source>
        <translation>95% 置信下限</translation>
    </message>
    <message>
        <source>95% CI to</source>
        <translation>95% 置信上限</translation>
    </message>
    <message>
        <source>R%1 F%2: %3, %4 of %5 active churned; %6 customers</source>
        <translation>R%1 F%2：%3，%5 位活跃客户中流失 %4 位；共 %6 位客户</translation>
    </message>
    <message>
        <source>First line: churn rate; second line: customers. Scores are quintiles, 5 is best; equal values share a score. Grey: fewer than 30 customers active at the start.</source>
        <translation>第一行：流失率；第二行：客户数。得分按五分位，5 为最佳；相同的值得分相同。灰色：期初活跃客户少于 30 位。</translation>
    </message>
    <message>
        <source>Recency: days since the last purchase. Frequency: orders. Each is cut at its quintiles over all customers with a purchase; a value above a cut scores one more, recency the other way round.</source>
        <translation>最近消费：距最近一次购买的天数。消费频率：订单数。二者均按有购买客户的五分位切分；每超过一个切点加一分，最近消费则相反。</translation>
    </message>
    <message>
        <source>churned in the period ÷ active at its start, for each cell</source>
        <translation>每格：期内流失 ÷ 期初活跃</translation>
    </message>
    <message>
        <source>Scores are of the as-of day, after the period in which churn is counted: by inactivity, low recency and churn go together by definition.</source>
        <translation>得分截至观察日，即在统计流失的那一期之后：按不活跃定义，最近消费得分低与流失必然同时出现。</translation>
    </message>
</context>
<context>
    <name>RfmGroup</name>
    <message>
        <source>Champions</source>
        <translation>重要价值客户</translation>
    </message>
    <message>
        <source>Loyal</source>
        <translation>忠诚客户</translation>
    </message>
    <message>
        <source>Potential loyalists</source>
        <translation>潜力客户</translation>
    </message>
    <message>
        <source>New customers</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Promising</source>
        <translation>有望客户</translation>
    </message>
    <message>
        <source>Need attention</source>
        <translation>需要关注</translation>
    </message>
    <message>
        <source>About to sleep</source>
        <translation>即将沉睡</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>有流失风险</translation>
    </message>
    <message>
        <source>Cannot lose</source>
        <translation>不可失去</translation>
    </message>
    <message>
        <source>Hibernating</source>
        <translation>沉睡客户</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>已流失客户</translation>
    </message>
</context>
<context>
    <name>RfmPage</name>
    <message>
        <source>RFM groups</source>
        <translation>RFM 分组</translation>
    </message>
    <message>
        <source>customers and net revenue</source>
        <translation>客户数与净收入</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>群体</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Share of revenue</source>
        <translation>收入占比</translation>
    </message>
    <message>
        <source>Revenue, %1</source>
        <translation>收入，%1</translation>
    </message>
    <message>
        <source>The top 20% of customers bring %1 of net revenue.</source>
        <translation>前 20% 的客户带来 %1 的净收入。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers; Gini %1.</source>
        <translation>
            <numerusform>%Ln 位客户；基尼系数 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Groups by recency score and the mean of frequency and monetary score. Net revenue up to the as-of day.</source>
        <translation>按最近消费得分以及频率与金额得分的均值分组。净收入截至观察日。</translation>
    </message>
    <message>
        <source>Every customer with a purchase falls into one of eleven groups by the recency score and the value score, the mean of frequency and monetary score rounded to whole scores.</source>
        <translation>每位有购买的客户按最近消费得分和价值得分归入十一个分组之一；价值得分是频率与金额得分的均值，取整。</translation>
    </message>
    <message>
        <source>customers of the group ÷ customers with a purchase</source>
        <translation>该组客户 ÷ 有购买的客户</translation>
    </message>
    <message>
        <source>Recency, frequency and value</source>
        <translation>最近消费、频率与金额</translation>
    </message>
    <message>
        <source>Who buys often, lately and much?</source>
        <translation>谁买得勤、买得近、买得多？</translation>
    </message>
    <message>
        <source>Customers with a purchase</source>
        <translation>有购买的客户</translation>
    </message>
    <message>
        <source>Customers with at least one purchase up to the as-of day.</source>
        <translation>截至观察日至少购买过一次的客户。</translation>
    </message>
    <message>
        <source>Median days since last purchase</source>
        <translation>距最近购买天数的中位数</translation>
    </message>
    <message>
        <source>Half of the customers bought more recently, half longer ago.</source>
        <translation>一半客户的最近购买更近，一半更早。</translation>
    </message>
    <message>
        <source>as-of day − day of the last purchase</source>
        <translation>观察日 − 最近一次购买日</translation>
    </message>
    <message>
        <source>Median orders</source>
        <translation>订单数中位数</translation>
    </message>
    <message>
        <source>Half of the customers ordered less often, half more.</source>
        <translation>一半客户的订单更少，一半更多。</translation>
    </message>
    <message>
        <source>Median net revenue</source>
        <translation>净收入中位数</translation>
    </message>
    <message>
        <source>Half of the customers brought less net revenue up to the as-of day, half more.</source>
        <translation>截至观察日，一半客户带来的净收入更少，一半更多。</translation>
    </message>
    <message>
        <source>Share of the top 20%</source>
        <translation>前 20% 的占比</translation>
    </message>
    <message>
        <source>Share of net revenue brought by the fifth of customers with the highest net revenue.</source>
        <translation>净收入最高的五分之一客户所带来的净收入占比。</translation>
    </message>
    <message>
        <source>net revenue of the top 20% ÷ net revenue of all</source>
        <translation>前 20% 的净收入 ÷ 全部净收入</translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln customers with a purchase: scores of so few say little.</source>
        <translation>
            <numerusform>只有 %Ln 位客户有购买：这么少的客户，得分意义不大。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RiskFeature</name>
    <message>
        <source>Days since the last purchase</source>
        <translation>距上次购买天数</translation>
    </message>
    <message>
        <source>Days since the last purchase, in own gaps</source>
        <translation>距上次购买（以自身间隔计）</translation>
    </message>
    <message>
        <source>Usual days between purchases</source>
        <translation>通常购买间隔天数</translation>
    </message>
    <message>
        <source>Orders in the recent window</source>
        <translation>近期窗口订单数</translation>
    </message>
    <message>
        <source>Orders, own baseline</source>
        <translation>订单数，自身基线</translation>
    </message>
    <message>
        <source>Orders against own baseline</source>
        <translation>订单数对比自身基线</translation>
    </message>
    <message>
        <source>Orders in 365 days</source>
        <translation>365 天内订单数</translation>
    </message>
    <message>
        <source>Spending in the recent window</source>
        <translation>近期窗口消费</translation>
    </message>
    <message>
        <source>Spending, own baseline</source>
        <translation>消费，自身基线</translation>
    </message>
    <message>
        <source>Spending against own baseline</source>
        <translation>消费对比自身基线</translation>
    </message>
    <message>
        <source>Order value in the recent window</source>
        <translation>近期窗口客单价</translation>
    </message>
    <message>
        <source>Order value, own baseline</source>
        <translation>客单价，自身基线</translation>
    </message>
    <message>
        <source>Order value against own baseline</source>
        <translation>客单价对比自身基线</translation>
    </message>
    <message>
        <source>Returns in the recent window</source>
        <translation>近期窗口退货数</translation>
    </message>
    <message>
        <source>Categories bought in the recent window</source>
        <translation>近期窗口购买品类数</translation>
    </message>
    <message>
        <source>Categories no longer bought</source>
        <translation>不再购买的品类数</translation>
    </message>
    <message>
        <source>Sales channels no longer used</source>
        <translation>不再使用的销售渠道数</translation>
    </message>
    <message>
        <source>Visits and contacts in the recent window</source>
        <translation>近期窗口访问和联系次数</translation>
    </message>
    <message>
        <source>Visits and contacts, own baseline</source>
        <translation>访问和联系，自身基线</translation>
    </message>
    <message>
        <source>Visits and contacts against own baseline</source>
        <translation>访问和联系对比自身基线</translation>
    </message>
    <message>
        <source>Days since the last visit or contact</source>
        <translation>距上次访问或联系天数</translation>
    </message>
    <message>
        <source>Complaints in the recent window</source>
        <translation>近期窗口投诉数</translation>
    </message>
    <message>
        <source>Gravest complaint in the recent window</source>
        <translation>近期窗口最严重投诉</translation>
    </message>
    <message>
        <source>Open complaints</source>
        <translation>未结投诉数</translation>
    </message>
    <message>
        <source>Complaints so far</source>
        <translation>累计投诉数</translation>
    </message>
    <message>
        <source>Enquiries in the recent window</source>
        <translation>近期窗口咨询数</translation>
    </message>
    <message>
        <source>Failed payments in the recent window</source>
        <translation>近期窗口付款失败次数</translation>
    </message>
    <message>
        <source>Late payments in the recent window</source>
        <translation>近期窗口逾期付款次数</translation>
    </message>
    <message>
        <source>Most days late in the recent window</source>
        <translation>近期窗口最长逾期天数</translation>
    </message>
    <message>
        <source>Last satisfaction</source>
        <translation>最近满意度</translation>
    </message>
    <message>
        <source>Satisfaction against the answer before</source>
        <translation>满意度对比上次回答</translation>
    </message>
    <message>
        <source>Last likelihood to recommend</source>
        <translation>最近推荐意愿</translation>
    </message>
    <message>
        <source>Likelihood to recommend against the answer before</source>
        <translation>推荐意愿对比上次回答</translation>
    </message>
    <message>
        <source>Tenure in days</source>
        <translation>客龄天数</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>RiskGroup</name>
    <message>
        <source>Time since the last purchase</source>
        <translation>距上次购买的时间</translation>
    </message>
    <message>
        <source>Number of orders</source>
        <translation>订单数</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>消费</translation>
    </message>
    <message>
        <source>Order value</source>
        <translation>客单价</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Categories and channels</source>
        <translation>品类和渠道</translation>
    </message>
    <message>
        <source>Visits and contacts</source>
        <translation>访问和联系</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Enquiries</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>推荐意愿</translation>
    </message>
    <message>
        <source>Tenure</source>
        <translation>客龄</translation>
    </message>
    <message>
        <source>Customer attribute</source>
        <translation>客户属性</translation>
    </message>
</context>
<context>
    <name>RiskModel</name>
    <message>
        <source>Logistic regression</source>
        <translation>逻辑回归</translation>
    </message>
    <message>
        <source>Boosted trees</source>
        <translation>梯度提升树</translation>
    </message>
</context>
<context>
    <name>RiskPage</name>
    <message numerus="yes">
        <source>tested out of time: made before %1, tested on the %n day(s) after it</source>
        <translation>
            <numerusform>跨期检验：用 %1 之前的数据建立，用其后 %n 天检验</numerusform>
        </translation>
    </message>
    <message>
        <source>cross-validated on one cut-off: the facts are too short for a test out of time</source>
        <translation>在单一截点上交叉验证：数据时间太短，无法跨期检验</translation>
    </message>
    <message>
        <source>cross-validated: the label has no dates, so the model cannot be tested on a later time</source>
        <translation>交叉验证：标签没有日期，无法用之后的时间检验</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Risk from</source>
        <translation>风险下限</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Mean risk</source>
        <translation>平均风险</translation>
    </message>
    <message>
        <source>Remaining value</source>
        <translation>剩余价值</translation>
    </message>
    <message>
        <source>Revenue at risk</source>
        <translation>风险收入</translation>
    </message>
    <message>
        <source>Risk tiers</source>
        <translation>风险等级</translation>
    </message>
    <message numerus="yes">
        <source>active customers by chance to churn within %n day(s)</source>
        <translation>
            <numerusform>活跃客户按 %n 天内流失概率划分</numerusform>
        </translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要性</translation>
    </message>
    <message>
        <source>Drift (PSI)</source>
        <translation>漂移（PSI）</translation>
    </message>
    <message>
        <source>What the model looks at</source>
        <translation>模型依据</translation>
    </message>
    <message>
        <source>share of importance, drift since the training</source>
        <translation>重要性占比，训练以来的漂移</translation>
    </message>
    <message>
        <source>Importance says what moves the score, not what causes churn.</source>
        <translation>重要性说明什么影响得分，而不是什么导致流失。</translation>
    </message>
    <message>
        <source>Predicted risk</source>
        <translation>预测风险</translation>
    </message>
    <message>
        <source>Churned in fact</source>
        <translation>实际流失</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Predicted and observed churn differ by %1 points on average (ECE); Brier score %2.</source>
        <translation>预测与实际流失平均相差 %1 个百分点（ECE）；Brier 得分 %2。</translation>
    </message>
    <message>
        <source>Tenth</source>
        <translation>十分位</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>提升度</translation>
    </message>
    <message>
        <source>Churners caught so far</source>
        <translation>累计捕获流失者</translation>
    </message>
    <message>
        <source>Lift and gain</source>
        <translation>提升与增益</translation>
    </message>
    <message>
        <source>tenths by descending risk</source>
        <translation>按风险从高到低十等分</translation>
    </message>
    <message>
        <source>The riskiest tenth churns %1 times as often as the average.</source>
        <translation>风险最高的十分之一的流失率是平均的 %1 倍。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Rows of</source>
        <translation>数据行</translation>
    </message>
    <message>
        <source>AUC [95% CI]</source>
        <translation>AUC [95% 置信区间]</translation>
    </message>
    <message>
        <source>PR-AUC</source>
        <translation>精确率-召回率 AUC</translation>
    </message>
    <message>
        <source>Brier</source>
        <translation>Brier 得分</translation>
    </message>
    <message>
        <source>ECE</source>
        <translation>校准误差（ECE）</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>test</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Models tried</source>
        <translation>尝试过的模型</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Kept in the workspace</source>
        <translation>保存在工作区</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no, made for this page</source>
        <translation>否，为本页临时建立</translation>
    </message>
    <message>
        <source>Made of data as of</source>
        <translation>所用数据的观察日</translation>
    </message>
    <message>
        <source>Churn rule</source>
        <translation>流失规则</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>预测期</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Recent window</source>
        <translation>近期窗口</translation>
    </message>
    <message>
        <source>Cut-offs</source>
        <translation>截点</translation>
    </message>
    <message>
        <source>none: one row a customer, as it is now</source>
        <translation>无：每位客户一行，按现状</translation>
    </message>
    <message>
        <source>Rows learned from</source>
        <translation>学习行数</translation>
    </message>
    <message>
        <source>%1 of %2, %3 churned</source>
        <translation>%1 / %2，其中 %3 流失</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>检验方式</translation>
    </message>
    <message>
        <source>Platt, out of fold</source>
        <translation>Platt，折外拟合</translation>
    </message>
    <message>
        <source>isotonic, out of fold</source>
        <translation>保序回归，折外拟合</translation>
    </message>
    <message>
        <source>Customer attributes</source>
        <translation>客户属性</translation>
    </message>
    <message>
        <source>as they stand today; events as of each cut-off</source>
        <translation>取当前值；事件取各截点时的状态</translation>
    </message>
    <message>
        <source>as they stand today</source>
        <translation>取当前值</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>模型卡</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Columns left out</source>
        <translation>未使用的列</translation>
    </message>
    <message>
        <source>Customers who</source>
        <translation>客户条件</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>非 %1</translation>
    </message>
    <message>
        <source>The model in three questions</source>
        <translation>三个问题概括模型</translation>
    </message>
    <message>
        <source>a small tree for slides; scores come from the model above</source>
        <translation>供演示用的小决策树；得分来自上面的模型</translation>
    </message>
    <message>
        <source>Risk model</source>
        <translation>流失风险模型</translation>
    </message>
    <message>
        <source>Who will leave, and how sure is that?</source>
        <translation>谁会离开，把握有多大？</translation>
    </message>
    <message>
        <source>AUC in the test</source>
        <translation>检验 AUC</translation>
    </message>
    <message>
        <source>Chance that a customer who churned has a higher score than one who stayed; 0.5 is guessing.</source>
        <translation>流失客户得分高于留存客户的概率；0.5 等于瞎猜。</translation>
    </message>
    <message>
        <source>Expected to churn</source>
        <translation>预计流失</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>Sum of the risks of all active customers of the scope.</source>
        <translation>范围内所有活跃客户风险之和。</translation>
    </message>
    <message>
        <source>High risk</source>
        <translation>高风险</translation>
    </message>
    <message>
        <source>risk from %1</source>
        <translation>风险从 %1 起</translation>
    </message>
    <message>
        <source>Customers in the high tier.</source>
        <translation>高风险等级的客户。</translation>
    </message>
    <message>
        <source>Sum of risk × remaining value.</source>
        <translation>风险 × 剩余价值之和。</translation>
    </message>
    <message>
        <source>Drift of the score</source>
        <translation>得分漂移</translation>
    </message>
    <message>
        <source>retrain</source>
        <translation>需重新训练</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>稳定</translation>
    </message>
    <message>
        <source>Population stability index since the training; over 0.2 training again is suggested.</source>
        <translation>训练以来的群体稳定性指数；超过 0.2 建议重新训练。</translation>
    </message>
    <message>
        <source>The customers have changed since the model was trained: train it again.</source>
        <translation>模型训练以来客户已发生变化：请重新训练。</translation>
    </message>
    <message>
        <source>Log loss, validation</source>
        <translation>对数损失（验证）</translation>
    </message>
    <message>
        <source>In use is the model with the smaller log loss in the validation, on rows it was not made of and that are not in the test. Training figures flatter: the model has seen these rows.</source>
        <translation>采用验证中对数损失较小的模型；验证所用的行既未参与建模，也不在测试之中。训练数字偏好：模型见过这些行。</translation>
    </message>
    <message>
        <source>customers who stay so far, by likeness to those who left</source>
        <translation>目前留存的客户，按与已流失客户的相似程度划分</translation>
    </message>
    <message>
        <source>Risk is the calibrated chance to churn within the horizon by the churn rule in force.</source>
        <translation>风险是按现行流失规则在预测期内流失的校准概率。</translation>
    </message>
    <message>
        <source>Risk is the calibrated chance that a customer with these attributes is among those who left; it names no time.</source>
        <translation>风险是具有这些属性的客户属于已流失者的校准概率；它不涉及时间。</translation>
    </message>
    <message>
        <source>Revenue at risk is the sum of risk × remaining value.</source>
        <translation>风险收入是风险 × 剩余价值之和。</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>none: the label has no dates</source>
        <translation>无：标签没有日期</translation>
    </message>
    <message>
        <source>Who left within %1 had been silent for %2 or more when the model scored them: by the churn rule a departure is a long silence, so much of it is known beforehand. Read the AUC with that in mind; a longer horizon is the harder test.</source>
        <translation>在 %1内流失的客户，在模型评分时已沉默 %2或更久：按流失规则，流失就是长时间沉默，因此很大一部分事先已知。请据此看待 AUC；更长的预测期才是更严格的检验。</translation>
    </message>
</context>
<context>
    <name>RiskTier</name>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>互动</translation>
    </message>
    <message>
        <source>Renewals</source>
        <translation>续订</translation>
    </message>
    <message>
        <source>Other table</source>
        <translation>其他表</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Enquiries</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Survey responses</source>
        <translation>调查答卷</translation>
    </message>
    <message>
        <source>Touchpoint ratings</source>
        <translation>触点评分</translation>
    </message>
    <message>
        <source>Campaign contacts</source>
        <translation>活动触达</translation>
    </message>
    <message>
        <source>External series</source>
        <translation>外部序列</translation>
    </message>
    <message>
        <source>Benchmarks</source>
        <translation>基准</translation>
    </message>
</context>
<context>
    <name>RuleText</name>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>%1 ≠ %2</source>
        <translation>%1 ≠ %2</translation>
    </message>
    <message>
        <source>%1 &lt; %2</source>
        <translation>%1 &lt; %2</translation>
    </message>
    <message>
        <source>%1 ≤ %2</source>
        <translation>%1 ≤ %2</translation>
    </message>
    <message>
        <source>%1 &gt; %2</source>
        <translation>%1 &gt; %2</translation>
    </message>
    <message>
        <source>%1 ≥ %2</source>
        <translation>%1 ≥ %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 从 %2 至 %3</translation>
    </message>
    <message>
        <source>%1 contains “%2”</source>
        <translation>%1 包含“%2”</translation>
    </message>
    <message>
        <source>%1 starts with “%2”</source>
        <translation>%1 以“%2”开头</translation>
    </message>
    <message>
        <source>%1 matches “%2”</source>
        <translation>%1 匹配“%2”</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 缺失</translation>
    </message>
    <message>
        <source>all customers</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无客户</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 且 </translation>
    </message>
    <message>
        <source>(%1)</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>非 %1</translation>
    </message>
    <message>
        <source>in segment “%1”</source>
        <translation>属于分群“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%Ln listed customers</source>
        <translation>
            <numerusform>列出的 %Ln 位客户</numerusform>
        </translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>(missing)</source>
        <translation>（缺失）</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) before the as-of date</source>
        <translation>
            <numerusform>观察日前 %Ln 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) after the as-of date</source>
        <translation>
            <numerusform>观察日后 %Ln 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>field, period</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Stage of life on %1</source>
        <translation>%1 的生命周期阶段</translation>
    </message>
</context>
<context>
    <name>Satisfaction</name>
    <message>
        <source>%1% CI: %2</source>
        <translation>%1% 置信区间：%2</translation>
    </message>
    <message>
        <source>%1% CI, %2: %3</source>
        <translation>%1% 置信区间，%2：%3</translation>
    </message>
    <message>
        <source>Index system</source>
        <translation>指标体系</translation>
    </message>
    <message>
        <source>Index by wave</source>
        <translation>各期指数</translation>
    </message>
    <message>
        <source>Index by group</source>
        <translation>各组指数</translation>
    </message>
    <message>
        <source>How much hangs on the weights</source>
        <translation>对权重的敏感性</translation>
    </message>
    <message>
        <source>Importance–performance</source>
        <translation>重要性–绩效</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>Drivers</source>
        <translation>驱动因素</translation>
    </message>
    <message>
        <source>All figures</source>
        <translation>全部数字</translation>
    </message>
    <message>
        <source>Factor loadings</source>
        <translation>因子载荷</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>信度</translation>
    </message>
    <message>
        <source>Kinds of respondents</source>
        <translation>受访者类型</translation>
    </message>
    <message>
        <source>What people did after they answered</source>
        <translation>回答之后的行为</translation>
    </message>
    <message>
        <source>What 5 points more go along with</source>
        <translation>高 5 分伴随什么</translation>
    </message>
    <message>
        <source>Loyalty tiers</source>
        <translation>忠诚层级</translation>
    </message>
    <message>
        <source>Tiers in figures</source>
        <translation>层级数据</translation>
    </message>
    <message>
        <source>Attitude × behaviour</source>
        <translation>态度 × 行为</translation>
    </message>
    <message>
        <source>Moves between tiers</source>
        <translation>层级变动</translation>
    </message>
    <message>
        <source>Loyalty index</source>
        <translation>忠诚指数</translation>
    </message>
    <message>
        <source>Loyalty by group</source>
        <translation>各组忠诚度</translation>
    </message>
    <message>
        <source>Churn motives</source>
        <translation>流失动机</translation>
    </message>
    <message>
        <source>Satisfaction along the journey</source>
        <translation>旅程各环节满意度</translation>
    </message>
    <message>
        <source>Responses</source>
        <translation>回收情况</translation>
    </message>
    <message>
        <source>%1 by wave</source>
        <translation>各期 %1</translation>
    </message>
    <message>
        <source>%1 by group</source>
        <translation>各组 %1</translation>
    </message>
    <message>
        <source>%1: answers</source>
        <translation>%1：回答分布</translation>
    </message>
    <message>
        <source>%1 by touchpoint</source>
        <translation>各触点 %1</translation>
    </message>
    <message>
        <source>Undated</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>The case weights of the survey are not used here: everybody counts the same.</source>
        <translation>此处未使用调查的个案权重：每个人的权重相同。</translation>
    </message>
    <message>
        <source>Do the dimensions hold?</source>
        <translation>维度是否成立？</translation>
    </message>
</context>
<context>
    <name>SatisfactionIndex</name>
    <message>
        <source>no column</source>
        <translation>无对应列</translation>
    </message>
    <message>
        <source>no answers</source>
        <translation>无回答</translation>
    </message>
    <message>
        <source>not asked in this wave</source>
        <translation>本期未问</translation>
    </message>
    <message>
        <source>Index system</source>
        <translation>指标体系</translation>
    </message>
    <message numerus="yes">
        <source>%Ln items, %1</source>
        <translation>
            <numerusform>%Ln 个题项，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Index</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Weight, %</source>
        <translation>权重，%</translation>
    </message>
    <message>
        <source>Score, 0–100</source>
        <translation>得分，0–100</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Overall weight, %</source>
        <translation>总权重，%</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Keeps its rank</source>
        <translation>名次不变</translation>
    </message>
    <message>
        <source>Satisfaction index</source>
        <translation>满意度指数</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <translation>%1，%2。</translation>
    </message>
    <message>
        <source>No index was built yet: all items count the same.</source>
        <translation>尚未建立指标体系：所有题项权重相同。</translation>
    </message>
    <message>
        <source>Each answer as a score of 0 (worst) to 100 (best); a dimension is the mean of its parts by their weights. Parts without answers share their weight among their siblings.</source>
        <translation>每个回答换算为 0（最差）至 100（最好）的得分；维度为其各部分按权重的均值。没有回答的部分，其权重分给同级其他部分。</translation>
    </message>
    <message>
        <source>Σ weight × score</source>
        <translation>Σ 权重 × 得分</translation>
    </message>
    <message>
        <source>Wave</source>
        <translation>期次</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>vs wave before</source>
        <translation>较上一期</translation>
    </message>
    <message>
        <source>vs others</source>
        <translation>较其他</translation>
    </message>
    <message>
        <source>p, adjusted</source>
        <translation>校正 p</translation>
    </message>
    <message>
        <source>(not known)</source>
        <translation>（未知）</translation>
    </message>
    <message>
        <source>%1, partial</source>
        <translation>%1，未满期</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>太少</translation>
    </message>
    <message>
        <source>Index by wave</source>
        <translation>各期指数</translation>
    </message>
    <message>
        <source>0–100</source>
        <translation>0–100</translation>
    </message>
    <message>
        <source>A trend needs two waves.</source>
        <translation>趋势需要两期数据。</translation>
    </message>
    <message>
        <source>Index by %1</source>
        <translation>按%1的指数</translation>
    </message>
    <message>
        <source>group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Choose an attribute above to see the index by group.</source>
        <translation>在上方选择一个属性，以按组查看指数。</translation>
    </message>
    <message>
        <source>n %1</source>
        <translation>n %1</translation>
    </message>
    <message>
        <source>How much hangs on the weights</source>
        <translation>对权重的敏感性</translation>
    </message>
    <message>
        <source>weights ±%1, %2 draws</source>
        <translation>权重 ±%1，%2 次抽样</translation>
    </message>
    <message>
        <source>Needs two parts with answers.</source>
        <translation>需要两个有回答的部分。</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>The index stays between %1.</source>
        <translation>指数保持在 %1 之间。</translation>
    </message>
    <message>
        <source>The order stays the same in %1 of the draws.</source>
        <translation>%1 的抽样中次序不变。</translation>
    </message>
    <message>
        <source>Every weight is moved at random within this range, made to sum 1 again, and the index is computed anew; 95% of the draws lie in between.</source>
        <translation>每个权重在该范围内随机变动并重新归一，再计算指数；95% 的抽样结果位于其间。</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>等权</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>直接赋权</translation>
    </message>
    <message>
        <source>Expert scores</source>
        <translation>专家评分</translation>
    </message>
    <message>
        <source>AHP</source>
        <translation>AHP</translation>
    </message>
    <message>
        <source>From data</source>
        <translation>数据推导</translation>
    </message>
    <message>
        <source>excellent</source>
        <translation>优秀</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>较差</translation>
    </message>
    <message>
        <source>Index &amp; weights</source>
        <translation>指标与权重</translation>
    </message>
    <message>
        <source>How good are we, and what counts?</source>
        <translation>我们做得如何，什么最重要？</translation>
    </message>
</context>
<context>
    <name>SatisfactionPage</name>
    <message>
        <source>NPS</source>
        <translation>NPS</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>CSAT</translation>
    </message>
    <message>
        <source>CES</source>
        <translation>CES</translation>
    </message>
    <message>
        <source>−100 to +100</source>
        <translation>−100 至 +100</translation>
    </message>
    <message>
        <source>mean, %1</source>
        <translation>均值，%1</translation>
    </message>
    <message>
        <source>Net promoter score: share of answers 9 and 10 minus share of answers 0 to 6, times 100.</source>
        <translation>净推荐值：9 分和 10 分的占比减去 0 至 6 分的占比，乘以 100。</translation>
    </message>
    <message>
        <source>Mean of the answers about satisfaction on their scale of %1. Answers “don&apos;t know” are set apart.</source>
        <translation>满意度回答在其 %1 量表上的均值。“不知道”单独列出。</translation>
    </message>
    <message>
        <source>Mean of the answers about effort on their scale of %1; low is easy.</source>
        <translation>费力度回答在其 %1 量表上的均值；越低越省力。</translation>
    </message>
    <message>
        <source>Mean of the answers about effort on their scale of %1; high is easy.</source>
        <translation>费力度回答在其 %1 量表上的均值；越高越省力。</translation>
    </message>
    <message>
        <source>Mean of the answers on their scale of %1.</source>
        <translation>回答在其 %1 量表上的均值。</translation>
    </message>
    <message>
        <source>promoters % − detractors %</source>
        <translation>推荐者 % − 贬损者 %</translation>
    </message>
    <message>
        <source>sum of answers ÷ answers</source>
        <translation>回答之和 ÷ 回答数</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>“Don&apos;t know”</source>
        <translation>“不知道”</translation>
    </message>
    <message>
        <source>Outside the scale</source>
        <translation>超出量表</translation>
    </message>
    <message>
        <source>Design effect of the weights</source>
        <translation>加权的设计效应</translation>
    </message>
    <message>
        <source>%1; effective n %2</source>
        <translation>%1；有效 n %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>n %1</source>
        <translation>n %1</translation>
    </message>
    <message>
        <source>%1, n %2</source>
        <translation>%1，n %2</translation>
    </message>
    <message>
        <source>No answers.</source>
        <translation>没有回答。</translation>
    </message>
    <message>
        <source>vs %1, too few to test</source>
        <translation>较 %1，样本太少无法检验</translation>
    </message>
    <message>
        <source>vs %1</source>
        <translation>较 %1</translation>
    </message>
    <message>
        <source>vs %1, not clear</source>
        <translation>较 %1，不明确</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>p, adjusted</source>
        <translation>校正 p</translation>
    </message>
    <message>
        <source>Promoters</source>
        <translation>推荐者</translation>
    </message>
    <message>
        <source>Passives</source>
        <translation>被动者</translation>
    </message>
    <message>
        <source>Detractors</source>
        <translation>贬损者</translation>
    </message>
    <message>
        <source>Top two answers</source>
        <translation>最高两档</translation>
    </message>
    <message>
        <source>(not known)</source>
        <translation>（未知）</translation>
    </message>
    <message>
        <source>%1, partial</source>
        <translation>%1，未满期</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>太少</translation>
    </message>
    <message>
        <source>%1 by wave</source>
        <translation>各期 %1</translation>
    </message>
    <message>
        <source>A trend needs two waves.</source>
        <translation>趋势需要两期数据。</translation>
    </message>
    <message>
        <source>Wave</source>
        <translation>期次</translation>
    </message>
    <message>
        <source>vs wave before</source>
        <translation>较上一期</translation>
    </message>
    <message>
        <source>Too few answers to test the change.</source>
        <translation>回答太少，无法检验变化。</translation>
    </message>
    <message>
        <source>Change against the wave before: %1.</source>
        <translation>较上一期的变化：%1。</translation>
    </message>
    <message>
        <source>Better than in the wave before.</source>
        <translation>好于上一期。</translation>
    </message>
    <message>
        <source>Worse than in the wave before.</source>
        <translation>差于上一期。</translation>
    </message>
    <message>
        <source>Change: %1.</source>
        <translation>变化：%1。</translation>
    </message>
    <message>
        <source>No clear change against the wave before.</source>
        <translation>较上一期无明显变化。</translation>
    </message>
    <message>
        <source>score 0–100; mean beside it</source>
        <translation>得分 0–100；旁列均值</translation>
    </message>
    <message numerus="yes">
        <source>%Ln are clearly below the others.</source>
        <translation>
            <numerusform>%Ln 个明显低于其他。</numerusform>
        </translation>
    </message>
    <message>
        <source>Tested against everybody else, p adjusted for the number of tests.</source>
        <translation>与其余所有人比较检验，p 按检验次数校正。</translation>
    </message>
    <message>
        <source>vs others</source>
        <translation>较其他</translation>
    </message>
    <message>
        <source>%1: answers</source>
        <translation>%1：回答分布</translation>
    </message>
    <message>
        <source>share of answers</source>
        <translation>回答占比</translation>
    </message>
    <message>
        <source>Only scales of a few points are shown answer by answer.</source>
        <translation>只有档数较少的量表才逐档显示。</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>%1 answers, %2</source>
        <translation>%1 个回答，%2</translation>
    </message>
    <message>
        <source>A click selects the customers whose last answer it is.</source>
        <translation>单击可选中最近一次给出该回答的客户。</translation>
    </message>
    <message>
        <source>Responses</source>
        <translation>回收情况</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Response rate</source>
        <translation>回收率</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>所选范围</translation>
    </message>
    <message>
        <source>%1 of %2 sheets give the same answer throughout.</source>
        <translation>%2 份答卷中有 %1 份全部选同一答案。</translation>
    </message>
    <message>
        <source>%1 of %2 were answered too fast to be read.</source>
        <translation>%2 份中有 %1 份作答过快。</translation>
    </message>
    <message>
        <source>of the customers active in the time asked</source>
        <translation>以调查期间活跃的客户为基数</translation>
    </message>
    <message>
        <source>of all customers in scope</source>
        <translation>以范围内全部客户为基数</translation>
    </message>
    <message>
        <source>Customers who answered, of those who could have: active in the time asked, or all where no activity is known.</source>
        <translation>作答客户占可作答客户的比例：调查期间活跃的客户；活跃情况未知时为全部客户。</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>What would raise satisfaction?</source>
        <translation>怎样提高满意度？</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>按%2的 %1</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>%1 by touchpoint</source>
        <translation>各触点 %1</translation>
    </message>
    <message>
        <source>Touchpoint</source>
        <translation>触点</translation>
    </message>
    <message>
        <source>Satisfaction along the journey</source>
        <translation>旅程各环节满意度</translation>
    </message>
    <message>
        <source>touchpoint contacts, scale %1, as scores 0–100</source>
        <translation>触点接触，量表 %1，换算为 0–100 分</translation>
    </message>
    <message>
        <source>Mean of the answers right after a contact, by step of the journey.</source>
        <translation>按旅程环节，接触后即时回答的均值。</translation>
    </message>
    <message>
        <source>Same customers</source>
        <translation>同一批客户</translation>
    </message>
    <message>
        <source>%1 customers answered both this wave and the one before: %2; too few to test.</source>
        <translation>%1 位客户在本波次和上一波次都作答：%2；人数太少，无法检验。</translation>
    </message>
    <message>
        <source>%1 customers answered both this wave and the one before: %2, p %3 (paired).</source>
        <translation>%1 位客户在本波次和上一波次都作答：%2,p %3(配对)。</translation>
    </message>
    <message>
        <source>n of them</source>
        <translation>其中 n</translation>
    </message>
</context>
<context>
    <name>SatisfactionWeights</name>
    <message>
        <source>no judgements</source>
        <translation>无判断</translation>
    </message>
    <message>
        <source>no scores</source>
        <translation>无评分</translation>
    </message>
    <message>
        <source>no overall question</source>
        <translation>无总体问题</translation>
    </message>
    <message>
        <source>too few answers</source>
        <translation>回答太少</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>equally important</source>
        <translation>同等重要</translation>
    </message>
    <message>
        <source>slightly more important: %1</source>
        <translation>稍重要：%1</translation>
    </message>
    <message>
        <source>moderately more important: %1</source>
        <translation>较重要：%1</translation>
    </message>
    <message>
        <source>strongly more important: %1</source>
        <translation>明显重要：%1</translation>
    </message>
    <message>
        <source>very strongly more important: %1</source>
        <translation>强烈重要：%1</translation>
    </message>
    <message>
        <source>extremely more important: %1</source>
        <translation>极端重要：%1</translation>
    </message>
    <message>
        <source>CR %1 &lt; 0.10</source>
        <translation>一致性比率 %1 &lt; 0.10</translation>
    </message>
    <message>
        <source>CR %1 &gt; 0.10</source>
        <translation>一致性比率 %1 &gt; 0.10</translation>
    </message>
    <message>
        <source>%1 times %2 should give %3 against %4; it was judged %5.</source>
        <translation>%1 乘以 %2 应得出 %3 对 %4；但判断为 %5。</translation>
    </message>
    <message>
        <source>%1 : %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Together they say %1.</source>
        <translation>两者合起来应为 %1。</translation>
    </message>
    <message>
        <source>Set %1 against %2 to %3 (CR %4)</source>
        <translation>把 %1 对 %2 设为 %3（CR %4）</translation>
    </message>
    <message>
        <source>Set %1 against %2 to %3</source>
        <translation>把 %1 对 %2 设为 %3</translation>
    </message>
    <message>
        <source>Weights side by side</source>
        <translation>各种权重对照</translation>
    </message>
    <message>
        <source>%; in force: %1</source>
        <translation>%；生效：%1</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Experts agree with W %1.</source>
        <translation>专家一致性 W %1。</translation>
    </message>
    <message>
        <source>Kendall&apos;s W, p %1.</source>
        <translation>Kendall W，p %1。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Equal; as entered; mean of the experts&apos; scores; principal eigenvector of the pairwise judgements; Johnson&apos;s share of the overall answer&apos;s variance. Each set sums to 100%.</source>
        <translation>等权；按输入；专家评分均值；成对判断的主特征向量；Johnson 对总体回答方差的份额。每组合计 100%。</translation>
    </message>
    <message>
        <source>Pairwise weights (AHP)</source>
        <translation>成对比较权重 (AHP)</translation>
    </message>
    <message>
        <source>Needs two parts to compare.</source>
        <translation>需要两个部分才能比较。</translation>
    </message>
    <message>
        <source>Weight, %</source>
        <translation>权重，%</translation>
    </message>
    <message>
        <source>%1 against %2: %3</source>
        <translation>%1 对 %2：%3</translation>
    </message>
    <message>
        <source>%1, the other way round</source>
        <translation>%1，方向相反</translation>
    </message>
    <message>
        <source>Each pair is judged from 1 (equal) to 9 (extremely more important); the weights are the principal right eigenvector. Several judges are combined by the geometric mean of their judgements.</source>
        <translation>每对从 1（同等）到 9（极端重要）判断；权重为主右特征向量。多位评判者以判断的几何平均合并。</translation>
    </message>
    <message>
        <source>CI = (λ − n) ÷ (n − 1); CR = CI ÷ RI</source>
        <translation>CI = (λ − n) ÷ (n − 1)；CR = CI ÷ RI</translation>
    </message>
    <message>
        <source>λ %1, n %2, CI %3 ÷ RI %4 = %5</source>
        <translation>λ %1，n %2，CI %3 ÷ RI %4 = %5</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
</context>
<context>
    <name>SavedSegments</name>
    <message>
        <source>Saved segments</source>
        <translation>已存分群</translation>
    </message>
    <message>
        <source>No segment is saved yet. Drag across a bar, then save the selection.</source>
        <translation>还没有已存分群。拖选图中的条形，然后保存所选。</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>n</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>“%1” no longer fits the data: %2.</source>
        <translation>“%1”已不适用于当前数据：%2。</translation>
    </message>
    <message>
        <source>A segment is a rule. Its customers are counted anew from the data in force; the churn rate is of those active at the start of the last full period.</source>
        <translation>分群是一条规则。其客户按现行数据重新统计；流失率针对最近一个完整统计期期初活跃的客户。</translation>
    </message>
    <message>
        <source>95% CI, Wilson (1927)</source>
        <translation>95% 置信区间，Wilson (1927)</translation>
    </message>
    <message>
        <source>Segments may overlap. Grey: fewer than 30 customers active at the start.</source>
        <translation>分群可以重叠。灰色：期初活跃客户少于 30 位。</translation>
    </message>
</context>
<context>
    <name>SegmentExport</name>
    <message>
        <source>Selected customers</source>
        <translation>所选客户</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customers as of %1 for whom the rule holds: %2</source>
        <translation>截至 %1 符合规则的客户：%2</translation>
    </message>
    <message>
        <source>a rule that names customers, left out under pseudonyms</source>
        <translation>涉及具体客户的规则，匿名导出时略去</translation>
    </message>
</context>
<context>
    <name>SegmentHistory</name>
    <message>
        <source>A list of customers that no new data change. At the end of each period: those of them known by then.</source>
        <translation>固定的客户名单，不随新数据变化。各期末的数字为其中当时已知的客户。</translation>
    </message>
    <message>
        <source>The rule asked again at the end of each period, of the events up to that day: %1. What the source says without a date stands as it is today.</source>
        <translation>在各期末用截至当日的事件重新套用规则：%1。来源中不带日期的内容按今天的值计。</translation>
    </message>
    <message>
        <source>95% CI, Wilson (1927)</source>
        <translation>95% 置信区间，Wilson (1927)</translation>
    </message>
    <message>
        <source>Customers in the segment</source>
        <translation>分群中的客户</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>观察日</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Share of all</source>
        <translation>占全部比例</translation>
    </message>
    <message>
        <source>Of these in it now</source>
        <translation>其中现仍在内</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>Revenue, 12 months</source>
        <translation>近 12 个月收入</translation>
    </message>
    <message>
        <source>At the end of each period</source>
        <translation>各期末</translation>
    </message>
    <message>
        <source>One day only: the data do not reach further back.</source>
        <translation>只有一天：数据没有更早的部分。</translation>
    </message>
</context>
<context>
    <name>SegmentsPage</name>
    <message>
        <source>Customers in selection</source>
        <translation>所选客户数</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Customers that pass every filter.</source>
        <translation>通过全部筛选的客户。</translation>
    </message>
    <message>
        <source>customers in the selection ÷ all customers</source>
        <translation>所选客户 ÷ 全部客户</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers active at the start: too few to judge.</source>
        <translation>
            <numerusform>期初活跃客户 %Ln 位：太少，无法判断。</numerusform>
        </translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>Not defined: nobody in the selection was active at the start of the period.</source>
        <translation>未定义：所选客户中期初无人活跃。</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>全体 %1</translation>
    </message>
    <message>
        <source>Revenue, 365 days</source>
        <translation>近 365 天收入</translation>
    </message>
    <message>
        <source>Net revenue of the selected customers over the 365 days to the as-of day. Returns are netted.</source>
        <translation>所选客户截至观察日 365 天的净收入，已扣除退货。</translation>
    </message>
    <message>
        <source>revenue of the selection ÷ revenue of all</source>
        <translation>所选客户收入 ÷ 全体收入</translation>
    </message>
    <message>
        <source>Median order value</source>
        <translation>客单价中位数</translation>
    </message>
    <message>
        <source>Nobody in the selection has bought.</source>
        <translation>所选客户均无购买。</translation>
    </message>
    <message>
        <source>Half of the selected customers with a purchase have a lower average order value, half a higher one. All orders up to the as-of day count.</source>
        <translation>所选的有购买客户中，一半的平均客单价更低，一半更高。截至观察日的全部订单均计入。</translation>
    </message>
    <message>
        <source>median over customers of net amount ÷ orders</source>
        <translation>各客户“净金额 ÷ 订单数”的中位数</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers only: the median is uncertain.</source>
        <translation>
            <numerusform>只有 %Ln 位客户：中位数不确定。</numerusform>
        </translation>
    </message>
    <message>
        <source>Churn index</source>
        <translation>流失指数</translation>
    </message>
    <message>
        <source>100 = all customers</source>
        <translation>100 = 全体客户</translation>
    </message>
    <message>
        <source>The churn rate of the selection as a percentage of the churn rate of all customers.</source>
        <translation>所选客户流失率相对全体客户流失率的百分比。</translation>
    </message>
    <message>
        <source>100 × churn rate of the selection ÷ churn rate of all</source>
        <translation>100 × 所选客户流失率 ÷ 全体流失率</translation>
    </message>
    <message>
        <source>Not defined without a churn rate of the selection and of all customers.</source>
        <translation>缺少所选客户或全体客户的流失率，无法定义。</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>Share of all</source>
        <translation>占全体</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>所选</translation>
    </message>
    <message>
        <source>Share of selection</source>
        <translation>占所选</translation>
    </message>
    <message>
        <source>Active at start</source>
        <translation>期初活跃</translation>
    </message>
    <message>
        <source>Churned</source>
        <translation>流失</translation>
    </message>
    <message>
        <source>95% CI from</source>
        <translation>95% 置信下限</translation>
    </message>
    <message>
        <source>95% CI to</source>
        <translation>95% 置信上限</translation>
    </message>
    <message>
        <source>Wide bars: all customers; narrow bars: the selection without this block&apos;s own filter. Both are shares of their total.</source>
        <translation>宽条：全部客户；窄条：不计本图自身筛选的所选客户。二者均为占各自总数的比例。</translation>
    </message>
    <message>
        <source>customers in the bar ÷ customers in all bars</source>
        <translation>该条的客户 ÷ 全部条的客户</translation>
    </message>
    <message>
        <source>Wide bars: share of all customers; narrow bars: share of the selection.</source>
        <translation>宽条：占全部客户的比例；窄条：占所选客户的比例。</translation>
    </message>
    <message>
        <source>RFM grid</source>
        <translation>RFM 网格</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>客户细分</translation>
    </message>
    <message>
        <source>Which customers leave more than others?</source>
        <translation>哪些客户流失更多？</translation>
    </message>
    <message>
        <source>No customer passes all filters. Remove one to see figures.</source>
        <translation>没有客户通过全部筛选。移除一个筛选即可显示数字。</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>Name of the workspace</source>
        <translation>工作区名称</translation>
    </message>
    <message>
        <source>As-of day</source>
        <translation>观察日</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>统计期</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Churn definition</source>
        <translation>流失定义</translation>
    </message>
    <message>
        <source>Days of inactivity</source>
        <translation>不活跃天数</translation>
    </message>
    <message>
        <source>Days of grace after contract end</source>
        <translation>合同到期后的宽限天数</translation>
    </message>
    <message>
        <source>Days proposed from the data</source>
        <translation>由数据建议天数</translation>
    </message>
    <message>
        <source>Recent window in days</source>
        <translation>近期窗口天数</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Days to return within</source>
        <translation>回归时限天数</translation>
    </message>
    <message>
        <source>Silent days judged</source>
        <translation>可判断的沉默天数</translation>
    </message>
    <message>
        <source>Score classes</source>
        <translation>得分等级数</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>评分方式</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>by quantiles, ties kept together</source>
        <translation>按分位数，同值同分</translation>
    </message>
    <message>
        <source>in equal groups</source>
        <translation>等分</translation>
    </message>
    <message>
        <source>Method of value</source>
        <translation>价值方法</translation>
    </message>
    <message>
        <source>Months of value ahead</source>
        <translation>价值预测月数</translation>
    </message>
    <message>
        <source>Discount of value a year</source>
        <translation>价值年贴现率</translation>
    </message>
    <message>
        <source>Margin of value</source>
        <translation>价值毛利率</translation>
    </message>
    <message>
        <source>Days a customer is new</source>
        <translation>新客天数</translation>
    </message>
    <message>
        <source>Growth above the own baseline</source>
        <translation>高于自身基线的增长</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>周期数</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>聚类</translation>
    </message>
    <message>
        <source>Scale of figures</source>
        <translation>指标尺度</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数字代入</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Questions to a leaf</source>
        <translation>树的深度</translation>
    </message>
    <message>
        <source>Smallest leaf</source>
        <translation>最小叶节点</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Stronger borders</source>
        <translation>加深边框</translation>
    </message>
    <message>
        <source>Language and theme change at once. Briefings and exports always use the light theme.</source>
        <translation>语言和主题立即生效。简报和导出始终使用浅色主题。</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Reading the whole file</source>
        <translation>正在通读文件</translation>
    </message>
    <message>
        <source>Loading rows</source>
        <translation>正在加载行</translation>
    </message>
    <message>
        <source>Looking at the file</source>
        <translation>正在查看文件</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>Opening the workspace</source>
        <translation>正在打开工作区</translation>
    </message>
    <message>
        <source>Checking the workspace</source>
        <translation>正在检查工作区</translation>
    </message>
    <message>
        <source>Checking the content</source>
        <translation>正在检查内容</translation>
    </message>
    <message>
        <source>Checking the structure</source>
        <translation>正在检查结构</translation>
    </message>
    <message>
        <source>Copying the workspace</source>
        <translation>正在复制工作区</translation>
    </message>
    <message>
        <source>Reading the facts</source>
        <translation>正在读取数据</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Measuring customers</source>
        <translation>正在计算客户指标</translation>
    </message>
    <message>
        <source>Reading purchases</source>
        <translation>正在读取购买</translation>
    </message>
    <message>
        <source>Measuring churn</source>
        <translation>正在计算流失</translation>
    </message>
    <message>
        <source>Measuring cohorts</source>
        <translation>正在计算同期群</translation>
    </message>
    <message>
        <source>Scoring recency, frequency and value</source>
        <translation>正在计算 RFM 得分</translation>
    </message>
    <message>
        <source>Estimating the chance to return</source>
        <translation>正在估计回归概率</translation>
    </message>
    <message>
        <source>Comparing groups</source>
        <translation>正在比较群体</translation>
    </message>
    <message>
        <source>Preparing the filters</source>
        <translation>正在准备筛选</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>正在统计</translation>
    </message>
    <message>
        <source>Making the sample workspace</source>
        <translation>正在生成示例工作区</translation>
    </message>
    <message>
        <source>Generating customers</source>
        <translation>正在生成客户</translation>
    </message>
    <message>
        <source>Composing the briefing</source>
        <translation>正在编排简报</translation>
    </message>
    <message>
        <source>Writing the PDF</source>
        <translation>正在写入 PDF</translation>
    </message>
    <message>
        <source>Writing the workbook</source>
        <translation>正在写入工作簿</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>正在计算</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Laying out the pages</source>
        <translation>正在排版</translation>
    </message>
    <message>
        <source>Writing the pages</source>
        <translation>正在写入页面</translation>
    </message>
    <message>
        <source>Writing the sheets</source>
        <translation>正在写入工作表</translation>
    </message>
    <message>
        <source>Saving the file</source>
        <translation>正在保存文件</translation>
    </message>
    <message>
        <source>Measuring speed</source>
        <translation>正在测速</translation>
    </message>
    <message>
        <source>Cleaning rows</source>
        <translation>正在清洗行</translation>
    </message>
    <message>
        <source>Comparing rows</source>
        <translation>正在比较行</translation>
    </message>
    <message>
        <source>Judging the quality</source>
        <translation>正在评判质量</translation>
    </message>
    <message>
        <source>Finding the customers of rows</source>
        <translation>正在查找各行的客户</translation>
    </message>
    <message>
        <source>Training the models</source>
        <translation>正在训练模型</translation>
    </message>
    <message>
        <source>Classifying churn</source>
        <translation>正在划分流失</translation>
    </message>
    <message>
        <source>Making the key</source>
        <translation>正在生成密钥</translation>
    </message>
    <message>
        <source>Sealing the workspace</source>
        <translation>正在加密归档工作区</translation>
    </message>
    <message>
        <source>Opening the sealed archive</source>
        <translation>正在打开加密归档</translation>
    </message>
    <message>
        <source>Valuing the customers</source>
        <translation>正在估算客户价值</translation>
    </message>
    <message>
        <source>Tracking the holdout</source>
        <translation>正在做留出检验</translation>
    </message>
    <message>
        <source>Reading the stages</source>
        <translation>正在读取阶段</translation>
    </message>
    <message>
        <source>Clustering the customers</source>
        <translation>正在对客户聚类</translation>
    </message>
    <message>
        <source>Growing the churn tree</source>
        <translation>正在生成流失决策树</translation>
    </message>
</context>
<context>
    <name>StageFlow</name>
    <message>
        <source>%1 churned</source>
        <translation>流失 %1</translation>
    </message>
    <message>
        <source>%1: %2 customers; %3 of %4 churned, %5</source>
        <translation>%1：%2 名客户；%4 名中流失 %3 名，%5</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 to %2: %3, %4 of %5</source>
        <translation>%1 → %2：%3，%5 名中的 %4 名</translation>
    </message>
    <message>
        <source>Other moves</source>
        <translation>其他转移</translation>
    </message>
    <message>
        <source>Churned in %1</source>
        <translation>%1 流失</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>import of %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>saving a segment</source>
        <translation>保存分群</translation>
    </message>
    <message>
        <source>saving segment “%1”</source>
        <translation>保存分群“%1”</translation>
    </message>
    <message>
        <source>removing a segment</source>
        <translation>移除分群</translation>
    </message>
    <message>
        <source>removing segment “%1”</source>
        <translation>移除分群“%1”</translation>
    </message>
    <message>
        <source>change of a setting</source>
        <translation>更改设置</translation>
    </message>
    <message>
        <source>change of %1</source>
        <translation>更改%1</translation>
    </message>
    <message>
        <source>sample data</source>
        <translation>示例数据</translation>
    </message>
    <message>
        <source>cleaning</source>
        <translation>清洗</translation>
    </message>
    <message>
        <source>cleaning of %1</source>
        <translation>清洗%1</translation>
    </message>
    <message>
        <source>refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>refresh from %1</source>
        <translation>用 %1 刷新</translation>
    </message>
    <message>
        <source>merge of customers</source>
        <translation>合并客户</translation>
    </message>
    <message>
        <source>separation of customers</source>
        <translation>拆分客户</translation>
    </message>
    <message>
        <source>mark as expected</source>
        <translation>标记为预期</translation>
    </message>
    <message>
        <source>training of the risk model</source>
        <translation>训练风险模型</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>note about %1</source>
        <translation>关于 %1 的备注</translation>
    </message>
    <message>
        <source>change of the motives</source>
        <translation>更改动机列表</translation>
    </message>
    <message>
        <source>change of an alert</source>
        <translation>更改预警</translation>
    </message>
    <message>
        <source>change of a threshold</source>
        <translation>更改阈值</translation>
    </message>
    <message>
        <source>change of a weight</source>
        <translation>更改权重</translation>
    </message>
    <message>
        <source>new campaign</source>
        <translation>新建活动</translation>
    </message>
    <message>
        <source>new campaign “%1”</source>
        <translation>新建活动“%1”</translation>
    </message>
    <message>
        <source>change of a campaign</source>
        <translation>修改活动</translation>
    </message>
    <message>
        <source>change of campaign “%1”</source>
        <translation>修改活动“%1”</translation>
    </message>
    <message>
        <source>removing a campaign</source>
        <translation>删除活动</translation>
    </message>
    <message>
        <source>removing campaign “%1”</source>
        <translation>删除活动“%1”</translation>
    </message>
    <message>
        <source>change of the rules of loyalty</source>
        <translation>更改忠诚度规则</translation>
    </message>
    <message>
        <source>change of a briefing</source>
        <translation>修改简报</translation>
    </message>
    <message>
        <source>change of the briefing “%1”</source>
        <translation>修改简报“%1”</translation>
    </message>
    <message>
        <source>change of how surveys are read</source>
        <translation>更改问卷读取方式</translation>
    </message>
    <message>
        <source>change of the satisfaction index</source>
        <translation>更改满意度指标体系</translation>
    </message>
    <message>
        <source>change of the satisfaction index “%1”</source>
        <translation>更改满意度指标体系“%1”</translation>
    </message>
    <message>
        <source>change of a target group</source>
        <translation>修改目标群</translation>
    </message>
    <message>
        <source>change of the target group of “%1”</source>
        <translation>修改“%1”的目标群</translation>
    </message>
    <message>
        <source>lock of a campaign</source>
        <translation>锁定活动</translation>
    </message>
    <message>
        <source>lock of campaign “%1”</source>
        <translation>锁定活动“%1”</translation>
    </message>
    <message>
        <source>amendment of a campaign</source>
        <translation>活动修订</translation>
    </message>
    <message>
        <source>amendment of campaign “%1”</source>
        <translation>修订活动“%1”</translation>
    </message>
    <message>
        <source>start of a campaign</source>
        <translation>启动活动</translation>
    </message>
    <message>
        <source>start of campaign “%1”</source>
        <translation>启动活动“%1”</translation>
    </message>
    <message>
        <source>outcomes of a campaign</source>
        <translation>活动结果</translation>
    </message>
    <message>
        <source>outcomes of campaign “%1”</source>
        <translation>活动“%1”的结果</translation>
    </message>
    <message>
        <source>end of a campaign</source>
        <translation>结束活动</translation>
    </message>
    <message>
        <source>end of campaign “%1”</source>
        <translation>结束活动“%1”</translation>
    </message>
    <message>
        <source>lesson of a campaign</source>
        <translation>活动经验</translation>
    </message>
    <message>
        <source>lesson of campaign “%1”</source>
        <translation>活动“%1”的经验</translation>
    </message>
    <message>
        <source>change of the strategy library</source>
        <translation>修改策略库</translation>
    </message>
    <message>
        <source>change of the strategy library: %1</source>
        <translation>修改策略库：%1</translation>
    </message>
    <message>
        <source>issue of a briefing</source>
        <translation>简报的一期</translation>
    </message>
    <message>
        <source>issue of the briefing “%1”</source>
        <translation>简报“%1”的一期</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>event “%1”</source>
        <translation>事件“%1”</translation>
    </message>
</context>
<context>
    <name>StepDialog</name>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>New type</source>
        <translation>新类型</translation>
    </message>
    <message>
        <source>Values, separated by semicolons</source>
        <translation>值，以分号分隔</translation>
    </message>
    <message>
        <source>Fill with</source>
        <translation>填充为</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Of rows with the same</source>
        <translation>按相同的</translation>
    </message>
    <message>
        <source>To unit</source>
        <translation>目标单位</translation>
    </message>
    <message>
        <source>Same as customer column</source>
        <translation>等同客户表的列</translation>
    </message>
    <message>
        <source>Add line</source>
        <translation>添加一行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>添加步骤</translation>
    </message>
</context>
<context>
    <name>TableRows</name>
    <message>
        <source>Reading rows</source>
        <translation>正在读取行</translation>
    </message>
    <message>
        <source>Rows not read</source>
        <translation>未能读取行</translation>
    </message>
    <message>
        <source>%1 of %2 rows. Press I on a cell to see where it comes from.</source>
        <translation>%1 / %2 行。在单元格上按 I 查看其来源。</translation>
    </message>
</context>
<context>
    <name>TablesPage</name>
    <message>
        <source>churn by attribute, segments, churn label and contract</source>
        <translation>按属性的流失、分群、流失标签与合同</translation>
    </message>
    <message>
        <source>purchases, revenue, cohorts, RFM, inactivity</source>
        <translation>购买、收入、同期群、RFM、不活跃</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>数据表</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>数据表</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>The workspace has no data yet. Import a table of customers or transactions.</source>
        <translation>工作区还没有数据。请导入客户表或交易表。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%2 %1</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Nothing was imported yet.</source>
        <translation>尚未导入任何内容。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Every row read was loaded.</source>
        <translation>读取的行已全部加载。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows were set aside.</source>
        <translation>
            <numerusform>%Ln 行被搁置。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 read = %2 loaded + %3 set aside.</source>
        <translation>读取 %1 = 加载 %2 + 搁置 %3。</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>Where do the figures come from?</source>
        <translation>数字从哪里来？</translation>
    </message>
    <message>
        <source>Rows in force in the workspace, counted when they were loaded. Undone imports do not count.</source>
        <translation>工作区中有效的行，加载时计数。已撤销的导入不计。</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Data to</source>
        <translation>数据截至</translation>
    </message>
    <message>
        <source>engagement, churn by missing activity, risk model</source>
        <translation>参与度、无活动流失、风险模型</translation>
    </message>
    <message>
        <source>renewal rate, contract churn, risk model</source>
        <translation>续订率、合同流失、风险模型</translation>
    </message>
    <message>
        <source>late payments, involuntary churn, risk model</source>
        <translation>付款困难、被动流失、风险模型</translation>
    </message>
    <message>
        <source>complaints, motives, risk model</source>
        <translation>投诉、流失动机、风险模型</translation>
    </message>
    <message>
        <source>enquiries and repeat contacts, risk model</source>
        <translation>查询与重复联系、风险模型</translation>
    </message>
    <message>
        <source>satisfaction, NPS, mood of comments, motives</source>
        <translation>满意度、NPS、评论情绪、流失动机</translation>
    </message>
    <message>
        <source>competitor, economy and technology in Early warning</source>
        <translation>早期预警中的竞争、经济与技术</translation>
    </message>
    <message>
        <source>benchmark lines in Early warning</source>
        <translation>早期预警中的基准线</translation>
    </message>
    <message>
        <source>kept, and open to SQL by export</source>
        <translation>已保存，可导出后用 SQL 查询</translation>
    </message>
</context>
<context>
    <name>TargetGroupsPage</name>
    <message>
        <source>Grow</source>
        <translation>发展</translation>
    </message>
    <message>
        <source>Protect</source>
        <translation>保护</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>试探</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>控制</translation>
    </message>
    <message>
        <source>Growth and value</source>
        <translation>增长与价值</translation>
    </message>
    <message>
        <source>Growth of active customers in the period, %</source>
        <translation>本期活跃客户增长，%</translation>
    </message>
    <message>
        <source>Net amount a customer, 365 days</source>
        <translation>每位客户 365 天净额</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>增长</translation>
    </message>
    <message>
        <source>Net amount a customer</source>
        <translation>每位客户净额</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>象限</translation>
    </message>
    <message>
        <source>%1 customers</source>
        <translation>%1 位客户</translation>
    </message>
    <message>
        <source>growth %1</source>
        <translation>增长 %1</translation>
    </message>
    <message>
        <source>net amount a customer %1</source>
        <translation>每位客户净额 %1</translation>
    </message>
    <message>
        <source>churn rate %1</source>
        <translation>流失率 %1</translation>
    </message>
    <message>
        <source>The matrix needs purchases with amounts, churn with dates, and saved segments with 30 active customers.</source>
        <translation>矩阵需要带金额的购买、带日期的流失以及至少 30 位活跃客户的已保存分群。</translation>
    </message>
    <message>
        <source>the cross: all customers</source>
        <translation>十字线：全体客户</translation>
    </message>
    <message>
        <source>No valuable segment shrinks faster than all customers.</source>
        <translation>没有高价值分群比全体客户萎缩得更快。</translation>
    </message>
    <message>
        <source>Valuable and shrinking: %1.</source>
        <translation>高价值但在萎缩：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Who is in a segment today is followed over the period: a rule about recent purchases picks those who stayed.</source>
        <translation>按今天属于分群的客户回看本期：依据近期购买的规则会挑出留下来的客户。</translation>
    </message>
    <message>
        <source>Growth: active at the end of the period over active at its start, less one. Value: net amount of the last 365 days over the customers of the segment. Both against all customers.</source>
        <translation>增长：期末活跃客户数除以期初活跃客户数再减一。价值：最近 365 天净额除以分群客户数。两者均与全体客户对比。</translation>
    </message>
    <message>
        <source>Target groups</source>
        <translation>目标群体</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>May be contacted</source>
        <translation>可联系</translation>
    </message>
    <message>
        <source>Differs by (mean |d|)</source>
        <translation>差异度（平均 |d|）</translation>
    </message>
    <message>
        <source>Most in</source>
        <translation>最突出的指标</translation>
    </message>
    <message>
        <source>Share of net amount</source>
        <translation>净额占比</translation>
    </message>
    <message>
        <source>%1 (d %2)</source>
        <translation>%1（d %2）</translation>
    </message>
    <message>
        <source>“%1” no longer fits the data.</source>
        <translation>“%1”已不适用于数据。</translation>
    </message>
    <message>
        <source>May be contacted: customers who agreed over all customers of the segment. Differs by: Cohen&apos;s d against all other customers, mean of the absolute values over the figures of customers; 0.2 small, 0.5 medium, 0.8 large.</source>
        <translation>可联系：同意联系的客户占分群全部客户之比。差异度：与其他全部客户相比的 Cohen d，取各客户指标绝对值的平均；0.2 为小，0.5 为中，0.8 为大。</translation>
    </message>
    <message>
        <source>Which segments are worth an effort?</source>
        <translation>哪些分群值得投入？</translation>
    </message>
</context>
<context>
    <name>TextPage</name>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>95% CI or n</source>
        <translation>95% 置信区间或 n</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>对比</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more rows</source>
        <translation>
            <numerusform>… 还有 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Not shown here: %1</source>
        <translation>此处未显示：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>Period %1</source>
        <translation>统计期 %1</translation>
    </message>
    <message>
        <source>vs %1</source>
        <translation>对比 %1</translation>
    </message>
    <message>
        <source>the latest %1 of %2 periods</source>
        <translation>%2 期中最近的 %1 期</translation>
    </message>
</context>
<context>
    <name>ValueClass</name>
    <message>
        <source>High value</source>
        <translation>高价值</translation>
    </message>
    <message>
        <source>Ordinary value</source>
        <translation>普通价值</translation>
    </message>
    <message>
        <source>Low value</source>
        <translation>低价值</translation>
    </message>
    <message>
        <source>Value not known</source>
        <translation>价值未知</translation>
    </message>
</context>
<context>
    <name>ValueMethod</name>
    <message>
        <source>Net amount of the last 365 days</source>
        <translation>最近 365 天净额</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Expected net purchases of the months ahead, BG/NBD with Gamma-Gamma, discounted</source>
        <translation>未来各月的预期净购买额，BG/NBD 与 Gamma-Gamma，已贴现</translation>
    </message>
    <message>
        <source>Fee of the months ahead × chance to renew, shifted-beta-geometric, discounted</source>
        <translation>未来各月费用 × 续订概率，移位贝塔几何模型，已贴现</translation>
    </message>
    <message>
        <source>Order value × orders a month × months expected to stay, discounted</source>
        <translation>客单价 × 每月订单数 × 预期留存月数，已贴现</translation>
    </message>
    <message>
        <source>What a month brought so far, for the months ahead, discounted</source>
        <translation>迄今每月带来的金额推至未来各月，已贴现</translation>
    </message>
    <message>
        <source>Monthly fee of the months ahead, discounted</source>
        <translation>未来各月的月费，已贴现</translation>
    </message>
</context>
<context>
    <name>ValuePage</name>
    <message>
        <source>Needs the field %1 in a table of customers.</source>
        <translation>客户表中需要字段“%1”。</translation>
    </message>
    <message>
        <source>net amount so far</source>
        <translation>迄今净额</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ahead, discounted %1 a year</source>
        <translation>
            <numerusform>未来 %n 个月，年贴现率 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>CLV, median</source>
        <translation>CLV 中位数</translation>
    </message>
    <message>
        <source>P90 %1</source>
        <translation>P90 %1</translation>
    </message>
    <message>
        <source>Half of the customers with a value are worth less.</source>
        <translation>有价值的客户中有一半低于此值。</translation>
    </message>
    <message>
        <source>CLV, mean</source>
        <translation>CLV 均值</translation>
    </message>
    <message>
        <source>Mean of what customers are worth; the interval holds the spread between customers and the doubt of the model.</source>
        <translation>客户价值的均值；区间包含客户间差异与模型不确定性。</translation>
    </message>
    <message>
        <source>CAC</source>
        <translation>获客成本 CAC</translation>
    </message>
    <message>
        <source>Mean acquisition cost of the customers whose value and cost are known.</source>
        <translation>价值与成本均已知的客户的平均获客成本。</translation>
    </message>
    <message>
        <source>CRV, mean</source>
        <translation>CRV 均值</translation>
    </message>
    <message>
        <source>Customer relationship value: CLV less CAC, of the same customers.</source>
        <translation>客户关系价值：同一批客户的 CLV 减 CAC。</translation>
    </message>
    <message>
        <source>CLV : CAC</source>
        <translation>终身价值比获客成本</translation>
    </message>
    <message>
        <source>Mean CLV over mean CAC.</source>
        <translation>平均 CLV 除以平均 CAC。</translation>
    </message>
    <message>
        <source>Payback</source>
        <translation>回收期</translation>
    </message>
    <message>
        <source>%1 mo</source>
        <translation>%1 个月</translation>
    </message>
    <message>
        <source>Mean CAC over what a customer brings in a month, from the first purchase to now.</source>
        <translation>平均 CAC 除以客户自首次购买至今平均每月带来的金额。</translation>
    </message>
    <message>
        <source>Share of top 20%</source>
        <translation>前 20% 占比</translation>
    </message>
    <message>
        <source>Share of all value held by the most valuable fifth of the customers.</source>
        <translation>价值最高的五分之一客户占全部价值的比例。</translation>
    </message>
    <message>
        <source>Revenue at risk</source>
        <translation>风险收入</translation>
    </message>
    <message>
        <source>Sum of risk × remaining value of the active customers, by the risk model that is kept.</source>
        <translation>活跃客户的风险 × 剩余价值之和，按已保存的风险模型。</translation>
    </message>
    <message>
        <source>CLV distribution</source>
        <translation>CLV 分布</translation>
    </message>
    <message>
        <source>Customers by value; the last bar holds all above the 98th percentile too.</source>
        <translation>按价值分布的客户数；最后一根柱也包含第 98 百分位以上的全部客户。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Of the riskiest tenth</source>
        <translation>其中风险最高的十分之一</translation>
    </message>
    <message>
        <source>customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Median %1, mean %2.</source>
        <translation>中位数 %1，均值 %2。</translation>
    </message>
    <message>
        <source>The top tenth holds %1 of all value.</source>
        <translation>前十分之一客户占全部价值的 %1。</translation>
    </message>
    <message>
        <source>Value by tenths</source>
        <translation>价值十分位</translation>
    </message>
    <message>
        <source>share of all value; click to filter</source>
        <translation>占全部价值的比例；点击可筛选</translation>
    </message>
    <message>
        <source>Customers with a value in ten groups of equal size, the most valuable first.</source>
        <translation>有价值的客户等分为十组，价值最高者在前。</translation>
    </message>
    <message>
        <source>Tenth</source>
        <translation>十分位</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Mean risk</source>
        <translation>平均风险</translation>
    </message>
    <message>
        <source>Top tenth</source>
        <translation>最高十分位</translation>
    </message>
    <message>
        <source>Last tenth</source>
        <translation>最低十分位</translation>
    </message>
    <message>
        <source>%1 customers, %2 to %3</source>
        <translation>%1 位客户，%2 至 %3</translation>
    </message>
    <message>
        <source>CLV</source>
        <translation>终身价值 CLV</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>CRV</source>
        <translation>关系价值 CRV</translation>
    </message>
    <message>
        <source>CRV, 95% CI</source>
        <translation>CRV，95% 置信区间</translation>
    </message>
    <message>
        <source>Payback, months</source>
        <translation>回收期（月）</translation>
    </message>
    <message>
        <source>Share of value</source>
        <translation>价值占比</translation>
    </message>
    <message>
        <source>(missing)</source>
        <translation>（缺失）</translation>
    </message>
    <message>
        <source>CRV by channel</source>
        <translation>各渠道 CRV</translation>
    </message>
    <message>
        <source>CLV by channel</source>
        <translation>各渠道 CLV</translation>
    </message>
    <message>
        <source>Value by %1</source>
        <translation>按%1划分的价值</translation>
    </message>
    <message>
        <source>mean of a customer, 95% interval</source>
        <translation>每位客户均值，95% 区间</translation>
    </message>
    <message>
        <source>CRV = CLV − CAC of the customers of the channel whose value and cost are known.</source>
        <translation>CRV = CLV − CAC，取该渠道中价值与成本均已知的客户。</translation>
    </message>
    <message>
        <source>%1 · %2 mo</source>
        <translation>%1 · %2 个月</translation>
    </message>
    <message>
        <source>CRV %1, CLV %2, CAC %3, n %4</source>
        <translation>CRV %1，CLV %2，CAC %3，n %4</translation>
    </message>
    <message>
        <source>CLV %1, n %2</source>
        <translation>CLV %1，n %2</translation>
    </message>
    <message>
        <source>Lorenz curve</source>
        <translation>洛伦兹曲线</translation>
    </message>
    <message>
        <source>CLV, %</source>
        <translation>CLV，%</translation>
    </message>
    <message>
        <source>Share of all value held by the share of the customers worth least. Gini: twice the area between the curve and equality.</source>
        <translation>价值最低的若干比例客户所占全部价值的比例。基尼系数：曲线与均等线之间面积的两倍。</translation>
    </message>
    <message>
        <source>The values do not add up to a positive sum.</source>
        <translation>价值之和不为正。</translation>
    </message>
    <message>
        <source>% of customers, least valuable first</source>
        <translation>客户累计 %，价值从低到高</translation>
    </message>
    <message>
        <source>top 20% hold %1</source>
        <translation>前 20% 占 %1</translation>
    </message>
    <message>
        <source>Gini %1.</source>
        <translation>基尼系数 %1。</translation>
    </message>
    <message>
        <source>Value by segment</source>
        <translation>各细分价值</translation>
    </message>
    <message>
        <source>No segment is saved yet.</source>
        <translation>尚未保存任何细分。</translation>
    </message>
    <message>
        <source>saved segments; they may overlap</source>
        <translation>已保存的细分；可能重叠</translation>
    </message>
    <message>
        <source>Mean of the members with a value.</source>
        <translation>有价值的成员的均值。</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>细分</translation>
    </message>
    <message>
        <source>Methods compared</source>
        <translation>方法比较</translation>
    </message>
    <message numerus="yes">
        <source>holdout from %1, %n month(s)</source>
        <translation>
            <numerusform>自 %1 起留出 %n 个月</numerusform>
        </translation>
    </message>
    <message>
        <source>Each method sees what was known before the cut only; what it expected is held against the net amounts that came after it, not discounted. Mean error: mean absolute difference by customer. Rank: Spearman correlation of expected and actual.</source>
        <translation>每种方法只看截点之前已知的数据；将其预期与截点之后的实际净额比较，不贴现。平均误差：按客户的平均绝对差。秩相关：预期与实际的 Spearman 相关。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Expected after the cut</source>
        <translation>截点后预期</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>平均误差</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>秩相关</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>smallest mean error</source>
        <translation>平均误差最小</translation>
    </message>
    <message>
        <source>Less than half a year of purchases: no holdout can be tracked.</source>
        <translation>购买历史不足半年：无法做留出检验。</translation>
    </message>
    <message>
        <source>%1 came nearest.</source>
        <translation>%1 最接近。</translation>
    </message>
    <message>
        <source>Expected and what came</source>
        <translation>预期与实际</translation>
    </message>
    <message>
        <source>Fitted before the cut; cumulative net amounts of the customers who had bought by then.</source>
        <translation>在截点之前拟合；为当时已购买客户的累计净额。</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>came</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>%1 expected, %2 came (%3%).</source>
        <translation>预期 %1，实际 %2（%3%）。</translation>
    </message>
    <message>
        <source>Holdout by tenths</source>
        <translation>留出检验按十分位</translation>
    </message>
    <message>
        <source>mean of a customer, most expected first</source>
        <translation>每位客户均值，预期最高者在前</translation>
    </message>
    <message>
        <source>Customers in ten groups by what was expected of them before the cut.</source>
        <translation>按截点前的预期将客户分为十组。</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>expected %1, came %2, n %3</source>
        <translation>预期 %1，实际 %2，n %3</translation>
    </message>
    <message>
        <source>Historical</source>
        <translation>历史法</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式法</translation>
    </message>
    <message>
        <source>BG/NBD + Gamma-Gamma</source>
        <translation>BG/NBD 与 Gamma-Gamma 模型</translation>
    </message>
    <message>
        <source>Shifted-beta-geometric</source>
        <translation>移位贝塔几何</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Where is the value, and what did it cost to win?</source>
        <translation>价值在哪里，获取它花了多少？</translation>
    </message>
    <message>
        <source>cumulative %1, after %2</source>
        <translation>%2 之后累计，%1</translation>
    </message>
</context>
<context>
    <name>ValueType</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>Decimal number</source>
        <translation>小数</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日期时间</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
</context>
<context>
    <name>Warning</name>
    <message>
        <source>Nobody bought on two days, so no number of days can be proposed.</source>
        <translation>没有客户在两个不同的日子购买，因此无法建议天数。</translation>
    </message>
    <message>
        <source>Fewer than 100 completed purchase gaps: the proposal is uncertain.</source>
        <translation>完整的购买间隔不足 100 个：建议值不确定。</translation>
    </message>
    <message>
        <source>The data do not reach a year past the proposed day: a shorter time to return was judged.</source>
        <translation>数据未覆盖建议天数之后的一整年：改用较短的回归时间判断。</translation>
    </message>
    <message>
        <source>The chance to return stays above 10% as far as the data reach: the longest time that can be judged is proposed.</source>
        <translation>在数据所及范围内，回归概率始终高于 10%：建议值为可判断的最长时间。</translation>
    </message>
</context>
<context>
    <name>WatchListPage</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>百分点</translation>
    </message>
    <message>
        <source>What</source>
        <translation>方面</translation>
    </message>
    <message>
        <source>Without knowing anything</source>
        <translation>一无所知时</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Watch list</source>
        <translation>观察名单</translation>
    </message>
    <message>
        <source>Who is slipping away, why, and what is it worth?</source>
        <translation>谁正在流失，为什么，价值多少？</translation>
    </message>
    <message>
        <source>Customers on the list</source>
        <translation>名单客户数</translation>
    </message>
    <message>
        <source>Active customers that fit tier and filters.</source>
        <translation>符合等级和筛选条件的活跃客户。</translation>
    </message>
    <message>
        <source>Revenue at risk</source>
        <translation>风险收入</translation>
    </message>
    <message>
        <source>Sum of risk × remaining value.</source>
        <translation>风险 × 剩余价值之和。</translation>
    </message>
    <message>
        <source>Involuntary</source>
        <translation>被动</translation>
    </message>
    <message>
        <source>With a failed payment in the recent window.</source>
        <translation>近期窗口内有付款失败。</translation>
    </message>
    <message>
        <source>High value</source>
        <translation>高价值</translation>
    </message>
    <message>
        <source>Among the top 20% of active customers by remaining value.</source>
        <translation>按剩余价值位于活跃客户前 20%。</translation>
    </message>
    <message>
        <source>At-risk watch list</source>
        <translation>风险观察名单</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Main reasons</source>
        <translation>主要原因</translation>
    </message>
    <message>
        <source>Remaining value</source>
        <translation>剩余价值</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>风险金额</translation>
    </message>
    <message>
        <source>Value class</source>
        <translation>价值类别</translation>
    </message>
    <message>
        <source>Degree</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因类型</translation>
    </message>
    <message>
        <source>Days silent</source>
        <translation>沉默天数</translation>
    </message>
    <message>
        <source>Usual gap</source>
        <translation>通常间隔</translation>
    </message>
    <message>
        <source>Own gaps as long</source>
        <translation>同样长的自身间隔</translation>
    </message>
    <message>
        <source>Next best action</source>
        <translation>下一步最佳行动</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>No active customer fits tier and filters.</source>
        <translation>没有符合等级和筛选条件的活跃客户。</translation>
    </message>
    <message>
        <source>Without payments, no cause can be told: all count as voluntary.</source>
        <translation>没有付款数据，无法判断原因：全部按主动计。</translation>
    </message>
    <message>
        <source>Risk × remaining value, highest first. Reasons are what raises this customer&apos;s risk most, by exact contributions of the model.</source>
        <translation>按风险 × 剩余价值从高到低排列。原因是按模型精确贡献最能推高该客户风险的因素。</translation>
    </message>
    <message>
        <source>Why is this customer leaving?</source>
        <translation>这位客户为什么要离开？</translation>
    </message>
    <message>
        <source>Chance to churn within the horizon.</source>
        <translation>预测期内流失的概率。</translation>
    </message>
    <message>
        <source>What the model says of a customer it knows nothing about.</source>
        <translation>模型对一无所知的客户给出的概率。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>This customer has left already, or the data do not say whether.</source>
        <translation>该客户已经流失，或数据未说明。</translation>
    </message>
    <message>
        <source>contributions in percentage points</source>
        <translation>贡献，百分点</translation>
    </message>
    <message>
        <source>The contributions add up to the risk. They say what the score rests on, not what causes churn.</source>
        <translation>各项贡献相加等于风险。它们说明得分的依据，而不是流失的原因。</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>假设分析</translation>
    </message>
    <message>
        <source>Risk %1 instead of %2.</source>
        <translation>风险 %1，原为 %2。</translation>
    </message>
    <message>
        <source>What the model knows</source>
        <translation>模型所知</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Typical</source>
        <translation>典型值</translation>
    </message>
    <message>
        <source>What the model says of such a customer; not what would happen if the value were changed.</source>
        <translation>这是模型对这样一位客户的判断，并非改变该值后会发生的事。</translation>
    </message>
</context>
<context>
    <name>WhatChangedPage</name>
    <message>
        <source>Segment %1</source>
        <translation>分群 %1</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 缺失</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 churns at %2, before %3</source>
        <translation>%1 的流失率为 %2，此前 %3</translation>
    </message>
    <message>
        <source>%1 is %2 of the customers, before %3</source>
        <translation>%1 占客户的 %2，此前 %3</translation>
    </message>
    <message>
        <source>how they churn</source>
        <translation>如何流失</translation>
    </message>
    <message>
        <source>who they are</source>
        <translation>客户构成</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变化来源</translation>
    </message>
    <message>
        <source>The churn label has no dates, so no two periods can be compared.</source>
        <translation>流失标签没有日期，无法比较两个统计期。</translation>
    </message>
    <message>
        <source>The comparison is switched off. Choose one in the bar above.</source>
        <translation>比较已关闭。请在上方栏中选择一项。</translation>
    </message>
    <message>
        <source>There is no earlier period with enough history to compare with.</source>
        <translation>没有历史足够的更早统计期可供比较。</translation>
    </message>
    <message>
        <source>%1 vs %2, by effect on churn</source>
        <translation>%1 对比 %2，按对流失的影响</translation>
    </message>
    <message>
        <source>Effect, pp</source>
        <translation>影响，百分点</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Extra losses</source>
        <translation>额外流失</translation>
    </message>
    <message>
        <source>95% CI from, pp</source>
        <translation>95% 置信区间下限，百分点</translation>
    </message>
    <message>
        <source>95% CI to, pp</source>
        <translation>95% 置信区间上限，百分点</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Active now</source>
        <translation>当前活跃</translation>
    </message>
    <message>
        <source>Active before</source>
        <translation>此前活跃</translation>
    </message>
    <message>
        <source>Adjusted p</source>
        <translation>校正后 p</translation>
    </message>
    <message>
        <source>Churn %1, before %2; difference %3 [%4].</source>
        <translation>流失率 %1，此前 %2；差异 %3 [%4]。</translation>
    </message>
    <message>
        <source>Nothing that chance would not explain.</source>
        <translation>没有超出偶然的变化。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln group differences were looked at.</source>
        <translation>
            <numerusform>共检查了 %Ln 项群体差异。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group differences are more than chance.</source>
        <translation>
            <numerusform>%Ln 项群体差异超出偶然。</numerusform>
        </translation>
    </message>
    <message>
        <source>How: the group&apos;s own rate moved. Who: its share of the customers moved. Effects of overlapping groups do not add up. An association, not a cause.</source>
        <translation>如何：该群体自身的流失率变动。构成：其占客户的比例变动。相互重叠的群体影响不可相加。这是关联，不是原因。</translation>
    </message>
    <message>
        <source>The difference of the two churn rates, taken apart over the values of each attribute and over each saved segment. Only parts whose rates or shares differ after correction for %1 comparisons (Benjamini–Hochberg, 5%) are listed; groups under 30 active customers are left out.</source>
        <translation>将两期流失率之差按每个属性的取值及每个已保存的分群拆分。仅列出经 %1 次比较校正（Benjamini–Hochberg，5%）后流失率或占比仍有差异的部分；活跃客户不足 30 的群体除外。</translation>
    </message>
    <message>
        <source>how = mean share × difference of rates; who = difference of shares × (mean rate − mean rate of all)</source>
        <translation>如何 = 平均占比 × 流失率之差；构成 = 占比之差 ×（平均流失率 − 全体平均流失率）</translation>
    </message>
    <message>
        <source>Who and how</source>
        <translation>构成与方式</translation>
    </message>
    <message>
        <source>Needs an attribute of customers with few values, such as region, plan or channel.</source>
        <translation>需要一个取值较少的客户属性，例如地区、方案或渠道。</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Who, pp</source>
        <translation>构成，百分点</translation>
    </message>
    <message>
        <source>95% CI</source>
        <translation>95% 置信区间</translation>
    </message>
    <message>
        <source>How, pp</source>
        <translation>方式，百分点</translation>
    </message>
    <message>
        <source>who + how = difference of the churn rates</source>
        <translation>构成 + 方式 = 流失率之差</translation>
    </message>
    <message>
        <source>Did the customers change, or how they churn?</source>
        <translation>是客户变了，还是流失方式变了？</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Passphrase:</source>
        <translation>口令：</translation>
    </message>
    <message>
        <source>The same passphrase again:</source>
        <translation>请再次输入相同的口令：</translation>
    </message>
</context>
<context>
    <name>holdfast::app::AlertsView</name>
    <message>
        <source>Looking for alerts</source>
        <translation>正在查找预警</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>知悉</translation>
    </message>
    <message>
        <source>Acted on</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Show the indicator</source>
        <translation>查看指标</translation>
    </message>
    <message>
        <source>Make segment…</source>
        <translation>建立分群…</translation>
    </message>
    <message>
        <source>Changing alerts</source>
        <translation>正在更改预警</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Writing a note</source>
        <translation>正在写备注</translation>
    </message>
    <message>
        <source>Make segment</source>
        <translation>建立分群</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Saving a segment</source>
        <translation>正在保存分群</translation>
    </message>
    <message>
        <source>Plan campaign…</source>
        <translation>策划活动…</translation>
    </message>
    <message>
        <source>Looking for the customers of an alert</source>
        <translation>正在查找预警涉及的客户</translation>
    </message>
    <message>
        <source>No campaign planned</source>
        <translation>未策划活动</translation>
    </message>
</context>
<context>
    <name>holdfast::app::AnalysisView</name>
    <message>
        <source>Save as segment</source>
        <translation>存为分群</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Saving the segment</source>
        <translation>正在保存分群</translation>
    </message>
</context>
<context>
    <name>holdfast::app::BasketCard</name>
    <message>
        <source>Basket</source>
        <translation>收集篮</translation>
    </message>
    <message>
        <source>Basket: %1 pinned</source>
        <translation>收集篮：已收集 %1 项</translation>
    </message>
    <message>
        <source>Pin a figure in any panel by its menu or P; it waits here.</source>
        <translation>在任意面板中用图表菜单或 P 键收集，内容会暂存在这里。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>holdfast::app::BehaviourView</name>
    <message>
        <source>Reading the purchases</source>
        <translation>正在读取购买记录</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>购买行为</translation>
    </message>
    <message>
        <source>How often, what and when do customers buy?</source>
        <translation>客户多久买一次、买什么、何时买？</translation>
    </message>
</context>
<context>
    <name>holdfast::app::BlockFrame</name>
    <message>
        <source>How computed</source>
        <translation>计算口径</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Export as PNG…</source>
        <translation>导出为 PNG…</translation>
    </message>
    <message>
        <source>Export as SVG…</source>
        <translation>导出为 SVG…</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>导出为 CSV…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>small n</source>
        <translation>样本少</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>未满期</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Churn rule…</source>
        <translation>流失规则…</translation>
    </message>
    <message>
        <source>Widen period</source>
        <translation>放宽统计期</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>SVG pictures (*.svg)</source>
        <translation>SVG 图片 (*.svg)</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>未导出</translation>
    </message>
    <message>
        <source>Train the risk model</source>
        <translation>训练风险模型</translation>
    </message>
    <message>
        <source>Add to briefing</source>
        <translation>添加到简报</translation>
    </message>
    <message>
        <source>Adding to the briefing</source>
        <translation>添加到简报</translation>
    </message>
    <message>
        <source>Export as PDF…</source>
        <translation>导出为 PDF…</translation>
    </message>
    <message>
        <source>Export as Excel…</source>
        <translation>导出为 Excel…</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>图片尺寸</translation>
    </message>
    <message>
        <source>Width × height in pixels</source>
        <translation>宽 × 高（像素）</translation>
    </message>
    <message>
        <source>“%1” is no size. Give two numbers from 200 to 8000, such as 1920 × 1080.</source>
        <translation>“%1”不是尺寸。请输入两个 200 到 8000 之间的数，例如 1920 × 1080。</translation>
    </message>
    <message>
        <source>Survey…</source>
        <translation>调查…</translation>
    </message>
    <message>
        <source>Exporting the customers</source>
        <translation>正在导出客户</translation>
    </message>
    <message>
        <source>Export %1 with pseudonyms</source>
        <translation>以假名导出%1</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>已过时</translation>
    </message>
    <message>
        <source>The computation was stopped: these are the figures of before. F5 computes them again.</source>
        <translation>计算已停止：这里仍是之前的数字。按 F5 重新计算。</translation>
    </message>
    <message>
        <source>Not computed: it was stopped.</source>
        <translation>未计算：已被停止。</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>计算</translation>
    </message>
</context>
<context>
    <name>holdfast::app::BlockRows</name>
    <message>
        <source>The survey does not ask for this.</source>
        <translation>调查未询问此项。</translation>
    </message>
</context>
<context>
    <name>holdfast::app::BriefingsPanel</name>
    <message>
        <source>Removing a briefing</source>
        <translation>移除简报</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Reading the briefings</source>
        <translation>读取简报</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>已筛选</translation>
    </message>
    <message>
        <source>This briefing is empty. Pin a figure in another panel (its menu, or P), then add it here.</source>
        <translation>此简报还没有内容。请在其他面板中用图表菜单或 P 键收集，再添加到这里。</translation>
    </message>
    <message>
        <source>Drawing the pages</source>
        <translation>绘制页面</translation>
    </message>
    <message>
        <source>Changing the briefing</source>
        <translation>修改简报</translation>
    </message>
    <message>
        <source>New briefing</source>
        <translation>新建简报</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>My %1</source>
        <translation>我的%1</translation>
    </message>
    <message>
        <source>There is a briefing “%1” already. Choose another name.</source>
        <translation>已有名为“%1”的简报。请换一个名称。</translation>
    </message>
    <message>
        <source>Making a briefing</source>
        <translation>新建简报</translation>
    </message>
    <message>
        <source>Changing the basket</source>
        <translation>修改收集篮</translation>
    </message>
    <message>
        <source>Briefings</source>
        <translation>简报</translation>
    </message>
    <message>
        <source>What does the manager need to know?</source>
        <translation>管理者需要了解什么？</translation>
    </message>
    <message>
        <source>Briefing</source>
        <translation>简报</translation>
    </message>
    <message>
        <source>Copy…</source>
        <translation>复制…</translation>
    </message>
    <message>
        <source>Make it mine…</source>
        <translation>另存为我的简报…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>A template. Make it mine to change its parts.</source>
        <translation>这是模板。另存为自己的简报后即可修改内容。</translation>
    </message>
    <message>
        <source>Up (Alt+Up)</source>
        <translation>上移（Alt+↑）</translation>
    </message>
    <message>
        <source>Down (Alt+Down)</source>
        <translation>下移（Alt+↓）</translation>
    </message>
    <message>
        <source>Add a heading</source>
        <translation>添加标题</translation>
    </message>
    <message>
        <source>Add a text</source>
        <translation>添加文本</translation>
    </message>
    <message>
        <source>Add a page break</source>
        <translation>添加分页</translation>
    </message>
    <message>
        <source>Take out (Del)</source>
        <translation>取出（Del）</translation>
    </message>
    <message>
        <source>Comparing with the last issue</source>
        <translation>与上一期比较</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>未能比较</translation>
    </message>
    <message>
        <source>half width</source>
        <translation>半宽</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>Review changes…</source>
        <translation>审阅变化…</translation>
    </message>
    <message>
        <source>What changed since the last issue, to be accepted or kept part by part</source>
        <translation>自上一期以来的变化，逐部分接受或保留</translation>
    </message>
</context>
<context>
    <name>holdfast::app::CampaignBook</name>
    <message>
        <source>Reading the campaigns</source>
        <translation>正在读取活动</translation>
    </message>
    <message>
        <source>Campaign not changed</source>
        <translation>活动未更改</translation>
    </message>
    <message>
        <source>Changing a campaign</source>
        <translation>正在修改活动</translation>
    </message>
    <message>
        <source>Making a campaign</source>
        <translation>正在新建活动</translation>
    </message>
    <message>
        <source>Removing a campaign</source>
        <translation>正在删除活动</translation>
    </message>
</context>
<context>
    <name>holdfast::app::CampaignList</name>
    <message>
        <source>Campaigns</source>
        <translation>挽留活动</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>holdfast::app::CampaignsPanel</name>
    <message>
        <source>Remove campaign</source>
        <translation>删除活动</translation>
    </message>
    <message>
        <source>Remove “%1” with its plan and results? Undo brings it back.</source>
        <translation>删除“%1”及其计划与结果？可用撤销恢复。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>挽留活动</translation>
    </message>
    <message>
        <source>Campaigns %1</source>
        <translation>挽留活动 %1</translation>
    </message>
    <message>
        <source>The campaigns can&apos;t be read</source>
        <translation>无法读取活动</translation>
    </message>
    <message>
        <source>No campaign yet</source>
        <translation>还没有活动</translation>
    </message>
    <message>
        <source>Start from a template, or from the customers of the watch list or a segment.</source>
        <translation>从模板开始，或从关注名单、客群中的客户开始。</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新建活动</translation>
    </message>
    <message>
        <source>Goal…</source>
        <translation>目标…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Tasks as calendar (.ics)…</source>
        <translation>任务导出为日历 (.ics)…</translation>
    </message>
    <message>
        <source>Plan as Excel workbook (.xlsx)…</source>
        <translation>计划导出为 Excel 工作簿 (.xlsx)…</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>未导出</translation>
    </message>
    <message>
        <source>Export tasks</source>
        <translation>导出任务</translation>
    </message>
    <message>
        <source>Calendars (*.ics)</source>
        <translation>日历 (*.ics)</translation>
    </message>
    <message>
        <source>Exporting tasks</source>
        <translation>正在导出任务</translation>
    </message>
    <message>
        <source>Export plan</source>
        <translation>导出计划</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Exporting the plan</source>
        <translation>正在导出计划</translation>
    </message>
    <message>
        <source>Strategy library</source>
        <translation>策略库</translation>
    </message>
    <message>
        <source>Watch list</source>
        <translation>观察名单</translation>
    </message>
</context>
<context>
    <name>holdfast::app::ChipRow</name>
    <message>
        <source>All customers</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>添加筛选</translation>
    </message>
</context>
<context>
    <name>holdfast::app::ChurnRulePage</name>
    <message>
        <source>Proposing the churn rule</source>
        <translation>正在建议流失规则</translation>
    </message>
    <message>
        <source>A column says who left</source>
        <translation>由某一列标明谁已流失</translation>
    </message>
    <message>
        <source>The contract ended without renewal</source>
        <translation>合同到期且未续订</translation>
    </message>
    <message>
        <source>No purchase for a number of days</source>
        <translation>若干天内没有购买</translation>
    </message>
    <message>
        <source> days</source>
        <comment>after a number</comment>
        <translation> 天</translation>
    </message>
    <message>
        <source>proposed (%1 days)</source>
        <translation>建议值（%1 天）</translation>
    </message>
    <message>
        <source>proposed by the data</source>
        <translation>由数据建议</translation>
    </message>
    <message>
        <source>Changing the churn rule</source>
        <translation>正在更改流失规则</translation>
    </message>
</context>
<context>
    <name>holdfast::app::ChurnTreeView</name>
    <message>
        <source>Growing the churn tree</source>
        <translation>正在生成流失决策树</translation>
    </message>
    <message>
        <source>Show customers</source>
        <translation>查看客户</translation>
    </message>
    <message>
        <source>Save as segment…</source>
        <translation>存为分群…</translation>
    </message>
    <message>
        <source>No segment is chosen</source>
        <translation>未选择分群</translation>
    </message>
    <message>
        <source>Churn tree</source>
        <translation>流失决策树</translation>
    </message>
    <message>
        <source>Which questions find those who leave?</source>
        <translation>哪些问题能找出要流失的客户？</translation>
    </message>
</context>
<context>
    <name>holdfast::app::ClustersView</name>
    <message>
        <source>Clustering the customers</source>
        <translation>正在对客户聚类</translation>
    </message>
    <message>
        <source>As proposed</source>
        <translation>按建议</translation>
    </message>
    <message>
        <source>Cluster %1</source>
        <translation>聚类 %1</translation>
    </message>
    <message>
        <source>Number of clusters</source>
        <translation>聚类数</translation>
    </message>
    <message>
        <source>Number suggested</source>
        <translation>建议类数</translation>
    </message>
    <message numerus="yes">
        <source>%n clusters</source>
        <translation>
            <numerusform>%n 类</numerusform>
        </translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数字代入</translation>
    </message>
    <message>
        <source>Show customers</source>
        <translation>查看客户</translation>
    </message>
    <message>
        <source>Save as segment…</source>
        <translation>存为分群…</translation>
    </message>
    <message>
        <source>No cluster is chosen</source>
        <translation>未选择聚类</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>聚类</translation>
    </message>
    <message>
        <source>Which groups do the customers fall into by themselves?</source>
        <translation>客户自然地分成哪些群？</translation>
    </message>
</context>
<context>
    <name>holdfast::app::CombineSegments</name>
    <message>
        <source>Save as segment</source>
        <translation>存为分群</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Combine</source>
        <translation>组合</translation>
    </message>
    <message>
        <source>AND</source>
        <comment>sets</comment>
        <translation>与</translation>
    </message>
    <message>
        <source>In all of the ticked segments</source>
        <translation>同时在所有勾选的分群中</translation>
    </message>
    <message>
        <source>OR</source>
        <comment>sets</comment>
        <translation>或</translation>
    </message>
    <message>
        <source>In at least one of the ticked segments</source>
        <translation>至少在一个勾选的分群中</translation>
    </message>
    <message>
        <source>NOT</source>
        <comment>sets</comment>
        <translation>非</translation>
    </message>
    <message>
        <source>In the first ticked segment, in none of the others</source>
        <translation>在第一个勾选的分群中，而不在其余分群中</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Make it the selection</source>
        <translation>设为所选</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>%1, not %2</source>
        <translation>%1，排除 %2</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source> and </source>
        <translation> 且 </translation>
    </message>
    <message>
        <source>Combining the segments</source>
        <translation>正在组合分群</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln 位客户</numerusform>
        </translation>
    </message>
    <message>
        <source> · churn %1 [%2]</source>
        <translation> · 流失率 %1 [%2]</translation>
    </message>
    <message>
        <source> · %1 in 12 months</source>
        <translation> · 近 12 个月 %1</translation>
    </message>
    <message>
        <source>%1 and %2 share %3: %4 of the first, %5 of the second</source>
        <translation>%1 与 %2 共有 %3 位：占前者 %4，占后者 %5</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在计数…</translation>
    </message>
</context>
<context>
    <name>holdfast::app::CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
</context>
<context>
    <name>holdfast::app::CompareView</name>
    <message>
        <source>Comparing the segments</source>
        <translation>正在比较分群</translation>
    </message>
    <message>
        <source>Tick two to four of the saved segments to see them beside each other.</source>
        <translation>勾选两到四个已保存的分群即可并排查看。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Where do the segments differ?</source>
        <translation>各分群在哪里不同？</translation>
    </message>
</context>
<context>
    <name>holdfast::app::ConditionForm</name>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>Find a value</source>
        <translation>查找值</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Days before the as-of date</source>
        <translation>观察日前的天数</translation>
    </message>
    <message>
        <source>Customers, one on each line</source>
        <translation>客户编号，每行一个</translation>
    </message>
    <message>
        <source>Saved segment</source>
        <translation>已存分群</translation>
    </message>
    <message>
        <source>Listed customers</source>
        <translation>指定客户</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>为其中之一</translation>
    </message>
    <message>
        <source>is</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>不等于</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>starts with</source>
        <translation>开头为</translation>
    </message>
    <message>
        <source>matches the pattern</source>
        <translation>符合模式</translation>
    </message>
    <message>
        <source>from … to …</source>
        <translation>从…到…</translation>
    </message>
    <message>
        <source>on or after</source>
        <translation>不早于</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>on or before</source>
        <translation>不晚于</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>after</source>
        <translation>晚于</translation>
    </message>
    <message>
        <source>more than</source>
        <translation>大于</translation>
    </message>
    <message>
        <source>before</source>
        <translation>早于</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>小于</translation>
    </message>
    <message>
        <source>in the last … days</source>
        <translation>最近…天内</translation>
    </message>
    <message>
        <source>more than … days ago</source>
        <translation>…天以前</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Counted back from the as-of date, whatever it is.</source>
        <translation>从观察日往前数，随观察日变化。</translation>
    </message>
    <message>
        <source>In the data from %1 to %2.</source>
        <translation>数据中从 %1 到 %2。</translation>
    </message>
    <message>
        <source>A date as 2026-01-31, or A-90d: 90 days before the as-of date.</source>
        <translation>日期写作 2026-01-31，或 A-90d：观察日前 90 天。</translation>
    </message>
</context>
<context>
    <name>holdfast::app::ContextBar</name>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>统计期</translation>
    </message>
    <message>
        <source>vs</source>
        <comment>comparison</comment>
        <translation>对比</translation>
    </message>
    <message>
        <source>none</source>
        <comment>comparison</comment>
        <translation>无对比</translation>
    </message>
    <message>
        <source>same period last year</source>
        <translation>同比 · 去年同期</translation>
    </message>
    <message>
        <source>previous period</source>
        <translation>环比 · 上一期</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Last day of the data</source>
        <translation>数据的最后一天</translation>
    </message>
    <message>
        <source>Filters do not apply here</source>
        <translation>筛选不适用于此处</translation>
    </message>
</context>
<context>
    <name>holdfast::app::CrossFilterView</name>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Reading the customers…</source>
        <translation>正在读取客户…</translation>
    </message>
    <message>
        <source>Cross-filter</source>
        <translation>交叉筛选</translation>
    </message>
    <message>
        <source>Which customers leave more than others?</source>
        <translation>哪些客户流失更多？</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Churn rates</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>What the bars show</source>
        <translation>条形显示的内容</translation>
    </message>
</context>
<context>
    <name>holdfast::app::CustomerView</name>
    <message>
        <source>Reading the customer</source>
        <translation>正在读取客户</translation>
    </message>
    <message>
        <source>Measuring the customer</source>
        <translation>正在计算客户指标</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>How computed</source>
        <translation>计算口径</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Timeline of the customer</source>
        <translation>客户时间线</translation>
    </message>
    <message>
        <source>%1 · since %2</source>
        <translation>%1 · 始于 %2</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Finding the origin of a field</source>
        <translation>正在查找字段来源</translation>
    </message>
    <message>
        <source>Origin not found</source>
        <translation>未找到来源</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>%1 的备注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Writing a note</source>
        <translation>正在写备注</translation>
    </message>
    <message>
        <source>Looking for similar customers</source>
        <translation>正在查找相似客户</translation>
    </message>
    <message>
        <source>Weighing the offers</source>
        <translation>正在权衡优惠</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Own rhythm</source>
        <translation>自身节奏</translation>
    </message>
    <message>
        <source>Warning signs</source>
        <translation>预警迹象</translation>
    </message>
    <message>
        <source>Plan campaign…</source>
        <translation>策划活动…</translation>
    </message>
    <message>
        <source>A campaign for this customer; also by Enter or a double click on an offer</source>
        <translation>为该客户策划活动；也可在优惠上按 Enter 或双击</translation>
    </message>
</context>
<context>
    <name>holdfast::app::CustomersList</name>
    <message>
        <source>Usual columns</source>
        <translation>常用列</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Sort further by this</source>
        <translation>再按此列排序</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>筛选…</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>筛选 %1</translation>
    </message>
    <message>
        <source>A word, = North, &gt;= 5, 3..12 or missing</source>
        <translation>一个词、= 北部、&gt;= 5、3..12 或 缺失</translation>
    </message>
    <message>
        <source>Not filtered</source>
        <translation>未筛选</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be compared with this column. Nothing was changed.</source>
        <translation>“%1” 无法与此列比较。未作任何更改。</translation>
    </message>
    <message>
        <source>Keep columns up to this in view</source>
        <translation>固定到此列</translation>
    </message>
    <message>
        <source>Keep the first column only</source>
        <translation>只固定第一列</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>隐藏此列</translation>
    </message>
    <message>
        <source>Reading the customers</source>
        <translation>正在读取客户</translation>
    </message>
    <message>
        <source>Filter this list: id or any word</source>
        <translation>筛选列表：编号或任意词</translation>
    </message>
    <message>
        <source>Filter the list of customers</source>
        <translation>筛选客户列表</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>How computed</source>
        <translation>计算口径</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customers, fixed columns</source>
        <translation>客户，固定列</translation>
    </message>
    <message>
        <source>Ordering the customers</source>
        <translation>正在排序客户</translation>
    </message>
    <message>
        <source>Customers not listed</source>
        <translation>未列出客户</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1 of %2 customers</source>
        <translation>%1 / %2 位客户</translation>
    </message>
    <message>
        <source>Take away: %1</source>
        <translation>移除：%1</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Adding up the customers</source>
        <translation>正在合计客户</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选 %1</translation>
    </message>
    <message>
        <source>Copying the customers</source>
        <translation>正在复制客户</translation>
    </message>
</context>
<context>
    <name>holdfast::app::CustomersPanel</name>
    <message>
        <source>Customers › %1</source>
        <translation>客户 › %1</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Why is this customer leaving, and what should we do next?</source>
        <translation>这位客户为何要流失，下一步该做什么？</translation>
    </message>
    <message>
        <source>Who are they, one by one?</source>
        <translation>他们是谁，逐一来看？</translation>
    </message>
    <message>
        <source>%1 of %2 in the list</source>
        <translation>列表中第 %1 / %2 位</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Previous customer</source>
        <translation>上一位客户</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>下一位客户</translation>
    </message>
    <message>
        <source>Hide names</source>
        <translation>隐藏姓名</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the selected block, or everything, with headers (Ctrl+C)</source>
        <translation>复制所选区域或全部，含表头 (Ctrl+C)</translation>
    </message>
</context>
<context>
    <name>holdfast::app::DemographicsView</name>
    <message>
        <source>Profiling the customers</source>
        <translation>正在生成客户画像</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>客户画像</translation>
    </message>
    <message>
        <source>Who are the customers, and who of them leaves?</source>
        <translation>客户是谁，其中谁在流失？</translation>
    </message>
</context>
<context>
    <name>holdfast::app::DuplicatesPage</name>
    <message>
        <source>Score at least</source>
        <translation>得分不低于</translation>
    </message>
    <message>
        <source>Tick all from %1</source>
        <translation>勾选 %1 及以上</translation>
    </message>
    <message>
        <source>Separate again</source>
        <translation>重新拆分</translation>
    </message>
    <message>
        <source>Comparing customers</source>
        <translation>正在比较客户</translation>
    </message>
    <message numerus="yes">
        <source>Merge %n pair(s)</source>
        <translation>
            <numerusform>合并 %n 对</numerusform>
        </translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排比较</translation>
    </message>
    <message>
        <source>Choose a pair to see why.</source>
        <translation>选择一对以查看原因。</translation>
    </message>
    <message>
        <source>Merging customers</source>
        <translation>正在合并客户</translation>
    </message>
    <message>
        <source>Separating customers</source>
        <translation>正在拆分客户</translation>
    </message>
</context>
<context>
    <name>holdfast::app::EarlyWarningPanel</name>
    <message>
        <source>Measuring the indicators</source>
        <translation>正在计算指标</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Watch list</source>
        <translation>观察名单</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>Correlation</source>
        <translation>相关性</translation>
    </message>
    <message>
        <source>Risk model</source>
        <translation>风险模型</translation>
    </message>
    <message>
        <source>Early warning</source>
        <translation>早期预警</translation>
    </message>
    <message>
        <source>What goes with later churn?</source>
        <translation>什么与之后的流失相关？</translation>
    </message>
    <message>
        <source>Which warnings are open, and whom do they concern?</source>
        <translation>哪些预警未结，涉及哪些客户？</translation>
    </message>
    <message>
        <source>Whom to win back first, and why?</source>
        <translation>先挽回谁，为什么？</translation>
    </message>
    <message>
        <source>Can the risk model be trusted?</source>
        <translation>风险模型可信吗？</translation>
    </message>
    <message>
        <source>What signals churn before it happens?</source>
        <translation>流失之前有哪些信号？</translation>
    </message>
    <message>
        <source>Thresholds…</source>
        <translation>阈值…</translation>
    </message>
    <message>
        <source>Train the risk model</source>
        <translation>训练风险模型</translation>
    </message>
    <message>
        <source>Segments, or the first attribute</source>
        <translation>分群，或第一个属性</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>按%1</translation>
    </message>
    <message>
        <source>Customers grouped by</source>
        <translation>客户分组方式</translation>
    </message>
    <message>
        <source>Motives</source>
        <translation>流失动机</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>预警实验室</translation>
    </message>
    <message>
        <source>Why do customers leave?</source>
        <translation>客户为什么离开？</translation>
    </message>
    <message>
        <source>Whom would a warning have caught, and how early?</source>
        <translation>预警本可捕获哪些客户，提前多久？</translation>
    </message>
    <message>
        <source>Time to churn</source>
        <translation>流失时间</translation>
    </message>
    <message>
        <source>How long do customers stay, and who leaves sooner?</source>
        <translation>客户停留多久，谁更早离开？</translation>
    </message>
</context>
<context>
    <name>holdfast::app::EvaluateTab</name>
    <message>
        <source>Evaluating the campaign</source>
        <translation>正在评估活动</translation>
    </message>
    <message>
        <source>Close and learn…</source>
        <translation>结束并学习…</translation>
    </message>
    <message>
        <source>Writes what was measured into the strategy library; the next campaign reckons with it</source>
        <translation>把测得的效果写入策略库；下一个活动据此计算</translation>
    </message>
    <message>
        <source>Close and learn</source>
        <translation>结束并学习</translation>
    </message>
    <message>
        <source>What was learned, in a sentence</source>
        <translation>用一句话说明学到了什么</translation>
    </message>
    <message>
        <source>Closing the campaign</source>
        <translation>正在结束活动</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Did it work, for whom, and was it worth it?</source>
        <translation>是否有效，对谁有效，是否值得？</translation>
    </message>
</context>
<context>
    <name>holdfast::app::EventNotesDialog</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Events on the trend</source>
        <translation>趋势图上的事件</translation>
    </message>
    <message>
        <source>What happened when, such as a price rise or a move of a depot. Events stand on the churn trend and in its briefings.</source>
        <translation>何时发生了什么，例如涨价或仓库搬迁。事件显示在流失趋势图及其简报中。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>written here</source>
        <translation>在此记下</translation>
    </message>
    <message>
        <source>Adding an event</source>
        <translation>正在添加事件</translation>
    </message>
    <message>
        <source>Removing an event</source>
        <translation>正在移除事件</translation>
    </message>
</context>
<context>
    <name>holdfast::app::ExportDialog</name>
    <message>
        <source>PDF file</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>Excel file</source>
        <translation>Excel 文件</translation>
    </message>
    <message>
        <source>Will be replaced: %1</source>
        <translation>将被替换：%1</translation>
    </message>
    <message>
        <source>Export briefing as</source>
        <translation>简报另存为</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Exporting the briefing</source>
        <translation>正在导出简报</translation>
    </message>
    <message>
        <source>Briefing not exported</source>
        <translation>简报未导出</translation>
    </message>
    <message>
        <source>Keeping the issue</source>
        <translation>正在保存这一期</translation>
    </message>
</context>
<context>
    <name>holdfast::app::FindBox</name>
    <message>
        <source>Find customer</source>
        <translation>查找客户</translation>
    </message>
    <message>
        <source>Find a customer by id or name (Ctrl+F)</source>
        <translation>按编号或姓名查找客户 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Finding a customer</source>
        <translation>正在查找客户</translation>
    </message>
    <message>
        <source>%1 in all. Type more.</source>
        <translation>共 %1 位，请继续输入。</translation>
    </message>
    <message>
        <source>No customer found for “%1”. Nearest:</source>
        <translation>没有找到“%1”。最接近的：</translation>
    </message>
</context>
<context>
    <name>holdfast::app::HelpDialog</name>
    <message>
        <source>Keys and gestures</source>
        <translation>按键与手势</translation>
    </message>
    <message>
        <source>In a chart or table</source>
        <translation>在图表或表格中</translation>
    </message>
    <message>
        <source>Click, drag</source>
        <translation>单击、拖动</translation>
    </message>
    <message>
        <source>Select the customers behind a mark or range. The selection counts in every panel and is told in the bar above.</source>
        <translation>选中标记或范围所代表的客户。选择在所有面板中生效，并显示在上方的栏中。</translation>
    </message>
    <message>
        <source>Double-click, Enter</source>
        <translation>双击、Enter</translation>
    </message>
    <message>
        <source>Open the customers behind a mark</source>
        <translation>打开标记所代表的客户</translation>
    </message>
    <message>
        <source>Arrow keys, Space</source>
        <translation>方向键、空格</translation>
    </message>
    <message>
        <source>Move between marks, select one</source>
        <translation>在标记之间移动，选中一个</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc 键</translation>
    </message>
    <message>
        <source>Leave, or clear what is selected in this chart</source>
        <translation>离开，或清除此图中的选择</translation>
    </message>
    <message>
        <source>How computed: definition, data, number of customers and method of a figure, also by its ƒ</source>
        <translation>计算方法：一个数字的定义、数据、客户数与方法，也可点击 ƒ</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>显示为表格</translation>
    </message>
    <message>
        <source>Add to briefing</source>
        <translation>加入简报</translation>
    </message>
    <message>
        <source>Copy the data with their headers</source>
        <translation>复制数据及其表头</translation>
    </message>
    <message>
        <source>Double-click on the header</source>
        <translation>双击标题栏</translation>
    </message>
    <message>
        <source>Let a block fill its panel, Esc brings it back</source>
        <translation>让图块占满面板，按 Esc 恢复</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>右键单击</translation>
    </message>
    <message>
        <source>Everything a block can do: copy or export picture and data, add to briefing</source>
        <translation>图块的全部操作：复制或导出图片和数据、加入简报</translation>
    </message>
</context>
<context>
    <name>holdfast::app::ImportController</name>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>Comparing %1 with earlier loads</source>
        <translation>正在将 %1 与先前的导入比较</translation>
    </message>
</context>
<context>
    <name>holdfast::app::ImportPage</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Drop files here</source>
        <translation>将文件拖放到此处</translation>
    </message>
    <message>
        <source>Drop customer and transaction files here, or click to browse</source>
        <translation>将客户文件和交易文件拖放到此处，或点击选择</translation>
    </message>
    <message>
        <source>Customers need an ID. Transactions need a customer, a date and an amount. Either file is enough to start.</source>
        <translation>客户需要编号。交易需要客户、日期和金额。有其中一个文件即可开始。</translation>
    </message>
    <message>
        <source>Load as</source>
        <translation>加载为</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>表头</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>mapping of an earlier import applied</source>
        <translation>已套用以前导入的映射</translation>
    </message>
    <message>
        <source>Next problem row</source>
        <translation>下一个问题行</translation>
    </message>
    <message>
        <source>Show rejected rows…</source>
        <translation>显示被拒的行…</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) open</source>
        <translation>
            <numerusform>%n 项待选择</numerusform>
        </translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Reading the whole file to see what is in it…</source>
        <translation>正在通读整个文件，了解其内容…</translation>
    </message>
    <message>
        <source>%1 rows · %2 columns · %3</source>
        <translation>%1 行 · %2 列 · %3</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>none</source>
        <comment>delimiter</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>no header</source>
        <translation>没有表头</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>First %1 rows</source>
        <translation>前 %1 行</translation>
    </message>
    <message>
        <source>%1 loaded</source>
        <translation>已加载 %1</translation>
    </message>
    <message>
        <source>%1 of %2 rows loaded as %3 in %4.</source>
        <translation>共 %2 行，已将 %1 行加载为%3，用时 %4。</translation>
    </message>
    <message>
        <source>No row was rejected.</source>
        <translation>没有被拒的行。</translation>
    </message>
    <message>
        <source>Reading the rejected rows</source>
        <translation>正在读取被拒的行</translation>
    </message>
    <message>
        <source>Rejected rows not read</source>
        <translation>未能读取被拒的行</translation>
    </message>
    <message>
        <source>Rejected rows of %1</source>
        <translation>%1 的被拒行</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Row as in the file</source>
        <translation>文件中的原始行</translation>
    </message>
    <message>
        <source>CSV, TSV, XLSX, SQLite</source>
        <translation>CSV、TSV、XLSX、SQLite</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Against the earlier loads: %1 rows new, %2 changed, %3 gone.</source>
        <translation>与先前的导入相比：新增 %1 行，改变 %2 行，消失 %3 行。</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>Rejected and kept aside: %1</source>
        <translation>被拒绝并另行保留的行数：%1</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
</context>
<context>
    <name>holdfast::app::IndexDraft</name>
    <message>
        <source>Changing the index</source>
        <translation>修改指标体系</translation>
    </message>
</context>
<context>
    <name>holdfast::app::IndexEditor</name>
    <message>
        <source>Add a dimension</source>
        <translation>添加维度</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Index system</source>
        <translation>指标体系</translation>
    </message>
    <message>
        <source>Drag items into dimensions, or use Ctrl and the arrow keys.</source>
        <translation>将题项拖入维度，或使用 Ctrl 和方向键。</translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation>测量列</translation>
    </message>
    <message>
        <source>Weight, %</source>
        <translation>权重，%</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Add dimension…</source>
        <translation>添加维度…</translation>
    </message>
    <message>
        <source>Add item</source>
        <translation>添加题项</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>移至</translation>
    </message>
    <message>
        <source>Directly under the index</source>
        <translation>直接位于指数之下</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
</context>
<context>
    <name>holdfast::app::IndicatorsView</name>
    <message>
        <source>Grey band: control limits (3σ of the periods before). Dashed: threshold. Dotted: benchmark. Ring: beyond one of them. Last period dotted while it is not over.</source>
        <translation>灰带：控制限（此前各期的 3σ）。虚线：阈值。点线：基准。圆环：越过其一。未结束的最后一期以点线表示。</translation>
    </message>
</context>
<context>
    <name>holdfast::app::IssueList</name>
    <message>
        <source>Issues</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Say what one row of this file is.</source>
        <translation>请说明此文件的一行代表什么。</translation>
    </message>
    <message>
        <source>Choose the column that holds it.</source>
        <translation>请选择对应的列。</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) a choice</source>
        <translation>
            <numerusform>%n 项需要选择</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to know about</source>
        <translation>
            <numerusform>%n 项需要留意</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Earlier rows are not in the file</source>
        <translation>先前的行不在文件中</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the earlier loads are missing in this file. Say what that means.</source>
        <translation>
            <numerusform>此文件缺少先前导入的 %n 行。请说明其含义。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Load masked</source>
        <translation>遮盖后导入</translation>
    </message>
    <message>
        <source>Load as pseudonyms</source>
        <translation>替换为假名后导入</translation>
    </message>
    <message>
        <source>Load as it is</source>
        <translation>原样导入</translation>
    </message>
    <message>
        <source>national id number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>card number</source>
        <translation>卡号</translation>
    </message>
    <message>
        <source>Looks like: %1.</source>
        <translation>看起来是：%1。</translation>
    </message>
</context>
<context>
    <name>holdfast::app::JobsPopover</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>No jobs yet.</source>
        <translation>还没有任务。</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>已完成，用时 %1</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>job state</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>stopped</source>
        <comment>job state</comment>
        <translation>已停止</translation>
    </message>
    <message>
        <source>queued</source>
        <comment>job state</comment>
        <translation>排队中</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>取消任务</translation>
    </message>
</context>
<context>
    <name>holdfast::app::LaboratoryView</name>
    <message>
        <source>Testing a warning on the past</source>
        <translation>正在用历史检验预警</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>预警指标</translation>
    </message>
    <message>
        <source>Churn within</source>
        <translation>流失期限</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Use this threshold</source>
        <translation>采用此阈值</translation>
    </message>
    <message>
        <source>Standard threshold</source>
        <translation>标准阈值</translation>
    </message>
    <message>
        <source>In force: %1. An alert is about the customers over it.</source>
        <translation>当前阈值：%1。预警涉及超过它的客户。</translation>
    </message>
    <message>
        <source>The score has no threshold of its own: tiers are cut in the risk model.</source>
        <translation>评分没有自己的阈值：等级在风险模型中划分。</translation>
    </message>
    <message>
        <source>Changing a threshold</source>
        <translation>正在更改阈值</translation>
    </message>
</context>
<context>
    <name>holdfast::app::LibraryTab</name>
    <message>
        <source>Reading the strategy library</source>
        <translation>正在读取策略库</translation>
    </message>
    <message>
        <source>Edit offer…</source>
        <translation>编辑方案…</translation>
    </message>
    <message>
        <source>New offer…</source>
        <translation>新建方案…</translation>
    </message>
    <message>
        <source>Standard set…</source>
        <translation>标准方案…</translation>
    </message>
    <message>
        <source>Puts the offers the program comes with in the place of yours; what was measured stays</source>
        <translation>用程序自带的方案替换您的方案；已测得的结果保留</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>New offer</source>
        <translation>新建方案</translation>
    </message>
    <message>
        <source>Name, English</source>
        <translation>名称（英文）</translation>
    </message>
    <message>
        <source>Name, Chinese</source>
        <translation>名称（中文）</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Cost of a contact</source>
        <translation>每次触达成本</translation>
    </message>
    <message>
        <source>Cost of the reward</source>
        <translation>奖励成本</translation>
    </message>
    <message>
        <source>Take the reward</source>
        <translation>领取奖励的比例</translation>
    </message>
    <message>
        <source>Stay because of it, of those who would leave</source>
        <translation>本会流失者中因此留下的比例</translation>
    </message>
    <message>
        <source>Doubt about that (sd)</source>
        <translation>该比例的不确定性（标准差）</translation>
    </message>
    <message>
        <source>Leave because of it, of those who would stay</source>
        <translation>本会留下者中因此流失的比例</translation>
    </message>
    <message>
        <source>Source of the effect</source>
        <translation>效果来源</translation>
    </message>
    <message>
        <source>assumption, not measured yet</source>
        <translation>假设，尚未测量</translation>
    </message>
    <message>
        <source>Stages (none: all)</source>
        <translation>生命周期阶段（不选即全部）</translation>
    </message>
    <message>
        <source>Risk (none: all)</source>
        <translation>风险（不选即全部）</translation>
    </message>
    <message>
        <source>Value (none: all)</source>
        <translation>价值（不选即全部）</translation>
    </message>
    <message>
        <source>Motives (none: all)</source>
        <translation>动因（不选即全部）</translation>
    </message>
    <message>
        <source>Changing the strategy library</source>
        <translation>正在更改策略库</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Standard set</source>
        <translation>标准方案</translation>
    </message>
    <message>
        <source>Put the offers the program comes with in the place of yours? What campaigns have measured stays, and undo brings yours back.</source>
        <translation>用程序自带的方案替换您的方案吗？活动测得的结果会保留，撤销即可恢复您的方案。</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>策略库</translation>
    </message>
    <message>
        <source>What can be done for whom, and what does it bring?</source>
        <translation>能为谁做什么，会带来什么？</translation>
    </message>
</context>
<context>
    <name>holdfast::app::LifetimesView</name>
    <message>
        <source>Following the customers&apos; lives</source>
        <translation>正在追踪客户存续期</translation>
    </message>
    <message>
        <source>Looking for what goes with leaving sooner</source>
        <translation>正在查找与较早流失相关的因素</translation>
    </message>
</context>
<context>
    <name>holdfast::app::MainWindow</name>
    <message>
        <source>Choose customer and transaction files</source>
        <translation>选择客户文件和交易文件</translation>
    </message>
    <message>
        <source>Save the new workspace as</source>
        <translation>新工作区另存为</translation>
    </message>
    <message>
        <source>Holdfast workspaces (*.holdfast)</source>
        <translation>Holdfast 工作区 (*.holdfast)</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Holdfast workspaces (*.holdfast);;All files (*)</source>
        <translation>Holdfast 工作区 (*.holdfast);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation>选择要导入的文件</translation>
    </message>
    <message>
        <source>Save a copy of the workspace as</source>
        <translation>工作区副本另存为</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 副本</translation>
    </message>
    <message>
        <source>Saving a copy</source>
        <translation>正在保存副本</translation>
    </message>
    <message>
        <source>Copy not saved</source>
        <translation>副本未保存</translation>
    </message>
    <message>
        <source>A job is running</source>
        <translation>有任务正在运行</translation>
    </message>
    <message>
        <source>Files are still being loaded. Closing now stops that; what was loaded before is kept.</source>
        <translation>文件仍在加载。现在关闭会中止加载；之前加载的内容会保留。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>数据(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>分析(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>报告(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation>打开工作区…</translation>
    </message>
    <message>
        <source>Open sample workspace</source>
        <translation>打开示例工作区</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>Close workspace</source>
        <translation>关闭工作区</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>添加筛选</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>客户细分</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>上一个标签页</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>下一个标签页</translation>
    </message>
    <message>
        <source>Previous period</source>
        <translation>上一期</translation>
    </message>
    <message>
        <source>Next period</source>
        <translation>下一期</translation>
    </message>
    <message>
        <source>Collapse navigation</source>
        <translation>收起导航</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>数据表</translation>
    </message>
    <message>
        <source>Churn rule</source>
        <translation>流失规则</translation>
    </message>
    <message>
        <source>Next open choice, or load</source>
        <translation>下一个待选择项，或加载</translation>
    </message>
    <message>
        <source>Save as segment…</source>
        <translation>存为分群…</translation>
    </message>
    <message>
        <source>List customers of the selection</source>
        <translation>列出所选客户</translation>
    </message>
    <message>
        <source>Recompute</source>
        <translation>重新计算</translation>
    </message>
    <message>
        <source>Export briefing…</source>
        <translation>导出简报…</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>About Holdfast</source>
        <translation>关于 Holdfast</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Holdfast %1</source>
        <translation>Holdfast 版本 %1</translation>
    </message>
    <message>
        <source>Customer churn and retention workbench. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>客户流失与留存工作台。自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本。</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx *.sqlite *.sqlite3 *.db);;All files (*)</source>
        <translation>表格 (*.csv *.tsv *.txt *.xlsx *.sqlite *.sqlite3 *.db);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Nothing to paste</source>
        <translation>没有可粘贴的内容</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy a table with its header first.</source>
        <translation>剪贴板中没有文本。先复制一张带表头的表格。</translation>
    </message>
    <message>
        <source>Clipboard %1</source>
        <translation>剪贴板 %1</translation>
    </message>
    <message>
        <source>Nothing pasted</source>
        <translation>未粘贴</translation>
    </message>
    <message>
        <source>The clipboard could not be kept as a file: %1. Nothing was changed.</source>
        <translation>剪贴板内容无法保存为文件：%1。没有任何改动。</translation>
    </message>
    <message>
        <source>New from files…</source>
        <translation>从文件新建…</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Paste a table</source>
        <translation>粘贴表格</translation>
    </message>
    <message>
        <source>Near-duplicate customers</source>
        <translation>近似重复的客户</translation>
    </message>
    <message>
        <source>Early warning</source>
        <translation>早期预警</translation>
    </message>
    <message>
        <source>Seal into an encrypted archive…</source>
        <translation>保存为加密归档…</translation>
    </message>
    <message>
        <source>Open a sealed archive…</source>
        <translation>打开加密归档…</translation>
    </message>
    <message>
        <source>Seal the workspace into</source>
        <translation>将工作区加密归档到</translation>
    </message>
    <message>
        <source>Sealed archives (*.sealed)</source>
        <translation>加密归档 (*.sealed)</translation>
    </message>
    <message>
        <source>Sealing the workspace</source>
        <translation>正在加密归档工作区</translation>
    </message>
    <message>
        <source>Archive not written</source>
        <translation>加密归档未写出</translation>
    </message>
    <message>
        <source>Open a sealed archive</source>
        <translation>打开加密归档</translation>
    </message>
    <message>
        <source>Sealed archives (*.sealed);;All files (*)</source>
        <translation>加密归档 (*.sealed);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the workspace of the archive as</source>
        <translation>将归档中的工作区另存为</translation>
    </message>
    <message>
        <source>Opening the sealed archive</source>
        <translation>正在打开加密归档</translation>
    </message>
    <message>
        <source>Archive not opened</source>
        <translation>加密归档未打开</translation>
    </message>
    <message>
        <source>Briefings</source>
        <translation>简报</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>挽留活动</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Find customer</source>
        <translation>查找客户</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Value and lifecycle</source>
        <translation>价值与生命周期</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>窗口的下一部分</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>窗口的上一部分</translation>
    </message>
    <message>
        <source>Keys and gestures</source>
        <translation>按键与手势</translation>
    </message>
    <message>
        <source>Open a workspace to view it</source>
        <translation>打开工作区以供查看</translation>
    </message>
    <message>
        <source>Open to view only…</source>
        <translation>仅查看方式打开…</translation>
    </message>
    <message>
        <source>%1 (viewing only) — Holdfast</source>
        <translation>%1（仅查看）— Holdfast</translation>
    </message>
    <message>
        <source>%1 (read only) — Holdfast</source>
        <translation>%1（只读）— Holdfast</translation>
    </message>
</context>
<context>
    <name>holdfast::app::Marks</name>
    <message>
        <source>Selection not changed</source>
        <translation>所选客户未改变</translation>
    </message>
</context>
<context>
    <name>holdfast::app::Maximiser</name>
    <message>
        <source>Restore size</source>
        <translation>恢复大小</translation>
    </message>
    <message>
        <source>Maximise</source>
        <translation>最大化</translation>
    </message>
</context>
<context>
    <name>holdfast::app::MonitorTab</name>
    <message>
        <source>Reading how it goes</source>
        <translation>正在读取进展</translation>
    </message>
    <message>
        <source>Contact list…</source>
        <translation>触达名单…</translation>
    </message>
    <message>
        <source>Writes those to be contacted under pseudonyms; the control is on no list</source>
        <translation>以假名写出待触达客户；对照组不在任何名单上</translation>
    </message>
    <message>
        <source>Read outcomes…</source>
        <translation>读入结果…</translation>
    </message>
    <message>
        <source>Contact list</source>
        <translation>触达名单</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>contacts.csv</source>
        <translation>联系名单.csv</translation>
    </message>
    <message>
        <source>Writing the contact list</source>
        <translation>正在写出触达名单</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Reading outcomes</source>
        <translation>正在读入结果</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>监控</translation>
    </message>
    <message>
        <source>Is it going as planned?</source>
        <translation>是否按计划进行？</translation>
    </message>
</context>
<context>
    <name>holdfast::app::MotivesView</name>
    <message>
        <source>Looking for motives</source>
        <translation>正在查找流失动机</translation>
    </message>
    <message>
        <source>Telling kinds of churn apart</source>
        <translation>正在区分流失类型</translation>
    </message>
    <message>
        <source>Looking for customers with a motive</source>
        <translation>正在查找具有某动机的客户</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Choose a motive, then a customer, to see what was said.</source>
        <translation>先选动机，再选客户，即可查看证据。</translation>
    </message>
    <message>
        <source>Looking for evidence</source>
        <translation>正在查找证据</translation>
    </message>
</context>
<context>
    <name>holdfast::app::OverviewPanel</name>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Who is leaving, what changed, and where?</source>
        <translation>谁在流失，什么变了，在哪里？</translation>
    </message>
    <message>
        <source>Export briefing…</source>
        <translation>导出简报…</translation>
    </message>
    <message>
        <source>Computing the overview</source>
        <translation>正在计算总览</translation>
    </message>
    <message>
        <source>Comparing the periods</source>
        <translation>正在比较统计期</translation>
    </message>
    <message>
        <source>Counting the cohorts</source>
        <translation>正在统计同期群</translation>
    </message>
    <message>
        <source>Customers who buy again</source>
        <translation>再次购买的客户</translation>
    </message>
    <message>
        <source>Orders per customer</source>
        <translation>人均订单数</translation>
    </message>
    <message>
        <source>Revenue per customer</source>
        <translation>人均收入</translation>
    </message>
    <message>
        <source>From then on</source>
        <translation>自当期起</translation>
    </message>
    <message>
        <source>Plain mean of the cohorts</source>
        <translation>同期群的简单平均</translation>
    </message>
    <message>
        <source>Reading the events</source>
        <translation>正在读取事件</translation>
    </message>
    <message>
        <source>Events on the trend…</source>
        <translation>趋势图上的事件…</translation>
    </message>
</context>
<context>
    <name>holdfast::app::PairsEditor</name>
    <message>
        <source>Parts that are compared</source>
        <translation>所比较的部分</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>评判者</translation>
    </message>
    <message>
        <source>Add a judge</source>
        <translation>添加评判者</translation>
    </message>
    <message>
        <source>How many times as important</source>
        <translation>重要程度的倍数</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>All judges</source>
        <translation>全部评判者</translation>
    </message>
    <message>
        <source>Judge 1</source>
        <translation>评判者 1</translation>
    </message>
    <message>
        <source>Pairwise weights (AHP)</source>
        <translation>成对比较权重 (AHP)</translation>
    </message>
    <message>
        <source>Needs an index of at least two parts.</source>
        <translation>需要至少有两个部分的指标体系。</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>%1 vs %2</source>
        <translation>%1 对 %2</translation>
    </message>
    <message>
        <source>%1 matters more</source>
        <translation>%1 更重要</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Judge %1</source>
        <translation>评判者 %1</translation>
    </message>
    <message>
        <source>Look at %1</source>
        <translation>查看 %1</translation>
    </message>
    <message>
        <source>Whose judgements contradict each other most</source>
        <translation>其判断自相矛盾最多</translation>
    </message>
</context>
<context>
    <name>holdfast::app::Panel</name>
    <message>
        <source>No customers yet</source>
        <translation>还没有客户</translation>
    </message>
    <message>
        <source>Import a table of customers or of transactions: either is enough to start.</source>
        <translation>请导入客户表或交易表：任一即可开始。</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
</context>
<context>
    <name>holdfast::app::PartEditor</name>
    <message>
        <source>Figures: %1</source>
        <translation>指标：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Heading: %1</source>
        <translation>标题：%1</translation>
    </message>
    <message>
        <source>Page break</source>
        <translation>分页</translation>
    </message>
    <message>
        <source>Text, kept when you leave the field</source>
        <translation>文本（离开输入框时保存）</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>As in its panel</source>
        <translation>与面板中一致</translation>
    </message>
    <message>
        <source>Note for readers</source>
        <translation>给读者的备注</translation>
    </message>
    <message>
        <source>Back to the panel</source>
        <translation>回到原面板</translation>
    </message>
    <message>
        <source>Keep as of %1</source>
        <translation>固定在 %1</translation>
    </message>
    <message>
        <source>Kept, the part shows the figures of that day in every later issue.</source>
        <translation>固定后，这一部分在以后每一期都显示当日的数字。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Half width</source>
        <translation>半宽</translation>
    </message>
    <message>
        <source>Two parts of half width that follow each other stand side by side (Alt+W).</source>
        <translation>相邻的两个半宽部分并排显示（Alt+W）。</translation>
    </message>
</context>
<context>
    <name>holdfast::app::PassphraseDialog</name>
    <message>
        <source>Passphrase for the new archive</source>
        <translation>新加密归档的口令</translation>
    </message>
    <message>
        <source>Passphrase of the archive</source>
        <translation>加密归档的口令</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>加密归档</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Nobody opens the archive without this passphrase, not even you: if it is forgotten, the archive is lost for good. Several words that don&apos;t belong together are strong and easy to keep.</source>
        <translation>没有这个口令，任何人都打不开加密归档，包括您自己；一旦忘记，文件就永远无法恢复。用几个互不相关的词组成口令，既安全又好记。</translation>
    </message>
    <message>
        <source>The archive is checked to its last byte before a workspace appears.</source>
        <translation>加密归档会校验到最后一个字节，通过后才生成工作区。</translation>
    </message>
    <message>
        <source>The two entries differ.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message numerus="yes">
        <source>Short: with %n letter(s) or more it takes far longer to guess.</source>
        <translation>
            <numerusform>口令偏短：至少 %n 个字符会难猜得多。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>holdfast::app::PlanForm</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>holdfast::app::PlanTab</name>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Who does what, when, at what cost?</source>
        <translation>谁在何时做什么，花费多少？</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>日程</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新任务</translation>
    </message>
    <message>
        <source>New milestone</source>
        <translation>新里程碑</translation>
    </message>
    <message>
        <source>New phase</source>
        <translation>新阶段</translation>
    </message>
    <message>
        <source>Add item…</source>
        <translation>添加项目…</translation>
    </message>
    <message>
        <source>Limit…</source>
        <translation>上限…</translation>
    </message>
    <message>
        <source>Add resource…</source>
        <translation>添加资源…</translation>
    </message>
    <message>
        <source>Add risk…</source>
        <translation>添加风险…</translation>
    </message>
    <message>
        <source>%1, orange underline: critical path</source>
        <translation>%1，橙色下划线：关键路径</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季度</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Own span</source>
        <translation>自定范围</translation>
    </message>
    <message>
        <source>How much of the time is shown (Ctrl+wheel, + and −; 0 shows all)</source>
        <translation>显示多长时间（Ctrl+滚轮、+ 和 −；0 显示全部）</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>显示的时间</translation>
    </message>
</context>
<context>
    <name>holdfast::app::PreviewHeader</name>
    <message>
        <source>Attribute</source>
        <comment>free column</comment>
        <translation>属性</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Field of column %1</source>
        <translation>列 %1 的字段</translation>
    </message>
    <message>
        <source>Type of column %1</source>
        <translation>%1 列的类型</translation>
    </message>
</context>
<context>
    <name>holdfast::app::ProvenancePopover</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>holdfast::app::QualityController</name>
    <message>
        <source>Judging the quality</source>
        <translation>正在评判质量</translation>
    </message>
    <message>
        <source>Reading the failing rows</source>
        <translation>正在读取不合格的行</translation>
    </message>
    <message>
        <source>Marking as expected</source>
        <translation>正在标记为预期</translation>
    </message>
    <message>
        <source>Taking the mark back</source>
        <translation>正在取消标记</translation>
    </message>
</context>
<context>
    <name>holdfast::app::QualityPanel</name>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Near-duplicates</source>
        <translation>近似重复</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Which customers are counted twice?</source>
        <translation>哪些客户被重复计算？</translation>
    </message>
    <message>
        <source>Can the numbers be trusted, and what should be fixed first?</source>
        <translation>数据可信吗，应先修复什么？</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Export issues…</source>
        <translation>导出问题…</translation>
    </message>
</context>
<context>
    <name>holdfast::app::Rail</name>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>客户细分</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>EXPLORE</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>DATA</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Early warning</source>
        <translation>早期预警</translation>
    </message>
    <message>
        <source>Briefings</source>
        <translation>简报</translation>
    </message>
    <message>
        <source>REPORT</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>挽留活动</translation>
    </message>
    <message>
        <source>ACT</source>
        <translation>行动</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Value &amp; lifecycle</source>
        <translation>价值与生命周期</translation>
    </message>
</context>
<context>
    <name>holdfast::app::RecipeBlock</name>
    <message>
        <source>Cleaning recipe</source>
        <translation>清洗方案</translation>
    </message>
    <message>
        <source>Steps of the recipe</source>
        <translation>清洗方案的步骤</translation>
    </message>
    <message>
        <source>Before and after, row by row</source>
        <translation>逐行查看前后对比</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>添加步骤</translation>
    </message>
    <message>
        <source>Remove step (Delete)</source>
        <translation>移除步骤 (Delete)</translation>
    </message>
    <message>
        <source>Move up (Ctrl+Up)</source>
        <translation>上移 (Ctrl+Up)</translation>
    </message>
    <message>
        <source>Move down (Ctrl+Down)</source>
        <translation>下移 (Ctrl+Down)</translation>
    </message>
    <message>
        <source>Changes…</source>
        <translation>改变…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n step(s), source rows stay unchanged</source>
        <translation>
            <numerusform>%1，%n 个步骤，源数据行保持不变</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a table to clean.</source>
        <translation>选择要清洗的表。</translation>
    </message>
    <message>
        <source>No steps yet. Add one with +, or from a failing rule.</source>
        <translation>尚无步骤。用 + 添加，或从不合格的规则添加。</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Row %1: %2 → %3</source>
        <translation>第 %1 行：%2 → %3</translation>
    </message>
    <message>
        <source>%1 → %2 rows</source>
        <translation>%1 → %2 行</translation>
    </message>
    <message>
        <source>%1 cells change</source>
        <translation>%1 个单元格改变</translation>
    </message>
    <message>
        <source>Trying the recipe…</source>
        <translation>正在试算清洗方案…</translation>
    </message>
</context>
<context>
    <name>holdfast::app::RecipeController</name>
    <message>
        <source>Reading the recipe</source>
        <translation>正在读取清洗方案</translation>
    </message>
    <message>
        <source>Trying the recipe</source>
        <translation>正在试算清洗方案</translation>
    </message>
    <message>
        <source>Cleaning the table</source>
        <translation>正在清洗表</translation>
    </message>
</context>
<context>
    <name>holdfast::app::RefreshView</name>
    <message>
        <source>Earlier rows</source>
        <translation>先前的行</translation>
    </message>
    <message>
        <source>Load all rows beside the earlier ones</source>
        <translation>所有行与先前的行并存</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>holdfast::app::ReviewDialog</name>
    <message>
        <source>What changed since the last issue</source>
        <translation>自上一期以来的变化</translation>
    </message>
    <message>
        <source>Every part reads as in the issue with data to %1.</source>
        <translation>各部分与数据截至 %1 的那一期一致。</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) read otherwise than in the issue with data to %1. Checked parts show the new figures; the others keep those of the issue and say so.</source>
        <translation>
            <numerusform>与数据截至 %1 的那一期相比，有 %n 个部分不同。勾选的部分显示新数字；其余保留那一期的数字并加以说明。</numerusform>
        </translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Then, data to %1</source>
        <translation>当时，数据截至 %1</translation>
    </message>
    <message>
        <source>Now, data to %1</source>
        <translation>现在，数据截至 %1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message numerus="yes">
        <source>%n chart(s) or table(s) with other numbers</source>
        <translation>
            <numerusform>%n 个图表的数字有变化</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>全部接受</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>全部保留</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>kept as of %1</source>
        <translation>保留 %1 的数字</translation>
    </message>
</context>
<context>
    <name>holdfast::app::RiskView</name>
    <message>
        <source>Scoring the customers</source>
        <translation>正在为客户评分</translation>
    </message>
    <message>
        <source>Training the risk model</source>
        <translation>正在训练风险模型</translation>
    </message>
</context>
<context>
    <name>holdfast::app::RowsDialog</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Where does this come from?</source>
        <translation>来自何处？</translation>
    </message>
    <message>
        <source>I: where the cell comes from</source>
        <translation>I：查看单元格来源</translation>
    </message>
</context>
<context>
    <name>holdfast::app::RuleDetail</name>
    <message>
        <source>Add fix…</source>
        <translation>加入修复…</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>First rows that fail</source>
        <translation>前几条不合格的行</translation>
    </message>
    <message>
        <source>none fail</source>
        <translation>全部合格</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1：%2（%3）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>All %1 rows…</source>
        <translation>全部 %1 行…</translation>
    </message>
    <message>
        <source>Not expected</source>
        <translation>取消预期</translation>
    </message>
    <message>
        <source>Mark as expected</source>
        <translation>标记为预期</translation>
    </message>
    <message>
        <source>Rows not read</source>
        <translation>未能读取行</translation>
    </message>
    <message>
        <source>The first %1 of %2 rows.</source>
        <translation>前 %1 行，共 %2 行。</translation>
    </message>
</context>
<context>
    <name>holdfast::app::RuleView</name>
    <message>
        <source>Rule of the selection</source>
        <translation>所选的规则</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Churn rate</source>
        <translation>流失率</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>All of…</source>
        <translation>全部满足…</translation>
    </message>
    <message>
        <source>Any of…</source>
        <translation>任一满足…</translation>
    </message>
    <message>
        <source>None of…</source>
        <translation>均不满足…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>A group of which all conditions must hold</source>
        <translation>组内条件须全部满足</translation>
    </message>
    <message>
        <source>A group of which at least one condition must hold</source>
        <translation>组内条件至少满足一个</translation>
    </message>
    <message>
        <source>A group of which no condition may hold</source>
        <translation>组内条件均不得满足</translation>
    </message>
    <message>
        <source>Reading the fields</source>
        <translation>正在读取字段</translation>
    </message>
    <message>
        <source>All of these hold</source>
        <translation>全部满足</translation>
    </message>
    <message>
        <source>At least one of these holds</source>
        <translation>至少满足一个</translation>
    </message>
    <message>
        <source>None of these holds</source>
        <translation>均不满足</translation>
    </message>
    <message>
        <source>Empty: it says nothing until a condition is added.</source>
        <translation>空组：添加条件之前不起作用。</translation>
    </message>
    <message>
        <source>Counting the conditions</source>
        <translation>正在统计各条件</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Who is in, said exactly?</source>
        <translation>究竟包含哪些客户？</translation>
    </message>
    <message>
        <source>95% CI %1, n %2</source>
        <translation>95% 置信区间 %1，n %2</translation>
    </message>
</context>
<context>
    <name>holdfast::app::SatisfactionAnswers</name>
    <message>
        <source>Reading the survey</source>
        <translation>正在读取调查</translation>
    </message>
    <message>
        <source>Measuring satisfaction</source>
        <translation>正在测量满意度</translation>
    </message>
    <message>
        <source>Computing the index</source>
        <translation>正在计算指数</translation>
    </message>
    <message>
        <source>Comparing expectation and perception</source>
        <translation>正在比较期望与感知</translation>
    </message>
    <message>
        <source>Looking for drivers</source>
        <translation>正在寻找驱动因素</translation>
    </message>
    <message>
        <source>Looking for factors</source>
        <translation>正在寻找因子</translation>
    </message>
    <message>
        <source>Grouping respondents</source>
        <translation>正在对受访者分组</translation>
    </message>
    <message>
        <source>Following what people did</source>
        <translation>正在跟踪后续行为</translation>
    </message>
    <message>
        <source>Measuring loyalty</source>
        <translation>正在测量忠诚度</translation>
    </message>
    <message>
        <source>Reading the motives</source>
        <translation>正在读取动机</translation>
    </message>
    <message>
        <source>Testing the dimensions of the index</source>
        <translation>正在检验指标体系的维度</translation>
    </message>
</context>
<context>
    <name>holdfast::app::SatisfactionPanel</name>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Index &amp; weights</source>
        <translation>指标与权重</translation>
    </message>
    <message>
        <source>Drivers &amp; factors</source>
        <translation>驱动与因子</translation>
    </message>
    <message>
        <source>Loyalty &amp; motives</source>
        <translation>忠诚与动机</translation>
    </message>
    <message>
        <source>Survey wave</source>
        <translation>调查期次</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>按%1</translation>
    </message>
    <message>
        <source>Customers grouped by</source>
        <translation>客户分组依据</translation>
    </message>
    <message>
        <source>Drivers of %1</source>
        <translation>%1的驱动因素</translation>
    </message>
    <message>
        <source>What the drivers explain</source>
        <translation>驱动因素所解释的结果</translation>
    </message>
    <message>
        <source>Detractors (NPS 0–6)</source>
        <translation>贬损者（NPS 0–6）</translation>
    </message>
    <message>
        <source>Dissatisfied (CSAT)</source>
        <translation>不满意（CSAT）</translation>
    </message>
    <message>
        <source>High effort (CES)</source>
        <translation>费力（CES）</translation>
    </message>
    <message>
        <source>No survey yet</source>
        <translation>尚无调查</translation>
    </message>
    <message>
        <source>Import a table of survey answers with at least one score: satisfaction, recommendation or effort. With the customer&apos;s key it also tells who stays.</source>
        <translation>导入至少含一个评分（满意度、推荐或费力度）的调查回答表。若带客户键，还能看出谁会留下。</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>How good are we, and what counts?</source>
        <translation>我们做得如何，什么最重要？</translation>
    </message>
    <message>
        <source>What goes with it?</source>
        <translation>与之相伴的是什么？</translation>
    </message>
    <message>
        <source>Who stays because they want to?</source>
        <translation>谁是自愿留下的？</translation>
    </message>
    <message>
        <source>What would raise satisfaction?</source>
        <translation>怎样提高满意度？</translation>
    </message>
    <message>
        <source>Low scorers</source>
        <translation>低分客户</translation>
    </message>
    <message>
        <source>Select the customers whose last answer is low, and see them in Segments</source>
        <translation>选中最近一次回答偏低的客户，并在客户细分中查看</translation>
    </message>
    <message>
        <source>Adding to the briefing</source>
        <translation>加入简报</translation>
    </message>
    <message>
        <source>Survey: last full wave</source>
        <translation>调查：最近完整波次</translation>
    </message>
    <message>
        <source>Survey: all waves</source>
        <translation>调查：全部波次</translation>
    </message>
    <message>
        <source>Survey %1</source>
        <translation>调查 %1</translation>
    </message>
    <message>
        <source>Say which imported table holds the answers and what its columns mean.</source>
        <translation>请指明哪张已导入的表含有答卷，以及各列的含义。</translation>
    </message>
    <message>
        <source>Survey…</source>
        <translation>调查…</translation>
    </message>
    <message>
        <source>How the survey is read: tables, scales, waves, weights</source>
        <translation>调查的读取方式：表、量表、波次、权重</translation>
    </message>
    <message>
        <source>Add to briefing</source>
        <translation>加入简报</translation>
    </message>
    <message>
        <source>Add the pages of this tab to the briefing basket</source>
        <translation>把此标签页的页面加入简报篮</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export the satisfaction briefing as PDF or Excel</source>
        <translation>将满意度简报导出为 PDF 或 Excel</translation>
    </message>
</context>
<context>
    <name>holdfast::app::SavedSegments</name>
    <message>
        <source>Rename segment</source>
        <translation>重命名分群</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Measuring the saved segments</source>
        <translation>正在计算已存分群</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Freeze segment</source>
        <translation>冻结分群</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Size through time…</source>
        <translation>规模随时间变化…</translation>
    </message>
    <message>
        <source>Freeze as a list…</source>
        <translation>冻结为名单…</translation>
    </message>
    <message>
        <source>Export under pseudonyms…</source>
        <translation>以假名导出…</translation>
    </message>
    <message>
        <source>Export with names…</source>
        <translation>带姓名导出…</translation>
    </message>
</context>
<context>
    <name>holdfast::app::ScopeMeter</name>
    <message>
        <source>of %1 · %2</source>
        <extracomment>After the number of customers selected: how many there are in all, and the share in percent</extracomment>
        <translation>/ %1 · %2</translation>
    </message>
</context>
<context>
    <name>holdfast::app::SegmentHistoryDialog</name>
    <message>
        <source>“%1” through time</source>
        <translation>“%1”随时间变化</translation>
    </message>
    <message>
        <source>Measuring the segment through time</source>
        <translation>正在计算分群随时间的变化</translation>
    </message>
</context>
<context>
    <name>holdfast::app::SegmentsPanel</name>
    <message>
        <source>Segments</source>
        <translation>客户细分</translation>
    </message>
    <message>
        <source>Undo brush</source>
        <translation>撤销刷选</translation>
    </message>
    <message>
        <source>Save as segment…</source>
        <translation>存为分群…</translation>
    </message>
    <message>
        <source>Save as segment</source>
        <translation>存为分群</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>所选</translation>
    </message>
    <message>
        <source>Selection: invert, clear, export</source>
        <translation>所选：反选、清除、导出</translation>
    </message>
    <message>
        <source>Invert the selection</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>清除所选</translation>
    </message>
    <message>
        <source>Export under pseudonyms…</source>
        <translation>以假名导出…</translation>
    </message>
    <message>
        <source>Export with names…</source>
        <translation>带姓名导出…</translation>
    </message>
</context>
<context>
    <name>holdfast::app::SourcesPanel</name>
    <message>
        <source>Tables</source>
        <translation>数据表</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Churn rule</source>
        <translation>流失规则</translation>
    </message>
    <message>
        <source>What is in this workspace?</source>
        <translation>此工作区里有什么？</translation>
    </message>
    <message>
        <source>What is in these files, and can it be loaded?</source>
        <translation>这些文件里有什么，能否加载？</translation>
    </message>
    <message>
        <source>When does a customer count as gone?</source>
        <translation>客户何时算作流失？</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>Next open choice</source>
        <translation>下一个待选择项</translation>
    </message>
    <message numerus="yes">
        <source>Load %n file(s)</source>
        <translation>
            <numerusform>加载 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Overview</source>
        <translation>打开总览</translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) open</source>
        <translation>
            <numerusform>%n 项待选择</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in work</source>
        <translation>
            <numerusform>%n 个文件处理中</numerusform>
        </translation>
    </message>
    <message>
        <source>Finding the customers of rows</source>
        <translation>正在查找各行的客户</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message numerus="yes">
        <source>Refresh %n file(s)</source>
        <translation>
            <numerusform>刷新 %n 个文件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>holdfast::app::StatusBar</name>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>No workspace open</source>
        <translation>未打开工作区</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation>已保存全部更改</translation>
    </message>
    <message>
        <source>Data to %1</source>
        <translation>数据截至 %1</translation>
    </message>
    <message>
        <source>No dated data yet</source>
        <translation>还没有带日期的数据</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>取消任务</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>job</comment>
        <translation>%1失败</translation>
    </message>
    <message>
        <source>No jobs running</source>
        <translation>无后台任务</translation>
    </message>
    <message>
        <source>%1 · %2 left</source>
        <translation>%1 · 剩余 %2</translation>
    </message>
    <message>
        <source>Reading the risk model</source>
        <translation>正在读取风险模型</translation>
    </message>
    <message>
        <source>Model %1 · AUC %2 · retrain</source>
        <translation>模型 %1 · AUC %2 · 需重新训练</translation>
    </message>
    <message>
        <source>Model %1 · AUC %2</source>
        <translation>模型 %1 · AUC %2</translation>
    </message>
    <message>
        <source>Tested out of time.</source>
        <translation>已作时间外检验。</translation>
    </message>
    <message>
        <source>Cross-validated.</source>
        <translation>已作交叉验证。</translation>
    </message>
    <message>
        <source>95% CI of the AUC: %1</source>
        <translation>AUC 的 95% 置信区间：%1</translation>
    </message>
    <message>
        <source>The customers have changed since the training: train the model again.</source>
        <translation>训练以来客户已有变化：请重新训练模型。</translation>
    </message>
    <message>
        <source>Viewing only</source>
        <translation>仅查看</translation>
    </message>
</context>
<context>
    <name>holdfast::app::StepDialog</name>
    <message>
        <source>Step of the recipe of %1</source>
        <translation>%1清洗方案的步骤</translation>
    </message>
    <message>
        <source>Most frequent value</source>
        <translation>最常见的值</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>One value</source>
        <translation>一个值</translation>
    </message>
    <message>
        <source>Nothing, leave empty</source>
        <translation>不填，保持为空</translation>
    </message>
    <message>
        <source>anything (all rows)</source>
        <translation>不限（全部行）</translation>
    </message>
    <message>
        <source>Columns that must agree</source>
        <translation>必须一致的列</translation>
    </message>
    <message>
        <source>All texts</source>
        <translation>所有文本</translation>
    </message>
    <message>
        <source>Unit in the data</source>
        <translation>数据中的单位</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>Variant in the data</source>
        <translation>数据中的变体</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>改为</translation>
    </message>
    <message>
        <source>Rows that agree in the ticked columns are one row; without a tick in all columns. The first stays.</source>
        <translation>勾选的列一致的行算作一行；不勾选则比较所有列。保留第一行。</translation>
    </message>
    <message>
        <source>Spaces at both ends go, runs of spaces become one.</source>
        <translation>去除首尾空格，连续空格合为一个。</translation>
    </message>
    <message>
        <source>Values that stand for nothing, as 1900 or n/a, become empty.</source>
        <translation>无意义的值（如 1900 或 n/a）置为空。</translation>
    </message>
    <message>
        <source>The key of this table is looked up in that column of the customer table.</source>
        <translation>此表的键在客户表的该列中查找。</translation>
    </message>
    <message>
        <source>Looking for variants…</source>
        <translation>正在查找变体…</translation>
    </message>
    <message>
        <source>Looking for variants</source>
        <translation>正在查找变体</translation>
    </message>
    <message>
        <source>No variants found. Add lines for your own.</source>
        <translation>未找到变体。可自行添加。</translation>
    </message>
    <message numerus="yes">
        <source>%n variant(s) proposed. Change or clear what is not meant.</source>
        <translation>
            <numerusform>建议 %n 个变体。请修改或清除不需要的。</numerusform>
        </translation>
    </message>
    <message>
        <source>Change step</source>
        <translation>更改步骤</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>添加步骤</translation>
    </message>
</context>
<context>
    <name>holdfast::app::SurveyDialog</name>
    <message>
        <source>Leave them out</source>
        <translation>将其排除</translation>
    </message>
    <message>
        <source>As proposed</source>
        <translation>恢复建议</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>How the survey is read</source>
        <translation>调查的读取方式</translation>
    </message>
    <message>
        <source>Tables of answers</source>
        <translation>答卷表</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>All of one wave</source>
        <translation>全属同一波次</translation>
    </message>
    <message>
        <source>Columns of the survey</source>
        <translation>调查的列</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>所属题项</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>显示为</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>Low is good</source>
        <translation>低分为好</translation>
    </message>
    <message>
        <source>Don&apos;t know</source>
        <translation>不知道</translation>
    </message>
    <message>
        <source>Answers in words</source>
        <translation>文字答案</translation>
    </message>
    <message>
        <source>Fields the weights are made from</source>
        <translation>用于加权的字段</translation>
    </message>
    <message>
        <source>Month of the answer</source>
        <translation>答卷所在月</translation>
    </message>
    <message>
        <source>Quarter of the answer</source>
        <translation>答卷所在季度</translation>
    </message>
    <message>
        <source>Year of the answer</source>
        <translation>答卷所在年</translation>
    </message>
    <message>
        <source>All count</source>
        <translation>全部计入</translation>
    </message>
    <message>
        <source>The last counts</source>
        <translation>以最后一次为准</translation>
    </message>
    <message>
        <source>The first counts</source>
        <translation>以第一次为准</translation>
    </message>
    <message>
        <source>Not weighted</source>
        <translation>不加权</translation>
    </message>
    <message>
        <source>By the column of weights</source>
        <translation>按权重列</translation>
    </message>
    <message>
        <source>To the customers, fields crossed</source>
        <translation>对齐客户(字段交叉)</translation>
    </message>
    <message>
        <source>To the customers, field by field</source>
        <translation>对齐客户(逐字段)</translation>
    </message>
    <message>
        <source> items</source>
        <translation> 个题项</translation>
    </message>
    <message>
        <source>% of the median time</source>
        <translation>% 的中位用时</translation>
    </message>
    <message>
        <source> times the mean</source>
        <translation> 倍均值</translation>
    </message>
    <message>
        <source>Wave, where none is named</source>
        <translation>未注明时的波次</translation>
    </message>
    <message>
        <source>Several answers of one customer in a wave</source>
        <translation>同一客户在一个波次中的多次作答</translation>
    </message>
    <message>
        <source>Straight line from</source>
        <translation>直线作答，从</translation>
    </message>
    <message>
        <source>Too fast below</source>
        <translation>作答过快，低于</translation>
    </message>
    <message>
        <source>Weights of the answers</source>
        <translation>答卷的权重</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>No weight above</source>
        <translation>权重上限</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Reading the columns of the survey</source>
        <translation>正在读取调查的列</translation>
    </message>
    <message>
        <source>Choose the table that holds the answers.</source>
        <translation>请选择含有答卷的表。</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>题项</translation>
    </message>
    <message>
        <source>Expectation of</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>Importance of</source>
        <translation>重要性</translation>
    </message>
    <message>
        <source>Recommendation (NPS)</source>
        <translation>推荐意愿 (NPS)</translation>
    </message>
    <message>
        <source>Satisfaction (CSAT)</source>
        <translation>满意度 (CSAT)</translation>
    </message>
    <message>
        <source>Effort (CES)</source>
        <translation>费力度 (CES)</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Wave</source>
        <translation>波次</translation>
    </message>
    <message>
        <source>Touchpoint</source>
        <translation>触点</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Case weight</source>
        <translation>个案权重</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>%1 to %2, n %3</source>
        <translation>%1 至 %2,n %3</translation>
    </message>
    <message>
        <source>%1 different, n %2</source>
        <translation>%1 个不同值，n %2</translation>
    </message>
    <message>
        <source>Meaning of %1</source>
        <translation>%1 的含义</translation>
    </message>
    <message>
        <source>Item that %1 belongs to</source>
        <translation>%1 所属的题项</translation>
    </message>
    <message>
        <source>“%1” is not understood. Write each word with its number: good=4; bad=2</source>
        <translation>无法理解“%1”。请写出每个词及其数值：好=4；差=2</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1”不是数字。</translation>
    </message>
    <message>
        <source>Changing how the survey is read</source>
        <translation>更改调查的读取方式</translation>
    </message>
    <message>
        <source>The lowest answer of “%1” must be below the highest.</source>
        <translation>“%1”的最低答案必须低于最高答案。</translation>
    </message>
</context>
<context>
    <name>holdfast::app::TargetGroupsView</name>
    <message>
        <source>Evaluating the segments</source>
        <translation>正在评估分群</translation>
    </message>
    <message>
        <source>Save a segment to see whether it is worth an effort: its size, reach, value and growth.</source>
        <translation>保存一个分群，即可评估是否值得投入：规模、可触达性、价值与增长。</translation>
    </message>
    <message>
        <source>Target matrix</source>
        <translation>目标矩阵</translation>
    </message>
    <message>
        <source>Which segments are worth an effort?</source>
        <translation>哪些分群值得投入？</translation>
    </message>
</context>
<context>
    <name>holdfast::app::TargetTab</name>
    <message>
        <source>Choosing whom to contact</source>
        <translation>正在选择触达对象</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>留出组</translation>
    </message>
    <message>
        <source>Window, days</source>
        <translation>窗口，天</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Cautious</source>
        <translation>谨慎</translation>
    </message>
    <message>
        <source>Reckons with the lower bound of every effect</source>
        <translation>按每个效果的下限计算</translation>
    </message>
    <message>
        <source>All risk tiers</source>
        <translation>全部风险等级</translation>
    </message>
    <message>
        <source>Lock…</source>
        <translation>锁定…</translation>
    </message>
    <message>
        <source>Changing the target group</source>
        <translation>正在修改目标群</translation>
    </message>
    <message>
        <source>Lock campaign</source>
        <translation>锁定活动</translation>
    </message>
    <message>
        <source>Draw the groups and lock “%1”? Outcome, window, decision rule and lists can&apos;t be changed afterwards, and undo ends here.</source>
        <translation>抽取分组并锁定“%1”？此后结果、窗口、决策规则和名单都不能更改，撤销也到此为止。</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Drawing and locking</source>
        <translation>正在抽取并锁定</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标客户</translation>
    </message>
    <message>
        <source>Who gets what, and what will it show?</source>
        <translation>谁得到什么，能证明什么？</translation>
    </message>
    <message>
        <source>Whom of the audience the campaign is for</source>
        <translation>活动面向受众中的哪些人</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>对象</translation>
    </message>
</context>
<context>
    <name>holdfast::app::TaskModel</name>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Slack, days</source>
        <translation>时差（天）</translation>
    </message>
    <message>
        <source>After</source>
        <translation>前置任务</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>holdfast::app::TaskTable</name>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
</context>
<context>
    <name>holdfast::app::ThresholdDialog</name>
    <message>
        <source>In use</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Measured as</source>
        <translation>衡量方式</translation>
    </message>
    <message>
        <source>Amber (watch) from</source>
        <translation>黄色（关注）自</translation>
    </message>
    <message>
        <source>Red (breach) from</source>
        <translation>红色（越限）自</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Reading the thresholds</source>
        <translation>正在读取阈值</translation>
    </message>
    <message>
        <source>Testing thresholds on the past</source>
        <translation>正在用历史检验阈值</translation>
    </message>
    <message>
        <source>Changing a threshold</source>
        <translation>正在更改阈值</translation>
    </message>
</context>
<context>
    <name>holdfast::app::ValueModelDialog</name>
    <message>
        <source>CLV model</source>
        <translation>CLV 模型</translation>
    </message>
    <message>
        <source>Best the data allow</source>
        <translation>数据允许的最佳方法</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Months ahead</source>
        <translation>预测月数</translation>
    </message>
    <message>
        <source>Discount a year</source>
        <translation>年贴现率</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>毛利</translation>
    </message>
    <message>
        <source>The margin is the share of net amounts that is earned; at 100% value is revenue.</source>
        <translation>毛利率是净额中赚得的比例；为 100% 时价值即收入。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Changing the CLV model</source>
        <translation>更改 CLV 模型</translation>
    </message>
</context>
<context>
    <name>holdfast::app::ValuePanel</name>
    <message>
        <source>Valuing the customers</source>
        <translation>正在估算客户价值</translation>
    </message>
    <message>
        <source>Reading the stages of life</source>
        <translation>正在读取生命周期阶段</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>生命周期</translation>
    </message>
    <message>
        <source>Value &amp; lifecycle</source>
        <translation>价值与生命周期</translation>
    </message>
    <message>
        <source>Which forecast of value can be trusted?</source>
        <translation>哪种价值预测可信？</translation>
    </message>
    <message>
        <source>How long do stages last, and what comes next?</source>
        <translation>各阶段持续多久，之后会怎样？</translation>
    </message>
    <message>
        <source>Where is the value, and at which stage is it lost?</source>
        <translation>价值在哪里，又在哪个阶段流失？</translation>
    </message>
    <message>
        <source>CLV model…</source>
        <translation>CLV 模型…</translation>
    </message>
    <message>
        <source>Method of customer value</source>
        <translation>客户价值方法</translation>
    </message>
    <message>
        <source>Best the data allow</source>
        <translation>数据允许的最佳方法</translation>
    </message>
    <message>
        <source>arrows: % of the stage at the start that moved; width: customers; click to filter</source>
        <translation>箭头：期初该阶段中转移的百分比；宽度：客户数；点击可筛选</translation>
    </message>
    <message>
        <source>Lifecycle flow</source>
        <translation>生命周期流转</translation>
    </message>
</context>
<context>
    <name>holdfast::app::WatchListView</name>
    <message>
        <source>Making the watch list</source>
        <translation>正在生成关注名单</translation>
    </message>
    <message>
        <source>Order by</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Risk × remaining value</source>
        <translation>风险 × 剩余价值</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Remaining value</source>
        <translation>剩余价值</translation>
    </message>
    <message>
        <source>Unusual silence</source>
        <translation>异常沉默</translation>
    </message>
    <message>
        <source>High and medium risk</source>
        <translation>高、中风险</translation>
    </message>
    <message>
        <source>High risk</source>
        <translation>高风险</translation>
    </message>
    <message>
        <source>Medium risk</source>
        <translation>中风险</translation>
    </message>
    <message>
        <source>Low risk</source>
        <translation>低风险</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Make segment…</source>
        <translation>建立分群…</translation>
    </message>
    <message>
        <source>Watch list</source>
        <translation>观察名单</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Choose a customer to see the reasons.</source>
        <translation>选择一名客户以查看原因。</translation>
    </message>
    <message>
        <source>Looking for the reasons</source>
        <translation>正在查找原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Writing a note</source>
        <translation>正在写备注</translation>
    </message>
    <message numerus="yes">
        <source>Make segment of %n customer(s)</source>
        <translation>
            <numerusform>将 %n 名客户建立分群</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Saving a segment</source>
        <translation>正在保存分群</translation>
    </message>
    <message>
        <source>Any degree</source>
        <translation>任何程度</translation>
    </message>
    <message>
        <source>Any cause</source>
        <translation>任何原因</translation>
    </message>
    <message>
        <source>Any value</source>
        <translation>任何价值</translation>
    </message>
    <message>
        <source>Risk tier</source>
        <translation>风险等级</translation>
    </message>
    <message>
        <source>Degree of churn</source>
        <translation>流失程度</translation>
    </message>
    <message>
        <source>Cause of churn</source>
        <translation>流失原因类型</translation>
    </message>
    <message>
        <source>Value class</source>
        <translation>价值类别</translation>
    </message>
    <message>
        <source>What if…</source>
        <translation>假设分析…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>With pseudonyms…</source>
        <translation>使用化名…</translation>
    </message>
    <message>
        <source>With customer ids and notes…</source>
        <translation>含客户编号与备注…</translation>
    </message>
    <message>
        <source>Plan campaign…</source>
        <translation>策划活动…</translation>
    </message>
    <message>
        <source>Export the watch list</source>
        <translation>导出观察名单</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Exporting the watch list</source>
        <translation>正在导出观察名单</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>未导出</translation>
    </message>
</context>
<context>
    <name>holdfast::app::WeightsEditor</name>
    <message>
        <source>In force</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>Weights in force</source>
        <translation>生效的权重</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>Add an expert</source>
        <translation>添加专家</translation>
    </message>
    <message>
        <source>Weights of %1</source>
        <translation>%1的权重</translation>
    </message>
    <message>
        <source>Weights of the dimensions</source>
        <translation>各维度的权重</translation>
    </message>
    <message>
        <source>Expert 1</source>
        <translation>专家 1</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>%1 ●</source>
        <translation>%1 ●</translation>
    </message>
    <message>
        <source>%1, 0–100</source>
        <translation>%1，0–100</translation>
    </message>
    <message>
        <source>Type into Direct, or into the expert&apos;s column; each set is made to sum 100.</source>
        <translation>在“直接赋权”列或专家列中输入；每组会归一为合计 100。</translation>
    </message>
    <message>
        <source>The experts agree with Kendall&apos;s W %1, p %2.</source>
        <translation>专家一致性 Kendall W %1，p %2。</translation>
    </message>
    <message>
        <source>The experts agree with Kendall&apos;s W %1.</source>
        <translation>专家一致性 Kendall W %1。</translation>
    </message>
    <message>
        <source>This weight cannot be used</source>
        <translation>无法使用此权重</translation>
    </message>
    <message>
        <source>A weight is a number from 0 up. The old one stays.</source>
        <translation>权重须为不小于 0 的数字。保留原值。</translation>
    </message>
    <message>
        <source>An expert&apos;s score is a number from 0 to 100. The old one stays.</source>
        <translation>专家评分须为 0 至 100 的数字。保留原值。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Expert %1</source>
        <translation>专家 %1</translation>
    </message>
</context>
<context>
    <name>holdfast::app::WelcomePage</name>
    <message>
        <source>File not found: %1</source>
        <translation>找不到文件：%1</translation>
    </message>
    <message>
        <source>Customer churn and retention workbench</source>
        <translation>客户流失与留存工作台</translation>
    </message>
    <message>
        <source>Check, map and load files in one place</source>
        <translation>在一处检查、映射和加载文件</translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation>打开工作区…</translation>
    </message>
    <message>
        <source>One .holdfast file holds everything</source>
        <translation>一个 .holdfast 文件包含全部内容</translation>
    </message>
    <message>
        <source>Open sample workspace</source>
        <translation>打开示例工作区</translation>
    </message>
    <message>
        <source>5,000 made-up customers, 24 months</source>
        <translation>5,000 位虚构客户，24 个月</translation>
    </message>
    <message>
        <source>Drop files anywhere in this window</source>
        <translation>可将文件拖放到窗口任意位置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>System</source>
        <comment>theme</comment>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>theme</comment>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>theme</comment>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>最近的工作区</translation>
    </message>
    <message>
        <source>Find workspace</source>
        <translation>查找工作区</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Data to</source>
        <translation>数据截至</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>打开时间</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Update data…</source>
        <translation>更新数据…</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>定位…</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>From files to a first briefing</source>
        <translation>从文件到第一份简报</translation>
    </message>
    <message>
        <source>about 20 minutes</source>
        <translation>约 20 分钟</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Drop customers and transactions. Either of them is enough to start.</source>
        <translation>拖入客户和交易文件。有其中一个即可开始。</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>Define churn</source>
        <translation>定义流失</translation>
    </message>
    <message>
        <source>Confirm when a customer counts as gone; a rule is proposed from the data.</source>
        <translation>确认客户何时算作流失；系统会根据数据建议规则。</translation>
    </message>
    <message>
        <source>3 min</source>
        <translation>3 分钟</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Overview and segments: who leaves, and where.</source>
        <translation>总览与客户细分：谁在流失，在哪里。</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10 分钟</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Export a briefing to PDF or Excel.</source>
        <translation>将简报导出为 PDF 或 Excel。</translation>
    </message>
    <message>
        <source>2 min</source>
        <translation>2 分钟</translation>
    </message>
    <message>
        <source>New from files…</source>
        <translation>从文件新建…</translation>
    </message>
    <message>
        <source>CSV, TSV, XLSX, SQLite or a .holdfast file</source>
        <translation>CSV、TSV、XLSX、SQLite 或 .holdfast 文件</translation>
    </message>
    <message>
        <source>Your data stays on this computer. No account, no telemetry, no network unless you open a warehouse.</source>
        <translation>数据留在本机。无需账号，无遥测；除非打开数据仓库，否则不联网。</translation>
    </message>
</context>
<context>
    <name>holdfast::app::WhatIfDialog</name>
    <message>
        <source>This is what the model says of such a customer. It is no promise that changing the value would change what the customer does.</source>
        <translation>这是模型对这样一位客户的判断，并不保证改变该值就会改变客户的行为。</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>恢复原值</translation>
    </message>
    <message>
        <source>What if: %1</source>
        <translation>假设分析：%1</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Typical</source>
        <translation>典型值</translation>
    </message>
    <message>
        <source>Changed to</source>
        <translation>改为</translation>
    </message>
    <message>
        <source>Features of the customer</source>
        <translation>客户的特征</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>as it was</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>another</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Asking the model</source>
        <translation>正在询问模型</translation>
    </message>
    <message>
        <source>Risk %1 instead of %2 · tier %3</source>
        <translation>风险 %1，原为 %2 · 等级 %3</translation>
    </message>
    <message>
        <source>Risk %1 · tier %2</source>
        <translation>风险 %1 · 等级 %2</translation>
    </message>
</context>
<context>
    <name>holdfast::app::Workbench</name>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Workspace not opened</source>
        <translation>工作区未打开</translation>
    </message>
    <message>
        <source>Creating %1</source>
        <translation>正在创建 %1</translation>
    </message>
    <message>
        <source>Workspace not created</source>
        <translation>工作区未创建</translation>
    </message>
    <message>
        <source>Opening the sample workspace</source>
        <translation>正在打开示例工作区</translation>
    </message>
    <message>
        <source>Making the sample workspace</source>
        <translation>正在生成示例工作区</translation>
    </message>
    <message>
        <source>Sample workspace not opened</source>
        <translation>示例工作区未打开</translation>
    </message>
    <message>
        <source>Closing the workspace</source>
        <translation>正在关闭工作区</translation>
    </message>
    <message>
        <source>Change not made</source>
        <translation>未作更改</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>正在加载 %1</translation>
    </message>
    <message>
        <source>Saving the segment</source>
        <translation>正在保存分群</translation>
    </message>
    <message>
        <source>Removing the segment</source>
        <translation>正在移除分群</translation>
    </message>
    <message>
        <source>Renaming the segment</source>
        <translation>正在重命名分群</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo brush</source>
        <translation>撤销刷选</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>撤销%1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo brush</source>
        <translation>重做刷选</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>重做%1</translation>
    </message>
    <message>
        <source>Reading the customers</source>
        <translation>正在读取客户</translation>
    </message>
    <message>
        <source>Counting the selection</source>
        <translation>正在统计所选客户</translation>
    </message>
    <message>
        <source>Listing the customers</source>
        <translation>正在列出客户</translation>
    </message>
    <message>
        <source>Condition taken out of the selection</source>
        <translation>已从所选中去掉条件</translation>
    </message>
    <message>
        <source>Selection not changed</source>
        <translation>所选未更改</translation>
    </message>
</context>
<context>
    <name>holdfast::charts::FacetView</name>
    <message>
        <source>all customers %1</source>
        <comment>facet tooltip, second value</comment>
        <translation>全体客户 %1</translation>
    </message>
</context>
</TS>
