// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One selection, one number: what the window writes beside its chips, the rows its table has, what it writes above and below them, and
// the rows of the file it exports, for 200 rules of every kind, against plain SQL over exported tables.
#include "support/TestMain.h"

#include "app/panels/customers/CustomersList.h"
#include "app/panels/customers/CustomersModel.h"
#include "app/panels/customers/CustomersPanel.h"
#include "app/panels/segments/SegmentsPanel.h"
#include "app/shell/Rail.h"
#include "app/widgets/ContextWidgets.h"
#include "flow/ExportLog.h"
#include "support/PlainSql.h"
#include "support/Program.h"
#include "support/WorkbookReader.h"

#include <QAction>
#include <QLabel>
#include <QMenu>

using namespace holdfast;
using namespace holdfast::app;
using tests::PlainTable;
using tests::Program;
using domain::Rule;

static constexpr int kPatience = 60000;
static constexpr int kRules = 200, kEveryWorkbook = 10;
static constexpr std::uint64_t kAll = 300;

class SelectionAgreesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    PlainTable m_plain;
    std::map<Rule::Kind, int> m_kinds;
    std::map<Rule::Op, int> m_ops;
    int m_relative = 0;

    CustomersList* list() const { return static_cast<CustomersPanel*>(m->window->panel(Rail::Customers))->list(); }
    QAction* exporting() const
    {
        return static_cast<SegmentsPanel*>(m->window->panel(Rail::Segments))->selectionMenu()->findChild<QAction*>(QStringLiteral("selectionExport"));
    }
    void countKinds(const Rule& rule)
    {
        ++m_kinds[rule.kind];
        if (rule.kind == Rule::Kind::Compare)
            ++m_ops[rule.op];
        m_relative += rule.kind == Rule::Kind::Compare && !rule.values.empty() && rule.values.front().starts_with("A-");
        for (const Rule& part : rule.parts)
            countKinds(part);
    }
    // The first number of a text, without its grouping.
    static std::uint64_t written(QString text)
    {
        text.remove(u',');
        qsizetype digits = 0;
        while (digits < text.size() && text[digits].isDigit())
            ++digits;
        return digits == 0 ? ~0ull : text.left(digits).toULongLong();
    }
    std::uint64_t chip() const
    {
        const auto* meter = m->find<ScopeMeter>("scopeMeter");
        return meter ? written(meter->text()) : ~0ull;
    }
    std::uint64_t inCsv(const QString& path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? std::uint64_t(file.readAll().count('\n')) - 1 : ~0ull;
    }
    // Rows below the head whose first cell is filled, of the sheet that has the most.
    std::uint64_t inWorkbook(const QString& path) const
    {
        std::uint64_t most = 0;
        for (const auto& sheet : tests::workbookSheets(path)) {
            std::uint64_t rows = 0;
            bool below = false;
            for (const auto& row : sheet.rows) {
                rows += below && !row.isEmpty() && !row.first().toString().isEmpty();
                below = below || (row.size() > 5 && !row.first().toString().isEmpty());
            }
            most = std::max(most, rows);
        }
        return most;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m = std::make_unique<Program>();
        QTRY_VERIFY(m->window->isActiveWindow());
        m->workbench->openSample(m->folder.filePath(QStringLiteral("sample.holdfast")), false, kAll);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts(), kPatience);
        core::JobContext job;
        QVERIFY(m_plain.open(*m->workbench->session(), m->folder.filePath(QStringLiteral("plain.sqlite")).toStdString(), job));
        QVERIFY(m_plain.columns.size() >= 12);
        // Three segments rules may name: one of conditions, one that names it, and a list of customers.
        m_plain.segments["young"] = domain::comparison("age", Rule::Op::Less, {"40"});
        Rule young, listed;
        young.kind = Rule::Kind::Segment;
        young.segment = "young";
        m_plain.segments["not young"] = domain::joined(Rule::Kind::Not, {young});
        listed.kind = Rule::Kind::Ids;
        for (std::size_t i = 0; i < m_plain.ids.size(); i += 3)
            listed.values.push_back(m_plain.ids[i]);
        m_plain.segments["a third"] = listed;
        for (const char* name : {"young", "not young", "a third"})
            m->workbench->saveSegment(QString::fromLatin1(name), m_plain.segments.at(name));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && m->workbench->state().segments.size() >= 3, kPatience);
        m->window->goTo(Rail::Segments);
        m->window->goTo(Rail::Customers);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && list()->model()->table(), kPatience);
    }
    void cleanupTestCase() { m.reset(); }

    void chipTableFileAndSqlAgree()
    {
        core::Random random(8);
        int some = 0;
        for (int i = 0; i < kRules; ++i) {
            const Rule rule = m_plain.randomRule(random, 3);
            countKinds(rule);
            const QByteArray words = QByteArray::fromStdString(domain::toJson(rule));
            std::optional<bool> taken;
            m->workbench->select(rule, [&](const core::Error* error) { taken = error == nullptr; });
            QTRY_VERIFY_WITH_TIMEOUT(taken.has_value(), kPatience);
            QVERIFY2(*taken, words.constData());
            QTRY_VERIFY2_WITH_TIMEOUT(m->jobs.isIdle() && !list()->isOrdering(), words.constData(), kPatience);
            const std::uint64_t expected = m_plain.count(rule);
            QVERIFY2(chip() == expected, (words + " SQL " + QByteArray::number(qulonglong(expected)) + " chip " + QByteArray::number(qulonglong(chip()))).constData());
            QVERIFY2(std::uint64_t(list()->model()->rowCount()) == expected, (words + " table " + QByteArray::number(list()->model()->rowCount())).constData());
            QCOMPARE(written(m->find<QLabel>("customersCount")->text()), expected);
            const bool workbook = i % kEveryWorkbook == 0;
            const QString path = m->folder.filePath(workbook ? QStringLiteral("out.xlsx") : QStringLiteral("out.csv"));
            QFile::remove(path);
            m->dialogs.saveFile = path;
            exporting()->trigger();
            QTRY_VERIFY2_WITH_TIMEOUT(m->jobs.isIdle() && QFileInfo::exists(path), words + m->dialogs.told.join(u'\n').toUtf8(), kPatience);
            const std::uint64_t filed = workbook ? inWorkbook(path) : inCsv(path);
            QVERIFY2(filed == expected, (words + " file " + QByteArray::number(qulonglong(filed)) + " SQL " + QByteArray::number(qulonglong(expected))).constData());
            some += expected > 0 && expected < kAll;
        }
        QVERIFY2(some > kRules / 2, qPrintable(QString::number(some)));
        for (const auto kind : {Rule::Kind::All, Rule::Kind::Any, Rule::Kind::Not, Rule::Kind::Segment, Rule::Kind::Ids, Rule::Kind::Compare})
            QVERIFY2(m_kinds[kind] >= 10, qPrintable(QString::number(int(kind))));
        using Op = Rule::Op;
        for (const auto op : {Op::Equal, Op::NotEqual, Op::Less, Op::LessEqual, Op::Greater, Op::GreaterEqual, Op::In, Op::Between, Op::Contains, Op::Starts, Op::Matches, Op::Missing})
            QVERIFY2(m_ops[op] >= 3, std::string(domain::word(op)).c_str());
        QVERIFY(m_relative >= 10);
        // The log of exports knows each of them.
        core::JobContext job;
        const auto log = flow::exportLog(*m->workbench->session(), job);
        QVERIFY(log && log->size() == std::size_t(kRules));
    }
};

HOLDFAST_TEST(SelectionAgreesTest)
#include "SelectionAgreesTest.moc"
