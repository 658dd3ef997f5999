// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Rule.h"
#include "flow/RuleFields.h"

#include <QStringList>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QSpinBox;
class QStackedWidget;

namespace holdfast::app {

// One condition of a rule: a field and its values, a saved segment, or listed customers.
class ConditionForm : public QWidget {
    Q_OBJECT
public:
    explicit ConditionForm(QWidget* parent);
    void setFields(const std::vector<flow::RuleField>& fields, const QStringList& segments);
    void setCondition(const domain::Rule& condition);
    std::optional<domain::Rule> condition() const; // none: something is missing
    void retranslate();

Q_SIGNALS:
    void edited();
    void submitted(); // Enter in one of its parts

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum Page { NoValue, Values, Words, Days, Truth, Ids, SegmentName };
    // Ways to ask that are comparisons with a relative date.
    enum Extra { WithinDays = 100, LongerAgo = 101 };
    const flow::RuleField* field() const;
    void fillFields();
    void fillOps();
    void fillWords(const std::vector<std::string>& chosen);
    void showPage();
    void showOp(int op);

    std::vector<flow::RuleField> m_fields;
    QStringList m_segments;
    QLabel *m_fieldLabel, *m_opLabel, *m_valueLabel, *m_hint;
    QComboBox *m_field, *m_op, *m_truth, *m_segment;
    QStackedWidget* m_pages;
    QLineEdit *m_first, *m_second, *m_find;
    QListWidget* m_words;
    QSpinBox* m_days;
    QPlainTextEdit* m_ids;
    bool m_filling = false;
};

} // namespace holdfast::app
