// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/PaintGantt.h"

#include "charts/PaintSupport.h"
#include "core/Period.h"
#include "present/Fmt.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

using core::CivilDate;
using present::GanttSpec;

namespace {

constexpr double kRow = 18, kTallRow = 30, kHead = 34, kStrip = 62, kBar = 10;

class GanttPainter {
public:
    GanttPainter(QPainter& painter, const GanttSpec& spec, const GanttLayout& layout, const PaintOptions& options)
        : m_painter(painter)
        , m_spec(spec)
        , m_layout(layout)
        , m_options(options)
        , m_theme(options.theme)
        , m_fmt(options.locale)
    {
    }

    void all()
    {
        backgrounds();
        calendar();
        heads();
        m_painter.save();
        m_painter.setClipRect(m_layout.plot.adjusted(0, 0, 0, 1), Qt::IntersectClip);
        for (const auto& link : m_spec.links)
            drawLink(link);
        for (int row = m_layout.firstRow; row < m_layout.firstRow + m_layout.visibleRows; ++row)
            drawBar(row);
        m_painter.restore();
        names();
        drawStrip();
        drawToday();
    }

private:
    const GanttSpec::Row& at(int row) const { return m_spec.rows[row]; }
    QFont font(Type type, bool strong = false) const { return m_options.type.font(type, strong); }

    void backgrounds()
    {
        for (int row = m_layout.firstRow; row < m_layout.firstRow + m_layout.visibleRows; ++row) {
            const QRectF rect = m_layout.rowRect(row);
            if (row == m_options.currentBin)
                m_painter.fillRect(snapped(m_painter, rect), m_theme.accentSoft);
            else if (at(row).kind == GanttSpec::Kind::Phase)
                m_painter.fillRect(snapped(m_painter, rect), m_theme.sunken);
            else if (row == m_options.hovered)
                m_painter.fillRect(snapped(m_painter, rect), m_theme.hover);
        }
    }

    // Months with their names, weeks with their numbers where there is room.
    void calendar()
    {
        const double bottom = m_layout.strip.isNull() ? m_layout.plot.bottom() : m_layout.strip.bottom();
        const double weekWidth = 7 * m_layout.dayWidth;
        const double weekRoom = textWidth(font(Type::Caption), m_fmt.periodTick({core::Grain::Week, 1}, false)) + 8;
        const int every = std::max(1, int(std::ceil(weekRoom / std::max(weekWidth, 0.1))));
        const bool weeks = weekWidth >= 6;
        const double dayRoom = textWidth(font(Type::Caption), QStringLiteral("30")) + 6;
        const bool days = m_layout.dayWidth >= dayRoom; // the days have numbers, then the weeks need none
        Placer placer;
        for (auto month = core::periodOf(m_layout.first, core::Grain::Month); core::firstDay(month) <= m_layout.last; month = month + 1) {
            const double x = std::max(m_layout.plot.left(), m_layout.x(core::firstDay(month)));
            const double end = std::min(m_layout.plot.right(), m_layout.x(core::lastDay(month) + 1));
            if (core::firstDay(month) >= m_layout.first)
                vertical(x, m_layout.head.top() + 2, bottom, m_theme.line2);
            const QString name = m_fmt.periodTick(month, core::firstDay(month) <= m_layout.first || core::ymd(core::firstDay(month)).month == 1);
            QRectF place(x + 5, m_layout.head.top(), textWidth(font(Type::Caption, true), name) + 2, m_layout.head.height() / 2);
            if (place.intersects(todayMark()))
                place.moveLeft(todayMark().right() + 4);
            if (place.right() < end + 1 && placer.place(place))
                drawElided(m_painter, place, Qt::AlignLeft | Qt::AlignVCenter, name, font(Type::Caption, true), m_theme.ink2);
        }
        if (!weeks)
            return;
        for (auto week = core::periodOf(m_layout.first + 6, core::Grain::Week); core::firstDay(week) <= m_layout.last; week = week + 1) {
            const double x = m_layout.x(core::firstDay(week));
            vertical(x, m_layout.plot.top(), bottom, m_theme.grid);
            if (days || week.index % every != 0)
                continue;
            const QRectF place(x + 1, m_layout.head.top() + m_layout.head.height() / 2, weekRoom, m_layout.head.height() / 2);
            if (place.right() <= m_layout.plot.right() + 8)
                drawElided(m_painter, place, Qt::AlignLeft | Qt::AlignVCenter, weekText(week), font(Type::Caption), m_theme.ink3);
        }
        for (CivilDate day = m_layout.first; days && day <= m_layout.last; day = day + 1) {
            vertical(m_layout.x(day), m_layout.plot.top(), bottom, m_theme.grid);
            drawElided(m_painter, {m_layout.x(day), m_layout.head.top() + m_layout.head.height() / 2, m_layout.dayWidth, m_layout.head.height() / 2}, Qt::AlignCenter,
                QString::number(core::ymd(day).day), font(Type::Caption), m_theme.ink3);
        }
    }

