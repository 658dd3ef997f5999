// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/MarkMenu.h"

#include "app/shell/OpenCustomers.h"

#include <QCoreApplication>
#include <QMenu>
#include <QPointer>

namespace holdfast::app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MarkMenu)
};

} // namespace

void showMarkMenu(const Surroundings& with, QWidget* from, const domain::Rule& mark, const QString& words, const QPoint& globalPosition)
{
    auto* menu = new QMenu(from);
    menu->setObjectName(QStringLiteral("markMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(words);
    using Combine = Workbench::Combine;
    Workbench& workbench = with.workbench;
    const bool some = !workbench.filters().empty();
    const auto add = [&](const char* name, const QString& text, bool enabled, std::function<void()> run) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        action->setEnabled(enabled);
        QObject::connect(action, &QAction::triggered, from, std::move(run));
    };
    add("markOnly", Text::tr("Select only these"), true, [&workbench, mark] { workbench.combine(Combine::Replace, mark); });
    add("markKeep", Text::tr("Keep these of the selection"), some, [&workbench, mark] { workbench.combine(Combine::Keep, mark); });
    add("markAdd", Text::tr("Add these to the selection"), some, [&workbench, mark] { workbench.combine(Combine::Add, mark); });
    add("markRemove", Text::tr("Take these out of the selection"), true, [&workbench, mark] { workbench.combine(Combine::Remove, mark); });
    menu->addSeparator();
    add("markOpen", Text::tr("List these customers"), true, [from, mark, words] { openCustomers(from, mark, words); });
    add("markSave", Text::tr("Save these as a segment…"), !workbench.isReadOnly(), [with, from, mark, words] {
        with.dialogs.askText(from, Text::tr("Save as segment"), Text::tr("Name"), words.left(60), [with, mark](const QString& name) {
            if (!name.trimmed().isEmpty())
                with.workbench.saveSegment(name.trimmed(), mark);
        });
    });
    menu->popup(globalPosition);
}

} // namespace holdfast::app
