// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Before every other header: moc of Qt 6.4 stumbles over <compare> where it comes first.
#include <QDialog>
#include <QStringList>

#include "core/CivilDate.h"
#include "core/Error.h"

#include <functional>
#include <optional>

class QComboBox;
class QDateEdit;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QCheckBox;
class QPushButton;

namespace holdfast::app {

// A dialog of labelled fields for one part of a plan. Save hands over; a refusal is said in the dialog, which stays open.
class PlanForm : public QDialog {
    Q_OBJECT
public:
    PlanForm(const QString& name, const QString& title, QWidget* parent); // name: of the object, for tests
    QLineEdit* addText(const char* name, const QString& label, const std::string& value);
    QPlainTextEdit* addNote(const char* name, const QString& label, const std::string& value);
    QDateEdit* addDate(const char* name, const QString& label, core::CivilDate value, core::CivilDate fallback, bool optional = false);
    // With `none`, the lowest value reads as not given.
    QDoubleSpinBox* addNumber(const char* name, const QString& label, const std::optional<double>& value, double low, double high, int decimals, const QString& suffix,
        const QString& none = {});
    QComboBox* addChoice(const char* name, const QString& label, const QList<std::pair<QString, QString>>& choices, const std::string& value); // words, stable word
    QCheckBox* addCheck(const char* name, const QString& label, bool value);
    QListWidget* addChecks(const char* name, const QString& label, const QList<std::pair<QString, QString>>& choices, const std::vector<std::string>& chosen);
    void addRemove(const QString& text, std::function<void()> remove);

    // `save` gets what to call: nothing to close, or the error that is to be said.
    using Answer = std::function<void(const core::Error*)>;
    void onSave(std::function<void(Answer)> save) { m_save = std::move(save); }

    static std::string textOf(const QLineEdit* edit);
    static core::CivilDate dayOf(const QDateEdit* edit); // none when switched off
    static std::optional<double> numberOf(const QDoubleSpinBox* box);
    static std::string wordOf(const QComboBox* box);
    static std::vector<std::string> wordsOf(const QListWidget* list);
    void say(const core::Error& error);

private:
    template <class Field> Field* add(const char* name, const QString& label, Field* field);
    QFormLayout* m_form;
    QLabel* m_problem;
    QPushButton *m_ok, *m_cancel, *m_remove;
    std::function<void(Answer)> m_save;
};

} // namespace holdfast::app
