// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/ContextBar.h"

#include "app/look/Icons.h"
#include "app/shell/FindBox.h"
#include "app/shell/OpenCustomers.h"
#include "app/widgets/Popover.h"
#include "present/Words.h"
#include "present/pages/Pages.h"

#include <QCalendarWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>

namespace holdfast::app {

// ---- ChipRow ---------------------------------------------------------------------------------------------------------

ChipRow::ChipRow(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_all(new QPushButton(this))
    , m_more(new QPushButton(this))
    , m_add(new QPushButton(this))
    , m_addMenu(new QMenu(this))
{
    m_all->setProperty("role", QStringLiteral("chip-plain"));
    m_all->setFocusPolicy(Qt::NoFocus);
    m_more->setProperty("role", QStringLiteral("chip-plain"));
    m_add->setProperty("role", QStringLiteral("chip-add"));
    m_add->setObjectName(QStringLiteral("addFilter"));
    m_add->setIcon(icon(QStringLiteral("plus"), with.appearance, IconTone::Ink3));
    m_add->setIconSize({12, 12});
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_add, &QPushButton::clicked, this, [this] { m_addMenu->popup(m_add->mapToGlobal(QPoint(0, m_add->height() + 4))); });
    // Filled when it opens: hundreds of values are not worth keeping.
    connect(m_addMenu, &QMenu::aboutToShow, this, [this] {
        m_addMenu->clear();
        const flow::Exploration* exploration = m_with.workbench.exploration();
        if (!exploration)
            return;
        for (const flow::Facet& facet : exploration->facets()) {
            QMenu* values = m_addMenu->addMenu(QString::fromStdString(facet.label).replace(u'&', QStringLiteral("&&")));
            values->setStyleSheet(QStringLiteral("QMenu { menu-scrollable: 1; }"));
            std::vector<int> chosen;
            for (const auto& filter : m_with.workbench.filters())
                if (filter.field == facet.field)
                    chosen = filter.bins;
            for (int bin = 0; bin < int(facet.bins.size()); ++bin) {
                const present::ChipText text
                    = present::chipText(facet, {facet.field, {bin}}, m_with.appearance.fmt());
                QAction* action = values->addAction(QString(text.value).replace(u'&', QStringLiteral("&&")));
                action->setCheckable(true);
                action->setChecked(std::find(chosen.begin(), chosen.end(), bin) != chosen.end());
                connect(action, &QAction::triggered, this, [this, field = QString::fromStdString(facet.field), bin, chosen] {
                    std::vector<int> bins = chosen;
                    if (const auto it = std::find(bins.begin(), bins.end(), bin); it != bins.end())
                        bins.erase(it);
                    else
                        bins.insert(std::upper_bound(bins.begin(), bins.end(), bin), bin);
                    m_with.workbench.setFilter(field, bins);
                });
            }
        }
    });
    rebuild();
}

void ChipRow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    else if (event->type() == QEvent::EnabledChange)
        update();
    QWidget::changeEvent(event);
}

