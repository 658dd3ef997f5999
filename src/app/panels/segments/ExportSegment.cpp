// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/ExportSegment.h"

#include "app/look/Catalogues.h"
#include "briefing/SegmentFile.h"
#include "present/ErrorText.h"

#include <QCoreApplication>
#include <QPointer>
#include <QWidget>

namespace holdfast::app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ExportSegment)
};

void write(const Surroundings& with, QWidget* parent, const flow::SegmentExportRequest& wanted, const QString& path)
{
    const flow::SessionPtr session = with.workbench.session();
    if (!session)
        return;
    JobRequest request;
    request.name = Text::tr("Exporting the customers");
    request.lane = Lane::Writer; // the log of exports gets an entry
    with.workbench.jobs().run<std::uint64_t>(
        request, parent,
        [session, wanted, path, fmt = with.appearance.fmt(), language = with.appearance.language()](core::JobContext& job) {
            const SpeakingLanguage speaking(language);
            return briefing::writeSegment(*session, wanted, fmt, path, job);
        },
        [parent, dialogs = &with.dialogs](core::Result<std::uint64_t> written) {
            if (!written && written.error().code != core::Code::Cancelled)
                dialogs->tell(parent, Text::tr("Not exported"), present::errorText(written.error()), QString::fromStdString(written.error().detail));
        });
}

} // namespace

void exportSegment(const Surroundings& with, QWidget* parent, const QString& name, const domain::Rule& rule, bool identified)
{
    flow::SegmentExportRequest wanted;
    wanted.name = name.toStdString();
    wanted.rule = rule;
    wanted.scope = with.workbench.scope();
    wanted.identified = identified;
    const auto ask = [with, parent, name, wanted] {
        Dialogs::FileQuestion question;
        question.title = name.isEmpty() ? Text::tr("Export the selected customers") : Text::tr("Export “%1”").arg(name);
        question.filter = Text::tr("Excel workbooks (*.xlsx)") + QStringLiteral(";;") + Text::tr("CSV tables (*.csv)");
        QString plain;
        for (const QChar c : name.left(60))
            plain += c.isLetterOrNumber() || c == u' ' || c == u'-' ? c : QChar(u'_');
        question.suggested = (plain.trimmed().isEmpty() ? QStringLiteral("segment") : plain.trimmed()) + QStringLiteral(".xlsx");
        question.suffix = QStringLiteral("xlsx");
        with.dialogs.askSaveFile(parent, question, [with, parent, wanted](const QString& path) { write(with, parent, wanted, path); });
    };
    if (identified)
        with.dialogs.confirm(parent, Text::tr("Export with names"),
            Text::tr("The file will hold ids, names and addresses as they are. The export is written into the log."), Text::tr("Export"), ask);
    else
        ask();
}

} // namespace holdfast::app
