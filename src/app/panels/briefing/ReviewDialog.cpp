// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/briefing/ReviewDialog.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace holdfast::app {

enum Column { Part, Then, Now, Change };

ReviewDialog::ReviewDialog(const QStringList& names, const domain::BriefingPlan& plan, std::vector<briefing::PartChange> changes, const QString& then, const QString& now,
    const QStringList& kept, QWidget* parent)
    : QDialog(parent)
    , m_changes(std::move(changes))
    , m_kept(kept)
    , m_parts(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("ReviewDialog"));
    setWindowTitle(tr("What changed since the last issue"));
    resize(760, 480);
    auto* what = new QLabel(m_changes.empty()
            ? tr("Every part reads as in the issue with data to %1.").arg(then)
            : tr("%n part(s) read otherwise than in the issue with data to %1. Checked parts show the new figures; the others keep those of the issue and say so.", nullptr, int(m_changes.size())).arg(then), this);
    what->setProperty("type", QStringLiteral("secondary"));
    what->setWordWrap(true);

    m_parts->setObjectName(QStringLiteral("reviewParts"));
    m_parts->setAccessibleName(windowTitle());
    m_parts->setHeaderLabels({tr("Part"), tr("Then, data to %1").arg(then), tr("Now, data to %1").arg(now), tr("Change")});
    m_parts->setUniformRowHeights(true);
    for (const briefing::PartChange& change : m_changes) {
        auto* part = new QTreeWidgetItem(m_parts, {names.value(qsizetype(change.part))});
        part->setFlags(part->flags() | Qt::ItemIsUserCheckable);
        part->setCheckState(Part, change.part < plan.items.size() && plan.items[change.part].asOf.isValid() ? Qt::Unchecked : Qt::Checked);
        for (const auto& line : change.lines) {
            auto* figure = new QTreeWidgetItem(part, {line.label, line.before, line.after, line.change});
            for (const int column : {Part, Then, Now})
                figure->setToolTip(column, figure->text(column));
        }
        if (change.tables > 0)
            new QTreeWidgetItem(part, {tr("%n chart(s) or table(s) with other numbers", nullptr, change.tables)});
    }
    m_parts->expandAll();
    m_parts->header()->setStretchLastSection(false);
    m_parts->header()->setSectionResizeMode(QHeaderView::Interactive);
    m_parts->header()->setSectionResizeMode(Part, QHeaderView::Stretch);
    for (const int column : {Then, Now})
        m_parts->setColumnWidth(column, 150);
    m_parts->setCurrentItem(m_parts->topLevelItem(0));
    connect(m_parts, &QTreeWidget::itemChanged, this, &ReviewDialog::word);

    const auto button = [this](const char* name, const QString& text, auto run) {
        auto* made = new QPushButton(text, this);
        made->setObjectName(QString::fromLatin1(name));
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, run);
        return made;
    };
    auto* accept = button("reviewAcceptAll", tr("Accept all"), [this] { checkAll(true); });
    auto* keepAll = button("reviewKeepAll", tr("Keep all"), [this] { checkAll(false); });
    auto* cancel = button("reviewCancel", tr("Cancel"), [this] { reject(); });
    auto* apply = button("reviewApply", tr("Apply"), [this] {
        std::set<std::size_t> unchecked;
        for (std::size_t i = 0; i < m_changes.size(); ++i)
            if (m_parts->topLevelItem(int(i))->checkState(Part) == Qt::Unchecked)
                unchecked.insert(m_changes[i].part);
        Q_EMIT reviewed(unchecked);
        QDialog::accept();
    });
    apply->setProperty("role", QStringLiteral("primary"));
    apply->setDefault(true);
    for (QPushButton* one : {accept, keepAll, apply})
        one->setEnabled(!m_changes.empty());
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(accept);
    buttons->addWidget(keepAll);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(apply);
    auto* lines = new QVBoxLayout(this);
    lines->setSpacing(12);
    lines->addWidget(what);
    lines->addWidget(m_parts, 1);
    lines->addLayout(buttons);
    word();
    m_parts->setFocus();
}

void ReviewDialog::checkAll(bool accepted)
{
    for (int i = 0; i < m_parts->topLevelItemCount(); ++i)
        m_parts->topLevelItem(i)->setCheckState(Part, accepted ? Qt::Checked : Qt::Unchecked);
}

void ReviewDialog::word()
{
    const QSignalBlocker quiet(m_parts);
    for (int i = 0; i < m_parts->topLevelItemCount(); ++i) {
        QTreeWidgetItem* part = m_parts->topLevelItem(i);
        part->setText(Now, part->checkState(Part) == Qt::Checked ? tr("accepted") : tr("kept as of %1").arg(m_kept.value(qsizetype(m_changes[std::size_t(i)].part))));
    }
}

} // namespace holdfast::app
