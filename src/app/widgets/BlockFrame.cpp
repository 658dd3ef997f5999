// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/BlockFrame.h"

#include "app/look/Icons.h"
#include "app/shell/ProvenancePopover.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockExport.h"
#include "app/widgets/ElidedLabel.h"
#include "app/widgets/Maximiser.h"
#include "charts/Render.h"
#include "charts/TileStrip.h"
#include "flow/Briefings.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace holdfast::app {

// Icon, sentence and one button in the middle of the body: empty and error.
class BlockFrame::Message : public QWidget {
public:
    Message(const Surroundings& with, QWidget* parent)
        : QWidget(parent)
        , m_with(with)
        , m_icon(new QLabel(this))
        , m_text(new QLabel(this))
        , button(new QPushButton(this))
    {
        auto* layout = new QVBoxLayout(this);
        layout->addStretch(1);
        layout->addWidget(m_icon, 0, Qt::AlignHCenter);
        m_text->setWordWrap(true);
        m_text->setTextFormat(Qt::PlainText);
        m_text->setAlignment(Qt::AlignHCenter);
        layout->addWidget(m_text);
        layout->addWidget(button, 0, Qt::AlignHCenter);
        layout->addStretch(1);
        button->setObjectName(QStringLiteral("blockAction"));
    }
    void set(const QString& iconName, IconTone tone, const QString& text, const QString& action)
    {
        m_icon->setPixmap(icon(iconName, m_with.appearance, tone).pixmap(20, 20));
        m_text->setText(text);
        button->setText(action);
        button->setVisible(!action.isEmpty());
    }

private:
    Surroundings m_with;
    QLabel *m_icon, *m_text;

public:
    QPushButton* button;
};

// Grey lines where the result will be.
class BlockFrame::Skeleton : public QWidget {
public:
    Skeleton(const Surroundings& with, QWidget* parent)
        : QWidget(parent)
        , m_with(with)
    {
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_with.appearance.theme().hover);
        const std::array<double, 5> widths {0.85, 0.68, 0.78, 0.45, 0.6};
        for (std::size_t i = 0; i < widths.size() && 14 + int(i) * 24 < height() - 10; ++i)
            painter.drawRoundedRect(QRectF(12, 10 + 24.0 * double(i), (width() - 24) * widths[i], 9), 3, 3);
    }

private:
    Surroundings m_with;
};

class BlockFrame::Legend : public QWidget {
public:
    Legend(const Surroundings& with, const present::Block& block, QWidget* parent)
        : QWidget(parent)
        , m_with(with)
        , m_block(block)
    {
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        setFixedHeight(18);
    }
    void refresh()
    {
        const double width = charts::legendWidth(m_block, options());
        setVisible(width > 0);
        setMaximumWidth(int(std::ceil(width)));
        setMinimumWidth(0);
        updateGeometry();
        update();
    }
    QSize sizeHint() const override { return {maximumWidth() > 2000 ? 0 : maximumWidth(), 18}; }
    QSize minimumSizeHint() const override { return {0, 18}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        charts::paintLegend(painter, rect(), m_block, options());
    }

private:
    charts::PaintOptions options() const
    {
        charts::PaintOptions options;
        options.theme = m_with.appearance.theme();
        options.type = m_with.appearance.type();
        options.locale = QLocale(m_with.appearance.language());
        return options;
    }
    Surroundings m_with;
    const present::Block& m_block;
};

