// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/Panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace holdfast::app {

PanelHeader::PanelHeader(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_question(new QLabel(this))
    , m_note(new QLabel(this))
    , m_tabs(new QTabBar(this))
    , m_actions(new QHBoxLayout)
{
    setFixedHeight(44);
    m_title->setProperty("type", QStringLiteral("title"));
    m_question->setProperty("type", QStringLiteral("secondary"));
    m_note->setProperty("type", QStringLiteral("secondary"));
    m_question->setMinimumWidth(0);
    m_question->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->hide();
    m_note->hide();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_tabs);
    layout->addWidget(m_question, 1);
    layout->addWidget(m_note);
    m_actions->setSpacing(6);
    layout->addLayout(m_actions);
}

void PanelHeader::setTexts(const QString& title, const QString& question)
{
    m_title->setText(title);
    m_question->setText(question);
    m_question->setToolTip(question);
}

void PanelHeader::setTabs(const QStringList& texts)
{
    while (m_tabs->count() < texts.size())
        m_tabs->addTab(QString());
    for (int i = 0; i < texts.size(); ++i)
        m_tabs->setTabText(i, texts[i]);
    m_tabs->setVisible(texts.size() > 1);
}

void PanelHeader::addAction(QWidget* action)
{
    m_actions->addWidget(action);
}

void PanelHeader::setNote(const QString& text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

Panel::Panel(const Surroundings& surroundings, QWidget* parent)
    : QWidget(parent)
    , m_with(surroundings)
    , m_header(new PanelHeader(this))
    , m_body(new QVBoxLayout)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addLayout(m_body, 1);
    m_body->setContentsMargins(0, 0, 0, 0);
    connect(m_header->tabs(), &QTabBar::currentChanged, this, &Panel::tabChanged);
}

void Panel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace holdfast::app
