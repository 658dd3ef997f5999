// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a briefing of one's own says anew since its last issue, accepted or kept part by part.
#include "app/look/Catalogues.h"
#include "app/panels/briefing/BriefingsPanel.h"
#include "app/panels/briefing/PartEditor.h"
#include "app/panels/briefing/ReviewDialog.h"
#include "flow/Briefings.h"
#include "present/ErrorText.h"

namespace holdfast::app {

void BriefingsPanel::review()
{
    const flow::SessionPtr session = workbench().session();
    const auto issue = m_issues.find(m_name.toStdString());
    if (!session || !isOwn() || issue == m_issues.end())
        return;
    using Changes = std::vector<briefing::PartChange>;
    JobRequest request;
    request.name = tr("Comparing with the last issue");
    request.key = QStringLiteral("briefing-review");
    const QString language = with().appearance.language(), name = m_name;
    workbench().jobs().run<Changes>(
        request, this,
        [session, wanted = this->request(), then = issue->second, language](core::JobContext& job) {
            const SpeakingLanguage speaking(language);
            return briefing::changedParts(*session, wanted, then, job);
        },
        [this, session, name, then = issue->second, compared = *plan()](core::Result<Changes> changes) {
            if (workbench().session() != session || m_name != name || !plan())
                return;
            if (changes && *plan() != compared) { // places in the changes are those of the plan of then
                review();
                return;
            }
            if (!changes) {
                if (changes.error().code != core::Code::Cancelled)
                    with().dialogs.tell(this, tr("Not compared"), present::errorText(changes.error()), {});
                return;
            }
            QStringList names;
            for (const Item& item : plan()->items)
                names.append(PartEditor::wordsOf(item));
            const auto day = [this](core::CivilDate date) { return date.isValid() ? with().appearance.fmt().date(date) : QStringLiteral("–"); };
            QStringList keptAs;
            for (const Item& item : compared.items)
                keptAs.append(day(item.asOf.isValid() ? item.asOf : then.asOf));
            auto* dialog = new ReviewDialog(names, compared, *changes, day(then.asOf), day(asOf()), keptAs, window());
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &ReviewDialog::reviewed, this, [this, name, changes = *changes, then, compared](const std::set<std::size_t>& kept) {
                if (m_name != name || !isOwn() || !plan() || *plan() != compared)
                    return;
                const Plan reviewed = briefing::reviewedPlan(*plan(), changes, kept, then.asOf);
                if (reviewed != *plan())
                    save(reviewed, row());
            });
            dialog->open();
        });
}

} // namespace holdfast::app
