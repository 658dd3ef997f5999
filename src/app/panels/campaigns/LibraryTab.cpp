// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/campaigns/LibraryTab.h"

#include "app/look/Icons.h"
#include "app/panels/campaigns/CampaignBoard.h"
#include "app/panels/campaigns/PlanForm.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "charts/TableSpecView.h"
#include "domain/Motives.h"
#include "present/ReasonText.h"
#include "present/pages/CampaignLoopPages.h"
#include "present/pages/ValuePages.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace holdfast::app {

static const QList<CampaignBoard::Place> kPlaces {{"library-strategies", 0, 0, 12, 3}, {"library-promises", 1, 0, 12, 2}};
static constexpr const char* kChannels[] = {"phone", "email", "app", "mail", "visit"};
static constexpr double kMostMoney = 1e7;
static constexpr int kListHeight = 66;

namespace {

using Choices = QList<std::pair<QString, QString>>;

// Words the library knows, each once, and the one that is in use.
template <class Words> Choices choicesOf(const Words& words, const std::string& used, QString (*name)(const QString&))
{
    Choices choices;
    for (const auto& word : words) {
        const auto text = QString::fromStdString(std::string(word));
        choices.append({name(text), text});
    }
    const auto own = QString::fromStdString(used);
    if (!own.isEmpty() && std::ranges::find(choices, own, &std::pair<QString, QString>::second) == choices.end())
        choices.append({name(own), own});
    return choices;
}

std::set<std::string> actionWords()
{
    std::set<std::string> words(std::begin(domain::kMoreActions), std::end(domain::kMoreActions));
    for (const auto& strategy : domain::standardStrategies())
        words.insert(strategy.action);
    return words;
}

std::string freeId(const std::vector<domain::Strategy>& list)
{
    for (int n = 1;; ++n)
        if (const std::string id = "own-" + std::to_string(n); domain::strategyOf(list, id) == nullptr)
            return id;
}

} // namespace

LibraryTab::LibraryTab(const Surroundings& surroundings, CampaignBook& campaigns, QWidget* parent)
    : CampaignTab(surroundings, campaigns, parent)
    , m_answer(new LiveAnswer<Answer>(
          surroundings.workbench, QStringLiteral("campaign-library"), [] { return tr("Reading the strategy library"); },
          [](flow::Session& session, const flow::Scope&, core::JobContext&) -> core::Result<Answer> {
              auto library = flow::strategyLibrary(session);
              if (!library)
                  return std::unexpected(library.error());
              auto promises = flow::promisesKept(session);
              if (!promises)
                  return std::unexpected(promises.error());
              return Answer {std::move(*library), std::move(*promises)};
          },
          this))
    , m_board(new CampaignBoard(surroundings, QStringLiteral("library"), kPlaces, this))
    , m_edit(new QPushButton(icon(QStringLiteral("edit"), surroundings.appearance), {}, this))
    , m_add(new QPushButton(icon(QStringLiteral("plus"), surroundings.appearance), {}, this))
    , m_reset(new QPushButton(this))
{
    m_edit->setObjectName(QStringLiteral("strategyEdit"));
    m_add->setObjectName(QStringLiteral("strategyAdd"));
    m_reset->setObjectName(QStringLiteral("strategyReset"));
    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addStretch(1);
    for (QPushButton* button : {m_edit, m_add, m_reset})
        bar->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(bar);
    layout->addWidget(m_board, 1);
    BlockFrame* block = m_board->block(QStringLiteral("library-strategies"));
    const auto open = [this](int row) {
        if (m_answer->answer() && row >= 0 && std::size_t(row) < m_answer->answer()->library.size())
            edit(m_answer->answer()->library[std::size_t(row)].strategy.id);
    };
    connect(block->body(), &BlockBody::viewMade, this, [this, block, open] {
        if (auto* view = block->body()->table()) {
            connect(view, &charts::TableSpecView::rowOpened, this, open);
            connect(view, &charts::TableSpecView::rowsChosen, this, [this](const QList<int>& rows) { m_edit->setEnabled(book().isWritable() && rows.size() == 1); });
        }
    });
    connect(m_edit, &QPushButton::clicked, this, [block, open] {
        if (auto* view = block->body()->table(); view && view->chosenRows().size() == 1)
            open(view->chosenRows().front());
    });
    connect(m_add, &QPushButton::clicked, this, [this] { edit({}); });
    connect(m_reset, &QPushButton::clicked, this, &LibraryTab::reset);
    connect(m_answer, &LiveAnswerBase::changed, this, &LibraryTab::refresh);
    connect(&campaigns, &CampaignBook::currentChanged, this, &LibraryTab::follow);
    retranslate();
    follow();
}

void LibraryTab::retranslate()
{
    m_edit->setText(tr("Edit offer…"));
    m_add->setText(tr("New offer…"));
    m_reset->setText(tr("Standard set…"));
    m_reset->setToolTip(tr("Puts the offers the program comes with in the place of yours; what was measured stays"));
    refresh();
}

void LibraryTab::setActive(bool active)
{
    m_answer->setActive(active);
}

void LibraryTab::follow()
{
    m_edit->setEnabled(false);
    m_add->setEnabled(book().isWritable());
    m_reset->setEnabled(book().isWritable());
    if (book().libraryKey() == m_key)
        return;
    m_key = book().libraryKey();
    m_answer->invalidate();
}

std::vector<domain::Strategy> LibraryTab::strategies() const
{
    std::vector<domain::Strategy> list;
    if (const Answer* answer = m_answer->answer())
        for (const auto& entry : answer->library)
            list.push_back(entry.strategy);
    return list;
}