    QString weekText(core::Period week) const
    {
        const QString name = QString::fromStdString(core::name(week)); // 2026-W26
        return name.mid(name.indexOf(u'W'));
    }

    void vertical(double x, double top, double bottom, const QColor& colour, Qt::PenStyle style = Qt::SolidLine)
    {
        m_painter.setPen(hairline(m_painter, colour, m_options, style));
        x = snapX(m_painter, x);
        m_painter.drawLine(QPointF(x, top), QPointF(x, bottom));
    }

    void heads()
    {
        const QRectF line(m_layout.head.left(), m_layout.head.top() + m_layout.head.height() / 2, 0, m_layout.head.height() / 2);
        drawElided(m_painter, {m_layout.names.left() + 4, line.top(), m_layout.names.width() - 6, line.height()}, Qt::AlignLeft | Qt::AlignVCenter, m_spec.taskHead,
            font(Type::Caption), m_theme.ink3);
        if (!m_layout.owners.isNull())
            drawElided(m_painter, {m_layout.owners.left(), line.top(), m_layout.owners.width() - 6, line.height()}, Qt::AlignLeft | Qt::AlignVCenter, m_spec.ownerHead,
                font(Type::Caption), m_theme.ink3);
    }

    void names()
    {
        for (int row = m_layout.firstRow; row < m_layout.firstRow + m_layout.visibleRows; ++row) {
            const QRectF rect = m_layout.rowRect(row);
            const bool phase = at(row).kind == GanttSpec::Kind::Phase;
            const double indent = phase ? 5 : 14;
            QRectF name(m_layout.names.left() + indent, rect.top(), m_layout.names.width() - indent - 6, rect.height());
            if (at(row).owner.isEmpty() && !m_layout.owners.isNull())
                name.setRight(m_layout.owners.right() - 6);
            drawElided(m_painter, name, Qt::AlignLeft | Qt::AlignVCenter, at(row).name, font(Type::Table, phase), at(row).late ? m_theme.bad : m_theme.ink);
            if (!m_layout.owners.isNull() && !at(row).owner.isEmpty())
                drawElided(m_painter, {m_layout.owners.left(), rect.top(), m_layout.owners.width() - 6, rect.height()}, Qt::AlignLeft | Qt::AlignVCenter, at(row).owner,
                    font(Type::Caption), m_theme.ink3);
        }
    }

