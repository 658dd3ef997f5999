// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/sources/ChurnRulePage.h"

#include "app/widgets/BlockFrame.h"
#include "present/ErrorText.h"
#include "present/pages/Pages.h"
#include "ui_ChurnRulePage.h"

#include <QEvent>

namespace holdfast::app {

ChurnRulePage::ChurnRulePage(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_ui(std::make_unique<Ui::ChurnRulePage>())
    , m_curve(new BlockFrame(with, this))
    , m_facts(new BlockFrame(with, this))
{
    m_ui->setupUi(this);
    m_ui->formBlock->setProperty("surface", QStringLiteral("block"));
    m_ui->title->setProperty("type", QStringLiteral("block"));
    m_ui->apply->setProperty("role", QStringLiteral("primary"));
    m_ui->curveColumn->addWidget(m_curve);
    m_ui->sideColumn->addWidget(m_facts, 1);
    connect(m_ui->apply, &QPushButton::clicked, this, &ChurnRulePage::apply);
    connect(m_ui->propose, &QPushButton::clicked, this, [this] {
        m_ui->definition->setCurrentIndex(m_ui->definition->findData(QStringLiteral("inactivity")));
        m_ui->days->setValue(0);
    });
    connect(m_ui->definition, &QComboBox::currentIndexChanged, this, &ChurnRulePage::refreshForm);
    for (BlockFrame* frame : {m_curve, m_facts})
        connect(frame, &BlockFrame::actionWanted, this, &ChurnRulePage::importWanted);
    connect(&with.workbench, &Workbench::factsChanged, this, [this] {
        m_stale = true;
        if (isVisible())
            measure();
    });
    connect(&with.workbench, &Workbench::explorationChanged, this, [this] {
        if (m_stale && isVisible())
            measure();
    });
    connect(&with.workbench, &Workbench::closed, this, [this] {
        m_answer.reset();
        m_stale = true;
    });
    refreshForm();
}

ChurnRulePage::~ChurnRulePage() = default;

void ChurnRulePage::activate()
{
    if (m_stale)
        measure();
}

void ChurnRulePage::measure()
{
    const flow::SessionPtr session = m_with.workbench.session();
    if (!session || m_with.workbench.isExploring())
        return; // asked again when the customers are there
    m_stale = false;
    m_curve->setComputing(true);
    m_facts->setComputing(true);
    JobRequest request;
    request.name = tr("Proposing the churn rule");
    request.key = QStringLiteral("churn-rule");
    request.visible = false;
    flow::Scope scope = m_with.workbench.scope();
    scope.rule.reset();
    m_with.workbench.jobs().run<flow::ChurnRuleAnswer>(
        request, this, [session, scope](core::JobContext& job) { return flow::proposeChurnRule(*session, scope, job); },
        [this, session](core::Result<flow::ChurnRuleAnswer> answer) {
            if (m_with.workbench.session() != session)
                return;
            m_curve->setComputing(false);
            m_facts->setComputing(false);
            if (answer) {
                m_answer = std::move(*answer);
                refresh();
            } else if (answer.error().code != core::Code::Cancelled) {
                m_answer.reset();
                m_curve->setError(present::errorText(answer.error()));
                m_facts->setError(present::errorText(answer.error()));
                refreshForm();
            }
        });
}

void ChurnRulePage::refresh()
{
    if (!m_answer)
        return;
    const present::Page page = present::churnRulePage(*m_answer, m_with.appearance.fmt());
    if (const present::Block* block = page.block(QStringLiteral("return-curve")))
        m_curve->setBlock(*block);
    if (const present::Block* block = page.block(QStringLiteral("rule-facts")))
        m_facts->setBlock(*block);
    const flow::Settings settings = m_with.workbench.settings();
    m_ui->definition->clear();
    const std::array<std::pair<const char*, QString>, 3> kinds {{
        {"label", tr("A column says who left")},
        {"contract", tr("The contract ended without renewal")},
        {"inactivity", tr("No purchase for a number of days")},
    }};
    for (const auto& [word, text] : kinds)
        if (std::find(m_answer->possible.begin(), m_answer->possible.end(), word) != m_answer->possible.end())
            m_ui->definition->addItem(text, QString::fromLatin1(word));
    m_ui->definition->setCurrentIndex(std::max(0, m_ui->definition->findData(QString::fromStdString(m_answer->inForce))));
    m_ui->days->setValue(settings.churn.inactiveDays);
    m_ui->grace->setValue(settings.churn.graceDays);
    refreshForm();
}

void ChurnRulePage::refreshForm()
{
    const QString kind = m_ui->definition->currentData().toString();
    const int proposed = m_answer ? m_answer->proposedDays : 0;
    m_ui->days->setSuffix(tr(" days", "after a number"));
    m_ui->grace->setSuffix(tr(" days", "after a number"));
    m_ui->days->setSpecialValueText(proposed > 0 ? tr("proposed (%1 days)").arg(proposed) : tr("proposed by the data"));
    const bool writable = m_with.workbench.isOpen() && !m_with.workbench.isReadOnly() && m_ui->definition->count() > 0;
    m_ui->definition->setEnabled(writable);
    m_ui->days->setEnabled(writable && kind == QStringLiteral("inactivity"));
    m_ui->grace->setEnabled(writable && kind == QStringLiteral("contract"));
    m_ui->apply->setEnabled(writable);
    m_ui->propose->setEnabled(writable && m_ui->definition->findData(QStringLiteral("inactivity")) >= 0);
}

void ChurnRulePage::apply()
{
    // One undo step, whatever it takes.
    const flow::Settings now = m_with.workbench.settings();
    std::vector<std::pair<std::string, std::string>> changes;
    const QString kind = m_ui->definition->currentData().toString();
    if (!now.churnChosen || kind.toStdString() != std::string(domain::word(now.churn.kind)))
        changes.emplace_back("churn.definition", kind.toStdString());
    if (kind == QStringLiteral("inactivity") && m_ui->days->value() != now.churn.inactiveDays)
        changes.emplace_back("churn.inactive-days", std::to_string(m_ui->days->value()));
    if (kind == QStringLiteral("contract") && m_ui->grace->value() != now.churn.graceDays)
        changes.emplace_back("churn.grace-days", std::to_string(m_ui->grace->value()));
    if (changes.empty())
        return;
    m_with.workbench.change(
        tr("Changing the churn rule"),
        [changes](flow::Session& session, core::JobContext&) -> core::Status {
            for (const auto& [key, value] : changes)
                if (auto status = flow::changeSetting(session, key, value); !status)
                    return status;
            return {};
        },
        static_cast<int>(changes.size()));
}

void ChurnRulePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        refresh();
        refreshForm();
    }
    QWidget::changeEvent(event);
}

} // namespace holdfast::app