void ChipRow::rebuild()
{
    // The chip may be the one that was just clicked: it goes once its event is over.
    for (Chip* chip : m_chips) {
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    m_all->setText(tr("All customers"));
    m_add->setText(tr("Filter"));
    m_add->setAccessibleName(tr("Add a filter"));
    m_add->setEnabled(m_with.workbench.exploration() != nullptr);
    const flow::Exploration* exploration = m_with.workbench.exploration();
    if (exploration) {
        for (const flow::FacetFilter& filter : m_with.workbench.filters()) {
            flow::Facet rfm;
            rfm.field = rfm.label = "RFM";
            const flow::Facet* facet = &rfm;
            for (const flow::Facet& candidate : exploration->facets())
                if (candidate.field == filter.field)
                    facet = &candidate;
            present::ChipText text = present::chipText(*facet, filter, m_with.appearance.fmt());
            if (text.label.isEmpty())
                text.label = QStringLiteral("RFM");
            auto* chip = new Chip(m_with.appearance, text.label, text.value, this);
            const QString field = QString::fromStdString(filter.field);
            chip->setObjectName(QStringLiteral("chip-") + field);
            connect(chip, &Chip::removed, this, [this, field] { m_with.workbench.setFilter(field, {}); });
            m_chips.append(chip);
        }
    }
    arrange();
}

void ChipRow::resizeEvent(QResizeEvent*)
{
    arrange();
}

void ChipRow::arrange()
{
    m_all->setVisible(m_chips.isEmpty());
    const int addWidth = m_add->sizeHint().width();
    int x = 0;
    const auto place = [&](QWidget* widget) {
        widget->resize(widget->sizeHint().width(), 24);
        widget->move(x, (height() - 24) / 2);
        widget->show();
        x += widget->width() + 6;
    };
    if (m_chips.isEmpty())
        place(m_all);
    const bool narrow = window()->width() < 1400;
    int shown = 0;
    const int moreWidth = 44;
    for (Chip* chip : m_chips) {
        const bool last = shown + 1 == m_chips.size();
        const int need = chip->sizeHint().width() + 6 + addWidth + (last ? 0 : moreWidth);
        if (x + need > width() || (narrow && shown >= 3))
            break;
        place(chip);
        ++shown;
    }
    QStringList hidden;
    for (qsizetype i = shown; i < m_chips.size(); ++i) {
        m_chips[i]->hide();
        hidden.append(m_chips[i]->toolTip());
    }
    m_more->setVisible(!hidden.isEmpty());
    if (!hidden.isEmpty()) {
        m_more->setText(QStringLiteral("+%1").arg(hidden.size()));
        m_more->setToolTip(hidden.join(u'\n'));
        place(m_more);
    }
    place(m_add);
}

// ---- ContextBar ------------------------------------------------------------------------------------------------------

ContextBar::ContextBar(const Surroundings& with, QMenu* workspaceMenu, QWidget* parent)
    : QFrame(parent)
    , m_with(with)
    , m_workspace(new ContextButton(with.appearance, {}, true, this))
    , m_asOf(new ContextButton(with.appearance, QStringLiteral("cal"), false, this))
    , m_period(new ContextButton(with.appearance, {}, true, this))
    , m_versus(new ContextButton(with.appearance, QStringLiteral("cmp"), true, this))
    , m_chips(new ChipRow(with, this))
    , m_filterMark(new QLabel(this))
    , m_notApplied(new QLabel(this))
    , m_meter(new ScopeMeter(with.appearance, this))
    , m_find(new FindBox(with, this))
{
    setProperty("surface", QStringLiteral("bar"));
    setFixedHeight(42);
    m_workspace->setProperty("plain", true);
    m_workspace->setObjectName(QStringLiteral("workspaceMenu"));
    m_asOf->setObjectName(QStringLiteral("asOf"));
    m_period->setObjectName(QStringLiteral("period"));
    m_versus->setObjectName(QStringLiteral("versus"));
    m_meter->setObjectName(QStringLiteral("scopeMeter"));
    m_notApplied->setProperty("type", QStringLiteral("secondary"));
    m_filterMark->setPixmap(icon(QStringLiteral("filter"), with.appearance, IconTone::Ink3).pixmap(14, 14));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 16, 0);
    layout->setSpacing(8);
    layout->addWidget(m_workspace);
    layout->addWidget(m_asOf);
    layout->addWidget(m_period);
    layout->addWidget(m_versus);
    layout->addSpacing(8);
    layout->addWidget(m_filterMark);
    layout->addWidget(m_chips, 1);
    layout->addWidget(m_notApplied);
    layout->addWidget(m_meter);
    m_find->setMinimumWidth(104);
    m_find->setMaximumWidth(176);
    layout->addWidget(m_find);
    connect(m_find, &FindBox::customerChosen, this, [this](const QString& id) { openCustomer(this, id); });
    connect(m_workspace, &QAbstractButton::clicked, this, [this, workspaceMenu] { placeMenu(*workspaceMenu, m_workspace); });
    connect(m_asOf, &QAbstractButton::clicked, this, &ContextBar::openCalendar);
    connect(m_period, &QAbstractButton::clicked, this, &ContextBar::openPeriodMenu);
    connect(m_versus, &QAbstractButton::clicked, this, &ContextBar::openComparisonMenu);
    connect(&with.workbench, &Workbench::stateChanged, this, &ContextBar::refresh);
    connect(&with.workbench, &Workbench::filtersChanged, m_chips, &ChipRow::rebuild);
    connect(&with.workbench, &Workbench::explorationChanged, m_chips, &ChipRow::rebuild);
    connect(&with.workbench, &Workbench::explorationChanged, this, &ContextBar::refreshCounts);
    connect(&with.workbench, &Workbench::counted, this, &ContextBar::refreshCounts);
    connect(&with.appearance, &Appearance::changed, this, [this] {
        m_filterMark->setPixmap(icon(QStringLiteral("filter"), m_with.appearance, IconTone::Ink3).pixmap(14, 14));
    });
    setRailWidth(200);
    setApplies(true);
    refresh();
}

