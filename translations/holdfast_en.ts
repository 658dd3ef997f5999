<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Alerts</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Briefing</name>
    <message numerus="yes">
        <source>%n rows by %1, from %2 to %3.</source>
        <translation>
            <numerusform>%n row by %1, from %2 to %3.</numerusform>
            <numerusform>%n rows by %1, from %2 to %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out of the manager copy: a group has fewer than %n customers.</source>
        <translation>
            <numerusform>Left out of the manager copy: a group has fewer than %n customer.</numerusform>
            <numerusform>Left out of the manager copy: a group has fewer than %n customers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Groups of fewer than %n customers are not shown.</source>
        <translation>
            <numerusform>Groups of fewer than %n customer are not shown.</numerusform>
            <numerusform>Groups of fewer than %n customers are not shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n row(s) are printed here.</source>
        <translation>
            <numerusform>The first %n row are printed here.</numerusform>
            <numerusform>The first %n rows are printed here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CampaignEvaluatePage</name>
    <message numerus="yes">
        <source>The outcome of %n member(s) is not known; they are left out.</source>
        <translation>
            <numerusform>The outcome of %n member is not known; they are left out.</numerusform>
            <numerusform>The outcome of %n members is not known; they are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n day(s) treated %1, control %2.</source>
        <translation>
            <numerusform>After %n day treated %1, control %2.</numerusform>
            <numerusform>After %n days treated %1, control %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n day(s) treated %1.</source>
        <translation>
            <numerusform>After %n day treated %1.</numerusform>
            <numerusform>After %n days treated %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>net amount a customer in %n day(s)</source>
        <translation>
            <numerusform>net amount a customer in %n day</numerusform>
            <numerusform>net amount a customer in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) before the lock</source>
        <translation>
            <numerusform>%n day before the lock</numerusform>
            <numerusform>%n days before the lock</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) after the lock</source>
        <translation>
            <numerusform>%n day after the lock</numerusform>
            <numerusform>%n days after the lock</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the %n day(s) before and after: treated %1 → %2, %3 %4 → %5: difference in differences %6.</source>
        <translation>
            <numerusform>In the %n day before and after: treated %1 → %2, %3 %4 → %5: difference in differences %6.</numerusform>
            <numerusform>In the %n days before and after: treated %1 → %2, %3 %4 → %5: difference in differences %6.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CampaignGantt</name>
    <message numerus="yes">
        <source>%n day(s) of slack</source>
        <translation>
            <numerusform>%n day of slack</numerusform>
            <numerusform>%n days of slack</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CampaignLibraryPage</name>
    <message numerus="yes">
        <source>%n campaign(s) and the assumption</source>
        <translation>
            <numerusform>%n campaign and the assumption</numerusform>
            <numerusform>%n campaigns and the assumption</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CampaignPlanPage</name>
    <message numerus="yes">
        <source>%1 in %n day(s)</source>
        <translation>
            <numerusform>%1 in %n day</numerusform>
            <numerusform>%1 in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) start before what they wait for is done.</source>
        <translation>
            <numerusform>%n task starts before what it waits for is done.</numerusform>
            <numerusform>%n tasks start before what they wait for is done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Over capacity in %n week(s).</source>
        <translation>
            <numerusform>Over capacity in %n week.</numerusform>
            <numerusform>Over capacity in %n weeks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CampaignTargetPage</name>
    <message numerus="yes">
        <source>Wait %n day(s).</source>
        <translation>
            <numerusform>Wait %n day.</numerusform>
            <numerusform>Wait %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) beyond 0.1.</source>
        <translation>
            <numerusform>%n figure beyond 0.1.</numerusform>
            <numerusform>%n figures beyond 0.1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>% who were customers again %n day(s) later</source>
        <translation>
            <numerusform>% who were customers again %n day later</numerusform>
            <numerusform>% who were customers again %n days later</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CampaignWords</name>
    <message numerus="yes">
        <source>measured in %n campaign(s), drawn to the assumption</source>
        <translation>
            <numerusform>measured in %n campaign, drawn to the assumption</numerusform>
            <numerusform>measured in %n campaigns, drawn to the assumption</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Churn</name>
    <message numerus="yes">
        <source>Above the upper control limit for %Ln days.</source>
        <translation>
            <numerusform>Above the upper control limit for %Ln day.</numerusform>
            <numerusform>Above the upper control limit for %Ln days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Above the upper control limit for %Ln weeks.</source>
        <translation>
            <numerusform>Above the upper control limit for %Ln week.</numerusform>
            <numerusform>Above the upper control limit for %Ln weeks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Above the upper control limit for %Ln months.</source>
        <translation>
            <numerusform>Above the upper control limit for %Ln month.</numerusform>
            <numerusform>Above the upper control limit for %Ln months.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Above the upper control limit for %Ln quarters.</source>
        <translation>
            <numerusform>Above the upper control limit for %Ln quarter.</numerusform>
            <numerusform>Above the upper control limit for %Ln quarters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Above the upper control limit for %Ln years.</source>
        <translation>
            <numerusform>Above the upper control limit for %Ln year.</numerusform>
            <numerusform>Above the upper control limit for %Ln years.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Below the lower control limit for %Ln days.</source>
        <translation>
            <numerusform>Below the lower control limit for %Ln day.</numerusform>
            <numerusform>Below the lower control limit for %Ln days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Below the lower control limit for %Ln weeks.</source>
        <translation>
            <numerusform>Below the lower control limit for %Ln week.</numerusform>
            <numerusform>Below the lower control limit for %Ln weeks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Below the lower control limit for %Ln months.</source>
        <translation>
            <numerusform>Below the lower control limit for %Ln month.</numerusform>
            <numerusform>Below the lower control limit for %Ln months.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Below the lower control limit for %Ln quarters.</source>
        <translation>
            <numerusform>Below the lower control limit for %Ln quarter.</numerusform>
            <numerusform>Below the lower control limit for %Ln quarters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Below the lower control limit for %Ln years.</source>
        <translation>
            <numerusform>Below the lower control limit for %Ln year.</numerusform>
            <numerusform>Below the lower control limit for %Ln years.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Share of the customers active on %1 who made no purchase for %Ln days by %2.</source>
        <translation>
            <numerusform>Share of the customers active on %1 who made no purchase for %Ln day by %2.</numerusform>
            <numerusform>Share of the customers active on %1 who made no purchase for %Ln days by %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Share of the customers active on %1 whose contract ended and was not renewed within %Ln days, by %2.</source>
        <translation>
            <numerusform>Share of the customers active on %1 whose contract ended and was not renewed within %Ln day, by %2.</numerusform>
            <numerusform>Share of the customers active on %1 whose contract ended and was not renewed within %Ln days, by %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln customers were active at the start; at least 30 are needed.</source>
        <translation>
            <numerusform>%1: %Ln customer was active at the start; at least 30 are needed.</numerusform>
            <numerusform>%1: %Ln customers were active at the start; at least 30 are needed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChurnKind</name>
    <message numerus="yes">
        <source>Inactivity of %n days (proposed from the data)</source>
        <translation>
            <numerusform>Inactivity of %n day (proposed from the data)</numerusform>
            <numerusform>Inactivity of %n days (proposed from the data)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Inactivity of %n days</source>
        <translation>
            <numerusform>Inactivity of %n day</numerusform>
            <numerusform>Inactivity of %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Contract ended, no renewal within %n days</source>
        <translation>
            <numerusform>Contract ended, no renewal within %n day</numerusform>
            <numerusform>Contract ended, no renewal within %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChurnRulePage</name>
    <message numerus="yes">
        <source>within %Ln days, by silent days since the last purchase</source>
        <translation>
            <numerusform>within %Ln day, by silent days since the last purchase</numerusform>
            <numerusform>within %Ln days, by silent days since the last purchase</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The chance of another purchase within %Ln days after so many days without one, from the gaps between the purchases of each customer. Gaps still open at the as-of day are censored, not taken as lost.</source>
        <translation>
            <numerusform>The chance of another purchase within %Ln day after so many days without one, from the gaps between the purchases of each customer. Gaps still open at the as-of day are censored, not taken as lost.</numerusform>
            <numerusform>The chance of another purchase within %Ln days after so many days without one, from the gaps between the purchases of each customer. Gaps still open at the as-of day are censored, not taken as lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %Ln silent days at most one customer in ten returns.</source>
        <translation>
            <numerusform>After %Ln silent day at most one customer in ten returns.</numerusform>
            <numerusform>After %Ln silent days at most one customer in ten returns.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The proposal of %Ln days is uncertain.</source>
        <translation>
            <numerusform>The proposal of %Ln day is uncertain.</numerusform>
            <numerusform>The proposal of %Ln days is uncertain.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChurnTreePage</name>
    <message numerus="yes">
        <source>%n segments</source>
        <translation>
            <numerusform>%n segments</numerusform>
            <numerusform>%n segments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClustersPage</name>
    <message numerus="yes">
        <source>%n clusters lie best with their own.</source>
        <translation>
            <numerusform>%n clusters lie best with their own.</numerusform>
            <numerusform>%n clusters lie best with their own.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CohortBlock</name>
    <message numerus="yes">
        <source>%Ln days later</source>
        <translation>
            <numerusform>%Ln day later</numerusform>
            <numerusform>%Ln days later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln weeks later</source>
        <translation>
            <numerusform>%Ln week later</numerusform>
            <numerusform>%Ln weeks later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln months later</source>
        <translation>
            <numerusform>%Ln month later</numerusform>
            <numerusform>%Ln months later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quarters later</source>
        <translation>
            <numerusform>%Ln quarter later</numerusform>
            <numerusform>%Ln quarters later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln years later</source>
        <translation>
            <numerusform>%Ln year later</numerusform>
            <numerusform>%Ln years later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells lie clearly below the mean of their age.</source>
        <translation>
            <numerusform>%Ln cell lies clearly below the mean of its age.</numerusform>
            <numerusform>%Ln cells lie clearly below the mean of their age.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, mean of %Ln cohorts: %2</source>
        <translation>
            <numerusform>%1, mean of %Ln cohorts: %2</numerusform>
            <numerusform>%1, mean of %Ln cohorts: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message numerus="yes">
        <source>Tests leave out the %Ln customers who are in several of the segments.</source>
        <translation>
            <numerusform>Tests leave out the %Ln customer who is in several of the segments.</numerusform>
            <numerusform>Tests leave out the %Ln customers who are in several of the segments.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerCounsel</name>
    <message numerus="yes">
        <source>%Ln other reasons</source>
        <translation>
            <numerusform>%Ln other reason</numerusform>
            <numerusform>%Ln other reasons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Risk: chance to churn within %Ln days. Base rate: what the model says of a customer it knows nothing about. Contributions: exact, of each group of features, as differences of probability; they add up to the risk. They say what the score rests on, not what causes churn.</source>
        <translation>
            <numerusform>Risk: chance to churn within %Ln day. Base rate: what the model says of a customer it knows nothing about. Contributions: exact, of each group of features, as differences of probability; they add up to the risk. They say what the score rests on, not what causes churn.</numerusform>
            <numerusform>Risk: chance to churn within %Ln days. Base rate: what the model says of a customer it knows nothing about. Contributions: exact, of each group of features, as differences of probability; they add up to the risk. They say what the score rests on, not what causes churn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next %Ln days</source>
        <translation>
            <numerusform>next %Ln day</numerusform>
            <numerusform>next %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message numerus="yes">
        <source>Orders in %Ln days</source>
        <translation>
            <numerusform>Orders in %Ln day</numerusform>
            <numerusform>Orders in %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Net amount in %Ln days</source>
        <translation>
            <numerusform>Net amount in %Ln day</numerusform>
            <numerusform>Net amount in %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>baseline: %Ln windows before</source>
        <translation>
            <numerusform>baseline: %Ln window before</numerusform>
            <numerusform>baseline: %Ln windows before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln figures are worrying.</source>
        <translation>
            <numerusform>%Ln figure is worrying.</numerusform>
            <numerusform>%Ln figures are worrying.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerTimeline</name>
    <message numerus="yes">
        <source>open for %Ln days</source>
        <translation>
            <numerusform>open for %Ln day</numerusform>
            <numerusform>open for %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>closed after %Ln days</source>
        <translation>
            <numerusform>closed after %Ln day</numerusform>
            <numerusform>closed after %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next %Ln days</source>
        <translation>
            <numerusform>next %Ln day</numerusform>
            <numerusform>next %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DemographicsPage</name>
    <message numerus="yes">
        <source>%Ln customers are left out: no age or another gender.</source>
        <translation>
            <numerusform>%Ln customers are left out: no age or another gender.</numerusform>
            <numerusform>%Ln customers are left out: no age or another gender.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Churn goes with %n of these fields.</source>
        <translation>
            <numerusform>Churn goes with %n of these fields.</numerusform>
            <numerusform>Churn goes with %n of these fields.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DriversPage</name>
    <message numerus="yes">
        <source>%Ln expectations are not met.</source>
        <translation>
            <numerusform>%Ln expectation is not met.</numerusform>
            <numerusform>%Ln expectations are not met.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlyWarning</name>
    <message numerus="yes">
        <source>%Ln indicators move with later churn.</source>
        <translation>
            <numerusform>%Ln indicator moves with later churn.</numerusform>
            <numerusform>%Ln indicators move with later churn.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactorsPage</name>
    <message numerus="yes">
        <source>%Ln factors hold %1 of the variance.</source>
        <translation>
            <numerusform>%Ln factor holds %1 of the variance.</numerusform>
            <numerusform>%Ln factors hold %1 of the variance.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message numerus="yes">
        <source>%Ln rows do not have as many cells as the header; they were set aside.</source>
        <translation>
            <numerusform>%Ln row does not have as many cells as the header; it was set aside.</numerusform>
            <numerusform>%Ln rows do not have as many cells as the header; they were set aside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells have a quote where none may stand.</source>
        <translation>
            <numerusform>%Ln cell has a quote where none may stand.</numerusform>
            <numerusform>%Ln cells have a quote where none may stand.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dates can be read with the day or the month first.</source>
        <translation>
            <numerusform>%Ln date can be read with the day or the month first.</numerusform>
            <numerusform>%Ln dates can be read with the day or the month first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln numbers can be read with a decimal comma or with grouping.</source>
        <translation>
            <numerusform>%Ln number can be read with a decimal comma or with grouping.</numerusform>
            <numerusform>%Ln numbers can be read with a decimal comma or with grouping.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln years of two digits can mean two centuries.</source>
        <translation>
            <numerusform>%Ln year of two digits can mean two centuries.</numerusform>
            <numerusform>%Ln years of two digits can mean two centuries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln times have no clear time zone.</source>
        <translation>
            <numerusform>%Ln time has no clear time zone.</numerusform>
            <numerusform>%Ln times have no clear time zone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln columns could identify the customer.</source>
        <translation>
            <numerusform>%Ln column could identify the customer.</numerusform>
            <numerusform>%Ln columns could identify the customer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows repeat an id that must be unique.</source>
        <translation>
            <numerusform>%Ln row repeats an id that must be unique.</numerusform>
            <numerusform>%Ln rows repeat an id that must be unique.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells have another type than the rest of their column, which was kept as text.</source>
        <translation>
            <numerusform>%Ln cell has another type than the rest of its column, which was kept as text.</numerusform>
            <numerusform>%Ln cells have another type than the rest of their column, which was kept as text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells hold a word that seems to mean “missing”; it was kept as text.</source>
        <translation>
            <numerusform>%Ln cell holds a word that seems to mean “missing”; it was kept as text.</numerusform>
            <numerusform>%Ln cells hold a word that seems to mean “missing”; it was kept as text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines repeat the header and were not loaded as data.</source>
        <translation>
            <numerusform>%Ln line repeats the header and was not loaded as data.</numerusform>
            <numerusform>%Ln lines repeat the header and were not loaded as data.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines under the header seem to hold units.</source>
        <translation>
            <numerusform>%Ln line under the header seems to hold units.</numerusform>
            <numerusform>%Ln lines under the header seem to hold units.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows lack a value that the analyses need.</source>
        <translation>
            <numerusform>%Ln row lacks a value that the analyses need.</numerusform>
            <numerusform>%Ln rows lack a value that the analyses need.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln values can&apos;t be read as the type of their column; their rows were set aside.</source>
        <translation>
            <numerusform>%Ln value can&apos;t be read as the type of its column; its row was set aside.</numerusform>
            <numerusform>%Ln values can&apos;t be read as the type of their column; their rows were set aside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blank columns were left out.</source>
        <translation>
            <numerusform>%Ln blank column was left out.</numerusform>
            <numerusform>%Ln blank columns were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln columns had no name and were given one.</source>
        <translation>
            <numerusform>%Ln column had no name and was given one.</numerusform>
            <numerusform>%Ln columns had no name and were given one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blank rows were skipped.</source>
        <translation>
            <numerusform>%Ln blank row was skipped.</numerusform>
            <numerusform>%Ln blank rows were skipped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ids differ from others only in case, blanks or look-alike characters; they were kept apart.</source>
        <translation>
            <numerusform>%Ln id differs from others only in case, blanks or look-alike characters; it was kept apart.</numerusform>
            <numerusform>%Ln ids differ from others only in case, blanks or look-alike characters; they were kept apart.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines use another delimiter than the rest.</source>
        <translation>
            <numerusform>%Ln line uses another delimiter than the rest.</numerusform>
            <numerusform>%Ln lines use another delimiter than the rest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln columns have a name that another column has; they were renamed.</source>
        <translation>
            <numerusform>%Ln column has a name that another column has; it was renamed.</numerusform>
            <numerusform>%Ln columns have a name that another column has; they were renamed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines at the end look like totals or notes.</source>
        <translation>
            <numerusform>%Ln line at the end looks like totals or notes.</numerusform>
            <numerusform>%Ln lines at the end look like totals or notes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells had full-width characters, read as plain ones.</source>
        <translation>
            <numerusform>%Ln cell had full-width characters, read as plain ones.</numerusform>
            <numerusform>%Ln cells had full-width characters, read as plain ones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dates lie in the future; they were loaded.</source>
        <translation>
            <numerusform>%Ln date lies in the future; it was loaded.</numerusform>
            <numerusform>%Ln dates lie in the future; they were loaded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dates are written in another format than the rest.</source>
        <translation>
            <numerusform>%Ln date is written in another format than the rest.</numerusform>
            <numerusform>%Ln dates are written in another format than the rest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dates do not exist, such as 30 February.</source>
        <translation>
            <numerusform>%Ln date does not exist, such as 30 February.</numerusform>
            <numerusform>%Ln dates do not exist, such as 30 February.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells have invisible characters, kept in the source text.</source>
        <translation>
            <numerusform>%Ln cell has invisible characters, kept in the source text.</numerusform>
            <numerusform>%Ln cells have invisible characters, kept in the source text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln numbers are grouped irregularly.</source>
        <translation>
            <numerusform>%Ln number is grouped irregularly.</numerusform>
            <numerusform>%Ln numbers are grouped irregularly.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells look like JSON and were kept as text.</source>
        <translation>
            <numerusform>%Ln cell looks like JSON and was kept as text.</numerusform>
            <numerusform>%Ln cells look like JSON and were kept as text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln amounts have another currency than the rest; nothing was converted.</source>
        <translation>
            <numerusform>%Ln amount has another currency than the rest; nothing was converted.</numerusform>
            <numerusform>%Ln amounts have another currency than the rest; nothing was converted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln numbers are written in another format than the rest.</source>
        <translation>
            <numerusform>%Ln number is written in another format than the rest.</numerusform>
            <numerusform>%Ln numbers are written in another format than the rest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln times have another time zone than the rest.</source>
        <translation>
            <numerusform>%Ln time has another time zone than the rest.</numerusform>
            <numerusform>%Ln times have another time zone than the rest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln values have another unit than the rest.</source>
        <translation>
            <numerusform>%Ln value has another unit than the rest.</numerusform>
            <numerusform>%Ln values have another unit than the rest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln infinite or undefined numbers were read as missing.</source>
        <translation>
            <numerusform>%Ln infinite or undefined number was read as missing.</numerusform>
            <numerusform>%Ln infinite or undefined numbers were read as missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows name customers who are not in the customer table.</source>
        <translation>
            <numerusform>%Ln row names customers who are not in the customer table.</numerusform>
            <numerusform>%Ln rows name customers who are not in the customer table.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln values are outside what their field can hold; their rows were set aside.</source>
        <translation>
            <numerusform>%Ln value is outside what its field can hold; its row was set aside.</numerusform>
            <numerusform>%Ln values are outside what their field can hold; their rows were set aside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells look garbled, as if read in a wrong encoding before.</source>
        <translation>
            <numerusform>%Ln cell looks garbled, as if read in a wrong encoding before.</numerusform>
            <numerusform>%Ln cells look garbled, as if read in a wrong encoding before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines before the header were skipped.</source>
        <translation>
            <numerusform>%Ln line before the header was skipped.</numerusform>
            <numerusform>%Ln lines before the header were skipped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln long numbers lost digits before they came here.</source>
        <translation>
            <numerusform>%Ln long number lost digits before it came here.</numerusform>
            <numerusform>%Ln long numbers lost digits before they came here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells have characters that were lost before the file came here.</source>
        <translation>
            <numerusform>%Ln cell has characters that were lost before the file came here.</numerusform>
            <numerusform>%Ln cells have characters that were lost before the file came here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quoted cells run over many lines.</source>
        <translation>
            <numerusform>%Ln quoted cell runs over many lines.</numerusform>
            <numerusform>%Ln quoted cells run over many lines.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln values were not understood and are left out of figures.</source>
        <translation>
            <numerusform>%Ln value was not understood and is left out of figures.</numerusform>
            <numerusform>%Ln values were not understood and are left out of figures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells have bytes that do not fit the encoding.</source>
        <translation>
            <numerusform>%Ln cell has bytes that do not fit the encoding.</numerusform>
            <numerusform>%Ln cells have bytes that do not fit the encoding.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zero bytes stand inside the text.</source>
        <translation>
            <numerusform>%Ln zero byte stands inside the text.</numerusform>
            <numerusform>%Ln zero bytes stand inside the text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows of the earlier load are not in this file.</source>
        <translation>
            <numerusform>%Ln row of the earlier load is not in this file.</numerusform>
            <numerusform>%Ln rows of the earlier load are not in this file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells identify people.</source>
        <translation>
            <numerusform>%Ln cell identifies a person.</numerusform>
            <numerusform>%Ln cells identify people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipe steps found nothing to change.</source>
        <translation>
            <numerusform>%Ln recipe step found nothing to change.</numerusform>
            <numerusform>%Ln recipe steps found nothing to change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells have no place of their own or no readable value; they were left empty.</source>
        <translation>
            <numerusform>%Ln cell has no place of its own or no readable value; it was left empty.</numerusform>
            <numerusform>%Ln cells have no place of their own or no readable value; they were left empty.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln names are in the archive twice; the exact one was used.</source>
        <translation>
            <numerusform>%Ln name is in the archive twice; the exact one was used.</numerusform>
            <numerusform>%Ln names are in the archive twice; the exact one was used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells hold an error such as #N/A; they were loaded as missing.</source>
        <translation>
            <numerusform>%Ln cell holds an error such as #N/A; it was loaded as missing.</numerusform>
            <numerusform>%Ln cells hold an error such as #N/A; they were loaded as missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln formulas were saved without their result; their cells are missing.</source>
        <translation>
            <numerusform>%Ln formula was saved without its result; its cell is missing.</numerusform>
            <numerusform>%Ln formulas were saved without their result; their cells are missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows are hidden in the sheet; they were loaded.</source>
        <translation>
            <numerusform>%Ln row is hidden in the sheet; it was loaded.</numerusform>
            <numerusform>%Ln rows are hidden in the sheet; they were loaded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sheets are hidden; they were not loaded.</source>
        <translation>
            <numerusform>%Ln sheet is hidden; it was not loaded.</numerusform>
            <numerusform>%Ln sheets are hidden; they were not loaded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups of cells are merged; only the first cell of each holds the value.</source>
        <translation>
            <numerusform>%Ln group of cells is merged; only its first cell holds the value.</numerusform>
            <numerusform>%Ln groups of cells are merged; only the first cell of each holds the value.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln names in the archive are unsafe; none of them was used.</source>
        <translation>
            <numerusform>%Ln name in the archive is unsafe; it was not used.</numerusform>
            <numerusform>%Ln names in the archive are unsafe; none of them was used.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupsBlock</name>
    <message numerus="yes">
        <source>After correction for %Ln comparisons.</source>
        <translation>
            <numerusform>After correction for %Ln comparison.</numerusform>
            <numerusform>After correction for %Ln comparisons.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln groups have fewer than 30 customers: grey and not ranked.</source>
        <translation>
            <numerusform>%Ln group has fewer than 30 customers: grey and not ranked.</numerusform>
            <numerusform>%Ln groups have fewer than 30 customers: grey and not ranked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Kpi</name>
    <message numerus="yes">
        <source>%Ln customers only: the interval is wide.</source>
        <translation>
            <numerusform>%Ln customer only: the interval is wide.</numerusform>
            <numerusform>%Ln customers only: the interval is wide.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LifetimesPage</name>
    <message numerus="yes">
        <source>Mean days are those lived within the first %n day(s).</source>
        <translation>
            <numerusform>Mean days are those lived within the first %n day.</numerusform>
            <numerusform>Mean days are those lived within the first %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MotivesPage</name>
    <message numerus="yes">
        <source>%n piece(s), latest first</source>
        <translation>
            <numerusform>%n piece, latest first</numerusform>
            <numerusform>%n pieces, latest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message numerus="yes">
        <source>%Ln periods have too little history before them for the churn rule.</source>
        <translation>
            <numerusform>%Ln period has too little history before it for the churn rule.</numerusform>
            <numerusform>%Ln periods have too little history before them for the churn rule.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Control limits need 8 full periods; there are %Ln.</source>
        <translation>
            <numerusform>Control limits need 8 full periods; there is %Ln.</numerusform>
            <numerusform>Control limits need 8 full periods; there are %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers more at the end than at the start.</source>
        <translation>
            <numerusform>%Ln customer more at the end than at the start.</numerusform>
            <numerusform>%Ln customers more at the end than at the start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers fewer at the end than at the start.</source>
        <translation>
            <numerusform>%Ln customer fewer at the end than at the start.</numerusform>
            <numerusform>%Ln customers fewer at the end than at the start.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanDialogs</name>
    <message numerus="yes">
        <source>fixed list of %n customer(s)</source>
        <translation>
            <numerusform>fixed list of %n customer</numerusform>
            <numerusform>fixed list of %n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n customer</numerusform>
            <numerusform>%n customers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message numerus="yes">
        <source>No purchase for %n day(s), usually every %1</source>
        <translation>
            <numerusform>No purchase for %n day, usually every %1</numerusform>
            <numerusform>No purchase for %n days, usually every %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No purchase for %n day(s)</source>
        <translation>
            <numerusform>No purchase for %n day</numerusform>
            <numerusform>No purchase for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Visits and contacts %1, the last %n day(s) ago</source>
        <translation>
            <numerusform>Visits and contacts %1, the last %n day ago</numerusform>
            <numerusform>Visits and contacts %1, the last %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last visit or contact %n day(s) ago</source>
        <translation>
            <numerusform>Last visit or contact %n day ago</numerusform>
            <numerusform>Last visit or contact %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open complaint(s)</source>
        <translation>
            <numerusform>%n open complaint</numerusform>
            <numerusform>%n open complaints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n complaint(s) lately</source>
        <translation>
            <numerusform>%n complaint lately</numerusform>
            <numerusform>%n complaints lately</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed payment(s)</source>
        <translation>
            <numerusform>%n failed payment</numerusform>
            <numerusform>%n failed payments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late payment(s)</source>
        <translation>
            <numerusform>%n late payment</numerusform>
            <numerusform>%n late payments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sales channel(s) no longer used</source>
        <translation>
            <numerusform>%n sales channel no longer used</numerusform>
            <numerusform>%n sales channels no longer used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) lately</source>
        <translation>
            <numerusform>%n order lately</numerusform>
            <numerusform>%n orders lately</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n return(s) lately</source>
        <translation>
            <numerusform>%n return lately</numerusform>
            <numerusform>%n returns lately</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Customer for %n day(s)</source>
        <translation>
            <numerusform>Customer for %n day</numerusform>
            <numerusform>Customer for %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecipePage</name>
    <message numerus="yes">
        <source>%1; %Ln variants</source>
        <translation>
            <numerusform>%1; %Ln variants</numerusform>
            <numerusform>%1; %Ln variants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Convert %Ln values to empty</source>
        <translation>
            <numerusform>Convert %Ln values to empty</numerusform>
            <numerusform>Convert %Ln values to empty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln confirmed pairs</source>
        <translation>
            <numerusform>%Ln confirmed pairs</numerusform>
            <numerusform>%Ln confirmed pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln rows</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells</source>
        <translation>
            <numerusform>%Ln cells</numerusform>
            <numerusform>%Ln cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RfmPage</name>
    <message numerus="yes">
        <source>%Ln customers; Gini %1.</source>
        <translation>
            <numerusform>%Ln customer; Gini %1.</numerusform>
            <numerusform>%Ln customers; Gini %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln customers with a purchase: scores of so few say little.</source>
        <translation>
            <numerusform>Only %Ln customer with a purchase: scores of so few say little.</numerusform>
            <numerusform>Only %Ln customers with a purchase: scores of so few say little.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RiskPage</name>
    <message numerus="yes">
        <source>tested out of time: made before %1, tested on the %n day(s) after it</source>
        <translation>
            <numerusform>tested out of time: made before %1, tested on the %n day after it</numerusform>
            <numerusform>tested out of time: made before %1, tested on the %n days after it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>active customers by chance to churn within %n day(s)</source>
        <translation>
            <numerusform>active customers by chance to churn within %n day</numerusform>
            <numerusform>active customers by chance to churn within %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleText</name>
    <message numerus="yes">
        <source>%Ln listed customers</source>
        <translation>
            <numerusform>%Ln listed customer</numerusform>
            <numerusform>%Ln listed customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) before the as-of date</source>
        <translation>
            <numerusform>%Ln day before the as-of date</numerusform>
            <numerusform>%Ln days before the as-of date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) after the as-of date</source>
        <translation>
            <numerusform>%Ln day after the as-of date</numerusform>
            <numerusform>%Ln days after the as-of date</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SatisfactionIndex</name>
    <message numerus="yes">
        <source>%Ln items, %1</source>
        <translation>
            <numerusform>%Ln item, %1</numerusform>
            <numerusform>%Ln items, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SatisfactionPage</name>
    <message numerus="yes">
        <source>%Ln are clearly below the others.</source>
        <translation>
            <numerusform>%Ln is clearly below the others.</numerusform>
            <numerusform>%Ln are clearly below the others.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SegmentsPage</name>
    <message numerus="yes">
        <source>%Ln customers active at the start: too few to judge.</source>
        <translation>
            <numerusform>%Ln customer active at the start: too few to judge.</numerusform>
            <numerusform>%Ln customers active at the start: too few to judge.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers only: the median is uncertain.</source>
        <translation>
            <numerusform>%Ln customer only: the median is uncertain.</numerusform>
            <numerusform>%Ln customers only: the median is uncertain.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TablesPage</name>
    <message numerus="yes">
        <source>%Ln rows were set aside.</source>
        <translation>
            <numerusform>%Ln row was set aside.</numerusform>
            <numerusform>%Ln rows were set aside.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextPage</name>
    <message numerus="yes">
        <source>… and %Ln more rows</source>
        <translation>
            <numerusform>… and %Ln more row</numerusform>
            <numerusform>… and %Ln more rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ValuePage</name>
    <message numerus="yes">
        <source>%n month(s) ahead, discounted %1 a year</source>
        <translation>
            <numerusform>%n month ahead, discounted %1 a year</numerusform>
            <numerusform>%n months ahead, discounted %1 a year</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>holdout from %1, %n month(s)</source>
        <translation>
            <numerusform>holdout from %1, %n month</numerusform>
            <numerusform>holdout from %1, %n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhatChangedPage</name>
    <message numerus="yes">
        <source>%Ln group differences were looked at.</source>
        <translation>
            <numerusform>%Ln group difference was looked at.</numerusform>
            <numerusform>%Ln group differences were looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group differences are more than chance.</source>
        <translation>
            <numerusform>%Ln group difference is more than chance.</numerusform>
            <numerusform>%Ln group differences are more than chance.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>holdfast::app::ClustersView</name>
    <message numerus="yes">
        <source>%n clusters</source>
        <translation>
            <numerusform>%n clusters</numerusform>
            <numerusform>%n clusters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>holdfast::app::CombineSegments</name>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln customer</numerusform>
            <numerusform>%Ln customers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>holdfast::app::DuplicatesPage</name>
    <message numerus="yes">
        <source>Merge %n pair(s)</source>
        <translation>
            <numerusform>Merge %n pair</numerusform>
            <numerusform>Merge %n pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>holdfast::app::ImportPage</name>
    <message numerus="yes">
        <source>%n choice(s) open</source>
        <translation>
            <numerusform>%n choice open</numerusform>
            <numerusform>%n choices open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>holdfast::app::IssueList</name>
    <message numerus="yes">
        <source>%n need(s) a choice</source>
        <translation>
            <numerusform>%n needs a choice</numerusform>
            <numerusform>%n need a choice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to know about</source>
        <translation>
            <numerusform>%n to know about</numerusform>
            <numerusform>%n to know about</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the earlier loads are missing in this file. Say what that means.</source>
        <translation>
            <numerusform>%n row of the earlier loads are missing in this file. Say what that means.</numerusform>
            <numerusform>%n rows of the earlier loads are missing in this file. Say what that means.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>holdfast::app::LaboratoryView</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>holdfast::app::PassphraseDialog</name>
    <message numerus="yes">
        <source>Short: with %n letter(s) or more it takes far longer to guess.</source>
        <translation>
            <numerusform>Short: with %n letter or more it takes far longer to guess.</numerusform>
            <numerusform>Short: with %n letters or more it takes far longer to guess.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>holdfast::app::RecipeBlock</name>
    <message numerus="yes">
        <source>%1, %n step(s), source rows stay unchanged</source>
        <translation>
            <numerusform>%1, %n step, source rows stay unchanged</numerusform>
            <numerusform>%1, %n steps, source rows stay unchanged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>holdfast::app::ReviewDialog</name>
    <message numerus="yes">
        <source>%n part(s) read otherwise than in the issue with data to %1. Checked parts show the new figures; the others keep those of the issue and say so.</source>
        <translation>
            <numerusform>%n part read otherwise than in the issue with data to %1. Checked parts show the new figures; the others keep those of the issue and say so.</numerusform>
            <numerusform>%n parts read otherwise than in the issue with data to %1. Checked parts show the new figures; the others keep those of the issue and say so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chart(s) or table(s) with other numbers</source>
        <translation>
            <numerusform>%n chart or table with other numbers</numerusform>
            <numerusform>%n charts or tables with other numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>holdfast::app::SourcesPanel</name>
    <message numerus="yes">
        <source>Load %n file(s)</source>
        <translation>
            <numerusform>Load %n file</numerusform>
            <numerusform>Load %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) open</source>
        <translation>
            <numerusform>%n choice open</numerusform>
            <numerusform>%n choices open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in work</source>
        <translation>
            <numerusform>%n file in work</numerusform>
            <numerusform>%n files in work</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refresh %n file(s)</source>
        <translation>
            <numerusform>Refresh %n file</numerusform>
            <numerusform>Refresh %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>holdfast::app::StepDialog</name>
    <message numerus="yes">
        <source>%n variant(s) proposed. Change or clear what is not meant.</source>
        <translation>
            <numerusform>%n variant proposed. Change or clear what is not meant.</numerusform>
            <numerusform>%n variants proposed. Change or clear what is not meant.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>holdfast::app::WatchListView</name>
    <message numerus="yes">
        <source>Make segment of %n customer(s)</source>
        <translation>
            <numerusform>Make segment of %n customer</numerusform>
            <numerusform>Make segment of %n customers</numerusform>
        </translation>
    </message>
</context>
</TS>
