// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/satisfaction/SurveyDialog.h"

#include "present/ErrorText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace holdfast::app {

using domain::SurveyKind;

namespace {

QString plain(double value)
{
    return QLocale::c().toString(value, 'g', 10);
}

QString joined(const std::vector<double>& values)
{
    QStringList texts;
    for (const double value : values)
        texts.append(plain(value));
    return texts.join(QStringLiteral(", "));
}

QString joined(const std::map<std::string, double>& words)
{
    QStringList texts;
    for (const auto& [word, value] : words)
        texts.append(QString::fromStdString(word) + u'=' + plain(value));
    return texts.join(QStringLiteral("; "));
}

std::optional<double> numberIn(const QString& text)
{
    bool ok = false;
    const double value = QLocale::c().toDouble(text.trimmed(), &ok);
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

bool belongs(SurveyKind kind)
{
    return kind == SurveyKind::Expectation || kind == SurveyKind::Importance;
}

} // namespace

SurveyDialog::SurveyDialog(const Surroundings& with, QWidget* parent)
    : QDialog(parent)
    , m_with(with)
    , m_sources(new QTableWidget(0, 3, this))
    , m_columns(new QTableWidget(0, ColumnCount, this))
    , m_grain(new QComboBox(this))
    , m_repeats(new QComboBox(this))
    , m_weighting(new QComboBox(this))
    , m_straight(new QSpinBox(this))
    , m_speed(new QSpinBox(this))
    , m_noStraight(new QCheckBox(tr("Leave them out"), this))
    , m_noSpeeders(new QCheckBox(tr("Leave them out"), this))
    , m_cap(new QDoubleSpinBox(this))
    , m_fields(new QListWidget(this))
    , m_problem(new QLabel(this))
    , m_reset(new QPushButton(tr("As proposed"), this))
    , m_save(new QPushButton(tr("Save"), this))
{
    setObjectName(QStringLiteral("SurveyDialog"));
    setWindowTitle(tr("How the survey is read"));
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    m_sources->setObjectName(QStringLiteral("surveySources"));
    m_sources->setAccessibleName(tr("Tables of answers"));
    m_sources->setHorizontalHeaderLabels({tr("Table"), tr("Rows"), tr("All of one wave")});
    m_columns->setObjectName(QStringLiteral("surveyColumns"));
    m_columns->setAccessibleName(tr("Columns of the survey"));
    m_columns->setHorizontalHeaderLabels({tr("Column"), tr("Answers"), tr("Means"), tr("Belongs to"), tr("Shown as"), tr("Lowest"), tr("Highest"), tr("Low is good"), tr("Don't know"), tr("Answers in words")});
    for (QTableWidget* table : {m_sources, m_columns}) {
        table->verticalHeader()->hide();
        table->setSelectionMode(QAbstractItemView::SingleSelection);
        table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
        table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    }
    m_sources->horizontalHeader()->setSectionResizeMode(FileColumn, QHeaderView::Stretch);
    m_sources->setMaximumHeight(112);
    m_columns->horizontalHeader()->setStretchLastSection(true);
    m_grain->setObjectName(QStringLiteral("surveyWaves"));
    m_repeats->setObjectName(QStringLiteral("surveyRepeats"));
    m_weighting->setObjectName(QStringLiteral("surveyWeighting"));
    m_fields->setObjectName(QStringLiteral("surveyFields"));
    m_fields->setAccessibleName(tr("Fields the weights are made from"));
    m_fields->setMaximumHeight(96);
    m_save->setObjectName(QStringLiteral("surveySave"));
    m_reset->setObjectName(QStringLiteral("surveyReset"));
    m_problem->setObjectName(QStringLiteral("surveyProblem"));
    m_save->setProperty("role", QStringLiteral("primary"));
    m_problem->setProperty("state", QStringLiteral("error"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    for (const auto& [grain, text] : {std::pair {core::Grain::Month, tr("Month of the answer")}, {core::Grain::Quarter, tr("Quarter of the answer")}, {core::Grain::Year, tr("Year of the answer")}})
        m_grain->addItem(text, int(grain));
    for (const auto& [rule, text] : {std::pair {domain::RepeatRule::All, tr("All count")}, {domain::RepeatRule::Last, tr("The last counts")}, {domain::RepeatRule::First, tr("The first counts")}})
        m_repeats->addItem(text, int(rule));
    using domain::CaseWeighting;
    for (const auto& [method, text] : {std::pair {CaseWeighting::None, tr("Not weighted")}, {CaseWeighting::Column, tr("By the column of weights")}, {CaseWeighting::Cells, tr("To the customers, fields crossed")},
             {CaseWeighting::Raking, tr("To the customers, field by field")}})
        m_weighting->addItem(text, int(method));
    m_straight->setRange(2, 100);
    m_straight->setSuffix(tr(" items"));
    m_speed->setRange(0, 99);
    m_speed->setSuffix(tr("% of the median time"));
    m_cap->setRange(1.1, 100);
    m_cap->setDecimals(1);
    m_cap->setSuffix(tr(" times the mean"));
    const auto line = [this](QWidget* first, QWidget* second) {
        auto* box = new QHBoxLayout;
        box->addWidget(first, 1);
        box->addWidget(second);
        return box;
    };
    auto* left = new QFormLayout;
    left->addRow(tr("Wave, where none is named"), m_grain);
    left->addRow(tr("Several answers of one customer in a wave"), m_repeats);
    left->addRow(tr("Straight line from"), line(m_straight, m_noStraight));
    left->addRow(tr("Too fast below"), line(m_speed, m_noSpeeders));
    auto* right = new QFormLayout;
    right->addRow(tr("Weights of the answers"), m_weighting);
    right->addRow(tr("Fields"), m_fields);
    right->addRow(tr("No weight above"), m_cap);
    auto* rules = new QHBoxLayout;
    rules->setSpacing(24);
    rules->addLayout(left, 1);
    rules->addLayout(right, 1);
    auto* buttons = new QHBoxLayout;
    auto* cancel = new QPushButton(tr("Cancel"), this);
    buttons->addWidget(m_reset);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(m_sources);
    layout->addWidget(m_columns, 1);
    layout->addLayout(rules);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    resize(1120, 680);
    m_save->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] { save(entered()); });
    connect(m_reset, &QPushButton::clicked, this, [this] { save({}); });
    connect(m_weighting, &QComboBox::currentIndexChanged, this, &SurveyDialog::refreshRules);
    connect(m_columns, &QTableWidget::cellChanged, this, &SurveyDialog::takeCell);
    connect(m_sources, &QTableWidget::cellChanged, this, &SurveyDialog::takeSources);
    ask([scope = with.workbench.scope()](flow::Session& session, core::JobContext& job) { return flow::describeSurvey(session, scope, job); });
}

void SurveyDialog::ask(std::function<core::Result<flow::SurveyModelAnswer>(flow::Session&, core::JobContext&)> work)
{
    const flow::SessionPtr session = m_with.workbench.session();
    if (!session)
        return;
    m_ready = false;
    m_save->setEnabled(false);
    JobRequest request;
    request.name = tr("Reading the columns of the survey");
    request.key = QStringLiteral("survey-columns");
    request.visible = false;
    m_with.workbench.jobs().run<flow::SurveyModelAnswer>(
        request, this, [session, work = std::move(work)](core::JobContext& job) { return work(*session, job); },
        [this](core::Result<flow::SurveyModelAnswer> result) {
            if (!result) {
                if (result.error().code != core::Code::Cancelled)
                    tell(present::errorText(result.error()));
                return;
            }
            m_answer = std::move(*result);
            fill();
        });
}

// ---- what is shown ---------------------------------------------------------------------------------------------------

void SurveyDialog::fill()
{
    m_filling = true;
    fillSources();
    fillColumns();
    fillRules();
    m_filling = false;
    m_ready = true;
    refreshRules();
    tell(m_answer.columns.empty() ? tr("Choose the table that holds the answers.") : QString());
}

void SurveyDialog::fillSources()
{
    const present::Fmt fmt = m_with.appearance.fmt();
    m_sources->setRowCount(int(m_answer.sources.size()));
    for (int r = 0; r < m_sources->rowCount(); ++r) {
        const auto& seen = m_answer.sources[std::size_t(r)];
        auto* file = new QTableWidgetItem(QString::fromStdString(seen.file));
        file->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        file->setCheckState(seen.used ? Qt::Checked : Qt::Unchecked);
        auto* rows = new QTableWidgetItem(fmt.count(qint64(seen.rows)));
        rows->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        auto* wave = new QTableWidgetItem;
        for (const auto& source : m_answer.model.sources)
            if (source.table == seen.table && source.file == seen.file)
                wave->setText(QString::fromStdString(source.wave));
        m_sources->setItem(r, FileColumn, file);
        m_sources->setItem(r, RowsColumn, rows);
        m_sources->setItem(r, WaveColumn, wave);
    }
}

void SurveyDialog::fillColumns()
{
    const present::Fmt fmt = m_with.appearance.fmt();
    const std::array<QString, std::size_t(domain::kSurveyKinds)> kinds {tr("Nothing"), tr("Item"), tr("Expectation of"), tr("Importance of"), tr("Recommendation (NPS)"), tr("Satisfaction (CSAT)"), tr("Effort (CES)"),
        tr("Comment"), tr("Wave"), tr("Touchpoint"), tr("Time taken"), tr("Case weight"), tr("Group"), tr("Customer"), tr("Date")};
    m_columns->clearContents();
    m_columns->setRowCount(int(m_answer.columns.size()));
    for (int r = 0; r < m_columns->rowCount(); ++r) {
        const auto& seen = m_answer.columns[std::size_t(r)];
        for (int c = 0; c < ColumnCount; ++c)
            m_columns->setItem(r, c, new QTableWidgetItem);
        m_columns->item(r, NameColumn)->setText(QString::fromStdString(seen.label.empty() ? seen.column : seen.label));
        QStringList words;
        for (const auto& word : seen.words)
            words.append(QString::fromStdString(word));
        m_columns->item(r, NameColumn)->setToolTip(words.join(QStringLiteral(", ")));
        m_columns->item(r, SeenColumn)->setToolTip(words.join(QStringLiteral(", ")));
        m_columns->item(r, SeenColumn)->setText(seen.low && seen.high ? tr("%1 to %2, n %3").arg(plain(*seen.low), plain(*seen.high), fmt.count(qint64(seen.n)))
                                                                      : tr("%1 different, n %2").arg(fmt.count(qint64(seen.distinct)), fmt.count(qint64(seen.n))));
        auto* kind = new QComboBox(m_columns);
        for (int k = 0; k < domain::kSurveyKinds; ++k)
            kind->addItem(kinds[std::size_t(k)], k);
        kind->setCurrentIndex(int(seen.use.kind));
        kind->setAccessibleName(tr("Meaning of %1").arg(m_columns->item(r, NameColumn)->text()));
        connect(kind, &QComboBox::currentIndexChanged, this, [this, r](int index) {
            if (m_filling)
                return;
            useOf(r).kind = SurveyKind(index);
            if (!belongs(SurveyKind(index)))
                useOf(r).of.clear();
            for (int each = 0; each < m_columns->rowCount(); ++each)
                refreshRow(each);
        });
        m_columns->setCellWidget(r, KindColumn, kind);
    }
    for (int r = 0; r < m_columns->rowCount(); ++r)
        refreshRow(r);
}

// Only what counts for the kind can be entered.
void SurveyDialog::refreshRow(int row)
{
    const bool before = std::exchange(m_filling, true);
    const auto& seen = m_answer.columns[std::size_t(row)];
    const domain::SurveyColumn& use = seen.use;
    const bool scaled = domain::isScaled(use.kind), words = !seen.low;
    const Qt::ItemFlags shown = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    for (int c = 0; c < ColumnCount; ++c)
        m_columns->item(row, c)->setFlags(shown);
    m_columns->item(row, LabelColumn)->setFlags(use.kind == SurveyKind::Ignore ? shown : shown | Qt::ItemIsEditable);
    m_columns->item(row, LabelColumn)->setText(QString::fromStdString(use.label));
    for (const auto& [column, text] : {std::pair {LowColumn, plain(use.scale.low)}, {HighColumn, plain(use.scale.high)}, {DontKnowColumn, joined(use.scale.dontKnow)}, {WordsColumn, joined(use.scale.words)}}) {
        const bool editable = scaled && (column != WordsColumn || words || !use.scale.words.empty());
        m_columns->item(row, column)->setText(scaled ? text : QString());
        m_columns->item(row, column)->setFlags(editable ? shown | Qt::ItemIsEditable : shown);
    }
    m_columns->item(row, ReversedColumn)->setFlags(scaled ? shown | Qt::ItemIsUserCheckable : shown);
    m_columns->item(row, ReversedColumn)->setData(Qt::CheckStateRole, scaled ? QVariant(int(use.scale.reversed ? Qt::Checked : Qt::Unchecked)) : QVariant());
    const auto doubt = [&](double answer) { return !use.scale.holds(answer) && std::ranges::find(use.scale.dontKnow, answer) == use.scale.dontKnow.end(); };
    const bool outside = scaled && seen.low && seen.high && (doubt(*seen.low) || doubt(*seen.high));
    m_columns->item(row, SeenColumn)->setData(Qt::ForegroundRole, outside ? QVariant(m_with.appearance.theme().bad) : QVariant());
    if (!belongs(use.kind)) {
        m_columns->removeCellWidget(row, OfColumn);
    } else {
        auto* of = new QComboBox(m_columns);
        for (const auto& other : m_answer.columns)
            if (other.use.kind == SurveyKind::Item)
                of->addItem(QString::fromStdString(!other.use.label.empty() ? other.use.label : other.label.empty() ? other.column : other.label), QString::fromStdString(other.column));
        of->setCurrentIndex(of->findData(QString::fromStdString(use.of)));
        of->setAccessibleName(tr("Item that %1 belongs to").arg(m_columns->item(row, NameColumn)->text()));
        connect(of, &QComboBox::currentIndexChanged, this, [this, row, of] { useOf(row).of = of->currentData().toString().toStdString(); });
        m_columns->setCellWidget(row, OfColumn, of);
    }
    m_filling = before;
}

void SurveyDialog::fillRules()
{
    const domain::SurveyModel& model = m_answer.model;
    if (m_grain->findData(int(model.waves)) < 0)
        m_grain->addItem(QString::fromUtf8(core::word(model.waves).data(), qsizetype(core::word(model.waves).size())), int(model.waves));
    m_grain->setCurrentIndex(m_grain->findData(int(model.waves)));
    m_repeats->setCurrentIndex(m_repeats->findData(int(model.repeats)));
    m_straight->setValue(model.straightItems);
    m_speed->setValue(int(std::lround(model.speedShare * 100)));
    m_noStraight->setChecked(model.excludeStraight);
    m_noSpeeders->setChecked(model.excludeSpeeders);
    m_weighting->setCurrentIndex(m_weighting->findData(int(model.weighting.method)));
    m_cap->setValue(model.weighting.cap);
    m_fields->clear();
    const auto add = [&](const std::string& field, const QString& label) {
        auto* item = new QListWidgetItem(label, m_fields);
        item->setData(Qt::UserRole, QString::fromStdString(field));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(std::ranges::find(model.weighting.fields, field) != model.weighting.fields.end() ? Qt::Checked : Qt::Unchecked);
    };
    if (const flow::Exploration* exploration = m_with.workbench.exploration())
        for (const flow::Facet& facet : exploration->facets())
            if (facet.makesGroups())
                add(facet.field, QString::fromStdString(facet.label));
    for (const auto& field : model.weighting.fields) {
        bool there = false;
        for (int i = 0; i < m_fields->count(); ++i)
            there = there || m_fields->item(i)->data(Qt::UserRole).toString().toStdString() == field;
        if (!there)
            add(field, QString::fromStdString(field));
    }
}

void SurveyDialog::refreshRules()
{
    const auto method = domain::CaseWeighting(m_weighting->currentData().toInt());
    const bool fields = method == domain::CaseWeighting::Cells || method == domain::CaseWeighting::Raking;
    m_fields->setEnabled(fields);
    m_cap->setEnabled(fields);
    m_save->setEnabled(m_ready && !m_with.workbench.isReadOnly());
    m_reset->setEnabled(m_ready && !m_with.workbench.isReadOnly());
}

void SurveyDialog::tell(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

// ---- what is entered -------------------------------------------------------------------------------------------------

int SurveyDialog::rowOf(const std::string& column) const
{
    const auto found = std::ranges::find(m_answer.columns, column, &flow::SurveyColumnSeen::column);
    return found == m_answer.columns.end() ? -1 : int(found - m_answer.columns.begin());
}

void SurveyDialog::setKind(const std::string& column, SurveyKind kind)
{
    if (const int row = rowOf(column); row >= 0)
        static_cast<QComboBox*>(m_columns->cellWidget(row, KindColumn))->setCurrentIndex(int(kind));
}

void SurveyDialog::setCell(const std::string& column, Column cell, const QString& text)
{
    if (const int row = rowOf(column); row >= 0)
        m_columns->item(row, cell)->setText(text);
}

void SurveyDialog::takeCell(int row, int column)
{
    if (m_filling || row >= int(m_answer.columns.size()))
        return;
    domain::SurveyColumn& use = useOf(row);
    const QString text = m_columns->item(row, column)->text().trimmed();
    const std::optional<double> number = numberIn(text);
    bool understood = true;
    switch (column) {
    case LabelColumn:
        use.label = text.toStdString();
        break;
    case LowColumn:
    case HighColumn:
        understood = number.has_value();
        if (number)
            (column == LowColumn ? use.scale.low : use.scale.high) = *number;
        break;
    case ReversedColumn:
        use.scale.reversed = m_columns->item(row, column)->checkState() == Qt::Checked;
        break;
    case DontKnowColumn: {
        std::vector<double> values;
        for (const QString& part : text.split(u',', Qt::SkipEmptyParts)) {
            const auto value = numberIn(part);
            understood = understood && value.has_value();
            values.push_back(value.value_or(0));
        }
        if (understood)
            use.scale.dontKnow = std::move(values);
        break;
    }
    case WordsColumn: {
        std::map<std::string, double> words;
        for (const QString& part : text.split(u';', Qt::SkipEmptyParts)) {
            const qsizetype at = part.lastIndexOf(u'=');
            const auto value = at > 0 ? numberIn(part.mid(at + 1)) : std::nullopt;
            understood = understood && value.has_value();
            words[part.left(std::max<qsizetype>(0, at)).trimmed().toStdString()] = value.value_or(0);
        }
        if (understood)
            use.scale.words = std::move(words);
        break;
    }
    default:
        return;
    }
    tell(understood          ? QString()
            : column == WordsColumn ? tr("“%1” is not understood. Write each word with its number: good=4; bad=2").arg(text)
                                    : tr("“%1” is not a number.").arg(text));
    refreshRow(row);
}

domain::SurveyModel SurveyDialog::entered() const
{
    domain::SurveyModel model = m_answer.model;
    model.columns.clear();
    for (const auto& seen : m_answer.columns)
        if (seen.use.kind != SurveyKind::Ignore)
            model.columns.push_back(seen.use);
    model.waves = core::Grain(m_grain->currentData().toInt());
    model.repeats = domain::RepeatRule(m_repeats->currentData().toInt());
    model.straightItems = m_straight->value();
    if (m_speed->value() != int(std::lround(model.speedShare * 100)))
        model.speedShare = m_speed->value() / 100.0;
    model.excludeStraight = m_noStraight->isChecked();
    model.excludeSpeeders = m_noSpeeders->isChecked();
    model.weighting.method = domain::CaseWeighting(m_weighting->currentData().toInt());
    model.weighting.cap = m_cap->value();
    model.weighting.fields.clear();
    if (m_fields->isEnabled())
        for (int i = 0; i < m_fields->count(); ++i)
            if (m_fields->item(i)->checkState() == Qt::Checked)
                model.weighting.fields.push_back(m_fields->item(i)->data(Qt::UserRole).toString().toStdString());
    return model;
}

// Another choice of tables: their columns are read; what was said of columns that stay, stays.
void SurveyDialog::takeSources()
{
    if (m_filling)
        return;
    domain::SurveyModel draft = entered();
    for (const auto& seen : m_answer.columns)
        if (seen.use.kind == SurveyKind::Ignore)
            draft.columns.push_back(seen.use); // not proposed again
    const std::vector<domain::SurveySource> before = std::move(draft.sources);
    draft.sources.clear();
    for (const char* table : {"survey_response", "other", "customer"}) {
        std::vector<domain::SurveySource> chosen;
        bool all = std::string_view(table) != "other", oneWave = false;
        for (int r = 0; r < m_sources->rowCount(); ++r) {
            const auto& seen = m_answer.sources[std::size_t(r)];
            if (seen.table != table)
                continue;
            if (m_sources->item(r, FileColumn)->checkState() != Qt::Checked) {
                all = false;
                continue;
            }
            domain::SurveySource source;
            for (const auto& old : before)
                if (old.table == table && (old.file.empty() || old.file == seen.file))
                    source = old;
            source.table = table;
            source.file = seen.file;
            source.wave = m_sources->item(r, WaveColumn)->text().trimmed().toStdString();
            oneWave = oneWave || !source.wave.empty() || !source.columns.empty() || !source.scales.empty();
            if (std::ranges::none_of(chosen, [&](const auto& other) { return other.file == source.file; }))
                chosen.push_back(std::move(source));
        }
        if (all && !oneWave && !chosen.empty()) { // with the loads to come
            chosen.resize(1);
            chosen.front().file.clear();
        }
        draft.sources.insert(draft.sources.end(), chosen.begin(), chosen.end());
    }
    if (draft.sources != before)
        ask([draft](flow::Session& session, core::JobContext& job) { return flow::draftSurvey(session, draft, job); });
}

void SurveyDialog::save(const std::optional<domain::SurveyModel>& model)
{
    if (model)
        for (const auto& column : model->columns)
            if (domain::isScaled(column.kind) && !(column.scale.low < column.scale.high))
                return tell(tr("The lowest answer of “%1” must be below the highest.").arg(m_columns->item(rowOf(column.column), NameColumn)->text()));
    if (model)
        if (const auto fine = domain::checkSurveyModel(*model); !fine)
            return tell(present::errorText(fine.error()));
    m_with.workbench.change(
        tr("Changing how the survey is read"), [model](flow::Session& session, core::JobContext& job) { return flow::setSurveyModel(session, model, job); }, 1,
        [self = QPointer(this)] {
            if (self)
                self->accept();
        },
        [self = QPointer(this)](const core::Error& error) {
            if (self)
                self->tell(present::errorText(error));
        });
}

} // namespace holdfast::app
