// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/customers/CustomersList.h"

#include "app/look/Icons.h"
#include "app/panels/customers/CopiedRows.h"
#include "app/panels/customers/CustomersModel.h"
#include "app/panels/customers/FrozenTable.h"
#include "app/shell/ProvenancePopover.h"
#include "app/widgets/ElidedLabel.h"
#include "charts/TileStrip.h"
#include "present/ErrorText.h"
#include "present/RuleText.h"
#include "present/pages/CustomerPages.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace holdfast::app {

static const QString kFrozenKey = QStringLiteral("customers/frozen");

CustomersList::CustomersList(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_answer(new LiveAnswer<Table>(
          with.workbench, QStringLiteral("customers"), [] { return tr("Reading the customers"); }, &flow::customerTable, this))
    , m_model(new CustomersModel(with.appearance, this))
    , m_filter(new QLineEdit(this))
    , m_chips(new QHBoxLayout)
    , m_columnsButton(new QPushButton(icon(QStringLiteral("table"), with.appearance), {}, this))
    , m_columns(new QMenu(this))
    , m_how(new charts::HowMark(this))
    , m_sums(new ElidedLabel(this))
    , m_state(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 12);
    layout->setSpacing(8);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    m_filter->setObjectName(QStringLiteral("customersFilter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(260);
    row->addWidget(m_filter);
    m_chips->setSpacing(6);
    row->addLayout(m_chips);
    row->addStretch(1);
    m_state->setProperty("type", QStringLiteral("secondary"));
    m_state->setObjectName(QStringLiteral("customersCount"));
    row->addWidget(m_state);
    row->addWidget(m_how);
    m_columnsButton->setObjectName(QStringLiteral("customersColumns"));
    m_columnsButton->setMenu(m_columns);
    row->addWidget(m_columnsButton);
    layout->addLayout(row);
    auto* frame = new QFrame(this);
    frame->setProperty("surface", QStringLiteral("block"));
    auto* inside = new QVBoxLayout(frame);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->setSpacing(0);
    m_table = new FrozenTable(with, m_model, frame);
    inside->addWidget(m_table, 1);
    auto* foot = new QFrame(frame);
    foot->setProperty("surface", QStringLiteral("sunken"));
    auto* footRow = new QHBoxLayout(foot);
    footRow->setContentsMargins(10, 5, 10, 5);
    m_sums->setObjectName(QStringLiteral("customersSums"));
    m_sums->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    footRow->addWidget(m_sums, 1);
    inside->addWidget(foot);
    layout->addWidget(frame, 1);

    m_filterDelay.setSingleShot(true);
    m_filterDelay.setInterval(120);
    m_sumDelay.setSingleShot(true);
    m_sumDelay.setInterval(60);
    connect(&m_filterDelay, &QTimer::timeout, this, &CustomersList::reorder);
    connect(&m_sumDelay, &QTimer::timeout, this, &CustomersList::sum);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_order.filter = text.trimmed().toStdString();
        m_filterDelay.start();
    });
    connect(m_answer, &LiveAnswerBase::changed, this, &CustomersList::takeTable);
    connect(m_table, &FrozenTable::headClicked, this, &CustomersList::sortBy);
    connect(m_table, &FrozenTable::columnMoved, this, &CustomersList::moveColumn);
    connect(m_table, &FrozenTable::menuWanted, this, &CustomersList::columnMenu);
    connect(m_table, &FrozenTable::rowOpened, this, &CustomersList::customerOpened);
    connect(m_table, &FrozenTable::copyWanted, this, &CustomersList::copy);
    connect(m_table, &FrozenTable::selectionChanged, &m_sumDelay, qOverload<>(&QTimer::start));
    connect(m_columns, &QMenu::aboutToShow, this, &CustomersList::fillColumns);
    connect(m_how, &QAbstractButton::clicked, this, [this] {
        if (!m_model->table())
            return;
        auto* popover = new ProvenancePopover(present::customersProvenance(*m_model->table(), m_with.appearance.fmt()), m_with.appearance, this);
        popover->showAt({m_how->mapToGlobal(QPoint(0, 0)), m_how->size()});
    });
    const auto look = [this] {
        m_how->setTheme(m_with.appearance.theme());
        m_how->setTypography(m_with.appearance.type());
    };
    connect(&with.appearance, &Appearance::changed, this, look);
    look();
    m_table->setFrozen(std::max(1, with.preferences.text(kFrozenKey).toInt()));
    retranslate();
}