void LibraryTab::write(const QString& name, std::vector<domain::Strategy> list, std::function<void(const core::Error*)> answer)
{
    with().workbench.change(
        name, [list = std::move(list)](flow::Session& session, core::JobContext& job) { return flow::setStrategies(session, list, job); }, 1, [answer] { answer(nullptr); },
        [answer](const core::Error& error) { answer(&error); });
}

void LibraryTab::edit(const std::string& id)
{
    if (!m_answer->answer() || !book().isWritable())
        return;
    const auto list = strategies();
    const auto* known = domain::strategyOf(list, id);
    domain::Strategy strategy;
    if (known != nullptr) {
        strategy = *known;
    } else {
        strategy.id = freeId(list);
        strategy.action = "personal-offer";
        strategy.channel = "email";
        strategy.source = "assumption";
    }
    auto* form = new PlanForm(QStringLiteral("StrategyDialog"), known ? tr("Offer") : tr("New offer"), this);
    auto* name = form->addText("strategyName", tr("Name, English"), strategy.name);
    auto* chinese = form->addText("strategyNameZh", tr("Name, Chinese"), strategy.nameZh);
    auto* action = form->addChoice("strategyAction", tr("Action"), choicesOf(actionWords(), strategy.action, present::actionName), strategy.action);
    auto* channel = form->addChoice("strategyChannel", tr("Channel"), choicesOf(kChannels, strategy.channel, present::channelName), strategy.channel);
    auto* contact = form->addNumber("strategyContact", tr("Cost of a contact"), strategy.contactCost, 0, kMostMoney, 2, {});
    auto* reward = form->addNumber("strategyReward", tr("Cost of the reward"), strategy.rewardCost, 0, kMostMoney, 2, {});
    const QString percent = QStringLiteral("%");
    auto* take = form->addNumber("strategyTake", tr("Take the reward"), strategy.takeShare * 100, 0, 100, 1, percent);
    auto* saved = form->addNumber("strategySaved", tr("Stay because of it, of those who would leave"), strategy.effect.saved * 100, -100, 100, 1, percent);
    auto* doubt = form->addNumber("strategySavedSd", tr("Doubt about that (sd)"), strategy.effect.savedSd * 100, 0, 100, 1, percent);
    auto* woken = form->addNumber("strategyWoken", tr("Leave because of it, of those who would stay"), strategy.effect.woken * 100, 0, 100, 1, percent);
    auto* source = form->addText("strategySource", tr("Source of the effect"), strategy.source == "assumption" ? std::string() : strategy.source);
    source->setPlaceholderText(tr("assumption, not measured yet"));
    QListWidget* fits[] = {
        form->addChecks("strategyStages", tr("Stages (none: all)"), choicesOf(domain::kStages, {}, present::lifecycleStageName), strategy.stages),
        form->addChecks("strategyRisks", tr("Risk (none: all)"), choicesOf(domain::kRiskTiers, {}, present::tierName), strategy.risks),
        form->addChecks("strategyValues", tr("Value (none: all)"), choicesOf(domain::kValueClasses, {}, present::valueClassName), strategy.values),
        form->addChecks("strategyMotives", tr("Motives (none: all)"), choicesOf(domain::kMotiveCategories, {}, present::motiveCategoryName), strategy.motives),
    };
    for (QListWidget* checks : fits)
        checks->setFixedHeight(kListHeight);
    const auto put = [list](domain::Strategy changed) {
        auto all = list;
        const auto at = std::ranges::find(all, changed.id, &domain::Strategy::id);
        if (at == all.end())
            all.push_back(std::move(changed));
        else
            *at = std::move(changed);
        return all;
    };
    form->onSave([=, this](PlanForm::Answer answer) {
        domain::Strategy changed = strategy;
        changed.name = PlanForm::textOf(name);
        changed.nameZh = PlanForm::textOf(chinese);
        changed.action = PlanForm::wordOf(action);
        changed.channel = PlanForm::wordOf(channel);
        changed.contactCost = contact->value();
        changed.rewardCost = reward->value();
        changed.takeShare = take->value() / 100;
        changed.effect = {saved->value() / 100, doubt->value() / 100, woken->value() / 100};
        changed.source = PlanForm::textOf(source);
        if (changed.source.empty())
            changed.source = "assumption";
        changed.stages = PlanForm::wordsOf(fits[0]);
        changed.risks = PlanForm::wordsOf(fits[1]);
        changed.values = PlanForm::wordsOf(fits[2]);
        changed.motives = PlanForm::wordsOf(fits[3]);
        if (changed == strategy)
            return answer(nullptr);
        write(tr("Changing the strategy library"), put(changed), answer);
    });
    if (known != nullptr && list.size() > 1)
        form->addRemove(tr("Remove"), [this, list, id = strategy.id] {
            auto rest = list;
            std::erase_if(rest, [&](const auto& one) { return one.id == id; });
            write(tr("Changing the strategy library"), std::move(rest), [](const core::Error*) {});
        });
    form->open();
}

void LibraryTab::reset()
{
    with().dialogs.confirm(this, tr("Standard set"), tr("Put the offers the program comes with in the place of yours? What campaigns have measured stays, and undo brings yours back."), tr("Standard set"),
        [this] { write(tr("Changing the strategy library"), {}, [](const core::Error*) {}); });
}

void LibraryTab::refresh()
{
    if (const auto& problem = m_answer->problem(); problem && problem->code != core::Code::Cancelled)
        m_board->setProblem(*problem);
    else if (m_answer->answer() && !m_answer->isComputing())
        m_board->setPage(present::strategyLibraryPage(m_answer->answer()->library, m_answer->answer()->promises, with().appearance.fmt()));
    m_board->setComputing(m_answer->isComputing());
}

} // namespace holdfast::app
