// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/sources/RefreshView.h"

#include "app/panels/sources/ImportController.h"
#include "app/widgets/BlockFrame.h"
#include "present/ErrorText.h"
#include "present/pages/DataPages.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>

namespace holdfast::app {

static const std::array<const char*, 4> kBlocks {"refresh-counts", "refresh-values", "refresh-examples", "refresh-recipe"};

RefreshView::RefreshView(const Surroundings& with, ImportController& controller, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_controller(controller)
    , m_ruleLabel(new QLabel(this))
    , m_rule(new QComboBox(this))
{
    m_rule->setObjectName(QStringLiteral("refreshRule"));
    m_ruleLabel->setProperty("type", QStringLiteral("secondary"));
    m_ruleLabel->setBuddy(m_rule);
    m_rule->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_rule->setMinimumContentsLength(20);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 4);
    layout->setSpacing(8);
    auto* row = new QHBoxLayout;
    row->addWidget(m_ruleLabel);
    row->addWidget(m_rule, 1);
    layout->addLayout(row);
    auto* grid = new QGridLayout;
    grid->setSpacing(8);
    for (const char* name : kBlocks) {
        auto* frame = new BlockFrame(with, this);
        frame->setObjectName(QString::fromLatin1(name));
        frame->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
        m_blocks.append(frame);
    }
    grid->addWidget(m_blocks[0], 0, 0, 1, 2);
    grid->addWidget(m_blocks[2], 1, 0, 1, 2);
    grid->addWidget(m_blocks[1], 2, 0);
    grid->addWidget(m_blocks[3], 2, 1);
    grid->setRowStretch(0, 10);
    grid->setRowStretch(1, 14);
    grid->setRowStretch(2, 9);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    layout->addLayout(grid, 1);
    connect(m_rule, &QComboBox::activated, this, [this] { m_controller.setRefreshRule(m_rule->currentData().toString()); });
    retranslate();
}

void RefreshView::retranslate()
{
    m_ruleLabel->setText(tr("Earlier rows"));
}

void RefreshView::refresh(const SourceFile& file)
{
    const bool editable = file.state == FileState::Ready || file.state == FileState::Choices;
    m_rule->clear();
    if (!file.refresh) {
        for (BlockFrame* frame : m_blocks) {
            if (file.refreshProblem)
                frame->setError(present::errorText(*file.refreshProblem));
            frame->setComputing(!file.refreshProblem);
        }
        return;
    }
    const flow::RefreshPreview& preview = *file.refresh;
    for (const flow::RefreshRule rule : {flow::RefreshRule::Replace, flow::RefreshRule::ReplaceDates, flow::RefreshRule::Update}) {
        const QString word = QString::fromStdString(std::string(flow::word(rule)));
        if (rule != flow::RefreshRule::ReplaceDates || preview.firstDay.isValid())
            m_rule->addItem(present::refreshRuleText(word), word);
    }
    m_rule->addItem(tr("Load all rows beside the earlier ones"), QStringLiteral("beside"));
    m_rule->setCurrentIndex(file.beside ? m_rule->findData(QStringLiteral("beside"))
            : preview.mustChoose        ? -1
                                        : m_rule->findData(QString::fromStdString(preview.rule)));
    m_rule->setPlaceholderText(tr("Choose…"));
    m_rule->setProperty("state", preview.mustChoose && !file.beside ? QStringLiteral("error") : QString());
    m_rule->setEnabled(editable);
    const present::Page page = present::refreshPage(preview, m_with.appearance.fmt());
    for (int i = 0; i < m_blocks.size(); ++i)
        if (const present::Block* block = page.block(QString::fromLatin1(kBlocks[std::size_t(i)])))
            m_blocks[i]->setBlock(*block);
    for (BlockFrame* frame : m_blocks)
        frame->setComputing(file.comparing);
}

} // namespace holdfast::app
