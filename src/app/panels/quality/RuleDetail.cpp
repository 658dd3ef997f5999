// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/quality/RuleDetail.h"

#include "app/look/Icons.h"
#include "app/panels/quality/QualityController.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/CellOrigin.h"
#include "app/widgets/RowsDialog.h"
#include "charts/TableSpecView.h"
#include "present/ErrorText.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace holdfast::app {

static constexpr std::uint64_t kListed = 5000; // rows of the dialog

RuleDetail::RuleDetail(const Surroundings& with, QualityController& controller, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_controller(controller)
    , m_frame(new BlockFrame(with, this))
    , m_rules(new QComboBox(m_frame))
    , m_rows(new charts::TableSpecView(m_frame))
    , m_note(new QLabel(m_frame))
    , m_all(new QPushButton(icon(QStringLiteral("table"), with.appearance), {}, m_frame))
    , m_fix(new QPushButton(icon(QStringLiteral("wand"), with.appearance), {}, m_frame))
    , m_expected(new QPushButton(m_frame))
{
    m_frame->setObjectName(QStringLiteral("qualityCell"));
    m_rules->setObjectName(QStringLiteral("qualityRule"));
    m_rows->setObjectName(QStringLiteral("failingRows"));
    m_all->setObjectName(QStringLiteral("allFailingRows"));
    m_fix->setObjectName(QStringLiteral("addFix"));
    m_expected->setObjectName(QStringLiteral("markExpected"));
    m_rows->setMinimumHeight(60);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_rules->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_rules->setMinimumContentsLength(12);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);
    auto* inside = static_cast<QVBoxLayout*>(m_frame->layout());
    inside->insertWidget(1, m_rules);
    inside->addWidget(m_rows, 1);
    inside->addWidget(m_note);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 4, 6, 2);
    buttons->setSpacing(6);
    for (QPushButton* button : {m_all, m_fix, m_expected}) {
        button->setProperty("density", QStringLiteral("small"));
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    inside->addLayout(buttons);
    connect(m_rules, &QComboBox::activated, this, [this](int index) { m_controller.setRule(index); });
    connect(m_all, &QPushButton::clicked, this, &RuleDetail::showAllRows);
    connect(m_fix, &QPushButton::clicked, this, &RuleDetail::fixWanted);
    connect(m_expected, &QPushButton::clicked, this, [this] {
        if (const flow::RuleResult* rule = m_controller.rule())
            m_controller.setExpected(!rule->expected);
    });
    connect(m_rows, &charts::TableSpecView::rowOpened, this, &RuleDetail::showLineage);
    connect(&controller, &QualityController::placeChanged, this, &RuleDetail::refresh);
    connect(&with.appearance, &Appearance::changed, this, &RuleDetail::retranslate);
    retranslate();
}

void RuleDetail::retranslate()
{
    m_rows->setTheme(m_with.appearance.theme());
    m_rows->setTypography(m_with.appearance.type());
    m_fix->setText(tr("Add fix…"));
    m_rules->setAccessibleName(tr("Rule"));
    m_rows->setAccessibleName(tr("First rows that fail"));
    refresh();
}

void RuleDetail::refresh()
{
    const present::Fmt& fmt = m_with.appearance.fmt();
    const flow::RuleResult* rule = m_controller.rule();
    const auto& rules = m_controller.rules();
    m_rules->clear();
    for (const flow::RuleResult& entry : rules) {
        const QString title = present::ruleTitle(entry.rule);
        const bool ofTable = m_controller.place().column.empty() && !entry.column.empty();
        const QString failed = entry.failed > 0 ? fmt.count(qint64(entry.failed)) : tr("none fail");
        m_rules->addItem(ofTable ? tr("%1: %2 (%3)").arg(QString::fromStdString(entry.column), title, failed) : tr("%1 (%2)").arg(title, failed));
    }
    m_rules->setCurrentIndex(m_controller.ruleIndex());
    m_rules->setVisible(rules.size() > 1);
    if (!m_controller.answer()) {
        m_frame->setVisible(!m_controller.problem());
    } else {
        m_frame->show();
        m_frame->setBlock(present::ruleBlock(*m_controller.answer(), m_controller.place(), rule, fmt));
    }
    const flow::FailingRows* failing = m_controller.failing();
    const bool rows = rule && failing && !failing->rows.empty();
    m_rows->setVisible(rows);
    if (rows)
        m_rows->setSpec(std::get<present::TableSpec>(present::failingRowsBlock(*failing, *rule, fmt).body));
    const std::optional<core::Error>& problem = m_controller.changeProblem() ? m_controller.changeProblem() : m_controller.failingProblem();
    m_note->setVisible(problem.has_value());
    m_note->setProperty("type", QStringLiteral("bad"));
    m_note->setText(problem ? present::errorText(*problem) : QString());
    m_all->setText(tr("All %1 rows…").arg(fmt.count(qint64(failing ? failing->total : 0))));
    m_all->setVisible(rows);
    const bool fails = rule && (rule->failed > 0 || rule->expected), writable = !m_with.workbench.isReadOnly();
    // No step mends what is not there.
    const bool mendable = rule && rule->rule != "gap" && rule->rule != "late" && rule->rule != "missing-for" && rule->rule != "too-few"
        && rule->rule != "set-aside" && rule->rule != "constant";
    m_fix->setVisible(fails && mendable && writable);
    m_expected->setVisible(fails && writable);
    m_expected->setText(rule && rule->expected ? tr("Not expected") : tr("Mark as expected"));
}

void RuleDetail::showAllRows()
{
    const flow::RuleResult* rule = m_controller.rule();
    if (!rule)
        return;
    m_all->setEnabled(false);
    m_controller.readFailing(kListed, this, [this, rule = *rule](core::Result<flow::FailingRows> rows) {
        m_all->setEnabled(true);
        if (!rows) {
            if (rows.error().code != core::Code::Cancelled)
                m_with.dialogs.tell(this, tr("Rows not read"), present::errorText(rows.error()), {});
            return;
        }
        const present::Fmt& fmt = m_with.appearance.fmt();
        const present::Block block = present::failingRowsBlock(*rows, rule, fmt);
        auto* dialog = new RowsDialog(m_with.appearance, this);
        dialog->setObjectName(QStringLiteral("failingDialog"));
        dialog->setWindowTitle(block.title);
        dialog->setTable(block.asTable, rows->total > rows->rows.size() ? tr("The first %1 of %2 rows.").arg(fmt.count(qint64(rows->rows.size())), fmt.count(qint64(rows->total))) : QString());
        std::vector<CellPlace> places;
        for (const flow::FailingRow& row : rows->rows)
            places.push_back({rule.table, row.importId, row.row, rule.column});
        if (!rule.column.empty())
            dialog->setOrigins([this, dialog, places](int row, int) { showOrigin(m_with, places[std::size_t(row)], dialog); });
        dialog->open();
    });
}

void RuleDetail::showLineage(int row)
{
    const flow::RuleResult* rule = m_controller.rule();
    const flow::FailingRows* failing = m_controller.failing();
    if (!rule || rule->column.empty() || !failing || row < 0 || row >= int(failing->rows.size()))
        return;
    const flow::FailingRow& from = failing->rows[std::size_t(row)];
    showOrigin(m_with, {rule->table, from.importId, from.row, rule->column}, m_rows);
}

} // namespace holdfast::app
