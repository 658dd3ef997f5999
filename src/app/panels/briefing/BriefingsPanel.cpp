// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/briefing/BriefingsPanel.h"

#include "app/look/Catalogues.h"
#include "app/look/Icons.h"
#include "app/panels/briefing/ChartRelay.h"
#include "app/panels/briefing/PageStack.h"
#include "briefing/WriteBriefing.h"
#include "charts/PagePainter.h"
#include "flow/Briefings.h"
#include "present/ErrorText.h"
#include "present/Words.h"

#include <QApplication>
#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace holdfast::app {

using Kind = domain::BriefingItem::Kind;

namespace {

QFrame* card(QWidget* parent)
{
    auto* frame = new QFrame(parent);
    frame->setProperty("surface", QStringLiteral("block"));
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(6);
    return frame;
}

QLabel* heading(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setProperty("type", QStringLiteral("block"));
    return label;
}

} // namespace

BriefingsPanel::BriefingsPanel(const Surroundings& surroundings, QWidget* parent)
    : Panel(surroundings, parent)
    , m_which(new QComboBox(this))
    , m_copy(new QPushButton(icon(QStringLiteral("copy"), surroundings.appearance), {}, this))
    , m_export(new QPushButton(this))
    , m_removeAll(new QPushButton(this))
    , m_pages(new PageStack(surroundings.appearance, this))
{
    setObjectName(QStringLiteral("briefingsPanel"));
    m_which->setObjectName(QStringLiteral("briefingChoice"));
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_copy->setObjectName(QStringLiteral("briefingCopy"));
    m_removeAll->setObjectName(QStringLiteral("briefingRemove"));
    m_export->setObjectName(QStringLiteral("briefingExport"));
    m_export->setProperty("role", QStringLiteral("primary"));
    connect(m_which, &QComboBox::activated, this, [this](int index) { choose(m_which->itemData(index).toString()); });
    connect(m_copy, &QPushButton::clicked, this, &BriefingsPanel::makeOwn);
    connect(m_removeAll, &QPushButton::clicked, this, [this] {
        workbench().change(tr("Removing a briefing"),
            [name = m_name.toStdString()](flow::Session& session, core::JobContext& job) { return flow::removeBriefing(session, name, job); });
    });
    connect(m_export, &QPushButton::clicked, this, [this] { Q_EMIT exportWanted(m_name); });
    for (QWidget* action : std::initializer_list<QWidget*> {m_which, m_copy, m_removeAll, m_export})
        header()->addAction(action);
    auto* columns = new QHBoxLayout;
    columns->setContentsMargins(16, 0, 16, 12);
    columns->setSpacing(12);
    columns->addWidget(makeContents());
    columns->addWidget(m_pages, 1);
    columns->addWidget(makeSide());
    bodyLayout()->addLayout(columns);

    Workbench& bench = workbench();
    connect(&bench, &Workbench::stateChanged, this, [this] {
        m_stale = true;
        if (m_active)
            read();
    });
    const auto again = [this] {
        m_drawStale = true;
        if (m_active)
            draw();
    };
    connect(&bench, &Workbench::factsChanged, this, again);
    connect(&bench, &Workbench::filtersSettled, this, again);
    connect(&bench, &Workbench::closed, this, [this] {
        m_own.clear();
        m_template.reset();
        m_name.clear();
        m_stale = m_drawStale = true;
        m_pages->setText({});
    });
    word();
}

QToolButton* BriefingsPanel::tool(const QString& name, const char* iconName, std::function<void()> run)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setProperty("role", QStringLiteral("icon"));
    button->setIcon(icon(QString::fromLatin1(iconName), with().appearance));
    button->setFixedSize(26, 26);
    connect(button, &QToolButton::clicked, this, std::move(run));
    return button;
}

