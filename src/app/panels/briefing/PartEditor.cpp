// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/briefing/PartEditor.h"

#include "app/panels/briefing/PanelOf.h"
#include "present/Words.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace holdfast::app {

using Kind = domain::BriefingItem::Kind;

PartEditor::PartEditor(QWidget* parent)
    : BriefingCard(parent)
    , m_titleLabel(new QLabel(this))
    , m_noteLabel(new QLabel(this))
    , m_words(new QLineEdit(this))
    , m_note(new QLineEdit(this))
    , m_long(new QPlainTextEdit(this))
    , m_half(new QCheckBox(this))
    , m_frozen(new QCheckBox(this))
    , m_panel(new QPushButton(this))
{
    for (QLabel* label : {m_titleLabel, m_noteLabel})
        label->setProperty("type", QStringLiteral("caption"));
    m_words->setObjectName(QStringLiteral("briefingWords"));
    m_long->setObjectName(QStringLiteral("briefingLongText"));
    m_long->setTabChangesFocus(true);
    m_note->setObjectName(QStringLiteral("briefingNote"));
    m_panel->setObjectName(QStringLiteral("briefingToPanel"));
    connect(m_words, &QLineEdit::editingFinished, this, &PartEditor::keep);
    connect(m_note, &QLineEdit::editingFinished, this, &PartEditor::keep);
    m_half->setObjectName(QStringLiteral("briefingHalf"));
    connect(m_half, &QCheckBox::clicked, this, &PartEditor::keep);
    m_frozen->setObjectName(QStringLiteral("briefingFrozen"));
    connect(m_frozen, &QCheckBox::clicked, this, &PartEditor::keep);
    connect(m_panel, &QPushButton::clicked, this, [this] {
        if (m_shown)
            Q_EMIT panelWanted(*m_shown);
    });
    auto* done = new QShortcut(Qt::CTRL | Qt::Key_Return, m_long);
    done->setContext(Qt::WidgetShortcut);
    connect(done, &QShortcut::activated, this, &PartEditor::keep);
    // A text is kept when its field is left.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* old, QWidget*) {
        if (old == m_long)
            keep();
    });
    auto* lines = static_cast<QVBoxLayout*>(layout());
    for (QWidget* widget : std::initializer_list<QWidget*> {m_titleLabel, m_words, m_long, m_noteLabel, m_note})
        lines->addWidget(widget);
    lines->addWidget(m_half);
    lines->addWidget(m_frozen);
    lines->addWidget(m_panel, 0, Qt::AlignLeft);
}

QString PartEditor::wordsOf(const domain::BriefingItem& item)
{
    const QString page = present::pageName(QString::fromStdString(item.page));
    const QString words = QString::fromStdString(item.words);
    switch (item.kind) {
    case Kind::Page:
        return page;
    case Kind::Figures:
        return tr("Figures: %1").arg(page);
    case Kind::Block:
        return !words.isEmpty() ? words : tr("%1: %2").arg(page, QString::fromStdString(item.label.empty() ? item.block : item.label));
    case Kind::Heading:
        return tr("Heading: %1").arg(words);
    case Kind::Text:
        return words.simplified();
    case Kind::Break:
        return tr("Page break");
    }
    return words;
}

void PartEditor::setPart(const std::optional<domain::BriefingItem>& part, bool editable, core::CivilDate asOf)
{
    m_asOf = asOf;
    m_filling = true;
    m_shown = part;
    m_editable = editable;
    const bool text = part && part->kind == Kind::Text, taken = part && part->kind == Kind::Block;
    const bool titled = taken || (part && part->kind == Kind::Heading);
    const bool fromPage = part && placeOf(*part);
    setVisible(part && (editable || fromPage));
    setHeading(part ? wordsOf(*part) : QString());
    m_words->setText(part ? QString::fromStdString(part->words) : QString());
    m_long->setPlainText(text ? QString::fromStdString(part->words) : QString());
    m_note->setText(part ? QString::fromStdString(part->note) : QString());
    m_titleLabel->setVisible(editable && (titled || text));
    m_words->setVisible(editable && titled);
    m_long->setVisible(editable && text);
    m_noteLabel->setVisible(editable && taken);
    m_note->setVisible(editable && taken);
    m_half->setVisible(editable && taken);
    m_half->setChecked(part && part->half);
    m_panel->setVisible(fromPage);
    const bool measured = part && !part->page.empty(), kept = measured && part->asOf != core::CivilDate();
    m_frozen->setVisible(editable && measured && (kept || asOf != core::CivilDate()));
    m_frozen->setChecked(kept);
    word();
    m_filling = false;
}

void PartEditor::keep()
{
    if (m_filling || !m_editable || !m_shown)
        return;
    domain::BriefingItem item = *m_shown;
    const QString words = item.kind == Kind::Text ? m_long->toPlainText() : m_words->text();
    if (!words.trimmed().isEmpty() || (item.kind != Kind::Text && item.kind != Kind::Heading))
        item.words = words.toStdString();
    item.note = m_note->text().toStdString();
    item.half = item.kind == Kind::Block && m_half->isChecked();
    if (m_frozen->isChecked() != (item.asOf != core::CivilDate()))
        item.asOf = m_frozen->isChecked() ? m_asOf : core::CivilDate();
    if (item != *m_shown) {
        m_shown = item;
        Q_EMIT edited(item);
    }
}

void PartEditor::word()
{
    const bool text = m_shown && m_shown->kind == Kind::Text, taken = m_shown && m_shown->kind == Kind::Block;
    m_titleLabel->setText(text ? tr("Text, kept when you leave the field") : tr("Title"));
    m_words->setPlaceholderText(taken ? tr("As in its panel") : QString());
    m_noteLabel->setText(tr("Note for readers"));
    m_half->setText(tr("Half width"));
    m_half->setToolTip(tr("Two parts of half width that follow each other stand side by side (Alt+W)."));
    m_panel->setText(tr("Back to the panel"));
    const bool kept = m_shown && m_shown->asOf != core::CivilDate();
    m_frozen->setText(tr("Keep as of %1").arg(QString::fromStdString(core::isoText(kept ? m_shown->asOf : m_asOf))));
    m_frozen->setToolTip(tr("Kept, the part shows the figures of that day in every later issue."));
    m_words->setAccessibleName(tr("Title"));
    m_note->setAccessibleName(tr("Note for readers"));
    m_long->setAccessibleName(tr("Text"));
}

} // namespace holdfast::app
