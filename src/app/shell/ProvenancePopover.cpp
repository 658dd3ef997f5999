// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/ProvenancePopover.h"

#include "app/look/Icons.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace holdfast::app {

static constexpr int kWidth = 400, kPadding = 16, kNames = 104;

static QLabel* plainLabel(const QString& text, const char* role, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (role)
        label->setProperty("type", QString::fromLatin1(role));
    return label;
}

ProvenancePopover::ProvenancePopover(const present::Provenance& provenance, const Appearance& appearance, QWidget* parent)
    : Popover(appearance, parent)
{
    setObjectName(QStringLiteral("provenancePopover"));
    setAccessibleName(provenance.title);
    body()->setFixedWidth(kWidth);
    auto* layout = new QVBoxLayout(body());
    layout->setContentsMargins(kPadding, 14, kPadding, 12);
    layout->setSpacing(8);

    auto* head = new QHBoxLayout;
    auto* mark = new QLabel(QStringLiteral("ƒ"), body());
    mark->setFont(appearance.type().mark());
    mark->setProperty("type", QStringLiteral("accent"));
    head->addWidget(mark);
    head->addWidget(plainLabel(provenance.title, "block", body()), 1);
    auto* close = new QToolButton(body());
    close->setProperty("role", QStringLiteral("icon"));
    close->setIcon(icon(QStringLiteral("close"), appearance, IconTone::Ink3));
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close"));
    connect(close, &QToolButton::clicked, this, &QWidget::close);
    head->addWidget(close);
    layout->addLayout(head);

    if (!provenance.definition.isEmpty())
        layout->addWidget(plainLabel(provenance.definition, "secondary", body()));
    if (!provenance.formula.isEmpty() || !provenance.figures.isEmpty() || !provenance.interval.isEmpty()) {
        auto* well = new QFrame(body());
        well->setProperty("surface", QStringLiteral("sunken"));
        auto* lines = new QVBoxLayout(well);
        lines->setContentsMargins(10, 8, 10, 8);
        lines->setSpacing(2);
        if (!provenance.formula.isEmpty())
            lines->addWidget(plainLabel(provenance.formula, "secondary", well));
        if (!provenance.figures.isEmpty())
            lines->addWidget(plainLabel(provenance.figures, "strong", well));
        if (!provenance.interval.isEmpty())
            lines->addWidget(plainLabel(provenance.interval, "secondary", well));
        layout->addWidget(well);
    }
    auto* facts = new QGridLayout;
    facts->setHorizontalSpacing(12);
    facts->setVerticalSpacing(0);
    facts->setColumnStretch(1, 1);
    int row = 0;
    for (const auto& [label, value] : provenance.facts) {
        const auto cell = [this](const QString& words, const char* role, int wide) {
            QLabel* made = plainLabel(words, role, body());
            made->setContentsMargins(0, 4, 0, 4);
            made->setAlignment(Qt::AlignTop | Qt::AlignLeft);
            made->setFixedWidth(wide);
            made->ensurePolished(); // the style sheet decides the font, and the font the height
            const QRect whole = made->fontMetrics().boundingRect(QRect(0, 0, wide - 2, 10000), Qt::TextWordWrap, words);
            made->setMinimumHeight(whole.height() + 10);
            return made;
        };
        facts->addWidget(cell(label, "secondary", kNames), row, 0, Qt::AlignTop);
        facts->addWidget(cell(value, nullptr, kWidth - 2 * kPadding - kNames - 12), row, 1, Qt::AlignTop);
        auto* line = new QFrame(body());
        line->setFixedHeight(1);
        line->setAutoFillBackground(true);
        QPalette colours = line->palette();
        colours.setColor(QPalette::Window, appearance.theme().line);
        line->setPalette(colours);
        facts->addWidget(line, row + 1, 0, 1, 2);
        row += 2;
    }
    layout->addLayout(facts);
    auto* foot = new QHBoxLayout;
    auto* copy = new QPushButton(icon(QStringLiteral("copy"), appearance), tr("Copy"), body());
    copy->setObjectName(QStringLiteral("copyProvenance"));
    connect(copy, &QPushButton::clicked, this, [text = provenance.asText()] { QGuiApplication::clipboard()->setText(text); });
    foot->addWidget(copy);
    foot->addStretch(1);
    layout->addLayout(foot);
}

} // namespace holdfast::app