void ContextBar::setRailWidth(int width)
{
    // The workspace name keeps the width of the rail while there is room for it.
    m_workspace->setFixedWidth(std::max(width, 176));
}

void ContextBar::find()
{
    m_find->start();
}

void ContextBar::setApplies(bool applies)
{
    m_applies = applies;
    for (QWidget* widget : {static_cast<QWidget*>(m_asOf), static_cast<QWidget*>(m_period), static_cast<QWidget*>(m_versus),
             static_cast<QWidget*>(m_chips), static_cast<QWidget*>(m_meter)})
        widget->setEnabled(applies);
    m_notApplied->setVisible(!applies);
    m_meter->setVisible(applies);
    refresh();
}

void ContextBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

void ContextBar::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    const charts::Theme& theme = m_with.appearance.theme();
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, theme.line);
    painter.fillRect(m_workspace->geometry().right() + 1, 0, 1, height(), theme.line);
}

core::CivilDate ContextBar::asOf() const
{
    const flow::WorkspaceState& state = m_with.workbench.state();
    const core::CivilDate chosen = m_with.workbench.settings().asOf;
    return chosen.isValid() ? chosen : state.asOf.isValid() ? state.asOf : state.dataTo;
}

core::Period ContextBar::currentPeriod() const
{
    const core::Grain grain = m_with.workbench.settings().period;
    const core::CivilDate day = asOf();
    if (!day.isValid())
        return {grain, 0};
    const core::Period period = core::periodOf(day, grain);
    return core::lastDay(period) <= day ? period : period - 1;
}

void ContextBar::stepPeriod(int by)
{
    const flow::WorkspaceState& state = m_with.workbench.state();
    if (!m_applies || !asOf().isValid())
        return;
    const core::CivilDate day = core::lastDay(currentPeriod() + by);
    if (day < state.firstDay)
        return;
    if (state.dataTo.isValid() && day >= state.dataTo)
        m_with.workbench.setAsOf({});
    else
        m_with.workbench.setAsOf(day);
}

void ContextBar::refresh()
{
    const flow::Settings settings = m_with.workbench.settings();
    const present::Fmt fmt = m_with.appearance.fmt();
    const core::CivilDate day = asOf();
    m_workspace->setTexts({}, QString::fromStdString(settings.name));
    m_asOf->setTexts(tr("As of"), day.isValid() ? fmt.date(day) : fmt.missing());
    m_period->setTexts(tr("Period"), day.isValid() ? fmt.period(currentPeriod()) : present::grainName(settings.period));
    m_versus->setTexts(tr("vs", "comparison"),
        settings.comparison == flow::Comparison::None           ? tr("none", "comparison")
            : settings.comparison == flow::Comparison::LastYear ? tr("same period last year")
                                                                : tr("previous period"));
    m_asOf->setEnabled(m_applies && day.isValid());
    m_period->setEnabled(m_applies && day.isValid());
    m_versus->setEnabled(m_applies && !m_with.workbench.isReadOnly());
    m_notApplied->setText(tr("Filters do not apply here"));
    m_filterMark->setToolTip(tr("Filters"));
}