BlockFrame::BlockFrame(const Surroundings& with, QWidget* parent)
    : QFrame(parent)
    , m_with(with)
    , m_title(new QLabel(this))
    , m_subtitle(new ElidedLabel(this))
    , m_reading(new QLabel(this))
    , m_caveats(new QLabel(this))
    , m_tag(new QLabel(this))
    , m_legend(new Legend(with, m_block, this))
    , m_provenance(new charts::HowMark(this))
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_holder(new QWidget(this))
    , m_stack(new QStackedLayout(m_holder))
    , m_body(new BlockBody(with, m_holder))
    , m_message(new Message(with, m_holder))
    , m_skeleton(new Skeleton(with, m_holder))
{
    setProperty("surface", QStringLiteral("block"));
    setFocusPolicy(Qt::StrongFocus);
    m_title->setProperty("type", QStringLiteral("block"));
    m_title->setTextFormat(Qt::PlainText);
    m_subtitle->setProperty("type", QStringLiteral("caption"));
    m_subtitle->setTextFormat(Qt::PlainText);
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_reading->setWordWrap(true);
    m_reading->setTextFormat(Qt::RichText);
    m_caveats->setWordWrap(true);
    m_caveats->setTextFormat(Qt::PlainText);
    m_caveats->setProperty("type", QStringLiteral("caption"));
    m_tag->hide();
    m_more->setProperty("role", QStringLiteral("icon"));
    m_more->setFixedSize(22, 22);
    m_more->setFocusPolicy(Qt::TabFocus);
    m_provenance->setFixedSize(22, 22);
    m_provenance->setObjectName(QStringLiteral("provenance"));
    m_more->setIcon(icon(QStringLiteral("more"), with.appearance, IconTone::Ink3));
    m_more->setIconSize({14, 14});
    m_more->setObjectName(QStringLiteral("blockMenu"));
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(m_title);
    head->addWidget(m_subtitle, 1);
    head->addWidget(m_tag);
    head->addWidget(m_legend);
    head->addWidget(m_provenance);
    head->addWidget(m_more);
    m_stack->addWidget(m_body);
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_skeleton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 5, 6, 8);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_reading);
    layout->addWidget(m_caveats);
    layout->addWidget(m_holder, 1);

    m_how = m_menu->addAction(QString(), this, &BlockFrame::showProvenance);
    m_asTable = m_menu->addAction(QString(), this, [this] { setShowsTable(!m_body->showsTable()); });
    m_menu->addSeparator();
    m_picture = m_menu->addAction(QString(), this, [this] { copyBlockPicture(*this, m_with, m_block); });
    m_data = m_menu->addAction(QString(), this, &BlockFrame::copyData);
    m_menu->addSeparator();
    m_pin = m_menu->addAction(icon(QStringLiteral("pin"), with.appearance), QString(), this, &BlockFrame::pin);
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        m_pin->setVisible(!page().isEmpty());
        m_pin->setEnabled(m_hasResult && !m_with.workbench.isReadOnly());
    });
    m_menu->addSeparator();
    m_png = m_menu->addAction(QString(), this, [this] { exportAs(QStringLiteral("png")); });
    m_svg = m_menu->addAction(QString(), this, [this] { exportAs(QStringLiteral("svg")); });
    for (const char* suffix : {"pdf", "xlsx"})
        m_menu->addAction(QString(), this, [this, suffix] { exportAs(QString::fromLatin1(suffix)); })->setObjectName(QString::fromLatin1(suffix));
    m_csv = m_menu->addAction(QString(), this, [this] { exportAs(QStringLiteral("csv")); });
    m_asTable->setCheckable(true);
    connect(m_provenance, &QAbstractButton::clicked, this, &BlockFrame::showProvenance);
    connect(m_more, &QToolButton::clicked, this, [this] { m_menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    connect(m_message->button, &QPushButton::clicked, this, [this] {
        if (m_stopped && !m_hasResult)
            m_with.workbench.recompute();
        else
            Q_EMIT actionWanted(m_block.emptyAction);
    });
    new Maximiser(*this);
    connect(&with.appearance, &Appearance::changed, this, &BlockFrame::refresh);
    connect(&with.workbench, &Workbench::closing, this, &BlockFrame::forget);
    m_skeletonDelay.setSingleShot(true);
    m_skeletonDelay.setInterval(200);
    connect(&m_skeletonDelay, &QTimer::timeout, this, [this] {
        if (m_computing && !m_hasResult)
            m_stack->setCurrentWidget(m_skeleton);
    });
    retranslate();
    refresh();
}

void BlockFrame::retranslate()
{
    m_how->setText(tr("How computed"));
    m_asTable->setText(tr("Show as table"));
    m_picture->setText(tr("Copy picture"));
    m_data->setText(tr("Copy data"));
    m_pin->setText(tr("Add to briefing"));
    m_png->setText(tr("Export as PNG…"));
    m_svg->setText(tr("Export as SVG…"));
    m_csv->setText(tr("Export as CSV…"));
    m_menu->findChild<QAction*>(QStringLiteral("pdf"))->setText(tr("Export as PDF…"));
    m_menu->findChild<QAction*>(QStringLiteral("xlsx"))->setText(tr("Export as Excel…"));
    m_provenance->setToolTip(tr("How computed"));
    m_provenance->setAccessibleName(tr("How computed"));
    m_more->setToolTip(tr("More"));
    m_more->setAccessibleName(tr("More"));
}

void BlockFrame::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void BlockFrame::setBlock(const present::Block& block)
{
    m_block = block;
    m_error.clear();
    m_hasResult = true;
    m_computing = m_stopped = false;
    refresh();
}

void BlockFrame::forget()
{
    const QString id = m_block.id;
    m_block = {};
    m_block.id = id;
    m_error.clear();
    m_hasResult = m_computing = m_stopped = false;
    m_skeletonDelay.stop();
    m_body->forget();
    m_stack->setCurrentWidget(m_body);
    refresh();
}

void BlockFrame::updateBody(const present::Block& block)
{
    if (!m_hasResult || m_computing || m_stopped || block.state != m_block.state || block.title != m_block.title
        || block.subtitle != m_block.subtitle) {
        setBlock(block);
        return;
    }
    m_block = block;
    m_body->setBlock(m_block);
}

void BlockFrame::setComputing(bool computing)
{
    if (m_computing == computing)
        return;
    m_computing = computing;
    m_stopped = !computing; // a result would have come by setBlock
    if (computing && !m_hasResult)
        m_skeletonDelay.start();
    if (m_hasResult)
        markAge();
    else if (m_stopped)
        showInstead();
    update();
}

void BlockFrame::setError(const QString& sentence)
{
    m_error = sentence;
    m_computing = m_stopped = false;
    m_hasResult = false;
    refresh();
}

void BlockFrame::setCompact(bool compact)
{
    m_compact = compact;
    refresh();
}

void BlockFrame::setRoom(Room room)
{
    if (m_room == room)
        return;
    m_room = room;
    refresh();
}

void BlockFrame::setShowsTable(bool table)
{
    m_body->setShowsTable(table);
    m_asTable->setChecked(table);
}

void BlockFrame::refresh()
{
    m_title->setText(m_block.title);
    m_subtitle->setText(m_block.subtitle);
    m_subtitle->setToolTip(m_block.subtitle);
    m_provenance->setTheme(m_with.appearance.theme());
    m_provenance->setTypography(m_with.appearance.type());
    setAccessibleName(m_block.title);
    setAccessibleDescription(m_block.reading.finding + u' ' + m_block.reading.rest);
    const bool reading = !m_compact && m_room != Room::None && !(m_block.reading.finding.isEmpty() && m_block.reading.rest.isEmpty());
    m_reading->setVisible(reading);
    if (reading)
        m_reading->setText(QStringLiteral("<b>%1</b> %2").arg(m_block.reading.finding.toHtmlEscaped(),
            m_room == Room::Full || m_block.reading.finding.isEmpty() ? m_block.reading.rest.toHtmlEscaped() : QString()));
    m_caveats->setVisible(!m_compact && m_room == Room::Full && !m_block.caveats.isEmpty());
    m_caveats->setText(m_block.caveats.join(u' '));
    QStringList told {m_block.reading.finding, m_block.reading.rest};
    told += m_block.caveats;
    told.removeAll(QString());
    m_title->setToolTip(m_compact || m_room != Room::Full ? told.join(u' ') : QString());
    const bool empty = m_block.state == present::State::Empty;
    const bool there = m_hasResult && !empty, table = !m_block.asTable.columns.isEmpty();
    m_provenance->setVisible(!m_block.provenance.title.isEmpty() && !empty);
    m_how->setEnabled(!m_block.provenance.title.isEmpty());
    for (QAction* action : {m_asTable, m_data, m_csv, m_menu->findChild<QAction*>(QStringLiteral("xlsx"))})
        action->setEnabled(table && there);
    for (QAction* action : {m_picture, m_png, m_svg, m_menu->findChild<QAction*>(QStringLiteral("pdf"))})
        action->setEnabled(there);
    m_legend->refresh();
    markAge();
    if (m_hasResult && !empty) {
        m_body->setBlock(m_block);
        m_stack->setCurrentWidget(m_body);
    } else {
        showInstead();
    }
    update();
}

// Whether the result is the one asked for.
void BlockFrame::markAge()
{
    const bool old = m_stopped && m_hasResult;
    m_tag->setVisible(old || m_block.state == present::State::Partial || m_block.state == present::State::SmallN);
    m_tag->setText(old ? tr("stale") : m_block.state == present::State::SmallN ? tr("small n") : tr("partial"));
    m_tag->setToolTip(old ? tr("The computation was stopped: these are the figures of before. F5 computes them again.") : QString());
    m_tag->setProperty("tag", !old && m_block.state == present::State::SmallN ? QStringLiteral("info") : QStringLiteral("watch"));
    m_body->setFaded((m_computing || m_stopped) && m_hasResult);
}

// A sentence in place of a result.
void BlockFrame::showInstead()
{
    if (!m_error.isEmpty()) {
        m_message->set(QStringLiteral("warn"), IconTone::Bad, m_error, {});
    } else if (m_hasResult) {
        const QString action = m_block.emptyAction == QStringLiteral("import") ? tr("Import…")
            : m_block.emptyAction == QStringLiteral("churn-rule")              ? tr("Churn rule…")
            : m_block.emptyAction == QStringLiteral("widen-period")            ? tr("Widen period")
            : m_block.emptyAction == QStringLiteral("survey")                  ? tr("Survey…")
            : m_block.emptyAction == QStringLiteral("train")                   ? tr("Train the risk model")
                                                                               : QString();
        m_message->set(QStringLiteral("info"), IconTone::Ink3, m_block.emptyText, action);
    } else if (m_stopped) {
        m_message->set(QStringLiteral("info"), IconTone::Ink3, tr("Not computed: it was stopped."), tr("Compute"));
    } else {
        return;
    }
    m_stack->setCurrentWidget(m_message);
}

void BlockFrame::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    const charts::Theme& theme = m_with.appearance.theme();
    QPainter painter(this);
    if (m_computing && m_hasResult)
        painter.fillRect(QRect(12, m_holder->geometry().top() - 2, width() - 24, 2), theme.accent);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }
}

