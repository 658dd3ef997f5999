// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/Maximiser.h"

#include "app/shell/Panel.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"

#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace holdfast::app {

static Panel* panelAround(const QWidget& widget)
{
    for (QWidget* around = widget.parentWidget(); around; around = around->parentWidget())
        if (auto* panel = qobject_cast<Panel*>(around))
            return panel;
    return nullptr;
}

// Puts `to` where `from` is in the layout or splitter around it.
static bool swapped(QWidget* from, QWidget* to)
{
    QWidget* home = from->parentWidget();
    if (auto* splitter = qobject_cast<QSplitter*>(home))
        return splitter->replaceWidget(splitter->indexOf(from), to) != nullptr;
    const std::unique_ptr<QLayoutItem> item(home->layout() ? home->layout()->replaceWidget(from, to) : nullptr);
    return item != nullptr;
}

static QRect under(const Panel& panel)
{
    return panel.rect().adjusted(0, panel.header()->geometry().bottom() + 1, 0, 0);
}

Maximiser::Maximiser(BlockFrame& block)
    : QObject(&block)
    , m_block(block)
    , m_action(new QAction(this))
{
    m_action->setObjectName(QStringLiteral("maximise"));
    QMenu* menu = block.menu();
    menu->insertAction(menu->actions().value(2), m_action);
    connect(m_action, &QAction::triggered, this, &Maximiser::toggle);
    connect(menu, &QMenu::aboutToShow, this, [this] { m_action->setVisible(isMaximised() || panelAround(m_block)); });
    block.installEventFilter(this);
    retranslate();
}

Maximiser::~Maximiser()
{
    m_moving = true;
    uncover();
    delete m_place;
    if (m_cover)
        m_cover->deleteLater(); // it may be what is deleting the block
}

void Maximiser::retranslate()
{
    m_action->setText(isMaximised() ? tr("Restore size") : tr("Maximise"));
}

void Maximiser::toggle()
{
    if (isMaximised())
        restore();
    else
        maximise();
}

void Maximiser::maximise()
{
    Panel* panel = panelAround(m_block);
    if (!panel || !m_block.isVisible())
        return;
    m_moving = true;
    // What the widgets around the block tell of its page is told by the cover meanwhile.
    QVariantMap told;
    for (const char* name : {"briefingPage", "briefingChoices"})
        for (const QWidget* around = &m_block; around; around = around->parentWidget())
            if (const QVariant value = around->property(name); value.isValid()) {
                told[QString::fromLatin1(name)] = value;
                break;
            }
    auto* place = new QWidget(m_block.parentWidget());
    place->setSizePolicy(m_block.sizePolicy());
    place->setMinimumSize(m_block.minimumSize().expandedTo({0, m_block.height()}));
    place->setMaximumSize(m_block.maximumSize());
    if (!swapped(&m_block, place)) {
        delete place;
        m_moving = false;
        return;
    }
    m_place = place;
    connect(place, &QObject::destroyed, this, [this] {
        if (!m_moving) // the block would have gone with it
            m_block.deleteLater();
    });
    m_least = m_block.minimumSize();
    m_most = m_block.maximumSize();
    m_block.setMinimumSize(0, 0);
    m_block.setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    m_cover = new QWidget(panel);
    m_cover->setProperty("surface", QStringLiteral("window"));
    m_cover->setAttribute(Qt::WA_StyledBackground);
    for (auto it = told.begin(); it != told.end(); ++it)
        m_cover->setProperty(it.key().toLatin1().constData(), *it);
    auto* layout = new QVBoxLayout(m_cover);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->addWidget(&m_block);
    m_block.show();
    m_cover->setGeometry(under(*panel));
    m_cover->show();
    for (QWidget* one : panel->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
        if (one != panel->header() && one != m_cover && !one->isWindow() && one->isEnabledTo(panel)) {
            m_covered.append(one);
            one->setEnabled(false);
        }
    m_block.setFocus(Qt::OtherFocusReason);
    panel->installEventFilter(this);
    connect(panel, &Panel::tabChanged, this, &Maximiser::restore);
    retranslate();
    m_moving = false;
}

void Maximiser::uncover()
{
    for (const QPointer<QWidget>& one : std::exchange(m_covered, {}))
        if (one)
            one->setEnabled(true);
}

void Maximiser::restore()
{
    if (!isMaximised() || m_moving)
        return;
    m_moving = true;
    if (Panel* panel = panelAround(m_block)) {
        panel->removeEventFilter(this);
        disconnect(panel, &Panel::tabChanged, this, &Maximiser::restore);
    }
    uncover();
    const bool shown = !m_block.isHidden(), focus = m_block.isAncestorOf(m_block.focusWidget()) || m_block.hasFocus();
    m_block.setMinimumSize(m_least);
    m_block.setMaximumSize(m_most);
    if (m_place) {
        swapped(m_place, &m_block);
        delete m_place;
    }
    m_block.setVisible(shown);
    m_cover->hide();
    m_cover->deleteLater();
    m_cover.clear();
    if (focus && m_block.isVisible())
        m_block.setFocus(Qt::OtherFocusReason);
    retranslate();
    m_moving = false;
}

bool Maximiser::eventFilter(QObject* watched, QEvent* event)
{
    if (m_moving)
        return false;
    if (watched != &m_block) { // the panel
        if (event->type() == QEvent::Resize)
            m_cover->setGeometry(under(static_cast<Panel&>(*watched)));
        else if (event->type() == QEvent::Hide)
            restore();
        return false;
    }
    switch (event->type()) {
    case QEvent::LanguageChange:
        retranslate();
        return false;
    case QEvent::HideToParent: // by its panel
        restore();
        return false;
    case QEvent::MouseButtonDblClick:
        if (static_cast<QMouseEvent*>(event)->position().y() >= m_block.body()->mapTo(&m_block, QPoint(0, 0)).y())
            return false;
        toggle();
        return true;
    case QEvent::KeyPress:
        if (!isMaximised() || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
            return false;
        restore();
        return true;
    default:
        return false;
    }
}

} // namespace holdfast::app
