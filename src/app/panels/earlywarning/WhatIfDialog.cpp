// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/earlywarning/WhatIfDialog.h"

#include "app/widgets/BlockFrame.h"
#include "present/ErrorText.h"
#include "present/ReasonText.h"
#include "present/pages/RiskPages.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>

namespace holdfast::app {

enum Column { NameColumn, NowColumn, TypicalColumn, ChangedColumn, Columns };

WhatIfDialog::WhatIfDialog(const Surroundings& with, const flow::CustomerRiskRequest& request, const flow::CustomerRisk& now, QWidget* parent)
    : QDialog(parent)
    , m_with(with)
    , m_request(request)
    , m_answer(now)
    , m_result(new QLabel(this))
    , m_caution(new QLabel(tr("This is what the model says of such a customer. It is no promise that changing the value would change what the customer does."), this))
    , m_table(new QTableWidget(this))
    , m_why(new BlockFrame(with, this))
    , m_reset(new QPushButton(tr("As it was"), this))
{
    setObjectName(QStringLiteral("WhatIfDialog"));
    setWindowTitle(tr("What if: %1").arg(QString::fromStdString(now.customer)));
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    m_result->setObjectName(QStringLiteral("whatIfResult"));
    m_result->setProperty("type", QStringLiteral("title"));
    m_table->setObjectName(QStringLiteral("whatIfTable"));
    m_why->setObjectName(QStringLiteral("whatIfWhy"));
    m_reset->setObjectName(QStringLiteral("whatIfReset"));
    m_caution->setProperty("type", QStringLiteral("secondary"));
    m_caution->setWordWrap(true);
    m_table->setColumnCount(Columns);
    m_table->setHorizontalHeaderLabels({tr("Feature"), tr("Now"), tr("Typical"), tr("Changed to")});
    m_table->verticalHeader()->hide();
    m_table->setAlternatingRowColors(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAccessibleName(tr("Features of the customer"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(m_result);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_table, 5);
    row->addWidget(m_why, 4);
    layout->addLayout(row, 1);
    layout->addWidget(m_caution);
    auto* buttons = new QHBoxLayout;
    auto* close = new QPushButton(tr("Close"), this);
    buttons->addWidget(m_reset);
    buttons->addStretch(1);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    resize(980, 600);
    m_delay.setSingleShot(true);
    m_delay.setInterval(150);
    connect(&m_delay, &QTimer::timeout, this, &WhatIfDialog::compute);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        fill();
        compute();
    });
    connect(m_table, &QTableWidget::itemChanged, this, [this] {
        if (!m_filling)
            m_delay.start();
    });
    fill();
    showAnswer();
}

void WhatIfDialog::fill()
{
    m_filling = true;
    const present::Fmt fmt = m_with.appearance.fmt();
    std::map<std::string, double> importance;
    for (const auto& note : m_answer.card.features)
        importance[note.id] = note.importance;
    m_rows.clear();
    std::vector<double> weight;
    for (std::size_t f = 0; f < m_answer.features.size(); ++f) {
        const auto& feature = m_answer.features[f];
        const bool levels = !feature.level.empty();
        const QString id = QString::fromStdString(levels ? feature.column : feature.id);
        const auto same = levels ? std::ranges::find(m_rows, id, &Row::id) : m_rows.end();
        if (same == m_rows.end()) {
            m_rows.push_back({id, {f}, levels});
            weight.push_back(importance[feature.id]);
        } else {
            same->features.push_back(f);
            weight[std::size_t(same - m_rows.begin())] += importance[feature.id];
        }
    }
    std::vector<std::size_t> order(m_rows.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return weight[a] > weight[b]; });
    std::vector<Row> sorted;
    for (const std::size_t i : order)
        sorted.push_back(m_rows[i]);
    m_rows = std::move(sorted);
    m_table->clearContents();
    m_table->setRowCount(int(m_rows.size()));
    for (int r = 0; r < int(m_rows.size()); ++r) {
        const Row& row = m_rows[std::size_t(r)];
        const auto& first = m_answer.features[row.features.front()];
        const QString label = QString::fromStdString(first.label);
        const auto put = [&](int column, const QString& text, bool editable = false) {
            auto* item = new QTableWidgetItem(text);
            item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled | (editable ? Qt::ItemIsEditable : Qt::NoItemFlags));
            if (column != NameColumn)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(r, column, item);
        };
        if (row.levels) {
            put(NameColumn, label);
            auto* box = new QComboBox(m_table);
            box->addItem(tr("as it was"));
            QString now = fmt.missing();
            for (const std::size_t f : row.features) {
                const auto& each = m_answer.features[f];
                box->addItem(QString::fromStdString(each.level));
                if (each.value && *each.value == 1)
                    now = QString::fromStdString(each.level);
            }
            box->addItem(tr("another"));
            put(NowColumn, now);
            put(TypicalColumn, {});
            connect(box, &QComboBox::activated, this, [this] { m_delay.start(); });
            m_table->setCellWidget(r, ChangedColumn, box);
            continue;
        }
        put(NameColumn, present::featureName(QString::fromStdString(first.id), label, {}));
        put(NowColumn, first.value ? fmt.number(*first.value, 2) : fmt.missing());
        put(TypicalColumn, first.typical ? fmt.number(*first.typical, 2) : fmt.missing());
        put(ChangedColumn, {}, true);
    }
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_filling = false;
}

