// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/measure/Measure.h"

#include "app/panels/customers/CustomersList.h"
#include "app/panels/customers/CustomersModel.h"
#include "app/panels/customers/CustomersPanel.h"
#include "app/panels/customers/FrozenTable.h"
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
#include <QLineEdit>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTableView>

#include <cstdio>

namespace holdfast::app {

static constexpr int kSwitches = 20, kBrushes = 200, kMovesADrag = 20, kScrolls = 200;

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
    connect(&m_workbench, &Workbench::counted, this, [this] { m_exploredMs = double(m_whole.nsecsElapsed()) / 1e6; }, Qt::SingleShotConnection);
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
        m_switchBlock = m_watchdog.takeLongestMs();
        m_window.goTo(Rail::Overview);
        if (m_workbench.counts())
            whenIdle(&Measure::goToSegments);
        else
            m_step = connect(&m_workbench, &Workbench::counted, this, [this] {
                disconnect(m_step);
                whenIdle(&Measure::goToSegments);
            });
        return;
    }
    m_window.goTo(++m_switches % Rail::PlaceCount); // each is made on its first visit
    QTimer::singleShot(60, this, &Measure::switchPanel);
}

// What runs in the background would be measured too.
void Measure::whenIdle(void (Measure::*next)())
{
    if (m_workbench.jobs().isIdle())
        QTimer::singleShot(300, this, next);
    else
        QTimer::singleShot(100, this, [this, next] { whenIdle(next); });
}

void Measure::goToSegments()
{
    m_brushed.start();
    m_window.goTo(Rail::Segments);
    m_window.repaint();
    m_segmentsMs = double(m_brushed.nsecsElapsed()) / 1e6;
    QTimer::singleShot(300, this, &Measure::startBrushing);
}

void Measure::startBrushing()
{
    auto* panel = static_cast<SegmentsPanel*>(m_window.panel(Rail::Segments));
    m_watchdog.takeLongestMs();
    for (BlockFrame* frame : panel->crossFilter()->facetFrames())
        if (charts::FacetView* view = frame->body()->facet(); view && view->isVisible() && !view->visibleRegion().isEmpty())
            m_views.append(view);
    if (m_views.size() < 2) {
        std::fprintf(stderr, "fewer than two facets to brush\n");
        finish(1);
        return;
    }
    // An ordered one is brushed; it and all others have to be drawn.
    m_target = m_views[0];
    for (charts::FacetView* view : m_views) {
        if (!view->spec().horizontal && (m_target->spec().horizontal || view->spec().bins.size() > m_target->spec().bins.size()))
            m_target = view;
        view->installEventFilter(this);
    }
    connect(panel->crossFilter(), &CrossFilterView::painted, this, [this] {
        m_counted = true;
        m_unpainted = QSet<QObject*>(m_views.begin(), m_views.end());
    });
    brush();
}

// Press, drag bar by bar with a far jump now and then, release; then from another bar. Every move is timed until all
// charts are painted.
void Measure::brush()
{
    if (m_brushes == kBrushes || !m_target) {
        m_brushBlock = m_watchdog.takeLongestMs();
        m_workbench.clearFilters();
        whenIdle(&Measure::openCustomers);
        return;
    }
    const int bins = std::max(2, int(m_target->spec().bins.size())), move = m_brushes % kMovesADrag, start = m_brushes / kMovesADrag * 3 % bins;
    const int to = move % 5 == 4 ? (start + bins / 2 + move) % bins : (start + 1 + move) % bins;
    const auto post = [this](QEvent::Type type, int bin, Qt::MouseButton button, Qt::MouseButtons buttons) {
        const QPointF at = m_target->binRect(bin).center();
        QApplication::postEvent(m_target, new QMouseEvent(type, at, m_target->mapToGlobal(at), button, buttons, Qt::NoModifier));
    };
    if (move == 0 && m_brushes > 0)
        post(QEvent::MouseButtonRelease, m_at, Qt::LeftButton, Qt::NoButton);
    if (move == 0)
        post(QEvent::MouseButtonPress, start, Qt::LeftButton, Qt::LeftButton);
    m_at = to;
    ++m_brushes;
    m_counted = false;
    m_waiting = true;
    m_brushed.start();
    m_clock = std::clock();
    post(QEvent::MouseMove, to, Qt::NoButton, Qt::LeftButton);
    // A move that changes nothing is not painted.
    QTimer::singleShot(2000, this, [this, n = m_brushes] {
        if (m_waiting && n == m_brushes) {
            m_waiting = false;
            ++m_unpaintedMoves;
            brush();
        }
    });
}

