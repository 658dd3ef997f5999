// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/JobContext.h"
#include "present/Page.h"

#include <QObject>
#include <QPainter>

#include <functional>

namespace holdfast::app {

using BlockPainter = std::function<void(QPainter&, const QRectF&, const present::Block&)>;

// Charts are drawn with Qt Charts, which belongs to the interface thread; documents are written by a job. The painter
// made here records each chart there as drawing commands and plays them in the thread of the job. Gives up, leaving
// the place empty, when the job is asked to stop. Made and destroyed on the interface thread.
class ChartRelay : public QObject {
    Q_OBJECT
public:
    ChartRelay(BlockPainter painter, QObject* parent) : QObject(parent), m_painter(std::move(painter)) { }
    static BlockPainter painterFor(const std::shared_ptr<ChartRelay>& relay, core::JobContext& job);

private:
    BlockPainter m_painter;
};

} // namespace holdfast::app
