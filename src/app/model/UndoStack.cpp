// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/UndoStack.h"

namespace holdfast::app {

static constexpr qsizetype kDeepest = 500;

void UndoStack::clear()
{
    m_done.clear();
    m_undone.clear();
    m_mayRedoHistory = true;
}

void UndoStack::push(const Step& step)
{
    m_undone.clear();
    m_mayRedoHistory = false;
    m_done.append(step);
    if (m_done.size() > kDeepest)
        m_done.removeFirst();
}

std::optional<UndoStack::Step> UndoStack::nextUndo() const
{
    return m_done.isEmpty() ? std::nullopt : std::optional(m_done.last());
}

std::optional<UndoStack::Step> UndoStack::nextRedo() const
{
    return m_undone.isEmpty() ? std::nullopt : std::optional(m_undone.last());
}

void UndoStack::undone()
{
    if (!m_done.isEmpty())
        m_undone.append(m_done.takeLast());
    else
        m_mayRedoHistory = true;
}

void UndoStack::redone()
{
    if (!m_undone.isEmpty())
        m_done.append(m_undone.takeLast());
}

} // namespace holdfast::app
