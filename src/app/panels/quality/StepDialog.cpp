// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/quality/StepDialog.h"

#include "flow/Cleaning.h"
#include "present/ErrorText.h"
#include "present/Words.h"
#include "present/pages/DataPages.h"
#include "ui_StepDialog.h"

namespace holdfast::app {

using domain::FillWith;
using domain::RecipeStep;
using domain::StepKind;

static QString labelOf(const flow::ColumnQuality& column)
{
    const QString name = QString::fromStdString(column.name), label = QString::fromStdString(column.label);
    return label.isEmpty() || label == name ? name : QStringLiteral("%1 (%2)").arg(label, name);
}

StepDialog::StepDialog(const Surroundings& with, const flow::TableQuality& table, const flow::TableQuality* customers, QWidget* parent)
    : QDialog(parent)
    , m_with(with)
    , m_ui(std::make_unique<Ui::StepDialog>())
    , m_table(table)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Step of the recipe of %1").arg(present::roleName(QString::fromStdString(table.name))));
    m_ui->run->setProperty("role", QStringLiteral("primary"));
    m_ui->note->setProperty("type", QStringLiteral("secondary"));
    m_ui->note->setTextFormat(Qt::PlainText);
    for (const StepKind each : {StepKind::Trim, StepKind::Standardise, StepKind::Fill, StepKind::Convert, StepKind::Units, StepKind::Blank,
             StepKind::DropDuplicates, StepKind::Join})
        if (each != StepKind::Join || (customers && table.name != "customer"))
            m_ui->kind->addItem(present::stepKindName(each), int(each));
    for (const frame::ValueType type : {frame::ValueType::Text, frame::ValueType::Integer, frame::ValueType::Decimal, frame::ValueType::Boolean,
             frame::ValueType::Date, frame::ValueType::DateTime})
        m_ui->type->addItem(present::typeName(QString::fromStdString(std::string(frame::word(type)))), int(type));
    m_ui->with->addItem(tr("Most frequent value"), int(FillWith::Mode));
    m_ui->with->addItem(tr("Median"), int(FillWith::Median));
    m_ui->with->addItem(tr("One value"), int(FillWith::Constant));
    m_ui->with->addItem(tr("Nothing, leave empty"), int(FillWith::Leave));
    m_ui->by->addItem(tr("anything (all rows)"), QString());
    for (const flow::ColumnQuality& column : table.columns) {
        m_ui->by->addItem(labelOf(column), QString::fromStdString(column.name));
        auto* item = new QListWidgetItem(labelOf(column), m_ui->columns);
        item->setData(Qt::UserRole, QString::fromStdString(column.name));
        item->setCheckState(Qt::Unchecked);
    }
    if (customers)
        for (const flow::ColumnQuality& column : customers->columns)
            m_ui->key->addItem(labelOf(column), QString::fromStdString(column.name));
    m_ui->columns->setMaximumHeight(180);
    m_ui->columns->setAccessibleName(tr("Columns that must agree"));
    m_ui->pairs->setColumnCount(2);
    m_ui->pairs->horizontalHeader()->setStretchLastSection(true);
    m_ui->pairs->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_ui->pairs->setMinimumHeight(180);
    m_ui->pairs->verticalHeader()->hide();
    m_ui->pairs->setShowGrid(false);
    connect(m_ui->kind, &QComboBox::currentIndexChanged, this, [this] {
        refreshColumns();
        refresh();
        propose();
    });
    connect(m_ui->column, &QComboBox::currentIndexChanged, this, [this] {
        propose();
        check();
    });
    connect(m_ui->with, &QComboBox::currentIndexChanged, this, &StepDialog::refresh);
    for (QLineEdit* edit : {m_ui->values, m_ui->value, m_ui->unit})
        connect(edit, &QLineEdit::textChanged, this, &StepDialog::check);
    connect(m_ui->pairs, &QTableWidget::itemChanged, this, &StepDialog::check);
    connect(m_ui->addPair, &QPushButton::clicked, this, [this] {
        const int row = m_ui->pairs->rowCount();
        m_ui->pairs->insertRow(row);
        m_ui->pairs->setItem(row, 0, new QTableWidgetItem);
        m_ui->pairs->setItem(row, 1, new QTableWidgetItem);
        m_ui->pairs->editItem(m_ui->pairs->item(row, 0));
    });
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->run, &QPushButton::clicked, this, [this] {
        Q_EMIT stepMade(step());
        accept();
    });
    refreshColumns();
    refresh();
}

StepDialog::~StepDialog() = default;

StepKind StepDialog::kind() const
{
    return StepKind(m_ui->kind->currentData().toInt());
}

bool StepDialog::takesColumn(const flow::ColumnQuality& column) const
{
    switch (kind()) {
    case StepKind::Trim:
    case StepKind::Standardise:
    case StepKind::Units:
        return column.type == "text";
    default:
        return true;
    }
}

