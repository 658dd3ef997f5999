// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/RuleView.h"
#include "app/panels/segments/SegmentsView.h"

namespace holdfast::app {

QList<SegmentsView*> segmentsViews(const Surroundings& with, QWidget* parent)
{
    return {
        new RuleView(with, parent),
    };
}

} // namespace holdfast::app