void CustomersList::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter this list: id or any word"));
    m_filter->setAccessibleName(tr("Filter the list of customers"));
    m_columnsButton->setText(tr("Columns"));
    m_how->setAccessibleName(tr("How computed"));
    m_table->rest()->setAccessibleName(tr("Customers"));
    m_table->frozen()->setAccessibleName(tr("Customers, fixed columns"));
    m_table->layOut();
    refreshChips();
    refresh();
}

// ---- rows ------------------------------------------------------------------------------------------------------------

void CustomersList::takeTable()
{
    const Table* answer = m_answer->answer();
    if (m_answer->problem() || !answer) {
        if (m_model->table() && !m_answer->isComputing())
            m_model->setTable(nullptr);
        refresh();
        return;
    }
    if (m_answer->isComputing() || m_model->table() == *answer) {
        refresh();
        return;
    }
    // Sort keys are kept by the name of their field.
    std::vector<std::pair<std::string, bool>> keys;
    for (const auto& key : m_order.keys)
        keys.emplace_back(m_model->table()->fields()[key.field].name, key.descending);
    m_order.keys.clear();
    const auto& fields = (*answer)->fields();
    for (const auto& [name, descending] : keys)
        if (const auto at = std::ranges::find(fields, name, &flow::CustomerField::name); at != fields.end())
            m_order.keys.push_back({std::size_t(at - fields.begin()), descending});
    m_model->setTable(*answer);
    chooseFields();
    reorder();
}

void CustomersList::reorder()
{
    const Table table = m_model->table();
    if (!table)
        return;
    std::vector<domain::Rule> rules;
    if (m_behind)
        rules.push_back(*m_behind);
    for (const auto& [field, rule] : m_columnRules)
        rules.push_back(rule);
    m_order.where.reset();
    if (!rules.empty()) {
        m_order.where.emplace();
        m_order.where->parts = rules;
    }
    m_ordering = true;
    refresh();
    JobRequest request;
    request.name = tr("Ordering the customers");
    request.key = QStringLiteral("customers-order");
    request.visible = false;
    m_with.workbench.jobs().run<std::vector<std::uint32_t>>(
        request, this, [table, order = m_order](core::JobContext& job) { return table->rows(order, job); },
        [this, table](core::Result<std::vector<std::uint32_t>> rows) {
            if (table != m_model->table())
                return;
            m_ordering = false;
            if (rows) {
                const bool first = m_model->rows().empty();
                m_model->setRows(std::move(*rows));
                if (first)
                    m_table->layOut();
                m_table->rest()->scrollToTop();
            } else if (rows.error().code != core::Code::Cancelled) {
                m_with.dialogs.tell(this, tr("Customers not listed"), present::errorText(rows.error()), {});
            }
            const bool sorted = !m_order.keys.empty();
            const auto& fields = m_model->fields();
            const auto at = sorted ? std::ranges::find(fields, m_order.keys.front().field) : fields.end();
            m_table->showSort(at == fields.end() ? -1 : int(at - fields.begin()), sorted && m_order.keys.front().descending ? Qt::DescendingOrder : Qt::AscendingOrder);
            refresh();
            m_sumDelay.start();
            Q_EMIT changed();
        });
}

void CustomersList::refresh()
{
    const present::Fmt fmt = m_with.appearance.fmt();
    m_how->setVisible(m_model->table() != nullptr);
    if (m_answer->problem())
        m_state->setText(present::errorText(*m_answer->problem()));
    else if (isOrdering() || !m_model->table())
        m_state->setText(tr("Reading…"));
    else
        m_state->setText(tr("%1 of %2 customers").arg(fmt.count(qint64(m_model->rows().size())), fmt.count(m_model->table()->customers())));
}

void CustomersList::setBehind(const std::optional<domain::Rule>& rule, const QString& words)
{
    m_behind = rule;
    m_behindWords = words;
    refreshChips();
    reorder();
}

