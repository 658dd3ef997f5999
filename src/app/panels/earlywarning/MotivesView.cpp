// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/earlywarning/MotivesView.h"

#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/CaveatLine.h"
#include "app/widgets/FitScrollArea.h"
#include "charts/TableSpecView.h"
#include "charts/TreeSpecView.h"
#include "present/ErrorText.h"
#include "present/ReasonText.h"
#include "present/pages/RiskPages.h"

#include <QGridLayout>

namespace holdfast::app {

namespace {

constexpr int kLeastHeight = 1360; // below it the view scrolls
constexpr std::size_t kMostCustomers = 500;

struct Place {
    const char* id;
    int row, column, rows;
};
constexpr Place kPlaces[] = {{"motives", 0, 0, 2}, {"motive-segments", 0, 1, 1}, {"motive-validation", 1, 1, 1}, {"motive-customers", 2, 0, 1}, {"customer-motives", 2, 1, 1},
    {"churn-classes", 3, 0, 1}, {"churn-degrees", 3, 1, 1}, {"churn-causes", 4, 0, 1}, {"churn-values", 4, 1, 1}};

present::Block empty(const QString& id, const QString& title, const QString& why)
{
    present::Block block;
    block.id = id;
    block.title = title;
    block.state = present::State::Empty;
    block.emptyText = why;
    return block;
}

} // namespace

MotivesView::MotivesView(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
    , m_motives(new LiveAnswer<flow::MotivesAnswer>(with.workbench, QStringLiteral("motives"), [] { return tr("Looking for motives"); }, {}, this))
    , m_classes(new LiveAnswer<flow::ChurnClassesAnswer>(
          with.workbench, QStringLiteral("churn-classes"), [] { return tr("Telling kinds of churn apart"); }, &flow::classifyChurn, this))
    , m_customers(new LiveAnswer<flow::MotiveCustomers>(with.workbench, QStringLiteral("motive-customers"), [] { return tr("Looking for customers with a motive"); }, {}, this))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_scroll = new FitScrollArea(this);
    m_caveats = new CaveatLine(this);
    m_caveats->setContentsMargins(16, 0, 16, 8);
    outer->addWidget(m_caveats);
    outer->addWidget(m_scroll);
    auto* grid = new QGridLayout;
    QWidget* body = m_scroll->makeContent(grid, kLeastHeight);
    for (const Place& place : kPlaces) {
        auto* block = new BlockFrame(with, body);
        block->setObjectName(QString::fromLatin1(place.id));
        block->setMinimumSize(320, 180);
        block->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
        connect(block, &BlockFrame::actionWanted, this, &MotivesView::actionWanted);
        const QString id = QString::fromLatin1(place.id);
        block->setProperty("briefingPage", id.startsWith(QStringLiteral("churn")) ? QStringLiteral("churn-classes") : id.contains(QStringLiteral("customer")) ? QString() : QStringLiteral("motives"));
        grid->addWidget(block, place.row, place.column, place.rows, 1);
        grid->setRowStretch(place.row, 1);
        m_blocks.append(block);
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    const auto follow = [this](const char* id, auto work) {
        BlockFrame* frame = block(QString::fromLatin1(id));
        connect(frame->body(), &BlockBody::viewMade, this, [this, frame, work] {
            if (auto* table = frame->body()->table())
                connect(table, &charts::TableSpecView::rowsChosen, this, work);
        });
    };
    connect(block(QStringLiteral("motives"))->body(), &BlockBody::viewMade, this, [this] {
        if (auto* tree = block(QStringLiteral("motives"))->body()->tree())
            connect(tree, &charts::TreeSpecView::cellChosen, this, [this](int row) { chooseMotive(row); });
    });
    follow("motive-customers", [this] { showEvidence(); });
    connect(m_motives, &LiveAnswerBase::changed, this, &MotivesView::refresh);
    connect(m_classes, &LiveAnswerBase::changed, this, &MotivesView::refresh);
    connect(m_customers, &LiveAnswerBase::changed, this, &MotivesView::refreshCustomers);
    // An own list of motives is a change of the workspace, not of the facts.
    connect(&with.workbench, &Workbench::stateChanged, m_motives, &LiveAnswerBase::invalidate);
    setBy({});
    askCustomers();
    refresh();
}

BlockFrame* MotivesView::block(const QString& id) const
{
    for (BlockFrame* block : m_blocks)
        if (block->objectName() == id)
            return block;
    return nullptr;
}

void MotivesView::scrollTo(const QString& id)
{
    if (BlockFrame* frame = block(id))
        m_scroll->ensureWidgetVisible(frame);
}

void MotivesView::setActive(bool active)
{
    m_motives->setActive(active);
    m_classes->setActive(active);
    m_customers->setActive(active);
}

void MotivesView::setBy(const std::string& by)
{
    m_motives->setWork([by](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        flow::MotivesRequest request;
        request.scope = scope;
        request.by = by;
        return flow::measureMotives(session, request, job);
    });
}

void MotivesView::askCustomers()
{
    m_customers->setWork([motive = m_motive.toStdString()](flow::Session& session, const flow::Scope& scope, core::JobContext& job) {
        return flow::customersWith(session, scope, motive, kMostCustomers, job);
    });
}

QStringList MotivesView::motiveRows() const
{
    QStringList ids;
    if (const flow::MotivesAnswer* answer = m_motives->answer())
        for (const auto& category : answer->categories) {
            ids.append(QString::fromStdString(category.id));
            for (const auto& motive : category.motives)
                ids.append(QString::fromStdString(motive.id));
        }
    return ids;
}

void MotivesView::chooseMotive(int row)
{
    const QString motive = motiveRows().value(row);
    if (motive == m_motive)
        return;
    m_motive = motive;
    m_customer.clear();
    askCustomers();
}

void MotivesView::refresh()
{
    const present::Fmt fmt = m_with.appearance.fmt();
    if (const auto& problem = m_motives->problem()) {
        for (const char* id : {"motives", "motive-segments", "motive-validation"})
            block(QString::fromLatin1(id))->setError(present::errorText(*problem));
        m_caveats->setCaveats({});
    } else if (m_motives->answer() && !m_motives->isComputing()) {
        const present::Page page = present::motivesPage(*m_motives->answer(), fmt);
        m_caveats->setCaveats(page.caveats);
        for (const char* id : {"motives", "motive-validation"})
            block(QString::fromLatin1(id))->setBlock(*page.block(QString::fromLatin1(id)));
        // Without segments, where the evidence comes from.
        const present::Block* segments = page.block(QStringLiteral("motive-segments"));
        block(QStringLiteral("motive-segments"))->setBlock(segments ? *segments : *page.block(QStringLiteral("motive-evidence")));
    }
    if (const auto& problem = m_classes->problem()) {
        for (const char* id : {"churn-classes", "churn-degrees", "churn-causes", "churn-values"})
            block(QString::fromLatin1(id))->setError(present::errorText(*problem));
    } else if (m_classes->answer() && !m_classes->isComputing()) {
        const present::Page page = present::churnClassesPage(*m_classes->answer(), fmt);
        for (const present::Block& shown : page.blocks)
            if (BlockFrame* frame = block(shown.id))
                frame->setBlock(shown);
    }
    for (const char* id : {"motives", "motive-segments", "motive-validation"})
        block(QString::fromLatin1(id))->setComputing(m_motives->isComputing());
    for (const char* id : {"churn-classes", "churn-degrees", "churn-causes", "churn-values"})
        block(QString::fromLatin1(id))->setComputing(m_classes->isComputing());
    refreshCustomers();
}

void MotivesView::refreshCustomers()
{
    BlockFrame* frame = block(QStringLiteral("motive-customers"));
    if (const auto& problem = m_customers->problem()) {
        frame->setError(present::errorText(*problem));
    } else if (m_customers->answer() && !m_customers->isComputing()) {
        QString name;
        if (const flow::MotivesAnswer* answer = m_motives->answer())
            for (const auto& category : answer->categories) {
                if (category.id == m_motive.toStdString())
                    name = present::motiveCategoryName(m_motive);
                for (const auto& motive : category.motives)
                    if (motive.id == m_motive.toStdString())
                        name = motive.name.empty() ? present::motiveName(m_motive) : QString::fromStdString(motive.name);
            }
        frame->setBlock(present::motiveCustomersPage(*m_customers->answer(), name, m_with.appearance.fmt()).blocks.first());
    }
    frame->setComputing(m_customers->isComputing());
    showEvidence();
}

void MotivesView::showEvidence()
{
    BlockFrame* frame = block(QStringLiteral("customer-motives"));
    const auto* table = block(QStringLiteral("motive-customers"))->body()->table();
    const flow::MotiveCustomers* answer = m_customers->answer();
    const flow::SessionPtr session = m_with.workbench.session();
    const QList<int> rows = table && answer && !m_customers->isComputing() && !m_customers->problem() ? table->chosenRows() : QList<int>();
    if (rows.size() != 1 || rows.first() >= int(answer->customers.size()) || !session) {
        m_customer.clear();
        frame->setComputing(false);
        frame->setBlock(empty(QStringLiteral("customer-motives"), tr("Evidence"), tr("Choose a motive, then a customer, to see what was said.")));
        return;
    }
    const std::string id = answer->customers[std::size_t(rows.first())].customer;
    const auto show = [this, frame, id, basis = answer->basis] {
        frame->setComputing(false);
        frame->setBlock(present::motiveEvidencePage(QString::fromStdString(id), m_evidence, basis, m_with.appearance.fmt()).blocks.first());
    };
    if (m_customer == QString::fromStdString(id))
        return show(); // language or look have changed
    JobRequest job;
    job.name = tr("Looking for evidence");
    job.key = QStringLiteral("customer-motives");
    job.visible = false;
    frame->setComputing(true);
    m_with.workbench.jobs().run<std::vector<flow::MotiveEvidence>>(
        job, this, [session, scope = m_with.workbench.scope(), id](core::JobContext& context) { return flow::motivesOf(*session, scope, id, context); },
        [this, frame, id, show](core::Result<std::vector<flow::MotiveEvidence>> result) {
            if (!result) {
                frame->setComputing(false);
                if (result.error().code != core::Code::Cancelled)
                    frame->setError(present::errorText(result.error()));
                return;
            }
            m_customer = QString::fromStdString(id);
            m_evidence = std::move(*result);
            show();
        });
}

} // namespace holdfast::app
