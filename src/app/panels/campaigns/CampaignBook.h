// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "flow/Campaigns.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace holdfast::app {

// The campaigns of the open workspace and the one that is looked at, kept up to date while they are seen. A change is shown at
// once and written on the writer lane: one gesture, one transaction, one step of undo.
class CampaignBook : public QObject {
    Q_OBJECT
public:
    using Refused = std::function<void(const core::Error&)>;
    CampaignBook(const Surroundings& with, QObject* parent);
    void setActive(bool active);

    bool isLoaded() const { return m_loaded; } // the list has been read
    const std::vector<flow::CampaignSummary>& list() const { return m_list; }
    const std::optional<core::Error>& problem() const { return m_problem; }
    const flow::CampaignView* current() const { return m_view ? &*m_view : nullptr; }
    // Another text whenever the strategy library or what was measured of it changes.
    const std::string& libraryKey() const { return m_library; }
    bool isWritable() const { return m_with.workbench.isOpen() && !m_with.workbench.isReadOnly(); }
    void choose(const std::string& id);

    // Changes the plan looked at. A refusal goes to `refused` where there is one, else it is told in a dialog.
    void edit(const std::function<void(domain::CampaignPlan&)>& change, Refused refused = {}, std::function<void()> done = {});
    void create(const flow::DraftRequest& request, Refused refused = {}, std::function<void()> done = {});
    void remove();

Q_SIGNALS:
    void listChanged();
    void currentChanged(); // another campaign, or the same with a change

private:
    struct Loaded {
        std::vector<flow::CampaignSummary> list;
        std::optional<flow::CampaignView> view;
        std::string library;
    };
    void load();
    void tell(const core::Error& error, const Refused& refused);
    Surroundings m_with;
    std::vector<flow::CampaignSummary> m_list;
    std::optional<flow::CampaignView> m_view;
    std::optional<core::Error> m_problem;
    std::string m_chosen, m_library;
    int m_writing = 0;
    bool m_active = false, m_stale = true, m_loaded = false;
};

} // namespace holdfast::app
