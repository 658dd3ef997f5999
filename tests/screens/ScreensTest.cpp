// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every panel on the sample workspace, in two sizes, light and dark, English and Chinese, as pictures to look at:
// written to $HOLDFAST_SCREENS or <build>/screens. Checks what can be checked without eyes: the size, that something
// is drawn, that no label or button is cut off.
#include "app/panels/customers/CustomerView.h"
#include "app/panels/customers/CustomersList.h"
#include "app/panels/customers/CustomersModel.h"
#include "app/panels/customers/CustomersPanel.h"
#include "app/panels/customers/FrozenTable.h"
#include "app/panels/overview/OverviewController.h"
#include "app/panels/earlywarning/EarlyWarningPanel.h"
#include "app/panels/earlywarning/LaboratoryView.h"
#include "app/panels/earlywarning/MotivesView.h"
#include "app/panels/earlywarning/RiskView.h"
#include "app/panels/earlywarning/WatchListView.h"
#include "app/panels/earlywarning/WhatIfDialog.h"
#include "app/panels/overview/OverviewPanel.h"
#include "app/panels/quality/DuplicatesPage.h"
#include "app/panels/quality/QualityController.h"
#include "app/panels/quality/QualityPanel.h"
#include "app/panels/quality/RecipeBlock.h"
#include "app/panels/quality/RecipeController.h"
#include "app/panels/satisfaction/IndexDraft.h"
#include "app/panels/satisfaction/SatisfactionPanel.h"
#include "app/panels/segments/SegmentsPanel.h"
#include "app/panels/sources/ImportController.h"
#include "app/panels/sources/SourcesPanel.h"
#include "app/panels/value/ValuePanel.h"
#include "app/shell/Rail.h"
#include "app/widgets/BlockBody.h"
#include "app/widgets/BlockFrame.h"
#include "app/widgets/ContextWidgets.h"
#include "charts/FacetView.h"
#include "charts/TableSpecView.h"
#include "charts/TileStrip.h"
#include "flow/WatchList.h"
#include "support/Program.h"

#include <QDialog>
#include <QMenu>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSet>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 120000;

class ScreensTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    QString m_folder;

    static QByteArray orders()
    {
        QByteArray text = "order_id;cust_no;order_dt;net_amt;store;promo\n";
        for (int i = 1; i <= 300; ++i)
            text += "T-" + QByteArray::number(884000 + i) + ";C-" + QByteArray::number(10000 + i * 37 % 900) + ";" + QByteArray::number(1 + i % 12).rightJustified(2, '0')
                + "/04/2024;" + QByteArray::number(10 + i % 190) + "," + QByteArray::number(10 + i % 90) + ";" + (i % 3 ? "Lyon 2" : "Metz 1") + ";"
                + (i % 7 ? "" : "SPRING10") + "\n";
        return text;
    }

    OverviewPanel* overview() const { return static_cast<OverviewPanel*>(m->window->panel(Rail::Overview)); }
    bool m_trained = false;
    EarlyWarningPanel* earlyWarning() const { return static_cast<EarlyWarningPanel*>(m->window->panel(Rail::EarlyWarning)); }
    SegmentsPanel* segments() const { return static_cast<SegmentsPanel*>(m->window->panel(Rail::Segments)); }
    QualityPanel* quality() const { return static_cast<QualityPanel*>(m->window->panel(Rail::Quality)); }
    SourcesPanel* sources() const { return static_cast<SourcesPanel*>(m->window->panel(Rail::Sources)); }

    // Texts that do not fit into their widget, of the widgets that neither wrap nor elide by design.
    QStringList cutOff() const
    {
        QStringList found;
        for (const QWidget* widget : m->window->findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->visibleRegion().isEmpty())
                continue;
            QString text;
            if (const auto* label = qobject_cast<const QLabel*>(widget); label && !label->wordWrap())
                text = label->text();
            else if (const auto* button = qobject_cast<const QPushButton*>(widget))
                text = button->text();
            else if (const auto* meter = qobject_cast<const ScopeMeter*>(widget))
                text = meter->text();
            if (text.isEmpty() || widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
                continue;
            if (widget->sizeHint().width() > widget->width() + 1)
                found.append(QStringLiteral("%1 “%2” needs %3, has %4").arg(widget->objectName(), text).arg(widget->sizeHint().width()).arg(widget->width()));
        }
        return found;
    }

    void grab(const QString& name, const QSize& size, QWidget* of = nullptr)
    {
        QWidget* target = of ? of : m->window.get();
        // Texts and layouts settle in the event loop.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QTRY_VERIFY2(cutOff().isEmpty(), qPrintable(name + QStringLiteral(": ") + cutOff().join(u'\n')));
        const QPixmap picture = target->grab();
        if (!of)
            QCOMPARE(picture.size(), size * picture.devicePixelRatio());
        QSet<QRgb> colours;
        const QImage image = picture.toImage();
        for (int y = 0; y < image.height(); y += 7)
            for (int x = 0; x < image.width(); x += 7)
                colours.insert(image.pixel(x, y));
        QVERIFY2(colours.size() > 10, qPrintable(name + QStringLiteral(" is blank")));
        QVERIFY(picture.save(m_folder + u'/' + name + QStringLiteral(".png")));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = qEnvironmentVariable("HOLDFAST_SCREENS", QStringLiteral(HOLDFAST_BINARY_DIR "/screens"));
        QVERIFY(QDir().mkpath(m_folder));
        m = std::make_unique<Program>(QStringLiteral("en"), 2000);
    }

    void cleanupTestCase() { m.reset(); }

    void welcome_data() { looks(); }
    void welcome()
    {
        QFETCH(QSize, size);
        QFETCH(QString, name);
        dress();
        grab(QStringLiteral("00-welcome-") + name, size);
    }

    void customers_data() { looks(); }
    void customers()
    {
        QFETCH(QSize, size);
        QFETCH(QString, name);
        dress();
        if (!m->workbench->isOpen()) {
            m->window->command(QStringLiteral("openSample"))->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts(), kPatience);
        }
        m->workbench->clearFilters();
        m->window->goTo(Rail::Customers);
        auto* panel = static_cast<CustomersPanel*>(m->window->panel(Rail::Customers));
        panel->showList();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && panel->list()->model()->rowCount() > 0 && !panel->list()->sumsText().isEmpty(), kPatience);
        panel->list()->table()->go(4, 5);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        grab(QStringLiteral("09-customers-") + name, size);
        if (!m_trained) { // once: the model is kept
            m->workbench->change(QStringLiteral("train"), [](flow::Session& session, core::JobContext& job) -> core::Status {
                const auto made = flow::trainRisk(session, {}, job);
                return made ? core::Status() : std::unexpected(made.error());
            });
            QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && m->workbench->state().history.undo == "risk-train", kPatience);
            m_trained = true;
        }
        core::JobContext job;
        flow::WatchRequest watch; // at risk, and not new
        watch.valueClass = "high";
        const auto list = flow::watchList(*m->workbench->session(), watch, job);
        QVERIFY(list && !list->entries.empty());
        panel->showCustomer(QString::fromStdString(list->entries.front().customer));
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && panel->view()->card() && !panel->view()->isComputing() && panel->view()->story() && panel->view()->advice(), kPatience);
        grab(QStringLiteral("09-customer-") + name, size);
        panel->view()->showPart(CustomerView::Signs);
        grab(QStringLiteral("09-customer-signs-") + name, size);
        panel->view()->showPart(CustomerView::Events);
    }

    void panels_data() { looks(); }
    void panels()
    {
        QFETCH(QSize, size);
        QFETCH(QString, name);
        dress();
        if (!m->workbench->isOpen()) {
            m->window->command(QStringLiteral("openSample"))->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() || !m->dialogs.told.isEmpty(), kPatience);
            QVERIFY2(m->workbench->isOpen(), qPrintable(m->dialogs.told.join(u'\n')));
            QTRY_VERIFY_WITH_TIMEOUT(m->workbench->counts() || m->workbench->explorationProblem(), kPatience);
            QVERIFY2(m->workbench->counts(), std::string(core::word(m->workbench->explorationProblem()->code)).c_str());
            sources()->addFiles({m->write(QStringLiteral("transactions.csv"), orders())});
            QTRY_VERIFY_WITH_TIMEOUT(sources()->controller()->current()->preview, kPatience);
        }
        m->workbench->clearFilters();
        m->window->goTo(Rail::Overview);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && overview()->controller()->answer() && !overview()->controller()->isComputing(), kPatience);
        const core::CivilDate moved {m->workbench->state().dataTo.days - 49};
        m->workbench->change(QStringLiteral("event"), [moved](flow::Session& session, core::JobContext& job) { return flow::addEventNote(session, moved, "North depot move", job); });
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && overview()->isSettled(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(std::get<present::TrendSpec>(overview()->block(0)->block().body).notes, [](const auto& note) { return note.text.contains(QStringLiteral("North depot move")); }), kPatience);
        grab(QStringLiteral("03-overview-") + name, size);
        overview()->block(0)->menu()->findChild<QAction*>(QStringLiteral("trendEvents"))->trigger();
        auto* events = overview()->findChild<QDialog*>(QStringLiteral("EventNotesDialog"));
        QVERIFY(events);
        grab(QStringLiteral("03-events-") + name, size, events);
        events->close();
        m->workbench->undo();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && overview()->isSettled(), kPatience);
        if (!name.contains(QStringLiteral("1366"))) {
            auto* tiles = m->find<charts::TileStrip>("overviewTiles");
            QVERIFY(tiles && tiles->mark(1));
            QTest::mouseClick(tiles->mark(1), Qt::LeftButton);
            QWidget* popover = m->window->findChild<QWidget*>(QStringLiteral("provenancePopover"));
            QVERIFY(popover);
            grab(QStringLiteral("03-provenance-") + name, size, popover);
            popover->close();
        }

        m->window->goTo(Rail::Segments);
        QTRY_VERIFY_WITH_TIMEOUT(segments()->crossFilter()->facetFrames().size() >= 6 && m->jobs.isIdle(), kPatience);
        int brushed = 0;
        for (BlockFrame* frame : segments()->crossFilter()->facetFrames()) {
            const charts::FacetView* view = frame->body()->facet();
            const bool histogram = view && !view->spec().horizontal && view->spec().bins.size() > 12;
            if (!view || (histogram ? brushed & 1 : brushed & 2) || (!histogram && !view->spec().horizontal))
                continue;
            const int bins = int(view->spec().bins.size());
            std::vector<int> chosen {0};
            if (histogram) {
                chosen.clear();
                for (int bin = bins / 2; bin < bins; ++bin)
                    chosen.push_back(bin);
            }
            m->workbench->setFilter(view->spec().field, chosen);
            brushed |= histogram ? 1 : 2;
        }
        for (BlockFrame* frame : segments()->crossFilter()->facetFrames())
            if (charts::FacetView* view = frame->body()->facet())
                view->setAnimated(false);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        if (m->workbench->state().segments.empty()) {
            m->dialogs.text = QStringLiteral("First-year North");
            segments()->saveSegment();
            QTRY_VERIFY_WITH_TIMEOUT(m->workbench->state().segments.size() == 1 && m->jobs.isIdle(), kPatience);
        }
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        grab(QStringLiteral("04-segments-") + name, size);

        if (!m_trained) { // once: the model is kept
            m->window->goTo(Rail::EarlyWarning, EarlyWarningPanel::RiskTab);
            QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
            earlyWarning()->riskView()->train();
            QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && earlyWarning()->riskView()->risk()->answer(), kPatience);
            m_trained = true;
        }
        for (const auto& [tab, picture] : {std::pair {EarlyWarningPanel::WatchListTab, "05-watch-list-"}, {EarlyWarningPanel::RiskTab, "05-risk-"}}) {
            m->window->goTo(Rail::EarlyWarning, tab);
            QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && earlyWarning()->watchListView()->watch()->answer(), kPatience);
            if (auto* list = earlyWarning()->watchListView()->table())
                list->chooseRows({0});
            QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
            grab(QString::fromLatin1(picture) + name, size);
        }
        m->window->goTo(Rail::EarlyWarning, EarlyWarningPanel::WatchListTab);
        earlyWarning()->watchListView()->table()->chooseRows({0});
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && earlyWarning()->watchListView()->customer(), kPatience);
        earlyWarning()->watchListView()->openWhatIf();
        if (WhatIfDialog* dialog = m->window->findChild<WhatIfDialog*>()) {
            dialog->change(QStringLiteral("recency_days"), QStringLiteral("1"));
            QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && dialog->answer().changedRisk, kPatience);
            grab(QStringLiteral("05-what-if-") + name, size, dialog);
            dialog->reject();
        }
        m->window->goTo(Rail::EarlyWarning, EarlyWarningPanel::LaboratoryTab);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && earlyWarning()->laboratoryView()->lab()->answer(), kPatience);
        grab(QStringLiteral("05-laboratory-") + name, size);
        m->window->goTo(Rail::EarlyWarning, EarlyWarningPanel::MotivesTab);
        MotivesView* motives = earlyWarning()->motivesView();
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && motives->motives()->answer() && motives->customers()->answer(), kPatience);
        motives->block(QStringLiteral("motive-customers"))->body()->table()->chooseRows({0});
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && !motives->customer().isEmpty(), kPatience);
        grab(QStringLiteral("05-motives-") + name, size);
        motives->scrollTo(QStringLiteral("churn-values"));
        grab(QStringLiteral("05-motives-churn-") + name, size);
        for (const auto& [tab, picture] : {std::pair {EarlyWarningPanel::IndicatorsTab, "05-indicators-"}, {EarlyWarningPanel::AlertsTab, "05-alerts-"},
                 {EarlyWarningPanel::CorrelationTab, "05-correlation-"}, {EarlyWarningPanel::LifetimesTab, "05-lifetimes-"}}) {
            m->window->goTo(Rail::EarlyWarning, tab);
            QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && earlyWarning()->indicators()->answer() && !earlyWarning()->indicators()->isComputing(), kPatience);
            grab(QString::fromLatin1(picture) + name, size);
        }
        if (!name.contains(QStringLiteral("1366"))) {
            earlyWarning()->editThresholds(QStringLiteral("complaints"));
            QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
            auto* dialog = m->window->findChild<QDialog*>(QStringLiteral("ThresholdDialog"));
            QVERIFY(dialog);
            grab(QStringLiteral("05-thresholds-") + name, size, dialog);
            dialog->reject();
        }

        m->window->goTo(Rail::Sources, SourcesPanel::ImportTab);
        grab(QStringLiteral("01-import-") + name, size);
        m->window->goTo(Rail::Sources, SourcesPanel::TablesTab);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        grab(QStringLiteral("01-tables-") + name, size);
        m->window->goTo(Rail::Sources, SourcesPanel::ChurnRuleTab);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        grab(QStringLiteral("01-churn-rule-") + name, size);
        m->window->goTo(Rail::Quality, QualityPanel::ScoresTab);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && quality()->scores()->body()->tree(), kPatience);
        if (quality()->recipe()->draft().steps.empty() && quality()->recipe()->table() == "customer") {
            domain::RecipeStep trim, fill;
            fill.kind = domain::StepKind::Fill;
            fill.columns = {"occupation"};
            fill.with = domain::FillWith::Mode;
            quality()->recipe()->addStep(trim);
            quality()->recipe()->addStep(fill);
        }
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        grab(QStringLiteral("02-quality-") + name, size);
        if (!name.contains(QStringLiteral("1366"))) {
            domain::RecipeStep words;
            words.kind = domain::StepKind::Standardise;
            quality()->recipeBlock()->addStep(words);
            QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
            auto* dialog = m->window->findChild<QDialog*>(QStringLiteral("StepDialog"));
            QVERIFY(dialog);
            grab(QStringLiteral("02-step-") + name, size, dialog);
            dialog->reject();
        }
        m->window->goTo(Rail::Quality, QualityPanel::DuplicatesTab);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && quality()->duplicates()->answer(), kPatience);
        grab(QStringLiteral("02-duplicates-") + name, size);
        m->window->goTo(Rail::Briefings);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        grab(QStringLiteral("12-briefing-") + name, size);
        if (!name.contains(QStringLiteral("1366"))) {
            m->window->command(QStringLiteral("exportBriefing"))->trigger();
            auto* dialog = m->window->findChild<QDialog*>(QStringLiteral("ExportDialog"));
            QVERIFY(dialog);
            grab(QStringLiteral("12-export-") + name, size, dialog);
            dialog->reject();
        }
    }

    void satisfaction_data() { looks(); }
    void satisfaction()
    {
        QFETCH(QSize, size);
        QFETCH(QString, name);
        dress();
        if (!m->workbench->isOpen()) {
            m->window->command(QStringLiteral("openSample"))->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts(), kPatience);
        }
        m->workbench->clearFilters();
        m->window->goTo(Rail::Satisfaction, SatisfactionPanel::SummaryTab);
        auto* panel = static_cast<SatisfactionPanel*>(m->window->panel(Rail::Satisfaction));
        const auto settled = [&] { return m->jobs.isIdle() && !panel->answers()->areComputing(); };
        QTRY_VERIFY_WITH_TIMEOUT(settled() && panel->draft()->isReady(), kPatience);
        if (!panel->answers()->index->answer()->chosen) { // once: the index is kept
            domain::IndexSystem system = panel->draft()->system();
            std::vector<domain::IndexNode> items = system.nodes;
            system.nodes = {{"offer", "Offer", {}, {}}, {"service", "Service", {}, {}}, {"digital", "Digital", {}, {}}};
            for (std::size_t i = 0; i < items.size(); ++i) {
                items[i].parent = i % 5 == 0 || i % 5 == 3 ? "offer" : i % 5 == 4 ? "digital" : "service";
                system.nodes.push_back(items[i]);
            }
            system.groupOf("") = {"", domain::WeightKind::Ahp, {}, {}, {{"Anna", {{"offer", "service", 2}, {"offer", "digital", 3}, {"service", "digital", 2}}}}};
            panel->draft()->keep(system, QStringLiteral("Index"));
            QTRY_VERIFY_WITH_TIMEOUT(settled() && panel->answers()->index->answer() && panel->answers()->index->answer()->chosen, kPatience);
        }
        for (const auto& [tab, picture] : {std::pair {SatisfactionPanel::SummaryTab, "06-satisfaction-"}, {SatisfactionPanel::IndexTab, "06-index-"},
                 {SatisfactionPanel::DriversTab, "06-drivers-"}, {SatisfactionPanel::LoyaltyTab, "06-loyalty-"}}) {
            m->window->goTo(Rail::Satisfaction, tab);
            QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
            grab(QString::fromLatin1(picture) + name, size);
        }
    }

    void value_data() { looks(); }
    void value()
    {
        QFETCH(QSize, size);
        QFETCH(QString, name);
        dress();
        if (!m->workbench->isOpen()) {
            m->window->command(QStringLiteral("openSample"))->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts(), kPatience);
        }
        m->workbench->clearFilters();
        for (const auto& [tab, picture] : {std::pair {ValuePanel::OverviewTab, "07-value-"}, {ValuePanel::MethodsTab, "07-methods-"}, {ValuePanel::LifecycleTab, "07-lifecycle-"}}) {
            m->window->goTo(Rail::Value, tab);
            auto* panel = static_cast<ValuePanel*>(m->window->panel(Rail::Value));
            QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && (tab == ValuePanel::LifecycleTab ? panel->lifecycle()->answer() != nullptr : panel->value()->answer() != nullptr), kPatience);
            grab(QString::fromLatin1(picture) + name, size);
        }
    }

    // A document in another language than the window, which itself does not change.
    void briefing_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << QStringLiteral("en");
        QTest::newRow("zh") << QStringLiteral("zh_CN");
    }
    void briefing()
    {
        QFETCH(QString, language);
        m->appearance->setLanguage(QStringLiteral("en"));
        m->workbench->clearFilters();
        m->window->goTo(Rail::Overview);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        m->window->command(QStringLiteral("exportBriefing"))->trigger();
        auto* dialog = m->window->findChild<QDialog*>(QStringLiteral("ExportDialog"));
        QVERIFY(dialog);
        const QString base = m_folder + QStringLiteral("/13-briefing-") + language.left(2);
        dialog->findChild<QLineEdit*>(QStringLiteral("pdfPath"))->setText(base + QStringLiteral(".pdf"));
        dialog->findChild<QLineEdit*>(QStringLiteral("xlsxPath"))->setText(base + QStringLiteral(".xlsx"));
        auto* box = dialog->findChild<QComboBox*>(QStringLiteral("language"));
        box->setCurrentIndex(box->findData(language));
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("run")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        QVERIFY2(m->dialogs.told.isEmpty(), qPrintable(m->dialogs.told.join(u'\n')));
        QCOMPARE(m->find<QAbstractButton>("railOverview")->text(), QStringLiteral("Overview"));
        QFile file(base + QStringLiteral(".pdf"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith("%PDF-") && bytes.size() > 30000);
        QVERIFY(bytes.contains(language == QStringLiteral("en") ? "/Lang <FEFF0065006E" : "/Lang <FEFF007A0068"));
    }

    void recent_data()
    {
        looks();
    }
    void recent()
    {
        QFETCH(QSize, size);
        QFETCH(QString, name);
        dress();
        if (m->workbench->isOpen()) {
            m->workbench->close();
            QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        }
        grab(QStringLiteral("00-recent-") + name, size);
    }

    // Next month's file of a shape that was loaded before.
    void refresh_data() { looks(); }
    void refresh()
    {
        QFETCH(QSize, size);
        QFETCH(QString, name);
        dress();
        const auto customers = [](int first, int last, const char* town) {
            QByteArray text = "customer_id,town,signup_date,plan\n";
            for (int i = first; i <= last; ++i)
                text += "C" + QByteArray::number(10000 + i) + (i % 9 ? ",Lyon," : QByteArray(",") + town + ",") + "2023-0" + QByteArray::number(1 + i % 9)
                    + "-15," + (i % 3 ? "basic" : "family") + "\n";
            return text;
        };
        const QString path = m->folder.filePath(QStringLiteral("refresh.holdfast"));
        if (m->workbench->path() != path) {
            m->workbench->create(path);
            QTRY_VERIFY_WITH_TIMEOUT(m->workbench->path() == path && m->jobs.isIdle(), kPatience);
            sources()->addFiles({m->write(QStringLiteral("customers-may.csv"), customers(1, 300, "Metz"))});
            QTRY_COMPARE_WITH_TIMEOUT(sources()->controller()->readyFiles(), 1, kPatience);
            sources()->nextStep();
            QTRY_VERIFY_WITH_TIMEOUT(m->workbench->state().customers == 300 && m->jobs.isIdle(), kPatience);
            sources()->addFiles({m->write(QStringLiteral("customers-june.csv"), customers(1, 340, "Nancy"))});
            QTRY_VERIFY_WITH_TIMEOUT(sources()->controller()->current()->refresh, kPatience);
        }
        m->window->goTo(Rail::Sources, SourcesPanel::ImportTab);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        grab(QStringLiteral("01-refresh-") + name, size);
    }

private:
    void looks()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("name");
        for (const QSize size : {QSize(1440, 900), QSize(1366, 768)})
            for (const bool dark : {false, true})
                for (const char* language : {"en", "zh_CN"}) {
                    const QString name = QStringLiteral("%1x%2-%3-%4").arg(size.width()).arg(size.height())
                        .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"), QLatin1String(language).left(2));
                    QTest::newRow(qPrintable(name)) << size << dark << QString::fromLatin1(language) << name;
                }
    }

    void dress()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(QString, language);
        m->appearance->setThemeChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        m->appearance->setLanguage(language);
        m->window->resize(size);
        QTRY_COMPARE(m->window->size(), size);
        // A change of language is told by events.
        QTRY_COMPARE(m->window->menuBar()->actions().first()->text().at(0).script() == QChar::Script_Han, language.startsWith(QLatin1String("zh")));
        QTRY_VERIFY(m->window->menuBar()->actionGeometry(m->window->menuBar()->actions().first()).width() > 20);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
    }
};

HOLDFAST_TEST(ScreensTest)
#include "ScreensTest.moc"
