// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/welcome/WelcomePage.h"

#include "app/look/Icons.h"
#include "app/widgets/CommandButton.h"

#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QTableWidget>
#include <QVBoxLayout>

namespace holdfast::app {

using charts::Type;

namespace {

enum Column { NameColumn, CustomersColumn, DataColumn, SizeColumn, OpenedColumn, ColumnCount };
constexpr int kMissing = Qt::UserRole + 2;

// Workspace and file name on two lines.
class TwoLines : public QStyledItemDelegate {
public:
    TwoLines(const Appearance& appearance, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_appearance(appearance)
    {
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const charts::Theme& theme = m_appearance.theme();
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.accentSoft);
        const bool missing = index.data(kMissing).toBool();
        const QRectF r = option.rect;
        paintIcon(*painter, QRectF(r.left() + 10, r.center().y() - 8, 16, 16), missing ? QStringLiteral("warn") : QStringLiteral("db"),
            missing ? theme.warn : theme.accent);
        painter->setFont(m_appearance.type().font(Type::Table, true));
        painter->setPen(missing ? theme.ink3 : theme.ink);
        const double room = r.width() - 44;
        painter->drawText(QRectF(r.left() + 36, r.top() + 3, room, 18), Qt::AlignVCenter | Qt::AlignLeft,
            QFontMetricsF(painter->font()).elidedText(index.data().toString(), Qt::ElideRight, room));
        painter->setFont(m_appearance.type().font(Type::Caption));
        painter->setPen(theme.ink3);
        painter->drawText(QRectF(r.left() + 36, r.top() + 19, room, 16), Qt::AlignVCenter | Qt::AlignLeft,
            QFontMetricsF(painter->font()).elidedText(index.data(Qt::UserRole + 1).toString(), Qt::ElideMiddle, room));
        painter->restore();
    }

private:
    const Appearance& m_appearance;
};

} // namespace

WelcomePage::WelcomePage(const Surroundings& with, QWidget* parent)
    : QWidget(parent)
    , m_with(with)
{
    setObjectName(QStringLiteral("welcome"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeStart());
    auto* right = new QWidget(this);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(44, 40, 48, 24);
    column->setSpacing(16);
    column->addWidget(makeRecent());
    column->addWidget(makeSteps());
    column->addStretch(1);
    layout->addWidget(right, 1);
    retranslate();
}

QWidget* WelcomePage::makeStart()
{
    auto* start = new QFrame(this);
    start->setProperty("surface", QStringLiteral("bar"));
    start->setFixedWidth(430);
    auto* layout = new QVBoxLayout(start);
    layout->setContentsMargins(56, 52, 44, 26);
    layout->setSpacing(10);
    auto* head = new QHBoxLayout;
    head->setSpacing(14);
    auto* logo = new QLabel(start);
    logo->setPixmap(QIcon(QStringLiteral(":/icons/holdfast.svg")).pixmap(46, 46));
    head->addWidget(logo);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    auto* name = new QLabel(QStringLiteral("Holdfast"), start);
    QFont large = m_with.appearance.type().font(Type::Kpi);
    large.setPixelSize(26);
    name->setFont(large);
    name->setStyleSheet(QStringLiteral("font-size: 26px; font-weight: 600;"));
    m_tagline = new QLabel(start);
    m_tagline->setProperty("type", QStringLiteral("secondary"));
    names->addWidget(name);
    names->addWidget(m_tagline);
    head->addLayout(names, 1);
    layout->addLayout(head);
    layout->addSpacing(18);
    m_new = new CommandButton(m_with.appearance, QStringLiteral("plus"), true, start);
    m_new->setObjectName(QStringLiteral("newWorkspace"));
    m_open = new CommandButton(m_with.appearance, QStringLiteral("folder"), false, start);
    m_open->setObjectName(QStringLiteral("openWorkspace"));
    m_sample = new CommandButton(m_with.appearance, QStringLiteral("play"), false, start);
    m_sample->setObjectName(QStringLiteral("openSample"));
    connect(m_new, &QAbstractButton::clicked, this, &WelcomePage::newWanted);
    connect(m_open, &QAbstractButton::clicked, this, &WelcomePage::openWanted);
    connect(m_sample, &QAbstractButton::clicked, this, &WelcomePage::sampleWanted);
    layout->addWidget(m_new);
    layout->addWidget(m_open);
    layout->addWidget(m_sample);
    layout->addSpacing(6);
    m_drop = new DropZone(m_with.appearance, start);
    connect(m_drop, &DropZone::browse, this, &WelcomePage::newWanted);
    layout->addWidget(m_drop);
    layout->addStretch(1);
    auto* privacy = new QHBoxLayout;
    auto* lock = new QLabel(start);
    lock->setPixmap(icon(QStringLiteral("lock"), m_with.appearance, IconTone::Good).pixmap(14, 14));
    privacy->addWidget(lock, 0, Qt::AlignTop);
    m_privacy = new QLabel(start);
    m_privacy->setWordWrap(true);
    m_privacy->setProperty("type", QStringLiteral("secondary"));
    privacy->addWidget(m_privacy, 1);
    layout->addLayout(privacy);
    layout->addSpacing(6);
    auto* looks = new QHBoxLayout;
    m_language = new QComboBox(start);
    m_language->setObjectName(QStringLiteral("welcomeLanguage"));
    for (const QString& language : Appearance::languages())
        m_language->addItem(Appearance::languageName(language), language);
    connect(m_language, &QComboBox::activated, this,
        [this](int index) { m_with.appearance.setLanguage(m_language->itemData(index).toString()); });
    looks->addWidget(m_language);
    m_theme = new QTabBar(start);
    m_theme->setDrawBase(false);
    m_theme->setExpanding(false);
    for (int i = 0; i < 3; ++i)
        m_theme->addTab(QString());
    connect(m_theme, &QTabBar::tabBarClicked, this, [this](int index) {
        if (index >= 0)
            m_with.appearance.setThemeChoice(static_cast<ThemeChoice>(index));
    });
    looks->addWidget(m_theme);
    looks->addStretch(1);
    layout->addLayout(looks);
    return start;
}

QWidget* WelcomePage::makeRecent()
{
    auto* whole = new QWidget(this);
    auto* layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto* head = new QHBoxLayout;
    m_recentTitle = new QLabel(whole);
    m_recentTitle->setProperty("type", QStringLiteral("title"));
    head->addWidget(m_recentTitle);
    head->addStretch(1);
    m_find = new QLineEdit(whole);
    m_find->setFixedWidth(212);
    m_find->addAction(icon(QStringLiteral("search"), m_with.appearance, IconTone::Ink3), QLineEdit::LeadingPosition);
    connect(m_find, &QLineEdit::textChanged, this, &WelcomePage::fillRecent);
    head->addWidget(m_find);
    layout->addLayout(head);

    m_recentBlock = new QFrame(whole);
    m_recentBlock->setProperty("surface", QStringLiteral("block"));
    auto* block = new QVBoxLayout(m_recentBlock);
    block->setContentsMargins(6, 4, 6, 8);
    m_recent = new QTableWidget(0, ColumnCount, m_recentBlock);
    m_recent->setObjectName(QStringLiteral("recentList"));
    m_recent->setFrameShape(QFrame::NoFrame);
    m_recent->setShowGrid(false);
    m_recent->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_recent->setSelectionMode(QAbstractItemView::SingleSelection);
    m_recent->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_recent->verticalHeader()->hide();
    m_recent->verticalHeader()->setDefaultSectionSize(40);
    m_recent->horizontalHeader()->setHighlightSections(false);
    m_recent->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_recent->horizontalHeader()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_recent->horizontalHeader()->setMinimumSectionSize(104);
    m_recent->setItemDelegateForColumn(NameColumn, new TwoLines(m_with.appearance, m_recent));
    m_recent->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(m_recent, &QTableWidget::itemActivated, this, [this] {
        if (m_continue->isEnabled())
            Q_EMIT openPath(selectedPath());
    });
    connect(m_recent, &QTableWidget::itemSelectionChanged, this, &WelcomePage::refreshSelected);
    block->addWidget(m_recent);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(6, 0, 6, 0);
    m_continue = new QPushButton(m_recentBlock);
    m_continue->setObjectName(QStringLiteral("continueRecent"));
    m_continue->setProperty("role", QStringLiteral("primary"));
    m_update = new QPushButton(m_recentBlock);
    m_locate = new QPushButton(m_recentBlock);
    m_remove = new QPushButton(m_recentBlock);
    m_selected = new QLabel(m_recentBlock);
    m_selected->setProperty("type", QStringLiteral("secondary"));
    connect(m_continue, &QPushButton::clicked, this, [this] { Q_EMIT openPath(selectedPath()); });
    connect(m_update, &QPushButton::clicked, this, [this] { Q_EMIT updateData(selectedPath()); });
    connect(m_locate, &QPushButton::clicked, this, &WelcomePage::openWanted);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_with.preferences.forget(selectedPath());
        refreshRecent();
    });
    foot->addWidget(m_continue);
    foot->addWidget(m_update);
    foot->addWidget(m_locate);
    foot->addWidget(m_remove);
    foot->addWidget(m_selected, 1);
    block->addLayout(foot);
    layout->addWidget(m_recentBlock);
    return whole;
}

