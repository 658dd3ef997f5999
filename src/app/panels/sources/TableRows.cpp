// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/sources/TableRows.h"

#include "app/widgets/CellOrigin.h"
#include "app/widgets/RowsDialog.h"
#include "present/ErrorText.h"
#include "present/Words.h"

#include <QCoreApplication>
#include <QWidget>

namespace holdfast::app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TableRows)
};

constexpr std::uint64_t kRows = 1000;

} // namespace

void showTableRows(const Surroundings& with, const std::string& table, QWidget* parent)
{
    const flow::SessionPtr session = with.workbench.session();
    if (!session)
        return;
    JobRequest request;
    request.name = Text::tr("Reading rows");
    request.key = QStringLiteral("table-rows");
    request.visible = false;
    with.workbench.jobs().run<flow::RowsAnswer>(
        request, parent, [session, table](core::JobContext& job) { return flow::rowsOf(*session, table, 0, kRows, true, job); },
        [with, table, parent](core::Result<flow::RowsAnswer> answer) {
            if (!answer) {
                if (answer.error().code != core::Code::Cancelled)
                    with.dialogs.tell(parent, Text::tr("Rows not read"), present::errorText(answer.error()), {});
                return;
            }
            // Columns of the table, and those that say where a row comes from.
            std::vector<std::size_t> shown;
            std::optional<std::size_t> import, row;
            for (std::size_t i = 0; i < answer->columns.size(); ++i) {
                const std::string& name = answer->columns[i].name;
                if (name == "_import")
                    import = i;
                else if (name == "_row")
                    row = i;
                else if (!name.starts_with('_'))
                    shown.push_back(i);
            }
            QStringList heads;
            for (const std::size_t i : shown) {
                const auto& column = answer->columns[i];
                heads.append(QString::fromStdString(column.label.empty() ? column.name : column.label));
            }
            QList<QStringList> rows;
            std::vector<CellPlace> places;
            for (const auto& cells : answer->rows) {
                rows.append(QStringList());
                for (const std::size_t i : shown)
                    rows.last().append(i < cells.size() && cells[i] ? QString::fromStdString(*cells[i]) : with.appearance.fmt().missing());
                CellPlace place {table, {}, 0, {}};
                if (import && cells[*import])
                    place.importId = *cells[*import];
                if (row && cells[*row])
                    place.row = std::strtoull(cells[*row]->c_str(), nullptr, 10);
                places.push_back(place);
            }
            auto* dialog = new RowsDialog(with.appearance, parent);
            dialog->setObjectName(QStringLiteral("tableRowsDialog"));
            dialog->resize(1000, 560);
            dialog->setWindowTitle(present::roleName(QString::fromStdString(table)));
            const present::Fmt& fmt = with.appearance.fmt();
            dialog->setRows(heads, rows,
                Text::tr("%1 of %2 rows. Press I on a cell to see where it comes from.").arg(fmt.count(rows.size()), fmt.count(qint64(answer->total))));
            std::vector<std::string> names;
            for (const std::size_t i : shown)
                names.push_back(answer->columns[i].name);
            dialog->setOrigins([with, dialog, places, names](int at, int column) {
                CellPlace place = places[std::size_t(at)];
                place.column = names[std::size_t(column)];
                showOrigin(with, place, dialog);
            });
            dialog->open();
        });
}

} // namespace holdfast::app
