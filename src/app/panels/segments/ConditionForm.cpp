// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/ConditionForm.h"

#include "domain/OwnField.h"
#include "present/RuleText.h"
#include "present/Words.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace holdfast::app {

using domain::Rule;
using Op = Rule::Op;

static const QString kSegment = QStringLiteral("\n segment"), kIds = QStringLiteral("\n ids"); // no field is called so

ConditionForm::ConditionForm(QWidget* parent)
    : QWidget(parent)
    , m_fieldLabel(new QLabel(this))
    , m_opLabel(new QLabel(this))
    , m_valueLabel(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_field(new QComboBox(this))
    , m_op(new QComboBox(this))
    , m_truth(new QComboBox(this))
    , m_segment(new QComboBox(this))
    , m_pages(new QStackedWidget(this))
    , m_first(new QLineEdit(this))
    , m_second(new QLineEdit(this))
    , m_find(new QLineEdit(this))
    , m_words(new QListWidget(this))
    , m_days(new QSpinBox(this))
    , m_ids(new QPlainTextEdit(this))
{
    m_field->setObjectName(QStringLiteral("conditionField"));
    m_op->setObjectName(QStringLiteral("conditionOp"));
    m_first->setObjectName(QStringLiteral("conditionFirst"));
    m_second->setObjectName(QStringLiteral("conditionSecond"));
    m_words->setObjectName(QStringLiteral("conditionWords"));
    m_find->setObjectName(QStringLiteral("conditionFind"));
    m_days->setObjectName(QStringLiteral("conditionDays"));
    m_ids->setObjectName(QStringLiteral("conditionIds"));
    m_segment->setObjectName(QStringLiteral("conditionSegment"));
    m_truth->setObjectName(QStringLiteral("conditionTruth"));
    m_hint->setProperty("type", QStringLiteral("secondary"));
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_field->setMaxVisibleItems(20);
    m_field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_op->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_segment->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_days->setRange(0, 36500);
    m_days->setValue(90);
    m_ids->setTabChangesFocus(true);
    m_find->setClearButtonEnabled(true);
    for (const auto& [label, of] : std::initializer_list<std::pair<QLabel*, QWidget*>> {{m_fieldLabel, m_field}, {m_opLabel, m_op}, {m_valueLabel, m_pages}})
        label->setBuddy(of);

    const auto page = [this](std::initializer_list<QWidget*> widgets, bool fills) {
        auto* holder = new QWidget(m_pages);
        auto* column = new QVBoxLayout(holder);
        column->setContentsMargins(0, 0, 0, 0);
        for (QWidget* widget : widgets)
            column->addWidget(widget);
        if (!fills)
            column->addStretch(1);
        m_pages->addWidget(holder);
    };
    page({}, false);
    page({m_first, m_second}, false);
    page({m_find, m_words}, true);
    page({m_days}, false);
    page({m_truth}, false);
    page({m_ids}, true);
    page({m_segment}, false);
    auto* form = new QVBoxLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(4);
    for (QWidget* widget : std::initializer_list<QWidget*> {m_fieldLabel, m_field, m_opLabel, m_op, m_valueLabel})
        form->addWidget(widget);
    form->addWidget(m_pages, 1);
    form->addWidget(m_hint);

    connect(m_field, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling) {
            fillOps();
            Q_EMIT edited();
        }
    });
    connect(m_op, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling) {
            showPage();
            Q_EMIT edited();
        }
    });
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString& text) {
        for (int i = 0; i < m_words->count(); ++i)
            m_words->item(i)->setHidden(!m_words->item(i)->text().contains(text, Qt::CaseInsensitive) && m_words->item(i)->checkState() != Qt::Checked);
    });
    for (QLineEdit* edit : {m_first, m_second}) {
        connect(edit, &QLineEdit::textChanged, this, &ConditionForm::edited);
        connect(edit, &QLineEdit::returnPressed, this, &ConditionForm::submitted);
    }
    connect(m_words, &QListWidget::itemChanged, this, [this] {
        if (!m_filling)
            Q_EMIT edited();
    });
    connect(m_days, &QSpinBox::valueChanged, this, &ConditionForm::edited);
    connect(m_truth, &QComboBox::currentIndexChanged, this, &ConditionForm::edited);
    connect(m_segment, &QComboBox::currentIndexChanged, this, &ConditionForm::edited);
    connect(m_ids, &QPlainTextEdit::textChanged, this, &ConditionForm::edited);
    for (QWidget* widget : std::initializer_list<QWidget*> {m_words, m_days, m_ids, m_truth, m_segment, m_op})
        widget->installEventFilter(this);
    retranslate();
}

