// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/CellOrigin.h"

#include "app/shell/ProvenancePopover.h"
#include "present/ErrorText.h"
#include "present/pages/DataPages.h"

#include <QCoreApplication>
#include <QWidget>

namespace holdfast::app {

void showOrigin(const Surroundings& with, const CellPlace& place, QWidget* anchor)
{
    const flow::SessionPtr session = with.workbench.session();
    if (!session)
        return;
    JobRequest request;
    request.name = QCoreApplication::translate("CellOrigin", "Finding the origin of a cell");
    request.key = QStringLiteral("cell-origin");
    request.visible = false;
    with.workbench.jobs().run<flow::CellLineage>(
        request, anchor,
        [session, place](core::JobContext& job) {
            return flow::cellLineage(*session, place.table, place.importId, place.row, place.column, job);
        },
        [with, anchor](core::Result<flow::CellLineage> lineage) {
            if (!lineage) {
                if (lineage.error().code != core::Code::Cancelled)
                    with.dialogs.tell(anchor, QCoreApplication::translate("CellOrigin", "Origin not found"), present::errorText(lineage.error()), {});
                return;
            }
            auto* popover = new ProvenancePopover(present::lineageProvenance(*lineage, with.appearance.fmt()), with.appearance, anchor);
            popover->showAt({anchor->mapToGlobal(QPoint(40, 0)), QSize(10, 40)});
        });
}

} // namespace holdfast::app
