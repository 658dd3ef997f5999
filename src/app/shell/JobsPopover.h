// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "app/widgets/Popover.h"

class QVBoxLayout;

namespace holdfast::app {

// All jobs: name, progress, time left, cancel; a failed one with its cause.
class JobsPopover : public Popover {
    Q_OBJECT
public:
    JobsPopover(const Surroundings& with, QWidget* parent);

private:
    void refresh();
    Surroundings m_with;
    QVBoxLayout* m_list;
    QList<quint64> m_shown;
};

} // namespace holdfast::app