void ContextBar::refreshCounts()
{
    const flow::BrushAnswer* counts = m_with.workbench.counts();
    if (counts)
        m_meter->setCounts(counts->summary.customers, counts->summary.all);
    else if (!m_with.workbench.exploration())
        m_meter->setCounts(0, 0);
}

void ContextBar::addFilter()
{
    if (m_applies)
        m_chips->findChild<QPushButton*>(QStringLiteral("addFilter"))->click();
}

void ContextBar::placeMenu(QMenu& menu, QWidget* under)
{
    menu.popup(under->mapToGlobal(QPoint(0, under->height() + 4)));
}

void ContextBar::openCalendar()
{
    const flow::WorkspaceState& state = m_with.workbench.state();
    const auto toQt = [](core::CivilDate date) {
        const core::YearMonthDay d = core::ymd(date);
        return QDate(d.year, d.month, d.day);
    };
    auto* popover = new Popover(m_with.appearance, this);
    popover->setObjectName(QStringLiteral("asOfPopover"));
    auto* layout = new QVBoxLayout(popover->body());
    layout->setContentsMargins(10, 10, 10, 10);
    auto* calendar = new QCalendarWidget(popover->body());
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setFirstDayOfWeek(Qt::Monday);
    if (state.dataTo.isValid())
        calendar->setMaximumDate(toQt(state.dataTo));
    if (state.firstDay.isValid())
        calendar->setMinimumDate(toQt(state.firstDay));
    if (asOf().isValid())
        calendar->setSelectedDate(toQt(asOf()));
    layout->addWidget(calendar);
    auto* latest = new QPushButton(tr("Last day of the data"), popover->body());
    layout->addWidget(latest);
    connect(calendar, &QCalendarWidget::activated, popover, [this, popover](const QDate& date) {
        popover->close();
        m_with.workbench.setAsOf(core::civilDate(date.year(), date.month(), date.day()).value_or(core::CivilDate {}));
    });
    connect(calendar, &QCalendarWidget::clicked, popover, [this, popover](const QDate& date) {
        popover->close();
        m_with.workbench.setAsOf(core::civilDate(date.year(), date.month(), date.day()).value_or(core::CivilDate {}));
    });
    connect(latest, &QPushButton::clicked, popover, [this, popover] {
        popover->close();
        m_with.workbench.setAsOf({});
    });
    popover->showAt({m_asOf->mapToGlobal(QPoint(0, 0)), m_asOf->size()});
}

void ContextBar::openPeriodMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const core::Grain grain : {core::Grain::Week, core::Grain::Month, core::Grain::Quarter, core::Grain::Year}) {
        QAction* action = menu->addAction(present::grainName(grain));
        action->setCheckable(true);
        action->setChecked(grain == m_with.workbench.settings().period);
        connect(action, &QAction::triggered, this, [this, grain] { m_with.workbench.setPeriod(grain); });
    }
    placeMenu(*menu, m_period);
}

void ContextBar::openComparisonMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::array<std::pair<flow::Comparison, QString>, 3> choices {{
        {flow::Comparison::PreviousPeriod, tr("previous period")},
        {flow::Comparison::LastYear, tr("same period last year")},
        {flow::Comparison::None, tr("none", "comparison")},
    }};
    for (const auto& [comparison, text] : choices) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(comparison == m_with.workbench.settings().comparison);
        connect(action, &QAction::triggered, this, [this, chosen = comparison] { m_with.workbench.setComparison(chosen); });
    }
    placeMenu(*menu, m_versus);
}

} // namespace holdfast::app
