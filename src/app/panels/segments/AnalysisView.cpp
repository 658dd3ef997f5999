// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/AnalysisView.h"

#include "app/widgets/BlockFrame.h"
#include "app/widgets/FitScrollArea.h"
#include "present/ErrorText.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace holdfast::app {

AnalysisView::AnalysisView(const Surroundings& with, QWidget* parent)
    : SegmentsView(with, parent)
    , m_controls(new QHBoxLayout)
    , m_grid(new QGridLayout)
    , m_body(new QWidget)
    , m_problem(new QLabel(this))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(10);
    m_controls->setSpacing(8);
    outer->addLayout(m_controls);
    m_problem->setAlignment(Qt::AlignCenter);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    outer->addWidget(m_problem, 1);
    auto* scroll = new FitScrollArea(this);
    outer->addWidget(scroll, 1);
    m_body->setProperty("surface", QStringLiteral("window"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(10);
    m_body->setLayout(m_grid);
    scroll->setContent(m_body);
}

void AnalysisView::setPlaces(std::initializer_list<Place> places, int leastHeight, const QString& briefingPage)
{
    m_body->setMinimumHeight(leastHeight);
    for (const Place& place : places) {
        auto* block = new BlockFrame(with(), m_body);
        block->setObjectName(QString::fromLatin1(place.id));
        if (!briefingPage.isEmpty())
            block->setProperty("briefingPage", briefingPage);
        block->setMinimumSize(220, 120);
        block->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
        connect(block, &BlockFrame::actionWanted, this, &SegmentsView::actionWanted);
        m_grid->addWidget(block, place.row, place.column, place.rows, place.columns);
        for (int column = place.column; column < place.column + place.columns; ++column)
            m_grid->setColumnStretch(column, 1);
        for (int row = place.row; row < place.row + place.rows; ++row)
            m_grid->setRowStretch(row, std::max(m_grid->rowStretch(row), place.stretch));
        m_blocks.append(block);
    }
    connect(live(), &LiveAnswerBase::changed, this, &AnalysisView::refresh);
}

BlockFrame* AnalysisView::block(const QString& id) const
{
    const auto it = std::ranges::find(m_blocks, id, &QObject::objectName);
    return it == m_blocks.end() ? nullptr : *it;
}

Marks* AnalysisView::addMarks(const char* id, Marks::RuleOf ruleOf)
{
    return new Marks(with(), block(QString::fromLatin1(id)), std::move(ruleOf));
}

domain::Rule AnalysisView::segmentRule(const std::string& name)
{
    domain::Rule rule;
    rule.kind = domain::Rule::Kind::Segment;
    rule.segment = name;
    return rule;
}

void AnalysisView::retranslate()
{
    refreshControls();
    refresh();
}

void AnalysisView::refresh()
{
    const auto& problem = live()->problem();
    const QString instead = !hint().isEmpty() ? hint() : problem ? present::errorText(*problem) : QString();
    m_problem->setVisible(!instead.isEmpty());
    m_body->setVisible(instead.isEmpty());
    if (!instead.isEmpty()) {
        m_problem->setText(instead);
    } else if (hasAnswer() && !live()->isComputing()) {
        const present::Page shown = page();
        for (BlockFrame* frame : m_blocks)
            if (const present::Block* found = shown.block(frame->objectName()))
                frame->setBlock(*found);
    }
    for (BlockFrame* frame : m_blocks)
        frame->setComputing(live()->isComputing());
    refreshControls();
}

void AnalysisView::saveRule(const QString& suggestion, const domain::Rule& rule)
{
    with().dialogs.askText(this, tr("Save as segment"), tr("Name"), suggestion.left(60), [this, rule](const QString& name) {
        if (name.trimmed().isEmpty())
            return;
        workbench().change(tr("Saving the segment"),
            [segment = flow::Segment {name.trimmed().toStdString(), rule}](flow::Session& session, core::JobContext&) { return flow::saveSegment(session, segment); });
    });
}

} // namespace holdfast::app