QFrame* WelcomePage::makeSteps()
{
    auto* block = new QFrame(this);
    block->setProperty("surface", QStringLiteral("block"));
    auto* layout = new QVBoxLayout(block);
    layout->setContentsMargins(12, 10, 12, 8);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    m_stepsTitle = new QLabel(block);
    m_stepsTitle->setProperty("type", QStringLiteral("block"));
    m_stepsTime = new QLabel(block);
    m_stepsTime->setProperty("type", QStringLiteral("secondary"));
    head->addWidget(m_stepsTitle);
    head->addWidget(m_stepsTime);
    head->addStretch(1);
    layout->addLayout(head);
    for (const char* name : {"db", "clock", "segments", "doc"}) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(0, 10, 0, 10);
        row->setSpacing(12);
        auto* mark = new QLabel(block);
        mark->setFixedSize(30, 30);
        mark->setAlignment(Qt::AlignCenter);
        mark->setPixmap(icon(QString::fromLatin1(name), m_with.appearance, IconTone::Accent).pixmap(16, 16));
        row->addWidget(mark);
        auto* texts = new QVBoxLayout;
        texts->setSpacing(1);
        Step step {new QLabel(block), new QLabel(block), new QLabel(block)};
        step.title->setProperty("type", QStringLiteral("strong"));
        step.text->setProperty("type", QStringLiteral("secondary"));
        step.time->setProperty("type", QStringLiteral("secondary"));
        texts->addWidget(step.title);
        texts->addWidget(step.text);
        row->addLayout(texts, 1);
        row->addWidget(step.time);
        layout->addLayout(row);
        m_steps.append(step);
    }
    return block;
}

