// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/SavedSegments.h"

#include "app/look/Icons.h"
#include "app/panels/segments/CombineSegments.h"
#include "app/panels/segments/ExportSegment.h"
#include "app/panels/segments/SegmentHistoryDialog.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/TableSpecModel.h"
#include "charts/TableSpecView.h"
#include "present/ErrorText.h"
#include "present/pages/Pages.h"

#include <QEvent>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace holdfast::app {

SavedSegments::SavedSegments(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_frame(new BlockFrame(with, this))
    , m_combine(new CombineSegments(with, this))
    , m_apply(new QPushButton(m_frame))
    , m_rename(new QPushButton(m_frame))
    , m_remove(new QPushButton(m_frame))
    , m_more(new QToolButton(m_frame))
{
    setMinimumWidth(250);
    m_frame->setObjectName(QStringLiteral("savedSegments"));
    m_apply->setObjectName(QStringLiteral("applySegment"));
    m_rename->setObjectName(QStringLiteral("renameSegment"));
    m_remove->setObjectName(QStringLiteral("removeSegment"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_frame, 1);
    layout->addWidget(m_combine);
    m_more->setObjectName(QStringLiteral("moreOfSegment"));
    m_more->setProperty("role", QStringLiteral("icon"));
    m_more->setIcon(icon(QStringLiteral("more"), with.appearance));
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_more);
    m_history = menu->addAction(QString(), this, &SavedSegments::showHistory);
    m_freeze = menu->addAction(QString(), this, &SavedSegments::freeze);
    menu->addSeparator();
    m_export = menu->addAction(QString(), this, [this] { exportChosen(false); });
    m_exportNames = menu->addAction(QString(), this, [this] { exportChosen(true); });
    m_history->setObjectName(QStringLiteral("segmentHistory"));
    m_freeze->setObjectName(QStringLiteral("freezeSegment"));
    m_export->setObjectName(QStringLiteral("exportSegment"));
    m_exportNames->setObjectName(QStringLiteral("exportSegmentNames"));
    m_more->setMenu(menu);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 6, 6, 0);
    row->addWidget(m_apply);
    row->addWidget(m_rename);
    row->addWidget(m_remove);
    row->addWidget(m_more);
    row->addStretch(1);
    static_cast<QVBoxLayout*>(m_frame->layout())->addLayout(row);
    connect(m_apply, &QPushButton::clicked, this, [this] { m_with.workbench.applySegment(chosen()); });
    connect(m_remove, &QPushButton::clicked, this, [this] { m_with.workbench.removeSegment(chosen()); });
    connect(m_rename, &QPushButton::clicked, this, [this] {
        const QString name = chosen();
        m_with.dialogs.askText(this, tr("Rename segment"), tr("Name"), name, [this, name](const QString& to) {
            if (!to.trimmed().isEmpty())
                m_with.workbench.renameSegment(name, to.trimmed());
        });
    });
    connect(m_frame->body(), &BlockBody::viewMade, this, [this] {
        if (auto* table = m_frame->body()->table()) {
            connect(table, &charts::TableSpecView::rowOpened, this, [this](int segment) {
                if (segment >= 0 && segment < int(m_sizes.size()))
                    m_with.workbench.applySegment(QString::fromStdString(m_sizes[std::size_t(segment)].name));
            });
            connect(table, &charts::TableSpecView::rowsChosen, this, &SavedSegments::retranslate);
            table->setCheckable(true);
            connect(table->table(), &charts::TableSpecModel::checksChanged, this, [this] {
                if (const QStringList now = ticked(); now != m_ticked) {
                    m_ticked = now;
                    m_combine->setSegments(now);
                    Q_EMIT tickedChanged(now);
                }
            });
        }
    });
    connect(&with.workbench, &Workbench::segmentsChanged, this, [this] {
        m_stale = true;
        if (isVisible())
            measure();
    });
    connect(&with.workbench, &Workbench::explorationChanged, this, [this] {
        if (m_stale && isVisible())
            measure();
    });
    connect(&with.workbench, &Workbench::closed, this, [this] {
        m_sizes.clear();
        m_stale = true;
        refresh();
    });
    retranslate();
}

void SavedSegments::activate()
{
    if (m_stale)
        measure();
}

