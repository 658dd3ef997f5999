// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/briefing/BasketCard.h"

#include "app/look/Icons.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace holdfast::app {

BriefingCard::BriefingCard(QWidget* parent)
    : QFrame(parent)
    , m_heading(new QLabel(this))
{
    setProperty("surface", QStringLiteral("block"));
    m_heading->setProperty("type", QStringLiteral("block"));
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(12, 8, 8, 8);
    lines->setSpacing(6);
    lines->addWidget(m_heading);
}

void BriefingCard::setHeading(const QString& text)
{
    m_heading->setText(text);
}

BasketCard::BasketCard(const Appearance& appearance, QWidget* parent)
    : BriefingCard(parent)
    , m_appearance(appearance)
    , m_hint(new QLabel(this))
    , m_pins(new QListWidget(this))
    , m_take(new QPushButton(this))
    , m_drop(new QPushButton(this))
{
    m_hint->setProperty("type", QStringLiteral("caption"));
    m_hint->setWordWrap(true);
    m_pins->setObjectName(QStringLiteral("briefingBasket"));
    m_pins->setWordWrap(true);
    m_pins->setIconSize({14, 14});
    m_pins->setDragDropMode(QAbstractItemView::DragOnly);
    m_take->setObjectName(QStringLiteral("briefingTakePin"));
    m_drop->setObjectName(QStringLiteral("briefingDropPin"));
    const auto take = [this] { Q_EMIT taken(m_pins->currentRow()); };
    connect(m_take, &QPushButton::clicked, this, take);
    connect(m_drop, &QPushButton::clicked, this, [this] { Q_EMIT dropped(m_pins->currentRow()); });
    connect(m_pins, &QListWidget::itemActivated, this, take);
    connect(m_pins, &QListWidget::currentRowChanged, this, &BasketCard::word);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_take);
    buttons->addWidget(m_drop);
    buttons->addStretch(1);
    auto* lines = static_cast<QVBoxLayout*>(layout());
    lines->addWidget(m_hint);
    lines->addWidget(m_pins, 1);
    lines->addLayout(buttons);
    word();
}

void BasketCard::setPins(const QStringList& pins)
{
    const int before = m_pins->currentRow();
    {
        const QSignalBlocker quiet(m_pins);
        m_pins->clear();
        for (const QString& pin : pins)
            new QListWidgetItem(icon(QStringLiteral("pin"), m_appearance), pin, m_pins);
        m_pins->setCurrentRow(std::min(std::max(before, 0), m_pins->count() - 1));
    }
    word();
}

int BasketCard::chosen() const
{
    return m_pins->currentRow();
}

void BasketCard::word()
{
    const int count = m_pins->count();
    setHeading(count == 0 ? tr("Basket") : tr("Basket: %1 pinned").arg(count));
    m_hint->setText(tr("Pin a figure in any panel by its menu or P; it waits here."));
    m_hint->setVisible(count == 0);
    m_take->setText(tr("Add"));
    m_drop->setText(tr("Remove"));
    m_take->setEnabled(m_pins->currentRow() >= 0);
    m_drop->setEnabled(m_pins->currentRow() >= 0);
    m_pins->setAccessibleName(tr("Basket"));
}

} // namespace holdfast::app
