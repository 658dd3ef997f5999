// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/Workbench.h"

#include <QObject>

namespace holdfast::app {

// What every LiveAnswer does without knowing the answer.
class LiveAnswerBase : public QObject {
    Q_OBJECT
public:
    // Only while it is seen; what changes meanwhile is asked for when it is seen again.
    void setActive(bool active);
    const std::optional<core::Error>& problem() const { return m_problem; }
    bool isComputing() const { return m_computing; }
    void invalidate();

Q_SIGNALS:
    void changed();

protected:
    LiveAnswerBase(Workbench& workbench, const QString& key, QObject* parent);
    virtual void ask(const JobRequest& request) = 0;
    virtual void forget() = 0;
    void finish(const core::Error* error); // null: an answer has come
    Workbench& m_workbench;

private:
    void compute();
    QString m_key;
    std::optional<core::Error> m_problem;
    bool m_active = false, m_stale = true, m_computing = false, m_waiting = false;
};

// The answer of an analysis for the current scope, asked again when facts, dates or filters change. Keeps the last one, so
// that a change of language needs no new one, until a job that was to replace it fails or is stopped by hand. `name` gives the words of the job in the language of the moment.
template <class Answer>
class LiveAnswer : public LiveAnswerBase {
public:
    using Work = std::function<core::Result<Answer>(flow::Session&, const flow::Scope&, core::JobContext&)>;
    LiveAnswer(Workbench& workbench, const QString& key, std::function<QString()> name, Work work, QObject* parent)
        : LiveAnswerBase(workbench, key, parent)
        , m_name(std::move(name))
        , m_work(std::move(work))
    {
    }
    const Answer* answer() const { return m_answer ? &*m_answer : nullptr; }
    // Another question: asked at once while it is seen.
    void setWork(Work work)
    {
        m_work = std::move(work);
        invalidate();
    }

protected:
    void ask(const JobRequest& request) override
    {
        const flow::SessionPtr session = m_workbench.session();
        JobRequest named = request;
        named.name = m_name();
        m_workbench.jobs().run<Answer>(
            named, this, [session, work = m_work, scope = m_workbench.scope()](core::JobContext& job) { return work(*session, scope, job); },
            [this, session](core::Result<Answer> result) {
                if (m_workbench.session() != session)
                    return;
                if (result)
                    m_answer = std::move(*result);
                else
                    m_answer.reset();
                finish(result ? nullptr : &result.error());
            });
    }
    void forget() override { m_answer.reset(); }

private:
    std::function<QString()> m_name;
    Work m_work;
    std::optional<Answer> m_answer;
};

} // namespace holdfast::app
