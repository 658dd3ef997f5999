// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/DemographicsView.h"

#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/TableSpecView.h"
#include "flow/MarkRules.h"
#include "present/pages/GroupPages.h"

#include <algorithm>

namespace holdfast::app {

DemographicsView::DemographicsView(const Surroundings& with, QWidget* parent)
    : AnalysisView(with, parent)
    , m_live(new LiveAnswer<flow::DemographicsAnswer>(with.workbench, QStringLiteral("demographics"), [] { return tr("Profiling the customers"); }, &flow::measureDemographics, this))
{
    setPlaces({{"profile-fields", 0, 0, 1, 3, 3}, {"age-pyramid", 1, 0, 1, 1, 3}, {"profile-values", 1, 1, 1, 1, 3}, {"profile-churn", 1, 2, 1, 1, 3}}, 600, QStringLiteral("demographics"));
    BlockFrame* fields = block(QStringLiteral("profile-fields"));
    connect(fields->body(), &BlockBody::viewMade, this, [this, fields] {
        if (charts::TableSpecView* table = fields->body()->table())
            connect(table, &charts::TableSpecView::rowsChosen, this, [this](const QList<int>& rows) {
                if (!rows.isEmpty() && rows.first() >= 0)
                    choose(std::size_t(rows.first()));
            });
    });
    for (const char* id : {"profile-values", "profile-churn"})
        addMarks(id, [this](const MarkPlace& place) { return ruleOfValue(place.row); });
    addMarks("age-pyramid", [this](const MarkPlace& place) -> std::optional<domain::Rule> {
        const auto* answer = m_live->answer();
        if (!answer || !answer->pyramid || place.row < 0 || place.row >= int(answer->pyramid->from.size()))
            return std::nullopt;
        const int gender = place.column < int(answer->pyramid->genders.size()) && !place.table ? place.column : -1;
        return flow::pyramidRule(*answer->pyramid, std::size_t(place.row), gender, answer->basis.asOf);
    });
}

// A value of the field shown.
std::optional<domain::Rule> DemographicsView::ruleOfValue(int bin) const
{
    const flow::Exploration* exploration = workbench().exploration();
    const auto* answer = m_live->answer();
    if (!exploration || !answer || chosen() >= answer->fields.size() || bin < 0 || bin >= int(answer->fields[chosen()].bins.size()))
        return std::nullopt;
    return exploration->ruleOf({{answer->fields[chosen()].field.name, {bin}}});
}

std::size_t DemographicsView::chosen() const
{
    if (!m_live->answer())
        return 0;
    const auto& fields = m_live->answer()->fields;
    const auto it = std::ranges::find_if(fields, [&](const auto& field) { return field.field.name == m_field; });
    return it != fields.end() ? std::size_t(it - fields.begin()) : present::firstField(*m_live->answer());
}

// The blocks of the field alone: the table keeps its chosen row.
void DemographicsView::choose(std::size_t field)
{
    if (!m_live->answer() || field >= m_live->answer()->fields.size())
        return;
    m_field = m_live->answer()->fields[field].field.name;
    const present::Page shown = page();
    for (const char* id : {"profile-values", "profile-churn"})
        if (const present::Block* found = shown.block(QString::fromLatin1(id)))
            block(found->id)->setBlock(*found);
}

present::Page DemographicsView::page() const
{
    return present::demographicsPage(*m_live->answer(), chosen(), with().appearance.fmt());
}

} // namespace holdfast::app
