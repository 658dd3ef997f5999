// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/Page.h"

#include <QCoreApplication>

namespace holdfast::present {

QString Provenance::asText() const
{
    QStringList lines{title};
    for (const QString& line : {definition, formula, figures, interval})
        if (!line.isEmpty())
            lines.append(line);
    for (const auto& [label, value] : facts)
        lines.append(QCoreApplication::translate("Page", "%1: %2").arg(label, value));
    return lines.join(u'\n');
}

const Block* Page::block(const QString& wanted) const
{
    for (const Block& block : blocks)
        if (block.id == wanted)
            return &block;
    return nullptr;
}

} // namespace holdfast::present
