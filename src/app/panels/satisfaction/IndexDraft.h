// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/shell/Surroundings.h"
#include "flow/Satisfaction.h"

namespace holdfast::app {

// The index system while it is edited: a change is seen at once with its weights, and each one that is kept is an undo step.
class IndexDraft : public QObject {
    Q_OBJECT
public:
    IndexDraft(const Surroundings& with, LiveAnswer<flow::IndexAnswer>& index, QObject* parent);
    bool isReady() const { return m_index.answer() != nullptr && !m_index.problem(); }
    bool isWritable() const { return isReady() && !m_with.workbench.isReadOnly(); }
    const domain::IndexSystem& system() const { return m_system; }
    const flow::IndexAnswer* answer() const { return m_index.answer(); }
    // Whose children are weighed; "" = the dimensions.
    const std::string& parentNode() const { return m_parent; }
    void setParentNode(const std::string& parent);
    const flow::GroupWeights* group() const; // of parentNode(); null when it has no children
    QStringList childNames() const; // of parentNode()
    void preview(const domain::IndexSystem& system); // not kept
    void keep(const domain::IndexSystem& system, const QString& subject);

Q_SIGNALS:
    void changed();

private:
    void take();
    void weigh();
    Surroundings m_with;
    LiveAnswer<flow::IndexAnswer>& m_index;
    domain::IndexSystem m_system;
    std::vector<flow::GroupWeights> m_groups;
    std::string m_parent;
};

} // namespace holdfast::app
