// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/briefing/BasketCard.h"
#include "domain/BriefingPlan.h"

#include <optional>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;

namespace holdfast::app {

// The words of one part of a briefing: its title, its text, the note under it; and the way back to its panel.
class PartEditor : public BriefingCard {
    Q_OBJECT
public:
    explicit PartEditor(QWidget* parent);
    // Nothing = hidden. `editable`: of a briefing of one's own; of a template only the way back is offered.
    // `asOf`: the day the figures are of, at which a part can be kept.
    void setPart(const std::optional<domain::BriefingItem>& part, bool editable, core::CivilDate asOf = {});
    void word();
    // A part in a few words, for lists.
    static QString wordsOf(const domain::BriefingItem& item);

Q_SIGNALS:
    void edited(const domain::BriefingItem& part);
    void panelWanted(const domain::BriefingItem& part);

private:
    void keep();
    std::optional<domain::BriefingItem> m_shown;
    bool m_editable = false, m_filling = false;
    QLabel *m_titleLabel, *m_noteLabel;
    QLineEdit *m_words, *m_note;
    QPlainTextEdit* m_long;
    QCheckBox *m_half, *m_frozen;
    QPushButton* m_panel;
    core::CivilDate m_asOf;
};

} // namespace holdfast::app
