// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QElapsedTimer>
#include <QList>
#include <QString>

namespace holdfast::app {

enum class JobState : std::uint8_t { Queued, Running, Done, Failed, Stopped };

// The jobs the user may see, oldest first: what the status bar and the jobs popover show. Interface thread only.
class JobModel : public QAbstractListModel {
    Q_OBJECT
public:
    struct Entry {
        quint64 id = 0;
        QString name;
        QString stage; // in words
        double fraction = -1; // 0..1, negative = total not known
        JobState state = JobState::Queued;
        QString problem; // Failed: one sentence
        double seconds = 0; // Done: how long it ran
        QElapsedTimer started;
    };
    enum Role { IdRole = Qt::UserRole + 1 };

    using QAbstractListModel::QAbstractListModel;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    const QList<Entry>& entries() const { return m_entries; }
    // The newest job that runs, or null.
    const Entry* running() const;
    int activeCount() const;
    // Seconds left by linear extrapolation; negative = not known.
    static double secondsLeft(const Entry& entry);

    void add(const Entry& entry);
    void setState(quint64 id, JobState state, const QString& problem = {});
    void setProgress(quint64 id, double fraction, const QString& stage);
    void clearFinished();

Q_SIGNALS:
    void changed();

private:
    qsizetype rowOf(quint64 id) const;
    QList<Entry> m_entries;
};

} // namespace holdfast::app
