// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/Popover.h"
#include "present/Page.h"

namespace holdfast::app {

// "How computed": definition, formula with its figures, interval, and every fact of the provenance. 400 px wide.
class ProvenancePopover : public Popover {
    Q_OBJECT
public:
    ProvenancePopover(const present::Provenance& provenance, const Appearance& appearance, QWidget* parent);
};

} // namespace holdfast::app
