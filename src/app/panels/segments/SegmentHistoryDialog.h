// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"

#include <QDialog>

namespace holdfast::app {

class BlockFrame;

// A saved segment through time: its size, churn and revenue at the ends of the last periods. Deletes itself.
class SegmentHistoryDialog : public QDialog {
    Q_OBJECT
public:
    SegmentHistoryDialog(const Surroundings& with, const QString& name, QWidget* parent);
    BlockFrame* block() const { return m_block; }

private:
    void measure();
    Surroundings m_with;
    QString m_name;
    BlockFrame *m_chart, *m_block;
};

} // namespace holdfast::app
