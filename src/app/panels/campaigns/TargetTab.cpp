// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/campaigns/TargetTab.h"

#include "app/look/Icons.h"
#include "app/panels/campaigns/CampaignBoard.h"
#include "present/pages/CampaignLoopPages.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace holdfast::app {

static const QList<CampaignBoard::Place> kPlaces {{"target-offers", 0, 0, 8, 4}, {"target-excluded", 0, 8, 4, 4}, {"target-budget", 1, 0, 5, 3}, {"target-power", 1, 5, 4, 3},
    {"target-balance", 1, 9, 3, 3}, {"target-strategies", 2, 0, 9, 3}, {"target-wait", 2, 9, 3, 3}, {"target-list", 3, 0, 8, 3}, {"target-returns", 3, 8, 4, 3}};

TargetTab::TargetTab(const Surroundings& surroundings, CampaignBook& campaigns, QWidget* parent)
    : CampaignTab(surroundings, campaigns, parent)
    , m_answer(new LiveAnswer<flow::TargetAnswer>(
          surroundings.workbench, QStringLiteral("campaign-target"), [] { return tr("Choosing whom to contact"); },
          [](flow::Session&, const flow::Scope&, core::JobContext&) -> core::Result<flow::TargetAnswer> { return core::fail(core::Code::Cancelled); }, this))
    , m_board(new CampaignBoard(surroundings, QStringLiteral("target"), kPlaces, this))
    , m_budgetLabel(new QLabel(this))
    , m_holdoutLabel(new QLabel(this))
    , m_windowLabel(new QLabel(this))
    , m_budget(new QDoubleSpinBox(this))
    , m_holdout(new QSpinBox(this))
    , m_window(new QSpinBox(this))
    , m_outcome(new QComboBox(this))
    , m_who(new QComboBox(this))
    , m_cautious(new QCheckBox(this))
    , m_everyTier(new QCheckBox(this))
    , m_lock(new QPushButton(icon(QStringLiteral("lock"), surroundings.appearance, IconTone::OnAccent), {}, this))
{
    m_budget->setObjectName(QStringLiteral("targetBudget"));
    m_budget->setRange(-1, 1e9);
    m_budget->setDecimals(2);
    m_budget->setSingleStep(100);
    m_holdout->setObjectName(QStringLiteral("targetHoldout"));
    m_holdout->setRange(0, 90);
    m_holdout->setSuffix(QStringLiteral("%"));
    m_window->setObjectName(QStringLiteral("targetWindow"));
    m_window->setRange(1, 730);
    m_outcome->setObjectName(QStringLiteral("targetOutcome"));
    for (const auto& outcome : domain::kOutcomes)
        if (!domain::isFromFacts(outcome) || outcome == domain::factsOutcome({})) // the three from the facts are one choice: `who` says which
            m_outcome->addItem(QString(), QString::fromLatin1(outcome.data(), qsizetype(outcome.size())));
    m_who->setObjectName(QStringLiteral("targetWho"));
    for (const auto& who : domain::kWhom)
        m_who->addItem(QString(), QString::fromLatin1(who.data(), qsizetype(who.size())));
    m_outcome->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_outcome->setMinimumContentsLength(14);
    m_cautious->setObjectName(QStringLiteral("targetCautious"));
    m_everyTier->setObjectName(QStringLiteral("targetEveryTier"));
    m_lock->setObjectName(QStringLiteral("lockCampaign"));
    m_lock->setProperty("role", QStringLiteral("primary"));
    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    for (QWidget* part : {static_cast<QWidget*>(m_who), static_cast<QWidget*>(m_budgetLabel), static_cast<QWidget*>(m_budget), static_cast<QWidget*>(m_holdoutLabel), static_cast<QWidget*>(m_holdout),
             static_cast<QWidget*>(m_windowLabel), static_cast<QWidget*>(m_window), static_cast<QWidget*>(m_outcome), static_cast<QWidget*>(m_cautious),
             static_cast<QWidget*>(m_everyTier)})
        bar->addWidget(part);
    bar->addStretch(1);
    bar->addWidget(m_lock);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(bar);
    layout->addWidget(m_board, 1);
    // One gesture, one step: when the field is left or the value taken.
    for (QAbstractSpinBox* box : {static_cast<QAbstractSpinBox*>(m_budget), static_cast<QAbstractSpinBox*>(m_holdout), static_cast<QAbstractSpinBox*>(m_window)})
        connect(box, &QAbstractSpinBox::editingFinished, this, &TargetTab::keep);
    connect(m_outcome, &QComboBox::activated, this, &TargetTab::keep);
    connect(m_who, &QComboBox::activated, this, &TargetTab::keep);
    connect(m_cautious, &QCheckBox::clicked, this, &TargetTab::keep);
    connect(m_everyTier, &QCheckBox::clicked, this, &TargetTab::keep);
    connect(m_lock, &QPushButton::clicked, this, &TargetTab::lock);
    connect(m_answer, &LiveAnswerBase::changed, this, &TargetTab::refresh);
    connect(&campaigns, &CampaignBook::currentChanged, this, &TargetTab::follow);
    retranslate();
    follow();
}

void TargetTab::retranslate()
{
    m_budgetLabel->setText(tr("Budget"));
    m_budget->setSpecialValueText(tr("no limit"));
    m_holdoutLabel->setText(tr("Held back"));
    m_windowLabel->setText(tr("Window, days"));
    m_outcome->setToolTip(tr("Outcome"));
    m_outcome->setAccessibleName(tr("Outcome"));
    for (int i = 0; i < m_who->count(); ++i)
        m_who->setItemText(i, present::whomName(m_who->itemData(i).toString()));
    m_who->setToolTip(tr("Whom of the audience the campaign is for"));
    m_who->setAccessibleName(tr("Whom"));
    nameOutcomes();
    m_cautious->setText(tr("Cautious"));
    m_cautious->setToolTip(tr("Reckons with the lower bound of every effect"));
    m_everyTier->setText(tr("All risk tiers"));
    m_lock->setText(tr("Lock…"));
    refresh();
}

