// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/JobRunner.h"

#include <QTimer>

namespace holdfast::app {

struct JobRunner::Running {
    quint64 id = 0;
    JobRequest request;
    Task task;
    std::unique_ptr<core::JobContext> context;
    bool shown = false, superseded = false, started = false;
};

JobRunner::JobRunner(QObject* parent)
    : QObject(parent)
    , m_model(this)
{
    m_writer.setMaxThreadCount(1);
    m_compute.setMaxThreadCount(std::max(2, QThread::idealThreadCount() - 1));
}

JobRunner::~JobRunner()
{
    m_waiting.clear();
    for (auto& [id, job] : m_jobs)
        job->context->stop();
    m_writer.clear();
    m_compute.clear();
    m_writer.waitForDone();
    m_compute.waitForDone();
}

quint64 JobRunner::start(const JobRequest& request, Task task)
{
    auto job = std::make_shared<Running>();
    job->id = ++m_lastId;
    job->request = request;
    job->task = std::move(task);
    const quint64 id = job->id;
    job->context = std::make_unique<core::JobContext>([this, id](double fraction, const std::string& stage) {
        QMetaObject::invokeMethod(
            this, [this, id, fraction, stage] {
                m_model.setProgress(id, fraction, stageText ? stageText(stage) : QString::fromStdString(stage));
            },
            Qt::QueuedConnection);
    });
    m_writing += request.lane == Lane::Writer;
    if (request.visible)
        show(job);
    else
        QTimer::singleShot(200, this, [this, weak = std::weak_ptr(job)] {
            if (const auto still = weak.lock(); still && m_jobs.contains(still->id))
                show(still);
        });
    const QString& key = request.key;
    if (!key.isEmpty()) {
        if (const auto waiting = m_waiting.find(key); waiting != m_waiting.end()) {
            m_writing -= waiting->second->request.lane == Lane::Writer;
            if (waiting->second->shown)
                m_model.setState(waiting->second->id, JobState::Stopped);
            m_waiting.erase(waiting);
        }
        if (const auto running = m_runningOf.find(key); running != m_runningOf.end()) {
            if (!request.letRunningFinish) {
                running->second->superseded = true;
                running->second->context->stop();
            }
            m_waiting[key] = job;
            return id;
        }
    }
    launch(job);
    return id;
}

void JobRunner::launch(const RunningPtr& job)
{
    ++m_running;
    m_jobs[job->id] = job;
    if (!job->request.key.isEmpty())
        m_runningOf[job->request.key] = job;
    auto& pool = job->request.lane == Lane::Writer ? m_writer : m_compute;
    pool.start([this, job] {
        QMetaObject::invokeMethod(
            this, [this, job] {
                job->started = true;
                if (job->shown)
                    m_model.setState(job->id, JobState::Running);
            },
            Qt::QueuedConnection);
        bool failed = true;
        core::Error error {core::Code::Cancelled};
        if (!job->context->shouldStop()) {
            const core::Error* problem = job->task.work(*job->context);
            failed = problem != nullptr;
            if (problem)
                error = *problem;
        }
        QMetaObject::invokeMethod(this, [this, job, failed, error] { finished(job, failed, error); }, Qt::QueuedConnection);
    });
}

void JobRunner::finished(const RunningPtr& job, bool failed, const core::Error& error)
{
    --m_running;
    m_writing -= job->request.lane == Lane::Writer;
    m_jobs.erase(job->id);
    if (job->shown) {
        const bool stopped = failed && error.code == core::Code::Cancelled;
        m_model.setState(job->id, !failed ? JobState::Done : stopped ? JobState::Stopped : JobState::Failed,
            failed && !stopped && problemText ? problemText(error) : QString());
    }
    if (!job->request.key.isEmpty()) {
        m_runningOf.erase(job->request.key);
        if (auto next = m_waiting.extract(job->request.key))
            launch(next.mapped());
    }
    if (!job->superseded && job->task.receiver)
        job->task.done();
    if (isIdle())
        Q_EMIT becameIdle();
}

void JobRunner::show(const RunningPtr& job)
{
    if (job->shown)
        return;
    job->shown = true;
    JobModel::Entry entry;
    entry.id = job->id;
    entry.name = job->request.name;
    m_model.add(entry);
    if (job->started)
        m_model.setState(job->id, JobState::Running);
}

void JobRunner::cancel(quint64 id)
{
    for (auto it = m_waiting.begin(); it != m_waiting.end(); ++it)
        if (it->second->id == id) {
            const RunningPtr job = it->second;
            m_writing -= job->request.lane == Lane::Writer;
            m_model.setState(id, JobState::Stopped);
            m_waiting.erase(it);
            if (job->task.receiver)
                job->task.done();
            return;
        }
    if (const auto it = m_jobs.find(id); it != m_jobs.end())
        it->second->context->stop();
}

void JobRunner::cancelAll()
{
    while (!m_waiting.empty())
        cancel(m_waiting.begin()->second->id);
    for (auto& [id, job] : m_jobs)
        job->context->stop();
}

void JobRunner::drop(const QString& key)
{
    if (const auto waiting = m_waiting.find(key); waiting != m_waiting.end()) {
        m_writing -= waiting->second->request.lane == Lane::Writer;
        m_model.setState(waiting->second->id, JobState::Stopped);
        m_waiting.erase(waiting);
    }
    if (const auto running = m_runningOf.find(key); running != m_runningOf.end()) {
        running->second->superseded = true;
        running->second->context->stop();
    }
}

} // namespace holdfast::app
