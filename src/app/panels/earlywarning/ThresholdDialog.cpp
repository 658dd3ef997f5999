// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/earlywarning/ThresholdDialog.h"

#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/PlotView.h"
#include "charts/TableSpecView.h"
#include "present/ErrorText.h"
#include "present/pages/WarningPages.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>

#include <algorithm>

namespace holdfast::app {

using domain::ThresholdKind;

ThresholdDialog::ThresholdDialog(const Surroundings& with, const QString& indicator, QWidget* parent)
    : QDialog(parent)
    , m_with(with)
    , m_indicator(new QComboBox(this))
    , m_kind(new QComboBox(this))
    , m_on(new QCheckBox(tr("In use"), this))
    , m_amber(new QDoubleSpinBox(this))
    , m_red(new QDoubleSpinBox(this))
    , m_problem(new QLabel(this))
    , m_curve(new BlockFrame(with, this))
    , m_block(new BlockFrame(with, this))
    , m_reset(new QPushButton(tr("Default"), this))
    , m_save(new QPushButton(tr("Save"), this))
{
    setObjectName(QStringLiteral("ThresholdDialog"));
    setWindowTitle(tr("Thresholds"));
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    m_indicator->setObjectName(QStringLiteral("thresholdIndicator"));
    m_kind->setObjectName(QStringLiteral("thresholdKind"));
    m_on->setObjectName(QStringLiteral("thresholdOn"));
    m_amber->setObjectName(QStringLiteral("thresholdAmber"));
    m_red->setObjectName(QStringLiteral("thresholdRed"));
    m_save->setObjectName(QStringLiteral("thresholdSave"));
    m_block->setObjectName(QStringLiteral("thresholdBacktest"));
    m_curve->setObjectName(QStringLiteral("thresholdCurve"));
    m_save->setProperty("role", QStringLiteral("primary"));
    m_problem->setProperty("state", QStringLiteral("error"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    for (const auto& info : domain::indicators())
        m_indicator->addItem(present::indicatorName(QString::fromUtf8(info.id.data(), qsizetype(info.id.size()))), QString::fromUtf8(info.id.data(), qsizetype(info.id.size())));
    m_indicator->setCurrentIndex(std::max(0, m_indicator->findData(indicator)));
    for (const auto kind : {ThresholdKind::Control, ThresholdKind::Relative, ThresholdKind::Fixed, ThresholdKind::Benchmark})
        m_kind->addItem(present::thresholdKindText(kind), int(kind));
    for (QDoubleSpinBox* box : {m_amber, m_red}) {
        box->setRange(-1e9, 1e9);
        box->setDecimals(2);
        box->setKeyboardTracking(false);
        box->setSpecialValueText(tr("none"));
    }
    auto* form = new QFormLayout;
    form->addRow(tr("Indicator"), m_indicator);
    form->addRow(tr("Measured as"), m_kind);
    form->addRow(QString(), m_on);
    form->addRow(tr("Amber (watch) from"), m_amber);
    form->addRow(tr("Red (breach) from"), m_red);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_reset);
    buttons->addStretch(1);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addWidget(m_curve, 3);
    layout->addWidget(m_block, 4);
    layout->addLayout(buttons);
    resize(760, 700);
    m_save->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ThresholdDialog::save);
    connect(m_indicator, &QComboBox::currentIndexChanged, this, &ThresholdDialog::showThreshold);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ThresholdDialog::showThreshold);
    connect(m_on, &QCheckBox::toggled, this, &ThresholdDialog::refreshButtons);
    for (QDoubleSpinBox* box : {m_amber, m_red})
        connect(box, &QDoubleSpinBox::valueChanged, this, [this] {
            if (!m_filling) {
                showBacktest();
                refreshButtons();
            }
        });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        const domain::Threshold now = edited();
        const auto defaults = domain::defaultThresholds();
        const auto found = std::ranges::find_if(defaults, [&](const auto& each) { return each.indicator == now.indicator && each.kind == now.kind; });
        if (found == defaults.end())
            return;
        for (auto& each : m_thresholds)
            if (each.indicator == now.indicator && each.kind == now.kind)
                each = *found;
        showThreshold();
        m_save->setEnabled(true);
    });
    // A place on the curve, or its row, becomes the red threshold.
    connect(m_curve->body(), &BlockBody::viewMade, this, [this] {
        if (auto* curve = qobject_cast<charts::PlotView*>(m_curve->body()->view()))
            connect(curve, &charts::PlotView::chosen, this, &ThresholdDialog::choosePoint);
    });
    connect(m_block->body(), &BlockBody::viewMade, this, [this] {
        if (auto* table = m_block->body()->table())
            connect(table, &charts::TableSpecView::rowOpened, this, &ThresholdDialog::choosePoint);
    });
    load();
}

void ThresholdDialog::choosePoint(int point)
{
    const domain::Threshold* now = current();
    if (!now || !m_tested || point < 0 || point >= int(m_tested->points.size()))
        return;
    const auto* info = domain::indicator(now->indicator);
    const double typed = present::thresholdTyped(now->kind, info->unit, m_tested->points[std::size_t(point)].threshold);
    const bool falling = now->kind == ThresholdKind::Fixed && info->worse == domain::Worse::Lower;
    if (m_amber->value() > m_amber->minimum() && (falling ? m_amber->value() < typed : m_amber->value() > typed))
        m_amber->setValue(typed);
    m_red->setValue(typed);
    m_on->setChecked(true);
}