QWidget* BriefingsPanel::makeContents()
{
    auto* frame = card(this);
    frame->setFixedWidth(228);
    auto* layout = static_cast<QVBoxLayout*>(frame->layout());
    m_contentsTitle = heading(frame);
    layout->addWidget(m_contentsTitle);
    m_locked = new QLabel(frame);
    m_locked->setProperty("type", QStringLiteral("caption"));
    m_locked->setWordWrap(true);
    layout->addWidget(m_locked);
    m_parts = new QListWidget(frame);
    m_parts->setObjectName(QStringLiteral("briefingParts"));
    m_parts->setDragDropMode(QAbstractItemView::InternalMove);
    m_parts->setTextElideMode(Qt::ElideRight);
    m_parts->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_parts, &QListWidget::currentRowChanged, this, [this] {
        if (!m_filling)
            fillPart();
    });
    connect(m_parts->model(), &QAbstractItemModel::rowsMoved, this, [this](const QModelIndex&, int from, int, const QModelIndex&, int to) {
        // The view has moved its row already; the plan follows, and is read again when it is kept.
        moveTo(from, to > from ? to - 1 : to);
    });
    layout->addWidget(m_parts, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(2);
    m_up = tool(QStringLiteral("briefingUp"), "chevron-up", [this] { moveTo(this->row(), this->row() - 1); });
    m_down = tool(QStringLiteral("briefingDown"), "chevron-down", [this] { moveTo(this->row(), this->row() + 1); });
    const auto own = [this](Kind kind, const QString& words) {
        Item item;
        item.kind = kind;
        item.words = words.toStdString();
        add(std::move(item));
    };
    m_heading = tool(QStringLiteral("briefingHeading"), "doc", [own, this] { own(Kind::Heading, tr("Heading")); });
    m_text = tool(QStringLiteral("briefingText"), "edit", [own, this] { own(Kind::Text, tr("Text")); });
    m_break = tool(QStringLiteral("briefingBreak"), "box", [own] { own(Kind::Break, {}); });
    m_delete = tool(QStringLiteral("briefingDelete"), "trash", [this] { remove(); });
    for (QToolButton* button : {m_up, m_down, m_heading, m_text, m_break})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(m_delete);
    layout->addLayout(row);
    const auto key = [this](const QKeySequence& keys, std::function<void()> run) {
        auto* shortcut = new QShortcut(keys, m_parts);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, std::move(run));
    };
    key(Qt::ALT | Qt::Key_Up, [this] { moveTo(this->row(), this->row() - 1); });
    key(Qt::ALT | Qt::Key_Down, [this] { moveTo(this->row(), this->row() + 1); });
    key(Qt::Key_Delete, [this] { remove(); });
    return frame;
}

