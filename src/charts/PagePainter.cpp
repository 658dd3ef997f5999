// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/PagePainter.h"

namespace holdfast::charts {

std::function<void(QPainter&, const QRectF&, const present::Block&)> pagePainter(const QLocale& locale)
{
    PaintOptions options;
    options.theme = Theme::light();
    options.locale = locale;
    options.type = Typography::of(locale);
    options.forPrint = true;
    return [options](QPainter& painter, const QRectF& rect, const present::Block& block) {
        paintBlockBody(painter, rect, block, options);
    };
}

} // namespace holdfast::charts
