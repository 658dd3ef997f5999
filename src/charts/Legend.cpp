// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/PaintSupport.h"
#include "charts/Render.h"

#include <QLinearGradient>

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

namespace {

struct Entry {
    enum class Mark : std::uint8_t { Line, Dashed, Box, Ramp, Frame, Dot, Hollow } mark = Mark::Line;
    QString before, text; // `before` stands left of a ramp
    QColor colour;
    const Ramp* ramp = nullptr;
};

QList<Entry> entriesOf(const present::Block& block, const Theme& theme)
{
    using Mark = Entry::Mark;
    QList<Entry> entries;
    if (const auto* trend = std::get_if<present::TrendSpec>(&block.body)) {
        bool compared = false;
        for (const auto& point : trend->points)
            compared = compared || std::isfinite(point.comparison);
        if (!trend->seriesName.isEmpty())
            entries.append({Mark::Line, {}, trend->seriesName, theme.series[Theme::Teal]});
        if (compared && !trend->comparisonName.isEmpty())
            entries.append(
                {Mark::Dashed, {}, trend->comparisonName, theme.isDark ? theme.ink3 : theme.series[Theme::Slate]});
    } else if (const auto* flow = std::get_if<present::FlowSpec>(&block.body)) {
        const QColor gained = theme.series[Theme::Teal];
        for (const auto& [name, colour] :
            {std::pair{flow->gainedName, gained}, {flow->returnedName, mixed(gained, theme.surface, 0.5)},
                {flow->lostName, theme.series[Theme::Orange]}})
            if (!name.isEmpty())
                entries.append({Mark::Box, {}, name, colour});
    } else if (const auto* grid = std::get_if<present::GridSpec>(&block.body)) {
        if (!grid->legendLow.isEmpty() || !grid->legendHigh.isEmpty())
            entries.append({Mark::Ramp, grid->legendLow, grid->legendHigh, {},
                grid->ramp == present::GridSpec::Ramp::Ember        ? &theme.ember
                    : grid->ramp == present::GridSpec::Ramp::Diverging ? &theme.diverging
                                                                       : &theme.tide});
    } else if (const auto* gap = std::get_if<present::GapSpec>(&block.body)) {
        if (!gap->fromName.isEmpty() || !gap->toName.isEmpty()) {
            entries.append({Mark::Hollow, {}, gap->fromName, theme.ink2});
            entries.append({Mark::Dot, {}, gap->toName, theme.ink2});
        }
    } else if (const auto* table = std::get_if<present::TableSpec>(&block.body)) {
        if (std::ranges::any_of(table->columns,
                [](const auto& column) { return column.kind == present::TableSpec::Kind::Score; }))
            entries.append(
                {Mark::Ramp, QString::number(kScoreLow), QString::number(kScoreHigh), {}, &theme.scores});
    }
    return entries;
}

double markWidth(const Entry& entry, const Typography& type)
{
    return type.px(entry.mark == Entry::Mark::Ramp ? 72 : entry.mark == Entry::Mark::Line || entry.mark == Entry::Mark::Dashed ? 14 : 9);
}

double entryWidth(const Entry& entry, const Typography& type)
{
    const QFont font = type.font(Type::Caption);
    return (entry.before.isEmpty() ? 0 : textWidth(font, entry.before) + 6) + markWidth(entry, type) + 5
        + textWidth(font, entry.text);
}

constexpr double kBetween = 12;

} // namespace

double legendWidth(const present::Block& block, const PaintOptions& options)
{
    double width = 0;
    for (const Entry& entry : entriesOf(block, options.theme))
        width += entryWidth(entry, options.type) + (width > 0 ? kBetween : 0);
    return std::ceil(width);
}

double paintLegend(QPainter& painter, const QRectF& rect, const present::Block& block, const PaintOptions& options)
{
    const DesignSpace space(painter, rect, options);
    const Theme& theme = options.theme;
    const double width = legendWidth(block, options);
    if (width <= 0 || width > space.rect().width() + 0.5)
        return 0;
    const QFont font = options.type.font(Type::Caption);
    const QRectF area = space.rect();
    double x = area.right() - width;
    const auto text = [&](const QString& words) {
        const double wide = textWidth(font, words);
        drawElided(
            painter, {x, area.top(), wide, area.height()}, Qt::AlignLeft | Qt::AlignVCenter, words, font, theme.ink2);
        x += wide;
    };
    for (const Entry& entry : entriesOf(block, options.theme)) {
        if (!entry.before.isEmpty()) {
            text(entry.before);
            x += 6;
        }
        const double mark = markWidth(entry, options.type), middle = area.center().y();
        const QRectF box(x, middle - 4.5, mark, 9);
        painter.setPen(Qt::NoPen);
        switch (entry.mark) {
        case Entry::Mark::Line:
            painter.setPen(QPen(entry.colour, 3, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(box.left() + 1.5, middle), QPointF(box.right() - 1.5, middle));
            break;
        case Entry::Mark::Dashed: {
            QPen pen(entry.colour, 1.5, Qt::CustomDashLine, Qt::FlatCap);
            pen.setDashPattern({3, 1.9});
            painter.setPen(pen);
            painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle));
            break;
        }
        case Entry::Mark::Box:
            painter.setBrush(entry.colour);
            painter.drawRoundedRect(box, 2, 2);
            break;
        case Entry::Mark::Dot:
        case Entry::Mark::Hollow:
            painter.setPen(QPen(entry.colour, 1.75));
            painter.setBrush(entry.mark == Entry::Mark::Dot ? QBrush(entry.colour) : QBrush(Qt::NoBrush));
            painter.drawEllipse(QPointF(box.center().x(), middle), 3.5, 3.5);
            break;
        case Entry::Mark::Frame:
            painter.setPen(QPen(entry.colour, 1.75));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(box, 2, 2);
            break;
        case Entry::Mark::Ramp: {
            const Ramp& ramp = *entry.ramp;
            QLinearGradient gradient(box.topLeft(), box.topRight());
            for (qsizetype i = 0; i < ramp.stops.size(); ++i)
                gradient.setColorAt(double(i) / double(ramp.stops.size() - 1), ramp.stops[i]);
            painter.setBrush(gradient);
            painter.drawRoundedRect(box, 2, 2);
            break;
        }
        }
        x += mark + 5;
        text(entry.text);
        x += kBetween;
    }
    return width;
}

} // namespace holdfast::charts