QWidget* BriefingsPanel::makeSide()
{
    auto* side = new QWidget(this);
    side->setFixedWidth(256);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);

    auto* basket = card(side);
    m_basketTitle = heading(basket);
    m_basket = new QListWidget(basket);
    m_basket->setObjectName(QStringLiteral("briefingBasket"));
    m_basket->setWordWrap(true);
    m_basket->setIconSize({14, 14});
    m_toPlan = new QPushButton(basket);
    m_toPlan->setObjectName(QStringLiteral("briefingTakePin"));
    m_dropPin = new QPushButton(basket);
    m_dropPin->setObjectName(QStringLiteral("briefingDropPin"));
    connect(m_toPlan, &QPushButton::clicked, this, &BriefingsPanel::takeFromBasket);
    connect(m_dropPin, &QPushButton::clicked, this, &BriefingsPanel::removeFromBasket);
    connect(m_basket, &QListWidget::itemActivated, this, &BriefingsPanel::takeFromBasket);
    connect(m_basket, &QListWidget::currentRowChanged, this, [this] { word(); });
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_toPlan);
    buttons->addWidget(m_dropPin);
    buttons->addStretch(1);
    auto* inBasket = static_cast<QVBoxLayout*>(basket->layout());
    m_basketHint = new QLabel(basket);
    m_basketHint->setProperty("type", QStringLiteral("caption"));
    m_basketHint->setWordWrap(true);
    inBasket->addWidget(m_basketTitle);
    inBasket->addWidget(m_basketHint);
    inBasket->addWidget(m_basket, 1);
    inBasket->addLayout(buttons);
    column->addWidget(basket, 1);

    m_part = card(side);
    QFrame* part = m_part;
    m_partTitle = heading(part);
    m_titleLabel = new QLabel(part);
    m_noteLabel = new QLabel(part);
    for (QLabel* label : {m_titleLabel, m_noteLabel})
        label->setProperty("type", QStringLiteral("caption"));
    m_words = new QLineEdit(part);
    m_words->setObjectName(QStringLiteral("briefingWords"));
    m_long = new QPlainTextEdit(part);
    m_long->setObjectName(QStringLiteral("briefingLongText"));
    m_long->setTabChangesFocus(true);
    m_note = new QLineEdit(part);
    m_note->setObjectName(QStringLiteral("briefingNote"));
    const auto keep = [this] {
        const Plan* now = plan();
        const int at = row();
        if (m_filling || !now || !isOwn() || at < 0)
            return;
        Plan changed = *now;
        Item& item = changed.items[std::size_t(at)];
        const QString words = item.kind == Kind::Text ? m_long->toPlainText() : m_words->text();
        if (!words.trimmed().isEmpty() || (item.kind != Kind::Text && item.kind != Kind::Heading))
            item.words = words.toStdString();
        item.note = m_note->text().toStdString();
        if (changed != *now)
            save(changed, at);
    };
    connect(m_words, &QLineEdit::editingFinished, this, keep);
    connect(m_note, &QLineEdit::editingFinished, this, keep);
    auto* done = new QShortcut(Qt::CTRL | Qt::Key_Return, m_long);
    done->setContext(Qt::WidgetShortcut);
    connect(done, &QShortcut::activated, this, keep);
    auto* lines = static_cast<QVBoxLayout*>(part->layout());
    for (QWidget* widget : std::initializer_list<QWidget*> {m_partTitle, m_titleLabel, m_words, m_long, m_noteLabel, m_note})
        lines->addWidget(widget);
    column->addWidget(part);
    // A text is kept when its field is left.
    connect(qApp, &QApplication::focusChanged, this, [this, keep](QWidget* old, QWidget*) {
        if (old == m_long)
            keep();
    });
    return side;
}

void BriefingsPanel::activate()
{
    m_active = true;
    if (m_stale)
        read();
    else if (m_drawStale)
        draw();
}

void BriefingsPanel::hideEvent(QHideEvent* event)
{
    m_active = false;
    Panel::hideEvent(event);
}

void BriefingsPanel::recompute()
{
    workbench().recompute();
}

void BriefingsPanel::read()
{
    const flow::SessionPtr session = workbench().session();
    if (!session)
        return;
    m_stale = false;
    JobRequest request;
    request.name = tr("Reading the briefings");
    request.key = QStringLiteral("briefings");
    request.visible = false;
    workbench().jobs().run<std::map<std::string, Plan>>(
        request, this, [session](core::JobContext&) { return flow::briefings(*session); },
        [this, session](core::Result<std::map<std::string, Plan>> all) {
            if (workbench().session() != session)
                return;
            if (!all) {
                m_pages->setText(present::errorText(all.error()));
                return;
            }
            const bool same = m_own == *all && !m_name.isEmpty();
            m_own = std::move(*all);
            if (m_name.isEmpty())
                m_name = QStringLiteral("weekly-churn");
            if (!same || m_drawStale)
                choose(m_name);
        });
}

void BriefingsPanel::choose(const QString& name)
{
    m_name = name;
    m_template.reset();
    if (!isOwn()) {
        auto found = flow::templatePlan(name.toStdString());
        if (!found) { // it was removed
            m_name = QStringLiteral("weekly-churn");
            found = flow::templatePlan(m_name.toStdString());
        }
        m_template = std::move(*found);
    }
    fill();
    draw();
}

const BriefingsPanel::Plan* BriefingsPanel::plan() const
{
    if (const auto it = m_own.find(m_name.toStdString()); it != m_own.end())
        return &it->second;
    return m_template ? &*m_template : nullptr;
}