QString WelcomePage::selectedPath() const
{
    const int row = m_recent->currentRow();
    return row >= 0 && row < m_shown.size() ? m_shown[row].path : QString();
}

void WelcomePage::refreshRecent()
{
    fillRecent();
}

void WelcomePage::fillRecent()
{
    const QString wanted = m_find->text();
    const present::Fmt fmt = m_with.appearance.fmt();
    const QList<RecentWorkspace> all = m_with.preferences.recent();
    m_shown.clear();
    for (const RecentWorkspace& workspace : all)
        if (wanted.isEmpty() || workspace.name.contains(wanted, Qt::CaseInsensitive)
            || workspace.path.contains(wanted, Qt::CaseInsensitive))
            m_shown.append(workspace);
    m_recent->setRowCount(int(m_shown.size()));
    for (int row = 0; row < m_shown.size(); ++row) {
        const RecentWorkspace& workspace = m_shown[row];
        const bool missing = !QFileInfo::exists(workspace.path);
        auto* name = new QTableWidgetItem(workspace.name);
        name->setData(Qt::UserRole + 1, missing ? tr("File not found: %1").arg(workspace.path) : QFileInfo(workspace.path).fileName());
        name->setData(kMissing, missing);
        name->setToolTip(workspace.path);
        m_recent->setItem(row, NameColumn, name);
        const auto cell = [&](int column, const QString& text, Qt::Alignment alignment) {
            auto* item = new QTableWidgetItem(text);
            item->setTextAlignment(alignment | Qt::AlignVCenter);
            item->setFont(m_with.appearance.type().figures(Type::Table));
            m_recent->setItem(row, column, item);
        };
        const auto date = core::parseIsoDate(workspace.dataTo.toStdString());
        cell(CustomersColumn, fmt.count(workspace.customers), Qt::AlignRight);
        cell(DataColumn, date ? fmt.date(*date) : fmt.missing(), Qt::AlignLeft);
        cell(SizeColumn, fmt.bytes(workspace.bytes), Qt::AlignRight);
        cell(OpenedColumn, fmt.dateTime(workspace.opened.toSecsSinceEpoch()), Qt::AlignRight);
    }
    m_recent->setFixedHeight(m_recent->horizontalHeader()->sizeHint().height() + 40 * int(std::clamp<qsizetype>(m_shown.size(), 1, 6)) + 2);
    if (!m_shown.isEmpty())
        m_recent->setCurrentCell(0, 0);
    const bool any = !all.isEmpty();
    m_recentBlock->setVisible(any);
    m_recentTitle->setVisible(any);
    m_find->setVisible(any);
    refreshSelected();
}