bool Measure::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint && m_waiting && m_counted && m_unpainted.remove(watched) && m_unpainted.isEmpty()) {
        // The paint itself still has to happen: the time is taken when control comes back.
        m_waiting = false;
        QMetaObject::invokeMethod(this, &Measure::brushPainted, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void Measure::brushPainted()
{
    m_brushMs.push_back(double(m_brushed.nsecsElapsed()) / 1e6);
    m_brushCpuMs.push_back(1e3 * double(std::clock() - m_clock) / CLOCKS_PER_SEC);
    QTimer::singleShot(10, this, &Measure::brush);
}

void Measure::openCustomers()
{
    m_list = static_cast<CustomersPanel*>(m_window.panel(Rail::Customers))->list();
    m_watchdog.takeLongestMs();
    m_step = connect(m_list, &CustomersList::changed, this, [this] {
        disconnect(m_step);
        m_window.repaint();
        m_customersMs = double(m_brushed.nsecsElapsed()) / 1e6;
        m_customersBlock = m_watchdog.takeLongestMs();
        whenIdle(&Measure::scroll);
    });
    m_brushed.start();
    m_window.goTo(Rail::Customers);
}

// Through the list from top to end, one picture a place.
void Measure::scroll()
{
    QScrollBar* bar = m_list->table()->rest()->verticalScrollBar();
    if (m_scrolls == kScrolls) {
        bar->setValue(0);
        m_watchdog.takeLongestMs();
        order();
        return;
    }
    ++m_scrolls;
    m_brushed.start();
    m_clock = std::clock();
    bar->setValue(m_scrolls % 4 == 0 ? int(double(bar->maximum()) * m_scrolls / kScrolls) : bar->value() + bar->pageStep());
    m_list->table()->repaint();
    m_scrollMs.push_back(double(m_brushed.nsecsElapsed()) / 1e6);
    m_scrollCpuMs.push_back(1e3 * double(std::clock() - m_clock) / CLOCKS_PER_SEC);
    QTimer::singleShot(2, this, &Measure::scroll);
}

// Sorts by each of the first columns and filters by a few letters; each until the rows are there and painted.
void Measure::order()
{
    if (m_orders == 8) {
        m_orderBlock = m_watchdog.takeLongestMs();
        finish(0);
        return;
    }
    m_step = connect(m_list, &CustomersList::changed, this, [this] {
        disconnect(m_step);
        m_list->table()->repaint();
        m_orderMs.push_back(double(m_brushed.nsecsElapsed()) / 1e6);
        whenIdle(&Measure::order);
    });
    m_brushed.start();
    ++m_orders;
    if (m_orders <= 5)
        m_list->sortBy(std::min(m_orders, m_list->model()->columnCount() - 1), false);
    else if (auto* filter = m_list->findChild<QLineEdit*>(QStringLiteral("customersFilter")))
        filter->setText(QStringLiteral("C0000123").left(m_orders - 1));
}

void Measure::finish(int status)
{
    m_watchdog.stop();
    QJsonObject out;
    if (status == 0) {
        const auto spread = [](std::vector<double>& times) {
            std::sort(times.begin(), times.end());
            const auto at = [&](double share) {
                return times.empty() ? 0.0 : times[std::min(times.size() - 1, std::size_t(share * double(times.size())))];
            };
            return QJsonObject {{QStringLiteral("n"), int(times.size())}, {QStringLiteral("median"), at(0.5)}, {QStringLiteral("p99"), at(0.99)},
                {QStringLiteral("max"), at(1)}};
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
        stages.insert(QStringLiteral("customers"), m_customersBlock);
        stages.insert(QStringLiteral("order"), m_orderBlock);
        out.insert(QStringLiteral("longest_block_by_stage_ms"), stages);
        out.insert(QStringLiteral("block_p999_ms"), m_watchdog.quantileMs(0.999));
        out.insert(QStringLiteral("switches"), m_switches);
        out.insert(QStringLiteral("facets"), m_workbench.exploration() ? int(m_workbench.exploration()->facets().size()) : 0);
        out.insert(QStringLiteral("facets_in_view"), int(m_views.size()));
        out.insert(QStringLiteral("brushes"), int(m_brushMs.size()));
        out.insert(QStringLiteral("brushes_not_painted_in_2s"), m_unpaintedMoves); // among them moves that changed nothing
        out.insert(QStringLiteral("brush_to_paint_ms"), spread(m_brushMs));
        out.insert(QStringLiteral("brush_to_paint_processor_ms"), spread(m_brushCpuMs));
        out.insert(QStringLiteral("explored_ms"), m_exploredMs);
        out.insert(QStringLiteral("segments_open_ms"), m_segmentsMs);
        out.insert(QStringLiteral("customers_open_ms"), m_customersMs);
        out.insert(QStringLiteral("customers_scroll_ms"), spread(m_scrollMs));
        out.insert(QStringLiteral("customers_scroll_processor_ms"), spread(m_scrollCpuMs));
        out.insert(QStringLiteral("customers_order_ms"), spread(m_orderMs));
        std::printf("%s", QJsonDocument(out).toJson(QJsonDocument::Indented).constData());
        std::fflush(stdout);
    }
    m_workbench.close();
    QTimer::singleShot(0, this, [status] { QApplication::exit(status); });
}

} // namespace holdfast::app
