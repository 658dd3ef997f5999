// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/ChurnTreeView.h"

#include "app/shell/OpenCustomers.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/TableSpecView.h"
#include "present/RuleText.h"
#include "present/pages/ChurnTreePage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace holdfast::app {

static core::Result<flow::ChurnTreeAnswer> grown(flow::Session& session, const flow::Scope& scope, core::JobContext& job)
{
    flow::ChurnTreeRequest request;
    request.scope = scope;
    return flow::growChurnTree(session, request, job);
}

ChurnTreeView::ChurnTreeView(const Surroundings& with, QWidget* parent)
    : AnalysisView(with, parent)
    , m_live(new LiveAnswer<flow::ChurnTreeAnswer>(with.workbench, QStringLiteral("churn-tree"), [] { return tr("Growing the churn tree"); }, &grown, this))
    , m_words(new QLabel(this))
    , m_open(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    m_words->setObjectName(QStringLiteral("chosenLeaf"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_open->setObjectName(QStringLiteral("openLeaf"));
    m_save->setObjectName(QStringLiteral("saveLeaf"));
    controls()->addWidget(m_words, 1);
    controls()->addWidget(m_open);
    controls()->addWidget(m_save);
    setPlaces({{"tree-leaves", 0, 0, 1, 2, 3}, {"churn-tree", 1, 0, 1, 1, 3}, {"tree-size", 1, 1, 1, 1, 3}}, 620, QStringLiteral("tree"));
    connect(m_open, &QPushButton::clicked, this, &ChurnTreeView::openChosen);
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (m_live->answer() && m_chosen > 0) {
            const domain::Rule& rule = m_live->answer()->nodes[std::size_t(m_chosen)].rule;
            saveRule(present::ruleText(rule), rule);
        }
    });
    connect(m_live, &LiveAnswerBase::changed, this, [this] { choose(-1); });
    for (const char* id : {"tree-leaves", "churn-tree"}) {
        BlockFrame* frame = block(QString::fromLatin1(id));
        const bool leaves = frame == block(QStringLiteral("tree-leaves"));
        connect(frame->body(), &BlockBody::viewMade, this, [this, frame, leaves] {
            charts::TableSpecView* table = frame->body()->table();
            if (!table)
                return;
            connect(table, &charts::TableSpecView::rowsChosen, this, [this, leaves](const QList<int>& rows) { choose(rows.isEmpty() ? -1 : nodeOf(leaves, rows.first())); });
        });
        addMarks(id, [this, leaves](const MarkPlace& place) -> std::optional<domain::Rule> {
            const int node = nodeOf(leaves, place.row);
            return node >= 0 ? std::optional(m_live->answer()->nodes[std::size_t(node)].rule) : std::nullopt;
        });
    }
    refreshControls();
}

int ChurnTreeView::nodeOf(bool leaves, int row) const
{
    if (!m_live->answer() || row < 0)
        return -1;
    const auto order = present::leavesByChurn(*m_live->answer());
    const int node = !leaves ? row : row < int(order.size()) ? int(order[std::size_t(row)]) : -1;
    return node < int(m_live->answer()->nodes.size()) ? node : -1;
}

void ChurnTreeView::choose(int node)
{
    m_chosen = m_live->answer() && node >= 0 && node < int(m_live->answer()->nodes.size()) ? node : -1;
    refreshControls();
}

void ChurnTreeView::openChosen()
{
    if (m_live->answer() && m_chosen > 0) {
        const domain::Rule& rule = m_live->answer()->nodes[std::size_t(m_chosen)].rule;
        openCustomers(this, rule, present::ruleText(rule));
    }
}

present::Page ChurnTreeView::page() const
{
    return present::churnTreePage(*m_live->answer(), with().appearance.fmt());
}

void ChurnTreeView::refreshControls()
{
    m_open->setText(tr("Show customers"));
    m_save->setText(tr("Save as segment…"));
    const bool any = m_chosen > 0 && m_live->answer() && !m_live->isComputing(); // the root holds everybody
    m_open->setEnabled(any);
    m_save->setEnabled(any && !workbench().isReadOnly());
    m_words->setText(any ? present::ruleText(m_live->answer()->nodes[std::size_t(m_chosen)].rule) : tr("No segment is chosen"));
}

} // namespace holdfast::app