void WelcomePage::refreshSelected()
{
    const QString path = selectedPath();
    const bool missing = path.isEmpty() || !QFileInfo::exists(path);
    m_continue->setVisible(!missing);
    m_update->setVisible(!missing);
    m_locate->setVisible(missing && !path.isEmpty());
    m_remove->setVisible(!path.isEmpty());
    m_selected->setText({});
}

void WelcomePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WelcomePage::retranslate()
{
    m_tagline->setText(tr("Customer churn and retention workbench"));
    m_new->setTexts(tr("New from files…"), tr("Check, map and load files in one place"), QKeySequence(QKeySequence::New).toString(QKeySequence::NativeText));
    m_open->setTexts(tr("Open workspace…"), tr("One .holdfast file holds everything"), QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText));
    m_sample->setTexts(tr("Open sample workspace"), tr("5,000 made-up customers, 24 months"), {});
    m_drop->setTexts(tr("Drop files anywhere in this window"), tr("CSV, TSV, XLSX, SQLite or a .holdfast file"));
    m_privacy->setText(tr("Your data stays on this computer. No account, no telemetry, no network unless you open a warehouse."));
    m_language->setAccessibleName(tr("Language"));
    m_language->setCurrentIndex(m_language->findData(m_with.appearance.language()));
    m_theme->setTabText(0, tr("System", "theme"));
    m_theme->setTabText(1, tr("Light", "theme"));
    m_theme->setTabText(2, tr("Dark", "theme"));
    m_theme->setAccessibleName(tr("Theme"));
    m_theme->setCurrentIndex(static_cast<int>(m_with.appearance.themeChoice()));
    m_recentTitle->setText(tr("Recent workspaces"));
    m_find->setPlaceholderText(tr("Find workspace"));
    m_find->setAccessibleName(tr("Find workspace"));
    m_recent->setAccessibleName(tr("Recent workspaces"));
    m_recent->setHorizontalHeaderLabels({tr("Workspace"), tr("Customers"), tr("Data to"), tr("Size"), tr("Opened")});
    for (int column = 0; column < ColumnCount; ++column)
        m_recent->horizontalHeaderItem(column)->setTextAlignment(
            (column == NameColumn || column == DataColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    m_continue->setText(tr("Continue"));
    m_update->setText(tr("Update data…"));
    m_locate->setText(tr("Locate…"));
    m_remove->setText(tr("Remove from list"));
    m_stepsTitle->setText(tr("From files to a first briefing"));
    m_stepsTime->setText(tr("about 20 minutes"));
    const QList<std::array<QString, 3>> steps {
        {tr("Import"), tr("Drop customers and transactions. Either of them is enough to start."), tr("5 min")},
        {tr("Define churn"), tr("Confirm when a customer counts as gone; a rule is proposed from the data."), tr("3 min")},
        {tr("Explore"), tr("Overview and segments: who leaves, and where."), tr("10 min")},
        {tr("Report"), tr("Export a briefing to PDF or Excel."), tr("2 min")},
    };
    for (int i = 0; i < m_steps.size(); ++i) {
        m_steps[i].title->setText(steps[i][0]);
        m_steps[i].text->setText(steps[i][1]);
        m_steps[i].time->setText(steps[i][2]);
    }
    fillRecent();
}

} // namespace holdfast::app