    void drawBar(int row)
    {
        const QRectF bar = m_layout.bar(m_spec, row);
        if (bar.isNull())
            return;
        m_painter.setPen(Qt::NoPen);
        switch (at(row).kind) {
        case GanttSpec::Kind::Phase: {
            QPainterPath path;
            path.addRect(bar);
            for (const auto& [x, way] : {std::pair {bar.left(), 1.0}, {bar.right(), -1.0}}) {
                path.moveTo(x, bar.bottom());
                path.lineTo(x + way * 5, bar.bottom());
                path.lineTo(x, bar.bottom() + 4);
                path.closeSubpath();
            }
            m_painter.fillPath(path, m_theme.ink2);
            break;
        }
        case GanttSpec::Kind::Milestone: {
            const QPointF c = bar.center();
            const double r = 5.5;
            QPainterPath path;
            path.addPolygon(QPolygonF({QPointF(c.x() - r, c.y()), QPointF(c.x(), c.y() - r), QPointF(c.x() + r, c.y()), QPointF(c.x(), c.y() + r)}));
            path.closeSubpath();
            const QColor colour = at(row).late ? m_theme.bad : m_theme.series[Theme::Ochre];
            m_painter.fillPath(path, at(row).done ? mixed(colour, m_theme.surface, 0.5) : colour);
            if (at(row).critical)
                m_painter.fillRect(QRectF(c.x() - r, c.y() + r + 0.5, 2 * r, 1.5), m_theme.series[Theme::Orange]);
            const QColor under = row == m_options.currentBin ? m_theme.accentSoft : row == m_options.hovered ? m_theme.hover : m_theme.surface;
            const QRectF label = labelRect(row, c.x(), r + 4);
            m_painter.fillRect(label.adjusted(-1, 2, 1, -2), under); // over what leads away from it
            drawHaloed(m_painter, label, Qt::AlignLeft | Qt::AlignVCenter, at(row).label, font(Type::Caption), m_theme.ink2, under);
            break;
        }
        case GanttSpec::Kind::Task: {
            const QColor full = at(row).late ? m_theme.bad : m_theme.series[Theme::Teal];
            m_painter.setBrush(mixed(full, m_theme.surface, at(row).done ? 0.45 : 0.62));
            m_painter.drawRoundedRect(bar, 2, 2);
            if (const double share = at(row).done ? 0 : std::clamp(at(row).progress, 0.0, 1.0); share > 0) {
                m_painter.save();
                m_painter.setClipRect(QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()), Qt::IntersectClip);
                m_painter.setBrush(mixed(m_theme.ink, full, 0.35));
                m_painter.drawRoundedRect(bar, 2, 2);
                m_painter.restore();
            }
            if (at(row).critical)
                m_painter.fillRect(QRectF(bar.left(), bar.bottom() - 2, bar.width(), 2), m_theme.series[Theme::Orange]);
            drawActual(row, bar);
        }
        }
    }

    // What has happened, as a line under the bar.
    void drawActual(int row, const QRectF& bar)
    {
        if (!at(row).actualStart.isValid())
            return;
        CivilDate end = at(row).actualEnd;
        if (!end.isValid())
            end = m_spec.today.isValid() && m_spec.today >= at(row).actualStart ? m_spec.today : at(row).actualStart;
        const double from = m_layout.x(at(row).actualStart), to = m_layout.x(end + 1);
        m_painter.fillRect(QRectF(from, bar.bottom() + 1.5, std::max(2.0, to - from), 2), m_theme.ink3);
    }

    // At the right of a mark, or at its left where the right has no room.
    QRectF labelRect(int row, double x, double gap) const
    {
        const double wide = textWidth(font(Type::Caption), at(row).label) + 2;
        const QRectF rect = m_layout.rowRect(row);
        const double left = x + gap + wide <= m_layout.plot.right() ? x + gap : x - gap - wide;
        return {left, rect.top(), wide, rect.height()};
    }

    void drawLink(const GanttSpec::Link& link)
    {
        const QRectF from = m_layout.bar(m_spec, link.from), to = m_layout.bar(m_spec, link.to);
        const QRectF fromRow = m_layout.rowRect(link.from), toRow = m_layout.rowRect(link.to);
        if (from.isNull() || to.isNull() || (fromRow.isNull() && toRow.isNull()))
            return;
        const auto middle = [&](int row) { return m_layout.plot.top() + (row - m_layout.firstRow + 0.5) * m_layout.rowHeight; };
        const double y1 = middle(link.from), y2 = middle(link.to) + (link.to > link.from ? -1 : 1) * kBar / 2;
        const double x1 = m_spec.rows[link.from].kind == GanttSpec::Kind::Milestone ? from.center().x() + 5 : from.right();
        const double x2 = m_spec.rows[link.to].kind == GanttSpec::Kind::Milestone ? to.center().x() : to.left() + 4;
        const QColor colour = link.broken ? m_theme.bad : m_theme.ink4;
        m_painter.setPen(hairline(m_painter, colour, m_options, link.broken ? Qt::DashLine : Qt::SolidLine));
        m_painter.setBrush(Qt::NoBrush);
        const double x = snapX(m_painter, std::max(x1 + 3, x2));
        QPainterPath path(QPointF(x1, snapY(m_painter, y1)));
        path.lineTo(x, snapY(m_painter, y1));
        if (x2 < x1 + 3) { // back to the left: between the rows
            const double between = snapY(m_painter, y2 + (link.to > link.from ? -4 : 4));
            path.lineTo(x, between);
            path.lineTo(snapX(m_painter, x2), between);
        }
        const double down = snapX(m_painter, x2 < x1 + 3 ? x2 : x);
        path.lineTo(down, y2);
        m_painter.drawPath(path);
        const double way = link.to > link.from ? -1 : 1;
        QPainterPath arrow(QPointF(down, y2));
        arrow.lineTo(down - 2.5, y2 + way * 4);
        arrow.lineTo(down + 2.5, y2 + way * 4);
        arrow.closeSubpath();
        m_painter.fillPath(arrow, colour);
    }

