// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/briefing/PagePictures.h"

#include "app/look/Catalogues.h"
#include "charts/PagePainter.h"

namespace holdfast::app {

std::shared_ptr<ChartRelay> sharedRelay(const QString& language)
{
    return {new ChartRelay(charts::pagePainter(QLocale(language)), nullptr), [](ChartRelay* last) { last->deleteLater(); }};
}

core::Result<QList<QImage>> pagePictures(flow::Session& session, const briefing::BriefingRequest& wanted, const QString& language,
    const std::shared_ptr<ChartRelay>& relay, double scale, double ratio, core::JobContext& job)
{
    const SpeakingLanguage speaking(language);
    const auto made = briefing::makeBriefing(session, wanted, job);
    if (!made)
        return std::unexpected(made.error());
    const auto layout = briefing::layOut(*made, ChartRelay::painterFor(relay, job), &job);
    QList<QImage> pages;
    for (int page = 0; page < layout.pages() && !job.shouldStop(); ++page) {
        QImage image(QSize(int(wanted.sheet.width() * scale), int(wanted.sheet.height() * scale)), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(scale, scale);
        briefing::paintPage(painter, layout, *made, page, job);
        painter.end();
        image.setDevicePixelRatio(ratio);
        pages.append(image);
    }
    if (job.shouldStop())
        return core::fail(core::Code::Cancelled);
    return pages;
}

} // namespace holdfast::app
