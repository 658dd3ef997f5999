// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/value/ValueModelDialog.h"

#include "present/pages/ValuePages.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include <cmath>

namespace holdfast::app {

ValueModelDialog::ValueModelDialog(const Surroundings& with, const flow::ValueModel& model, QWidget* parent)
    : QDialog(parent)
    , m_with(with)
    , m_before(model)
    , m_method(new QComboBox(this))
    , m_months(new QSpinBox(this))
    , m_discount(new QDoubleSpinBox(this))
    , m_margin(new QDoubleSpinBox(this))
{
    setObjectName(QStringLiteral("ValueModelDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("CLV model"));
    m_method->setObjectName(QStringLiteral("valueModelMethod"));
    m_months->setObjectName(QStringLiteral("valueModelMonths"));
    m_discount->setObjectName(QStringLiteral("valueModelDiscount"));
    m_margin->setObjectName(QStringLiteral("valueModelMargin"));
    m_method->addItem(tr("Best the data allow"), QString());
    for (const char* method : {"historical", "formula", "bg-nbd", "sbg"})
        m_method->addItem(present::valueMethodTitle(QString::fromLatin1(method)), QString::fromLatin1(method));
    m_method->setCurrentIndex(std::max(0, m_method->findData(QString::fromStdString(model.method))));
    m_months->setRange(1, 120);
    m_months->setValue(model.months);
    m_discount->setRange(0, 1000);
    m_discount->setSuffix(QStringLiteral(" %"));
    m_discount->setDecimals(1);
    m_discount->setValue(model.discountPerYear * 100);
    m_margin->setRange(0.1, 100);
    m_margin->setSuffix(QStringLiteral(" %"));
    m_margin->setDecimals(1);
    m_margin->setValue(model.margin * 100);
    auto* form = new QFormLayout(this);
    form->addRow(tr("Method"), m_method);
    form->addRow(tr("Months ahead"), m_months);
    form->addRow(tr("Discount a year"), m_discount);
    form->addRow(tr("Margin"), m_margin);
    auto* note = new QLabel(tr("The margin is the share of net amounts that is earned; at 100% value is revenue."), this);
    note->setWordWrap(true);
    form->addRow(note);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("valueModelSave"));
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &ValueModelDialog::save);
    const auto refresh = [this] { m_save->setEnabled(flow::differences(m_before, wanted()) > 0); };
    connect(m_method, &QComboBox::currentIndexChanged, this, refresh);
    connect(m_months, &QSpinBox::valueChanged, this, refresh);
    connect(m_discount, &QDoubleSpinBox::valueChanged, this, refresh);
    connect(m_margin, &QDoubleSpinBox::valueChanged, this, refresh);
    refresh();
}

flow::ValueModel ValueModelDialog::wanted() const
{
    // What the boxes do not show more exactly stays as it was.
    const auto share = [](const QDoubleSpinBox* box, double before) {
        return std::abs(box->value() / 100 - before) < 0.0005 ? before : std::round(box->value() * 10) / 1000;
    };
    return {m_method->currentData().toString().toStdString(), m_months->value(), share(m_discount, m_before.discountPerYear), share(m_margin, m_before.margin)};
}

void ValueModelDialog::save()
{
    const flow::ValueModel model = wanted();
    m_with.workbench.change(
        tr("Changing the CLV model"),
        [model](flow::Session& session, core::JobContext&) -> core::Status {
            const auto changed = flow::changeValueModel(session, model);
            return changed ? core::Status {} : core::Status(std::unexpected(changed.error()));
        },
        flow::differences(m_before, model));
    accept();
}

} // namespace holdfast::app