std::map<std::string, std::optional<double>> WhatIfDialog::changes() const
{
    std::map<std::string, std::optional<double>> made;
    const QLocale locale(m_with.appearance.language());
    for (int r = 0; r < int(m_rows.size()); ++r) {
        const Row& row = m_rows[std::size_t(r)];
        if (row.levels) {
            const auto* box = qobject_cast<QComboBox*>(m_table->cellWidget(r, ChangedColumn));
            if (box && box->currentIndex() > 0)
                for (std::size_t i = 0; i < row.features.size(); ++i)
                    made[m_answer.features[row.features[i]].id] = int(i) + 1 == box->currentIndex() ? 1.0 : 0.0;
            continue;
        }
        const QString text = m_table->item(r, ChangedColumn) ? m_table->item(r, ChangedColumn)->text().trimmed() : QString();
        bool ok = false;
        double value = locale.toDouble(text, &ok);
        if (!ok)
            value = QLocale::c().toDouble(text, &ok);
        if (ok)
            made[m_answer.features[row.features.front()].id] = value;
    }
    return made;
}

bool WhatIfDialog::change(const QString& feature, const QString& text)
{
    for (int r = 0; r < int(m_rows.size()); ++r)
        if (m_rows[std::size_t(r)].id == feature) {
            if (auto* box = qobject_cast<QComboBox*>(m_table->cellWidget(r, ChangedColumn))) {
                box->setCurrentIndex(text.isEmpty() ? 0 : box->findText(text));
                m_delay.start();
            } else {
                m_table->item(r, ChangedColumn)->setText(text);
            }
            return true;
        }
    return false;
}

void WhatIfDialog::compute()
{
    const flow::SessionPtr session = m_with.workbench.session();
    if (!session)
        return;
    flow::CustomerRiskRequest wanted = m_request;
    wanted.changes = changes();
    JobRequest job;
    job.name = tr("Asking the model");
    job.key = QStringLiteral("what-if");
    job.visible = false;
    m_why->setComputing(true);
    m_with.workbench.jobs().run<flow::CustomerRisk>(
        job, this, [session, wanted](core::JobContext& context) { return flow::riskOfCustomer(*session, wanted, context); },
        [this](core::Result<flow::CustomerRisk> result) {
            m_why->setComputing(false);
            if (result) {
                m_answer = std::move(*result);
                showAnswer();
            } else if (result.error().code != core::Code::Cancelled) {
                m_why->setError(present::errorText(result.error()));
            }
        });
}

void WhatIfDialog::showAnswer()
{
    const present::Fmt fmt = m_with.appearance.fmt();
    const present::Page page = present::customerRiskPage(m_answer, fmt);
    const present::Block* block = page.block(m_answer.changedRisk ? QStringLiteral("what-if") : QStringLiteral("why"));
    if (block)
        m_why->setBlock(*block);
    const QString now = m_answer.risk ? fmt.rate(*m_answer.risk) : fmt.missing();
    const QString tier = present::tierName(QString::fromStdString(m_answer.changedRisk ? m_answer.changedTier : m_answer.tier));
    m_result->setText(m_answer.changedRisk ? tr("Risk %1 instead of %2 · tier %3").arg(fmt.rate(*m_answer.changedRisk), now, tier) : tr("Risk %1 · tier %2").arg(now, tier));
    m_reset->setEnabled(m_answer.changedRisk.has_value());
}

} // namespace holdfast::app
