// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/JobsPopover.h"

#include "app/look/Icons.h"

#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace holdfast::app {

JobsPopover::JobsPopover(const Surroundings& with, QWidget* parent)
    : Popover(with.appearance, parent)
    , m_with(with)
{
    setObjectName(QStringLiteral("jobsPopover"));
    body()->setFixedWidth(380);
    auto* layout = new QVBoxLayout(body());
    layout->setContentsMargins(14, 12, 14, 12);
    auto* title = new QLabel(tr("Jobs"), body());
    title->setProperty("type", QStringLiteral("block"));
    layout->addWidget(title);
    m_list = new QVBoxLayout;
    m_list->setSpacing(10);
    layout->addLayout(m_list);
    connect(&with.workbench.jobs().model(), &JobModel::changed, this, &JobsPopover::refresh);
    refresh();
}

void JobsPopover::refresh()
{
    const JobModel& model = m_with.workbench.jobs().model();
    while (QLayoutItem* item = m_list->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    if (model.entries().isEmpty()) {
        auto* none = new QLabel(tr("No jobs yet."), body());
        none->setProperty("type", QStringLiteral("secondary"));
        m_list->addWidget(none);
    }
    const present::Fmt fmt = m_with.appearance.fmt();
    for (auto it = model.entries().crbegin(); it != model.entries().crend(); ++it) {
        const JobModel::Entry& entry = *it;
        auto* line = new QWidget(body());
        auto* grid = new QGridLayout(line);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(8);
        grid->setVerticalSpacing(3);
        const QString name = entry.state == JobState::Done ? QStringLiteral("check")
            : entry.state == JobState::Failed              ? QStringLiteral("warn")
            : entry.state == JobState::Running             ? QStringLiteral("refresh")
                                                           : QStringLiteral("clock");
        auto* mark = new QLabel(line);
        mark->setPixmap(icon(name, m_with.appearance,
            entry.state == JobState::Done         ? IconTone::Good
                : entry.state == JobState::Failed ? IconTone::Bad
                                                  : IconTone::Accent)
                            .pixmap(14, 14));
        grid->addWidget(mark, 0, 0, 2, 1);
        grid->addWidget(new QLabel(entry.name, line), 0, 1);
        const double left = JobModel::secondsLeft(entry);
        auto* state = new QLabel(entry.state == JobState::Done ? tr("done in %1").arg(fmt.duration(entry.seconds))
                : entry.state == JobState::Failed              ? tr("failed", "job state")
                : entry.state == JobState::Stopped             ? tr("stopped", "job state")
                : entry.state == JobState::Queued              ? tr("queued", "job state")
                : left >= 0                                    ? tr("%1 left").arg(fmt.duration(left))
                                                               : entry.stage,
            line);
        state->setProperty("type", QStringLiteral("secondary"));
        grid->addWidget(state, 0, 2);
        if (entry.state == JobState::Running || entry.state == JobState::Queued) {
            auto* cancel = new QToolButton(line);
            cancel->setProperty("role", QStringLiteral("icon"));
            cancel->setIcon(icon(QStringLiteral("close"), m_with.appearance));
            cancel->setToolTip(tr("Cancel"));
            cancel->setAccessibleName(tr("Cancel the job"));
            connect(cancel, &QToolButton::clicked, this, [this, id = entry.id] { m_with.workbench.jobs().cancel(id); });
            grid->addWidget(cancel, 0, 3);
        }
        if (entry.state == JobState::Failed) {
            auto* problem = new QLabel(entry.problem, line);
            problem->setTextFormat(Qt::PlainText);
            problem->setWordWrap(true);
            problem->setProperty("type", QStringLiteral("bad"));
            grid->addWidget(problem, 1, 1, 1, 3);
        } else {
            auto* bar = new QProgressBar(line);
            bar->setTextVisible(false);
            bar->setFixedHeight(4);
            bar->setRange(0, entry.state == JobState::Running && entry.fraction < 0 ? 0 : 1000);
            bar->setValue(int(std::max(0.0, entry.fraction) * 1000));
            grid->addWidget(bar, 1, 1, 1, 2);
        }
        grid->setColumnStretch(1, 1);
        m_list->addWidget(line);
    }
}

} // namespace holdfast::app
