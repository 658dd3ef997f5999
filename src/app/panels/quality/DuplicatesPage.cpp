// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/quality/DuplicatesPage.h"

#include "app/look/Icons.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/TableSpecModel.h"
#include "charts/TableSpecView.h"
#include "present/ErrorText.h"
#include "present/pages/DataPages.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace holdfast::app {

static constexpr double kSure = 0.95; // ticked by "Tick the sure ones"

DuplicatesPage::DuplicatesPage(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_pairs(new BlockFrame(with, this))
    , m_evidence(new BlockFrame(with, this))
    , m_merges(new BlockFrame(with, this))
    , m_leastLabel(new QLabel(m_pairs))
    , m_problem(new QLabel(m_pairs))
    , m_least(new QComboBox(m_pairs))
    , m_sure(new QPushButton(m_pairs))
    , m_merge(new QPushButton(icon(QStringLiteral("merge"), with.appearance, IconTone::OnAccent), {}, m_pairs))
    , m_separate(new QPushButton(m_merges))
{
    m_pairs->setObjectName(QStringLiteral("pairs"));
    m_evidence->setObjectName(QStringLiteral("evidence"));
    m_merges->setObjectName(QStringLiteral("merges"));
    m_least->setObjectName(QStringLiteral("leastScore"));
    m_sure->setObjectName(QStringLiteral("tickSure"));
    m_merge->setObjectName(QStringLiteral("mergePairs"));
    m_separate->setObjectName(QStringLiteral("separateCustomers"));
    m_merge->setProperty("role", QStringLiteral("primary"));
    m_problem->setProperty("type", QStringLiteral("bad"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_leastLabel->setProperty("type", QStringLiteral("secondary"));
    m_leastLabel->setBuddy(m_least);
    for (const int percent : {75, 80, 85, 90, 95})
        m_least->addItem(QString(), percent / 100.0);
    m_least->setCurrentIndex(2);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(m_pairs, 3);
    auto* side = new QVBoxLayout;
    side->setSpacing(12);
    side->addWidget(m_evidence, 3);
    side->addWidget(m_merges, 2);
    layout->addLayout(side, 2);
    auto* inside = static_cast<QVBoxLayout*>(m_pairs->layout());
    inside->addWidget(m_problem);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(0, 6, 6, 2);
    foot->setSpacing(6);
    foot->addWidget(m_leastLabel);
    foot->addWidget(m_least);
    foot->addStretch(1);
    foot->addWidget(m_sure);
    foot->addWidget(m_merge);
    inside->addLayout(foot);
    auto* mergesFoot = new QHBoxLayout;
    mergesFoot->setContentsMargins(0, 6, 6, 2);
    mergesFoot->addWidget(m_separate);
    mergesFoot->addStretch(1);
    static_cast<QVBoxLayout*>(m_merges->layout())->addLayout(mergesFoot);

    connect(m_least, &QComboBox::activated, this, &DuplicatesPage::find);
    connect(m_sure, &QPushButton::clicked, this, &DuplicatesPage::tickSure);
    connect(m_merge, &QPushButton::clicked, this, &DuplicatesPage::merge);
    connect(m_separate, &QPushButton::clicked, this, &DuplicatesPage::separate);
    connect(m_pairs, &BlockFrame::actionWanted, this, &DuplicatesPage::importWanted);
    connect(m_pairs->body(), &BlockBody::viewMade, this, [this] {
        if (charts::TableSpecView* table = pairs()) {
            table->setCheckable(true);
            connect(table, &charts::TableSpecView::rowsChosen, this, &DuplicatesPage::showEvidence);
            connect(table->table(), &charts::TableSpecModel::checksChanged, this, &DuplicatesPage::refreshButtons);
        }
    });
    connect(m_merges->body(), &BlockBody::viewMade, this, [this] {
        if (charts::TableSpecView* table = m_merges->body()->table())
            connect(table, &charts::TableSpecView::rowsChosen, this, &DuplicatesPage::refreshButtons);
    });
    connect(&with.workbench, &Workbench::factsChanged, this, [this] {
        m_stale = true;
        if (m_active)
            find();
    });
    connect(&with.workbench, &Workbench::closed, this, [this] {
        m_with.workbench.jobs().drop(QStringLiteral("duplicates"));
        m_answer.reset();
        m_merged.clear();
        m_refused.reset();
        m_stale = true;
    });
    connect(&with.appearance, &Appearance::changed, this, &DuplicatesPage::retranslate);
    retranslate();
}

charts::TableSpecView* DuplicatesPage::pairs() const
{
    return m_pairs->body()->table();
}

void DuplicatesPage::activate()
{
    m_active = true;
    if (m_stale)
        find();
}

void DuplicatesPage::hideEvent(QHideEvent* event)
{
    m_active = false;
    QWidget::hideEvent(event);
}

void DuplicatesPage::retranslate()
{
    const present::Fmt& fmt = m_with.appearance.fmt();
    m_leastLabel->setText(tr("Score at least"));
    for (int i = 0; i < m_least->count(); ++i)
        m_least->setItemText(i, fmt.share(m_least->itemData(i).toDouble(), 0));
    m_sure->setText(tr("Tick all from %1").arg(fmt.share(kSure, 0)));
    m_separate->setText(tr("Separate again"));
    refresh();
}

void DuplicatesPage::find()
{
    const flow::SessionPtr session = m_with.workbench.session();
    if (!session)
        return;
    m_stale = false;
    m_pairs->setComputing(true);
    m_merges->setComputing(true);
    JobRequest request;
    request.name = tr("Comparing customers");
    request.key = QStringLiteral("duplicates");
    request.visible = false;
    flow::DuplicatesRequest wanted;
    wanted.leastScore = m_least->currentData().toDouble();
    m_with.workbench.jobs().run<Found>(
        request, this,
        [session, wanted](core::JobContext& job) -> core::Result<Found> {
            auto pairs = flow::findDuplicates(*session, wanted, job);
            if (!pairs)
                return std::unexpected(pairs.error());
            auto merges = flow::mergesInForce(*session);
            if (!merges)
                return std::unexpected(merges.error());
            return Found {std::move(*pairs), std::move(*merges)};
        },
        [this, session](core::Result<Found> found) {
            if (m_with.workbench.session() != session)
                return;
            m_pairs->setComputing(false);
            m_merges->setComputing(false);
            if (found) {
                m_answer = std::move(found->pairs);
                m_merged = std::move(found->merges);
                refresh();
            } else if (found.error().code == core::Code::Cancelled) {
                m_stale = true;
            } else {
                m_answer.reset();
                m_pairs->setError(present::errorText(found.error()));
                refreshButtons();
            }
        });
}

void DuplicatesPage::refresh()
{
    m_problem->setVisible(m_refused.has_value());
    m_problem->setText(m_refused ? present::errorText(*m_refused) : QString());
    if (m_answer) {
        const present::Page page = present::duplicatesPage(*m_answer, m_merged, m_with.appearance.fmt());
        m_pairs->setBlock(*page.block(QStringLiteral("pairs")));
        m_merges->setBlock(*page.block(QStringLiteral("merges")));
        if (charts::TableSpecView* table = pairs(); table && table->chosenRows().isEmpty() && !m_answer->pairs.empty())
            table->selectRow(0);
        showEvidence();
    }
    refreshButtons();
}

void DuplicatesPage::refreshButtons()
{
    const bool any = m_answer && !m_answer->pairs.empty(), writable = !m_with.workbench.isReadOnly();
    const int ticked = any && pairs() ? int(pairs()->table()->checkedRows().size()) : 0;
    m_merge->setText(tr("Merge %n pair(s)", nullptr, ticked));
    m_merge->setEnabled(ticked > 0);
    m_merge->setVisible(any && writable);
    m_sure->setVisible(any && writable);
    const bool fields = m_answer && !m_answer->fields.empty();
    m_least->setVisible(fields);
    m_leastLabel->setVisible(fields);
    const charts::TableSpecView* merges = m_merges->body()->table();
    m_separate->setVisible(!m_merged.empty() && writable);
    m_separate->setEnabled(merges && !merges->chosenRows().isEmpty());
}

void DuplicatesPage::showEvidence()
{
    const QList<int> rows = pairs() ? pairs()->chosenRows() : QList<int>();
    if (!m_answer || rows.isEmpty() || rows.first() >= int(m_answer->pairs.size())) {
        present::Block none;
        none.id = QStringLiteral("evidence");
        none.title = tr("Side by side");
        none.state = present::State::Empty;
        none.emptyText = tr("Choose a pair to see why.");
        m_evidence->setBlock(none);
        return;
    }
    m_evidence->setBlock(present::evidenceBlock(m_answer->pairs[std::size_t(rows.first())], m_with.appearance.fmt()));
}

void DuplicatesPage::tickSure()
{
    if (!m_answer || !pairs())
        return;
    QList<int> rows;
    for (int i = 0; i < int(m_answer->pairs.size()); ++i)
        if (m_answer->pairs[std::size_t(i)].score >= kSure)
            rows.append(i);
    pairs()->table()->setChecked(rows, true);
}

void DuplicatesPage::change(const QString& name, std::function<core::Status(flow::Session&, core::JobContext&)> work)
{
    m_refused.reset();
    m_with.workbench.change(name, std::move(work), 1, {}, [self = QPointer(this)](const core::Error& error) {
        if (!self || error.code == core::Code::Cancelled)
            return;
        self->m_refused = error;
        self->m_problem->setText(present::errorText(error));
        self->m_problem->show();
    });
    m_problem->hide();
}

void DuplicatesPage::merge()
{
    if (!m_answer || !pairs())
        return;
    std::vector<std::pair<std::string, std::string>> chosen;
    for (const int row : pairs()->table()->checkedRows())
        chosen.emplace_back(m_answer->pairs[std::size_t(row)].first, m_answer->pairs[std::size_t(row)].second);
    if (chosen.empty())
        return;
    change(tr("Merging customers"),
        [chosen](flow::Session& session, core::JobContext& job) { return flow::mergeCustomers(session, chosen, job); });
}

void DuplicatesPage::separate()
{
    const charts::TableSpecView* merges = m_merges->body()->table();
    std::vector<std::string> ids;
    for (const int row : merges ? merges->chosenRows() : QList<int>())
        if (row < int(m_merged.size()))
            ids.push_back(m_merged[std::size_t(row)].from);
    if (!ids.empty())
        change(tr("Separating customers"), [ids](flow::Session& session, core::JobContext&) { return flow::separateCustomers(session, ids); });
}

} // namespace holdfast::app