void ConditionForm::retranslate()
{
    m_fieldLabel->setText(tr("Field"));
    m_opLabel->setText(tr("Comparison"));
    m_valueLabel->setText(tr("Value"));
    m_days->setSuffix(tr(" days"));
    m_find->setPlaceholderText(tr("Find a value"));
    m_find->setAccessibleName(tr("Find a value"));
    m_words->setAccessibleName(tr("Values"));
    m_first->setAccessibleName(tr("Value"));
    m_second->setAccessibleName(tr("To"));
    m_days->setAccessibleName(tr("Days before the as-of date"));
    m_ids->setAccessibleName(tr("Customers, one on each line"));
    m_ids->setPlaceholderText(tr("Customers, one on each line"));
    m_segment->setAccessibleName(tr("Saved segment"));
    m_truth->setAccessibleName(tr("Value"));
    const auto now = condition();
    m_filling = true;
    const int truth = m_truth->currentIndex();
    m_truth->clear();
    m_truth->addItem(present::valueText({}, QStringLiteral("true")), QStringLiteral("true"));
    m_truth->addItem(present::valueText({}, QStringLiteral("false")), QStringLiteral("false"));
    m_truth->setCurrentIndex(std::max(0, truth));
    m_filling = false;
    fillFields();
    if (now)
        setCondition(*now);
}

void ConditionForm::setFields(const std::vector<flow::RuleField>& fields, const QStringList& segments)
{
    const auto now = condition();
    const bool first = m_fields.empty();
    m_fields = fields;
    m_segments = segments;
    m_filling = true;
    m_segment->clear();
    m_segment->addItems(segments);
    m_filling = false;
    fillFields();
    if (now)
        setCondition(*now);
    else if (first)
        m_field->setCurrentIndex(0);
}

const flow::RuleField* ConditionForm::field() const
{
    const std::string name = m_field->currentData().toString().toStdString();
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&](const flow::RuleField& each) { return each.name == name; });
    return found == m_fields.end() ? nullptr : &*found;
}

void ConditionForm::fillFields()
{
    m_filling = true;
    const QVariant before = m_field->currentData();
    m_field->clear();
    for (const flow::RuleField& each : m_fields)
        m_field->addItem(each.label.empty() ? present::fieldName(QString::fromStdString(each.name)) : QString::fromStdString(each.label), QString::fromStdString(each.name));
    if (!m_segments.isEmpty())
        m_field->addItem(tr("Saved segment"), kSegment);
    m_field->addItem(tr("Listed customers"), kIds);
    m_field->setCurrentIndex(std::max(0, m_field->findData(before)));
    m_filling = false;
    fillOps();
}