QString BriefingsPanel::wordsOf(const Item& item) const
{
    const QString page = present::pageName(QString::fromStdString(item.page));
    const QString words = QString::fromStdString(item.words);
    switch (item.kind) {
    case Kind::Page:
        return page;
    case Kind::Figures:
        return tr("Figures: %1").arg(page);
    case Kind::Block:
        return !words.isEmpty() ? words : tr("%1: %2").arg(page, QString::fromStdString(item.label.empty() ? item.block : item.label));
    case Kind::Heading:
        return tr("Heading: %1").arg(words);
    case Kind::Text:
        return words.simplified();
    case Kind::Break:
        return tr("Page break");
    }
    return words;
}

void BriefingsPanel::fill()
{
    m_filling = true;
    m_which->clear();
    for (const std::string& name : flow::briefingTemplates())
        m_which->addItem(briefing::briefingTitle(QString::fromStdString(name)), QString::fromStdString(name));
    bool first = true;
    for (const auto& [name, own] : m_own) {
        if (name == flow::kBriefingBasket)
            continue;
        if (std::exchange(first, false))
            m_which->insertSeparator(m_which->count());
        m_which->addItem(QString::fromStdString(name), QString::fromStdString(name));
    }
    m_which->setCurrentIndex(m_which->findData(m_name));

    const int before = m_wantedRow >= 0 ? m_wantedRow : row();
    m_wantedRow = -1;
    m_parts->clear();
    if (const Plan* now = plan())
        for (const Item& item : now->items) {
            auto* entry = new QListWidgetItem(wordsOf(item), m_parts);
            entry->setToolTip(entry->text());
        }
    m_parts->setCurrentRow(std::min(before, m_parts->count() - 1));
    m_parts->setDragEnabled(isOwn());

    const int pin = m_basket->currentRow();
    m_basket->clear();
    if (const auto basket = m_own.find(std::string(flow::kBriefingBasket)); basket != m_own.end())
        for (const Item& item : basket->second.items)
            new QListWidgetItem(icon(QStringLiteral("pin"), with().appearance), wordsOf(item)
                    + (item.segment.empty() && !item.rule ? QString() : QStringLiteral(" · ") + (item.segment.empty() ? tr("filtered") : QString::fromStdString(item.segment))),
                m_basket);
    m_basket->setCurrentRow(std::min(std::max(pin, 0), m_basket->count() - 1));
    m_filling = false;
    fillPart();
    word();
}

void BriefingsPanel::fillPart()
{
    m_filling = true;
    const Plan* now = plan();
    const int at = row();
    const Item* item = now && at >= 0 && at < int(now->items.size()) ? &now->items[std::size_t(at)] : nullptr;
    const bool own = isOwn() && item;
    const bool taken = item && item->kind == Kind::Block;
    const bool words = item && (taken || item->kind == Kind::Heading);
    m_part->setVisible(own);
    m_partTitle->setText(item ? wordsOf(*item) : QString());
    m_words->setText(item ? QString::fromStdString(item->words) : QString());
    m_long->setPlainText(item && item->kind == Kind::Text ? QString::fromStdString(item->words) : QString());
    m_note->setText(item ? QString::fromStdString(item->note) : QString());
    m_titleLabel->setVisible(own && (words || item->kind == Kind::Text));
    m_titleLabel->setText(item && item->kind == Kind::Text ? tr("Text, kept when you leave the field") : tr("Title"));
    m_words->setVisible(own && words);
    m_long->setVisible(own && item->kind == Kind::Text);
    m_noteLabel->setVisible(own && taken);
    m_note->setVisible(own && taken);
    m_words->setPlaceholderText(taken ? tr("As in its panel") : QString());
    for (QToolButton* button : {m_up, m_down, m_delete})
        button->setEnabled(own);
    m_filling = false;
}

int BriefingsPanel::row() const
{
    return m_parts->currentRow();
}

