// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/CrossFilterView.h"

#include "app/look/Icons.h"
#include "app/shell/MarkMenu.h"
#include "app/shell/OpenCustomers.h"
#include "app/shell/ProvenancePopover.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/FitScrollArea.h"
#include "charts/FacetView.h"
#include "charts/GridView.h"
#include "charts/TileStrip.h"
#include "flow/ExploreWhole.h"
#include "present/ErrorText.h"
#include "present/pages/FacetRates.h"
#include "present/pages/Pages.h"
#include "present/pages/ShownSegmentsPage.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>

namespace holdfast::app {

static constexpr int kColumns = 4, kShownAtFirst = 12;
static constexpr int kTileHeight = 116, kTileGap = 10; // least height of a facet
static const QString kRfm = QStringLiteral("rfm");
static const QString kMeasureKey = QStringLiteral("segments/measure"), kRates = QStringLiteral("rates");

CrossFilterView::CrossFilterView(const Surroundings& surroundings, QWidget* parent)
    : SegmentsView(surroundings, parent)
    , m_choose(new QPushButton(icon(QStringLiteral("table"), with().appearance), {}, this))
    , m_measure(new QComboBox(this))
    , m_chooser(new QMenu(this))
{
    m_measure->setObjectName(QStringLiteral("facetMeasure"));
    m_measure->addItems({QString(), QString()});
    m_measure->setCurrentIndex(with().preferences.text(kMeasureKey) == kRates ? 1 : 0);
    connect(m_measure, &QComboBox::currentIndexChanged, this, [this] {
        with().preferences.setText(kMeasureKey, showsRates() ? kRates : QString());
        refresh();
    });
    m_choose->setObjectName(QStringLiteral("chooseFacets"));
    m_choose->setMenu(m_chooser);
    connect(m_chooser, &QMenu::aboutToShow, this, &CrossFilterView::fillChooser);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_tiles = new charts::TileStrip(this);
    m_tiles->setObjectName(QStringLiteral("segmentTiles"));
    connect(m_tiles, &charts::TileStrip::howComputed, this, [this](int tile, const QRect& anchor) {
        if (tile < m_page.tiles.size())
            (new ProvenancePopover(m_page.tiles[tile].provenance, with().appearance, this))->showAt(anchor);
    });
    column->addWidget(m_tiles);
    m_empty = new QLabel(this);
    m_empty->setObjectName(QStringLiteral("segmentsEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::PlainText);
    column->addWidget(m_empty, 1);
    m_scroll = new FitScrollArea(this);
    auto* inner = new QWidget;
    inner->setProperty("surface", QStringLiteral("window"));
    auto* rows = new QVBoxLayout(inner);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(10);
    m_facetHolder = new QWidget(inner);
    m_facetGrid = new QGridLayout(m_facetHolder);
    m_facetGrid->setContentsMargins(0, 0, 0, 0);
    m_facetGrid->setSpacing(kTileGap);
    rows->addWidget(m_facetHolder);
    m_rfm = new BlockFrame(with(), m_facetHolder);
    m_rfm->setObjectName(QStringLiteral("facet-rfm"));
    m_rfm->setMinimumHeight(2 * kTileHeight + kTileGap);
    m_rfm->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    m_rfm->setRoom(BlockFrame::Room::None);
    m_rfm->setProperty("briefingPage", QStringLiteral("rfm"));
    m_rfm->setProperty("briefingBlock", QStringLiteral("rfm-grid"));
    wire(m_rfm, kRfm);
    m_scroll->setContent(inner);
    column->addWidget(m_scroll, 1);
    connect(&workbench(), &Workbench::explorationChanged, this, [this] {
        m_rebuildWanted = true;
        if (isVisible())
            rebuild();
    });
    connect(&workbench(), &Workbench::counted, this, [this] {
        m_stale = true;
        if (isVisible())
            refresh();
    });
    connect(&with().appearance, &Appearance::changed, this, [this] {
        m_tiles->setTheme(with().appearance.theme());
        m_tiles->setTypography(with().appearance.type());
    });
    m_tiles->setTheme(with().appearance.theme());
    m_tiles->setTypography(with().appearance.type());
    retranslate();
}

void CrossFilterView::retranslate()
{
    m_choose->setText(tr("Attributes"));
    m_measure->setItemText(0, tr("Counts"));
    m_measure->setItemText(1, tr("Churn rates"));
    m_measure->setAccessibleName(tr("What the bars show"));
    m_stale = true;
    if (isVisible())
        refresh();
    m_choose->setEnabled(workbench().exploration() != nullptr);
}

void CrossFilterView::setActive(bool active)
{
    if (!active)
        return;
    if (m_rebuildWanted)
        rebuild();
    else if (m_stale)
        refresh();
}

QList<QWidget*> CrossFilterView::actions()
{
    return {m_measure, m_choose};
}

bool CrossFilterView::showsRates() const
{
    return m_measure->currentIndex() == 1;
}

// ---- facets ----------------------------------------------------------------------------------------------------------

static const QString kChosenKey = QStringLiteral("segments/fields");

// What the user chose, as far as it is there; else the first eight. A filtered one is always in view.
QStringList CrossFilterView::shownFields() const
{
    const flow::Exploration* exploration = workbench().exploration();
    QStringList all, shown;
    for (const flow::Facet& facet : exploration->facets())
        all.append(QString::fromStdString(facet.field));
    for (const QString& field : with().preferences.text(kChosenKey).split(u'\n', Qt::SkipEmptyParts))
        if (all.contains(field))
            shown.append(field);
    if (shown.size() < 2) {
        // Names with more values than a tile can hold (most of them "other") tell nothing at first sight.
        shown.clear();
        for (const flow::Facet& facet : exploration->facets())
            if (shown.size() < kShownAtFirst
                && std::none_of(facet.bins.begin(), facet.bins.end(), [](const flow::FacetBin& bin) { return bin.other; }))
                shown.append(QString::fromStdString(facet.field));
        if (shown.size() < 2)
            shown = all.first(std::min<qsizetype>(all.size(), kShownAtFirst));
    }
    for (const flow::FacetFilter& filter : workbench().filters()) {
        const QString field = QString::fromStdString(filter.field);
        if (all.contains(field) && !shown.contains(field))
            shown.append(field);
    }
    return shown;
}

void CrossFilterView::fillChooser()
{
    m_chooser->clear();
    const flow::Exploration* exploration = workbench().exploration();
    if (!exploration)
        return;
    const QStringList shown = shownFields();
    for (const flow::Facet& facet : exploration->facets()) {
        const QString field = QString::fromStdString(facet.field);
        QAction* action = m_chooser->addAction(QString::fromStdString(facet.label).replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(shown.contains(field));
        connect(action, &QAction::triggered, this, [this, field, shown](bool on) {
            QStringList fields = shown;
            fields.removeAll(field);
            if (on)
                fields.append(field);
            with().preferences.setText(kChosenKey, fields.join(u'\n'));
            rebuild();
        });
    }
}

BlockFrame* CrossFilterView::facetFrame(const QString& field) const
{
    for (BlockFrame* frame : m_facets)
        if (frame->objectName() == QStringLiteral("facet-") + field)
            return frame;
    return nullptr;
}

void CrossFilterView::wire(BlockFrame* frame, const QString& field)
{
    connect(frame, &BlockFrame::actionWanted, this, &SegmentsView::actionWanted);
    connect(frame->body(), &BlockBody::viewMade, this, [this, frame, field] {
        if (charts::FacetView* view = frame->body()->facet()) {
            const auto bins = [](const QList<int>& list) { return std::vector<int>(list.begin(), list.end()); };
            connect(view, &charts::FacetView::brushing, this, [this, field, bins](const QList<int>& list) {
                setAnimated(false); // under the hand every chart shows the answer at once
                workbench().setFilter(field, bins(list), true);
            });
            connect(view, &charts::FacetView::binsChosen, this, [this, field, bins](const QList<int>& list) {
                setAnimated(true);
                workbench().setFilter(field, bins(list));
            });
            connect(view, &charts::FacetView::cleared, this, [this, field] {
                setAnimated(true);
                workbench().setFilter(field, {});
            });
            view->installEventFilter(this);
            view->setProperty("facetField", field);
            view->setRates(frame->property("facetRates").value<present::FacetRates>()); // back from the table
        } else if (charts::GridView* grid = frame->body()->grid()) {
            connect(grid, &charts::GridView::cellsChosen, this, [this](const QList<QPoint>& cells) {
                std::vector<int> bins;
                for (const QPoint& cell : cells)
                    bins.push_back((4 - cell.y()) * 5 + cell.x());
                std::sort(bins.begin(), bins.end());
                workbench().setFilter(kRfm, bins);
            });
            connect(grid, &charts::GridView::cellOpened, this, [this](const QPoint& cell) {
                openBehind(kRfm, (4 - cell.y()) * 5 + cell.x());
            });
            grid->installEventFilter(this);
        }
    });
}

void CrossFilterView::setAnimated(bool on)
{
    for (BlockFrame* frame : m_facets)
        if (charts::FacetView* view = frame->body()->facet())
            view->setAnimated(on);
}

int CrossFilterView::binAt(charts::FacetView* view, const QPointF& at)
{
    for (int i = 0; i < view->spec().bins.size(); ++i)
        if (view->binRect(i).contains(at))
            return i;
    return -1;
}

// Enter or a double click on a mark lists its customers within the selection; a right click or the menu key on it offers what can be done.
bool CrossFilterView::eventFilter(QObject* watched, QEvent* event)
{
    auto* view = qobject_cast<charts::FacetView*>(watched);
    auto* grid = qobject_cast<charts::GridView*>(watched);
    if (event->type() == QEvent::ContextMenu && (view || grid)) {
        const auto* menu = static_cast<QContextMenuEvent*>(event);
        const bool byKey = menu->reason() == QContextMenuEvent::Keyboard;
        int bin = -1;
        QRectF place;
        if (view) {
            bin = byKey ? view->current() : binAt(view, menu->pos());
            place = bin < 0 ? QRectF() : view->binRect(bin);
        } else {
            for (int row = 0; row < 5; ++row)
                for (int column = 0; column < 5; ++column)
                    if (byKey ? grid->current() == QPoint(column, row) : grid->cellRect(column, row).contains(menu->pos())) {
                        bin = (4 - row) * 5 + column;
                        place = grid->cellRect(column, row);
                    }
        }
        if (bin < 0)
            return false; // the menu of the block
        auto* widget = static_cast<QWidget*>(watched);
        showMenu(view ? view->property("facetField").toString() : kRfm, bin, byKey ? widget->mapToGlobal(place.center().toPoint()) : menu->globalPos());
        return true;
    }
    if (!view)
        return SegmentsView::eventFilter(watched, event);
    int bin = -1;
    if (event->type() == QEvent::MouseButtonDblClick) {
        bin = binAt(view, static_cast<QMouseEvent*>(event)->position());
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter)
            bin = view->current();
    }
    if (bin < 0)
        return SegmentsView::eventFilter(watched, event);
    openBehind(view->property("facetField").toString(), bin);
    return true;
}

void CrossFilterView::rebuild()
{
    m_rebuildWanted = false;
    const flow::Exploration* exploration = workbench().exploration();
    const bool usable = exploration && !exploration->facets().empty();
    m_scroll->setVisible(usable);
    m_tiles->setVisible(usable);
    m_empty->setVisible(!usable);
    if (!usable) {
        m_empty->setText(workbench().explorationProblem() ? present::errorText(*workbench().explorationProblem())
                : exploration                             ? present::needsText(QStringLiteral("customer"))
                                                          : tr("Reading the customers…"));
        m_choose->setEnabled(workbench().exploration() != nullptr);
        return;
    }
    const QStringList fields = shownFields();
    while (m_facets.size() > fields.size())
        delete m_facets.takeLast();
    for (int i = 0; i < fields.size(); ++i) {
        if (i < m_facets.size() && m_facets[i]->objectName() == QStringLiteral("facet-") + fields[i])
            continue;
        auto* frame = new BlockFrame(with(), m_facetHolder);
        frame->setObjectName(QStringLiteral("facet-") + fields[i]);
        frame->setCompact(true);
        frame->setMinimumHeight(kTileHeight);
        frame->setMinimumWidth(150);
        frame->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
        wire(frame, fields[i]);
        if (i < m_facets.size()) {
            delete m_facets[i];
            m_facets[i] = frame;
        } else {
            m_facets.append(frame);
        }
        frame->show();
    }
    // Two rows of facets, then the grid of 2 x 2 tiles with facets beside it.
    const bool rfm = exploration->hasRfm();
    const int above = rfm ? std::min(2, (int(m_facets.size()) + kColumns - 1) / kColumns) : 0;
    for (QWidget* tile : m_facetHolder->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
        m_facetGrid->removeWidget(tile);
    for (int i = 0; i < m_facets.size(); ++i) {
        const int beside = i - above * kColumns;
        if (!rfm || beside < 0)
            m_facetGrid->addWidget(m_facets[i], i / kColumns, i % kColumns);
        else if (beside < kColumns)
            m_facetGrid->addWidget(m_facets[i], above + beside / 2, 2 + beside % 2);
        else
            m_facetGrid->addWidget(m_facets[i], above + 2 + (beside - kColumns) / kColumns, (beside - kColumns) % kColumns);
    }
    if (rfm)
        m_facetGrid->addWidget(m_rfm, above, 0, 2, 2);
    const int tileRows = m_facetGrid->rowCount();
    int used = 0;
    for (int row = 0; row < tileRows; ++row) {
        bool any = false;
        for (int column = 0; column < kColumns; ++column)
            any |= m_facetGrid->itemAtPosition(row, column) != nullptr;
        m_facetGrid->setRowStretch(row, any ? 1 : 0);
        used += any;
    }
    m_scroll->widget()->setMinimumHeight(used * (kTileHeight + kTileGap));
    m_scroll->fit();
    for (int column = 0; column < kColumns; ++column)
        m_facetGrid->setColumnStretch(column, 1);
    m_rfm->setVisible(exploration->hasRfm());
    m_stale = true;
    refresh();
    m_choose->setEnabled(workbench().exploration() != nullptr);
}

void CrossFilterView::refresh()
{
    const flow::Exploration* exploration = workbench().exploration();
    const flow::BrushAnswer* counts = workbench().counts();
    if (!exploration || !counts)
        return;
    // A chip of a facet that is not shown (applied segment): bring it in.
    for (const flow::FacetFilter& filter : workbench().filters())
        if (filter.field != "rfm" && !facetFrame(QString::fromStdString(filter.field))
            && shownFields().contains(QString::fromStdString(filter.field))) {
            rebuild();
            return;
        }
    m_stale = false;
    QStringList shown;
    for (const BlockFrame* frame : m_facets)
        shown.append(frame->objectName().mid(6));
    m_page = present::shownSegmentsPage(*exploration, *counts, workbench().filters(), shown, with().appearance.fmt());
    m_tiles->setTiles(m_page.tiles);
    const auto& whole = flow::wholeCounts(*exploration);
    for (BlockFrame* frame : m_facets)
        if (const present::Block* found = m_page.block(QStringLiteral("facet:") + frame->objectName().mid(6))) {
            present::Block worded;
            const present::Block* block = found;
            present::FacetRates rates;
            if (showsRates()) {
                const auto at = std::size_t(std::ranges::find(exploration->facets(), frame->objectName().mid(6).toStdString(), &flow::Facet::field) - exploration->facets().begin());
                if (at < whole.size() && at < counts->facets.size())
                    rates = present::facetRates(counts->facets[at], whole[at], counts->summary.churnRateAll, with().appearance.fmt());
                worded = *found;
                present::wordAsRates(worded, rates, with().appearance.fmt());
                block = &worded;
            }
            if (showsRates() || frame->property("facetRates").isValid())
                frame->setProperty("facetRates", QVariant::fromValue(rates)); // what a picture of it draws
            frame->updateBody(*block);
            if (charts::FacetView* view = frame->body()->facet())
                view->setRates(rates);
            const auto* spec = std::get_if<present::FacetSpec>(&block->body);
            const bool filtered = spec && spec->filtered;
            if (frame->property("active").toBool() != filtered) {
                frame->setProperty("active", filtered);
                frame->style()->unpolish(frame);
                frame->style()->polish(frame);
            }
        }
    if (const present::Block* rfm = m_page.block(kRfm))
        m_rfm->updateBody(*rfm);
    Q_EMIT painted();
}

// Those behind one mark, and words for them.
std::optional<CrossFilterView::Mark> CrossFilterView::markOf(const QString& field, int bin) const
{
    const flow::Exploration* exploration = workbench().exploration();
    if (!exploration)
        return std::nullopt;
    const flow::FacetFilter mark {field.toStdString(), {bin}};
    flow::Facet facet;
    facet.field = "rfm";
    for (const flow::Facet& candidate : exploration->facets())
        if (candidate.field == mark.field)
            facet = candidate;
    const present::ChipText text = present::chipText(facet, mark, with().appearance.fmt());
    return Mark {exploration->ruleOf({mark}), (text.label.isEmpty() ? QStringLiteral("RFM") : text.label) + u' ' + text.value};
}

void CrossFilterView::openBehind(const QString& field, int bin)
{
    if (const auto mark = markOf(field, bin))
        openCustomers(this, mark->rule, mark->words);
}

void CrossFilterView::showMenu(const QString& field, int bin, const QPoint& globalPosition)
{
    if (const auto mark = markOf(field, bin))
        showMarkMenu(with(), this, mark->rule, mark->words, globalPosition);
}

} // namespace holdfast::app