void ConditionForm::fillOps()
{
    m_filling = true;
    const QVariant before = m_op->currentData();
    m_op->clear();
    const auto add = [this](const QString& text, int op) { m_op->addItem(text, op); };
    if (const flow::RuleField* of = field()) {
        if (of->type == "text") {
            add(tr("is one of"), int(Op::In));
            add(tr("is"), int(Op::Equal));
            add(tr("is not"), int(Op::NotEqual));
            add(tr("contains"), int(Op::Contains));
            add(tr("starts with"), int(Op::Starts));
            add(tr("matches the pattern"), int(Op::Matches));
        } else if (of->type == "boolean") {
            add(tr("is"), int(Op::Equal));
        } else {
            const bool dated = of->type == "date" || of->type == "datetime";
            add(tr("from … to …"), int(Op::Between));
            add(dated ? tr("on or after") : tr("at least"), int(Op::GreaterEqual));
            add(dated ? tr("on or before") : tr("at most"), int(Op::LessEqual));
            add(dated ? tr("after") : tr("more than"), int(Op::Greater));
            add(dated ? tr("before") : tr("less than"), int(Op::Less));
            if (dated) {
                add(tr("in the last … days"), WithinDays);
                add(tr("more than … days ago"), LongerAgo);
            }
            add(tr("is"), int(Op::Equal));
            add(tr("is not"), int(Op::NotEqual));
        }
        add(tr("is missing"), int(Op::Missing));
    }
    m_op->setCurrentIndex(std::max(0, m_op->findData(before)));
    m_filling = false;
    fillWords({});
    showPage();
}

void ConditionForm::fillWords(const std::vector<std::string>& chosen)
{
    m_filling = true;
    m_words->clear();
    m_find->clear();
    const flow::RuleField* of = field();
    std::vector<std::string> words = of ? of->words : std::vector<std::string>();
    for (const std::string& word : chosen)
        if (std::find(words.begin(), words.end(), word) == words.end())
            words.insert(words.begin(), word);
    for (const std::string& word : words) {
        auto* item = new QListWidgetItem(present::valueText(QString::fromStdString(of ? of->name : std::string()), QString::fromStdString(word)), m_words);
        item->setData(Qt::UserRole, QString::fromStdString(word));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(std::find(chosen.begin(), chosen.end(), word) != chosen.end() ? Qt::Checked : Qt::Unchecked);
    }
    if (m_words->count() > 0)
        m_words->setCurrentRow(0);
    m_find->setVisible(m_words->count() > 12);
    m_filling = false;
}

void ConditionForm::showPage()
{
    const QString named = m_field->currentData().toString();
    const flow::RuleField* of = field();
    const int op = m_op->currentData().toInt();
    m_op->setEnabled(of != nullptr);
    QString hint;
    if (named == kSegment) {
        m_pages->setCurrentIndex(SegmentName);
    } else if (!of) {
        m_pages->setCurrentIndex(Ids);
    } else if (op == int(Op::Missing)) {
        m_pages->setCurrentIndex(NoValue);
    } else if (op == WithinDays || op == LongerAgo) {
        m_pages->setCurrentIndex(Days);
        hint = tr("Counted back from the as-of date, whatever it is.");
    } else if (op == int(Op::In)) {
        m_pages->setCurrentIndex(Words);
    } else if (of->type == "boolean") {
        m_pages->setCurrentIndex(Truth);
    } else {
        m_pages->setCurrentIndex(Values);
        m_second->setVisible(op == int(Op::Between));
        if (!of->least.empty())
            hint = tr("In the data from %1 to %2.").arg(QString::fromStdString(of->least), QString::fromStdString(of->most));
        if (of->type == "date" || of->type == "datetime")
            hint += u' ' + tr("A date as 2026-01-31, or A-90d: 90 days before the as-of date.");
    }
    m_hint->setText(hint.trimmed());
    m_hint->setVisible(!hint.isEmpty());
}

void ConditionForm::showOp(int op)
{
    const QSignalBlocker quiet(m_op);
    if (m_op->findData(op) < 0)
        m_op->addItem(QString::fromStdString(std::string(domain::word(Op(op)))), op); // from a rule written by hand
    m_op->setCurrentIndex(m_op->findData(op));
}

