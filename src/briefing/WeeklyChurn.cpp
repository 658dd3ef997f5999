// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/WeeklyChurn.h"

#include "briefing/PdfWriter.h"
#include "briefing/XlsxWriter.h"
#include "present/Words.h"
#include "present/pages/Pages.h"

#include <QDateTime>

namespace holdfast::briefing {

core::Status writeWeeklyChurn(flow::Session& session, const WeeklyChurnRequest& request, const ChartPainter& chart, core::JobContext& job)
{
    auto overview = flow::measureOverview(session, request.scope, job);
    if (!overview)
        return std::unexpected(overview.error());
    const present::Fmt fmt(request.chinese ? QLocale(QLocale::Chinese, QLocale::SimplifiedHanScript, QLocale::China)
                                           : QLocale(QLocale::English, QLocale::UnitedStates));
    std::vector<present::Page> pages {present::overviewPage(*overview, fmt)};
    // Without purchases there is no RFM chapter; any other failure is one of the whole briefing.
    auto rfm = flow::measureRfm(session, request.scope, job);
    if (rfm)
        pages.push_back(present::rfmPage(*rfm, fmt));
    else if (rfm.error().code != core::Code::NotEnoughData)
        return std::unexpected(rfm.error());

    ComposeOptions options;
    options.templateId = QStringLiteral("weekly-churn");
    options.title = QCoreApplication::translate("Briefing", "Weekly churn report");
    options.weekText = fmt.period(core::periodOf(overview->basis.asOf, core::Grain::Week));
    options.language = request.chinese ? QStringLiteral("zh") : QStringLiteral("en");
    options.createdAt = overview->basis.computedAt;
    options.createdText = fmt.dateTime(overview->basis.computedAt);
    options.pseudonymous = request.pseudonymous;
    for (const auto& source : overview->basis.sources)
        options.sources.append({present::roleName(QString::fromStdString(source.table)),
            QStringLiteral("%1 (%2)").arg(QString::fromStdString(source.file), fmt.count(static_cast<qint64>(source.rows)))});
    options.sources.append({QCoreApplication::translate("Briefing", "Churn rule"), present::definitionText(overview->basis)});
    options.sources.append({QCoreApplication::translate("Briefing", "Workspace fingerprint"), QString::fromStdString(overview->basis.fingerprint)});
    const Briefing briefing = compose(pages, options);

    if (!request.pdfPath.isEmpty()) {
        job.progress(0.4, "pdf");
        if (auto written = writePdf(briefing, request.pdfPath, chart, job); !written)
            return std::unexpected(written.error());
    }
    if (!request.xlsxPath.isEmpty()) {
        job.progress(0.7, "xlsx");
        if (auto written = writeXlsx(briefing, request.xlsxPath, job); !written)
            return std::unexpected(written.error());
    }
    job.progress(1, "xlsx");
    return {};
}

} // namespace holdfast::briefing