void BriefingsPanel::draw()
{
    const flow::SessionPtr session = workbench().session();
    const Plan* now = plan();
    if (!session || !now || !workbench().hasData())
        return;
    m_drawStale = false;
    if (now->items.empty()) {
        m_pages->setText(tr("This briefing is empty. Pin a figure in another panel (its menu, or P), then add it here."));
        return;
    }
    briefing::BriefingRequest wanted;
    wanted.plan = *now;
    wanted.name = m_name.toStdString();
    wanted.scope = workbench().scope();
    const QString language = with().appearance.language();
    wanted.chinese = language == QStringLiteral("zh_CN");
    std::shared_ptr<ChartRelay> relay(new ChartRelay(charts::pagePainter(QLocale(language)), nullptr), [](ChartRelay* last) { last->deleteLater(); });
    JobRequest request;
    request.name = tr("Drawing the pages");
    request.key = QStringLiteral("briefing-pages");
    request.visible = false;
    m_zoom = zoom();
    const double ratio = devicePixelRatioF(), scale = m_zoom * ratio;
    workbench().jobs().run<QList<QImage>>(
        request, this,
        [session, wanted, relay, language, ratio, scale](core::JobContext& job) -> core::Result<QList<QImage>> {
            const SpeakingLanguage speaking(language);
            const auto made = briefing::makeBriefing(*session, wanted, job);
            if (!made)
                return std::unexpected(made.error());
            const auto layout = briefing::layOut(*made, ChartRelay::painterFor(relay, job), &job);
            QList<QImage> pages;
            for (int page = 0; page < layout.pages() && !job.shouldStop(); ++page) {
                QImage image(QSize(int(briefing::kPageWidth * scale), int(briefing::kPageHeight * scale)), QImage::Format_RGB32);
                image.fill(Qt::white);
                QPainter painter(&image);
                painter.setRenderHint(QPainter::Antialiasing);
                painter.scale(scale, scale);
                briefing::paintPage(painter, layout, *made, page, job);
                painter.end();
                image.setDevicePixelRatio(ratio);
                pages.append(image);
            }
            if (job.shouldStop())
                return core::fail(core::Code::Cancelled);
            return pages;
        },
        [this, session](core::Result<QList<QImage>> pages) {
            if (workbench().session() != session)
                return;
            if (pages)
                m_pages->setPages(*pages);
            else if (pages.error().code != core::Code::Cancelled)
                m_pages->setText(present::errorText(pages.error()));
            word();
        });
}

// The pages as wide as there is room for them.
double BriefingsPanel::zoom() const
{
    return std::clamp((m_pages->width() - 48) / briefing::kPageWidth, 0.45, 1.0);
}

void BriefingsPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    if (m_active && m_pages->pages() > 0 && std::abs(zoom() - m_zoom) > 0.02)
        draw();
}

void BriefingsPanel::save(const Plan& changed, int at)
{
    m_wantedRow = at;
    workbench().change(tr("Changing the briefing"), [name = m_name.toStdString(), changed](flow::Session& session, core::JobContext& job) {
        return flow::saveBriefing(session, name, changed, job);
    });
}

void BriefingsPanel::add(Item item)
{
    if (!isOwn())
        return;
    Plan changed = *plan();
    const int at = row() < 0 ? int(changed.items.size()) : row() + 1;
    changed.items.insert(changed.items.begin() + at, std::move(item));
    save(changed, at);
}

void BriefingsPanel::moveTo(int from, int to)
{
    const Plan* now = plan();
    if (!now || !isOwn() || from == to || from < 0 || to < 0 || from >= int(now->items.size()) || to >= int(now->items.size()))
        return;
    Plan changed = *now;
    Item item = std::move(changed.items[std::size_t(from)]);
    changed.items.erase(changed.items.begin() + from);
    changed.items.insert(changed.items.begin() + to, std::move(item));
    save(changed, to);
}

void BriefingsPanel::remove()
{
    const int at = row();
    if (!isOwn() || at < 0)
        return;
    Plan changed = *plan();
    changed.items.erase(changed.items.begin() + at);
    save(changed, at);
}

