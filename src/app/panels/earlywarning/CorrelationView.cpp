// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/earlywarning/CorrelationView.h"

#include "app/widgets/BlockFrame.h"
#include "app/widgets/FitScrollArea.h"
#include "present/ErrorText.h"
#include "present/pages/WarningPages.h"

#include <QGridLayout>

namespace holdfast::app {

static constexpr int kLeastHeight = 620; // below it the view scrolls

CorrelationView::CorrelationView(const Surroundings& with, LiveAnswer<flow::IndicatorAnswer>& indicators, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_indicators(indicators)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new FitScrollArea(this);
    outer->addWidget(scroll);
    auto* grid = new QGridLayout;
    QWidget* body = scroll->makeContent(grid, kLeastHeight);
    for (int i = 0; i < 4; ++i) {
        auto* block = new BlockFrame(with, body);
        block->setObjectName(QStringLiteral("correlation-%1").arg(i));
        block->setProperty("briefingPage", QStringLiteral("indicators"));
        block->setMinimumSize(320, 200);
        block->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
        connect(block, &BlockFrame::actionWanted, this, &CorrelationView::actionWanted);
        grid->addWidget(block, i / 2, i % 2);
        m_blocks.append(block);
    }
    for (int i = 0; i < 2; ++i) {
        grid->setColumnStretch(i, 1);
        grid->setRowStretch(i, 1);
    }
    connect(&m_indicators, &LiveAnswerBase::changed, this, &CorrelationView::refresh);
    refresh();
}

void CorrelationView::refresh()
{
    if (m_indicators.problem()) {
        for (BlockFrame* block : m_blocks)
            block->setError(present::errorText(*m_indicators.problem()));
        return;
    }
    if (m_indicators.answer() && !m_indicators.isComputing()) {
        const QList<present::Block> blocks = present::correlationBlocks(*m_indicators.answer(), m_with.appearance.fmt());
        for (int i = 0; i < m_blocks.size(); ++i)
            m_blocks[i]->setBlock(blocks[i]);
    }
    for (BlockFrame* block : m_blocks)
        block->setComputing(m_indicators.isComputing());
}

} // namespace holdfast::app