const domain::Threshold* ThresholdDialog::current() const
{
    const std::string indicator = m_indicator->currentData().toString().toStdString();
    const auto kind = ThresholdKind(m_kind->currentData().toInt());
    const auto found = std::ranges::find_if(m_thresholds, [&](const auto& each) { return each.indicator == indicator && each.kind == kind; });
    return found != m_thresholds.end() ? &*found : nullptr;
}

domain::Threshold ThresholdDialog::edited() const
{
    domain::Threshold made;
    made.indicator = m_indicator->currentData().toString().toStdString();
    made.kind = ThresholdKind(m_kind->currentData().toInt());
    const auto* info = domain::indicator(made.indicator);
    const auto value = [&](const QDoubleSpinBox* box) -> std::optional<double> {
        if (box->value() <= box->minimum())
            return std::nullopt;
        return present::thresholdFrom(made.kind, info->unit, box->value());
    };
    made.amber = value(m_amber);
    made.red = value(m_red);
    made.on = m_on->isChecked();
    return made;
}

void ThresholdDialog::load()
{
    const flow::SessionPtr session = m_with.workbench.session();
    if (!session)
        return;
    JobRequest request;
    request.name = tr("Reading the thresholds");
    request.key = QStringLiteral("thresholds");
    request.visible = false;
    m_with.workbench.jobs().run<std::vector<domain::Threshold>>(
        request, this, [session](core::JobContext&) { return flow::thresholds(*session); },
        [this](core::Result<std::vector<domain::Threshold>> result) {
            if (!result) {
                m_problem->setText(present::errorText(result.error()));
                m_problem->show();
                return;
            }
            m_thresholds = std::move(*result);
            // The kind in use comes first.
            for (int i = 0; i < m_kind->count(); ++i) {
                const auto kind = ThresholdKind(m_kind->itemData(i).toInt());
                const std::string indicator = m_indicator->currentData().toString().toStdString();
                if (std::ranges::any_of(m_thresholds, [&](const auto& each) { return each.indicator == indicator && each.kind == kind && each.on; })) {
                    const QSignalBlocker quiet(m_kind);
                    m_kind->setCurrentIndex(i);
                    break;
                }
            }
            showThreshold();
        });
    refreshButtons();
}

void ThresholdDialog::showThreshold()
{
    m_filling = true;
    m_problem->hide();
    if (const domain::Threshold* now = current()) {
        const auto* info = domain::indicator(now->indicator);
        for (const auto& [box, value] : {std::pair {m_amber, now->amber}, {m_red, now->red}}) {
            // The least value stands for "none": a fixed threshold can lie below 0, the others can't.
            box->setMinimum(now->kind == ThresholdKind::Fixed ? -1e9 : 0);
            box->setSingleStep(now->kind == ThresholdKind::Control ? 0.5 : 1);
            box->setSuffix(present::thresholdSuffix(now->kind, info->unit));
            box->setValue(value ? present::thresholdTyped(now->kind, info->unit, *value) : box->minimum());
        }
        m_on->setChecked(now->on);
    }
    m_filling = false;
    refreshButtons();
    backtest();
}

void ThresholdDialog::backtest()
{
    const flow::SessionPtr session = m_with.workbench.session();
    if (!session || m_thresholds.empty())
        return;
    flow::BacktestRequest wanted;
    wanted.scope = m_with.workbench.scope();
    wanted.indicator = m_indicator->currentData().toString().toStdString();
    wanted.kind = ThresholdKind(m_kind->currentData().toInt());
    JobRequest request;
    request.name = tr("Testing thresholds on the past");
    request.key = QStringLiteral("backtest");
    request.visible = false;
    m_tested.reset();
    m_block->setComputing(true);
    m_curve->setComputing(true);
    m_with.workbench.jobs().run<flow::BacktestAnswer>(
        request, this, [session, wanted](core::JobContext& job) { return flow::backtestThreshold(*session, wanted, job); },
        [this](core::Result<flow::BacktestAnswer> result) {
            if (result) {
                m_tested = std::move(*result);
                showBacktest();
            } else if (result.error().code != core::Code::Cancelled) {
                m_block->setComputing(false);
                m_block->setError(present::errorText(result.error()));
                m_curve->setComputing(false);
                m_curve->setError(present::errorText(result.error()));
            }
        });
}

void ThresholdDialog::showBacktest()
{
    if (!m_tested)
        return;
    m_block->setComputing(false);
    const domain::Threshold now = edited();
    const present::Page page = present::backtestPage(*m_tested, m_with.appearance.fmt(), now.red ? now.red : now.amber);
    m_block->setBlock(*page.block(QStringLiteral("backtest-table")));
    m_curve->setComputing(false);
    m_curve->setBlock(*page.block(QStringLiteral("backtest")));
}

void ThresholdDialog::refreshButtons()
{
    const domain::Threshold* now = current();
    const bool writable = now && !m_with.workbench.isReadOnly();
    m_save->setEnabled(writable && edited() != *now);
    m_reset->setEnabled(writable);
}

void ThresholdDialog::save()
{
    const domain::Threshold threshold = edited();
    m_with.workbench.change(
        tr("Changing a threshold"), [threshold](flow::Session& session, core::JobContext&) { return flow::changeThreshold(session, threshold); }, 1,
        [self = QPointer(this)] {
            if (self)
                self->accept();
        },
        [self = QPointer(this)](const core::Error& error) {
            if (!self)
                return;
            self->m_problem->setText(present::errorText(error));
            self->m_problem->show();
        });
}

} // namespace holdfast::app
