// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/Workbench.h"

#include "app/model/Viewing.h"

#include "present/Words.h"

#include <QFileInfo>
#include <QPointer>

#include <utility>

namespace holdfast::app {

Workbench::Workbench(JobRunner& jobs, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
{
    connect(this, &Workbench::factsChanged, this, &Workbench::explore);
}

Workbench::~Workbench() = default;

QString Workbench::path() const
{
    return m_session ? QString::fromStdString(flow::pathOf(*m_session)) : QString();
}

flow::Settings Workbench::settings() const
{
    flow::Settings settings = m_settings;
    if (m_asOf)
        settings.asOf = *m_asOf;
    if (m_period)
        settings.period = *m_period;
    return settings;
}

flow::Scope Workbench::scope() const
{
    flow::Scope scope;
    if (m_asOf)
        scope.asOf = *m_asOf;
    scope.period = m_period;
    if (!m_filters.empty() && m_exploration)
        scope.rule = m_exploration->it->ruleOf(m_filters);
    return scope;
}

// ---- opening and closing ---------------------------------------------------------------------------------------------

core::Result<Workbench::Described> Workbench::describe(flow::Session& session)
{
    auto state = flow::describeWorkspace(session);
    if (!state)
        return std::unexpected(state.error());
    auto settings = flow::readSettings(session);
    if (!settings)
        return std::unexpected(settings.error());
    return Described {std::move(*state), std::move(*settings)};
}

void Workbench::openWith(const QString& jobName, const QString& problemTitle,
    std::function<core::Result<flow::SessionPtr>(core::JobContext&)> make, bool viewing)
{
    if (m_opening)
        return;
    m_opening = true;
    Q_EMIT openingChanged();
    using Opened = std::pair<flow::SessionPtr, Described>;
    JobRequest request;
    request.name = jobName;
    request.lane = Lane::Writer;
    m_jobs.run<Opened>(
        request, this,
        [make = std::move(make)](core::JobContext& job) -> core::Result<Opened> {
            auto session = make(job);
            if (!session)
                return std::unexpected(session.error());
            auto described = describe(**session);
            if (!described)
                return std::unexpected(described.error());
            return Opened {std::move(*session), std::move(*described)};
        },
        [this, problemTitle, viewing](core::Result<Opened> result) {
            m_opening = false;
            Q_EMIT openingChanged();
            if (result)
                adopt(std::move(result->first), result->second, viewing);
            else if (result.error().code != core::Code::Cancelled)
                Q_EMIT failed(problemTitle, result.error());
        });
}

void Workbench::open(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const bool viewing = isWantedForViewing(*this);
    if (m_session && QFileInfo(this->path()).absoluteFilePath() == absolute) {
        if (viewing == isViewing(*this))
            return;
        close(); // one opening at a time
    }
    openWith(tr("Opening %1").arg(QFileInfo(path).fileName()), tr("Workspace not opened"),
        [absolute, viewing](core::JobContext&) -> core::Result<flow::SessionPtr> {
            auto session = flow::openWorkspace(absolute.toStdString(), viewing);
            // In use elsewhere: still good to look at.
            if (!session && session.error().code == core::Code::WorkspaceLocked)
                if (auto reader = flow::openWorkspace(absolute.toStdString(), true))
                    return reader;
            return session;
        },
        viewing);
}

void Workbench::create(const QString& path)
{
    openWith(tr("Creating %1").arg(QFileInfo(path).fileName()), tr("Workspace not created"),
        [path = path.toStdString()](core::JobContext&) { return flow::createWorkspace(path); });
}

void Workbench::openSample(const QString& path, bool chinese, std::uint64_t customers)
{
    const bool exists = QFileInfo::exists(path);
    openWith(exists ? tr("Opening the sample workspace") : tr("Making the sample workspace"), tr("Sample workspace not opened"),
        [path = path.toStdString(), chinese, exists, customers](core::JobContext& job) {
            if (exists)
                return flow::openWorkspace(path);
            flow::SampleRequest request;
            request.chinese = chinese;
            request.customers = customers;
            return flow::makeSample(path, request, job);
        });
}

void Workbench::adopt(flow::SessionPtr session, const Described& described, bool viewing)
{
    close();
    setViewing(*this, viewing);
    m_session = std::move(session);
    m_state = described.state;
    m_settings = described.settings;
    Q_EMIT stateChanged();
    Q_EMIT undoChanged();
    Q_EMIT factsChanged();
    Q_EMIT opened();
    Q_EMIT segmentsChanged();
}

void Workbench::close()
{
    if (!m_session)
        return;
    m_jobs.drop(QStringLiteral("explore"));
    m_jobs.drop(QStringLiteral("brush"));
    Q_EMIT closing();
    Q_EMIT closed();
    m_exploration.reset();
    m_exploring = false;
    m_explorationProblem.reset();
    m_counts.reset();
    m_filters.clear();
    m_beforeDrag.reset();
    m_asOf.reset();
    m_period.reset();
    m_undo.clear();
    m_state = {};
    m_settings = {};
    // The last owner writes the journal back and closes the file: work for the writer lane.
    JobRequest request;
    request.name = tr("Closing the workspace");
    request.lane = Lane::Writer;
    request.visible = false;
    auto holder = std::make_shared<flow::SessionPtr>(std::move(m_session));
    m_session.reset();
    m_jobs.run<bool>(
        request, this,
        [holder](core::JobContext&) -> core::Result<bool> {
            holder->reset();
            return true;
        },
        [](core::Result<bool>) { });
    Q_EMIT explorationChanged();
    Q_EMIT filtersChanged();
    Q_EMIT undoChanged();
}

// ---- changes ---------------------------------------------------------------------------------------------------------

// Steps after which every figure may differ, though imports and settings are as they were.
static bool changesFacts(const std::string& step)
{
    return !step.empty() && step != "segment-save" && step != "segment-remove" && step != "setting" && step != "expected" && !step.starts_with("briefing") && !step.starts_with("campaign-");
}

void Workbench::take(const Described& described, const std::string& step)
{
    const bool facts = changesFacts(step) || m_state.imports.size() != described.state.imports.size() || m_state.settings != described.state.settings
        || !std::equal(m_state.imports.begin(), m_state.imports.end(), described.state.imports.begin(),
            [](const flow::ImportState& a, const flow::ImportState& b) { return a.id == b.id && a.inForce == b.inForce; });
    const bool segments = !std::equal(m_state.segments.begin(), m_state.segments.end(), described.state.segments.begin(),
        described.state.segments.end(),
        [](const flow::Segment& a, const flow::Segment& b) { return a.name == b.name && a.rule == b.rule; });
    m_state = described.state;
    m_settings = described.settings;
    Q_EMIT stateChanged();
    Q_EMIT undoChanged();
    if (facts)
        Q_EMIT factsChanged();
    if (facts || segments)
        Q_EMIT segmentsChanged();
    if (segments)
        recountConditions();
}

void Workbench::change(const QString& name, std::function<core::Status(flow::Session&, core::JobContext&)> work, int steps,
    std::function<void()> done, std::function<void(const core::Error&)> refused)
{
    if (!m_session)
        return;
    JobRequest request;
    request.name = name;
    request.lane = Lane::Writer;
    request.visible = false;
    const flow::SessionPtr session = m_session;
    m_jobs.run<Described>(
        request, this,
        [session, work = std::move(work)](core::JobContext& job) -> core::Result<Described> {
            if (auto status = work(*session, job); !status)
                return std::unexpected(status.error());
            return describe(*session);
        },
        [this, session, steps, done = std::move(done), refused = std::move(refused)](core::Result<Described> result) {
            if (m_session != session)
                return;
            if (!result) {
                if (refused)
                    refused(result.error());
                else if (result.error().code != core::Code::Cancelled)
                    Q_EMIT failed(tr("Change not made"), result.error());
                Q_EMIT undoChanged();
                return;
            }
            if (steps > 0) {
                UndoStack::Step step;
                step.changes = steps;
                m_undo.push(step);
            }
            const flow::History& now = result->state.history;
            take(*result, steps == 0 && std::exchange(m_takingBack, false) ? now.redo : now.undo);
            if (done)
                done();
        });
    Q_EMIT undoChanged();
}

void Workbench::changeSetting(const QString& key, const QString& value)
{
    change(present::settingName(key), [key = key.toStdString(), value = value.toStdString()](flow::Session& session, core::JobContext&) {
        return flow::changeSetting(session, key, value);
    });
}

static QString fileName(const std::string& path)
{
    return QFileInfo(QString::fromStdString(path)).fileName();
}

template <class Answer, class Load>
void Workbench::load(const QString& name, Load work, QObject* receiver, std::function<void(core::Result<Answer>)> done)
{
    if (!m_session)
        return;
    using Loaded = std::pair<Answer, Described>;
    JobRequest request;
    request.name = name;
    request.lane = Lane::Writer;
    const flow::SessionPtr session = m_session;
    m_jobs.run<Loaded>(
        request, this,
        [session, work = std::move(work)](core::JobContext& job) -> core::Result<Loaded> {
            core::Result<Answer> answer = work(*session, job);
            if (!answer)
                return std::unexpected(answer.error());
            auto described = describe(*session);
            if (!described)
                return std::unexpected(described.error());
            return Loaded {std::move(*answer), std::move(*described)};
        },
        [this, session, receiver = QPointer<QObject>(receiver), done = std::move(done)](core::Result<Loaded> result) {
            if (m_session != session)
                return;
            if (result) {
                m_undo.push({});
                take(result->second, result->second.state.history.undo);
            }
            Q_EMIT undoChanged();
            if (!receiver)
                return;
            if (result)
                done(std::move(result->first));
            else
                done(std::unexpected(result.error()));
        });
    Q_EMIT undoChanged();
}

void Workbench::importSource(const flow::ImportRequest& request, QObject* receiver,
    std::function<void(core::Result<flow::ImportAnswer>)> done)
{
    load<flow::ImportAnswer>(
        tr("Loading %1").arg(fileName(request.path)), [request](flow::Session& session, core::JobContext& job) { return flow::importSource(session, request, job); }, receiver,
        std::move(done));
}

void Workbench::refreshSource(const flow::RefreshRequest& request, QObject* receiver,
    std::function<void(core::Result<flow::RefreshAnswer>)> done)
{
    load<flow::RefreshAnswer>(
        tr("Loading %1").arg(fileName(request.path)), [request](flow::Session& session, core::JobContext& job) { return flow::refreshSource(session, request, job); }, receiver,
        std::move(done));
}

void Workbench::setAsOf(core::CivilDate date)
{
    if (!isReadOnly()) {
        changeSetting(QStringLiteral("as-of"), QString::fromStdString(core::isoText(date)));
        return;
    }
    m_asOf = date.isValid() ? std::optional(date) : std::nullopt;
    Q_EMIT stateChanged();
    Q_EMIT factsChanged();
}

void Workbench::setPeriod(core::Grain grain)
{
    if (!isReadOnly()) {
        changeSetting(QStringLiteral("period"), QString::fromStdString(std::string(core::word(grain))));
        return;
    }
    m_period = grain;
    Q_EMIT stateChanged();
    Q_EMIT factsChanged();
}

void Workbench::setComparison(flow::Comparison comparison)
{
    changeSetting(QStringLiteral("compare"),
        comparison == flow::Comparison::None           ? QStringLiteral("none")
            : comparison == flow::Comparison::LastYear ? QStringLiteral("last-year")
                                                       : QStringLiteral("previous"));
}

void Workbench::saveSegment(const QString& name)
{
    if (m_exploration)
        saveSegment(name, rule());
}

void Workbench::saveSegment(const QString& name, const domain::Rule& rule)
{
    const flow::Segment segment {name.toStdString(), rule};
    change(tr("Saving the segment"),
        [segment](flow::Session& session, core::JobContext&) { return flow::saveSegment(session, segment); });
}

void Workbench::freezeSegment(const QString& name, const QString& as)
{
    flow::Scope all = scope();
    all.rule.reset();
    change(tr("Saving the segment"), [all, name = name.toStdString(), as = as.toStdString()](flow::Session& session, core::JobContext& job) -> core::Status {
        domain::Rule rule;
        rule.kind = domain::Rule::Kind::Segment;
        rule.segment = name;
        auto customers = flow::segmentCustomers(session, rule, all, job);
        if (!customers)
            return std::unexpected(customers.error());
        domain::Rule list;
        list.kind = domain::Rule::Kind::Ids;
        list.values = std::move(*customers);
        return flow::saveSegment(session, {as, std::move(list)});
    });
}

void Workbench::removeSegment(const QString& name)
{
    change(tr("Removing the segment"), [name = name.toStdString()](flow::Session& session, core::JobContext&) {
        return flow::removeSegment(session, name);
    });
}

void Workbench::renameSegment(const QString& from, const QString& to)
{
    const auto it = std::find_if(m_state.segments.begin(), m_state.segments.end(),
        [&](const flow::Segment& segment) { return segment.name == from.toStdString(); });
    if (it == m_state.segments.end() || from == to)
        return;
    change(
        tr("Renaming the segment"),
        [old = *it, to = to.toStdString()](flow::Session& session, core::JobContext&) -> core::Status {
            if (auto saved = flow::saveSegment(session, {to, old.rule}); !saved)
                return saved;
            return flow::removeSegment(session, old.name);
        },
        2);
}

void Workbench::applySegment(const QString& name)
{
    const auto it = std::find_if(m_state.segments.begin(), m_state.segments.end(),
        [&](const flow::Segment& segment) { return segment.name == name.toStdString(); });
    if (it == m_state.segments.end() || !m_exploration)
        return;
    // A plain rule becomes brushes; a list of customers stays the segment it is.
    domain::Rule rule = it->rule;
    if (rule.kind == domain::Rule::Kind::Ids) {
        rule = {};
        rule.kind = domain::Rule::Kind::Segment;
        rule.segment = it->name;
    }
    select(rule);
}

// ---- undo ------------------------------------------------------------------------------------------------------------

bool Workbench::canUndo() const
{
    const auto step = m_undo.nextUndo();
    return m_session && !m_jobs.isWriting() && ((step && step->isBrush) || (!m_state.history.undo.empty() && !isReadOnly()));
}

bool Workbench::canRedo() const
{
    const auto step = m_undo.nextRedo();
    const bool history = (step && !step->isBrush) || (!step && m_undo.mayRedoHistory());
    return m_session && !m_jobs.isWriting()
        && ((step && step->isBrush) || (history && !m_state.history.redo.empty() && !isReadOnly()));
}

bool Workbench::nextUndoIsBrush() const
{
    const auto step = m_undo.nextUndo();
    return step && step->isBrush;
}

QString Workbench::undoText() const
{
    if (!canUndo())
        return tr("Undo");
    if (nextUndoIsBrush())
        return tr("Undo brush");
    return tr("Undo %1").arg(present::historyStepName(
        QString::fromStdString(m_state.history.undo), QString::fromStdString(m_state.history.undoSubject)));
}

QString Workbench::redoText() const
{
    if (!canRedo())
        return tr("Redo");
    const auto step = m_undo.nextRedo();
    if (step && step->isBrush)
        return tr("Redo brush");
    return tr("Redo %1").arg(present::historyStepName(
        QString::fromStdString(m_state.history.redo), QString::fromStdString(m_state.history.redoSubject)));
}

void Workbench::undo()
{
    if (!canUndo())
        return;
    const auto step = m_undo.nextUndo();
    if (step && step->isBrush) {
        m_undo.undone();
        applyFilters(step->before);
        Q_EMIT undoChanged();
    } else {
        runHistory(true, step ? step->changes : 1);
    }
}

void Workbench::redo()
{
    if (!canRedo())
        return;
    const auto step = m_undo.nextRedo();
    if (step && step->isBrush) {
        m_undo.redone();
        applyFilters(step->after);
        Q_EMIT undoChanged();
    } else {
        runHistory(false, step ? step->changes : 1);
    }
}

void Workbench::runHistory(bool back, int steps)
{
    m_takingBack = back;
    change(
        back ? tr("Undo") : tr("Redo"),
        [back, steps](flow::Session& session, core::JobContext&) -> core::Status {
            for (int i = 0; i < steps; ++i)
                if (auto status = back ? flow::undo(session) : flow::redo(session); !status)
                    return status;
            return {};
        },
        0,
        [this, back] {
            back ? m_undo.undone() : m_undo.redone();
            Q_EMIT undoChanged();
        });
}

} // namespace holdfast::app
