// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace holdfast::app {

// What is doubtful about a whole page, in sentences; gone where nothing is.
class CaveatLine : public QLabel {
public:
    explicit CaveatLine(QWidget* parent)
        : QLabel(parent)
    {
        setObjectName(QStringLiteral("caveats"));
        setProperty("type", QStringLiteral("secondary"));
        setWordWrap(true);
        setTextInteractionFlags(Qt::TextSelectableByMouse);
        hide();
    }
    void setCaveats(const QStringList& sentences)
    {
        setText(sentences.join(u' '));
        setVisible(!sentences.isEmpty());
    }
};

} // namespace holdfast::app
