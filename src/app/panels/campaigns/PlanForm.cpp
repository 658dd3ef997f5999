// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/campaigns/PlanForm.h"

#include "present/ErrorText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>

#include <algorithm>

namespace holdfast::app {

namespace {

const QDate kEpoch(1970, 1, 1);
const char* const kSwitch = "dateSwitch"; // property: the box that switches an optional date on

QDate shown(core::CivilDate day)
{
    return kEpoch.addDays(day.days);
}

} // namespace

PlanForm::PlanForm(const QString& name, const QString& title, QWidget* parent)
    : QDialog(parent)
    , m_form(new QFormLayout)
    , m_problem(new QLabel(this))
    , m_ok(new QPushButton(tr("Save"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_remove(new QPushButton(this))
{
    setObjectName(name);
    setWindowTitle(title);
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(440);
    m_ok->setObjectName(QStringLiteral("formSave"));
    m_ok->setProperty("role", QStringLiteral("primary"));
    m_ok->setDefault(true);
    m_remove->setObjectName(QStringLiteral("formRemove"));
    m_remove->hide();
    m_problem->setObjectName(QStringLiteral("formProblem"));
    m_problem->setProperty("type", QStringLiteral("bad"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setSpacing(8);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_ok);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addLayout(m_form, 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ok, &QPushButton::clicked, this, [this] {
        if (!m_save)
            return accept();
        m_problem->hide();
        m_ok->setEnabled(false);
        m_save([form = QPointer<PlanForm>(this)](const core::Error* error) {
            if (!form)
                return;
            if (error == nullptr)
                return form->accept();
            form->m_ok->setEnabled(true);
            form->say(*error);
        });
    });
}

void PlanForm::say(const core::Error& error)
{
    m_problem->setText(present::errorText(error));
    m_problem->show();
}

template <class Field> Field* PlanForm::add(const char* name, const QString& label, Field* field)
{
    field->setObjectName(QString::fromLatin1(name));
    field->setAccessibleName(label);
    m_form->addRow(label, field);
    return field;
}

QLineEdit* PlanForm::addText(const char* name, const QString& label, const std::string& value)
{
    auto* edit = add(name, label, new QLineEdit(QString::fromStdString(value), this));
    edit->setMaxLength(1000);
    return edit;
}

QPlainTextEdit* PlanForm::addNote(const char* name, const QString& label, const std::string& value)
{
    auto* edit = add(name, label, new QPlainTextEdit(QString::fromStdString(value), this));
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(60);
    return edit;
}

QDateEdit* PlanForm::addDate(const char* name, const QString& label, core::CivilDate value, core::CivilDate fallback, bool optional)
{
    auto* edit = new QDateEdit(shown(value.isValid() ? value : fallback), this);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setAccessibleName(label);
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    if (!optional) {
        m_form->addRow(label, edit);
        return edit;
    }
    auto* on = new QCheckBox(label, this);
    on->setObjectName(QString::fromLatin1(name) + QStringLiteral("On"));
    on->setChecked(value.isValid());
    edit->setEnabled(value.isValid());
    edit->setProperty(kSwitch, true);
    connect(on, &QCheckBox::toggled, edit, &QWidget::setEnabled);
    m_form->addRow(on, edit);
    return edit;
}

QDoubleSpinBox* PlanForm::addNumber(const char* name, const QString& label, const std::optional<double>& value, double low, double high, int decimals, const QString& suffix,
    const QString& none)
{
    auto* box = add(name, label, new QDoubleSpinBox(this));
    const double step = decimals > 0 ? 0.01 : 1;
    box->setDecimals(decimals);
    box->setRange(none.isEmpty() ? low : low - step, high);
    box->setGroupSeparatorShown(true);
    box->setSuffix(suffix);
    if (!none.isEmpty())
        box->setSpecialValueText(none);
    box->setValue(value.value_or(box->minimum()));
    box->setProperty("optional", !none.isEmpty());
    return box;
}

QComboBox* PlanForm::addChoice(const char* name, const QString& label, const QList<std::pair<QString, QString>>& choices, const std::string& value)
{
    auto* box = add(name, label, new QComboBox(this));
    for (const auto& [words, word] : choices)
        box->addItem(words, word);
    box->setCurrentIndex(std::max(0, box->findData(QString::fromStdString(value))));
    return box;
}

QCheckBox* PlanForm::addCheck(const char* name, const QString& label, bool value)
{
    auto* box = new QCheckBox(label, this);
    box->setObjectName(QString::fromLatin1(name));
    box->setChecked(value);
    m_form->addRow(QString(), box);
    return box;
}

QListWidget* PlanForm::addChecks(const char* name, const QString& label, const QList<std::pair<QString, QString>>& choices, const std::vector<std::string>& chosen)
{
    auto* list = add(name, label, new QListWidget(this));
    list->setFixedHeight(92);
    for (const auto& [words, word] : choices) {
        auto* item = new QListWidgetItem(words, list);
        item->setData(Qt::UserRole, word);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(std::ranges::find(chosen, word.toStdString()) != chosen.end() ? Qt::Checked : Qt::Unchecked);
    }
    return list;
}

void PlanForm::addRemove(const QString& text, std::function<void()> remove)
{
    m_remove->setText(text);
    m_remove->show();
    connect(m_remove, &QPushButton::clicked, this, [this, remove = std::move(remove)] {
        remove();
        accept();
    });
}

std::string PlanForm::textOf(const QLineEdit* edit)
{
    return edit->text().trimmed().toStdString();
}

core::CivilDate PlanForm::dayOf(const QDateEdit* edit)
{
    if (edit->property(kSwitch).toBool() && !edit->isEnabledTo(edit->parentWidget()))
        return {};
    return {std::int32_t(kEpoch.daysTo(edit->date()))};
}

std::optional<double> PlanForm::numberOf(const QDoubleSpinBox* box)
{
    if (box->property("optional").toBool() && box->value() <= box->minimum())
        return std::nullopt;
    return box->value();
}

std::string PlanForm::wordOf(const QComboBox* box)
{
    return box->currentData().toString().toStdString();
}

std::vector<std::string> PlanForm::wordsOf(const QListWidget* list)
{
    std::vector<std::string> words;
    for (int row = 0; row < list->count(); ++row)
        if (list->item(row)->checkState() == Qt::Checked)
            words.push_back(list->item(row)->data(Qt::UserRole).toString().toStdString());
    return words;
}

} // namespace holdfast::app
