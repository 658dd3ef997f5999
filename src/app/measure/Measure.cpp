// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/measure/Measure.h"

#include "app/panels/overview/OverviewController.h"
#include "app/panels/overview/OverviewPanel.h"
#include "app/panels/segments/SegmentsPanel.h"
#include "app/shell/MainWindow.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/FacetView.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMouseEvent>

#include <cstdio>

namespace holdfast::app {

static constexpr int kSwitches = 20, kBrushes = 200;

Measure::Measure(MainWindow& window, Workbench& workbench, const QString& path)
    : m_window(window)
    , m_workbench(workbench)
    , m_path(path)
{
}

void Measure::start()
{
    m_watchdog.start();
    m_whole.start();
    connect(&m_workbench, &Workbench::opened, this, &Measure::whenOpened);
    connect(&m_workbench, &Workbench::failed, this, [this](const QString&, const core::Error& error) {
        std::fprintf(stderr, "%s\n", std::string(core::word(error.code)).c_str());
        finish(1);
    });
    m_workbench.open(m_path);
}

void Measure::whenOpened()
{
    m_openMs = double(m_whole.nsecsElapsed()) / 1e6;
    m_openBlock = m_watchdog.takeLongestMs();
    auto* overview = static_cast<OverviewPanel*>(m_window.panel(Rail::Overview));
    m_window.goTo(Rail::Overview);
    m_step = connect(overview->controller(), &OverviewController::changed, this, [this, overview] {
        if (overview->controller()->isComputing())
            return;
        disconnect(m_step);
        m_firstOverviewMs = double(m_whole.nsecsElapsed()) / 1e6;
        // Shown and painted first: that belongs to the overview.
        QTimer::singleShot(300, this, [this] {
            m_overviewBlock = m_watchdog.takeLongestMs();
            switchPanel();
        });
    });
}

void Measure::switchPanel()
{
    if (m_switches == kSwitches) {
        if (m_workbench.counts())
            startBrushing();
        else
            m_step = connect(&m_workbench, &Workbench::counted, this, [this] {
                disconnect(m_step);
                startBrushing();
            });
        return;
    }
    const std::array<int, 3> places {Rail::Segments, Rail::Sources, Rail::Overview};
    m_window.goTo(places[std::size_t(m_switches++) % 3]);
    QTimer::singleShot(60, this, &Measure::switchPanel);
}

void Measure::startBrushing()
{
    m_window.goTo(Rail::Segments);
    auto* panel = static_cast<SegmentsPanel*>(m_window.panel(Rail::Segments));
    QTimer::singleShot(300, this, [this, panel] {
        m_switchBlock = m_watchdog.takeLongestMs();
        QList<charts::FacetView*> views;
        for (BlockFrame* frame : panel->crossFilter()->facetFrames())
            if (charts::FacetView* view = frame->body()->facet(); view && view->isVisible())
                views.append(view);
        if (views.size() < 2) {
            std::fprintf(stderr, "fewer than two facets to brush\n");
            finish(1);
            return;
        }
        // Brush an ordered one and wait for another to be drawn: its bars depend on the brush.
        m_target = views[0];
        for (charts::FacetView* view : views)
            if (!view->spec().horizontal && view->spec().bins.size() > m_target->spec().bins.size())
                m_target = view;
        m_seen = views[0] == m_target ? views[1] : views[0];
        m_target->setAnimated(false);
        m_seen->setAnimated(false);
        m_seen->installEventFilter(this);
        connect(panel->crossFilter(), &CrossFilterView::painted, this, [this] { m_counted = true; });
        brush();
    });
}

// Press and drag over a few bars, another stretch each time; the answer is timed from the last move.
void Measure::brush()
{
    if (m_brushes == kBrushes || !m_target) {
        finish(0);
        return;
    }
    const int bins = std::max(1, int(m_target->spec().bins.size()));
    const int from = m_brushes % bins, to = (m_brushes * 7 + 3) % bins;
    const QPointF start = m_target->binRect(from).center(), end = m_target->binRect(to == from ? (from + 1) % bins : to).center();
    const auto post = [this](QEvent::Type type, const QPointF& at, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QApplication::postEvent(m_target, new QMouseEvent(type, at, m_target->mapToGlobal(at), button, buttons, Qt::NoModifier));
    };
    ++m_brushes;
    m_counted = false;
    m_waiting = true;
    m_brushed.start();
    post(QEvent::MouseButtonPress, start, Qt::LeftButton, Qt::LeftButton);
    post(QEvent::MouseMove, end, Qt::NoButton, Qt::LeftButton);
    post(QEvent::MouseButtonRelease, end, Qt::LeftButton, Qt::NoButton);
    // A brush that changes nothing is not painted.
    QTimer::singleShot(1000, this, [this, n = m_brushes] {
        if (m_waiting && n == m_brushes)
            brushPainted();
    });
}

bool Measure::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_seen && event->type() == QEvent::Paint && m_waiting && m_counted) {
        // The paint itself still has to happen: the time is taken when control comes back.
        m_waiting = false;
        QMetaObject::invokeMethod(this, &Measure::brushPainted, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void Measure::brushPainted()
{
    m_waiting = false;
    m_brushMs.push_back(double(m_brushed.nsecsElapsed()) / 1e6);
    QTimer::singleShot(10, this, &Measure::brush);
}

void Measure::finish(int status)
{
    m_watchdog.stop();
    m_brushBlock = m_watchdog.takeLongestMs();
    QJsonObject out;
    if (status == 0) {
        std::sort(m_brushMs.begin(), m_brushMs.end());
        const auto at = [this](double share) {
            return m_brushMs.empty() ? 0.0 : m_brushMs[std::min(m_brushMs.size() - 1, std::size_t(share * double(m_brushMs.size())))];
        };
        out.insert(QStringLiteral("customers"), double(m_workbench.counts() ? m_workbench.counts()->summary.all : 0));
        out.insert(QStringLiteral("open_ms"), m_openMs);
        out.insert(QStringLiteral("first_overview_ms"), m_firstOverviewMs);
        out.insert(QStringLiteral("longest_block_ms"), m_watchdog.longestMs());
        QJsonObject stages;
        stages.insert(QStringLiteral("open"), m_openBlock);
        stages.insert(QStringLiteral("overview"), m_overviewBlock);
        stages.insert(QStringLiteral("switch"), m_switchBlock);
        stages.insert(QStringLiteral("brush"), m_brushBlock);
        out.insert(QStringLiteral("longest_block_by_stage_ms"), stages);
        out.insert(QStringLiteral("block_p999_ms"), m_watchdog.quantileMs(0.999));
        out.insert(QStringLiteral("switches"), m_switches);
        out.insert(QStringLiteral("brushes"), int(m_brushMs.size()));
        QJsonObject paint;
        paint.insert(QStringLiteral("median"), at(0.5));
        paint.insert(QStringLiteral("p99"), at(0.99));
        out.insert(QStringLiteral("brush_to_paint_ms"), paint);
        std::printf("%s", QJsonDocument(out).toJson(QJsonDocument::Indented).constData());
        std::fflush(stdout);
    }
    m_workbench.close();
    QTimer::singleShot(0, this, [status] { QApplication::exit(status); });
}

} // namespace holdfast::app
