// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/earlywarning/LaboratoryView.h"

#include "app/shell/ProvenancePopover.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/PlotView.h"
#include "charts/TableSpecView.h"
#include "charts/TileStrip.h"
#include "flow/Indicators.h"
#include "present/ErrorText.h"
#include "present/pages/WarningPages.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace holdfast::app {

static const std::array<const char*, 3> kBlocks {"lab", "lab-table", "lab-origins"};
static constexpr int kFirstChoice = 3; // a tenth flagged

LaboratoryView::LaboratoryView(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_lab(new LiveAnswer<flow::LabAnswer>(with.workbench, QStringLiteral("warning-lab"), [] { return tr("Testing a warning on the past"); }, {}, this))
    , m_figureLabel(new QLabel(this))
    , m_horizonLabel(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_figure(new QComboBox(this))
    , m_horizon(new QComboBox(this))
    , m_tiles(new charts::TileStrip(this))
    , m_apply(new QPushButton(this))
    , m_restore(new QPushButton(this))
{
    m_figure->setObjectName(QStringLiteral("labFigure"));
    m_horizon->setObjectName(QStringLiteral("labHorizon"));
    m_apply->setObjectName(QStringLiteral("labApply"));
    m_restore->setObjectName(QStringLiteral("labRestore"));
    m_tiles->setObjectName(QStringLiteral("labTiles"));
    for (const QString& id : present::figureIds())
        m_figure->addItem(QString(), id);
    for (const int days : {30, 60, 90, 180})
        m_horizon->addItem(QString(), days);
    m_horizon->setCurrentIndex(2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 12);
    layout->setSpacing(10);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_figureLabel);
    row->addWidget(m_figure);
    row->addSpacing(10);
    row->addWidget(m_horizonLabel);
    row->addWidget(m_horizon);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addWidget(m_tiles);
    auto* grid = new QGridLayout;
    grid->setSpacing(12);
    for (int i = 0; i < int(kBlocks.size()); ++i) {
        auto* block = new BlockFrame(with, this);
        block->setObjectName(QString::fromLatin1(kBlocks[std::size_t(i)]));
        block->setMinimumSize(260, 160);
        block->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
        connect(block, &BlockFrame::actionWanted, this, &LaboratoryView::actionWanted);
        m_blocks.append(block);
    }
    grid->addWidget(m_blocks[0], 0, 0, 2, 1);
    grid->addWidget(m_blocks[1], 0, 1);
    grid->addWidget(m_blocks[2], 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(0, 1);
    grid->setRowStretch(1, 1);
    layout->addLayout(grid, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    m_hint->setProperty("type", QStringLiteral("secondary"));
    buttons->addWidget(m_hint, 1);
    buttons->addWidget(m_restore);
    buttons->addWidget(m_apply);
    layout->addLayout(buttons);
    for (QComboBox* box : {m_figure, m_horizon})
        connect(box, &QComboBox::activated, this, &LaboratoryView::ask);
    connect(m_apply, &QPushButton::clicked, this, &LaboratoryView::apply);
    connect(m_restore, &QPushButton::clicked, this, &LaboratoryView::restore);
    connect(m_blocks[0]->body(), &BlockBody::viewMade, this, [this] {
        if (auto* curve = qobject_cast<charts::PlotView*>(m_blocks[0]->body()->view()))
            connect(curve, &charts::PlotView::chosen, this, &LaboratoryView::choosePoint);
    });
    connect(m_blocks[1]->body(), &BlockBody::viewMade, this, [this] {
        if (auto* table = m_blocks[1]->body()->table())
            connect(table, &charts::TableSpecView::rowsChosen, this, [this](const QList<int>& rows) {
                if (rows.size() == 1)
                    choosePoint(rows.first());
            });
    });
    connect(m_tiles, &charts::TileStrip::howComputed, this, [this](int tile, const QRect& anchor) {
        auto* popover = new ProvenancePopover(m_page.tiles[tile].provenance, m_with.appearance, this);
        popover->showAt(anchor);
    });
    connect(m_lab, &LiveAnswerBase::changed, this, &LaboratoryView::refresh);
    connect(&with.workbench, &Workbench::stateChanged, m_lab, &LiveAnswerBase::invalidate);
    const auto look = [this] {
        m_tiles->setTheme(m_with.appearance.theme());
        m_tiles->setTypography(m_with.appearance.type());
    };
    connect(&with.appearance, &Appearance::changed, this, look);
    look();
    ask();
    retranslate();
}

QString LaboratoryView::figure() const
{
    return m_figure->currentData().toString();
}

void LaboratoryView::chooseFigure(const QString& figure)
{
    if (const int at = m_figure->findData(figure); at >= 0) {
        m_figure->setCurrentIndex(at);
        ask();
    }
}

void LaboratoryView::ask()
{
    m_chosen = kFirstChoice;
    m_lab->setWork([figure = figure().toStdString(), horizon = m_horizon->currentData().toInt()](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        flow::LabRequest request;
        request.scope = scope;
        request.figure = figure;
        request.horizonDays = horizon;
        return flow::testWarning(session, request, job);
    });
}

void LaboratoryView::choosePoint(int point)
{
    if (point == m_chosen)
        return;
    m_chosen = point;
    refresh();
}

void LaboratoryView::retranslate()
{
    m_figureLabel->setText(tr("Warning"));
    m_horizonLabel->setText(tr("Churn within"));
    for (int i = 0; i < m_figure->count(); ++i)
        m_figure->setItemText(i, present::figureText(m_figure->itemData(i).toString()));
    for (int i = 0; i < m_horizon->count(); ++i)
        m_horizon->setItemText(i, tr("%n day(s)", nullptr, m_horizon->itemData(i).toInt()));
    m_figure->setAccessibleName(m_figureLabel->text());
    m_horizon->setAccessibleName(m_horizonLabel->text());
    m_apply->setText(tr("Use this threshold"));
    m_restore->setText(tr("Standard threshold"));
    refresh();
}

void LaboratoryView::refresh()
{
    const flow::LabAnswer* answer = m_lab->problem() || m_lab->isComputing() ? nullptr : m_lab->answer();
    const present::Fmt fmt = m_with.appearance.fmt();
    if (const auto& problem = m_lab->problem()) {
        m_tiles->setTiles({});
        for (BlockFrame* block : m_blocks)
            block->setError(present::errorText(*problem));
    } else if (answer) {
        m_page = present::warningLabPage(*answer, fmt, m_chosen);
        m_tiles->setTiles(m_page.tiles);
        for (int i = 0; i < m_blocks.size(); ++i)
            m_blocks[i]->setBlock(*m_page.block(QString::fromLatin1(kBlocks[std::size_t(i)])));
    }
    m_tiles->setVisible(!m_lab->problem());
    for (BlockFrame* block : m_blocks)
        block->setComputing(m_lab->isComputing());
    const bool point = answer && m_chosen >= 0 && m_chosen < int(answer->points.size()) && answer->points[std::size_t(m_chosen)].threshold;
    const bool settable = answer && answer->worrying && !m_with.workbench.isReadOnly();
    m_apply->setEnabled(point && settable && *answer->points[std::size_t(m_chosen)].threshold != *answer->worrying);
    m_restore->setEnabled(settable);
    m_hint->setText(!answer ? QString()
            : answer->worrying ? tr("In force: %1. An alert is about the customers over it.").arg(fmt.number(*answer->worrying, 2))
                               : tr("The score has no threshold of its own: tiers are cut in the risk model."));
}

void LaboratoryView::apply()
{
    const flow::LabAnswer* answer = m_lab->answer();
    if (!answer || m_chosen < 0 || m_chosen >= int(answer->points.size()) || !answer->points[std::size_t(m_chosen)].threshold)
        return;
    m_with.workbench.change(tr("Changing a threshold"), [figure = answer->figure, value = *answer->points[std::size_t(m_chosen)].threshold](flow::Session& session, core::JobContext&) {
        return flow::changeFigureThreshold(session, figure, value);
    });
}

void LaboratoryView::restore()
{
    if (const flow::LabAnswer* answer = m_lab->answer())
        m_with.workbench.change(tr("Changing a threshold"), [figure = answer->figure](flow::Session& session, core::JobContext&) {
            return flow::changeFigureThreshold(session, figure, std::nullopt);
        });
}

} // namespace holdfast::app
