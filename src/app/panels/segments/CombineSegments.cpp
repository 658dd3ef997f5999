// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/segments/CombineSegments.h"

#include "present/ErrorText.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>
#include <cmath>

namespace holdfast::app {

using domain::Rule;

static Rule segmentRule(const QString& name)
{
    Rule rule;
    rule.kind = Rule::Kind::Segment;
    rule.segment = name.toStdString();
    return rule;
}

static Rule grouped(Rule::Kind kind, std::vector<Rule> parts)
{
    Rule rule;
    rule.kind = kind;
    rule.parts = std::move(parts);
    return rule;
}

CombineSegments::CombineSegments(const Surroundings& with, QWidget* parent)
    : QFrame(parent)
    , m_with(with)
    , m_head(new QLabel(this))
    , m_words(new QLabel(this))
    , m_result(new QLabel(this))
    , m_overlap(new QLabel(this))
    , m_hows(new QButtonGroup(this))
    , m_show(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    setObjectName(QStringLiteral("combineSegments"));
    setProperty("surface", QStringLiteral("block"));
    m_head->setProperty("type", QStringLiteral("block"));
    m_result->setObjectName(QStringLiteral("combineResult"));
    m_overlap->setObjectName(QStringLiteral("combineOverlap"));
    m_show->setObjectName(QStringLiteral("combineShow"));
    m_save->setObjectName(QStringLiteral("combineSave"));
    m_overlap->setProperty("type", QStringLiteral("secondary"));
    for (QLabel* label : {m_words, m_result, m_overlap}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->addWidget(m_head);
    head->addStretch(1);
    m_hows->setExclusive(true);
    for (const How how : {How::And, How::Or, How::Not}) {
        auto* button = new QPushButton(this);
        button->setCheckable(true);
        button->setObjectName(how == How::And ? QStringLiteral("combineAnd") : how == How::Or ? QStringLiteral("combineOr") : QStringLiteral("combineNot"));
        m_hows->addButton(button, int(how));
        head->addWidget(button);
    }
    m_hows->button(int(m_how))->setChecked(true);
    column->addLayout(head);
    column->addWidget(m_words);
    column->addWidget(m_result);
    column->addWidget(m_overlap);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_show);
    foot->addWidget(m_save);
    foot->addStretch(1);
    column->addLayout(foot);
    connect(m_hows, &QButtonGroup::idClicked, this, [this](int how) { setHow(How(how)); });
    connect(m_show, &QPushButton::clicked, this, [this] { m_with.workbench.select(rule()); });
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_with.dialogs.askText(this, tr("Save as segment"), tr("Name"), words().left(60), [this, made = rule()](const QString& name) {
            if (!name.trimmed().isEmpty())
                m_with.workbench.saveSegment(name.trimmed(), made);
        });
    });
    hide();
    retranslate();
}

void CombineSegments::retranslate()
{
    m_head->setText(tr("Combine"));
    const std::array<std::pair<QString, QString>, 3> texts {{{tr("AND", "sets"), tr("In all of the ticked segments")},
        {tr("OR", "sets"), tr("In at least one of the ticked segments")}, {tr("NOT", "sets"), tr("In the first ticked segment, in none of the others")}}};
    for (int how = 0; how < 3; ++how) {
        m_hows->button(how)->setText(texts[std::size_t(how)].first);
        m_hows->button(how)->setToolTip(texts[std::size_t(how)].second);
    }
    m_show->setText(tr("Show"));
    m_show->setToolTip(tr("Make it the selection"));
    m_save->setText(tr("Save as…"));
    refresh();
}

void CombineSegments::setSegments(const QStringList& names)
{
    if (names == m_names)
        return;
    m_names = names;
    setVisible(names.size() > 1);
    invalidate();
}

void CombineSegments::setHow(How how)
{
    m_how = how;
    m_hows->button(int(how))->setChecked(true);
    invalidate();
}

void CombineSegments::invalidate()
{
    m_sizes.clear();
    refresh();
    if (m_names.size() > 1)
        measure();
}