void CustomersList::refreshChips()
{
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const auto add = [this](const QString& words, const QString& name, std::function<void()> away) {
        auto* chip = new QPushButton(icon(QStringLiteral("close"), m_with.appearance), words, this);
        chip->setProperty("role", QStringLiteral("chip"));
        chip->setObjectName(name);
        chip->setIconSize({11, 11});
        chip->setLayoutDirection(Qt::RightToLeft);
        chip->setAccessibleName(tr("Take away: %1").arg(words));
        connect(chip, &QPushButton::clicked, this, away);
        m_chips->addWidget(chip);
    };
    if (m_behind)
        add(m_behindWords, QStringLiteral("customersBehind"), [this] { setBehind(std::nullopt, {}); });
    for (const auto& [field, rule] : m_columnRules)
        add(present::ruleText(rule), QStringLiteral("customersColumnFilter"), [this, field = field] {
            m_columnRules.erase(field);
            refreshChips();
            reorder();
        });
}

void CustomersList::sortBy(int column, bool add)
{
    if (column < 0 || column >= int(m_model->fields().size()))
        return;
    const std::size_t field = m_model->fields()[std::size_t(column)];
    const bool number = m_model->table()->fields()[field].type != "text";
    auto& keys = m_order.keys;
    const auto found = std::ranges::find(keys, field, &flow::CustomerOrder::Key::field);
    if (!add) { // numbers from the largest, words from A; a third click gives the order of the data back
        const bool only = keys.size() == 1 && found != keys.end();
        if (only && found->descending != number)
            keys.clear();
        else
            keys = {{field, only ? !found->descending : number}};
    } else if (found != keys.end()) {
        found->descending = !found->descending;
    } else {
        keys.push_back({field, number});
    }
    reorder();
}

bool CustomersList::filterColumn(int column, const QString& text)
{
    const auto& info = m_model->table()->fields()[m_model->fields()[std::size_t(column)]];
    const QString typed = text.trimmed();
    if (typed.isEmpty()) {
        m_columnRules.erase(info.name);
        refreshChips();
        reorder();
        return true;
    }
    domain::Rule rule;
    rule.kind = domain::Rule::Kind::Compare;
    rule.field = info.name;
    static const QRegularExpression kCompared(QStringLiteral("^(<=|>=|!=|=|<|>|≤|≥|≠)\\s*(.+)$")), kBetween(QStringLiteral("^(\\S+)\\s*(?:\\.\\.|…)\\s*(\\S+)$"));
    const bool words = info.type == "text";
    if (const auto compared = kCompared.match(typed); compared.hasMatch()) {
        static const std::map<QString, domain::Rule::Op> kOps {{QStringLiteral("="), domain::Rule::Op::Equal}, {QStringLiteral("!="), domain::Rule::Op::NotEqual},
            {QStringLiteral("≠"), domain::Rule::Op::NotEqual}, {QStringLiteral("<"), domain::Rule::Op::Less}, {QStringLiteral("<="), domain::Rule::Op::LessEqual},
            {QStringLiteral("≤"), domain::Rule::Op::LessEqual}, {QStringLiteral(">"), domain::Rule::Op::Greater}, {QStringLiteral(">="), domain::Rule::Op::GreaterEqual},
            {QStringLiteral("≥"), domain::Rule::Op::GreaterEqual}};
        rule.op = kOps.at(compared.captured(1));
        rule.values = {compared.captured(2).toStdString()};
    } else if (const auto between = kBetween.match(typed); between.hasMatch() && !words) {
        rule.op = domain::Rule::Op::Between;
        rule.values = {between.captured(1).toStdString(), between.captured(2).toStdString()};
    } else if (typed == tr("missing") || typed == QStringLiteral("missing")) {
        rule.op = domain::Rule::Op::Missing;
    } else {
        rule.op = words ? domain::Rule::Op::Contains : domain::Rule::Op::Equal;
        rule.values = {typed.toStdString()};
    }
    if (info.name == "customer") // ids are no column of rules
        return false;
    if (info.type == "integer" || info.type == "decimal")
        for (const auto& value : rule.values) {
            bool number = false;
            (void)QString::fromStdString(value).toDouble(&number);
            if (!number)
                return false;
        }
    m_columnRules[info.name] = rule;
    refreshChips();
    reorder();
    return true;
}