void TargetTab::setActive(bool active)
{
    m_answer->setActive(active && book().current() != nullptr);
}

void TargetTab::follow()
{
    const auto* view = book().current();
    const bool open = view != nullptr && view->plan.state < domain::CampaignState::Locked && book().isWritable();
    for (QWidget* part : {static_cast<QWidget*>(m_who), static_cast<QWidget*>(m_budget), static_cast<QWidget*>(m_holdout), static_cast<QWidget*>(m_window),
             static_cast<QWidget*>(m_outcome), static_cast<QWidget*>(m_cautious), static_cast<QWidget*>(m_everyTier), static_cast<QWidget*>(m_lock)})
        part->setEnabled(open);
    m_answer->setActive(view != nullptr && isVisible());
    if (view == nullptr)
        return;
    if (const auto plan = domain::targetOf(view->plan))
        showSettings(*plan);
    m_everyTier->setEnabled(open && m_plan.who != "churned"); // those who are gone have no tier
    const std::string key = view->plan.id + "/" + std::string(domain::word(view->plan.state)) + "/" + domain::toJson(m_plan) + "/" + view->plan.audience.segment
        + std::to_string(view->plan.audience.customers.size()) + "/" + book().libraryKey();
    if (key == m_shown)
        return;
    m_shown = key;
    m_answer->setWork([id = view->plan.id](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        flow::TargetRequest request;
        request.campaign = id;
        request.risk.scope.asOf = scope.asOf;
        return flow::targetCampaign(session, request, job);
    });
}

void TargetTab::showSettings(const domain::TargetPlan& plan)
{
    m_showing = true;
    m_plan = plan;
    m_budget->setValue(plan.budget.value_or(-1));
    m_holdout->setValue(int(std::lround(plan.holdoutShare * 100)));
    m_window->setValue(plan.windowDays);
    m_put = {m_budget->value(), m_holdout->value(), m_window->value()};
    m_who->setCurrentIndex(m_who->findData(QString::fromStdString(plan.who)));
    m_outcome->setCurrentIndex(domain::isFromFacts(plan.outcome) ? 0 : m_outcome->findData(QString::fromStdString(plan.outcome)));
    nameOutcomes();
    m_cautious->setChecked(plan.cautious);
    m_everyTier->setChecked(plan.tiers.empty());
    m_showing = false;
}

void TargetTab::nameOutcomes()
{
    for (int i = 0; i < m_outcome->count(); ++i) {
        const auto word = domain::factsOutcome(m_plan.who);
        m_outcome->setItemText(i, present::outcomeName(i == 0 ? QString::fromLatin1(word.data(), qsizetype(word.size())) : m_outcome->itemData(i).toString()));
    }
}

domain::TargetPlan TargetTab::settings() const
{
    domain::TargetPlan plan = m_plan; // with what has no field here
    if (m_budget->value() != m_put.budget)
        plan.budget = m_budget->value() < 0 ? std::nullopt : std::optional(m_budget->value());
    if (m_holdout->value() != m_put.holdout)
        plan.holdoutShare = m_holdout->value() / 100.0;
    if (m_window->value() != m_put.window)
        plan.windowDays = m_window->value();
    plan.who = m_who->currentData().toString().toStdString();
    plan.outcome = m_outcome->currentIndex() == 0 ? std::string(domain::factsOutcome(plan.who)) : m_outcome->currentData().toString().toStdString();
    plan.cautious = m_cautious->isChecked();
    plan.tiers = m_everyTier->isChecked() ? std::vector<std::string> {} : m_plan.tiers.empty() ? domain::TargetPlan {}.tiers : m_plan.tiers;
    return plan;
}

void TargetTab::keep()
{
    const auto* view = book().current();
    const auto plan = settings();
    if (m_showing || view == nullptr || plan == m_plan)
        return;
    m_plan = plan;
    m_put = {m_budget->value(), m_holdout->value(), m_window->value()};
    with().workbench.change(tr("Changing the target group"), [id = view->plan.id, plan](flow::Session& session, core::JobContext& job) { return flow::setTarget(session, id, plan, job); });
}

void TargetTab::lock()
{
    const auto* view = book().current();
    if (view == nullptr)
        return;
    const QString name = QString::fromStdString(view->plan.name);
    with().dialogs.confirm(this, tr("Lock campaign"), tr("Draw the groups and lock “%1”? Outcome, window, decision rule and lists can't be changed afterwards, and undo ends here.").arg(name), tr("Lock"),
        [this, id = view->plan.id] {
            with().workbench.change(tr("Drawing and locking"), [id, scope = with().workbench.scope()](flow::Session& session, core::JobContext& job) -> core::Status {
                flow::TargetRequest request;
                request.campaign = id;
                request.risk.scope.asOf = scope.asOf;
                const auto answer = flow::lockCampaign(session, request, job);
                return answer ? core::Status {} : core::Status(std::unexpected(answer.error()));
            });
        });
}

void TargetTab::refresh()
{
    if (const auto& problem = m_answer->problem(); problem && problem->code != core::Code::Cancelled)
        m_board->setProblem(*problem);
    else if (m_answer->answer() && !m_answer->isComputing())
        m_board->setPage(present::campaignTargetPage(*m_answer->answer(), with().appearance.fmt()));
    m_board->setComputing(m_answer->isComputing());
}

} // namespace holdfast::app