void StepDialog::refreshColumns()
{
    const QSignalBlocker quiet(m_ui->column);
    const QVariant before = m_ui->column->currentData();
    m_ui->column->clear();
    if (kind() == StepKind::Trim)
        m_ui->column->addItem(tr("All texts"), QString());
    for (const flow::ColumnQuality& column : m_table.columns)
        if (takesColumn(column))
            m_ui->column->addItem(labelOf(column), QString::fromStdString(column.name));
    int at = m_ui->column->findData(before);
    if (kind() == StepKind::Standardise && before.toString().isEmpty()) {
        // The column with the most spellings to join first.
        std::uint64_t most = 0;
        for (const flow::ColumnQuality& column : m_table.columns)
            for (const flow::RuleResult& rule : column.rules)
                if (rule.rule == "variant-spelling" && (at < 0 || rule.failed > most)) {
                    at = m_ui->column->findData(QString::fromStdString(column.name));
                    most = rule.failed;
                }
    }
    m_ui->column->setCurrentIndex(std::max(0, at));
}

void StepDialog::refresh()
{
    const StepKind now = kind();
    const auto with = FillWith(m_ui->with->currentData().toInt());
    const bool fill = now == StepKind::Fill;
    const auto show = [](bool on, QWidget* label, QWidget* field) {
        label->setVisible(on);
        field->setVisible(on);
    };
    show(now != StepKind::DropDuplicates, m_ui->columnLabel, m_ui->column);
    show(now == StepKind::Convert, m_ui->typeLabel, m_ui->type);
    show(now == StepKind::Blank, m_ui->valuesLabel, m_ui->values);
    show(fill, m_ui->withLabel, m_ui->with);
    show(fill && with == FillWith::Constant, m_ui->valueLabel, m_ui->value);
    show(fill && (with == FillWith::Median || with == FillWith::Mode), m_ui->byLabel, m_ui->by);
    show(now == StepKind::Units, m_ui->unitLabel, m_ui->unit);
    show(now == StepKind::Join, m_ui->keyLabel, m_ui->key);
    m_ui->columns->setVisible(now == StepKind::DropDuplicates);
    const bool pairs = now == StepKind::Standardise || now == StepKind::Units;
    m_ui->pairs->setVisible(pairs);
    m_ui->addPair->setVisible(pairs);
    m_ui->pairs->setHorizontalHeaderLabels(now == StepKind::Units ? QStringList {tr("Unit in the data"), tr("Factor")}
                                                                  : QStringList {tr("Variant in the data"), tr("Becomes")});
    m_ui->note->setText(now == StepKind::DropDuplicates ? tr("Rows that agree in the ticked columns are one row; without a tick in all columns. The first stays.")
            : now == StepKind::Trim ? tr("Spaces at both ends go, runs of spaces become one.")
            : now == StepKind::Blank ? tr("Values that stand for nothing, as 1900 or n/a, become empty.")
            : now == StepKind::Join  ? tr("The key of this table is looked up in that column of the customer table.")
                                     : QString());
    m_ui->note->setProperty("type", QStringLiteral("secondary"));
    m_ui->note->setVisible(!m_ui->note->text().isEmpty());
    check();
    adjustSize();
}

void StepDialog::check()
{
    const RecipeStep made = step();
    const StepKind now = kind();
    const bool column = now == StepKind::Trim || now == StepKind::DropDuplicates || !made.columns.empty();
    const bool rest = now == StepKind::Standardise ? !made.map.empty()
        : now == StepKind::Units                   ? !made.map.empty() && !made.unit.empty()
        : now == StepKind::Blank                   ? !made.values.empty()
        : now == StepKind::Fill && made.with == FillWith::Constant ? !made.value.empty()
        : now == StepKind::Join                    ? !made.key.empty()
                                                   : true;
    m_ui->run->setEnabled(column && rest && !m_proposing);
}

void StepDialog::fillPairs(const std::map<std::string, std::string>& map)
{
    const QSignalBlocker quiet(m_ui->pairs);
    m_ui->pairs->setRowCount(int(map.size()));
    int row = 0;
    for (const auto& [variant, word] : map) {
        m_ui->pairs->setItem(row, 0, new QTableWidgetItem(QString::fromStdString(variant)));
        m_ui->pairs->setItem(row, 1, new QTableWidgetItem(QString::fromStdString(word)));
        ++row;
    }
    m_ui->pairs->setColumnWidth(0, 220);
}