void BriefingsPanel::makeOwn()
{
    const Plan* now = plan();
    if (!now)
        return;
    with().dialogs.askText(this, tr("New briefing"), tr("Name"), tr("My %1").arg(briefing::briefingTitle(m_name)), [this, copy = *now](const QString& entered) {
        const QString name = entered.trimmed();
        if (name.isEmpty())
            return;
        if (m_own.contains(name.toStdString())) {
            with().dialogs.tell(this, tr("New briefing"), tr("There is a briefing “%1” already. Choose another name.").arg(name), {});
            return;
        }
        Plan plan = copy;
        plan.title = name.toStdString();
        workbench().change(tr("Making a briefing"),
            [name, plan](flow::Session& session, core::JobContext& job) { return flow::saveBriefing(session, name.toStdString(), plan, job); }, 1,
            [this, name] { m_name = name; });
    });
}

void BriefingsPanel::takeFromBasket()
{
    const auto basket = m_own.find(std::string(flow::kBriefingBasket));
    const int pin = m_basket->currentRow();
    if (basket == m_own.end() || pin < 0 || pin >= int(basket->second.items.size()))
        return;
    if (isOwn())
        add(basket->second.items[std::size_t(pin)]);
    else
        makeOwn();
}

void BriefingsPanel::removeFromBasket()
{
    const auto basket = m_own.find(std::string(flow::kBriefingBasket));
    const int pin = m_basket->currentRow();
    if (basket == m_own.end() || pin < 0 || pin >= int(basket->second.items.size()))
        return;
    Plan changed = basket->second;
    changed.items.erase(changed.items.begin() + pin);
    workbench().change(tr("Changing the basket"), [changed](flow::Session& session, core::JobContext& job) {
        return flow::saveBriefing(session, std::string(flow::kBriefingBasket), changed, job);
    });
}

void BriefingsPanel::retranslate()
{
    word();
    if (plan()) {
        fill();
        m_drawStale = true;
        if (m_active)
            draw();
    }
}

void BriefingsPanel::word()
{
    header()->setTexts(tr("Briefings"), tr("What does the manager need to know?"));
    m_which->setAccessibleName(tr("Briefing"));
    m_copy->setText(isOwn() ? tr("Copy…") : tr("Make it mine…"));
    m_removeAll->setText(tr("Remove"));
    m_removeAll->setVisible(isOwn());
    m_export->setText(tr("Export…"));
    m_export->setEnabled(m_pages->pages() > 0);
    m_contentsTitle->setText(tr("Contents"));
    m_locked->setText(tr("A template. Make it mine to change its parts."));
    m_locked->setVisible(!isOwn() && plan() != nullptr);
    m_basketTitle->setText(m_basket->count() == 0 ? tr("Basket") : tr("Basket: %1 pinned").arg(m_basket->count()));
    m_basketHint->setText(tr("Pin a figure in any panel by its menu or P; it waits here."));
    m_basketHint->setVisible(m_basket->count() == 0);
    m_toPlan->setText(tr("Add"));
    m_dropPin->setText(tr("Remove"));
    m_toPlan->setEnabled(m_basket->currentRow() >= 0);
    m_dropPin->setEnabled(m_basket->currentRow() >= 0);
    m_noteLabel->setText(tr("Note for readers"));
    m_parts->setAccessibleName(tr("Contents"));
    m_basket->setAccessibleName(tr("Basket"));
    m_words->setAccessibleName(tr("Title"));
    m_note->setAccessibleName(tr("Note for readers"));
    m_long->setAccessibleName(tr("Text"));
    for (const auto& [button, text] : {std::pair {m_up, tr("Up (Alt+Up)")}, {m_down, tr("Down (Alt+Down)")}, {m_heading, tr("Add a heading")},
             {m_text, tr("Add a text")}, {m_break, tr("Add a page break")}, {m_delete, tr("Take out (Del)")}}) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    }
    for (QToolButton* button : {m_heading, m_text, m_break})
        button->setEnabled(isOwn());
}

} // namespace holdfast::app
