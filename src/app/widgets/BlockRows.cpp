// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/BlockRows.h"

#include "app/widgets/BlockFrame.h"
#include "app/widgets/FitScrollArea.h"
#include "present/ErrorText.h"

#include <QVBoxLayout>

namespace holdfast::app {

static constexpr int kGap = 12;

BlockRows::BlockRows(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_scroll(new FitScrollArea(this))
    , m_body(new QWidget)
    , m_rows(new QVBoxLayout(m_body))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    m_body->setProperty("surface", QStringLiteral("window"));
    m_rows->setContentsMargins(16, 0, 16, 12);
    m_rows->setSpacing(kGap);
    m_scroll->setContent(m_body);
}

void BlockRows::addRow(const QList<Place>& places, int least, int stretch)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    for (const Place& place : places) {
        QWidget* widget = place.widget;
        if (!widget) {
            auto* block = new BlockFrame(m_with, m_body);
            block->setObjectName(QStringLiteral("block-") + place.id);
            connect(block, &BlockFrame::actionWanted, this, &BlockRows::actionWanted);
            m_blocks.insert(place.id, block);
            widget = block;
        }
        widget->setMinimumHeight(least);
        if (stretch == 0)
            widget->setMaximumHeight(least);
        widget->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
        row->addWidget(widget, place.span);
    }
    m_rows->addLayout(row, stretch);
    m_least += least + kGap;
    m_body->setMinimumHeight(m_least);
    m_scroll->fit();
}

void BlockRows::follow(LiveAnswerBase& answer, const QStringList& ids, std::function<std::optional<present::Page>()> page, std::function<QStringList()> titles)
{
    m_followers.append({&answer, ids, std::move(page), std::move(titles)});
    connect(&answer, &LiveAnswerBase::changed, this, [this, at = m_followers.size() - 1] { show(m_followers[at]); });
}

void BlockRows::refresh()
{
    for (const Follower& follower : m_followers)
        show(follower);
}

void BlockRows::show(const Follower& follower)
{
    const QStringList titles = follower.titles();
    std::optional<present::Page> page;
    if (!follower.answer->problem() && !follower.answer->isComputing())
        page = follower.page();
    for (qsizetype i = 0; i < follower.ids.size(); ++i) {
        BlockFrame* frame = block(follower.ids[i]);
        if (!frame)
            continue;
        if (const auto& problem = follower.answer->problem()) {
            present::Block none;
            none.id = follower.ids[i];
            none.title = titles.value(i);
            none.state = present::State::Empty;
            none.emptyText = present::errorText(*problem);
            const bool lacks = problem->code == core::Code::NotEnoughData || problem->code == core::Code::MissingField;
            none.emptyAction = lacks ? QStringLiteral("import") : QString();
            frame->setBlock(none);
        } else if (const present::Block* made = page ? page->block(follower.ids[i]) : nullptr) {
            frame->setBlock(*made);
        } else if (page) {
            present::Block none;
            none.id = follower.ids[i];
            none.title = titles.value(i);
            none.state = present::State::Empty;
            none.emptyText = tr("The survey does not ask for this.");
            frame->setBlock(none);
        }
        frame->setComputing(follower.answer->isComputing());
    }
}

} // namespace holdfast::app