    // Of the word at the top of its line; null when today is not shown.
    QRectF todayMark() const
    {
        if (!m_spec.today.isValid() || m_spec.today < m_layout.first || m_spec.today > m_layout.last)
            return {};
        const double x = m_layout.x(m_spec.today) + m_layout.dayWidth / 2;
        const double wide = textWidth(font(Type::Caption, true), m_spec.todayText) + 10;
        const QRectF pill(x - wide, m_layout.head.top(), wide, 15);
        return pill.left() < m_layout.head.left() ? pill.translated(wide, 0) : pill;
    }

    void drawToday()
    {
        const CivilDate today = m_spec.today;
        if (!today.isValid() || today < m_layout.first || today > m_layout.last)
            return;
        const double x = m_layout.x(today) + m_layout.dayWidth / 2;
        m_painter.setPen(QPen(m_theme.series[Theme::Orange], 1.5));
        m_painter.drawLine(QPointF(x, m_layout.head.top() + 14), QPointF(x, m_layout.strip.isNull() ? m_layout.plot.bottom() : m_layout.strip.bottom()));
        const QRectF pill = todayMark();
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.series[Theme::Orange]);
        m_painter.drawRoundedRect(pill, 3, 3);
        drawElided(m_painter, pill, Qt::AlignCenter, m_spec.todayText, font(Type::Caption, true), m_theme.surface);
    }

    void drawStrip()
    {
        const QRectF strip = m_layout.strip;
        if (strip.isNull())
            return;
        m_painter.setPen(hairline(m_painter, m_theme.line2, m_options));
        m_painter.drawLine(QPointF(strip.left(), snapY(m_painter, strip.top())), QPointF(strip.right(), snapY(m_painter, strip.top())));
        const double left = m_layout.names.left() + 5, wide = m_layout.plot.left() - left - 6;
        drawElided(m_painter, {left, strip.top() + 6, wide, 16}, Qt::AlignLeft | Qt::AlignVCenter, m_spec.strip.name, font(Type::Table), m_theme.ink);
        drawElided(m_painter, {left, strip.top() + 22, wide, 14}, Qt::AlignLeft | Qt::AlignVCenter, m_spec.strip.note, font(Type::Caption), m_theme.ink3);
        double most = std::isfinite(m_spec.strip.capacity) ? m_spec.strip.capacity : 0;
        for (const auto& week : m_spec.strip.weeks)
            most = std::max(most, week.amount);
        if (most <= 0)
            return;
        const double bottom = strip.bottom() - 1, high = strip.height() - 18;
        const auto y = [&](double amount) { return bottom - high * amount / most; };
        m_painter.save();
        m_painter.setClipRect(QRectF(m_layout.plot.left(), strip.top(), m_layout.plot.width(), strip.height()), Qt::IntersectClip);
        for (const auto& week : m_spec.strip.weeks) {
            const double x = m_layout.x(week.monday) + 1, w = std::max(1.0, 7 * m_layout.dayWidth - 2);
            const double within = week.amount - week.over;
            m_painter.fillRect(snapped(m_painter, QRectF(QPointF(x, y(within)), QPointF(x + w, bottom))), mixed(m_theme.series[Theme::Teal], m_theme.surface, 0.62));
            if (week.over > 0)
                m_painter.fillRect(snapped(m_painter, QRectF(QPointF(x, y(week.amount)), QPointF(x + w, y(within)))), m_theme.bad);
        }
        if (std::isfinite(m_spec.strip.capacity)) {
            m_painter.setPen(hairline(m_painter, m_theme.series[Theme::Orange], m_options, Qt::DashLine));
            const double line = snapY(m_painter, y(m_spec.strip.capacity));
            m_painter.drawLine(QPointF(m_layout.plot.left(), line), QPointF(m_layout.plot.right(), line));
        }
        if (m_spec.strip.worst >= 0) {
            const auto& week = m_spec.strip.weeks[m_spec.strip.worst];
            const double x = m_layout.x(week.monday + 7) + 4;
            const double w = textWidth(font(Type::Caption, true), m_spec.strip.worstText) + 4;
            const double left2 = x + w < m_layout.plot.right() ? x : m_layout.x(week.monday) - w - 4;
            drawHaloed(m_painter, {left2, strip.top() + 2, w, 14}, Qt::AlignLeft | Qt::AlignVCenter, m_spec.strip.worstText, font(Type::Caption, true), m_theme.bad,
                m_theme.surface);
        }
        m_painter.restore();
    }

    QPainter& m_painter;
    const GanttSpec& m_spec;
    const GanttLayout& m_layout;
    const PaintOptions& m_options;
    const Theme& m_theme;
    present::Fmt m_fmt;
};

} // namespace