void StepDialog::propose()
{
    const flow::SessionPtr session = m_with.workbench.session();
    const std::string column = m_ui->column->currentData().toString().toStdString();
    if (kind() != StepKind::Standardise || column.empty() || !session) {
        fillPairs({});
        return;
    }
    m_proposing = true;
    m_ui->note->setText(tr("Looking for variants…"));
    m_ui->note->show();
    JobRequest request;
    request.name = tr("Looking for variants");
    request.key = QStringLiteral("propose-standard");
    request.visible = false;
    m_with.workbench.jobs().run<RecipeStep>(
        request, this,
        [session, table = m_table.name, column](core::JobContext& job) { return flow::proposeStandard(*session, table, column, job); },
        [this](core::Result<RecipeStep> proposed) {
            m_proposing = false;
            if (proposed) {
                fillPairs(proposed->map);
                m_ui->note->setText(proposed->map.empty() ? tr("No variants found. Add lines for your own.")
                                                          : tr("%n variant(s) proposed. Change or clear what is not meant.", nullptr, int(proposed->map.size())));
            } else if (proposed.error().code != core::Code::Cancelled) {
                m_ui->note->setText(present::errorText(proposed.error()));
            }
            check();
        });
}

void StepDialog::setStep(const RecipeStep& step, bool changes)
{
    {
        const QSignalBlocker quietKind(m_ui->kind), quietColumn(m_ui->column);
        if (m_ui->kind->findData(int(step.kind)) < 0)
            m_ui->kind->addItem(present::stepKindName(step.kind), int(step.kind));
        m_ui->kind->setCurrentIndex(m_ui->kind->findData(int(step.kind)));
        refreshColumns();
        if (!step.columns.empty())
            m_ui->column->setCurrentIndex(std::max(0, m_ui->column->findData(QString::fromStdString(step.columns.front()))));
    }
    m_ui->type->setCurrentIndex(std::max(0, m_ui->type->findData(int(step.type))));
    QStringList values;
    for (const std::string& value : step.values)
        values.append(QString::fromStdString(value));
    m_ui->values->setText(values.join(QStringLiteral("; ")));
    if (changes || step.with != FillWith::Leave)
        m_ui->with->setCurrentIndex(std::max(0, m_ui->with->findData(int(step.with))));
    m_ui->value->setText(QString::fromStdString(step.value));
    m_ui->by->setCurrentIndex(step.by.empty() ? 0 : std::max(0, m_ui->by->findData(QString::fromStdString(step.by.front()))));
    m_ui->unit->setText(QString::fromStdString(step.unit));
    m_ui->key->setCurrentIndex(std::max(0, m_ui->key->findData(QString::fromStdString(step.key))));
    for (int row = 0; row < m_ui->columns->count(); ++row) {
        const std::string name = m_ui->columns->item(row)->data(Qt::UserRole).toString().toStdString();
        const bool on = step.kind == StepKind::DropDuplicates && std::find(step.columns.begin(), step.columns.end(), name) != step.columns.end();
        m_ui->columns->item(row)->setCheckState(on ? Qt::Checked : Qt::Unchecked);
    }
    fillPairs(step.map);
    m_pairs = step.pairs;
    m_ui->run->setText(changes ? tr("Change step") : tr("Add step"));
    refresh();
    if (step.map.empty())
        propose();
}

RecipeStep StepDialog::step() const
{
    RecipeStep made;
    made.kind = kind();
    const std::string column = m_ui->column->currentData().toString().toStdString();
    if (made.kind == StepKind::DropDuplicates) {
        for (int row = 0; row < m_ui->columns->count(); ++row)
            if (m_ui->columns->item(row)->checkState() == Qt::Checked)
                made.columns.push_back(m_ui->columns->item(row)->data(Qt::UserRole).toString().toStdString());
    } else if (!column.empty() && made.kind != StepKind::MergeCustomers) {
        made.columns = {column};
    }
    if (made.kind == StepKind::Standardise || made.kind == StepKind::Units)
        for (int row = 0; row < m_ui->pairs->rowCount(); ++row) {
            const QTableWidgetItem *from = m_ui->pairs->item(row, 0), *to = m_ui->pairs->item(row, 1);
            if (from && to && !from->text().isEmpty() && !to->text().isEmpty() && from->text() != to->text())
                made.map[from->text().toStdString()] = to->text().toStdString();
        }
    if (made.kind == StepKind::Units)
        made.unit = m_ui->unit->text().trimmed().toStdString();
    if (made.kind == StepKind::Convert)
        made.type = frame::ValueType(m_ui->type->currentData().toInt());
    if (made.kind == StepKind::Fill) {
        made.with = FillWith(m_ui->with->currentData().toInt());
        if (made.with == FillWith::Constant)
            made.value = m_ui->value->text().toStdString();
        const std::string by = m_ui->by->currentData().toString().toStdString();
        if (!by.empty() && (made.with == FillWith::Median || made.with == FillWith::Mode))
            made.by = {by};
    }
    if (made.kind == StepKind::Blank)
        for (const QString& value : m_ui->values->text().split(u';', Qt::SkipEmptyParts))
            if (!value.trimmed().isEmpty())
                made.values.push_back(value.trimmed().toStdString());
    if (made.kind == StepKind::Join)
        made.key = m_ui->key->currentData().toString().toStdString();
    if (made.kind == StepKind::MergeCustomers)
        made.pairs = m_pairs;
    return made;
}

} // namespace holdfast::app
