// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/overview/EventNotesDialog.h"

#include <QDateEdit>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace holdfast::app {

static constexpr int kKeyRole = Qt::UserRole;
static constexpr int kMostLetters = 60; // what a chart has room for

static core::CivilDate civil(const QDate& date)
{
    return {static_cast<std::int32_t>(QDate(1970, 1, 1).daysTo(date))};
}

EventNotesDialog::EventNotesDialog(const Surroundings& with, core::CivilDate latest, QWidget* parent)
    : QDialog(parent)
    , m_with(with)
    , m_list(new QTreeWidget(this))
    , m_day(new QDateEdit(QDate(1970, 1, 1).addDays(latest.days), this))
    , m_text(new QLineEdit(this))
    , m_add(new QPushButton(tr("Add"), this))
    , m_remove(new QPushButton(tr("Remove"), this))
{
    setObjectName(QStringLiteral("EventNotesDialog"));
    setWindowTitle(tr("Events on the trend"));
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(560, 380);
    auto* what = new QLabel(tr("What happened when, such as a price rise or a move of a depot. Events stand on the churn trend and in its briefings."), this);
    what->setProperty("type", QStringLiteral("secondary"));
    what->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("eventList"));
    m_list->setAccessibleName(windowTitle());
    m_list->setHeaderLabels({tr("Day"), tr("Event"), tr("From")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_day->setObjectName(QStringLiteral("eventDay"));
    m_day->setAccessibleName(tr("Day"));
    m_day->setCalendarPopup(true);
    m_day->setMaximumDate(m_day->date());
    m_day->setMinimumWidth(130);
    m_day->setDisplayFormat(with.appearance.language() == QStringLiteral("zh_CN") ? QStringLiteral("yyyy-MM-dd") : QStringLiteral("d MMM yyyy"));
    m_text->setObjectName(QStringLiteral("eventText"));
    m_text->setAccessibleName(tr("Event"));
    m_text->setPlaceholderText(tr("What happened"));
    m_text->setMaxLength(kMostLetters);
    m_add->setObjectName(QStringLiteral("eventAdd"));
    m_remove->setObjectName(QStringLiteral("eventRemove"));
    m_add->setProperty("role", QStringLiteral("primary"));
    m_add->setDefault(true);
    auto* close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    auto* fresh = new QHBoxLayout;
    fresh->addWidget(m_day);
    fresh->addWidget(m_text, 1);
    fresh->addWidget(m_add);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* lines = new QVBoxLayout(this);
    lines->setSpacing(12);
    lines->addWidget(what);
    lines->addLayout(fresh);
    lines->addWidget(m_list, 1);
    lines->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, &EventNotesDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &EventNotesDialog::remove);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_text, &QLineEdit::textChanged, this, &EventNotesDialog::refresh);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &EventNotesDialog::refresh);
    m_text->setFocus();
    refresh();
}

void EventNotesDialog::setNotes(const std::vector<flow::EventNote>& notes)
{
    m_list->clear();
    for (const auto& note : notes) {
        auto* item = new QTreeWidgetItem(m_list, {m_with.appearance.fmt().date(note.day), QString::fromStdString(note.text), note.key.empty() ? tr("imported") : tr("written here")});
        item->setData(0, kKeyRole, QString::fromStdString(note.key));
    }
    m_list->resizeColumnToContents(0);
    m_list->resizeColumnToContents(2);
    refresh();
}

void EventNotesDialog::refresh()
{
    const QTreeWidgetItem* current = m_list->currentItem();
    const bool writable = !m_with.workbench.isReadOnly();
    m_add->setEnabled(writable && !m_text->text().trimmed().isEmpty());
    m_remove->setEnabled(writable && current && !current->data(0, kKeyRole).toString().isEmpty());
}

void EventNotesDialog::add()
{
    const std::string text = m_text->text().trimmed().toStdString();
    m_with.workbench.change(tr("Adding an event"), [day = civil(m_day->date()), text](flow::Session& session, core::JobContext& job) {
        return flow::addEventNote(session, day, text, job);
    });
    m_text->clear();
    m_text->setFocus();
}

void EventNotesDialog::remove()
{
    const std::string key = m_list->currentItem()->data(0, kKeyRole).toString().toStdString();
    m_with.workbench.change(tr("Removing an event"), [key](flow::Session& session, core::JobContext& job) {
        return flow::removeEventNote(session, key, job);
    });
}

} // namespace holdfast::app
