// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/sources/IssueList.h"

#include "present/ErrorText.h"
#include "present/Words.h"
#include "present/pages/DataPages.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace holdfast::app {

IssueList::IssueList(const Surroundings& with, ImportController& controller, QWidget* parent)
    : QFrame(parent)
    , m_with(with)
    , m_controller(controller)
{
    setProperty("surface", QStringLiteral("block"));
    setObjectName(QStringLiteral("issues"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 4, 8);
    auto* head = new QHBoxLayout;
    m_title = new QLabel(this);
    m_title->setProperty("type", QStringLiteral("block"));
    m_count = new QLabel(this);
    m_count->setProperty("type", QStringLiteral("caption"));
    head->addWidget(m_title);
    head->addWidget(m_count, 1);
    layout->addLayout(head);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_holder = new QWidget(scroll);
    m_holder->setProperty("surface", QStringLiteral("plain"));
    m_cards = new QVBoxLayout(m_holder);
    m_cards->setContentsMargins(0, 4, 14, 0); // clear of the scroll bar also before the first layout
    m_cards->setSpacing(12);
    scroll->setWidget(m_holder);
    scroll->viewport()->setAutoFillBackground(false);
    m_holder->setAutoFillBackground(false);
    layout->addWidget(scroll, 1);
}

void IssueList::addCard(const QString& iconName, IconTone tone, const QString& title, const QString& column, const QString& text, QComboBox* answer)
{
    auto* card = new QWidget(m_holder);
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(3);
    auto* mark = new QLabel(card);
    mark->setPixmap(icon(iconName, m_with.appearance, tone).pixmap(14, 14));
    mark->setAlignment(Qt::AlignTop);
    grid->addWidget(mark, 0, 0);
    auto* name = new QLabel(title, card);
    name->setTextFormat(Qt::PlainText);
    name->setWordWrap(true);
    name->setProperty("type", QStringLiteral("strong"));
    grid->addWidget(name, 0, 1);
    auto* where = new QLabel(column, card);
    where->setTextFormat(Qt::PlainText);
    where->setProperty("type", QStringLiteral("caption"));
    where->setVisible(!column.isEmpty());
    grid->addWidget(where, 1, 1);
    auto* words = new QLabel(text, card);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setProperty("type", QStringLiteral("secondary"));
    words->setVisible(!text.isEmpty());
    grid->addWidget(words, 2, 1);
    if (answer) {
        answer->setParent(card);
        answer->setAccessibleName(title + u' ' + column);
        grid->addWidget(answer, 3, 1);
        if (answer->property("state").toString() == QStringLiteral("error"))
            m_open.append(answer);
    }
    grid->setColumnStretch(1, 1);
    m_cards->addWidget(card);
}

void IssueList::refresh()
{
    m_open.clear();
    while (QLayoutItem* item = m_cards->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    m_title->setText(tr("Issues"));
    const SourceFile* file = m_controller.current();
    if (file && file->state == FileState::Loaded && file->answer) {
        showLoaded(*file->answer);
        return;
    }
    if (!file || !file->preview) {
        m_count->clear();
        return;
    }
    const flow::SourcePreview& preview = *file->preview;
    const bool editable = file->state == FileState::Choices || file->state == FileState::Ready;
    const auto choice = [&](const QString& name) {
        auto* box = new QComboBox(m_holder);
        box->setObjectName(name);
        box->addItem(tr("Choose…"));
        box->setProperty("state", QStringLiteral("error"));
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
        box->setEnabled(editable);
        return box;
    };
    if (preview.role.empty()) {
        QComboBox* box = choice(QStringLiteral("answer-role"));
        for (const char* role : {"customer", "transaction", "other"})
            box->addItem(present::roleName(QString::fromLatin1(role)), QString::fromLatin1(role));
        connect(box, &QComboBox::activated, this, [this, box](int index) {
            if (index > 0)
                m_controller.setRole(box->itemData(index).toString());
        });
        addCard(QStringLiteral("warn"), IconTone::Bad, present::codeTitle(core::Code::AmbiguousRole), {},
            tr("Say what one row of this file is."), box);
    }
    for (const std::string& field : preview.missingFields) {
        QComboBox* box = choice(QStringLiteral("answer-") + QString::fromStdString(field));
        for (std::size_t i = 0; i < preview.columns.size(); ++i)
            box->addItem(QString::fromStdString(preview.columns[i].label), int(i));
        connect(box, &QComboBox::activated, this, [this, box, field](int index) {
            if (index > 0)
                m_controller.setField(box->itemData(index).toInt(), QString::fromStdString(field));
        });
        addCard(QStringLiteral("warn"), IconTone::Bad, present::codeTitle(core::Code::MissingField),
            present::fieldName(QString::fromStdString(field)), tr("Choose the column that holds it."), box);
    }
    if (file->refresh && file->refresh->mustChoose && !file->beside) {
        QComboBox* box = choice(QStringLiteral("answer-refresh"));
        for (const std::string& rule : file->refresh->choices)
            box->addItem(present::refreshRuleText(QString::fromStdString(rule)), QString::fromStdString(rule));
        connect(box, &QComboBox::activated, this, [this, box](int index) {
            if (index > 0)
                m_controller.setRefreshRule(box->itemData(index).toString());
        });
        addCard(QStringLiteral("warn"), IconTone::Bad, tr("Earlier rows are not in the file"), {},
            tr("%n row(s) of the earlier loads are missing in this file. Say what that means.", nullptr, int(file->refresh->rows.gone)), box);
    }
    int warnings = 0;
    for (int i = 0; i < int(preview.columns.size()); ++i) {
        const flow::SourceColumn& column = preview.columns[std::size_t(i)];
        if (column.personal.empty() || (column.ignored && column.privacy.empty())) // a column kept out is one that is ignored
            continue;
        auto* box = new QComboBox(m_holder);
        box->setObjectName(QStringLiteral("answer-personal-data"));
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
        box->setEnabled(editable);
        box->addItem(tr("Keep out"), QStringLiteral("keep-out"));
        box->addItem(tr("Load masked"), QStringLiteral("mask"));
        box->addItem(tr("Load as pseudonyms"), QStringLiteral("pseudonymise"));
        box->addItem(tr("Load as it is"), QStringLiteral("keep"));
        box->setCurrentIndex(box->findData(column.privacy.empty() ? QStringLiteral("keep") : QString::fromStdString(column.privacy)));
        connect(box, &QComboBox::activated, this, [this, box, i](int index) { m_controller.setPrivacy(i, box->itemData(index).toString()); });
        const QString kind = column.personal == "national-id" ? tr("national id number")
            : column.personal == "card"                       ? tr("card number")
                                                              : present::fieldName(QString::fromStdString(column.personal)).toLower();
        addCard(QStringLiteral("lock"), IconTone::Ink2, present::codeTitle(core::Code::PersonalData), QString::fromStdString(column.label), tr("Looks like: %1.").arg(kind),
            box);
        ++warnings;
    }
    for (const core::Severity severity : {core::Severity::NeedsChoice, core::Severity::Warning, core::Severity::Note})
        for (const core::Finding& finding : preview.findings) {
            if (finding.severity != severity || finding.code == core::Code::PersonalData)
                continue;
            warnings += severity != core::Severity::NeedsChoice;
            QComboBox* box = nullptr;
            if (!finding.choices.empty() && severity == core::Severity::NeedsChoice) {
                box = choice(QStringLiteral("answer-") + QString::fromStdString(std::string(core::word(finding.code))));
                for (const std::string& word : finding.choices)
                    box->addItem(present::choiceText(finding.code, QString::fromStdString(word)), QString::fromStdString(word));
                connect(box, &QComboBox::activated, this, [this, box, finding](int index) {
                    if (index > 0)
                        m_controller.answer(finding, box->itemData(index).toString());
                });
            }
            const bool open = severity == core::Severity::NeedsChoice, note = severity == core::Severity::Note;
            // Decided already, and open to another decision.
            if (!finding.choices.empty() && severity != core::Severity::NeedsChoice) {
                box = new QComboBox(m_holder);
                box->setObjectName(QStringLiteral("answer-") + QString::fromStdString(std::string(core::word(finding.code))));
                box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
                box->setMinimumContentsLength(8);
                box->setEnabled(editable);
                for (const std::string& word : finding.choices)
                    box->addItem(present::choiceText(finding.code, QString::fromStdString(word)), QString::fromStdString(word));
                box->setCurrentIndex(std::max(0, box->findData(m_controller.answerTo(finding))));
                connect(box, &QComboBox::activated, this, [this, box, finding](int index) { m_controller.answer(finding, box->itemData(index).toString()); });
            }
            addCard(note ? QStringLiteral("info") : QStringLiteral("warn"), open ? IconTone::Bad : note ? IconTone::Ink3 : IconTone::Warn,
                present::codeTitle(finding.code), QString::fromStdString(finding.where.column), present::findingText(finding), box);
        }
    m_cards->addStretch(1);
    const int open = file->openChoices();
    m_count->setText(open > 0 ? tr("%n need(s) a choice", nullptr, open) : warnings > 0 ? tr("%n to know about", nullptr, warnings) : tr("none"));
}

void IssueList::showLoaded(const flow::ImportAnswer& answer)
{
    std::vector<core::Finding> kinds; // by code and column, in the order found
    for (const core::Finding& finding : answer.issues) {
        const auto same = std::ranges::find_if(kinds, [&](const core::Finding& kind) { return kind.code == finding.code && kind.where.column == finding.where.column; });
        if (same == kinds.end())
            kinds.push_back(finding);
        else
            same->count += finding.count;
    }
    for (const core::Finding& kind : kinds) {
        const bool note = kind.severity == core::Severity::Note;
        addCard(note ? QStringLiteral("info") : QStringLiteral("warn"), note ? IconTone::Ink3 : IconTone::Warn, present::codeTitle(kind.code),
            QString::fromStdString(kind.where.column), present::findingText(kind), nullptr);
    }
    m_cards->addStretch(1);
    m_count->setText(kinds.empty() ? tr("none") : tr("%n to know about", nullptr, int(kinds.size())));
}

bool IssueList::focusNextOpen()
{
    if (m_open.isEmpty())
        return false;
    m_open.first()->setFocus(Qt::ShortcutFocusReason);
    return true;
}

} // namespace holdfast::app