void SavedSegments::measure()
{
    const flow::SessionPtr session = m_with.workbench.session();
    if (!session || m_with.workbench.isExploring())
        return; // asked again when the customers are there
    m_stale = false;
    m_frame->setComputing(true);
    JobRequest request;
    request.name = tr("Measuring the saved segments");
    request.key = QStringLiteral("segments");
    request.visible = false;
    flow::Scope scope = m_with.workbench.scope();
    scope.rule.reset();
    m_with.workbench.jobs().run<std::vector<flow::SegmentSize>>(
        request, this, [session, scope](core::JobContext& job) { return flow::measureSegments(*session, scope, job); },
        [this, session](core::Result<std::vector<flow::SegmentSize>> sizes) {
            if (m_with.workbench.session() != session)
                return;
            m_frame->setComputing(false);
            if (sizes) {
                m_sizes = std::move(*sizes);
                refresh();
            } else if (sizes.error().code != core::Code::Cancelled) {
                m_sizes.clear();
                m_frame->setError(present::errorText(sizes.error()));
            }
            retranslate();
        });
}

void SavedSegments::refresh()
{
    m_page = present::savedSegmentsPage(m_sizes, m_with.appearance.fmt());
    const QStringList before = m_ticked;
    if (const present::Block* block = m_page.block(QStringLiteral("saved-segments")))
        m_frame->setBlock(*block);
    tick(before); // new figures, the same ticks
    m_combine->invalidate();
}

QStringList SavedSegments::ticked() const
{
    QStringList names;
    if (const charts::TableSpecView* table = m_frame->body()->table())
        for (const int row : table->table()->checkedRows())
            if (row < int(m_sizes.size()))
                names.append(QString::fromStdString(m_sizes[std::size_t(row)].name));
    return names;
}

void SavedSegments::tick(const QStringList& wanted)
{
    charts::TableSpecView* table = m_frame->body()->table();
    if (!table) {
        if (!m_ticked.isEmpty()) {
            m_ticked.clear();
            m_combine->setSegments({});
            Q_EMIT tickedChanged({});
        }
        return;
    }
    table->setCheckable(true);
    QList<int> on, off;
    for (int row = 0; row < int(m_sizes.size()); ++row)
        (wanted.contains(QString::fromStdString(m_sizes[std::size_t(row)].name)) ? on : off).append(row);
    table->table()->setChecked(off, false);
    table->table()->setChecked(on, true);
}

void SavedSegments::freeze()
{
    const QString name = chosen();
    if (name.isEmpty())
        return;
    const flow::WorkspaceState& state = m_with.workbench.state();
    const core::CivilDate day = m_with.workbench.settings().asOf.isValid() ? m_with.workbench.settings().asOf : state.asOf.isValid() ? state.asOf : state.dataTo;
    m_with.dialogs.askText(this, tr("Freeze segment"), tr("Name"), tr("%1, %2").arg(name, m_with.appearance.fmt().date(day)), [this, name](const QString& as) {
        if (!as.trimmed().isEmpty())
            m_with.workbench.freezeSegment(name, as.trimmed());
    });
}

void SavedSegments::exportChosen(bool identified)
{
    const QString name = chosen();
    if (name.isEmpty())
        return;
    domain::Rule rule;
    rule.kind = domain::Rule::Kind::Segment;
    rule.segment = name.toStdString();
    exportSegment(m_with, this, name, rule, identified);
}

void SavedSegments::showHistory()
{
    if (!chosen().isEmpty())
        (new SegmentHistoryDialog(m_with, chosen(), this))->open();
}

QStringList SavedSegments::names() const
{
    QStringList names;
    for (const flow::SegmentSize& size : m_sizes)
        names.append(QString::fromStdString(size.name));
    return names;
}

QString SavedSegments::chosen() const
{
    const charts::TableSpecView* table = m_frame->body()->table();
    const QList<int> rows = table ? table->chosenRows() : QList<int>();
    return rows.isEmpty() || rows.first() >= int(m_sizes.size()) ? QString()
                                                                 : QString::fromStdString(m_sizes[std::size_t(rows.first())].name);
}

void SavedSegments::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (m_with.workbench.isOpen() && !m_stale)
            refresh();
    }
    QWidget::changeEvent(event);
}

void SavedSegments::retranslate()
{
    m_apply->setText(tr("Apply"));
    m_rename->setText(tr("Rename…"));
    m_remove->setText(tr("Remove"));
    m_more->setAccessibleName(tr("More"));
    m_more->setToolTip(tr("More"));
    m_history->setText(tr("Size through time…"));
    m_freeze->setText(tr("Freeze as a list…"));
    m_export->setText(tr("Export under pseudonyms…"));
    m_exportNames->setText(tr("Export with names…"));
    m_combine->retranslate();
    const bool any = !chosen().isEmpty();
    m_apply->setEnabled(any);
    m_rename->setEnabled(any && !m_with.workbench.isReadOnly());
    m_remove->setEnabled(any && !m_with.workbench.isReadOnly());
    m_more->setEnabled(any);
    for (QAction* action : {m_freeze, m_export, m_exportNames})
        action->setEnabled(any && !m_with.workbench.isReadOnly());
}

} // namespace holdfast::app
