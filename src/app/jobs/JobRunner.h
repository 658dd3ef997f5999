// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/JobModel.h"
#include "core/Error.h"
#include "core/JobContext.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <map>
#include <memory>

namespace holdfast::app {

// Where a job runs: changes of the workspace strictly one after another, analyses side by side.
enum class Lane : std::uint8_t { Writer, Compute };

struct JobRequest {
    QString name; // in words, for the status bar
    Lane lane = Lane::Compute;
    // Not empty: of the jobs with this key only the newest counts. At most one runs at a time; a newer one stops it
    // and drops what it still returns, and replaces one that waits.
    QString key {};
    // With a key: let the running one finish and deliver (a drag would otherwise starve), replace only the waiting one.
    bool letRunningFinish = false;
    // Shown from the start; otherwise only when it takes longer than 200 ms.
    bool visible = true;
};

// The only place of the program with threads. All functions are for the interface thread; `done` is called there too.
class JobRunner : public QObject {
    Q_OBJECT
public:
    explicit JobRunner(QObject* parent = nullptr);
    // Stops everything and waits for it (each use case is back within 200 ms).
    ~JobRunner() override;

    // Runs `work` and hands its result to `done` unless `receiver` is gone or the job was superseded or stopped.
    // A stopped job (key superseded or cancel) calls `done` with core::Code::Cancelled only when cancelled by hand.
    template <class T>
    quint64 run(const JobRequest& request, QObject* receiver, std::function<core::Result<T>(core::JobContext&)> work,
        std::function<void(core::Result<T>)> done)
    {
        auto result = std::make_shared<core::Result<T>>(core::fail(core::Code::Cancelled));
        Task task;
        task.receiver = receiver;
        task.work = [work = std::move(work), result](core::JobContext& job) -> const core::Error* {
            *result = work(job);
            return result->has_value() ? nullptr : &result->error();
        };
        task.done = [done = std::move(done), result] { done(std::move(*result)); };
        return start(request, std::move(task));
    }

    void cancel(quint64 id);
    void cancelAll();
    // Drops waiting and running jobs of this key without telling anybody.
    void drop(const QString& key);
    bool isIdle() const { return m_running == 0 && m_waiting.empty(); }
    // A change of the workspace is running or waiting.
    bool isWriting() const { return m_writing > 0; }
    JobModel& model() { return m_model; }

    // Words a stage and an error; handed in so that jobs know no wording.
    std::function<QString(const std::string&)> stageText;
    std::function<QString(const core::Error&)> problemText;

Q_SIGNALS:
    void becameIdle();

private:
    struct Task {
        QPointer<QObject> receiver;
        std::function<const core::Error*(core::JobContext&)> work;
        std::function<void()> done;
    };
    struct Running;
    using RunningPtr = std::shared_ptr<Running>;

    quint64 start(const JobRequest& request, Task task);
    void launch(const RunningPtr& job);
    void finished(const RunningPtr& job, bool failed, const core::Error& error);
    void show(const RunningPtr& job);

    JobModel m_model;
    QThreadPool m_writer, m_compute;
    std::map<quint64, RunningPtr> m_jobs;
    std::map<QString, RunningPtr> m_runningOf, m_waiting; // by key
    quint64 m_lastId = 0;
    int m_running = 0, m_writing = 0;
};

} // namespace holdfast::app
