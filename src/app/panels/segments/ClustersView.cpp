// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/ClustersView.h"

#include "app/shell/OpenCustomers.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/ItemPlotView.h"
#include "charts/TableSpecView.h"
#include "present/pages/ClustersPage.h"
#include "present/pages/CustomerPages.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace holdfast::app {

static constexpr int kMostClusters = 12;

ClustersView::ClustersView(const Surroundings& with, QWidget* parent)
    : AnalysisView(with, parent)
    , m_live(new LiveAnswer<flow::ClusterAnswer>(with.workbench, QStringLiteral("clusters"), [] { return tr("Clustering the customers"); }, {}, this))
    , m_number(new QComboBox(this))
    , m_figures(new QPushButton(this))
    , m_menu(new QMenu(this))
    , m_words(new QLabel(this))
    , m_open(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    m_number->setObjectName(QStringLiteral("clusterNumber"));
    m_figures->setObjectName(QStringLiteral("clusterFigures"));
    m_figures->setMenu(m_menu);
    m_open->setObjectName(QStringLiteral("openCluster"));
    m_save->setObjectName(QStringLiteral("saveCluster"));
    m_words->setObjectName(QStringLiteral("chosenCluster"));
    m_words->setTextFormat(Qt::PlainText);
    m_number->addItem(QString(), 0);
    for (int k = 2; k <= kMostClusters; ++k)
        m_number->addItem(QString(), k);
    controls()->addWidget(m_number);
    controls()->addWidget(m_figures);
    controls()->addStretch(1);
    controls()->addWidget(m_words);
    controls()->addWidget(m_open);
    controls()->addWidget(m_save);
    setPlaces({{"cluster-map", 0, 0, 1, 2, 3}, {"cluster-number", 0, 2, 1, 1, 3}, {"cluster-profiles", 1, 0, 1, 3, 2}, {"cluster-means", 2, 0, 1, 3, 2}}, 780, QStringLiteral("clusters"));
    connect(m_number, &QComboBox::activated, this, &ClustersView::ask);
    connect(m_menu, &QMenu::aboutToShow, this, &ClustersView::fillFigures);
    connect(m_open, &QPushButton::clicked, this, &ClustersView::openChosen);
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (const auto* answer = m_live->answer(); answer && m_chosen >= 0)
            saveRule(present::clusterName(*answer, std::size_t(m_chosen)), flow::clusterRule(*answer, std::size_t(m_chosen)));
    });
    connect(m_live, &LiveAnswerBase::changed, this, [this] { choose(-1); });
    BlockFrame* map = block(QStringLiteral("cluster-map"));
    connect(map->body(), &BlockBody::viewMade, this, [this, map] {
        if (charts::ItemPlotView* view = map->body()->items())
            connect(view, &charts::ItemPlotView::itemChosen, this, &ClustersView::choose);
    });
    BlockFrame* profiles = block(QStringLiteral("cluster-profiles"));
    connect(profiles->body(), &BlockBody::viewMade, this, [this, profiles] {
        if (charts::TableSpecView* table = profiles->body()->table())
            connect(table, &charts::TableSpecView::rowsChosen, this, [this](const QList<int>& rows) { choose(rows.isEmpty() ? -1 : rows.first()); });
    });
    for (const char* id : {"cluster-profiles", "cluster-map"}) {
        Marks* marks = addMarks(id, [this](const MarkPlace& place) -> std::optional<domain::Rule> {
            const auto* answer = m_live->answer();
            return answer && place.row >= 0 && place.row < int(answer->clusters.size()) ? std::optional(flow::clusterRule(*answer, std::size_t(place.row))) : std::nullopt;
        });
        marks->setSelecting(false);
        marks->setWords([this](const MarkPlace& place) { return wordsOf(std::size_t(place.row)); });
    }
    ask();
}

void ClustersView::ask()
{
    const auto number = static_cast<std::size_t>(m_number->currentData().toInt());
    m_live->setWork([number, fields = m_fields](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        flow::ClusterRequest request;
        request.scope = scope;
        request.clusters = number;
        request.fields = fields;
        return flow::measureClusters(session, request, job);
    });
}

// The figures that customers can be clustered by: those in use are ticked.
void ClustersView::fillFigures()
{
    m_menu->clear();
    const auto* answer = m_live->answer();
    if (!answer)
        return;
    std::vector<std::string> used;
    for (const auto& field : answer->fields)
        used.push_back(field.name);
    QAction* proposed = m_menu->addAction(tr("As proposed"));
    proposed->setEnabled(!m_fields.empty());
    connect(proposed, &QAction::triggered, this, [this] {
        m_fields.clear();
        ask();
    });
    m_menu->addSeparator();
    for (const auto& field : answer->customers->fields()) {
        if (!field.summed)
            continue;
        QAction* action = m_menu->addAction(present::customerFieldTitle(field).replace(u'&', QStringLiteral("&&")));
        const bool on = std::ranges::find(used, field.name) != used.end();
        action->setCheckable(true);
        action->setChecked(on);
        action->setEnabled(!on || used.size() > 2); // two at least
        connect(action, &QAction::triggered, this, [this, used, name = field.name](bool checked) {
            m_fields = used;
            std::erase(m_fields, name);
            if (checked)
                m_fields.push_back(name);
            ask();
        });
    }
}

void ClustersView::choose(int cluster)
{
    const auto* answer = m_live->answer();
    m_chosen = answer && cluster >= 0 && cluster < int(answer->clusters.size()) ? cluster : -1;
    refreshControls();
}

void ClustersView::openChosen()
{
    if (const auto* answer = m_live->answer(); answer && m_chosen >= 0)
        openCustomers(this, flow::clusterRule(*answer, std::size_t(m_chosen)), wordsOf(std::size_t(m_chosen)));
}

QString ClustersView::wordsOf(std::size_t cluster) const
{
    return tr("Cluster %1").arg(present::clusterName(*m_live->answer(), cluster));
}

present::Page ClustersView::page() const
{
    return present::clustersPage(*m_live->answer(), with().appearance.fmt());
}

void ClustersView::refreshControls()
{
    m_number->setAccessibleName(tr("Number of clusters"));
    m_number->setItemText(0, tr("Number suggested"));
    for (int i = 1; i < m_number->count(); ++i)
        m_number->setItemText(i, tr("%n clusters", nullptr, m_number->itemData(i).toInt()));
    m_figures->setText(tr("Figures"));
    m_open->setText(tr("Show customers"));
    m_save->setText(tr("Save as segment…"));
    const bool any = m_chosen >= 0 && m_live->answer() && !m_live->isComputing();
    m_open->setEnabled(any);
    m_save->setEnabled(any && !workbench().isReadOnly());
    m_figures->setEnabled(m_live->answer() && !m_live->isComputing());
    m_words->setText(any ? present::clusterName(*m_live->answer(), std::size_t(m_chosen)) : tr("No cluster is chosen"));
}

} // namespace holdfast::app
