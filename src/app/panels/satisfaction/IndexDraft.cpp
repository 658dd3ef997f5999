// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/satisfaction/IndexDraft.h"

#include <algorithm>

namespace holdfast::app {

IndexDraft::IndexDraft(const Surroundings& with, LiveAnswer<flow::IndexAnswer>& index, QObject* parent)
    : QObject(parent)
    , m_with(with)
    , m_index(index)
{
    connect(&index, &LiveAnswerBase::changed, this, &IndexDraft::take);
}

void IndexDraft::take()
{
    if (m_index.isComputing())
        return; // what was entered meanwhile stays in view
    if (!isReady()) {
        m_system = {};
        m_groups.clear();
    } else {
        m_system = m_index.answer()->system;
        m_groups = m_index.answer()->groups;
        if (!m_parent.empty() && m_system.children(m_parent).empty())
            m_parent.clear();
    }
    Q_EMIT changed();
}

void IndexDraft::setParentNode(const std::string& parent)
{
    if (parent == m_parent)
        return;
    m_parent = parent;
    Q_EMIT changed();
}

const flow::GroupWeights* IndexDraft::group() const
{
    const auto found = std::ranges::find(m_groups, m_parent, &flow::GroupWeights::parent);
    return found == m_groups.end() ? nullptr : &*found;
}

QStringList IndexDraft::childNames() const
{
    QStringList names;
    for (const domain::IndexNode* node : m_system.children(m_parent))
        names.append(QString::fromStdString(node->name));
    return names;
}

// What is known without the answers; weights from data stay those of the last answer while the parts are the same.
void IndexDraft::weigh()
{
    core::JobContext job;
    auto groups = flow::weighIndex(m_system, job);
    if (!groups)
        return;
    if (const flow::IndexAnswer* answer = m_index.answer())
        for (auto& group : *groups) {
            const auto before = std::ranges::find(answer->groups, group.parent, &flow::GroupWeights::parent);
            if (before == answer->groups.end() || before->children != group.children)
                continue;
            for (auto& set : group.kinds)
                for (const auto& old : before->kinds)
                    if (set.kind == domain::WeightKind::Derived && old.kind == set.kind)
                        set = old;
        }
    m_groups = std::move(*groups);
}

void IndexDraft::preview(const domain::IndexSystem& system)
{
    m_system = system;
    weigh();
    Q_EMIT changed();
}

void IndexDraft::keep(const domain::IndexSystem& system, const QString& subject)
{
    if (!isWritable())
        return;
    preview(system);
    m_with.workbench.change(
        tr("Changing the index"), [system, subject = subject.toStdString()](flow::Session& session, core::JobContext& job) { return flow::setIndexSystem(session, system, subject, job); },
        1, {}, [this](const core::Error& error) {
            take();
            Q_EMIT m_with.workbench.failed(tr("Changing the index"), error);
        });
}

} // namespace holdfast::app
