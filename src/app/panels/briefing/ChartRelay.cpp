// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/briefing/ChartRelay.h"

#include <QPicture>

#include <future>

namespace holdfast::app {

BlockPainter ChartRelay::painterFor(const std::shared_ptr<ChartRelay>& relay, core::JobContext& job)
{
    return [relay, &job](QPainter& painter, const QRectF& rect, const present::Block& block) {
        auto recorded = std::make_shared<std::promise<QPicture>>();
        auto picture = recorded->get_future();
        QMetaObject::invokeMethod(
            relay.get(),
            // Not the owner of the relay: a call that is still queued when the program ends must not outlive its event loop.
            [that = relay.get(), recorded, block, size = rect.size()] {
                QPicture commands;
                QPainter recorder(&commands);
                that->m_painter(recorder, QRectF(QPointF(0, 0), size), block);
                recorder.end();
                recorded->set_value(commands);
            },
            Qt::QueuedConnection);
        while (picture.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready)
            if (job.shouldStop())
                return;
        painter.save();
        const QPicture commands = picture.get();
        painter.translate(rect.topLeft());
        // Playing scales by the resolutions of the two devices; the layout has done that already.
        painter.scale(double(commands.logicalDpiX()) / painter.device()->logicalDpiX(),
            double(commands.logicalDpiY()) / painter.device()->logicalDpiY());
        painter.drawPicture(QPointF(0, 0), commands);
        painter.restore();
    };
}

} // namespace holdfast::app
