// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/SegmentHistoryDialog.h"

#include "app/widgets/BlockFrame.h"
#include "present/ErrorText.h"
#include "present/pages/SegmentHistoryPage.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace holdfast::app {

SegmentHistoryDialog::SegmentHistoryDialog(const Surroundings& with, const QString& name, QWidget* parent)
    : QDialog(parent)
    , m_with(with)
    , m_name(name)
    , m_chart(new BlockFrame(with, this))
    , m_block(new BlockFrame(with, this))
{
    setObjectName(QStringLiteral("SegmentHistoryDialog"));
    setWindowTitle(tr("“%1” through time").arg(name));
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    m_chart->setObjectName(QStringLiteral("segmentHistoryChart"));
    m_block->setObjectName(QStringLiteral("segmentHistoryTable"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_block, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(720, 620);
    measure();
}

void SegmentHistoryDialog::measure()
{
    const flow::SessionPtr session = m_with.workbench.session();
    if (!session)
        return;
    m_chart->setComputing(true);
    m_block->setComputing(true);
    JobRequest request;
    request.name = tr("Measuring the segment through time");
    request.key = QStringLiteral("segment-history");
    m_with.workbench.jobs().run<flow::SegmentHistory>(
        request, this,
        [session, scope = m_with.workbench.scope(), name = m_name.toStdString()](core::JobContext& job) { return flow::segmentHistory(*session, scope, name, 12, job); },
        [this](core::Result<flow::SegmentHistory> history) {
            for (BlockFrame* frame : {m_chart, m_block})
                frame->setComputing(false);
            if (!history) {
                for (BlockFrame* frame : {m_chart, m_block})
                    frame->setError(present::errorText(history.error()));
                return;
            }
            const present::Page page = present::segmentHistoryPage(*history, m_with.appearance.fmt());
            m_chart->setBlock(page.blocks[0]);
            m_block->setBlock(page.blocks[1]);
        });
}

} // namespace holdfast::app
