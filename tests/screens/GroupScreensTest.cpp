// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs of the segments that analyse customers, as pictures to look at: $HOLDFAST_SCREENS or <build>/screens.
#include "support/TestMain.h"

#include "app/panels/segments/AnalysisView.h"
#include "app/panels/segments/SegmentsPanel.h"
#include "app/shell/Rail.h"
#include "app/shell/StatusBar.h"
#include "app/widgets/ContextWidgets.h"
#include "support/Program.h"

#include <QDir>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>

using namespace holdfast;
using namespace holdfast::app;
using tests::Program;

static constexpr int kPatience = 120000;

class GroupScreensTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> m;
    QString m_folder;
    SegmentsPanel* panel() const { return static_cast<SegmentsPanel*>(m->window->panel(Rail::Segments)); }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = qEnvironmentVariable("HOLDFAST_SCREENS", QStringLiteral(HOLDFAST_BINARY_DIR "/screens"));
        QVERIFY(QDir().mkpath(m_folder));
        m = std::make_unique<Program>();
        m->workbench->openSample(m->folder.filePath(QStringLiteral("sample.holdfast")), false, 3000);
        QTRY_VERIFY_WITH_TIMEOUT(m->workbench->isOpen() && m->workbench->counts(), kPatience);
        m->workbench->setPeriod(core::Grain::Quarter);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
        for (const auto& [name, field, value] : {std::tuple("Often", "orders", "8"), std::tuple("Long known", "tenure_days", "500"), std::tuple("Valuable", "net_amount", "600")}) {
            domain::Rule rule;
            rule.kind = domain::Rule::Kind::Compare;
            rule.op = domain::Rule::Op::GreaterEqual;
            rule.field = field;
            rule.values = {value};
            const std::size_t before = m->workbench->state().segments.size();
            m->workbench->change(name, [segment = flow::Segment {name, rule}](flow::Session& session, core::JobContext&) { return flow::saveSegment(session, segment); });
            QTRY_COMPARE_WITH_TIMEOUT(m->workbench->state().segments.size(), before + 1, kPatience);
        }
        m->window->goTo(Rail::Segments);
        QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle(), kPatience);
    }
    void cleanupTestCase() { m.reset(); }

    void tabs_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QString>("language");
        QTest::newRow("1440x900-light-en") << QSize(1440, 900) << false << QStringLiteral("en");
        QTest::newRow("1366x768-dark-zh") << QSize(1366, 768) << true << QStringLiteral("zh_CN");
    }
    void tabs()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(QString, language);
        m->preferences.setTheme(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        m->appearance->setLanguage(language);
        m->window->resize(size);
        QTRY_COMPARE(m->window->size(), size);
        QTRY_COMPARE(m->window->menuBar()->actions().first()->text().at(0).script() == QChar::Script_Han, language.startsWith(QLatin1String("zh")));
        QTRY_VERIFY(m->find<ContextButton>("period")->width() >= m->find<ContextButton>("period")->sizeHint().width());
        for (const QLabel* label : m->window->findChild<StatusBar*>()->findChildren<QLabel*>())
            if (label->isVisible())
                QTRY_VERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
        int shown = 0;
        for (int tab = 0; tab < panel()->views().size(); ++tab) {
            auto* view = qobject_cast<AnalysisView*>(panel()->views()[tab]);
            if (!view)
                continue;
            panel()->setTab(tab);
            QTRY_VERIFY_WITH_TIMEOUT(m->jobs.isIdle() && view->isSettled(), kPatience);
            for (const QPushButton* button : view->findChildren<QPushButton*>())
                if (button->isVisible())
                    QTRY_VERIFY2(button->sizeHint().width() <= button->width() + 1, qPrintable(button->text()));
            QVERIFY(m->window->grab().save(m_folder + QStringLiteral("/04-%1-%2.png").arg(QString::fromLatin1(view->metaObject()->className()).section(u':', -1), QString::fromLatin1(QTest::currentDataTag()))));
            ++shown;
        }
        QCOMPARE(shown, 6);
    }
};

HOLDFAST_TEST(GroupScreensTest)
#include "GroupScreensTest.moc"
