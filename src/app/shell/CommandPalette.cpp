// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/CommandPalette.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace holdfast::app {

CommandPalette::CommandPalette(const QList<QAction*>& commands, const Appearance& appearance, QWidget* parent)
    : Popover(appearance, parent)
    , m_commands(commands)
    , m_edit(new QLineEdit(body()))
    , m_list(new QListWidget(body()))
{
    setObjectName(QStringLiteral("commandPalette"));
    body()->setFixedSize(460, 340);
    auto* layout = new QVBoxLayout(body());
    layout->setContentsMargins(10, 10, 10, 10);
    m_edit->setPlaceholderText(tr("Find a command"));
    m_edit->setAccessibleName(tr("Find a command"));
    m_list->setProperty("surface", QStringLiteral("plain"));
    m_list->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_edit);
    layout->addWidget(m_list, 1);
    setFocusProxy(m_edit);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_edit, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    filter({});
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int step = key == Qt::Key_Down ? 1 : -1;
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
        if (key == Qt::Key_Escape) {
            close();
            return true;
        }
    }
    return Popover::eventFilter(watched, event);
}

void CommandPalette::filter(const QString& text)
{
    m_list->clear();
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        const QAction* action = m_commands[i];
        const QString name = QString(action->text()).remove(u'&');
        const bool hit = std::all_of(words.begin(), words.end(),
            [&](const QString& word) { return name.contains(word, Qt::CaseInsensitive); });
        if (!hit || !action->isEnabled() || name.isEmpty())
            continue;
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        auto* item = new QListWidgetItem(keys.isEmpty() ? name : name + QStringLiteral("   ") + keys, m_list);
        item->setData(Qt::UserRole, i);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::run()
{
    const QListWidgetItem* item = m_list->currentItem();
    QAction* action = item ? m_commands[item->data(Qt::UserRole).toLongLong()] : nullptr;
    close();
    if (action)
        action->trigger();
}

} // namespace holdfast::app