void BlockFrame::mousePressEvent(QMouseEvent*)
{
    setFocus(Qt::MouseFocusReason);
}

void BlockFrame::contextMenuEvent(QContextMenuEvent* event)
{
    m_menu->popup(event->globalPos());
}

void BlockFrame::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyData();
    } else if (event->key() == Qt::Key_I && event->modifiers() == Qt::NoModifier) {
        showProvenance();
    } else if (event->key() == Qt::Key_E && event->modifiers() == Qt::ControlModifier) {
        m_menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
        m_menu->setActiveAction(m_png);
    } else if (event->key() == Qt::Key_P && event->modifiers() == Qt::NoModifier) {
        pin();
    } else if (event->key() == Qt::Key_T && event->modifiers() == Qt::NoModifier && m_asTable->isEnabled()) {
        setShowsTable(!m_body->showsTable());
    } else {
        QFrame::keyPressEvent(event);
    }
}

void BlockFrame::showProvenance()
{
    if (m_block.provenance.title.isEmpty())
        return;
    auto* popover = new ProvenancePopover(m_block.provenance, m_with.appearance, this);
    const QWidget* anchor = m_provenance->isVisible() ? static_cast<QWidget*>(m_provenance) : this;
    popover->showAt({anchor->mapToGlobal(QPoint(0, 0)), QSize(anchor->width(), 22)});
}