Rule CombineSegments::rule() const
{
    std::vector<Rule> parts;
    for (const QString& name : m_names)
        parts.push_back(segmentRule(name));
    if (m_how != How::Not || parts.empty())
        return grouped(m_how == How::Or ? Rule::Kind::Any : Rule::Kind::All, std::move(parts));
    const Rule first = parts.front();
    parts.erase(parts.begin());
    Rule others = parts.size() == 1 ? parts.front() : grouped(Rule::Kind::Any, std::move(parts));
    return grouped(Rule::Kind::All, {first, grouped(Rule::Kind::Not, {std::move(others)})});
}

QString CombineSegments::words() const
{
    if (m_names.size() < 2)
        return {};
    if (m_how == How::Not)
        return tr("%1, not %2").arg(m_names.front(), m_names.mid(1).join(tr(" or ")));
    return m_names.join(m_how == How::And ? tr(" and ") : tr(" or "));
}

void CombineSegments::measure()
{
    const flow::SessionPtr session = m_with.workbench.session();
    if (!session)
        return;
    std::vector<Rule> rules {rule()};
    for (const QString& name : m_names)
        rules.push_back(segmentRule(name));
    for (qsizetype a = 0; a < m_names.size(); ++a)
        for (qsizetype b = a + 1; b < m_names.size(); ++b)
            rules.push_back(grouped(Rule::Kind::All, {segmentRule(m_names[a]), segmentRule(m_names[b])}));
    flow::Scope scope = m_with.workbench.scope();
    scope.rule.reset();
    JobRequest request;
    request.name = tr("Combining the segments");
    request.key = QStringLiteral("combine-segments");
    request.visible = false;
    m_with.workbench.jobs().run<std::vector<flow::RuleSize>>(
        request, this, [session, scope, rules](core::JobContext& job) { return flow::measureRules(*session, scope, rules, job); },
        [this, session](core::Result<std::vector<flow::RuleSize>> sizes) {
            if (m_with.workbench.session() != session)
                return;
            if (sizes)
                m_sizes = std::move(*sizes);
            refresh();
        });
}

void CombineSegments::refresh()
{
    const present::Fmt fmt = m_with.appearance.fmt();
    m_words->setText(words());
    const flow::RuleSize* made = result();
    QStringList overlaps;
    if (made && made->problem) {
        m_result->setText(present::errorText(*made->problem));
    } else if (made) {
        QString text = tr("%Ln customer(s)", nullptr, int(made->n));
        if (made->churnRate.value && made->churnRate.n >= 5)
            text += tr(" · churn %1 [%2]").arg(fmt.rate(*made->churnRate.value), fmt.rateInterval(made->churnRate));
        if (std::isfinite(made->revenue))
            text += tr(" · %1 in 12 months").arg(fmt.money(made->revenue, QString::fromStdString(m_with.workbench.settings().currency), true));
        m_result->setText(text);
        std::size_t pair = 1 + std::size_t(m_names.size());
        for (qsizetype a = 0; a < m_names.size(); ++a)
            for (qsizetype b = a + 1; b < m_names.size(); ++b, ++pair) {
                if (pair >= m_sizes.size() || m_sizes[std::size_t(1 + a)].n == 0 || m_sizes[std::size_t(1 + b)].n == 0)
                    continue;
                const double n = double(m_sizes[pair].n);
                overlaps.append(tr("%1 and %2 share %3: %4 of the first, %5 of the second").arg(m_names[a], m_names[b], fmt.count(qint64(n)),
                    fmt.share(n / double(m_sizes[std::size_t(1 + a)].n)), fmt.share(n / double(m_sizes[std::size_t(1 + b)].n))));
            }
    } else {
        m_result->setText(m_names.size() > 1 ? tr("Counting…") : QString());
    }
    m_overlap->setText(overlaps.mid(0, 3).join(u'\n'));
    m_overlap->setVisible(!overlaps.isEmpty());
    m_show->setEnabled(made && !made->problem);
    m_save->setEnabled(made && !made->problem && !m_with.workbench.isReadOnly());
}

} // namespace holdfast::app
