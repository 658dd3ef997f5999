// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/FigureParts.h"

#include "present/pages/Build.h"

namespace holdfast::present {

Tile figureTile(const char* id, const QString& label, const QString& value, const QString& below, const QString& definition, const flow::Basis& basis, const Fmt& fmt)
{
    Tile made;
    made.id = QLatin1String(id);
    made.label = label;
    made.value = value;
    made.interval = below;
    made.provenance = provenanceOf(basis, label, fmt);
    made.provenance.definition = definition;
    return made;
}

Block figureBlock(const char* id, const QString& title, const QString& subtitle, const TableSpec& table, const flow::Basis& basis, const Fmt& fmt)
{
    Block block;
    block.id = QLatin1String(id);
    block.title = title;
    block.subtitle = subtitle;
    block.body = table;
    block.asTable = table;
    block.provenance = provenanceOf(basis, title, fmt);
    return block;
}

} // namespace holdfast::present
