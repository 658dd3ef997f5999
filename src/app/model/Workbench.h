// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/JobRunner.h"
#include "app/model/UndoStack.h"
#include "flow/Explore.h"
#include "flow/ImportSource.h"
#include "flow/MakeSample.h"
#include "flow/Refresh.h"
#include "flow/Session.h"

#include <QObject>
#include <QString>

#include <memory>
#include <mutex>
#include <optional>

namespace holdfast::app {

// The open workspace as the panels see it: settings, state, the selection of customers and the undo stack. Interface
// thread only; all work goes through the job runner, so every function here returns at once.
class Workbench : public QObject {
    Q_OBJECT
public:
    explicit Workbench(JobRunner& jobs, QObject* parent = nullptr);
    ~Workbench() override;

    JobRunner& jobs() { return m_jobs; }

    bool isOpen() const { return m_session != nullptr; }
    bool isBusyOpening() const { return m_opening; }
    bool isReadOnly() const { return m_session && flow::isReadOnly(*m_session); }
    const flow::SessionPtr& session() const { return m_session; }
    QString path() const;
    const flow::WorkspaceState& state() const { return m_state; }
    // With the as-of date and period of this window where the workspace can't be changed.
    flow::Settings settings() const;
    bool hasData() const { return !m_state.imports.empty() || m_state.customers > 0; }

    void open(const QString& path);
    void create(const QString& path);
    // Makes the sample workspace at `path`, or opens it when it is there already.
    void openSample(const QString& path, bool chinese, std::uint64_t customers = 5000);
    void close();

    // What the analyses of the moment are asked for: the filters as a rule.
    flow::Scope scope() const;

    // ---- changes of the workspace: each runs on the writer lane and is an undo step -------------------------------
    // `steps` = entries it leaves in the workspace's history. A refusal goes to `refused` where there is one, else it is
    // told in a dialog.
    void change(const QString& name, std::function<core::Status(flow::Session&, core::JobContext&)> work, int steps = 1,
        std::function<void()> done = {}, std::function<void(const core::Error&)> refused = {});
    void changeSetting(const QString& key, const QString& value);
    void importSource(const flow::ImportRequest& request, QObject* receiver,
        std::function<void(core::Result<flow::ImportAnswer>)> done);
    void refreshSource(const flow::RefreshRequest& request, QObject* receiver,
        std::function<void(core::Result<flow::RefreshAnswer>)> done);
    void setAsOf(core::CivilDate date); // none = the last day of the data
    void setPeriod(core::Grain grain);
    void setComparison(flow::Comparison comparison);
    void saveSegment(const QString& name); // the selection
    void saveSegment(const QString& name, const domain::Rule& rule);
    // The customers it holds for now, kept as a list that no new data change.
    void freezeSegment(const QString& name, const QString& as);
    void removeSegment(const QString& name);
    void renameSegment(const QString& from, const QString& to);
    void applySegment(const QString& name);

    // ---- the selection of customers ---------------------------------------------------------------------------------
    const flow::Exploration* exploration() const { return m_exploration ? m_exploration->it.get() : nullptr; }
    const Filters& filters() const { return m_filters; }
    const flow::BrushAnswer* counts() const { return m_counts ? &*m_counts : nullptr; }
    // The customers are being read: analyses that start now would read them a second time, so they wait for
    // explorationChanged.
    bool isExploring() const { return m_exploring; }
    // Why there is no exploration, if there is none.
    const std::optional<core::Error>& explorationProblem() const { return m_explorationProblem; }
    // One undo step. While `dragging` the counts follow, but the step is recorded only by the call that ends the drag.
    void setFilter(const QString& field, const std::vector<int>& bins, bool dragging = false);
    void setFilters(const Filters& filters);
    void clearFilters() { setFilters({}); }
    // The selection as a rule, and a rule as the selection: each one undo step, in step with the brushes. A rule that does not
    // fit the data leaves it as it is. `done` gets why, or null when it is the selection now; without it a dialog tells.
    domain::Rule rule() const;
    enum class Combine : std::uint8_t { Replace, Keep, Add, Remove };
    void select(const domain::Rule& rule, std::function<void(const core::Error*)> done = {});
    void combine(Combine how, const domain::Rule& with);
    void invert();
    // Ids of the customers selected, at most `limit`.
    void listCustomers(const Filters& filters, std::size_t limit, QObject* receiver,
        std::function<void(core::Result<std::vector<std::string>>)> done);

    // ---- undo -------------------------------------------------------------------------------------------------------
    void undo();
    void redo();
    bool canUndo() const;
    bool canRedo() const;
    QString undoText() const; // "Undo brush"
    QString redoText() const;
    bool nextUndoIsBrush() const;

    // Drops cached answers and asks everything again.
    void recompute() { Q_EMIT factsChanged(); }

Q_SIGNALS:
    void opened();
    void closing(); // all forget its figures before anybody draws for `closed`
    void closed();
    void openingChanged();
    void stateChanged(); // settings, tables, segments, history: whatever describeWorkspace tells
    void factsChanged(); // answers computed before no longer hold
    void segmentsChanged();
    void explorationChanged(); // new facets, or none
    void filtersChanged(); // chips
    void filtersSettled(); // not while dragging
    void counted(); // new counts for the filters
    void undoChanged();
    void failed(const QString& title, const core::Error& error);

private:
    struct Described {
        flow::WorkspaceState state;
        flow::Settings settings;
    };
    struct SharedExploration { // one thread at a time
        std::shared_ptr<flow::Exploration> it;
        std::mutex mutex;
    };
    static core::Result<Described> describe(flow::Session& session);
    void openWith(const QString& jobName, const QString& problemTitle,
        std::function<core::Result<flow::SessionPtr>(core::JobContext&)> make, bool viewing = false);
    void adopt(flow::SessionPtr session, const Described& described, bool viewing);
    // `step`: the history word of what was done or taken back.
    void take(const Described& described, const std::string& step);
    template <class Answer, class Load>
    void load(const QString& name, Load work, QObject* receiver, std::function<void(core::Result<Answer>)> done);
    void explore();
    void count();
    void applyFilters(const Filters& filters);
    void recountConditions(); // saved segments have changed
    void runHistory(bool back, int steps);

    JobRunner& m_jobs;
    flow::SessionPtr m_session;
    flow::WorkspaceState m_state;
    flow::Settings m_settings;
    std::optional<core::CivilDate> m_asOf; // read-only workspaces: chosen for this window
    std::optional<core::Grain> m_period;
    std::shared_ptr<SharedExploration> m_exploration;
    std::optional<core::Error> m_explorationProblem;
    Filters m_filters;
    std::optional<Filters> m_beforeDrag;
    std::optional<flow::BrushAnswer> m_counts;
    UndoStack m_undo;
    bool m_opening = false, m_exploring = false, m_takingBack = false;
};

} // namespace holdfast::app