void ConditionForm::setCondition(const Rule& condition)
{
    m_filling = true;
    QString wanted = condition.kind == Rule::Kind::Segment ? kSegment : condition.kind == Rule::Kind::Ids ? kIds : QString::fromStdString(condition.field);
    if (const auto plain = QString::fromStdString(std::string(domain::plainField(condition.field))); m_field->findData(wanted) < 0 && m_field->findData(plain) >= 0)
        wanted = plain; // no column of the source is called so
    if (m_field->findData(wanted) < 0)
        m_field->addItem(wanted == kSegment ? tr("Saved segment") : present::fieldName(wanted), wanted);
    m_field->setCurrentIndex(m_field->findData(wanted));
    m_filling = false;
    fillOps();
    m_filling = true;
    QStringList values;
    for (const std::string& value : condition.values)
        values.append(QString::fromStdString(value));
    if (condition.kind == Rule::Kind::Segment) {
        const QString name = QString::fromStdString(condition.segment);
        if (m_segment->findText(name) < 0)
            m_segment->addItem(name);
        m_segment->setCurrentText(name);
    } else if (condition.kind == Rule::Kind::Ids) {
        m_ids->setPlainText(values.join(u'\n'));
    } else {
        static const QRegularExpression relative(QStringLiteral("^A-(\\d+)d$"));
        const auto days = relative.match(values.value(0));
        if (days.hasMatch() && (condition.op == Op::Greater || condition.op == Op::LessEqual) && values.size() == 1) {
            showOp(condition.op == Op::Greater ? WithinDays : LongerAgo);
            m_days->setValue(days.captured(1).toInt());
        } else {
            showOp(int(condition.op));
        }
        m_first->setText(values.value(0));
        m_second->setText(values.value(1));
        m_truth->setCurrentIndex(values.value(0) == QStringLiteral("false") ? 1 : 0);
        m_filling = false;
        fillWords(condition.op == Op::In ? condition.values : std::vector<std::string>());
    }
    m_filling = false;
    showPage();
}

std::optional<Rule> ConditionForm::condition() const
{
    Rule rule;
    const QString named = m_field->currentData().toString();
    if (named == kSegment) {
        rule.kind = Rule::Kind::Segment;
        rule.segment = m_segment->currentText().toStdString();
        return rule.segment.empty() ? std::nullopt : std::optional(rule);
    }
    if (named == kIds) {
        rule.kind = Rule::Kind::Ids;
        static const QRegularExpression breaks(QStringLiteral("[\\r\\n\\t,;]+"));
        for (const QString& id : m_ids->toPlainText().split(breaks, Qt::SkipEmptyParts))
            if (!id.trimmed().isEmpty())
                rule.values.push_back(id.trimmed().toStdString());
        return rule.values.empty() ? std::nullopt : std::optional(rule);
    }
    if (!field() && m_field->currentIndex() < 0)
        return std::nullopt;
    rule.kind = Rule::Kind::Compare;
    rule.field = named.toStdString();
    const int op = m_op->currentData().toInt();
    if (op == WithinDays || op == LongerAgo) {
        rule.op = op == WithinDays ? Op::Greater : Op::LessEqual;
        rule.values = {"A-" + std::to_string(m_days->value()) + "d"};
        return rule;
    }
    rule.op = Op(op);
    switch (m_pages->currentIndex()) {
    case NoValue:
        return rule;
    case Words:
        for (int i = 0; i < m_words->count(); ++i)
            if (m_words->item(i)->checkState() == Qt::Checked)
                rule.values.push_back(m_words->item(i)->data(Qt::UserRole).toString().toStdString());
        return rule.values.empty() ? std::nullopt : std::optional(rule);
    case Truth:
        rule.values = {m_truth->currentData().toString().toStdString()};
        return rule;
    default:
        rule.values.push_back(m_first->text().trimmed().toStdString());
        if (rule.op == Op::Between)
            rule.values.push_back(m_second->text().trimmed().toStdString());
        for (const std::string& value : rule.values)
            if (value.empty())
                return std::nullopt;
        return rule;
    }
}

bool ConditionForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && (watched != m_ids || key->modifiers().testFlag(Qt::ControlModifier))) {
            Q_EMIT submitted();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace holdfast::app
