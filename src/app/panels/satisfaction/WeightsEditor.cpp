// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/satisfaction/WeightsEditor.h"

#include "app/look/Icons.h"
#include "app/shell/Dialogs.h"
#include "present/pages/SatisfactionPages.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace holdfast::app {

// Part, the five kinds, then what one expert gave.
static constexpr int kKinds = 1, kExpertScore = kKinds + domain::kWeightKinds;

WeightsEditor::WeightsEditor(const Surroundings& with, IndexDraft& draft, QWidget* parent)
    : QFrame(parent)
    , m_with(with)
    , m_draft(draft)
    , m_title(new QLabel(this))
    , m_inForceLabel(new QLabel(this))
    , m_note(new QLabel(this))
    , m_inForce(new QComboBox(this))
    , m_expert(new QComboBox(this))
    , m_addExpert(new QPushButton(icon(QStringLiteral("plus"), with.appearance), {}, this))
    , m_table(new QTableWidget(this))
{
    setProperty("surface", QStringLiteral("block"));
    setObjectName(QStringLiteral("weightsEditor"));
    m_title->setProperty("type", QStringLiteral("block"));
    m_note->setProperty("type", QStringLiteral("caption"));
    m_note->setWordWrap(true);
    m_inForce->setObjectName(QStringLiteral("weightsInForce"));
    m_expert->setObjectName(QStringLiteral("weightsExpert"));
    m_addExpert->setObjectName(QStringLiteral("weightsAddExpert"));
    m_addExpert->setProperty("density", QStringLiteral("small"));
    m_table->setObjectName(QStringLiteral("weightsTable"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->setColumnCount(kExpertScore + 1);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 9, 12, 10);
    layout->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_inForceLabel);
    head->addWidget(m_inForce);
    head->addSpacing(8);
    head->addWidget(m_expert);
    head->addWidget(m_addExpert);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_note);
    connect(m_inForce, &QComboBox::activated, this, [this] {
        domain::IndexSystem system = m_draft.system();
        system.groupOf(m_draft.parentNode()).inForce = domain::WeightKind(m_inForce->currentData().toInt());
        m_draft.keep(system, m_inForce->currentText());
    });
    connect(m_expert, &QComboBox::activated, this, &WeightsEditor::refresh);
    connect(m_addExpert, &QPushButton::clicked, this, &WeightsEditor::addExpert);
    connect(m_table, &QTableWidget::cellChanged, this, &WeightsEditor::edited);
    connect(&draft, &IndexDraft::changed, this, &WeightsEditor::refresh);
    retranslate();
}

void WeightsEditor::retranslate()
{
    m_inForceLabel->setText(tr("In force"));
    m_inForce->setAccessibleName(tr("Weights in force"));
    m_expert->setAccessibleName(tr("Expert"));
    m_addExpert->setToolTip(tr("Add an expert"));
    m_addExpert->setAccessibleName(tr("Add an expert"));
    refresh();
}

void WeightsEditor::refresh()
{
    m_filling = true;
    const auto& system = m_draft.system();
    const std::string& parent = m_draft.parentNode();
    const domain::IndexNode* node = system.node(parent);
    m_title->setText(node ? tr("Weights of %1").arg(QString::fromStdString(node->name)) : tr("Weights of the dimensions"));
    const domain::IndexGroup* stored = system.group(parent);
    const domain::WeightKind inForce = stored ? stored->inForce : domain::WeightKind::Equal;
    m_inForce->clear();
    for (int kind = 0; kind < domain::kWeightKinds; ++kind)
        m_inForce->addItem(present::weightKindName(domain::WeightKind(kind)), kind);
    m_inForce->setCurrentIndex(int(inForce));
    const QString expert = m_expert->currentData().toString();
    m_expert->clear();
    if (stored)
        for (const auto& each : stored->experts)
            m_expert->addItem(QString::fromStdString(each.judge), QString::fromStdString(each.judge));
    if (m_expert->count() == 0)
        m_expert->addItem(tr("Expert 1"), tr("Expert 1"));
    m_expert->setCurrentIndex(std::max(0, m_expert->findData(expert)));
    const bool writable = m_draft.isWritable();
    for (QWidget* part : std::initializer_list<QWidget*> {m_inForce, m_expert, m_addExpert})
        part->setEnabled(writable);

    QStringList heads {tr("Part")};
    for (int kind = 0; kind < domain::kWeightKinds; ++kind)
        heads.append(kind == int(inForce) ? tr("%1 ●").arg(present::weightKindName(domain::WeightKind(kind))) : present::weightKindName(domain::WeightKind(kind)));
    heads.append(tr("%1, 0–100").arg(m_expert->currentText()));
    m_table->setHorizontalHeaderLabels(heads);
    const flow::GroupWeights* group = m_draft.group();
    const QStringList names = m_draft.childNames();
    m_table->setRowCount(group ? int(group->children.size()) : 0);
    const present::Fmt fmt = m_with.appearance.fmt();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto set = [&](int column, const QString& text, bool editable) {
            auto* item = new QTableWidgetItem(text);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | (editable && writable ? Qt::ItemIsEditable : Qt::NoItemFlags));
            if (column > 0)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            QFont font = m_with.appearance.type().figures(charts::Type::Table, column == kKinds + int(inForce));
            item->setFont(font);
            m_table->setItem(row, column, item);
        };
        set(0, names.value(row), false);
        const std::string& child = group->children[std::size_t(row)];
        for (const auto& kind : group->kinds) {
            QString text = fmt.missing();
            if (kind.available && std::size_t(row) < kind.weights.size()) {
                text = fmt.number(kind.weights[std::size_t(row)] * 100, 1);
                if (std::size_t(row) < kind.spread.size() && kind.spread[std::size_t(row)] > 0)
                    text += QStringLiteral(" ±%1").arg(fmt.number(kind.spread[std::size_t(row)] * 100, 1));
            }
            set(kKinds + int(kind.kind), text, kind.kind == domain::WeightKind::Direct);
        }
        QString score = fmt.missing();
        if (stored)
            for (const auto& each : stored->experts)
                if (each.judge == m_expert->currentData().toString().toStdString())
                    if (const auto given = each.scores.find(child); given != each.scores.end())
                        score = fmt.number(given->second, 0);
        set(kExpertScore, score, true);
    }
    QStringList notes {tr("Type into Direct, or into the expert's column; each set is made to sum 100.")};
    if (group && group->kendallW)
        notes.append(group->kendallP ? tr("The experts agree with Kendall's W %1, p %2.").arg(fmt.number(*group->kendallW, 2), fmt.pValue(*group->kendallP))
                                     : tr("The experts agree with Kendall's W %1.").arg(fmt.number(*group->kendallW, 2)));
    m_note->setText(notes.join(u' '));
    m_filling = false;
}