// What the nearest widget around it tells of itself.
static QVariant told(const QWidget* widget, const char* property)
{
    for (; widget; widget = widget->parentWidget())
        if (const QVariant value = widget->property(property); value.isValid())
            return value;
    return {};
}

QString BlockFrame::page() const
{
    return told(this, "briefingPage").toString();
}

void BlockFrame::pin()
{
    if (page().isEmpty() || !m_hasResult || m_with.workbench.isReadOnly())
        return;
    domain::BriefingItem item;
    item.page = page().toStdString();
    item.block = m_block.id.toStdString();
    if (const QVariant other = property("briefingBlock"); other.isValid()) // by another name on its page
        item.block = other.toString().toStdString();
    item.label = m_block.title.toStdString();
    const QVariantMap choices = told(this, "briefingChoices").toMap();
    for (auto it = choices.begin(); it != choices.end(); ++it)
        if (!it->toString().isEmpty())
            item.choices.emplace(it.key().toStdString(), it->toString().toStdString());
    const flow::Scope scope = m_with.workbench.scope();
    item.rule = scope.rule;
    item.segment = scope.name;
    m_with.workbench.change(tr("Adding to the briefing"), [item](flow::Session& session, core::JobContext& job) {
        return flow::pinToBriefing(session, std::string(flow::kBriefingBasket), item, job);
    });
}

// ---- taking it elsewhere ---------------------------------------------------------------------------------------------

void BlockFrame::copyData()
{
    if (m_hasResult)
        copyBlockData(m_block);
}

void BlockFrame::exportData()
{
    exportAs(QStringLiteral("csv"));
}

void BlockFrame::exportAs(const QString& suffix)
{
    if (m_hasResult)
        exportBlock(*this, m_with, m_block, suffix);
}

} // namespace holdfast::app
