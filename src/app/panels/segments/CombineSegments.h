// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "flow/Explore.h"

#include <QFrame>
#include <QStringList>

class QButtonGroup;
class QLabel;
class QPushButton;

namespace holdfast::app {

// Set algebra of the saved segments that are ticked: in all of them, in any, in the first but in none of the others. Says how many that
// are, how much they overlap and what they bought; the result becomes the selection or a segment of its own.
class CombineSegments : public QFrame {
    Q_OBJECT
public:
    enum class How : std::uint8_t { And, Or, Not };
    CombineSegments(const Surroundings& with, QWidget* parent);
    void setSegments(const QStringList& names); // in their order; fewer than two: hidden
    void setHow(How how);
    void invalidate(); // the data or a segment have changed
    domain::Rule rule() const;
    const flow::RuleSize* result() const { return m_sizes.empty() ? nullptr : &m_sizes.front(); }
    void retranslate();

private:
    QString words() const;
    void measure();
    void refresh();

    Surroundings m_with;
    QLabel *m_head, *m_words, *m_result, *m_overlap;
    QButtonGroup* m_hows;
    QPushButton *m_show, *m_save;
    QStringList m_names;
    How m_how = How::And;
    std::vector<flow::RuleSize> m_sizes; // the result, each segment, then each pair
};

} // namespace holdfast::app
