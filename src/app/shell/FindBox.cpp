// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/FindBox.h"

#include "app/look/Icons.h"
#include "present/ErrorText.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>

namespace holdfast::app {

static constexpr std::size_t kShown = 12;
static constexpr int kIdRole = Qt::UserRole + 1;

FindBox::FindBox(const Surroundings& with, QWidget* parent)
    : QLineEdit(parent)
    , m_with(with)
    , m_found(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_found, this))
{
    setObjectName(QStringLiteral("findCustomer"));
    setFixedHeight(26);
    addAction(icon(QStringLiteral("search"), with.appearance, IconTone::Ink3), QLineEdit::LeadingPosition);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(int(kShown));
    m_completer->setWidget(this); // shown by hand: the line keeps what was typed
    m_completer->popup()->setObjectName(QStringLiteral("foundCustomers"));
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
        [this](const QModelIndex& index) { choose(index.data(kIdRole).toString()); });
    m_delay.setSingleShot(true);
    m_delay.setInterval(80);
    connect(&m_delay, &QTimer::timeout, this, [this] { ask(false); });
    connect(this, &QLineEdit::textEdited, this, [this] { m_delay.start(); });
    connect(&with.workbench, &Workbench::closed, this, [this] {
        clear();
        m_found->clear();
    });
    retranslate();
}

void FindBox::retranslate()
{
    setPlaceholderText(tr("Find customer"));
    setAccessibleName(tr("Find customer"));
    setToolTip(tr("Find a customer by id or name (Ctrl+F)"));
}

void FindBox::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QLineEdit::changeEvent(event);
}

void FindBox::start()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void FindBox::ask(bool open)
{
    const flow::SessionPtr session = m_with.workbench.session();
    const std::string wanted = text().trimmed().toStdString();
    m_delay.stop();
    if (!session || wanted.empty()) {
        m_completer->popup()->hide();
        return;
    }
    JobRequest request;
    request.name = tr("Finding a customer");
    request.key = QStringLiteral("find-customer");
    request.visible = false;
    m_with.workbench.jobs().run<flow::FoundCustomers>(
        request, this, [session, scope = m_with.workbench.scope(), wanted](core::JobContext& job) { return flow::findCustomers(*session, scope, wanted, kShown, job); },
        [this, open](core::Result<flow::FoundCustomers> found) {
            if (found)
                take(*found, open);
        });
}

void FindBox::take(const flow::FoundCustomers& found, bool open)
{
    if (open && !found.matches.empty()) {
        choose(QString::fromStdString(found.matches.front().id));
        return;
    }
    m_found->clear();
    const auto add = [this](const flow::CustomerMatch& match) {
        const QString id = QString::fromStdString(match.id), name = QString::fromStdString(match.name);
        auto* item = new QStandardItem(name.isEmpty() ? id : QStringLiteral("%1   %2").arg(id, name));
        item->setData(id, kIdRole);
        m_found->appendRow(item);
    };
    const auto say = [this](const QString& words) {
        auto* item = new QStandardItem(words);
        item->setFlags(Qt::NoItemFlags);
        m_found->appendRow(item);
    };
    for (const auto& match : found.matches)
        add(match);
    if (found.total > found.matches.size())
        say(tr("%1 in all. Type more.").arg(m_with.appearance.fmt().count(qint64(found.total))));
    if (found.matches.empty()) {
        say(tr("No customer found for “%1”. Nearest:").arg(text().trimmed()));
        for (const auto& match : found.nearest)
            add(match);
    }
    m_completer->complete();
}

void FindBox::choose(const QString& id)
{
    if (id.isEmpty())
        return;
    m_completer->popup()->hide();
    clear();
    Q_EMIT customerChosen(id);
}

void FindBox::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        const QModelIndex chosen = m_completer->popup()->isVisible() ? m_completer->popup()->currentIndex() : QModelIndex();
        if (chosen.isValid())
            choose(chosen.data(kIdRole).toString());
        else
            ask(true);
        return;
    }
    if (event->key() == Qt::Key_Escape && m_completer->popup()->isVisible()) {
        m_completer->popup()->hide();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace holdfast::app
