// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/SavedSegments.h"

#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/TableSpecView.h"
#include "present/ErrorText.h"
#include "present/pages/Pages.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace holdfast::app {

SavedSegments::SavedSegments(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_frame(new BlockFrame(with, this))
    , m_apply(new QPushButton(m_frame))
    , m_rename(new QPushButton(m_frame))
    , m_remove(new QPushButton(m_frame))
{
    setMinimumWidth(250);
    m_frame->setObjectName(QStringLiteral("savedSegments"));
    m_apply->setObjectName(QStringLiteral("applySegment"));
    m_rename->setObjectName(QStringLiteral("renameSegment"));
    m_remove->setObjectName(QStringLiteral("removeSegment"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 6, 6, 0);
    row->addWidget(m_apply);
    row->addWidget(m_rename);
    row->addWidget(m_remove);
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
    if (const present::Block* block = m_page.block(QStringLiteral("saved-segments")))
        m_frame->setBlock(*block);
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
    const bool any = !chosen().isEmpty();
    m_apply->setEnabled(any);
    m_rename->setEnabled(any && !m_with.workbench.isReadOnly());
    m_remove->setEnabled(any && !m_with.workbench.isReadOnly());
}

} // namespace holdfast::app