CivilDate GanttLayout::dayAt(double x) const
{
    if (dayWidth <= 0)
        return first;
    return first + int(std::floor((x - plot.left()) / dayWidth));
}

QRectF GanttLayout::rowRect(int row) const
{
    if (row < firstRow || row >= firstRow + visibleRows)
        return {};
    return {names.left(), plot.top() + (row - firstRow) * rowHeight, plot.right() - names.left(), rowHeight};
}

QRectF GanttLayout::bar(const GanttSpec& spec, int row) const
{
    if (row < 0 || row >= spec.rows.size() || !spec.rows[row].start.isValid() || dayWidth <= 0)
        return {};
    const auto& one = spec.rows[row];
    const double top = plot.top() + (row - firstRow) * rowHeight;
    const double left = x(one.start), right = x(one.end + 1);
    if (one.kind == GanttSpec::Kind::Milestone) // at the end of its day
        return {right - 6, top + (rowHeight - 12) / 2, 12, 12};
    const double high = one.kind == GanttSpec::Kind::Phase ? 5 : kBar;
    return {left, top + (rowHeight - high) / 2, std::max(3.0, right - left), high};
}

int GanttLayout::rowAt(const QPointF& position) const
{
    if (rowHeight <= 0 || position.y() < plot.top() || position.y() >= plot.bottom())
        return -1;
    const int row = firstRow + int((position.y() - plot.top()) / rowHeight);
    return row < firstRow + visibleRows ? row : -1;
}

GanttLayout layoutGantt(const QRectF& rect, const GanttSpec& spec, const PaintOptions& options)
{
    GanttLayout layout;
    const auto px = [&](double value) { return options.type.px(value); };
    const bool narrow = rect.width() < px(520);
    const double nameWidth = std::min(px(220), rect.width() * (narrow ? 0.34 : 0.27));
    const double ownerWidth = narrow ? 0 : std::min(px(110), rect.width() * 0.13);
    const double strip = spec.strip.name.isEmpty() ? 0 : px(kStrip);
    layout.head = {rect.left(), rect.top(), rect.width(), px(kHead)};
    const double room = std::max(0.0, rect.height() - layout.head.height() - strip);
    const int rows = int(spec.rows.size());
    layout.rowHeight = rows > 0 ? std::clamp(room / rows, px(options.type.chinese ? kRow + 1 : kRow), px(kTallRow)) : px(kRow);
    layout.visibleRows = std::min(rows, int(room / layout.rowHeight + 0.01));
    layout.firstRow = std::clamp(options.firstRow, 0, rows - layout.visibleRows);
    layout.visibleRows = std::min(layout.visibleRows, rows - layout.firstRow);
    const double top = layout.head.bottom(), high = layout.rowHeight * layout.visibleRows;
    layout.names = {rect.left(), top, nameWidth, high};
    if (ownerWidth > 0)
        layout.owners = {rect.left() + nameWidth, top, ownerWidth, high};
    layout.plot = {rect.left() + nameWidth + ownerWidth, top, std::max(10.0, rect.width() - nameWidth - ownerWidth - 2), high};
    if (strip > 0)
        layout.strip = {rect.left(), layout.plot.bottom() + px(4), rect.width() - 2, strip - px(6)};
    layout.first = spec.first;
    layout.last = spec.last;
    layout.dayWidth = spec.first.isValid() && spec.last >= spec.first ? layout.plot.width() / (spec.last - spec.first + 1) : 0;
    return layout;
}

void paint(QPainter& painter, const QRectF& rect, const GanttSpec& spec, const PaintOptions& options)
{
    const DesignSpace space(painter, rect, options);
    const GanttLayout layout = layoutGantt(space.rect(), spec, options);
    if (!layout.first.isValid() || layout.dayWidth <= 0) {
        return;
    }
    GanttPainter(painter, spec, layout, options).all();
}

} // namespace holdfast::charts