// ---- sums and copies -------------------------------------------------------------------------------------------------

std::vector<std::uint32_t> CustomersList::chosenRows(bool* all) const
{
    std::vector<std::uint32_t> rows;
    const auto& order = m_model->rows();
    const QItemSelection selection = m_table->rest()->selectionModel()->selection();
    std::vector<std::pair<int, int>> spans;
    for (const QItemSelectionRange& range : selection)
        spans.emplace_back(range.top(), range.bottom());
    std::ranges::sort(spans);
    int next = 0;
    for (const auto& [top, bottom] : spans) {
        for (int row = std::max(top, next); row <= bottom && row < int(order.size()); ++row)
            rows.push_back(order[std::size_t(row)]);
        next = std::max(next, bottom + 1);
    }
    if (all)
        *all = rows.size() < 2; // one current cell is no choice
    return rows.size() < 2 ? order : rows;
}

void CustomersList::sum()
{
    const Table table = m_model->table();
    if (!table)
        return;
    bool all = false;
    auto rows = chosenRows(&all);
    const std::uint64_t n = rows.size();
    JobRequest request;
    request.name = tr("Adding up the customers");
    request.key = QStringLiteral("customers-sums");
    request.visible = false;
    using Sums = std::shared_ptr<const std::vector<flow::FieldSum>>;
    m_with.workbench.jobs().run<Sums>(
        request, this,
        [table, rows = std::move(rows)](core::JobContext& job) -> core::Result<Sums> {
            auto sums = table->sums(rows, job);
            if (!sums)
                return std::unexpected(sums.error());
            return std::make_shared<const std::vector<flow::FieldSum>>(std::move(*sums));
        },
        [this, table, n, all](core::Result<Sums> sums) {
            if (!sums || table != m_model->table())
                return;
            m_totals = **sums;
            m_summedRows = n;
            m_summedAll = all;
            m_sums->setText(sumsText());
            m_sums->setToolTip(sumsText());
        });
}

QString CustomersList::sumsText() const
{
    if (!m_model->table() || m_totals.empty())
        return {};
    const present::Fmt fmt = m_with.appearance.fmt();
    const QString count = m_summedAll ? tr("All %1").arg(fmt.count(qint64(m_summedRows))) : tr("%1 selected").arg(fmt.count(qint64(m_summedRows)));
    return count + QStringLiteral("   ·   ") + present::customerSumsText(*m_model->table(), m_totals, m_model->fields(), fmt);
}

void CustomersList::copy()
{
    const Table table = m_model->table();
    if (!table)
        return;
    const QItemSelection selection = m_table->rest()->selectionModel()->selection();
    std::vector<std::uint32_t> rows;
    Columns fields;
    std::vector<bool> taken(m_model->fields().size(), selection.isEmpty());
    for (const QItemSelectionRange& range : selection)
        for (int column = range.left(); column <= range.right() && column < int(taken.size()); ++column)
            taken[std::size_t(column)] = true;
    for (std::size_t column = 0; column < taken.size(); ++column)
        if (taken[column])
            fields.push_back(m_model->fields()[column]);
    bool all = false;
    rows = chosenRows(&all);
    if (all && !selection.isEmpty())
        rows = {m_model->rows()[std::size_t(selection.first().top())]};
    QStringList heads;
    for (const std::size_t field : fields)
        heads.append(present::customerFieldTitle(table->fields()[field]).replace(u'\t', u' '));
    JobRequest request;
    request.name = tr("Copying the customers");
    request.key = QStringLiteral("customers-copy");
    request.visible = false;
    m_with.workbench.jobs().run<CopiedRows>(
        request, this,
        [table, rows = std::move(rows), fields, heads](core::JobContext& job) { return copiedRows(*table, rows, fields, heads, job); },
        [](core::Result<CopiedRows> copied) {
            if (!copied)
                return;
            auto* mime = new QMimeData;
            mime->setText(copied->text);
            if (!copied->html.isEmpty())
                mime->setHtml(copied->html);
            QApplication::clipboard()->setMimeData(mime);
        });
}

} // namespace holdfast::app
