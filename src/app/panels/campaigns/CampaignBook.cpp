// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/campaigns/CampaignBook.h"

#include "flow/CampaignLibrary.h"
#include "present/ErrorText.h"

#include <algorithm>
#include <memory>

namespace holdfast::app {

CampaignBook::CampaignBook(const Surroundings& with, QObject* parent)
    : QObject(parent)
    , m_with(with)
{
    connect(&with.workbench, &Workbench::stateChanged, this, &CampaignBook::load);
    const auto empty = [this] {
        m_list.clear();
        m_view.reset();
        m_problem.reset();
        m_chosen.clear();
        m_writing = 0;
        m_loaded = false;
        m_stale = true;
        Q_EMIT listChanged();
        Q_EMIT currentChanged();
        load();
    };
    connect(&with.workbench, &Workbench::opened, this, empty);
    connect(&with.workbench, &Workbench::closed, this, empty);
}

void CampaignBook::setActive(bool active)
{
    m_active = active;
    if (active && m_stale)
        load();
}

void CampaignBook::load()
{
    m_stale = true;
    const flow::SessionPtr session = m_with.workbench.session();
    if (!m_active || !session)
        return;
    m_stale = false;
    JobRequest request;
    request.name = tr("Reading the campaigns");
    request.key = QStringLiteral("campaigns");
    request.visible = false;
    m_with.workbench.jobs().run<Loaded>(
        request, this,
        [session, chosen = m_chosen](core::JobContext&) -> core::Result<Loaded> {
            auto list = flow::campaigns(*session);
            if (!list)
                return std::unexpected(list.error());
            Loaded loaded {std::move(*list), {}, {}};
            const auto library = flow::strategyLibrary(*session);
            if (!library)
                return std::unexpected(library.error());
            for (const auto& entry : *library)
                loaded.library += domain::toJson(std::vector {entry.strategy}) + std::to_string(entry.inForce.saved) + "/" + std::to_string(entry.inForce.savedSd);
            const bool there = std::ranges::find(loaded.list, chosen, &flow::CampaignSummary::id) != loaded.list.end();
            if (!there && loaded.list.empty())
                return loaded;
            auto view = flow::campaign(*session, there ? chosen : loaded.list.front().id);
            if (!view)
                return std::unexpected(view.error());
            loaded.view = std::move(*view);
            return loaded;
        },
        [this, session](core::Result<Loaded> result) {
            // What is being written is shown already; the read after it tells the rest.
            if (m_with.workbench.session() != session || m_writing > 0)
                return;
            m_loaded = true;
            m_problem = result || result.error().code == core::Code::Cancelled ? std::nullopt : std::optional(result.error());
            if (result) {
                m_list = std::move(result->list);
                m_view = std::move(result->view);
                m_library = std::move(result->library);
                m_chosen = m_view ? m_view->plan.id : std::string();
            }
            Q_EMIT listChanged();
            Q_EMIT currentChanged();
        });
}

void CampaignBook::choose(const std::string& id)
{
    if (id == m_chosen)
        return;
    m_chosen = id;
    load();
}

void CampaignBook::tell(const core::Error& error, const Refused& refused)
{
    if (refused)
        refused(error);
    else if (error.code != core::Code::Cancelled)
        m_with.dialogs.tell(nullptr, tr("Campaign not changed"), present::errorText(error), QString::fromStdString(error.detail));
}

void CampaignBook::edit(const std::function<void(domain::CampaignPlan&)>& change, Refused refused, std::function<void()> done)
{
    if (!m_view || !isWritable())
        return;
    domain::CampaignPlan plan = m_view->plan;
    change(plan);
    if (plan == m_view->plan) {
        if (done)
            done();
        return;
    }
    if (const auto sound = domain::checkPlan(plan); !sound) {
        Q_EMIT currentChanged(); // what was shown while it was changed goes back
        return tell(sound.error(), refused);
    }
    m_view = flow::viewOf(plan, m_view->today, m_view->currency);
    Q_EMIT currentChanged();
    ++m_writing;
    m_with.workbench.change(
        tr("Changing a campaign"), [plan](flow::Session& session, core::JobContext& job) { return flow::editCampaign(session, plan, job); }, 1,
        [this, done = std::move(done)] {
            m_writing = std::max(0, m_writing - 1);
            if (done)
                done();
        },
        [this, refused = std::move(refused)](const core::Error& error) {
            m_writing = std::max(0, m_writing - 1);
            load();
            tell(error, refused);
        });
}

void CampaignBook::create(const flow::DraftRequest& request, Refused refused, std::function<void()> done)
{
    auto made = std::make_shared<std::string>();
    m_with.workbench.change(
        tr("Making a campaign"),
        [request, made](flow::Session& session, core::JobContext& job) -> core::Status {
            auto id = flow::createDraft(session, request, job);
            if (!id)
                return std::unexpected(id.error());
            *made = *id;
            return {};
        },
        1,
        [this, made, done = std::move(done)] {
            m_chosen.clear(); // chosen even when it was asked for before
            choose(*made);
            if (done)
                done();
        },
        [this, refused = std::move(refused)](const core::Error& error) { tell(error, refused); });
}

void CampaignBook::remove()
{
    if (!m_view || !isWritable())
        return;
    m_with.workbench.change(tr("Removing a campaign"), [id = m_view->plan.id](flow::Session& session, core::JobContext& job) { return flow::removeCampaign(session, id, job); });
}

} // namespace holdfast::app
