// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/HelpDialog.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QMenu>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace holdfast::app {

HelpDialog::HelpDialog(const QList<QMenu*>& menus, QWidget* parent)
    : QDialog(parent)
    , m_menus(menus)
    , m_text(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("helpDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(620, 640);
    m_text->setOpenLinks(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_text, 1);
    layout->addWidget(buttons);
    retranslate();
}

void HelpDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        QMetaObject::invokeMethod(this, &HelpDialog::retranslate, Qt::QueuedConnection); // after the menus
    QDialog::changeEvent(event);
}

static QString section(const QString& title, const QList<std::pair<QString, QString>>& rows)
{
    QString html = QStringLiteral("<h3>%1</h3><table cellspacing=\"0\" cellpadding=\"3\" width=\"100%\">").arg(title.toHtmlEscaped());
    for (const auto& [left, right] : rows)
        html += QStringLiteral("<tr><td width=\"38%\"><b>%1</b></td><td>%2</td></tr>").arg(left.toHtmlEscaped(), right.toHtmlEscaped());
    return html + QStringLiteral("</table>");
}

void HelpDialog::retranslate()
{
    setWindowTitle(tr("Keys and gestures"));
    m_text->setAccessibleName(windowTitle());
    QString html = section(tr("In a chart or table"),
        {
            {tr("Click, drag"), tr("Select the customers behind a mark or range. The selection counts in every panel and is told in the bar above.")},
            {tr("Double-click, Enter"), tr("Open the customers behind a mark")},
            {tr("Arrow keys, Space"), tr("Move between marks, select one")},
            {tr("Esc"), tr("Leave, or clear what is selected in this chart")},
            {QStringLiteral("I"), tr("How computed: definition, data, number of customers and method of a figure, also by its ƒ")},
            {QStringLiteral("T"), tr("Show as table")},
            {QStringLiteral("P"), tr("Add to briefing")},
            {QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText), tr("Copy the data with their headers")},
            {tr("Double-click on the header"), tr("Let a block fill its panel, Esc brings it back")},
            {tr("Right click"), tr("Everything a block can do: copy or export picture and data, add to briefing")},
        });
    for (const QMenu* menu : m_menus) {
        if (!menu->menuAction()->isVisible())
            continue;
        QList<std::pair<QString, QString>> rows;
        for (const QAction* action : menu->actions())
            if (action->isVisible() && !action->shortcut().isEmpty() && !action->text().isEmpty())
                rows.append({action->shortcut().toString(QKeySequence::NativeText), action->text()});
        if (!rows.isEmpty())
            html += section(menu->title().remove(u'&'), rows);
    }
    m_text->setHtml(html);
}

} // namespace holdfast::app