void WeightsEditor::edited(int row, int column)
{
    const flow::GroupWeights* group = m_draft.group();
    if (m_filling || !group || row >= int(group->children.size()))
        return;
    const int direct = kKinds + int(domain::WeightKind::Direct);
    const std::string child = group->children[std::size_t(row)];
    bool read = false;
    const double value = QLocale(m_with.appearance.language()).toDouble(m_table->item(row, column)->text().trimmed(), &read);
    domain::IndexSystem system = m_draft.system();
    domain::IndexGroup& stored = system.groupOf(m_draft.parentNode());
    const bool fits = read && std::isfinite(value) && value >= 0 && (column != kExpertScore || value <= 100);
    if (!fits || (column != direct && column != kExpertScore)) {
        QMetaObject::invokeMethod(this, &WeightsEditor::refresh, Qt::QueuedConnection);
        if (column == direct || column == kExpertScore)
            m_with.dialogs.tell(this, tr("This weight cannot be used"),
                column == direct ? tr("A weight is a number from 0 up. The old one stays.") : tr("An expert's score is a number from 0 to 100. The old one stays."), {});
        return;
    }
    if (column == direct) {
        // What was not typed yet counts as it does now.
        if (stored.direct.empty())
            for (const auto& kind : group->kinds)
                if (kind.kind == group->inForce && kind.available)
                    for (std::size_t i = 0; i < group->children.size() && i < kind.weights.size(); ++i)
                        stored.direct[group->children[i]] = std::round(kind.weights[i] * 1000) / 10;
        stored.direct[child] = value;
        stored.inForce = domain::WeightKind::Direct;
    } else {
        const std::string name = m_expert->currentData().toString().toStdString();
        auto expert = std::ranges::find(stored.experts, name, &domain::ExpertScores::judge);
        if (expert == stored.experts.end()) {
            stored.experts.push_back({name, {}});
            expert = stored.experts.end() - 1;
        }
        expert->scores[child] = value;
        if (stored.inForce == domain::WeightKind::Equal)
            stored.inForce = domain::WeightKind::Expert;
    }
    const QString subject = m_table->item(row, 0)->text();
    // The table may not be filled anew while its editor is being closed.
    QMetaObject::invokeMethod(this, [this, system, subject] { m_draft.keep(system, subject); }, Qt::QueuedConnection);
}

void WeightsEditor::addExpert()
{
    m_with.dialogs.askText(this, tr("Add an expert"), tr("Name"), tr("Expert %1").arg(m_expert->count() + 1), [this](const QString& name) {
        domain::IndexSystem system = m_draft.system();
        domain::IndexGroup& group = system.groupOf(m_draft.parentNode());
        const std::string word = name.trimmed().toStdString();
        if (word.empty() || std::ranges::find(group.experts, word, &domain::ExpertScores::judge) != group.experts.end())
            return;
        group.experts.push_back({word, {}});
        m_draft.keep(system, name.trimmed());
        m_expert->setCurrentIndex(std::max(0, m_expert->findData(name.trimmed())));
        refresh();
    });
}

} // namespace holdfast::app
