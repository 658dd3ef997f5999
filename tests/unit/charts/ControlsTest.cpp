// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The style over ordinary widgets, and the views as a panel has them. Set HOLDFAST_SCREENS to a folder to keep
// pictures.
#include "Samples.h"

#include "charts/FacetView.h"
#include "charts/FlowView.h"
#include "charts/GridView.h"
#include "charts/PlotView.h"
#include "charts/TableSpecView.h"
#include "charts/TileStrip.h"
#include "support/TestMain.h"

#include <QtWidgets/QtWidgets>

using namespace holdfast;
using namespace holdfast::charts;
using namespace holdfast::tests;

namespace {

QFrame* block(QVBoxLayout*& inside, const QString& title)
{
    auto* frame = new QFrame;
    frame->setProperty("surface", "block");
    inside = new QVBoxLayout(frame);
    inside->setContentsMargins(12, 9, 12, 12);
    auto* label = new QLabel(title);
    label->setProperty("type", "block");
    inside->addWidget(label);
    return frame;
}

QPushButton* button(const QString& text, const char* role, bool checkable = false)
{
    auto* made = new QPushButton(text);
    made->setProperty("role", role);
    made->setCheckable(checkable);
    made->setChecked(checkable);
    return made;
}

QLabel* label(const QString& text, const char* property, const char* value)
{
    auto* made = new QLabel(text);
    made->setProperty(property, value);
    return made;
}

template <class... Widgets> QHBoxLayout* row(Widgets*... widgets)
{
    auto* line = new QHBoxLayout;
    line->setSpacing(6);
    (line->addWidget(widgets), ...);
    line->addStretch();
    return line;
}

QFrame* controls(bool zh)
{
    QVBoxLayout* box = nullptr;
    QFrame* frame = block(box, words(zh, "Controls", "控件"));
    auto* off = button(words(zh, "Undo", "撤销"), "");
    off->setEnabled(false);
    box->addLayout(row(button(words(zh, "Save as segment…", "存为分群…"), "primary"),
        button(words(zh, "Add to briefing", "加入简报"), ""), off, button(words(zh, "Quiet", "安静"), "quiet"),
        button(words(zh, "All 14", "全部 14"), "link")));
    box->addLayout(row(button(words(zh, "Region North ×", "区域 北区 ×"), "chip"),
        button(words(zh, "+ Filter", "+ 筛选"), "chip-add"),
        button(words(zh, "All customers", "全部客户"), "chip-plain")));
    box->addLayout(row(label(words(zh, "▲ Breach", "▲ 越限"), "tag", "breach"),
        label(words(zh, "● Watch", "● 关注"), "tag", "watch"), label(words(zh, "In control", "受控"), "tag", "neutral"),
        label(words(zh, "ready", "就绪"), "tag", "good"), label(words(zh, "info", "信息"), "tag", "info")));
    auto* tabs = new QTabBar;
    for (const char* name : {"Plan", "Target", "Monitor"})
        tabs->addTab(QString::fromLatin1(name));
    auto* on = new QCheckBox(words(zh, "Checked", "已选"));
    on->setChecked(true);
    auto* radio = new QRadioButton(words(zh, "One", "单选"));
    radio->setChecked(true);
    auto* part = new QCheckBox;
    part->setTristate(true);
    part->setCheckState(Qt::PartiallyChecked);
    box->addLayout(row(tabs, on, new QCheckBox(words(zh, "Not", "未选")), part, radio));
    auto* combo = new QComboBox;
    combo->addItems({words(zh, "Transaction", "交易"), words(zh, "Customer", "客户")});
    auto* error = new QComboBox;
    error->addItem(words(zh, "Choose…", "选择…"));
    error->setProperty("state", "error");
    auto* edit = new QLineEdit;
    edit->setObjectName(QStringLiteral("focused"));
    edit->setPlaceholderText(words(zh, "Find customer", "查找客户"));
    auto* spin = new QSpinBox;
    spin->setMaximum(1000);
    spin->setValue(120);
    box->addLayout(row(combo, error, edit, spin));
    auto* progress = new QProgressBar;
    progress->setValue(62);
    progress->setTextVisible(false);
    box->addWidget(progress);
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setValue(40);
    box->addWidget(slider);
    auto* list = new QListWidget;
    list->addItems(
        {words(zh, "Overview", "总览"), words(zh, "Segments", "客户细分"), words(zh, "Early warning", "流失预警")});
    list->setCurrentRow(1);
    list->setMaximumHeight(90);
    box->addWidget(list);
    return frame;
}

} // namespace

class ControlsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void panel_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("chinese");
        QTest::newRow("light-en") << false << false;
        QTest::newRow("dark-en") << true << false;
        QTest::newRow("light-zh") << false << true;
        QTest::newRow("dark-zh") << true << true;
    }

    void panel()
    {
        QFETCH(bool, dark);
        QFETCH(bool, chinese);
        const PaintOptions options = sampleOptions(dark, chinese);
        applyTheme(*qApp, options.theme, options.type);
        QWidget window;
        window.setProperty("surface", "window");
        window.setAttribute(Qt::WA_StyledBackground);
        window.resize(1440, 860);
        auto* grid = new QGridLayout(&window);
        grid->setContentsMargins(16, 16, 16, 16);
        grid->setSpacing(12);
        auto* strip = new TileStrip;
        strip->setTiles(sampleTiles(chinese));
        grid->addWidget(strip, 0, 0, 1, 3);
        grid->addWidget(controls(chinese), 1, 0);
        QVBoxLayout* box = nullptr;
        auto* trend = new TrendView;
        trend->setSpec(sampleTrend(chinese));
        grid->addWidget(block(box, words(chinese, "Churn trend", "流失趋势")), 1, 1);
        box->addWidget(trend, 1);
        auto* table = new TableSpecView;
        table->setSpec(sampleTable(chinese));
        grid->addWidget(block(box, words(chinese, "Segments most at risk", "风险最高的分群")), 1, 2);
        box->addWidget(table, 1);
        auto* facet = new FacetView;
        facet->setSpec(sampleHistogram());
        auto* region = new FacetView;
        region->setSpec(sampleCategories(chinese));
        QFrame* active = block(box, words(chinese, "Tenure", "客龄"));
        active->setProperty("active", true);
        grid->addWidget(active, 2, 0);
        box->addWidget(facet, 1);
        box->addWidget(region, 1);
        auto* cells = new GridView;
        cells->setSpec(sampleRfm(chinese));
        grid->addWidget(block(box, words(chinese, "RFM grid", "RFM 网格")), 2, 1);
        box->addWidget(cells, 1);
        auto* flow = new FlowView;
        flow->setSpec(sampleFlow(chinese));
        auto* curve = new CurveView;
        curve->setSpec(sampleCurve(chinese));
        grid->addWidget(block(box, words(chinese, "Flow and return", "流量与回流")), 2, 2);
        box->addWidget(flow, 1);
        box->addWidget(curve, 1);
        grid->setColumnStretch(0, 4);
        grid->setColumnStretch(1, 5);
        grid->setColumnStretch(2, 5);
        for (ChartWidget* view : window.findChildren<ChartWidget*>()) {
            view->setTheme(options.theme);
            view->setTypography(options.type);
        }
        for (PlotView* view : {static_cast<PlotView*>(trend), static_cast<PlotView*>(curve)}) {
            view->setTheme(options.theme);
            view->setTypography(options.type);
        }
        table->setTheme(options.theme);
        table->setTypography(options.type);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.findChild<QLineEdit*>(QStringLiteral("focused"))->setFocus();
        table->selectRow(0);
        trend->setHovered(19);
        const QImage image = window.grab().toImage();
        keepPicture(image, QStringLiteral("controls-") + QString::fromLatin1(QTest::currentDataTag()));
        // The style reached ordinary widgets: the primary button has the accent, the window its own colour.
        const auto* primary = window.findChild<QPushButton*>();
        const QImage face = const_cast<QPushButton*>(primary)->grab().toImage(); // NOLINT
        QCOMPARE(face.pixelColor(6, face.height() / 2), options.theme.accent);
        QCOMPARE(image.pixelColor(4, 4), options.theme.window);
        QVERIFY(window.findChild<QComboBox*>()->height() >= 26);
        QVERIFY(primary->height() >= 26);
        for (const QLabel* shown : window.findChildren<QLabel*>())
            QVERIFY2(shown->text() != QStringLiteral("block"), "a role must not replace the words of a label");
        // Every painted view paints on the surface of its block and says something.
        for (QWidget* view : QList<QWidget*>{trend, facet, region, cells, flow, curve, table})
            QVERIFY2(inked(view->grab().toImage(), view->rect(), options.theme.surface) > 200,
                view->metaObject()->className());
    }

    void cleanup() { qApp->setStyleSheet({}); }
};

HOLDFAST_TEST(ControlsTest)
#include "ControlsTest.moc"
