// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/JobModel.h"

namespace holdfast::app {

static constexpr qsizetype kKeptFinished = 12;

int JobModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant JobModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_entries.size())
        return {};
    const Entry& entry = m_entries[index.row()];
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return entry.name;
    if (role == IdRole)
        return entry.id;
    return {};
}

const JobModel::Entry* JobModel::running() const
{
    for (auto it = m_entries.crbegin(); it != m_entries.crend(); ++it)
        if (it->state == JobState::Running)
            return &*it;
    return nullptr;
}

int JobModel::activeCount() const
{
    int n = 0;
    for (const Entry& entry : m_entries)
        n += entry.state == JobState::Running || entry.state == JobState::Queued;
    return n;
}

double JobModel::secondsLeft(const Entry& entry)
{
    if (entry.state != JobState::Running || entry.fraction < 0.02 || !entry.started.isValid())
        return -1;
    const double spent = static_cast<double>(entry.started.elapsed()) / 1000.0;
    return spent < 1 ? -1 : spent * (1 - entry.fraction) / entry.fraction;
}

qsizetype JobModel::rowOf(quint64 id) const
{
    for (qsizetype i = 0; i < m_entries.size(); ++i)
        if (m_entries[i].id == id)
            return i;
    return -1;
}

void JobModel::add(const Entry& entry)
{
    const int row = static_cast<int>(m_entries.size());
    beginInsertRows({}, row, row);
    m_entries.append(entry);
    endInsertRows();
    Q_EMIT changed();
}

void JobModel::setState(quint64 id, JobState state, const QString& problem)
{
    const qsizetype row = rowOf(id);
    if (row < 0)
        return;
    Entry& entry = m_entries[row];
    if (state == JobState::Running)
        entry.started.start();
    else if (entry.started.isValid())
        entry.seconds = static_cast<double>(entry.started.elapsed()) / 1000.0;
    entry.state = state;
    entry.problem = problem;
    if (state == JobState::Done)
        entry.fraction = 1;
    const QModelIndex at = index(static_cast<int>(row));
    Q_EMIT dataChanged(at, at);
    if (state == JobState::Done || state == JobState::Failed || state == JobState::Stopped) {
        qsizetype finished = 0;
        for (const Entry& other : m_entries)
            finished += other.state != JobState::Running && other.state != JobState::Queued;
        for (qsizetype i = 0; i < m_entries.size() && finished > kKeptFinished;) {
            if (m_entries[i].state == JobState::Running || m_entries[i].state == JobState::Queued) {
                ++i;
                continue;
            }
            beginRemoveRows({}, static_cast<int>(i), static_cast<int>(i));
            m_entries.removeAt(i);
            endRemoveRows();
            --finished;
        }
    }
    Q_EMIT changed();
}

void JobModel::setProgress(quint64 id, double fraction, const QString& stage)
{
    const qsizetype row = rowOf(id);
    if (row < 0 || m_entries[row].state != JobState::Running)
        return;
    m_entries[row].fraction = fraction;
    m_entries[row].stage = stage;
    const QModelIndex at = index(static_cast<int>(row));
    Q_EMIT dataChanged(at, at);
    Q_EMIT changed();
}

void JobModel::clearFinished()
{
    for (qsizetype i = m_entries.size() - 1; i >= 0; --i) {
        if (m_entries[i].state == JobState::Running || m_entries[i].state == JobState::Queued)
            continue;
        beginRemoveRows({}, static_cast<int>(i), static_cast<int>(i));
        m_entries.removeAt(i);
        endRemoveRows();
    }
    Q_EMIT changed();
}

} // namespace holdfast::app
